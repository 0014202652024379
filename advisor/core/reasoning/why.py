"""Why something is in the outline: the derivation, down to the owner's answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.core.message import Label, Listing, Message, Shown
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.reasoning.outline import FactUse, Justification, OutlineItem
from advisor.core.reasoning.templates import NOT_ASKED, fill, shown
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    VISIBLE,
    Missing,
    State,
    Subject,
    compatible,
    group_of,
    is_quantified,
    naming_fact,
    scope_of,
)
from advisor.core.rules.question import OwnWords
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

# The one thing in which a reason mostly differs from goal to goal.
GOAL = "goal.kind"


@dataclass(frozen=True, slots=True)
class PremiseNode:
    """A fact a rule tested: its state, the tests, and what concluded it if it is a finding.

    A finding without ``sources`` is one that no rule concluded.
    """

    fact: FactUse
    state: State
    tests: tuple[Condition, ...]
    sources: tuple[FiringNode, ...] = ()


@dataclass(frozen=True, slots=True)
class FiringNode:
    """A rule that fired for a subject, and every premise it fired on."""

    rule: Rule
    subject: Subject
    because: Message
    refs: tuple[str, ...]
    premises: tuple[PremiseNode, ...]

    @property
    def key(self) -> tuple[str, Subject]:
        """The identity of a firing."""
        return self.rule.id, self.subject


@dataclass(frozen=True, slots=True)
class Derivation:
    """Everything that led to one item of the outline, or to one finding."""

    roots: tuple[FiringNode, ...]

    def firings(self) -> Iterator[FiringNode]:
        """Every firing in the tree, each once, parents before what they depend on."""
        queue, seen = list(self.roots), set[tuple[str, Subject]]()
        while queue:
            node = queue.pop(0)
            if node.key not in seen:
                seen.add(node.key)
                yield node
                queue += [source for premise in node.premises for source in premise.sources]


class Explainer:
    """Answers questions about one inference of one rule base; builds its index once."""

    def __init__(self, rulebase: Rulebase, inference: Inference) -> None:
        self.rulebase = rulebase
        self.inference = inference
        self._concluding: dict[FactRef, list[Firing]] = {}
        for firing in inference.firings:
            for key, option in rulebase.rules[firing.rule].then.find:
                ref = FactRef.seen_from(key, firing.subject)
                value = inference.findings[ref]
                if option == value or (isinstance(value, tuple) and option in value):
                    self._concluding.setdefault(ref, []).append(firing)
        self._nodes: dict[tuple[str, Subject], FiringNode] = {}
        # Many items depend on the same answers.
        self._uses: dict[tuple[FactRef, State], FactUse] = {}
        self._names: dict[Subject, Shown | None] = {}

    def concluding(self, ref: FactRef) -> tuple[Firing, ...]:
        """The firings that gave a finding the value it has."""
        return tuple(self._concluding.get(ref, ()))

    def derive(self, firings: Iterable[Firing]) -> Derivation:
        """The whole tree under some firings; no premise is left out."""
        return Derivation(tuple(self._node(firing) for firing in firings))

    def why(self, item: OutlineItem) -> Derivation:
        """The derivation of one item of an outline of this inference."""
        scope = item.subject.scope
        return self.derive(
            firing
            for firing in self.inference.firings
            if firing.rule in item.why.rules
            # Work that is said once with this may be about fewer places than this.
            and compatible(firing.subject.within(scope), item.subject)
            and self._counts(firing)
        )

    def _counts(self, firing: Firing) -> bool:
        """Whether no stronger value has replaced what a firing concluded."""
        found = self.rulebase.rules[firing.rule].then.find
        refs = (FactRef.seen_from(key, firing.subject) for key, _ in found)
        return not found or any(firing in self.concluding(ref) for ref in refs)

    def _node(self, firing: Firing) -> FiringNode:
        key = (firing.rule, firing.subject)
        if key not in self._nodes:
            self._nodes[key] = self._new_node(firing)
        return self._nodes[key]

    def _new_node(self, firing: Firing) -> FiringNode:
        rule = self.rulebase.rules[firing.rule]
        premises = tuple(
            PremiseNode(
                self.use(ref, state),
                state,
                tests,
                tuple(self._node(source) for source in self.concluding(ref)),
            )
            for read, read_state in firing.premises
            for tests in [tuple(c for c in rule.when if c.fact == read.key)]
            for ref, state in self._behind(read, tests) or ((read, read_state),)
        )
        return FiringNode(
            rule, firing.subject, self.because(firing), self.refs(rule.principles), premises
        )

    def _behind(
        self, ref: FactRef, tests: Iterable[Condition]
    ) -> tuple[tuple[FactRef, State], ...]:
        """The entries' facts that make a quantified fact pass; () for any other fact.

        Where some entry must have a value, the entries that have it; where none may have
        one, all entries.
        """
        if not is_quantified(ref.key):
            return ()
        entries = self.inference.entries(ref.key)
        witnesses = [test for test in tests if test.seeks]
        if not witnesses:
            return entries
        return tuple(e for e in entries if any(test.holds(e[1]) for test in witnesses))

    def because(self, firing: Firing) -> Message:
        """The rule's reason with this firm's facts in it."""
        return self.because_of(self.rulebase.rules[firing.rule], firing.subject)

    def because_of(self, rule: Rule, subject: Subject) -> Message:
        """A rule's reason as it would read for a subject, whether it fired or not."""
        return fill(self.rulebase, self.inference, rule.because, subject)

    def refs(self, principles: Iterable[str]) -> tuple[str, ...]:
        """The paragraphs behind some principles, in order of appearance, each once."""
        return tuple(
            dict.fromkeys(ref for p in principles for ref in self.rulebase.principles[p].refs)
        )

    def use(self, ref: FactRef, state: State) -> FactUse:
        """A fact as it is shown, with the question it came from."""
        if (ref, state) not in self._uses:
            self._uses[ref, state] = self._new_use(ref, state)
        return self._uses[ref, state]

    def _new_use(self, ref: FactRef, state: State) -> FactUse:
        question = self.rulebase.questions.get(ref.key)
        return FactUse(
            ref.key,
            ref.subject,
            self.rulebase.label(ref.key),
            Label(NOT_ASKED)
            if state is Missing.NOT_APPLICABLE
            else shown(self.rulebase, self.inference, ref.key, state, ref.subject),
            "" if question is None else question.id,
            isinstance(question, OwnWords),
            self._called(ref.subject),
        )

    def _called(self, subject: Subject) -> Shown | None:
        """What the one entry is called that a subject is; None for any other, or without a name."""
        if subject not in self._names:
            group = group_of(subject.scope)
            state = self.inference.state(naming_fact(group), subject) if group else Missing.ABSENT
            self._names[subject] = (
                None
                if group is None or isinstance(state, Missing)
                else shown(self.rulebase, self.inference, naming_fact(group), state)
            )
        return self._names[subject]

    def answers_behind(self, firings: Iterable[Firing]) -> tuple[FactUse, ...]:
        """The owner's answers that some firings depend on, directly or through findings."""
        found: dict[FactRef, FactUse] = {}
        queue: deque[Firing | tuple[FactRef, State]] = deque(firings)
        seen = set[tuple[str, Subject]]()
        while queue:
            next_ = queue.popleft()
            if isinstance(next_, Firing):
                if (next_.rule, next_.subject) in seen:
                    continue
                seen.add((next_.rule, next_.subject))
            for ref, state in next_.premises if isinstance(next_, Firing) else (next_,):
                if ref.key in self.rulebase.questions:
                    if ref not in found:
                        found[ref] = self.use(ref, state)
                elif isinstance(next_, Firing) and is_quantified(ref.key):
                    # That no entry has a value rests on no single answer.
                    tests = self.rulebase.rules[next_.rule].when
                    wanted = [c for c in tests if c.fact == ref.key and c.seeks]
                    queue += self._behind(ref, wanted) if wanted else ()
                elif ref.key in self.rulebase.computed:
                    queue += self._computed_from(ref)
                else:
                    queue += self.concluding(ref)
        return tuple(found.values())

    def _computed_from(self, ref: FactRef) -> Iterator[tuple[FactRef, State]]:
        """The facts with a value that a computed fact is worked out from, those of entries too."""
        computed = self.rulebase.computed[ref.key]
        read = (c.fact for case in computed.cases for c in case.when)
        for key in dict.fromkeys((*read, *computed.sum)):
            behind = self.inference.entries(key)
            if not is_quantified(key) and scope_of(key) in VISIBLE[ref.subject.scope]:
                one = FactRef.seen_from(key, ref.subject)
                behind = ((one, self.inference.state(*one)),)
            yield from (fact for fact in behind if not isinstance(fact[1], Missing))

    def justify(self, firings: Iterable[Firing]) -> Justification:
        """The justification that some firings give together."""
        firings = tuple(firings)
        rules = [self.rulebase.rules[firing.rule] for firing in firings]
        principles = tuple(dict.fromkeys(p for rule in rules for p in rule.principles))
        return Justification(
            because=_merged_by_goal(dict.fromkeys(self.because(firing) for firing in firings)),
            basis="article" if principles else "judgement",
            principles=principles,
            refs=self.refs(principles),
            rules=tuple(dict.fromkeys(rule.id for rule in rules)),
            facts=self.answers_behind(firings),
        )

    def answers_used(self, keys: Iterable[str], subject: Subject) -> tuple[FactUse, ...]:
        """Answers shown directly, without a rule between; unanswered ones are left out."""
        uses = []
        for key in keys:
            ref = FactRef(key, subject.within(scope_of(key)))
            state = self.inference.state(key, subject)
            if not isinstance(state, Missing):
                uses.append(self.use(ref, state))
        return tuple(uses)


def _merged_by_goal(reasons: Iterable[Message]) -> tuple[Message, ...]:
    """Reasons that differ in nothing but the goal as one, which names all of those goals."""
    alike: dict[Message, list[Shown]] = {}
    for reason in reasons:
        goal = reason.value(GOAL)
        if goal is None:
            alike.setdefault(reason, [])
            continue
        rest = tuple(pair for pair in reason.values if pair[0] != GOAL)
        alike.setdefault(replace(reason, values=rest), []).append(goal)
    return tuple(
        reason if not goals else replace(reason, values=((GOAL, _all(goals)), *reason.values))
        for reason, goals in alike.items()
    )


def _all(goals: Sequence[Shown]) -> Shown:
    return goals[0] if len(goals) == 1 else Listing(tuple(goals))
