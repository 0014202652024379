"""What would change it: the fewest answers that bring something in, or take it out.

The rules, read backwards, say which answers are worth trying, and the part of
the rule base that matters tells quickly what would come of them.  Nothing is
believed until the whole rule base has been run on the changed answers, and on
every part of the change, to show that nothing in it is idle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from advisor.core.interview.answers import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.target import Target
from advisor.core.rules.fact import Group, Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.slice import cone_of
from advisor.core.whatif.edit_groups import Alternative, Place, gathered
from advisor.core.whatif.edits import CandidateEdits, Change, apply_changes
from advisor.core.whatif.lower_bound import Backward
from advisor.core.whatif.reading import Reading
from advisor.core.whatif.requirement import Fires, Way
from advisor.core.whatif.search_state import Ground, ground_of

Infer = Callable[[Answers], Inference]

MOST_TOGETHER = 4
MOST_RUNS = 500
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Changes:
    """``present`` says whether it is there now; every alternative reverses that.

    ``tried`` counts the changes tried in all, ``verified`` the runs of the whole
    rule base among them.  ``complete`` is False where the search was cut short,
    so that fewer answers might do; ``most`` is how many were changed together.
    """

    target: Target
    present: bool
    alternatives: tuple[Alternative, ...]
    tried: int
    verified: int
    complete: bool = True
    most: int = MOST_TOGETHER


def what_would_change(
    rulebase: Rulebase,
    answers: Answers,
    target: Target,
    infer: Infer,
    sketch: Callable[[Rulebase], Infer],
) -> Changes:
    """The smallest sets of changed answers that reverse whether ``target`` is in the outline.

    ``infer`` runs the whole rule base; ``sketch`` makes the same of a part of it,
    for trying changes out.
    """
    return _Search(rulebase, answers, target, infer, sketch).result()


class _Search:
    """One search: first for one change, then for two together, and so on.

    It begins where the rules read backwards say that a want must be met, and goes
    on from there as long as the changes left over can be enough.
    """

    def __init__(
        self,
        rulebase: Rulebase,
        answers: Answers,
        target: Target,
        infer: Infer,
        sketch: Callable[[Rulebase], Infer],
    ) -> None:
        self._rulebase = rulebase
        self._answers = answers
        self._target = target
        self._infer = infer
        cone = cone_of(rulebase, target.concerns)
        self._about = cone.about
        self._part = cone.rulebase
        self._reading = Reading(self._part)
        self._sketch = sketch(self._part)
        alterations = CandidateEdits(self._part, cone.conditions)
        found = [*alterations.of(answers), *alterations.of_entries(answers)]
        self._open: dict[Place, list[Change]] = {}
        for change in sorted(found, key=lambda change: Alternative((change,)).effort):
            self._open.setdefault(change.place, []).append(change)
        self._room: dict[Group, int] = {
            group: len(answers.entries(group))
            for group in rulebase.groups
            if any(c.entry == "new" and c.question.scope == group for c in found)
        }
        self._tried = 0
        self._verdicts: dict[frozenset[Change], bool] = {}
        self.present = self._is_there(infer(answers))

    def result(self) -> Changes:
        found: list[tuple[Change, ...]] = []
        for together in range(1, MOST_TOGETHER + 1):
            hits: dict[frozenset[Change], tuple[Change, ...]] = {}
            self._widen((), together, hits, {frozenset(one) for one in found}, set())
            found += hits.values()
            # Where only what is given would have to change, one more answer may be worth it.
            if any(not Alternative(hit).given for hit in found) or self._tried >= MOST_RUNS:
                break
        ranked = sorted(gathered(found, self._open), key=lambda alternative: alternative.effort)
        sound = (alternative for alternative in ranked if self._sound(alternative))
        return Changes(
            self._target,
            self.present,
            tuple(islice(sound, SHOWN)),
            self._tried,
            len(self._verdicts),
            self._tried < MOST_RUNS,
        )

    def _widen(
        self,
        changes: tuple[Change, ...],
        left: int,
        hits: dict[frozenset[Change], tuple[Change, ...]],
        known: set[frozenset[Change]],
        seen: set[frozenset[Change]],
    ) -> None:
        """Add to ``hits`` what reverses it with up to ``left`` more changes than ``changes``."""
        if self._tried >= MOST_RUNS:
            return
        self._tried += 1
        altered = apply_changes(self._answers, changes, self._part)
        inference = self._sketch(altered)
        if self._is_there(inference) != self.present:
            hits[frozenset(changes)] = changes
            return
        if not left:
            return
        ground = ground_of(self._part, altered, inference, changes, self._room)
        backward = Backward(self._reading, ground, self._still_open(changes), left)
        for change in backward.first_changes(self._ways(ground)):
            wider = frozenset({*changes, change})
            if wider not in seen and not any(one <= wider for one in known):
                seen.add(wider)
                self._widen((*changes, change), left - 1, hits, known, seen)

    def _still_open(self, changes: tuple[Change, ...]) -> Mapping[Place, list[Change]]:
        """The changes that can be made beside those made already."""
        taken = {change.place for change in changes}
        gone = {(c.question.scope, c.index) for c in changes if c.entry == "gone"}
        touched = {(c.question.scope, c.index) for c in changes}
        return {
            place: [
                c
                for c in found
                if c.after is not None or (c.question.scope, c.index) not in touched
            ]
            for place, found in self._open.items()
            if place not in taken and (found[0].question.scope, place[1]) not in gone
        }

    def _ways(self, ground: Ground) -> list[Way]:
        """The ways to bring it in: what recommends fires, and nothing that leaves it out does.

        Or to take it out: nothing recommends it, or something leaves it out.
        """
        target, scope, inference = self._target, self._target.scope, ground.inference
        instances = [
            (rule, subject)
            for rule in self._about
            for subject in ground.subjects(rule.each)
            if target.includes(subject)
        ]
        bringing = [Fires(r.id, s, wanted=True) for r, s in instances if target.brings(r)]
        leaving = [Fires(r.id, s, wanted=True) for r, s in instances if not target.brings(r)]
        if not self.present:
            vetoes: dict[Subject, list[Fires]] = {}
            for veto in target.vetoed(self._part, inference):
                copy = veto.subject.within(scope)
                vetoes.setdefault(copy, []).append(Fires(veto.rule, veto.subject, wanted=False))
            return [(fires, *vetoes.get(fires.subject.within(scope), ())) for fires in bringing]
        # Every copy has to go: begin with the first, for the others come next.
        copy = target.copies(self._part, inference)[0]
        brought = target.brought(self._part, inference)
        return [
            tuple(
                Fires(firing.rule, firing.subject, wanted=False)
                for firing in brought
                if firing.subject.within(scope) == copy
            ),
            *((fires,) for fires in leaving if fires.subject.within(scope) == copy),
        ]

    def _is_there(self, inference: Inference) -> bool:
        return bool(self._target.copies(self._rulebase, inference))

    def _sound(self, alternative: Alternative) -> bool:
        """Whether the whole rule base agrees, and no part of the change would do alone."""
        return all(
            self._reverses(frozenset(changes))
            and not any(
                self._reverses(frozenset(part))
                for size in range(1, len(changes))
                for part in combinations(changes, size)
            )
            for changes in alternative.all()
        )

    def _reverses(self, changes: frozenset[Change]) -> bool:
        if changes not in self._verdicts:
            inference = self._infer(apply_changes(self._answers, changes, self._rulebase))
            self._verdicts[changes] = self._is_there(inference) != self.present
        return self._verdicts[changes]
