"""The programme of work: which tactics fit, when they start, what must wait."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.core.catalogue import OutlineSection, Tactic
from advisor.core.composition import Composition
from advisor.core.message import N_, Amount, Label, Listing, Message, Quantity, Shown, message
from advisor.core.outline import Detail, OutlineItem
from advisor.core.recommendation import Recommendation
from advisor.core.schedule import WEEKS, Candidate, Means, Plan, Slot, fit
from advisor.core.wording import currency_of

# What the programme shows of each goal, beside what is done for it.
PROGRAMME_LINES = ("goal.measure", "goal.baseline", "goal.target", "goal.date")
SHOWN_TACTICS = 3

PAYERS = {"owner": N_("you"), "staff": N_("others in the business"), "help": N_("paid help")}


@dataclass(frozen=True)
class Programme:
    """The plan, the means it was fitted to, and the recommendations behind its tactics."""

    plan: Plan
    means: Means
    tactics: dict[str, Recommendation]


def make_programme(composition: Composition) -> Programme:
    """Fit the recommended tactics to the owner's means; without a goal there are none."""
    tactics = {
        recommendation.key: recommendation
        for recommendation in composition.recommended
        if isinstance(recommendation.item, Tactic) and composition.inference.profile.goals
    }
    candidates = [
        Candidate(key, recommendation.item)
        for key, recommendation in tactics.items()
        if isinstance(recommendation.item, Tactic)
    ]
    means = means_of(composition)
    return Programme(fit(candidates, means), means, tactics)


def means_of(composition: Composition) -> Means:
    """What the owner said there is; no hours are assumed where none were named."""
    return Means(
        owner_hours=_number(composition, "business.owner_hours") or 0.0,
        staff_hours=_number(composition, "business.staff_hours") or 0.0,
        money=_number(composition, "business.money") or 0.0,
        help_rate=_number(composition, "business.help_rate"),
        season_hours=_number(composition, "business.season_hours"),
    )


def _number(composition: Composition, key: str) -> float | None:
    state = composition.inference.profile.business.get(key)
    return float(state) if isinstance(state, (int, float)) else None


