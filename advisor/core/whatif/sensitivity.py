"""Which single answers matter most: how many items each would bring in or take out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.core.interview.answer import NoAnswer
from advisor.core.interview.profile import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.target import says
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.slice import conditions_of
from advisor.core.whatif.edits import CandidateEdits, Change, apply_changes

Infer = Callable[[Answers], Inference]


@dataclass(frozen=True, slots=True)
class Weight:
    """The change of one answer that moves most, and what comes in and goes out with it.

    ``others`` counts the other answers to the same question that were tried.
    """

    change: Change
    added: tuple[str, ...]
    removed: tuple[str, ...]
    others: int = 0

    @property
    def moved(self) -> int:
        return len(self.added) + len(self.removed)


def what_matters_most(rulebase: Rulebase, answers: Answers, infer: Infer) -> tuple[Weight, ...]:
    """Every answer that moves something, the weightiest first; each verified by running it."""
    now = standing(rulebase, infer(answers))
    heaviest: dict[tuple[str, int | None], Weight] = {}
    tried: dict[tuple[str, int | None], int] = {}
    for change in CandidateEdits(rulebase, conditions_of(rulebase)).of(answers):
        if isinstance(change.after, NoAnswer):
            continue
        tried[change.place] = tried.get(change.place, -1) + 1
        then = standing(rulebase, infer(apply_changes(answers, (change,), rulebase)))
        weight = Weight(change, tuple(sorted(then - now)), tuple(sorted(now - then)))
        known = heaviest.get(change.place)
        if weight.moved and (known is None or weight.moved > known.moved):
            heaviest[change.place] = weight
    return tuple(
        Weight(weight.change, weight.added, weight.removed, tried[place])
        for place, weight in sorted(heaviest.items(), key=lambda pair: -pair[1].moved)
    )


def standing(rulebase: Rulebase, inference: Inference) -> frozenset[str]:
    """The ids of everything the rules bring into the outline: items, warnings, questions."""
    brought: set[str] = set()
    vetoed: set[str] = set()
    for firing in inference.firings:
        rule = rulebase.rules[firing.rule]
        if rule.then.item is not None:
            scope = rulebase.items[rule.then.item].scope
            key = item_key(rule.then.item, firing.subject.within(scope))
            (vetoed if rule.then.leave_out else brought).add(key)
        elif says(rule):
            brought.add(item_key(rule.id, firing.subject))
    return frozenset(brought - vetoed)
