"""Which single answers matter most: how many items each would bring in or take out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.core.interview.answer import NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.target import says
from advisor.core.rules.fact import Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.slice import conditions_of
from advisor.core.whatif.edits import CandidateEdits, Change, apply_changes

Infer = Callable[[Answers], Inference]
# Which rules fire for which subjects.
Fired = frozenset[tuple[str, Subject]]
# So many of the weightiest answers are confirmed by the engine itself.
CONFIRMED = 8


@dataclass(frozen=True, slots=True)
class Weight:
    """The change of one answer that moves most, and what comes in and goes out with it."""

    change: Change
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def moved(self) -> int:
        return len(self.added) + len(self.removed)


def what_matters_most(
    rulebase: Rulebase, answers: Answers, infer: Infer, sketch: Callable[[Answers], Fired]
) -> tuple[Weight, ...]:
    """Every answer that moves something, the weightiest first; each is tried on all rules.

    ``sketch`` tries changes quickly; ``infer`` is the engine that confirms what is shown
    first.  Raises RuntimeError if the two do not agree.
    """
    standing = _Standing(rulebase)
    fires = sketch(answers)
    now = standing.after(fires)
    heaviest: dict[tuple[str, int | None], Weight] = {}
    for change in CandidateEdits(rulebase, conditions_of(rulebase)).of(answers):
        if isinstance(change.after, NoAnswer):
            continue
        would_fire = sketch(apply_changes(answers, (change,), rulebase))
        if would_fire == fires:
            continue
        then = standing.after(would_fire)
        weight = Weight(change, tuple(sorted(then - now)), tuple(sorted(now - then)))
        known = heaviest.get(change.place)
        if weight.moved and (known is None or weight.moved > known.moved):
            heaviest[change.place] = weight
    weights = tuple(sorted(heaviest.values(), key=lambda weight: -weight.moved))
    for weight in weights[:CONFIRMED]:
        inference = infer(apply_changes(answers, (weight.change,), rulebase))
        then = standing.after(frozenset((f.rule, f.subject) for f in inference.firings))
        if (then - now, now - then) != (frozenset(weight.added), frozenset(weight.removed)):
            raise RuntimeError(f"the engines do not agree on {weight.change.place}")
    return weights


class _Standing:
    """The ids of everything the rules bring into the outline: items, warnings, questions."""

    def __init__(self, rulebase: Rulebase) -> None:
        self._rulebase = rulebase
        # What each firing brings or leaves out, looked up once; "" for nothing.
        self._brings: dict[tuple[str, Subject], str] = {}
        self._vetoes: dict[tuple[str, Subject], str] = {}

    def after(self, fired: Fired) -> frozenset[str]:
        """What stands in the outline if these rules fire."""
        for pair in fired:
            if pair not in self._brings:
                self._note(*pair)
        brought = {self._brings[pair] for pair in fired}
        return frozenset(brought - {self._vetoes[pair] for pair in fired} - {""})

    def _note(self, name: str, subject: Subject) -> None:
        rule = self._rulebase.rules[name]
        item, key = rule.then.item, ""
        if item is not None:
            key = item_key(item, subject.within(self._rulebase.items[item].scope))
        elif says(rule):
            key = item_key(rule.id, subject)
        vetoes = rule.then.leave_out is not None
        self._brings[(name, subject)] = "" if vetoes else key
        self._vetoes[(name, subject)] = key if vetoes else ""
