"""Builders of the outline's sections about the plan: work with its dates, numbers, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    joined,
    message,
)
from advisor.core.planning.plan import Placement
from advisor.core.planning.sentences import why_here, why_later, why_then
from advisor.core.planning.work import MOST_STEPS, Claim
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import Tactic, Work
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.alike import together
from advisor.core.strategy.diagnosis import lead_moves
from advisor.core.strategy.step_sums import step_sums

# Where little or nothing is needed, so many duties stand before what leads.
MOST_DUTIES = 3

RHYTHMS = {
    "once": N_("once"),
    "weekly": N_("every week"),
    "fortnightly": N_("every two weeks"),
    "monthly": N_("once a month"),
    "quarterly": N_("every three months"),
    "before_season": N_("before each season"),
}


def duty_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What is owed, whatever the plan: it stands before it.

    Where nothing is needed, the few steps there are stand here together.
    """
    first = _first(advice)
    return tuple(
        planned_item(advice, placement, section.id)
        for placement in advice.plan.placements
        if placement.key in first
    )


def _first(advice: Advice) -> frozenset[str]:
    """The keys of the work that stands before the plan."""
    duties = [p.key for p in advice.plan.placements if p.task.claim is Claim.DUTY]
    if not advice.nothing_needed:
        return frozenset(duties)
    # The best moves of every approach have their place among the few.
    moves = [[m.key for m in choice.moves] for d in advice.diagnoses for choice in d.choices]
    best = [key for keys in zip_longest(*moves) for key in keys if key is not None]
    leads = dict.fromkeys(p.key for key in best if (p := advice.plan.placed(key)) is not None)
    return frozenset(islice((*duties[:MOST_DUTIES], *leads, *duties[MOST_DUTIES:]), MOST_STEPS))