def tactic_items(
    composition: Composition, programme: Programme, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The tactics of the plan, in the order they start."""
    items = []
    for slot in programme.plan.slots:
        recommendation = programme.tactics[slot.key]
        details = (
            *_effort(slot, currency_of(composition.inference)),
            *_guidance(composition, recommendation, slot.tactic),
        )
        items.append(_item(composition, recommendation, details, section.id))
    return tuple(items)


def later_items(
    composition: Composition, programme: Programme, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """What is worth doing but does not fit, with what it would take."""
    return tuple(
        _item(
            composition,
            programme.tactics[postponed.key],
            (Detail(N_("Why later"), postponed.reason),),
            section.id,
        )
        for postponed in programme.plan.later
    )


def measured_items(
    composition: Composition, programme: Programme, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The programme: each goal with what is done for it, the number, and by when (§6.11)."""
    return tuple(
        OutlineItem(
            id=f"programme:{subject}",
            kind="measured",
            section=section.id,
            title=message(N_("{goal}"), goal=composition.fact("goal.kind", subject)),
            why=composition.stated(
                ("goal.kind", *PROGRAMME_LINES), subject, principles=section.principles
            ),
            subject=subject,
            goals=(subject.goal,),
            details=(
                Detail(N_("What is done for it"), _done_for(programme, composition, subject.goal)),
                *(composition.detail(key, subject) for key in PROGRAMME_LINES),
            ),
        )
        for subject in composition.inference.profile.subjects("goal")
    )


def _done_for(programme: Programme, composition: Composition, goal: str) -> Shown:
    """The first tactics of the plan that serve a goal, by their titles."""
    serving = [s for s in programme.plan.slots if goal in programme.tactics[s.key].goals]
    titles = tuple(
        composition.fill(slot.tactic.title, programme.tactics[slot.key].subject)
        for slot in serving[:SHOWN_TACTICS]
    )
    return Listing(titles) if titles else Label(N_("nothing yet"))


def week_items(
    composition: Composition, programme: Programme, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The twelve weeks: what is begun when, and the hours it asks of the owner.

    Weeks in which nothing begins are told together.
    """
    plan = programme.plan
    if not plan.slots:
        return ()
    items = []
    first = 1
    while first <= WEEKS:
        begun = [slot for slot in plan.slots if slot.first_week == first]
        last = first
        while not begun and last < WEEKS and not _begins(plan, last + 1):
            last += 1
        starts = tuple(
            composition.fill(slot.tactic.title, programme.tactics[slot.key].subject)
            for slot in begun
        )
        hours = plan.owner_weeks[first - 1 : last]
        items.append(
            OutlineItem(
                id=f"week-{first}",
                kind="week",
                section=section.id,
                title=_span(first, last),
                text=(
                    message(N_("Begin: {starts}."), starts=Listing(starts))
                    if starts
                    else message(N_("Go on with what you have begun."))
                ),
                why=composition.stated(("business.owner_hours",), principles=section.principles),
                details=(Detail(N_("Your hours a week"), _hours((min(hours), max(hours)))),),
            )
        )
        first = last + 1
    return tuple(items)


def _begins(plan: Plan, week: int) -> bool:
    return any(slot.first_week == week for slot in plan.slots)


def _span(first: int, last: int) -> Message:
    if first == last:
        return message(N_("Week {first}"), first=Quantity(first))
    return message(N_("Weeks {first} to {last}"), first=Quantity(first), last=Quantity(last))


def _item(
    composition: Composition,
    recommendation: Recommendation,
    details: tuple[Detail, ...],
    section: str,
) -> OutlineItem:
    return OutlineItem(
        id=recommendation.key,
        kind="tactic",
        section=section,
        title=composition.fill(recommendation.item.title, recommendation.subject),
        text=composition.fill(recommendation.item.text, recommendation.subject),
        why=composition.explainer.justify(recommendation.firings),
        subject=recommendation.subject,
        value=recommendation.value,
        goals=recommendation.goals,
        details=details,
    )


def _effort(slot: Slot, currency: str) -> tuple[Detail, ...]:
    tactic = slot.tactic
    details = [
        Detail(N_("Who"), Label(PAYERS[slot.payer])),
        Detail(N_("To set up"), _hours(tactic.setup_hours)),
        Detail(N_("Each week"), _hours(tactic.weekly_hours)),
    ]
    if slot.money:
        details.append(Detail(N_("Money a month"), Amount(slot.money, currency)))
    details.append(Detail(N_("Set up in"), _span(slot.first_week, slot.ready_week)))
    if slot.rests:
        details.append(Detail(N_("In the busy season"), Label(N_("let it rest"))))
    return tuple(details)


def _hours(span: tuple[float, float]) -> Shown:
    low, high = span
    if low == high:
        return Quantity(high, N_("h")) if high else Label(N_("nothing"))
    return message(N_("{low} to {high} h"), low=Quantity(low), high=Quantity(high))


def _guidance(
    composition: Composition, recommendation: Recommendation, tactic: Tactic
) -> tuple[Detail, ...]:
    def told(template: str) -> Message:
        return composition.fill(template, recommendation.subject)

    served: tuple[Shown, ...] = tuple(
        composition.fact("goal.kind", subject)
        for subject in composition.inference.profile.subjects("goal")
        if subject.goal in recommendation.goals
    )
    details = [
        Detail(N_("First step"), told(tactic.first_step)),
        Detail(N_("It works when"), told(tactic.works_when)),
        Detail(N_("Stop when"), told(tactic.stop_when)),
    ]
    if tactic.skills:
        details.append(
            Detail(N_("What it takes"), Listing(tuple(Label(skill) for skill in tactic.skills)))
        )
    if served:
        details.append(Detail(N_("Serves"), Listing(served)))
    return tuple(details)
