"""What must hold of every strategy, whatever an owner answers: one small law each.

A law looks at one whole strategy and names what breaks it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from advisor.core.message import Label, Listing, Message, Shown, placeholders
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import ABSENT, UNKNOWN
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.fact import Missing
from advisor.core.rules.work import PHASES
from advisor.core.strategy.case import Case
from advisor.core.strategy.weeks import Slot
from advisor.language import english
from advisor.report.markdown import render_markdown
from advisor.report.outline_json import outline_to_json

DAY = date(2026, 1, 5)
CENT = 0.005
# An answer that looks like a placeholder and must come out as it was typed.
TYPED = "{business.name}"


def items_of(case: Case) -> tuple[OutlineItem, ...]:
    return tuple(case.outline.items())


def has_goals(case: Case) -> bool:
    return bool(case.profile.goals)


def tactics_of(case: Case) -> tuple[Slot, ...]:
    return tuple(slot for slot in case.plan.slots if isinstance(slot.work, Tactic))


def rendered(case: Case) -> tuple[str, str]:
    language = english()
    return render_markdown(case.outline, language), outline_to_json(case.outline, language)


Law = Callable[[Case], Iterator[str]]


def nothing_is_both_recommended_and_left_out(case: Case) -> Iterator[str]:
    out = {item.id for item in items_of(case) if item.section == "left-out"}
    yield from (i.id for i in items_of(case) if i.section != "left-out" and i.id in out)


def ids_are_unique(case: Case) -> Iterator[str]:
    counts = Counter(item.id for item in items_of(case))
    yield from (name for name, count in counts.items() if count > 1)


def hours_and_money_are_never_exceeded(case: Case) -> Iterator[str]:
    totals = case.outline.totals
    spent = {
        "owner": (max(w.owner_hours for w in totals.weeks), totals.owner_limit),
        "others": (max(w.staff_hours for w in totals.weeks), totals.staff_limit),
        "money": (totals.money, totals.money_limit),
        "season": (totals.season_hours or 0, totals.season_limit or 0),
    }
    yield from (f"{k}: {used} of {most}" for k, (used, most) in spent.items() if used > most + CENT)


def the_week_sums_are_those_of_the_plan(case: Case) -> Iterator[str]:
    """Every week of the outline has the hours and the beginnings of the plan's slots."""
    plan = case.plan
    for week in case.outline.totals.weeks:
        begun = tuple(slot.key for slot in plan.slots if slot.first_week == week.number)
        if week.starts != begun:
            yield f"week {week.number}: begins {week.starts}, planned are {begun}"
    for payer, hours in (
        ("owner", [week.owner_hours for week in case.outline.totals.weeks]),
        ("staff", [week.staff_hours for week in case.outline.totals.weeks]),
    ):
        slots = [slot for slot in plan.slots if slot.payer == payer]
        for number, booked in enumerate(hours, start=1):
            least, most = _summed(_week(slot, number) for slot in slots)
            if not least - CENT <= booked <= most + CENT:
                yield f"{payer}, week {number}: {booked} h, not {least} to {most}"
        least, most = _summed(_in_all(slot, len(hours)) for slot in slots)
        if not least - CENT * len(hours) <= sum(hours) <= most + CENT * len(hours):
            yield f"{payer}: {sum(hours)} h in all, not {least} to {most}"


