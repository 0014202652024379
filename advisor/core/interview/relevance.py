"""Which questions can still change the outcome, worked out from the rules.

Every rule is evaluated on what is known so far with three values: it holds, it
cannot hold any more, or that is still open.  A question is worth asking while
an open rule reads its answer and that rule's conclusion still matters.

Entries that the owner may still add to a list count as one entry about which
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advisor.core.interview.answer import NoAnswer
from advisor.core.interview.profile import Answers, Entry
from advisor.core.rules.catalogue import VALUES
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    UNCLEAR,
    FactSpec,
    Missing,
    Scope,
    State,
    Subject,
    base_key,
    is_quantified,
    scope_of,
)
from advisor.core.rules.question import GROUPS, Group, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

# Findings that the outline uses by itself, beside what rules make of them.
CONSUMED = ("link.value", "goal.reason")

Truth = bool | None
Ref = tuple[str, Subject]


@dataclass(frozen=True)
class Relevance:
    """What is known of every question: whether it arises, and what it would decide.

    Keys are a question's id and the subject it is asked about; subjects are
    numbered ("0", "1", … for entries, "+" for one that may still be added).
    ``counts`` holds the questions whose answer stands: it arises for this firm,
    and an option that was chosen is still on offer.  ``chance`` is how likely a
    question is to arise, where that is open, if all answers were equally likely.
    """

    arises: Mapping[Ref, Truth]
    decides: Mapping[Ref, tuple[Rule, ...]]
    counts: frozenset[Ref]
    chance: Mapping[Ref, float]

    def worth_asking(self, question: Question, subject: Subject) -> bool:
        """Whether the question arises for certain and its answer can matter."""
        ref = (question.id, subject)
        # An entry counts only once it has its name and kind, so these are always asked.
        needed = question.printed or (question.required and question.scope != "business")
        return self.arises[ref] is True and (needed or ref in self.decides)

    def expected(self, question: Question, subject: Subject) -> float:
        """How much of a question is still to come: 1 if it will be asked, 0 if it will not."""
        ref = (question.id, subject)
        if ref in self.counts or not (question.printed or ref in self.decides):
            return float(ref not in self.counts and self.worth_asking(question, subject))
        return self.chance[ref]


def relevance(rulebase: Rulebase, answers: Answers) -> Relevance:
    """The relevance of every question, given what has been answered."""
    return _Evaluation(rulebase, answers).result()


def entry_subject(group: Group | None, index: int | str) -> Subject:
    """The subject that stands for one entry of a group, or for the business."""
    if group == "goal":
        return Subject(goal=str(index))
    if group == "relationship":
        return Subject(relationship=str(index))
    return BUSINESS


@dataclass
class _Possible:
    """What a finding may still become: values some rule has concluded, or still may."""

    certain: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)

    def states(self, spec: FactSpec) -> list[State]:
        """Every state a single-valued finding may end in."""
        order = spec.options.index
        strongest = max((order(v) for v in self.certain), default=-1)
        open_values = [v for v in self.possible if order(v) > strongest]
        settled: State = spec.options[strongest] if strongest >= 0 else Missing.ABSENT
        return [settled, *open_values]

    def truth(self, condition: Condition, spec: FactSpec) -> Truth:
        if spec.kind == "choices":
            return self._truth_of_set(condition)
        verdicts = {condition.holds(state) for state in self.states(spec)}
        return verdicts.pop() if len(verdicts) == 1 else None

    def _truth_of_set(self, condition: Condition) -> Truth:
        if condition.operator == "known":
            certain, possible = self.certain - {UNCLEAR}, self.possible - {UNCLEAR}
            some = True if certain else None if possible else False
            return some if condition.operand else (None if some is None else not some)
        named = set(condition.options)
        if condition.operator == "has":
            return True if named <= self.certain else None if named <= self.possible else False
        if condition.operator in ("is", "one_of"):
            return True if named & self.certain else None if named & self.possible else False
        # Of a quantified fact an unknown value might be one of those named.
        named |= {UNCLEAR}
        return False if named & self.certain else None if named & self.possible else True

    def is_settled(self, spec: FactSpec) -> bool:
        if spec.kind == "choices":
            return self.certain == self.possible
        return len(self.states(spec)) == 1


def _collected_from(state: State) -> set[str]:
    """What one entry's answer adds to a quantified fact."""
    if isinstance(state, Missing):
        return {UNCLEAR} if state is Missing.UNKNOWN else set()
    return {*state} if isinstance(state, tuple) else {str(state)}


_Instance = tuple[Rule, Subject]


