"""What must hold of every strategy, whatever an owner answers: one small law each.

A law looks at one whole strategy and names what breaks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from advisor.core.message import Listing
from advisor.core.planning.plan import HoldKind, Placement
from advisor.core.planning.timing import ANSWERED
from advisor.core.planning.work import Claim
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.fact import BUSINESS, Missing, about
from advisor.core.strategy.case import Case
from tests.text_laws import (
    Law,
    no_placeholder_is_printed,
    no_sentence_is_printed_twice,
    nobody_is_named_who_is_not_there,
    page_one_is_one_page,
    sentences_are_whole,
    the_outline_keeps_to_its_length,
)

DAY = date(2026, 1, 5)
CENT = 0.005


def items_of(case: Case) -> tuple[OutlineItem, ...]:
    return tuple(case.outline.items())


def has_goals(case: Case) -> bool:
    return bool(case.profile.goals)


def tactics_of(case: Case) -> tuple[Placement, ...]:
    return tuple(p for p in case.plan.placements if isinstance(case.work[p.key].item, Tactic))


def nothing_is_both_recommended_and_left_out(case: Case) -> Iterator[str]:
    out = {item.id for item in items_of(case) if item.section == "left-out"}
    yield from (i.id for i in items_of(case) if i.section != "left-out" and i.id in out)


def ids_are_unique(case: Case) -> Iterator[str]:
    counts = Counter(item.id for item in items_of(case))
    yield from (name for name, count in counts.items() if count > 1)


def hours_and_money_are_never_exceeded(case: Case) -> Iterator[str]:
    totals = case.outline.totals
    spent = {
        "owner": (totals.owner_hours, totals.owner_limit),
        "others": (totals.staff_hours, totals.staff_limit),
        "money": (totals.money, totals.money_limit),
        "once": (totals.money_once, totals.money_once_limit),
    }
    for name, (used, most) in spent.items():
        if most is not None and used > most + CENT:
            yield f"{name}: {used} of {most}"


def the_sums_are_those_of_the_weeks(case: Case) -> Iterator[str]:
    totals = case.outline.totals
    for name in ("owner_hours", "staff_hours"):
        fullest = max(getattr(week, name) for week in totals.weeks)
        if fullest != getattr(totals, name):
            yield f"{name}: {getattr(totals, name)}, and a week of {fullest}"


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


def a_missing_goal_is_blamed_only_where_it_is_missing(case: Case) -> Iterator[str]:
    """A section that tells waiting from missing says the one that is so."""
    notes = {s.id: s.note.template for s in case.outline.sections if s.note is not None}
    for definition in case.rulebase.sections:
        if definition.waiting and notes.get(definition.id) == definition.empty and has_goals(case):
            yield f"{definition.id}: {definition.empty}"


def every_goal_has_one_objective(case: Case) -> Iterator[str]:
    """Except where the goal is to keep what there is: then no number is asked for."""
    counts = Counter(item.subject.goal for item in items_of(case) if item.kind == "objective")
    for goal in case.profile.goals:
        kept = case.inference.state("goal.kind", about("goal", goal.id)) == "keep"
        if counts[goal.id] != int(not kept):
            yield f"{goal.id}: {counts[goal.id]} objectives"


def what_becomes_of_the_accounts_is_said_once_where_it_is_known(case: Case) -> Iterator[str]:
    # What nobody has said of the accounts stays open, so there may be no word on them.
    known = isinstance(case.inference.state("business.accounts", BUSINESS), str)
    said = [item.id for item in items_of(case) if item.kind == "stance"]
    most = int(has_goals(case))
    if not most * known <= len(said) <= most:
        yield str(said)


def every_relationship_is_developed_in_one_or_two_ways(case: Case) -> Iterator[str]:
    for item in items_of(case):
        fewest = int(has_goals(case))
        if item.kind == "relationship" and not fewest <= len(item.children) <= 2:
            yield f"{item.id}: {[child.id for child in item.children]}"


def nothing_but_what_is_offered_or_shown_waits_for_asking(case: Case) -> Iterator[str]:
    for placement in case.plan.placements:
        waits = placement.hold.kind is HoldKind.LISTENING
        if waits and placement.task.stage not in ANSWERED:
            yield f"{placement.key} waits for {placement.hold.task}"


def who_must_not_do_it_does_not(case: Case) -> Iterator[str]:
    for placement in case.plan.placements:
        if placement.person in placement.task.never:
            yield f"{placement.key}: {placement.person}"


def what_work_waits_for_comes_first(case: Case) -> Iterator[str]:
    for placement in case.plan.placements:
        for key in placement.task.waits_for:
            before = case.plan.placed(key)
            asked = before is not None and before.task.permission and placement.task.promises
            if before is None or (before.start if asked else before.ready) > placement.start:
                yield f"{placement.key} does not wait for {key}"


def no_work_is_set_up_after_its_goals_day(case: Case) -> Iterator[str]:
    for placement in case.plan.placements:
        goal = placement.task.goal
        day = case.means.goal_days[goal] if goal is not None else None
        if day is not None and placement.ready > max(day, DAY):
            yield f"{placement.key} is ready on {placement.ready}, the goal's day is {day}"


# Where page one says what the first or the second move lacks.
LACKS = {"page-missing", "page-lack"}


def a_printed_approach_begins_in_four_weeks_or_says_what_is_missing(case: Case) -> Iterator[str]:
    if case.nothing_needed:
        return
    lines = {item.id for item in items_of(case) if item.kind == "page"}
    choices = case.diagnosis.choices if case.diagnosis else ()
    for line, choice in zip(("page-move", "page-second"), choices, strict=False):
        late = not any(map(case.begins_in_time, choice.moves))
        told = choice is case.stranded and case.missing is not None and lines & LACKS
        if late and line in lines and not told:
            yield f"{choice.approach.key}: no lead move in time, and nothing said to be missing"


def the_first_approach_answers_the_heaviest_obstacle_that_can_be_answered(
    case: Case,
) -> Iterator[str]:
    for diagnosis in case.diagnoses:
        ranks = [diagnosis.obstacles.index(choice.answers) for choice in diagnosis.choices]
        if ranks != sorted(ranks):
            yield f"{diagnosis.goal}: {ranks}"


def nothing_planned_is_left_out_or_left_for_later(case: Case) -> Iterator[str]:
    planned = {p.key for p in case.plan.placements}
    gone = {out.key for out in case.left_out} | {late.key for late in case.plan.postponed}
    yield from sorted(planned & gone)


def all_recommended_work_is_planned_or_postponed_once(case: Case) -> Iterator[str]:
    tasks = (*(p.task for p in case.plan.placements), *(p.task for p in case.plan.postponed))
    places = Counter(key for task in tasks for key in (task.key, *task.also))
    covered = {one.key for several in case.covered.values() for one in several}
    for key in case.work:
        if places[key] != 1:
            yield f"{key} has {places[key]} places"
    yield from (f"{p.key} is covered" for p in case.plan.placements if p.key in covered)


def who_comes_first_is_worth_something_or_asked_at_once(case: Case) -> Iterator[str]:
    for item in items_of(case):
        if item.id != "page-who":
            continue
        said = item.text.value("text") if item.text is not None else None
        parts = said.parts if isinstance(said, Listing) else (said,)
        shown = {
            name
            for name in case.scores
            if case.fact("relationship.name", about("relationship", name)) in parts
        }
        leads = {m.subject.relationship for d in case.diagnoses for c in d.choices for m in c.moves}
        if not any(case.scores[name] or name in leads for name in shown):
            yield "who comes first is worth nothing to any goal"


def where_nothing_is_needed_no_housekeeping_is_planned(case: Case) -> Iterator[str]:
    if case.nothing_needed:
        yield from (p.key for p in case.plan.placements if p.task.claim > Claim.SUPPORT)


def hours_of_each_are_kept_in_every_week(case: Case) -> Iterator[str]:
    for week in case.plan.weeks:
        limits = dict(week.load.limits)
        for person, hours in week.load.by_person:
            limit = limits.get(person)
            if limit is not None and hours > limit + CENT:
                yield f"{person}: {hours} of {limit} in week {week.number}"


def permission_comes_before_the_deed(case: Case) -> Iterator[str]:
    asked = {p.key: p for p in case.plan.placements if p.task.permission}
    for placement in case.plan.placements:
        for key in asked.keys() & set(placement.task.waits_for):
            if asked[key].ready > placement.start and not placement.task.promises:
                yield f"{placement.key} is done before {key} is answered"


LAWS: tuple[Law, ...] = (
    all_recommended_work_is_planned_or_postponed_once,
    who_comes_first_is_worth_something_or_asked_at_once,
    nothing_is_both_recommended_and_left_out,
    ids_are_unique,
    hours_and_money_are_never_exceeded,
    the_sums_are_those_of_the_weeks,
    everything_said_is_justified,
    nothing_rests_on_an_unanswered_question,
    nothing_is_empty_without_a_word,
    a_missing_goal_is_blamed_only_where_it_is_missing,
    every_goal_has_one_objective,
    what_becomes_of_the_accounts_is_said_once_where_it_is_known,
    every_relationship_is_developed_in_one_or_two_ways,
    nothing_but_what_is_offered_or_shown_waits_for_asking,
    who_must_not_do_it_does_not,
    what_work_waits_for_comes_first,
    no_work_is_set_up_after_its_goals_day,
    a_printed_approach_begins_in_four_weeks_or_says_what_is_missing,
    the_first_approach_answers_the_heaviest_obstacle_that_can_be_answered,
    page_one_is_one_page,
    the_outline_keeps_to_its_length,
    no_sentence_is_printed_twice,
    nothing_planned_is_left_out_or_left_for_later,
    where_nothing_is_needed_no_housekeeping_is_planned,
    hours_of_each_are_kept_in_every_week,
    permission_comes_before_the_deed,
    sentences_are_whole,
    no_placeholder_is_printed,
)

# What the catalogue's texts must keep; they are looked at by hand.
LAWS_OF_WORDS: tuple[Law, ...] = (nobody_is_named_who_is_not_there,)


def broken(case: Case, laws: tuple[Law, ...] = LAWS) -> dict[str, list[str]]:
    """The laws a strategy breaks, by name, with what breaks them."""
    found = {law.__name__: list(law(case)) for law in laws}
    return {name: faults for name, faults in found.items() if faults}
