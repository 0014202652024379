"""One owner's way through the interview: where they are, and where every move leads.

Screens and plain prompts hold a Walk and nothing else; each move returns a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.inactive_answers import SetAside
from advisor.core.interview.steps import (
    Ask,
    Gather,
    Interview,
    Step,
    add_entry,
    close_group,
    give_answer,
    move_entry,
    plan_interview,
    remove_entry,
)
from advisor.core.rules.question import Group
from advisor.core.rules.rulebase import Rulebase

# A step by name: a question's id, or a group's for its list; and the entry's place.
Place = tuple[str, "int | None"]

# How Next chooses: the first open step; every step in turn, after going back or
# jumping; or every step of one entry, and then the list it stands in.
Pace = Literal["open", "each", "entry"]


@dataclass(frozen=True)
class Walk:
    """The interview and the place in it.

    ``at`` is None once nothing is asked any more.  ``skipped`` questions come back
    when the others are done; those skipped again are in ``let_be`` and do not.
    ``trail`` is the way that was gone here, the last step behind.
    """

    interview: Interview
    at: Place | None = None
    pace: Pace = "open"
    skipped: frozenset[Place] = frozenset()
    let_be: frozenset[Place] = frozenset()
    trail: tuple[Place, ...] = ()

    @property
    def answers(self) -> Answers:
        return self.interview.answers

    @property
    def step(self) -> Step | None:
        """The step the owner is at."""
        return self.find(self.at) if self.at is not None else None

    def find(self, place: Place) -> Step | None:
        """The step of this name, None if it does not apply now."""
        return next((s for s in self.interview.steps if place_of(s) == place), None)

    @property
    def open(self) -> tuple[Ask, ...]:
        """The questions that still want an answer, skipped ones included."""
        return tuple(s for s in self.interview.steps if isinstance(s, Ask) and not s.answered)

    @property
    def may_finish(self) -> bool:
        """Whether a strategy can be shown: a goal is there, and its list is done."""
        return "goal" in self.answers.closed and any(self.answers.goals)


def place_of(step: Step) -> Place:
    """The name of a step."""
    if isinstance(step, Ask):
        return step.question.id, step.index
    return step.group, None


def begin(rulebase: Rulebase, answers: Answers) -> Walk:
    """At the first open step of an interview, new or resumed."""
    return _on(Walk(plan_interview(rulebase, answers)))


def answer(rulebase: Rulebase, walk: Walk, given: Answer) -> Walk:
    """Answer the question one is at, and go on."""
    step = walk.step
    if not isinstance(step, Ask):
        return walk
    return _left(walk, _after(_with(rulebase, walk, change(walk, step, given)), walk))


def change(walk: Walk, ask: Ask, given: Answer) -> Answers:
    """The answers with one given or changed, wherever the owner is."""
    return give_answer(walk.answers, ask.question, ask.index, given)


def set_answers(rulebase: Rulebase, walk: Walk, answers: Answers) -> Walk:
    """Other answers, at the same place as far as it still applies."""
    new = _with(rulebase, walk, answers)
    return new if new.at is not None and new.step is not None else _on(new)


def finish(rulebase: Rulebase, walk: Walk) -> Walk:
    """Enough of questions: with a goal named, the list of goals is done; the place stays."""
    if not any(walk.answers.goals) or "goal" in walk.answers.closed:
        return walk
    return set_answers(rulebase, walk, close_group(walk.answers, "goal"))


def may_skip(step: Step | None) -> bool:
    """Whether a step can be left open: an entry of a list needs its name and its kind."""
    return isinstance(step, Ask) and not (step.question.required and step.index is not None)


def skip(walk: Walk) -> Walk:
    """Leave the question open for now; the same walk where it cannot be."""
    step = walk.step
    if not isinstance(step, Ask) or not may_skip(step) or walk.at is None:
        return walk
    if step.answered:
        return _left(walk, _after(walk, walk))
    if walk.at in walk.skipped:
        return _left(walk, _after(replace(walk, let_be=walk.let_be | {walk.at}), walk))
    return _left(walk, _after(replace(walk, skipped=walk.skipped | {walk.at}), walk))


def back(rulebase: Rulebase, walk: Walk) -> Walk:
    """The step one came from; the same walk at the first.

    After resuming, when nobody knows the way any more, it is the step before among
    those answered or skipped.  An entry that nothing is said of yet does not stay in
    its list.
    """
    step = walk.step
    if isinstance(step, Ask) and step.index is not None and step.area.repeat is not None:
        group = step.area.repeat
        if not walk.answers.entries(group)[step.index]:
            return remove(rulebase, walk, group, step.index)
    trail = walk.trail
    while trail and (trail[-1] == walk.at or walk.find(trail[-1]) is None):
        trail = trail[:-1]
    if trail:
        before = walk.find(trail[-1])
        same = isinstance(step, Ask) and isinstance(before, Ask) and _one_entry(step, before)
        pace: Pace = "entry" if walk.pace == "entry" and same else "each"
        return replace(walk, at=trail[-1], pace=pace, trail=trail[:-1])
    seen = [
        place_of(step)
        for step in walk.interview.steps
        if step.answered or place_of(step) in walk.skipped or place_of(step) == walk.at
    ]
    here = seen.index(walk.at) if walk.at in seen else len(seen)
    return replace(walk, at=seen[here - 1], pace="each", trail=()) if here else walk


def _one_entry(one: Ask, other: Ask) -> bool:
    return one.index is not None and (one.area, one.index) == (other.area, other.index)


def go_to(walk: Walk, place: Place) -> Walk:
    """Jump to a step; the same walk if it does not apply now."""
    if walk.find(place) is None:
        return walk
    return _left(walk, replace(walk, at=place, pace="each"))


def go_on(walk: Walk) -> Walk:
    """Jump to the first open step, as on resuming; skipped ones count as open again."""
    return _on(replace(walk, skipped=frozenset(), let_be=frozenset()))


# ── Lists of goals and relationships ───────────────────────────────────────────


def add(rulebase: Rulebase, walk: Walk, group: Group) -> Walk:
    """A new entry; its first question comes next."""
    index = len(walk.answers.entries(group))
    new = _with(rulebase, walk, add_entry(walk.answers, group))
    return _left(walk, _at_entry(new, group, index))


def edit(walk: Walk, group: Group, index: int) -> Walk:
    """Go through one entry's questions, and back to the list."""
    return _left(walk, _at_entry(walk, group, index))


