"""The section that says what changed since last time, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from advisor.core.interview.review import CAUSE, NOW_KEYS, Hindrance, Review
from advisor.core.message import (
    N_,
    Label,
    Listing,
    Message,
    Shown,
    Words,
    counted,
    joined,
    message,
)
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import hours_shown
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.diagnosis import Diagnosis
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.since_numbers import Told, number_items

KEPT_FROM: Mapping[Hindrance, str] = {
    "hours": N_("the hours were missing"),
    "money": N_("the money was missing"),
    "others": N_("someone else did not do their part"),
    "unwilling": N_("nobody wanted to do it"),
    "unclear": N_("it was not clear what to do"),
    "other": N_("something else came in between"),
}
# What may be said to have changed; of some with what it is about after a colon.
SINCE = (
    *("number", "done", "begun", "undone", "stopped", "leads", *NOW_KEYS, "smaller"),
    *("on", "new", "gone", "moved", "heard", "changed"),
)

# So many dates that moved are lines of their own, those that come first; who wants the others
# reads the plan.
MOST_MOVED = 4


def since_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What was found in the last review and what the plan makes of it; nothing without one."""
    before = advice.before
    if before is None:
        return ()
    review = advice.answers.reviews[-1]
    told = (
        *number_items(advice, before, review),
        *_work(before, review),
        *_stopped(advice, before),
        *_approaches(advice, before, review),
        *_means(advice, before),
        *_plan(advice, before),
        *_heard(review),
    )
    return tuple(
        OutlineItem(
            id=f"since:{name}",
            kind="since",
            section=section.id,
            title=title,
            text=text,
            why=advice.justify((), BUSINESS, principles=section.principles),
            subject=subject,
        )
        for name, title, text, subject in told
    )


# ── The work ───────────────────────────────────────────────────────────────────


def _work(before: Advice, review: Review) -> Iterator[Told]:
    kinds = (
        ("done", "yes", N_("Done: {work}.")),
        ("begun", "partly", N_("Done in part: {work}.")),
        ("undone", "no", N_("Not done: {work}.")),
    )
    for name, done, template in kinds:
        named = tuple(
            _with_reason(_titled(before, one.work), one.why, one.words)
            for one in review.work
            if one.done == done and one.sign != "stop" and _is_planned(before, one.work)
        )
        if named:
            text = (
                message(N_("About half of the setting up is left (our estimate)."))
                if name == "begun"
                else None
            )
            yield name, message(template, work=Listing(named)), text, BUSINESS


def _is_planned(before: Advice, key: str) -> bool:
    return before.plan.placed(key) is not None or before.plan.late(key) is not None


def _titled(before: Advice, key: str) -> Message:
    """The title that work had in the plan before, together with what is done in one go with it."""
    found = before.plan.placed(key) or before.plan.late(key)
    return before.titled(key if found is None else found.key)


def _with_reason(title: Message, why: Hindrance | None, words: str) -> Shown:
    # “Something else” says nothing beside the owner's own words.
    said = why is not None and not (why == "other" and words)
    reason: Shown | None = Label(KEPT_FROM[why]) if why is not None and said else None
    if words and reason is not None:
        template = N_("{work} ({reason}: “{words}”)")
        return message(template, work=title, reason=reason, words=Words(words))
    if words:
        return message(N_("{work} (“{words}”)"), work=title, words=Words(words))
    return title if reason is None else message(N_("{work} ({reason})"), work=title, reason=reason)


def _stopped(advice: Advice, before: Advice) -> Iterator[Told]:
    for key in sorted(advice.last_time.stopped - before.last_time.stopped):
        if key not in before.work or before.plan.placed(key) is None:
            continue
        work = before.work[key]
        title = message(N_("Dropped: {work}."), work=before.titled(key))
        text = message(N_("You said that it is time to stop."))
        if isinstance(work.item, Tactic):
            sign = before.fill(work.item.stop_when, work.subject)
            text = message(N_("You said that it is time to stop: {sign}"), sign=sign)
        yield f"stopped:{key}", title, text, work.subject


# ── What leads ─────────────────────────────────────────────────────────────────


