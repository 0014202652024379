"""The section about numbers: each goal's way, milestones, how to count; money and free hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from advisor.core.message import N_, Amount, Listing, Message, Quantity, Words, joined, message
from advisor.core.planning.gap import Gap
from advisor.core.planning.plan import Unspent
from advisor.core.planning.sentences import why_unspent
from advisor.core.planning.work import Claim
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import OutlineSection, Tactic
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import (
    FIGURES,
    MEASURE,
    READINESS,
    SOFT,
    figure_shown,
    gap_of,
    kpi_of,
    kpis_of,
    missing_of,
    way,
)
from advisor.core.strategy.later_day import NUMBERS
from advisor.core.strategy.periods import LONG, counted_per, waits
from advisor.core.strategy.sums import by_the_moves, countable, in_people, must_say_yes
from advisor.core.strategy.worth import in_worth

SIGNS = 2
# What people wait for an answer to.
WAITING = frozenset({"questions", "orders", "complaints", "applications"})
# Where the firm may not answer.
SHUT = "not_admitted"
# In which somebody who waits should have an answer; our own judgement.
SOON = timedelta(weeks=2)
# Free hours are spoken of where more than this share of them is free.
IDLE = 0.25


def _milestones(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    if counted_per(advice, subject) in LONG:
        return
    earliest = advice.day + waits(advice, subject)
    stones = tuple(
        message(
            N_("{figure} on {day}"),
            figure=figure_shown(advice, subject, stone.figure),
            day=stone.day,
        )
        for stone in gap.milestones[:-1]
        if stone.day >= earliest and stone.figure >= 0
    )
    if stones:
        yield message(N_("On the way: {stones}."), stones=Listing(stones))


def _counting(advice: Advice, subject: Subject) -> Iterator[Message]:
    found = kpi_of(advice, subject)
    if found is None:
        return
    signs = tuple(_signs(advice, subject))
    hard = advice.inference.state(READINESS, subject) != SOFT
    now = advice.inference.state("goal.baseline", subject)
    # Nothing so far is known without counting.
    if isinstance(now, (int, float)) and now and hard and len(signs) == SIGNS:
        yield message(N_("You count it already: go on in the same way."))
    else:
        how = advice.fill(found.how_to_measure, subject)
        yield message(N_("How to count it: {how}"), how=how)
    second, so_far = (
        advice.inference.state(f"goal.{key}", subject) for key in ("second", "second_now")
    )
    if isinstance(second, str) and isinstance(so_far, (int, float)):
        words = Words(second.rstrip("."))
        if _says(second, so_far):
            yield message(N_("Beside it: {second}."), second=words)
        else:
            yield message(N_("Beside it: {second}, {n} now."), second=words, n=Quantity(so_far))
    yield from _waiting(advice)
    for early in kpis_of(advice, subject)[1:]:
        sign = advice.fill(early.how_to_measure, subject)
        yield message(N_("What moves before it: {how}"), how=sign)
    if signs:
        yield joined((message(N_("What shows earlier:")), *signs))


def _waiting(advice: Advice) -> Iterator[Message]:
    """That nobody waits any more, where somebody does: it shows before anything else."""
    waiting = tuple(
        advice.fact("place.name", place)
        for place in advice.profile.subjects("place")
        if advice.inference.state("place.state", place) != SHUT
        and WAITING & frozenset(_listed(advice.inference.state("place.waits", place)))
        and _answered_soon(advice, place)
    )
    if waiting:
        template = N_("Beside it, within two weeks (our estimate): nobody waits any more: {where}.")
        yield message(template, where=Listing(waiting))


def _answered_soon(advice: Advice, place: Subject) -> bool:
    """Whether the plan has all that is owed in a place, or answering, in those two weeks."""
    limit = advice.day + SOON
    planned = advice.plan.placements
    owed = [
        p.ready <= limit
        for p in planned
        if p.task.claim is Claim.DUTY and advice.work[p.key].subject.place == place.place
    ]
    answering = any(p.task.answers and p.start <= limit for p in planned)
    return all(owed) if owed else answering


def _says(words: str, number: float) -> bool:
    """Whether words name a number already, in figures or, up to twelve, in letters."""
    figures = f"{number:g}"
    whole = int(number) if number == int(number) else 0
    spelled = NUMBERS[whole - 1 : whole] if whole > 0 else ()
    found = re.findall(r"\d+(?:[.,]\d+)?|[a-z]+", words.lower())
    return any(one.replace(",", ".") == figures or one in spelled for one in found)


def _listed(state: object) -> tuple[str, ...]:
    return state if isinstance(state, tuple) else ()


def _signs(advice: Advice, subject: Subject) -> Iterator[Message]:
    """By what is seen that the first planned moves work, long before the number moves."""
    moves = dict.fromkeys(
        move.key
        for diagnosis in advice.diagnoses
        if diagnosis.goal == subject.goal
        for choice in diagnosis.choices
        for move in choice.moves
        if advice.plan.placed(move.key)
    )
    told: dict[str, Message] = {}
    for key in moves:
        move = advice.work[key]
        if isinstance(move.item, Tactic):
            told.setdefault(move.item.id, advice.fill(move.item.works_when, move.subject))
    yield from tuple(told.values())[:SIGNS]


# ── The section ────────────────────────────────────────────────────────────────


def measured_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """Each goal with its number, what is missing, and milestones (§6.11); money and free hours."""
    items = []
    for subject in advice.profile.subjects("goal"):
        told = [said] if (said := way(advice, subject)) is not None else []
        gap, missing = gap_of(advice, subject), missing_of(advice, subject)
        if missing:
            told += in_people(advice, subject, missing)
            told += in_worth(advice, subject, missing)
            told += must_say_yes(advice, subject, missing)
        if missing and gap is not None:
            told += countable(advice, subject, gap)
            told += _milestones(advice, subject, gap)
        if missing:
            told += by_the_moves(advice, subject, missing)
        told += _counting(advice, subject)
        if told:
            items.append(
                OutlineItem(
                    id=f"programme:{subject}",
                    kind="measured",
                    section=section.id,
                    title=message(N_("{goal}"), goal=advice.fact("goal.kind", subject)),
                    text=joined(told),
                    why=advice.justify(
                        ("goal.kind", MEASURE, *FIGURES), subject, principles=section.principles
                    ),
                    subject=subject,
                    goals=(subject.goal,),
                )
            )
    if items:
        items += _means_items(advice, section)
    return tuple(items)


def _means_items(advice: Advice, section: OutlineSection) -> Iterator[OutlineItem]:
    parts = (
        ("money", N_("Money"), money(advice), ("business.money", "business.money_once")),
        ("hours", N_("Free hours"), free_hours(advice), ("business.owner_hours",)),
    )
    for name, title, text, keys in parts:
        if text is not None:
            yield OutlineItem(
                id=f"programme:{name}",
                kind="measured",
                section=section.id,
                title=message(title),
                text=text,
                why=advice.justify(keys, BUSINESS, principles=section.principles),
            )


def money(advice: Advice) -> Message | None:
    """What the money buys, and why the rest stays unspent; None where there is none to spend."""
    plan, currency = advice.plan.money, currency_of(advice.inference)
    if plan.once_limit == 0 and plan.monthly_limit == 0:
        return None
    bought = tuple(
        message(N_("{task} ({amount})"), task=advice.titled(p.key), amount=Amount(cost, currency))
        for p in advice.plan.placements
        if (cost := round(p.spending.once + sum(p.spending.monthly), 2))
    )
    said = [message(N_("It buys: {bought}."), bought=Listing(bought))] if bought else []
    # What is not spent is said once: that there is none left needs no line of its own.
    if plan.unspent is not Unspent.NOTHING_LEFT or not said:
        said.append(why_unspent(plan.unspent))
    return joined(said)


def free_hours(advice: Advice) -> Message | None:
    """Whose hours stay free, where many do."""
    plan = advice.plan
    if plan.idle_share <= IDLE or not plan.weeks:
        return None
    free: dict[str, float] = {}
    for week in plan.weeks:
        used = dict(week.load.by_person)
        for person, limit in week.load.limits:
            free[person] = free.get(person, 0.0) + max((limit or 0.0) - used.get(person, 0.0), 0.0)
    whose = tuple(
        message(
            N_("{who} {hours}"), who=advice.people.name(person), hours=hours_shown((each, each))
        )
        for person, hours in free.items()
        if (each := round(2 * hours / len(plan.weeks)) / 2)
    )
    if not whose:
        return None
    if any(late.task.goal == 0 or late.task.claim is Claim.LEAD for late in plan.postponed):
        template = N_(
            "Free on average a week: {whose}. What waits needs other hours or another day."
        )
        return message(template, whose=Listing(whose))
    template = N_("Free on average a week: {whose}. Keep them for what the answers ask for.")
    return message(template, whose=Listing(whose))
