"""One owner's way through the interview: where they are, and where every move leads.

Each move returns a new Navigation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
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
from advisor.core.rules.fact import Group
from advisor.core.rules.rulebase import Rulebase

# A step by name: a question's id, or a group's for its list; and the entry's place.
Place = tuple[str, "int | None"]

# How Next chooses: the first open step; every step in turn, after going back or
# jumping; or every step of one entry, and then the list it belongs to.
Pace = Literal["open", "each", "entry"]


@dataclass(frozen=True)
class Navigation:
    """The interview and the place in it.

    ``at`` is None once nothing is asked any more.  ``skipped`` questions come back
    when the others are done; those skipped again are in ``let_be`` and do not.
    ``trail`` holds the steps visited before this one, the latest last.
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


def begin(rulebase: Rulebase, answers: Answers) -> Navigation:
    """At the first open step of an interview, new or resumed."""
    return _on(Navigation(plan_interview(rulebase, answers)))


def answer(rulebase: Rulebase, navigation: Navigation, given: Answer) -> Navigation:
    """Answer the question one is at, and go on."""
    step = navigation.step
    if not isinstance(step, Ask):
        return navigation
    return _left(
        navigation, _after(_with(rulebase, navigation, change(navigation, step, given)), navigation)
    )


def change(navigation: Navigation, ask: Ask, given: Answer) -> Answers:
    """The answers with one given or changed, wherever the owner is."""
    return give_answer(navigation.answers, ask.question, ask.index, given)


def set_answers(rulebase: Rulebase, navigation: Navigation, answers: Answers) -> Navigation:
    """Other answers, at the same place as far as it still applies."""
    new = _with(rulebase, navigation, answers)
    return new if new.at is not None and new.step is not None else _on(new)


def finish(rulebase: Rulebase, navigation: Navigation) -> Navigation:
    """Enough of questions: with a goal named, the list of goals is done; the place stays."""
    if not any(navigation.answers.goals) or "goal" in navigation.answers.closed:
        return navigation
    return set_answers(rulebase, navigation, close_group(navigation.answers, "goal"))


def may_skip(step: Step | None) -> bool:
    """Whether a step can be left open: an entry of a list needs its name and its kind."""
    return isinstance(step, Ask) and not (step.question.required and step.index is not None)


def skip(navigation: Navigation) -> Navigation:
    """Leave the question open for now; unchanged where it cannot be."""
    step = navigation.step
    if not isinstance(step, Ask) or not may_skip(step) or navigation.at is None:
        return navigation
    if step.answered:
        return _left(navigation, _after(navigation, navigation))
    if navigation.at in navigation.skipped:
        return _left(
            navigation,
            _after(replace(navigation, let_be=navigation.let_be | {navigation.at}), navigation),
        )
    return _left(
        navigation,
        _after(replace(navigation, skipped=navigation.skipped | {navigation.at}), navigation),
    )


def back(rulebase: Rulebase, navigation: Navigation) -> Navigation:
    """The step one came from; the same navigation at the first.

    After resuming, when nobody knows the way any more, it is the step before among
    those answered or skipped.  An entry that nothing is said of yet does not stay in
    its list.
    """
    step = navigation.step
    if isinstance(step, Ask) and step.index is not None and step.area.repeat is not None:
        group = step.area.repeat
        if not navigation.answers.entries(group)[step.index]:
            return remove(rulebase, navigation, group, step.index)
    trail = navigation.trail
    while trail and (trail[-1] == navigation.at or navigation.find(trail[-1]) is None):
        trail = trail[:-1]
    if trail:
        before = navigation.find(trail[-1])
        same = isinstance(step, Ask) and isinstance(before, Ask) and _one_entry(step, before)
        pace: Pace = "entry" if navigation.pace == "entry" and same else "each"
        return replace(navigation, at=trail[-1], pace=pace, trail=trail[:-1])
    seen = [
        place_of(step)
        for step in navigation.interview.steps
        if step.answered or place_of(step) in navigation.skipped or place_of(step) == navigation.at
    ]
    here = seen.index(navigation.at) if navigation.at in seen else len(seen)
    return replace(navigation, at=seen[here - 1], pace="each", trail=()) if here else navigation


def _one_entry(one: Ask, other: Ask) -> bool:
    return one.index is not None and (one.area, one.index) == (other.area, other.index)


