"""Builders of the outline's sections about the plan: work, weeks, measures, what must wait."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from advisor.core.message import N_, Amount, Label, Listing, Message, Quantity, Shown, message
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import Kpi, OutlineSection, Tactic, Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.plan import Plan, Postponed
from advisor.core.strategy.weeks import WEEKS, Slot

# What the plan shows of each goal, beside what is done for it.
MEASURE = "goal.measure"
READINESS, SOFT = "goal.readiness", "soft"
FIGURES = ("goal.baseline", "goal.target", "goal.date")

PAYERS = {"owner": N_("you"), "staff": N_("others in the business"), "help": N_("paid help")}


def planned_items(
    advice: Advice, kind: type[Work], section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The work of one kind that fits, in the order it starts."""
    items = []
    for slot in advice.plan.slots:
        if isinstance(slot.work, kind):
            recommendation = advice.work[slot.key]
            details = (
                *_guidance(advice, recommendation, slot.work),
                *_effort(slot, currency_of(advice.inference)),
            )
            items.append(_item(advice, recommendation, details, section.id))
    return tuple(items)


def later_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What is worth doing but does not fit, with what it would take."""
    return tuple(
        _item(
            advice,
            advice.work[postponed.key],
            _why_later(advice, postponed),
            section.id,
        )
        for postponed in advice.plan.later
    )


def _why_later(advice: Advice, postponed: Postponed) -> tuple[Detail, ...]:
    """What it would take, or what it builds on; nothing where there is enough to do."""
    reason = postponed.reason
    if postponed.builds_on is not None:
        before = advice.work[postponed.builds_on]
        step = advice.fill(before.item.title, before.subject)
        reason = message(N_("First comes: {step}."), step=step)
    return (Detail(N_("Why later"), reason),) if reason is not None else ()


def measured_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """Each goal with what is done for it, the number, and by when (§6.11)."""
    return tuple(
        OutlineItem(
            id=f"programme:{subject}",
            kind="measured",
            section=section.id,
            title=message(N_("{goal}"), goal=advice.fact("goal.kind", subject)),
            why=advice.justify(
                ("goal.kind", MEASURE, *FIGURES), subject, principles=section.principles
            ),
            subject=subject,
            goals=(subject.goal,),
            details=(
                Detail(N_("What is done for it"), _done_for(advice, subject.goal)),
                Detail(advice.rulebase.label(MEASURE), _measure(advice, subject)),
                *(advice.detail(key, subject) for key in FIGURES),
            ),
        )
        for subject in advice.profile.subjects("goal")
    )


def _measure(advice: Advice, subject: Subject) -> Shown:
    """What a goal is counted in: the owner's measure; the proposed one where that is soft."""
    proposed = (
        Label(recommendation.item.unit)
        for recommendation in advice.recommendations
        if isinstance(recommendation.item, Kpi) and recommendation.subject == subject
    )
    named = advice.fact(MEASURE, subject)
    hard = advice.knows(MEASURE, subject) and (advice.inference.state(READINESS, subject) != SOFT)
    return named if hard else next(proposed, named)


def _done_for(advice: Advice, goal: str) -> Shown:
    """The tactics of the plan that serve a goal, by their titles, in the order they start."""
    titles = tuple(
        advice.fill(slot.work.title, advice.work[slot.key].subject)
        for slot in advice.plan.slots
        if isinstance(slot.work, Tactic) and goal in advice.work[slot.key].goals
    )
    return Listing(titles) if titles else Label(N_("nothing yet"))


def week_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The twelve weeks: what is begun when, and the hours it asks of the owner.

    Neighbouring weeks in which nothing begins are one item.
    """
    plan = advice.plan
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
            advice.fill(slot.work.title, advice.work[slot.key].subject) for slot in begun
        )
        owner, others = (w[first - 1 : last] for w in (plan.owner_weeks, plan.staff_weeks))
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
                why=advice.justify(("business.owner_hours",), principles=section.principles),
                details=(
                    Detail(N_("Your time a week"), hours_shown(_quarters(owner))),
                    *(
                        (Detail(N_("Others' time a week"), hours_shown(_quarters(others))),)
                        if max(others)
                        else ()
                    ),
                ),
            )
        )
        first = last + 1
    return tuple(items)


def _quarters(hours: Sequence[float]) -> tuple[float, float]:
    """The least and the most of some weeks' hours, in whole quarters, rounded up."""
    low, high = (ceil(4 * h - 1e-9) / 4 for h in (min(hours), max(hours)))
    return low, high


def _begins(plan: Plan, week: int) -> bool:
    return any(slot.first_week == week for slot in plan.slots)


def _span(first: int, last: int) -> Message:
    if first == last:
        return message(N_("Week {first}"), first=Quantity(first))
    return message(N_("Weeks {first} to {last}"), first=Quantity(first), last=Quantity(last))


def _item(
    advice: Advice,
    recommendation: Recommendation,
    details: tuple[Detail, ...],
    section: str,
) -> OutlineItem:
    return OutlineItem(
        id=recommendation.key,
        kind=recommendation.item.kind,
        section=section,
        title=advice.fill(recommendation.item.title, recommendation.subject),
        text=advice.fill(recommendation.item.text, recommendation.subject),
        why=advice.explainer.justify(recommendation.firings),
        subject=recommendation.subject,
        value=recommendation.value,
        goals=recommendation.goals,
        details=details,
    )


def _effort(slot: Slot, currency: str) -> tuple[Detail, ...]:
    once, weekly = slot.work.setup_hours, slot.work.weekly_hours
    who = Label(PAYERS[slot.payer])
    if not weekly[1] and not once[1]:
        effort = message(N_("next to none, by {who}"), who=who)
    elif not weekly[1]:
        effort = message(N_("{once} once, by {who}"), once=hours_shown(once), who=who)
    elif not once[1]:
        effort = message(N_("{weekly} a week, by {who}"), weekly=hours_shown(weekly), who=who)
    else:
        template = N_("{once} to begin with, then {weekly} a week, by {who}")
        effort = message(template, once=hours_shown(once), weekly=hours_shown(weekly), who=who)
    details = [
        Detail(N_("Time"), effort, "effort"),
        Detail(N_("When"), _span(slot.first_week, slot.ready_week), "effort"),
    ]
    if slot.money:
        details.append(Detail(N_("Money a month"), Amount(slot.money, currency), "effort"))
    if slot.rests:
        details.append(Detail(N_("In the busy season"), Label(N_("let it rest")), "effort"))
    return tuple(details)


def _guidance(advice: Advice, recommendation: Recommendation, work: Work) -> tuple[Detail, ...]:
    """What helps to do it; rules and looking say all of that in their text."""
    if not isinstance(work, Tactic):
        return ()

    def filled(template: str) -> Message:
        return advice.fill(template, recommendation.subject)

    served: tuple[Shown, ...] = tuple(
        advice.fact("goal.kind", subject)
        for subject in advice.profile.subjects("goal")
        if subject.goal in recommendation.goals
    )
    details = [
        Detail(N_("First step"), filled(work.first_step)),
        Detail(N_("It works when"), filled(work.works_when)),
        Detail(N_("Stop when"), filled(work.stop_when)),
    ]
    if work.skills:
        details.append(
            Detail(N_("What it takes"), Listing(tuple(Label(skill) for skill in work.skills)))
        )
    if served:
        details.append(Detail(N_("Serves"), Listing(served)))
    return tuple(details)
