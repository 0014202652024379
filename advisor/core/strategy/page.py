"""Page one: the strategy on one page, the verdict first.

Lines stand in the order in which they are read; where all of them would be too long,
those at the end of ``PRIORITY`` are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from advisor.core.message import N_, Amount, Listing, Message, Name, Shown, Words, joined, message
from advisor.core.planning.means import Role
from advisor.core.planning.plan import Placement
from advisor.core.planning.sentences import why_unspent
from advisor.core.planning.work import Claim
from advisor.core.reasoning.inference import Firing
from advisor.core.reasoning.length import words_in
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import Approach, OutlineSection, Reason, Tactic, Work
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.diagnosis import OWN_VIEW, Diagnosis
from advisor.core.strategy.goal_number import FIGURES, MEASURE, way
from advisor.core.strategy.lack import first_step, lack

MOST_WORDS = 350
# Where nothing is needed, that is said on half a page.
MOST_IF_NOTHING = 200
STEPS = 4

# The lines, the most important first.
PRIORITY = (
    "verdict",
    "missing",
    "goal",
    "obstacle",
    "move",
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
class Step:
    """One step of this week: what, who and when in one line, and how to begin."""

    id: str
    title: Message
    text: Message | None
    firings: tuple[Firing, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its title, its text, what it shows and what it is based on.

    The steps of this week stand under their line, which has no text of its own.
    """

    name: str
    title: str
    text: Message | None
    keys: tuple[str, ...] = ()
    firings: tuple[Firing, ...] = ()
    subject: Subject = BUSINESS
    steps: tuple[Step, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        steps = sum(words_in(step.title) + words_in(step.text) for step in self.steps)
        return len(self.title.split()) + words_in(self.text) + steps

    def shortened(self) -> Line | None:
        """The same with one step fewer that says how to begin; None where no step does."""
        spoken = [place for place, step in enumerate(self.steps) if step.text is not None]
        if not spoken:
            return None
        steps = list(self.steps)
        steps[spoken[-1]] = replace(steps[spoken[-1]], text=None)
        return replace(self, steps=tuple(steps))


def page(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The lines of page one, at most ``MOST_WORDS`` words in all."""
    most = MOST_IF_NOTHING if advice.nothing_needed else MOST_WORDS
    lines = _within(tuple(_lines(advice)), most)
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
            children=tuple(
                OutlineItem(
                    id=f"page-step-{step.id}",
                    kind="page",
                    section=section.id,
                    title=step.title,
                    text=step.text,
                    why=advice.justify((), principles=section.principles, firings=step.firings),
                )
                for step in line.steps
            ),
        )
        for line in lines
    )


def _within(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """The lines that fit: without how to begin if need be, then without the least important."""
    kept = {line.name: line for line in lines}
    over = sum(line.words for line in lines) - most
    for name, line in kept.items():
        shorter = line.shortened() if over > 0 else None
        while shorter is not None and over > 0:
            over -= kept[name].words - shorter.words
            kept[name] = shorter
            shorter = shorter.shortened()
    for name in reversed(PRIORITY):
        if over > 0 and name in kept:
            over -= kept.pop(name).words
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
    if verdict is None and advice.nothing_needed and diagnosis.main is not None:
        text = advice.fill(diagnosis.main.item.text, diagnosis.main.subject)
        yield Line("verdict", N_("In short"), text, firings=diagnosis.main.firings)
    goal = Subject(goal=diagnosis.goal)
    missing = tuple(_missing(advice))
    stranded = advice.stranded is diagnosis.choices[0] if diagnosis.choices else False
    if stranded and not advice.nothing_needed:
        yield from missing
    text = _goal(advice, goal)
    yield Line("goal", N_("The goal"), text, ("goal.kind", MEASURE, *FIGURES), subject=goal)
    if advice.nothing_needed:
        yield from _own_view(advice, diagnosis, goal)
        for choice in diagnosis.choices:
            said = _whole(advice.fill(choice.approach.item.title, choice.approach.subject))
            name = "move" if choice is diagnosis.choices[0] else "second"
            heading = N_("What to do") if name == "move" else N_("Beside it")
            step = first_step(advice, choice.moves[0])
            if step is not None and not any(advice.plan.placed(m.key) for m in choice.moves):
                said = joined((said, step))
            yield Line(name, heading, said, firings=choice.approach.firings)
        yield from _not(advice)
        return
    yield from _obstacles(advice, diagnosis, goal)
    reason = next((r for r in advice.recommendations if isinstance(r.item, Reason)), None)
    if reason is not None:
        title = advice.fill(reason.item.title, reason.subject)
        yield Line("reason", N_("What leads"), _whole(title), firings=reason.firings)
    yield from _moves(advice, diagnosis)
    if not stranded:
        yield from missing
    yield from _who(advice)
    yield _hours(advice)
    yield from _not(advice)
    yield from _week(advice)


def _whole(text: Shown) -> Message:
    return message(N_("{text}."), text=text)


def _goal(advice: Advice, goal: Subject) -> Message:
    """The goal with its number, in the owner's figures only."""
    kind = advice.fact("goal.kind", goal)
    told = way(advice, goal) if any(advice.knows(key, goal) for key in FIGURES[:2]) else None
    if told is not None:
        return message(N_("{goal}. {way}"), goal=kind, way=told)
    if advice.knows("goal.date", goal):
        return message(N_("{goal}, by {day}."), goal=kind, day=advice.fact("goal.date", goal))
    return _whole(kind)


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
    yield from _own_view(advice, diagnosis, goal)


def _own_view(advice: Advice, diagnosis: Diagnosis, goal: Subject) -> Iterator[Line]:
    """The owner's own view of what is in the way, answered; nothing where it is the diagnosis."""
    answers = {
        "other": N_("You say: {view}. What you told us points to something else first."),
        "also": N_("You say: {view}. That counts too, and comes after this."),
    }
    if diagnosis.view in answers:
        view = advice.fact(OWN_VIEW, goal)
        own = advice.inference.state(f"{OWN_VIEW}_words", goal)
        if isinstance(own, str):
            view = message(N_("{view} (“{words}”)"), view=view, words=Words(own.rstrip(".")))
        said = message(answers[diagnosis.view], view=view)
        yield Line("view", N_("As you see it"), said, (OWN_VIEW,), subject=goal)


def _moves(advice: Advice, diagnosis: Diagnosis) -> Iterator[Line]:
    for name, choice in zip(("move", "second"), diagnosis.choices, strict=False):
        late = not any(map(advice.begins_in_time, choice.moves))
        if name == "second" and late and choice is not advice.stranded:
            continue
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
    """What an approach lacks to begin."""
    told = lack(advice)
    if told is not None:
        main = advice.diagnosis is not None and advice.stranded is advice.diagnosis.choices[0]
        title = N_("What is missing first") if main else N_("What is missing for that")
        yield Line("missing", title, told)


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
    """The steps of this week in the order of their days: the strongest claims on it."""
    week = [p for p in advice.plan.placements if p.start < advice.day + timedelta(days=7)]
    first = sorted(sorted(week, key=lambda p: p.claim)[:STEPS], key=lambda p: p.start)
    if first:
        steps = tuple(_step(advice, placement) for placement in first)
        yield Line("week", N_("This week"), None, steps=steps)


def _step(advice: Advice, placement: Placement) -> Step:
    work = advice.work[placement.key]
    title = message(
        N_("{what} ({who}, {day})"),
        what=advice.titled(placement.key),
        who=advice.who(placement),
        day=placement.start,
    )
    item = work.item
    # Duties and lead moves are said in full further down.
    full = placement.task.claim in (Claim.DUTY, Claim.LEAD)
    begin = None
    if isinstance(item, Tactic) and not full:
        begin = advice.fill(item.first_step, work.subject)
    return Step(placement.key, title, begin, work.firings)


def _hours(advice: Advice) -> Line:
    plan, means = advice.plan, advice.means
    fullest = max((_owner_hours(advice, week) for week in range(len(plan.weeks))), default=0.0)
    used, limit = hours_shown((fullest, fullest)), means.owner.most_hours
    told: list[Message] = []
    if limit is None:
        template = N_("At most {used} of yours a week; you have not said how many there are.")
        told.append(message(template, used=used))
    elif limit:
        shown = hours_shown((limit, limit))
        told.append(message(N_("At most {used} of your {limit} a week."), used=used, limit=shown))
        talks = _fullest_minutes(advice)
        if talks is not None:
            template = N_("Talks and calls come on top, at most {minutes} in one week.")
            told.append(message(template, minutes=talks))
    else:
        told.append(_owner_minutes(advice))
    others = _others_hours(advice)
    if others:
        told.append(message(N_("Others, at most a week: {hours}."), hours=Listing(others)))
    told += _hours_not_said(advice)
    spent, currency = plan.money, currency_of(advice.inference)
    if spent.monthly:
        told.append(message(N_("At most {money} a month."), money=Amount(spent.monthly, currency)))
    if spent.once:
        told.append(message(N_("{money} once."), money=Amount(spent.once, currency)))
    if not spent.monthly and not spent.once and (spent.monthly_limit or spent.once_limit):
        told.append(why_unspent(spent.unspent))
    keys = ("business.owner_hours", "business.money")
    return Line("hours", N_("Hours and money"), joined(told), keys)


def _hours_not_said(advice: Advice) -> Iterator[Message]:
    """Those who do something and have not said how many hours they have, once for all rows."""
    silent = dict.fromkeys(
        placement.person
        for placement in advice.plan.placements
        if (person := advice.means.person(placement.person)) is not None
        and person.hours is None
        and person.role not in (Role.OWNER, Role.PAID)
    )
    names = Listing(tuple(advice.people.name(key) for key in silent))
    if silent:
        template = N_("Ask first how many hours there are; nobody has said that yet: {people}.")
        yield message(template, people=names)


def _owner_minutes(advice: Advice) -> Message:
    """What is asked of an owner without hours."""
    minutes = _fullest_minutes(advice)
    if minutes is None:
        return message(N_("None of your own hours."))
    template = N_("None of your own hours, but {minutes} in person in the fullest week.")
    return message(template, minutes=minutes)


def _fullest_minutes(advice: Advice) -> Shown | None:
    """The minutes outside the hours that the owner gives in the fullest week; None for none."""
    minutes = max((week.load.owner_minutes for week in advice.plan.weeks), default=0.0)
    if not minutes:
        return None
    hours = round(minutes / 15) / 4 if minutes >= 60 else minutes / 60
    return hours_shown((hours, hours))


def _others_hours(advice: Advice) -> tuple[Message, ...]:
    """The fullest week of everybody else who does something."""
    most: dict[str, float] = {}
    for week in advice.plan.weeks:
        for person, hours in week.load.by_person:
            most[person] = max(most.get(person, 0.0), hours)
    return tuple(
        message(
            N_("{who} {hours}"),
            who=advice.people.name(person),
            hours=hours_shown((round(hours, 2), round(hours, 2))),
        )
        for person, hours in most.items()
        if person != advice.means.owner.key and hours
    )


def _owner_hours(advice: Advice, week: int) -> float:
    return dict(advice.plan.weeks[week].load.by_person).get(advice.means.owner.key, 0.0)


def _not(advice: Advice) -> Iterator[Line]:
    """What not to do, the most specific of it: work that was left out before warnings."""
    found = [*_left_out(advice), *_warnings(advice)]
    if found:
        yield max(found, key=lambda line: _specific(line.text))


def _left_out(advice: Advice) -> Iterator[Line]:
    for out in advice.left_out:
        if isinstance(out.item, Work):
            title = advice.fill(out.item.title, out.subject)
            reason = advice.explainer.justify(out.firings).because[0]
            text = message(N_("{title}. {reason}"), title=title, reason=reason)
            yield Line("not", N_("Leave out"), text, firings=out.firings)


def _warnings(advice: Advice) -> Iterator[Line]:
    for firing in advice.inference.firings:
        caution = advice.rulebase.rules[firing.rule].then.caution
        if caution is not None:
            text = advice.fill(caution, firing.subject)
            yield Line("not", N_("Take care"), text, firings=(firing,))


def _specific(text: Shown | None) -> int:
    """How much of this firm a text names: its own words and names, else other facts."""
    if isinstance(text, Message):
        return max((_specific(value) for _, value in text.values), default=0)
    return 2 if isinstance(text, (Words, Name)) else 0 if text is None else 1