def _approaches(advice: Advice, before: Advice, review: Review) -> Iterator[Told]:
    asked_before = before.last_time.questioned
    doubted = {q.goal for q in advice.last_time.questioned if q not in asked_before}
    for old, new in zip(before.diagnoses, advice.diagnoses, strict=False):
        subject = Subject(goal=new.goal)
        told = []
        if CAUSE in review.goals.get(new.goal, {}):
            heard = advice.inference.state(CAUSE, subject) == review.goals[new.goal][CAUSE]
            template = (
                N_("What is in the way, after what you heard: {cause}.")
                if heard
                else N_("What is in the way, as you answered since: {cause}.")
            )
            told.append(message(template, cause=advice.fact(CAUSE, subject)))
        if new.goal in doubted:
            told.append(
                message(N_("A lead move was done, and the number came no closer to its target."))
            )
            if _leading(old) == _leading(new):
                told.append(
                    message(N_("Your answers name nothing else to begin with: ask people first."))
                )
        title = _now_first(advice, before, old, new)
        if title is not None:
            yield f"leads:{subject}", title, joined(told) if told else None, subject
        elif told:
            goal = goal_name(advice, subject)
            yield f"leads:{subject}", message(N_("{goal}"), goal=goal), joined(told), subject


def _now_first(advice: Advice, before: Advice, old: Diagnosis, new: Diagnosis) -> Message | None:
    """What leads now and did not before: the obstacle, else the approach; None for neither."""
    was, now = old.main, new.main
    if was is None or now is None or _leading(old) == _leading(new):
        return None
    if was.item.id == now.item.id:
        if not (old.choices and new.choices):
            return None
        was, now = old.choices[0].approach, new.choices[0].approach
    return message(
        N_("Now first: {now}. Until now: {was}."),
        now=advice.fill(now.item.title, now.subject),
        was=before.fill(was.item.title, was.subject),
    )


def _leading(diagnosis: Diagnosis) -> tuple[str, str]:
    main, choices = diagnosis.main, diagnosis.choices
    return (
        main.item.id if main is not None else "",
        choices[0].approach.item.id if choices else "",
    )


def _means(advice: Advice, before: Advice) -> Iterator[Told]:
    for key in NOW_KEYS:
        known = before.knows(key) or advice.knows(key)
        if known and before.inference.state(key, BUSINESS) != advice.inference.state(key, BUSINESS):
            title = message(
                N_("{what}: {now} now, {was} until now."),
                what=Label(advice.rulebase.label(key)),
                now=advice.fact(key),
                was=before.fact(key),
            )
            yield key, title, None, BUSINESS
    if advice.last_time.share not in (1.0, before.last_time.share):
        hours = advice.means.owner.hours
        if hours is not None:
            template = N_("A smaller plan: at most {hours} of yours a week.")
            title = message(template, hours=hours_shown((hours, hours)))
            template = N_("Nothing was done for want of hours; this plan has only what fits.")
            text = message(template)
            yield "smaller", title, text, BUSINESS


# ── The plan ───────────────────────────────────────────────────────────────────


def _plan(advice: Advice, before: Advice) -> Iterator[Told]:
    over = advice.last_time.finished | advice.last_time.stopped
    old = {p.key: p for p in before.plan.placements}
    moved: list[Told] = []
    new, on = [], []
    for placement in advice.plan.placements:
        earlier = before.plan.placed(placement.key)
        title = advice.titled(placement.key)
        if placement.key in advice.last_time.going_on:
            on.append(title)
        elif earlier is None:
            new.append(title)
        elif earlier.start != placement.start:
            template = N_("Moved from {was} to {now}: {work}.")
            title = message(template, work=title, now=placement.start, was=earlier.start)
            moved.append((f"moved:{placement.key}", title, None, BUSINESS))
    gone = tuple(
        before.titled(key)
        for key in old
        if advice.plan.placed(key) is None and not over.intersection(before.plan.in_one_go(key))
    )
    yield from _listed("on", N_("Goes on: {work}."), on)
    yield from _listed("new", N_("New in the plan: {work}."), new)
    yield from _listed("gone", N_("No longer in the plan: {work}."), gone)
    yield from moved[:MOST_MOVED]
    rest = len(moved) - MOST_MOVED
    if rest > 0:
        told = counted("Moved too: {n} more date.", "Moved too: {n} more dates.", rest)
        yield "moved", told, message(N_("The plan shows them all.")), BUSINESS


def _listed(name: str, template: str, work: Iterable[Message]) -> Iterator[Told]:
    parts = tuple(work)
    if parts:
        yield name, message(template, work=Listing(parts)), None, BUSINESS


def _heard(review: Review) -> Iterator[Told]:
    for name, template, words in (
        ("heard", N_("You heard: “{words}”"), review.heard),
        ("changed", N_("Changed outside: “{words}”"), review.changed),
    ):
        if words:
            yield name, message(template, words=Words(words)), None, BUSINESS
