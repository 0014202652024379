"""Page one: the strategy on one page, the verdict first.

Lines stand in the order in which they are read; where all of them would be too long,
those at the end of ``PRIORITY`` are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from advisor.core.message import N_, Amount, Listing, Message, Shown, message
from advisor.core.planning.plan import Placement
from advisor.core.planning.sentences import what_is_missing
from advisor.core.reasoning.inference import Firing
from advisor.core.reasoning.length import words_in
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import Approach, OutlineSection, Reason, Work
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.diagnosis import OWN_VIEW, Diagnosis
from advisor.core.strategy.means import name_of
from advisor.core.strategy.plan_sections import FIGURES, MEASURE, measure, missing_shown

MOST_WORDS = 350
STEPS = 4

# The lines, the most important first.
PRIORITY = (
    "verdict",
    "goal",
    "obstacle",
    "move",
    "missing",
    "week",
    "hours",
    "not",
    "who",
    "reason",
    "next",
    "instead",
    "view",
    "second",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its title, its text, what it shows and what it rests on."""

    name: str
    title: str
    text: Message
    keys: tuple[str, ...] = ()
    firings: tuple[Firing, ...] = ()
    subject: Subject = BUSINESS


def page(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The lines of page one, at most ``MOST_WORDS`` words in all."""
    lines = _within(tuple(_lines(advice)), MOST_WORDS)
    profile = advice.profile
    subjects = (BUSINESS, *profile.subjects("goal"), *profile.subjects("relationship"))
    return tuple(
        OutlineItem(
            id=f"page-{line.name}",
            kind="page",
            section=section.id,
            title=message(line.title),
            text=line.text,
            why=advice.justify(
                line.keys, *subjects, principles=section.principles, firings=line.firings
            ),
            subject=line.subject,
        )
        for line in lines
    )


def _within(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """The lines that fit, the less important ones left out first."""
    kept = {line.name: line for line in lines}
    for name in reversed(PRIORITY):
        if sum(words_in(line.text) + len(line.title.split()) for line in kept.values()) <= most:
            break
        kept.pop(name, None)
    return tuple(kept.values())


def _lines(advice: Advice) -> Iterator[Line]:
    verdict = advice.verdict
    if verdict is not None:
        text = advice.fill(verdict.item.text, verdict.subject)
        title = advice.fill(verdict.item.title, verdict.subject)
        said = message(N_("{title}. {text}"), title=title, text=text)
        yield Line("verdict", N_("In short"), said, firings=verdict.firings)
    diagnosis = advice.diagnosis
    if diagnosis is None:
        return
    goal = Subject(goal=diagnosis.goal)
    text = _goal(advice, goal)
    yield Line("goal", N_("The goal"), text, ("goal.kind", MEASURE, *FIGURES), subject=goal)
    if advice.nothing_needed:
        yield from _not(advice)
        return
    yield from _obstacles(advice, diagnosis, goal)
    reason = next((r for r in advice.recommendations if isinstance(r.item, Reason)), None)
    if reason is not None:
        title = advice.fill(reason.item.title, reason.subject)
        yield Line("reason", N_("What leads"), _whole(title), firings=reason.firings)
    yield from _moves(advice, diagnosis)
    yield from _missing(advice)
    yield from _who(advice)
    yield from _week(advice)
    yield _hours(advice)
    yield from _not(advice)


def _whole(text: Shown) -> Message:
    return message(N_("{text}."), text=text)


def _goal(advice: Advice, goal: Subject) -> Message:
    """The goal with its number, in the owner's figures only."""
    kind = advice.fact("goal.kind", goal)
    if not all(advice.knows(key, goal) for key in FIGURES):
        if advice.knows("goal.date", goal):
            return message(N_("{goal}, by {day}."), goal=kind, day=advice.fact("goal.date", goal))
        return _whole(kind)
    now, target, day = (advice.fact(key, goal) for key in FIGURES)
    told = message(
        N_("{goal}: {measure} from {now} to {target} by {day}."),
        goal=kind,
        measure=measure(advice, goal),
        now=now,
        target=target,
        day=day,
    )
    gap = next((gap for gap in advice.plan.gaps if gap.figures.goal == 0), None)
    if gap is None or not gap.missing:
        return told
    return message(N_("{goal} Missing: {missing}."), goal=told, missing=missing_shown(gap))


def _obstacles(advice: Advice, diagnosis: Diagnosis, goal: Subject) -> Iterator[Line]:
    main = diagnosis.main
    if main is None:
        return
    text = advice.fill(main.item.text, main.subject)
    yield Line("obstacle", N_("What holds it back"), text, firings=main.firings, subject=goal)
    if diagnosis.next is not None:
        other = diagnosis.next
        title = _whole(advice.fill(other.item.title, other.subject))
        yield Line("next", N_("After that"), title, firings=other.firings, subject=goal)
    if diagnosis.view == "other":
        template = N_("You see {view} in the way; what you told us points to this first.")
        said = message(template, view=advice.fact(OWN_VIEW, goal))
        yield Line("view", N_("Your own view"), said, (OWN_VIEW,), subject=goal)
    elif diagnosis.view == "also":
        template = N_("You see {view} in the way; that counts too, and comes after this.")
        said = message(template, view=advice.fact(OWN_VIEW, goal))
        yield Line("view", N_("Your own view"), said, (OWN_VIEW,), subject=goal)


def _moves(advice: Advice, diagnosis: Diagnosis) -> Iterator[Line]:
    for name, choice in zip(("move", "second"), diagnosis.choices, strict=False):
        approach = choice.approach
        filled = advice.fill(approach.item.title, approach.subject)
        text = message(
            N_("{title}. {text}"),
            title=filled,
            text=advice.fill(approach.item.text, approach.subject),
        )
        title = N_("The big move") if name == "move" else N_("Beside it")
        yield Line(name, title, text, firings=approach.firings)
        item = approach.item
        if name == "move" and isinstance(item, Approach) and item.instead is not None:
            said = advice.fill(item.instead, approach.subject)
            yield Line("instead", N_("Why this"), said, firings=approach.firings)


def _missing(advice: Advice) -> Iterator[Line]:
    """What an approach lacks to begin; the first of its lead moves is enough to say."""
    currency = currency_of(advice.inference)
    for missing in tuple(advice.missing.values())[:1]:
        told = message(N_("{task}."), task=advice.titled(missing.key))
        for sentence in what_is_missing(missing, name_of, currency):
            told = message(N_("{before} {sentence}"), before=told, sentence=sentence)
        yield Line("missing", N_("What is missing first"), told)


def _who(advice: Advice) -> Iterator[Line]:
    """The person or group whom the first lead move concerns, else the most valuable one."""
    leads = (
        move.subject.relationship
        for diagnosis in advice.diagnoses[:1]
        for choice in diagnosis.choices
        for move in choice.moves
        if move.subject.relationship and advice.plan.placed(move.key)
    )
    ranked = (name for name in advice.ranked_relationships if advice.scores[name])
    first = next(chain(leads, ranked), "")
    if first:
        name = advice.fact("relationship.name", Subject(relationship=first))
        yield Line("who", N_("Who comes first"), _whole(name), ("relationship.name",))


def _week(advice: Advice) -> Iterator[Line]:
    """The steps of this week, each with its day and who does it."""
    week = [p for p in advice.plan.placements if p.start < advice.day + timedelta(days=7)]
    first = sorted(sorted(week, key=lambda p: p.claim)[:STEPS], key=lambda p: p.start)
    steps = tuple(_step(advice, placement) for placement in first)
    if steps:
        firings = tuple(f for p in first for f in advice.work[p.key].firings)
        yield Line("week", N_("This week"), _whole(Listing(steps)), firings=firings)


def _step(advice: Advice, placement: Placement) -> Message:
    return message(
        N_("{day}, {who}: {step}"),
        day=placement.start,
        who=name_of(placement.person),
        step=advice.titled(placement.key),
    )


def _hours(advice: Advice) -> Line:
    plan, means = advice.plan, advice.means
    fullest = max((_owner_hours(advice, week) for week in range(len(plan.weeks))), default=0.0)
    limit = means.owner.hours
    currency = currency_of(advice.inference)
    yours: Message
    if limit is None:
        yours = message(
            N_("At most {used} of yours a week; you have not said how many there are."),
            used=hours_shown((fullest, fullest)),
        )
    else:
        yours = message(
            N_("At most {used} of your {limit} a week."),
            used=hours_shown((fullest, fullest)),
            limit=hours_shown((limit, limit)),
        )
    money = message(
        N_("{hours} At most {money} a month."),
        hours=yours,
        money=Amount(plan.money.monthly, currency),
    )
    keys = ("business.owner_hours", "business.money")
    return Line("hours", N_("Hours and money"), money if plan.money.monthly else yours, keys)


def _owner_hours(advice: Advice, week: int) -> float:
    return dict(advice.plan.weeks[week].load.by_person).get(advice.means.owner.key, 0.0)


def _not(advice: Advice) -> Iterator[Line]:
    """What not to do: what was left out with a reason, else the first warning."""
    # Work that somebody may have in mind before uses and reasons that merely wait.
    left_out = sorted(advice.left_out, key=lambda out: not isinstance(out.item, Work))
    if left_out:
        out = left_out[0]
        title = advice.fill(out.item.title, out.subject)
        reason = advice.explainer.justify(out.firings).because[0]
        text = message(N_("{title}. {reason}"), title=title, reason=reason)
        yield Line("not", N_("Leave out"), text, firings=out.firings)
        return
    for firing in advice.inference.firings:
        caution = advice.rulebase.rules[firing.rule].then.caution
        if caution is not None:
            yield Line(
                "not", N_("Take care"), advice.fill(caution, firing.subject), firings=(firing,)
            )
            return