def planned_items(
    advice: Advice, kind: type[Work], section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The planned work of one kind, in the order in which it begins; without duties."""
    first = _first(advice)
    return tuple(
        planned_item(advice, placement, section.id)
        for placement in advice.plan.placements
        if placement.key not in first and isinstance(advice.work[placement.key].item, kind)
    )


def planned_item(advice: Advice, placement: Placement, section: str) -> OutlineItem:
    """Work in the plan, with its day, who does it, what it takes and how."""
    recommendation = advice.work[placement.key]
    work = recommendation.item
    details: list[Detail] = [
        Detail(N_("When"), placement.start, "when"),
        Detail(N_("Who"), advice.who(placement), "who"),
        *_contact(advice, recommendation),
        *_effort(advice, placement),
    ]
    if isinstance(work, Work):
        details += _guidance(advice, recommendation, work)
    details.append(
        Detail(N_("Why here"), why_here(placement, advice.titled), "place"),
    )
    details.append(
        Detail(N_("Why then"), why_then(placement, advice.titled, advice.people.name), "place")
    )
    item = item_of(advice, recommendation, tuple(details), section)
    task = placement.task
    text = None if item.text is None else joined((item.text, *step_sums(advice, recommendation)))
    weighs = task.carries or task.ends or task.is_baseline or _awaited(advice, recommendation)
    return replace(item, text=text, weighs=weighs)


def _awaited(advice: Advice, recommendation: Recommendation) -> bool:
    """Whether a lead move in the plan waits for it, so that it has to be read before that."""
    return any(
        recommendation.item.id in item.waits_for
        for key in lead_moves(advice.diagnoses)
        if advice.plan.placed(key) is not None and isinstance(item := advice.work[key].item, Work)
    )


def _contact(advice: Advice, recommendation: Recommendation) -> Iterator[Detail]:
    """Whom the owner named as knowing the people, where they are none of those who give hours."""
    contact = advice.doers_of(recommendation).contact
    if contact:
        yield Detail(N_("Who knows them"), Words(contact), "contact")


def _effort(advice: Advice, placement: Placement) -> Iterator[Detail]:
    work = advice.work[placement.key].item
    if not isinstance(work, Work):
        return
    most = placement.task.setup_hours
    once, weekly = (min(work.setup_hours[0], most), most), work.weekly_hours
    minutes = sum(minutes for _, minutes in placement.minutes)
    if minutes and not placement.hours:
        whole = _time(minutes)
        effort: Shown | None = message(N_("{minutes} of yours"), minutes=whole)
        if (weeks := len(placement.minutes)) > 1:
            template = N_("{minutes} of yours, over {n} weeks")
            effort = message(template, minutes=whole, n=Quantity(weeks))
    elif not weekly[1]:
        # What takes no time of the plan has none to name.
        effort = hours_shown(once) if once[1] else None
    elif not once[1]:
        effort = message(N_("{weekly} a week"), weekly=hours_shown(weekly))
    else:
        template = N_("{once} to set up, then {weekly} a week")
        effort = message(template, once=hours_shown(once), weekly=hours_shown(weekly))
    own = _in_person(advice, placement)
    if own and placement.hours and effort is not None:
        effort = message(N_("{effort}; {minutes} of it yours"), effort=effort, minutes=_time(own))
    if effort is not None:
        yield Detail(N_("Time"), effort, "effort")
    if weekly[1] and work.rhythm not in ("weekly", "once"):
        yield Detail(N_("How often"), Label(RHYTHMS[work.rhythm]), "effort")
    currency = currency_of(advice.inference)
    if placement.spending.once:
        yield Detail(N_("Money once"), Amount(placement.spending.once, currency), "effort")
    if placement.spending.monthly:
        dearest = max(placement.spending.monthly)
        yield Detail(N_("Money a month"), Amount(round(dearest, 2), currency), "effort")
    if placement.rests:
        rests = message(N_("it pauses for a while from {day}"), day=placement.rests[0])
        yield Detail(N_("In busy weeks"), rests, "effort")


def _time(minutes: float) -> Shown:
    """Minutes as people say them: up to an hour in fives, more in quarters of hours."""
    return hours_shown((minutes / 60, minutes / 60))


def _in_person(advice: Advice, placement: Placement) -> float:
    """The minutes of the owner in person in work that somebody else does."""
    owner = advice.means.owner.key
    if placement.person == owner:
        return 0.0
    booked = sum(b.hours * 60 for b in placement.bookings if b.person == owner)
    return booked + sum(minutes for _, minutes in placement.minutes)


def _guidance(advice: Advice, recommendation: Recommendation, work: Work) -> Iterator[Detail]:
    """What helps to do it."""
    several = advice.bundled(recommendation.key)

    def filled(template: str) -> Message:
        return together([advice.fill(template, one.subject) for one in several])

    if work.say is not None:
        yield Detail(N_("Say"), filled(work.say), "say")
    if not isinstance(work, Tactic):
        return
    if recommendation.key not in advice.last_time.going_on:
        yield Detail(N_("First step"), filled(work.first_step), "step")
    if not advice.hurried:
        yield Detail(N_("It works when"), filled(work.works_when), "works")
    yield Detail(N_("Stop when"), filled(work.stop_when), "stop")
    if work.skills:
        skills = Listing(tuple(Label(skill) for skill in work.skills))
        yield Detail(N_("What it takes"), skills)


def later_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What is worth doing and not in the plan, each with the one reason."""
    currency = currency_of(advice.inference)
    return tuple(
        item_of(
            advice,
            advice.work[late.key],
            (
                Detail(
                    N_("Why later"),
                    why_later(late, advice.titled, advice.people.name, currency),
                    "place",
                ),
            ),
            section.id,
        )
        for late in advice.plan.postponed
    )


def item_of(
    advice: Advice, recommendation: Recommendation, details: tuple[Detail, ...], section: str
) -> OutlineItem:
    """Recommended work as an item of the outline."""
    several = advice.bundled(recommendation.key)
    covered = tuple(one for head in several for one in advice.covered.get(head.key, ()))
    item = recommendation.item
    return OutlineItem(
        id=recommendation.key,
        kind=item.kind,
        section=section,
        title=advice.titled(recommendation.key),
        text=together([advice.fill(item.text, one.subject) for one in several]),
        why=advice.explainer.justify([f for one in (*several, *covered) for f in one.firings]),
        subject=recommendation.subject,
        value=recommendation.value,
        goals=recommendation.goals,
        details=details,
        leads=recommendation.key in lead_moves(advice.diagnoses),
        also=tuple(one.key for one in (*several[1:], *covered)),
    )