def remove(rulebase: Rulebase, walk: Walk, group: Group, index: int) -> Walk:
    """Without one entry; the owner stays at the list."""
    removed = _with(rulebase, walk, remove_entry(walk.answers, group, index))
    return _at_list(_without_entries(removed, group), group)


def move(rulebase: Rulebase, walk: Walk, group: Group, index: int, to: int) -> Walk:
    """An entry at another place of its list; the owner stays at the list."""
    last = len(walk.answers.entries(group)) - 1
    moved = move_entry(walk.answers, group, index, min(max(to, 0), last))
    return _at_list(_without_entries(_with(rulebase, walk, moved), group), group)


def finish_list(rulebase: Rulebase, walk: Walk, group: Group) -> Walk:
    """The list is done; entries nothing was said of are dropped."""
    return _left(walk, _after(_with(rulebase, walk, close_group(walk.answers, group)), walk))


# ── What an edit did to other answers ──────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Shift:
    """Answers that an edit set aside, and answers that it brought back."""

    gone: tuple[SetAside, ...]
    back: tuple[SetAside, ...]


def shift(before: Walk, after: Walk) -> Shift:
    """What stopped and what began to count between two walks."""
    old = {(a.question.id, a.index): a for a in before.interview.aside}
    new = {(a.question.id, a.index): a for a in after.interview.aside}
    returned = {place_of(s) for s in after.interview.steps if s.answered}
    return Shift(
        tuple(aside for key, aside in new.items() if key not in old),
        tuple(aside for key, aside in old.items() if key not in new and key in returned),
    )


def _with(rulebase: Rulebase, walk: Walk, answers: Answers) -> Walk:
    return replace(walk, interview=plan_interview(rulebase, answers))


def _left(before: Walk, after: Walk) -> Walk:
    """A walk that remembers the step it left."""
    if before.at is None or before.at == after.at:
        return after
    return replace(after, trail=(*before.trail, before.at))


def _without_entries(walk: Walk, group: Group) -> Walk:
    """A walk that forgets which entries of a list it came through: they have moved."""
    kept = tuple(place for place in walk.trail if not place[0].startswith(f"{group}."))
    return replace(walk, trail=kept)


def _on(walk: Walk) -> Walk:
    """At the first open step: unskipped ones first, then skipped ones, once."""
    wanting = [place_of(step) for step in walk.interview.steps if not step.answered]
    fresh = [place for place in wanting if place not in walk.skipped | walk.let_be]
    again = [place for place in wanting if place not in walk.let_be]
    at = next(iter((*fresh, *again)), None)
    return replace(walk, at=at, pace="open")


def _after(walk: Walk, before: Walk) -> Walk:
    """Where Next leads from the place of ``before``, at its pace."""
    places = [place_of(step) for step in walk.interview.steps]
    if before.pace == "open" or before.at not in places:
        return _on(walk)
    here = places.index(before.at)
    if before.pace == "entry":
        step = walk.interview.steps[here]
        following = walk.interview.steps[here + 1]
        same = isinstance(following, Ask) and following.index == getattr(step, "index", None)
        if same and following.area == step.area:
            return replace(walk, at=places[here + 1], pace="entry")
        return _at_list(walk, step.area.repeat) if step.area.repeat else _on(walk)
    if here + 1 == len(places):
        return _on(walk)
    following = walk.interview.steps[here + 1]
    if not following.answered:
        return _on(walk)
    return replace(walk, at=places[here + 1], pace="each")


def _at_list(walk: Walk, group: Group) -> Walk:
    listed = any(isinstance(s, Gather) and s.group == group for s in walk.interview.steps)
    return replace(walk, at=(group, None), pace="open") if listed else _on(walk)


def _at_entry(walk: Walk, group: Group, index: int) -> Walk:
    for step in walk.interview.steps:
        if isinstance(step, Ask) and step.index == index and step.area.repeat == group:
            return replace(walk, at=place_of(step), pace="entry")
    return _at_list(walk, group)
