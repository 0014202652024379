"""The section about numbers: each goal's way, milestones, how to count; money and free hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor

from advisor.core.message import (
    N_,
    Amount,
    Listing,
    Message,
    Words,
    joined,
    message,
)
from advisor.core.planning.gap import Gap
from advisor.core.planning.plan import Postponed, ReasonKind, Unspent
from advisor.core.planning.sentences import why_unspent
from advisor.core.planning.work import Claim
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.countable import countable, is_near
from advisor.core.strategy.counts import in_people, in_persons_and_groups
from advisor.core.strategy.goal_name import goal_name
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
    number_of,
    way,
)
from advisor.core.strategy.later_day import shows_after
from advisor.core.strategy.periods import LONG, counted_per
from advisor.core.strategy.raising import raised
from advisor.core.strategy.signs import SIGNS, early, nobody_waits, second_sign
from advisor.core.strategy.supply import demand, one_source
from advisor.core.strategy.where_it_works import (
    best_and_worst,
    needed_of_them,
    staying,
    together,
    where_missing,
)
from advisor.core.strategy.worth import costs_now, in_worth

# Free hours are spoken of where more than this share of them is free.
IDLE = 0.25


def _milestones(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    # Where nothing is there yet, what comes in adds up in sight.
    if counted_per(advice, subject) in LONG and gap.figures.now:
        return
    if _in_jumps(advice, subject):
        return
    earliest = advice.day + shows_after(advice.inference, subject)
    size = number_of(advice, "goal.group_size", subject) or 0.0
    stones = tuple(
        message(
            N_("{figure} on {day}"),
            figure=figure_shown(advice, subject, _whole_groups(stone.figure, size)),
            day=stone.day,
        )
        for stone in gap.milestones[:-1]
        if stone.day >= earliest and stone.figure >= 0
    )
    if stones:
        yield message(N_("On the way: {stones}."), stones=Listing(stones))


def _in_jumps(advice: Advice, subject: Subject) -> bool:
    """Whether it grows by jumps: a drive with a mark of its own, or places to fix first."""
    last = number_of(advice, "goal.last_sum", subject)
    return bool(last) or advice.inference.state("goal.stay", subject) in ("leave", "some_places")


def _whole_groups(figure: float, size: float) -> float:
    """A mark in whole groups, where only these are sold."""
    return floor(figure / size + 0.5) * size if size and figure >= size else figure


def _counting(advice: Advice, subject: Subject) -> Iterator[Message]:
    found = kpi_of(advice, subject)
    if found is None:
        return
    near = is_near(advice, subject)
    signs = () if near else tuple(early(advice, subject))
    hard = advice.inference.state(READINESS, subject) != SOFT
    now = advice.inference.state("goal.baseline", subject)
    # Nothing so far is known without counting.
    if near and hard:
        # What shows after weeks is no help before a day that is so near.
        yield message(
            N_(
                "Until then write it down every evening, and beside it what you did for it that "
                "day."
            )
        )
    elif isinstance(now, (int, float)) and now and hard and len(signs) == SIGNS:
        yield message(N_("You count it already; go on as you do."))
    else:
        how = advice.fill(found.how_to_measure, subject)
        yield message(N_("How to count it: {how}"), how=how)
    yield from second_sign(advice, subject)
    if near:
        return
    yield from nobody_waits(advice)
    for before in kpis_of(advice, subject)[1:]:
        sign = advice.fill(before.how_to_measure, subject)
        yield message(N_("Early sign: {how}"), how=sign)
    if signs:
        yield joined((message(N_("First signs:")), *signs))


def _before(advice: Advice, subject: Subject) -> Iterator[Message]:
    """How much it was once: a target to begin with where there is none."""
    once, target = (
        number_of(advice, f"goal.{key}", subject) for key in ("before_number", "target")
    )
    if once is None:
        return
    shown = figure_shown(advice, subject, once)
    if target is None:
        template = N_("It was {once} once: take that as the target until you set another.")
        yield message(template, once=shown)
    else:
        yield message(N_("It was {once} once."), once=shown)


def _fixed(advice: Advice, subject: Subject) -> Iterator[Message]:
    """A day that is fixed, with what happens then in the owner's words."""
    day = advice.inference.state("goal.fixed_day", subject)
    words = advice.inference.state("goal.fixed_day_words", subject)
    if isinstance(day, date) and isinstance(words, str) and day >= advice.day:
        told = Words(words.rstrip("."))
        yield message(N_("A day is fixed: {day}, “{words}”."), day=day, words=told)


# ── The section ────────────────────────────────────────────────────────────────


def measured_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """Each goal with its number, what is missing, and milestones (§6.11); money and free hours."""
    items = []
    for subject in advice.profile.subjects("goal"):
        told = [said] if (said := way(advice, subject)) is not None else []
        gap, missing = gap_of(advice, subject), missing_of(advice, subject)
        if missing:
            told += in_people(advice, subject, missing)
            told += in_persons_and_groups(advice, subject, missing)
            told += in_worth(advice, subject, missing)
            told += raised(advice, subject, missing)
        else:
            told += costs_now(advice, subject)
        told += _before(advice, subject)
        told += _fixed(advice, subject)
        told += demand(advice, subject)
        told += (*together(advice, subject), *needed_of_them(advice, subject))
        told += staying(advice, subject, missing)
        told += one_source(advice, subject)
        told += where_missing(advice, subject)
        told += best_and_worst(advice, subject, missing)
        if missing and gap is not None:
            told += countable(advice, subject, gap)
            told += _milestones(advice, subject, gap)
        told += _counting(advice, subject)
        if told:
            items.append(
                OutlineItem(
                    id=f"programme:{subject}",
                    kind="measured",
                    section=section.id,
                    title=message(N_("{goal}"), goal=goal_name(advice, subject)),
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
    if not plan.once_limit and plan.monthly_limit == 0 and not plan.once:
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


def _waits_for_hours(late: Postponed) -> bool:
    """Whether it is decisive, and in the plan as soon as there are more hours."""
    decisive = late.task.goal == 0 or late.task.claim is Claim.LEAD
    return decisive and late.reason.kind is ReasonKind.HOURS


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
    if any(_waits_for_hours(late) for late in plan.postponed):
        template = N_(
            "Free on average a week: {whose}. "
            "What is not in the plan yet does not fit into these hours."
        )
        return message(template, whose=Listing(whose))
    template = N_("Free on average a week: {whose}. Keep them for what the answers bring up.")
    return message(template, whose=Listing(whose))