class _Evaluation:
    """One pass over the rules; holds the working tables, thrown away afterwards."""

    def __init__(self, rulebase: Rulebase, answers: Answers) -> None:
        self._rulebase = rulebase
        self._entries: dict[Group, list[tuple[str, Entry]]] = {}
        for group in GROUPS:
            entries = [(str(i), entry) for i, entry in enumerate(answers.entries(group))]
            room = len(entries) < rulebase.group_area(group).at_most
            if group not in answers.closed and room:
                entries.append(("+", {}))
            self._entries[group] = entries
        self._arises: dict[Ref, Truth] = {}
        # An absent key is an answer still open.
        self._known: dict[Ref, State] = {}
        self._counts: set[Ref] = set()
        self._chance: dict[Ref, float] = {}
        self._find_answers(None, "", answers.business)
        for group in GROUPS:
            for name, entry in self._entries[group]:
                self._find_answers(group, name, entry)
        self._findings: dict[Ref, _Possible] = {}
        self._truths: dict[tuple[str, Subject], Truth] = {}
        self._open: dict[tuple[str, Subject], tuple[Ref, ...]] = {}
        self._instances: list[_Instance] = []
        # Rules that hold for certain, by the item they recommend or leave out.
        self._settled: dict[str, list[_Instance]] = {}
        self._evaluate()

    def _find_answers(self, group: Group | None, name: str, entry: Entry) -> None:
        subject = entry_subject(group, name)
        rulebase = self._rulebase
        questions = (
            rulebase.group_questions(group)
            if group
            else tuple(q for q in rulebase.definitions.questions if q.scope == "business")
        )
        for question in questions:
            ref = (question.id, subject)
            arises = self._all(question.ask_when, subject)
            self._arises[ref] = arises
            self._chance[ref] = self._chance_of(question, subject)
            if arises is False:
                self._known[ref] = Missing.NOT_APPLICABLE
            elif question.id in entry and arises:
                state = self._answered(question, entry[question.id], subject)
                if state is not None:
                    self._known[ref] = state
                    self._counts.add(ref)

    def _chance_of(self, question: Question, subject: Subject) -> float:
        chance = 1.0
        for condition in question.ask_when:
            truth = self._truth(condition, self._ref(condition.fact, subject))
            if truth is None:
                spec = self._rulebase.vocabulary[condition.fact]
                gate = (condition.fact, subject.within(spec.scope))
                chance *= self._chance.get(gate, 1.0) * condition.chance(len(spec.options))
            elif truth is False:
                return 0.0
        return chance

    def _answered(
        self, question: Question, answer: State | NoAnswer, subject: Subject
    ) -> State | None:
        """The state an answer leaves its fact in; None if what was chosen is no longer on offer."""
        if isinstance(answer, NoAnswer):
            return Missing.UNKNOWN
        if isinstance(answer, tuple):
            kept = tuple(one for one in answer if self._offered(question, one, subject))
            return kept if kept or not answer else None
        if isinstance(answer, str) and not self._offered(question, answer, subject):
            return None
        return answer

    def _offered(self, question: Question, option_id: str, subject: Subject) -> bool:
        option = question.option(option_id)
        return option is None or self._all(option.when, subject) is not False

    def _subjects(self, scope: Scope) -> list[Subject]:
        if scope == "business":
            return [BUSINESS]
        if scope == "link":
            return [
                Subject(goal, relationship)
                for goal, _ in self._entries["goal"]
                for relationship, _ in self._entries["relationship"]
            ]
        return [entry_subject(scope, name) for name, _ in self._entries[scope]]

    def _ref(self, key: str, subject: Subject) -> Ref:
        """The fact that something about ``subject`` reads under ``key``."""
        return key, subject.within(self._rulebase.vocabulary[key].scope)

    def _truth(self, condition: Condition, ref: Ref) -> Truth:
        spec = self._rulebase.vocabulary[condition.fact]
        if spec.source == "entries":
            return self._collected(condition.fact).truth(condition, spec)
        if spec.source == "finding":
            possible = self._findings.get(ref)
            if possible is None:
                return condition.holds(Missing.ABSENT)
            return possible.truth(condition, spec)
        if ref not in self._known:
            return None
        return condition.holds(self._known[ref])

    def _collected(self, key: str) -> _Possible:
        """What a quantified fact collects for certain, and what it may still collect."""
        base = base_key(key)
        spec = self._rulebase.vocabulary[base]
        both = _Possible()
        for subject in self._subjects(spec.scope):
            ref = (base, subject)
            if spec.source == "finding":
                one = self._findings.get(ref, _Possible())
                both.possible |= one.possible
                if spec.kind == "choices":
                    both.certain |= one.certain
                elif one.is_settled(spec):
                    both.certain.update(o for o in one.states(spec) if isinstance(o, str))
            elif ref not in self._known:
                both.possible |= {*spec.options, UNCLEAR}
            else:
                both.certain |= _collected_from(self._known[ref])
        both.possible |= both.certain
        return both

    def _open_entries(self, key: str) -> Iterator[Ref]:
        """The facts of entries that a quantified fact still waits for."""
        base = base_key(key)
        spec = self._rulebase.vocabulary[base]
        for subject in self._subjects(spec.scope):
            ref = (base, subject)
            if spec.source == "finding":
                if ref in self._findings and not self._findings[ref].is_settled(spec):
                    yield ref
            elif ref not in self._known:
                yield ref

    def _all(self, conditions: tuple[Condition, ...], subject: Subject) -> Truth:
        return self._test(conditions, subject)[0]

    def _test(
        self, conditions: tuple[Condition, ...], subject: Subject
    ) -> tuple[Truth, tuple[Ref, ...]]:
        """Whether all conditions hold, and the facts that keep it open."""
        still_open: list[Ref] = []
        for condition in conditions:
            ref = self._ref(condition.fact, subject)
            truth = self._truth(condition, ref)
            if truth is False:
                return False, ()
            if truth is None:
                still_open += self._open_entries(ref[0]) if is_quantified(ref[0]) else (ref,)
        return (None if still_open else True), tuple(still_open)

    def _evaluate(self) -> None:
        for stratum in self._rulebase.strata:
            concluded: list[tuple[Rule, Subject, Truth]] = []
            for rule in stratum:
                for subject in self._subjects(rule.each):
                    truth, still_open = self._test(rule.when, subject)
                    if truth and "+" in (subject.goal, subject.relationship):
                        truth = None  # nobody has added that entry yet
                    self._truths[(rule.id, subject)] = truth
                    if truth is not False:
                        self._open[(rule.id, subject)] = still_open
                        self._instances.append((rule, subject))
                        if truth and rule.then.item is not None:
                            self._settled.setdefault(rule.then.item, []).append((rule, subject))
                        concluded.append((rule, subject, truth))
            for rule, subject, truth in concluded:
                for key, option in rule.then.find:
                    ref = (key, subject.within(scope_of(key)))
                    possible = self._findings.setdefault(ref, _Possible())
                    possible.possible.add(option)
                    if truth:
                        possible.certain.add(option)

    def result(self) -> Relevance:
        wanted: set[Ref] = set()
        decides: dict[Ref, list[Rule]] = {}
        for rule, subject in reversed(self._instances):
            if self._truths[(rule.id, subject)] is None and self._matters(rule, subject, wanted):
                for key in self._open[(rule.id, subject)]:
                    wanted.add(key)
                    decides.setdefault(key, []).append(rule)
        self._add_gates(decides)
        return Relevance(
            self._arises,
            {ref: tuple(reversed(rules)) for ref, rules in decides.items()},
            frozenset(self._counts),
            self._chance,
        )

    def _matters(self, rule: Rule, subject: Subject, wanted: set[Ref]) -> bool:
        """Whether an open rule's conclusion could still make a difference."""
        if rule.then.find:
            for key, _ in rule.then.find:
                ref = (key, subject.within(scope_of(key)))
                needed = ref in wanted or key in CONSUMED
                if needed and not self._findings[ref].is_settled(self._rulebase.vocabulary[key]):
                    return True
            return False
        if rule.then.recommend is not None:
            return not self._is_decided(rule, subject)
        return True

    def _is_decided(self, rule: Rule, subject: Subject) -> bool:
        """Whether the item is left out anyway, or recommended at least as strongly."""
        item = self._rulebase.items[rule.then.item or ""]
        value = VALUES.index(rule.then.value or VALUES[0])
        for other, place in self._settled.get(item.id, ()):
            if other.then.leave_out and place.within(item.scope) == subject.within(item.scope):
                return True
            if other.then.value and place == subject and VALUES.index(other.then.value) >= value:
                return True
        return False

    def _add_gates(self, decides: dict[Ref, list[Rule]]) -> None:
        """A question that decides whether a relevant one arises is relevant itself."""
        for question in reversed(self._rulebase.definitions.questions):
            gates = (*question.ask_when, *(c for o in question.options for c in o.when))
            for subject in self._subjects(question.scope):
                ref = (question.id, subject)
                rules = decides.get(ref, [])
                if self._arises[ref] is False or not (rules or question.printed):
                    continue
                for condition in gates:
                    gate = (condition.fact, subject.within(scope_of(condition.fact)))
                    if gate not in self._known:
                        decides.setdefault(gate, []).extend(rules)