def go_to(navigation: Navigation, place: Place) -> Navigation:
    """Jump to a step; unchanged if it does not apply now."""
    if navigation.find(place) is None:
        return navigation
    return _left(navigation, replace(navigation, at=place, pace="each"))


def go_on(navigation: Navigation) -> Navigation:
    """Jump to the first open step, as on resuming; skipped ones count as open again."""
    return _on(replace(navigation, skipped=frozenset(), let_be=frozenset()))


# ── Lists of goals and relationships ───────────────────────────────────────────


def add(rulebase: Rulebase, navigation: Navigation, group: Group) -> Navigation:
    """A new entry; its first question comes next."""
    index = len(navigation.answers.entries(group))
    new = _with(rulebase, navigation, add_entry(navigation.answers, group))
    return _left(navigation, _at_entry(new, group, index))


def edit(navigation: Navigation, group: Group, index: int) -> Navigation:
    """Go through one entry's questions, and back to the list."""
    return _left(navigation, _at_entry(navigation, group, index))


def remove(rulebase: Rulebase, navigation: Navigation, group: Group, index: int) -> Navigation:
    """Without one entry; the owner stays at the list."""
    removed = _with(rulebase, navigation, remove_entry(navigation.answers, group, index))
    return _at_list(_without_entries(removed, group), group)


def move(
    rulebase: Rulebase, navigation: Navigation, group: Group, index: int, to: int
) -> Navigation:
    """An entry at another place of its list; the owner stays at the list."""
    last = len(navigation.answers.entries(group)) - 1
    moved = move_entry(navigation.answers, group, index, min(max(to, 0), last))
    return _at_list(_without_entries(_with(rulebase, navigation, moved), group), group)


def finish_list(rulebase: Rulebase, navigation: Navigation, group: Group) -> Navigation:
    """The list is done; entries nothing was said of are dropped."""
    return _left(
        navigation,
        _after(_with(rulebase, navigation, close_group(navigation.answers, group)), navigation),
    )


def _with(rulebase: Rulebase, navigation: Navigation, answers: Answers) -> Navigation:
    return replace(navigation, interview=plan_interview(rulebase, answers))


def _left(before: Navigation, after: Navigation) -> Navigation:
    """The same place, remembering the step that was left."""
    if before.at is None or before.at == after.at:
        return after
    return replace(after, trail=(*before.trail, before.at))


def _without_entries(navigation: Navigation, group: Group) -> Navigation:
    """Without the entries of a list in its trail: they have moved."""
    kept = tuple(place for place in navigation.trail if not place[0].startswith(f"{group}."))
    return replace(navigation, trail=kept)


def _on(navigation: Navigation) -> Navigation:
    """At the first open step: unskipped ones first, then skipped ones, once."""
    wanting = [place_of(step) for step in navigation.interview.steps if not step.answered]
    fresh = [place for place in wanting if place not in navigation.skipped | navigation.let_be]
    again = [place for place in wanting if place not in navigation.let_be]
    at = next(iter((*fresh, *again)), None)
    return replace(navigation, at=at, pace="open")


def _after(navigation: Navigation, before: Navigation) -> Navigation:
    """Where Next leads from the place of ``before``, at its pace."""
    places = [place_of(step) for step in navigation.interview.steps]
    if before.pace == "open" or before.at not in places:
        return _on(navigation)
    here = places.index(before.at)
    if before.pace == "entry":
        step = navigation.interview.steps[here]
        following = navigation.interview.steps[here + 1]
        same = isinstance(following, Ask) and following.index == getattr(step, "index", None)
        if same and following.area == step.area:
            return replace(navigation, at=places[here + 1], pace="entry")
        return _at_list(navigation, step.area.repeat) if step.area.repeat else _on(navigation)
    if here + 1 == len(places):
        return _on(navigation)
    following = navigation.interview.steps[here + 1]
    if not following.answered:
        return _on(navigation)
    return replace(navigation, at=places[here + 1], pace="each")


def _at_list(navigation: Navigation, group: Group) -> Navigation:
    listed = any(isinstance(s, Gather) and s.group == group for s in navigation.interview.steps)
    return replace(navigation, at=(group, None), pace="open") if listed else _on(navigation)


def _at_entry(navigation: Navigation, group: Group, index: int) -> Navigation:
    for step in navigation.interview.steps:
        if isinstance(step, Ask) and step.index == index and step.area.repeat == group:
            return replace(navigation, at=place_of(step), pace="entry")
    return _at_list(navigation, group)