def _summed(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The least and the most of several spans together."""
    low, high = 0.0, 0.0
    for least, most in spans:
        low, high = low + least, high + most
    return low, high


def _set_up(slot: Slot) -> tuple[int, int]:
    """The first and the last week in which setting up may end; 0 where there is none to do.

    Work that takes several weeks may be set up before it is ready.
    """
    if not slot.work.setup_hours[1]:
        return slot.first_week - 1, slot.first_week - 1
    return slot.ready_week if slot.work.takes_weeks == 1 else slot.first_week, slot.ready_week


def _week(slot: Slot, number: int) -> tuple[float, float]:
    """The least and the most hours that a slot takes in one week."""
    earliest, latest = _set_up(slot)
    weekly, setup = slot.work.weekly_hours[1], slot.work.setup_hours[1]
    most = weekly * (number > earliest) + setup * (slot.first_week <= number <= latest)
    return weekly * (number > latest), most


def _in_all(slot: Slot, weeks: int) -> tuple[float, float]:
    """The least and the most hours that a slot takes in all weeks; alike where it is certain."""
    earliest, latest = _set_up(slot)
    weekly, setup = slot.work.weekly_hours[1], slot.work.setup_hours[1]
    return setup + weekly * (weeks - latest), setup + weekly * (weeks - earliest)


def everything_said_is_justified(case: Case) -> Iterator[str]:
    """By an answer, or by a rule that needs none; and by the article or as judgement."""
    rules = case.rulebase.rules
    for item in items_of(case):
        why = item.why
        rested = why.facts or any(not rules[rule].when for rule in why.rules)
        if item.value and not rested and not _follows_from_silence(case, item):
            yield f"{item.id}: no answer behind {why.rules}"
        if (why.basis == "article") != bool(why.principles):
            yield f"{item.id}: marked {why.basis}, principles {why.principles}"
        if item.value and not why.because:
            yield f"{item.id}: no reason in words"


def _follows_from_silence(case: Case, item: OutlineItem) -> bool:
    """No goal was chosen, or nothing was said of a relationship that makes it count."""
    if item.kind == "proposal":
        return not has_goals(case)
    return item.kind == "development" and item.value == "low"


def nothing_rests_on_an_unanswered_question(case: Case) -> Iterator[str]:
    """Except for rules that ask for the gap."""
    for firing in case.inference.firings:
        rule = case.rulebase.rules[firing.rule]
        asks_for_gaps = {c.fact for c in rule.when if not c.implies_known}
        for ref, state in firing.premises:
            asked = state is Missing.UNKNOWN and ref.key in asks_for_gaps
            if ref.key in case.rulebase.questions and isinstance(state, Missing) and not asked:
                yield f"{rule.id} rests on {ref.key}"


def nothing_is_empty_without_a_word(case: Case) -> Iterator[str]:
    yield from (s.id for s in case.outline.sections if not s.items and s.note is None)
    if not items_of(case):
        yield "no item at all"
    if has_goals(case) and not tactics_of(case) and case.outline.section("later") is None:
        yield "goals, and neither a plan nor anything later"


def every_goal_has_one_objective(case: Case) -> Iterator[str]:
    counts = Counter(item.subject.goal for item in items_of(case) if item.kind == "objective")
    for goal in case.profile.goals:
        if counts[goal.id] != 1:
            yield f"{goal.id}: {counts[goal.id]} objectives"


def a_firm_with_a_goal_is_told_once_what_becomes_of_its_accounts(case: Case) -> Iterator[str]:
    said = [item.id for item in items_of(case) if item.kind == "stance"]
    if len(said) != int(has_goals(case)):
        yield str(said)


def every_relationship_is_developed_in_one_or_two_ways(case: Case) -> Iterator[str]:
    for item in items_of(case):
        fewest = int(has_goals(case))
        if item.kind == "relationship" and not fewest <= len(item.children) <= 2:
            yield f"{item.id}: {[child.id for child in item.children]}"


def phases_come_in_order(case: Case) -> Iterator[str]:
    """Nothing begins before all work of an earlier phase is set up."""
    for earlier in case.plan.slots:
        for later in case.plan.slots:
            in_order = PHASES.index(earlier.work.phase) < PHASES.index(later.work.phase)
            if in_order and later.first_week < earlier.ready_week:
                yield f"{later.key} begins before {earlier.key} is ready"


def listening_comes_before_posting(case: Case) -> Iterator[str]:
    for listening in tactics_of(case):
        for posting in tactics_of(case):
            both = (listening.work.phase, posting.work.phase) == ("listening", "content")
            if both and posting.first_week <= listening.ready_week:
                yield f"{posting.key} begins before {listening.key} is done"


def what_is_required_comes_first(case: Case) -> Iterator[str]:
    recommended = {r.item.id for r in case.work.values()}
    ready: dict[str, int] = {}
    for slot in case.plan.slots:
        for required in slot.work.waits_for:
            if required in recommended and slot.first_week < ready.get(required, 99):
                yield f"{slot.key} does not wait for {required}"
        ready[slot.work.id] = max(slot.ready_week, ready.get(slot.work.id, 0))


def sentences_are_whole(case: Case) -> Iterator[str]:
    """Every placeholder is filled, and no gap is read out in the middle of a sentence."""
    for item in items_of(case):
        for told in (item.title, item.text, *item.why.because, *(d.value for d in item.details)):
            for part in _messages(told):
                missing = set(placeholders(part.template)) - {name for name, _ in part.values}
                gaps = [name for name, value in part.values if _is_gap(value)]
                alone = [f"{{{name}}}" for name, _ in part.values] == [part.template]
                if missing or (gaps and not alone):
                    yield f"{item.id}: {sorted(missing) + gaps} in “{part.template}”"


def _messages(shown: Shown | None) -> Iterator[Message]:
    if isinstance(shown, Listing):
        for part in shown.parts:
            yield from _messages(part)
    if isinstance(shown, Message):
        yield shown
        for _, value in shown.values:
            yield from _messages(value)


def _is_gap(value: Shown) -> bool:
    return isinstance(value, Label) and value.text in (UNKNOWN, ABSENT)


def no_placeholder_is_printed(case: Case) -> Iterator[str]:
    for text in rendered(case):
        yield from set(re.findall(r"\{[a-z_.]+\}", text.replace("\\", ""))) - {TYPED}


LAWS: tuple[Law, ...] = (
    nothing_is_both_recommended_and_left_out,
    ids_are_unique,
    hours_and_money_are_never_exceeded,
    the_week_sums_are_those_of_the_plan,
    everything_said_is_justified,
    nothing_rests_on_an_unanswered_question,
    nothing_is_empty_without_a_word,
    every_goal_has_one_objective,
    a_firm_with_a_goal_is_told_once_what_becomes_of_its_accounts,
    every_relationship_is_developed_in_one_or_two_ways,
    phases_come_in_order,
    listening_comes_before_posting,
    what_is_required_comes_first,
    sentences_are_whole,
    no_placeholder_is_printed,
)


def broken(case: Case) -> dict[str, list[str]]:
    """The laws a strategy breaks, by name, with what breaks them."""
    found = {law.__name__: list(law(case)) for law in LAWS}
    return {name: faults for name, faults in found.items() if faults}
