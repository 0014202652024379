"""Check that conditions can hold: of an answer that somebody could give, all together.

A condition on an answer holds only where its question is asked and what it names is
offered, so what these wait for counts as tested, too.  Each fact is looked at by itself;
what findings are concluded from is not followed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from advisor.core.rules.condition import NUMERIC, SINGLE, Condition
from advisor.core.rules.fact import FactSpec, Missing
from advisor.core.rules.question import OwnWords, Question
from advisor.core.rules.rulebase import by_id
from advisor.core.rules.validate_references import References

# In which states without a value a fact can be, by whether it is settled by answers.
VALUELESS = {
    True: (Missing.UNKNOWN, Missing.NOT_APPLICABLE),
    False: (Missing.UNKNOWN, Missing.ABSENT),
}
# Tests that some state passes where they are the only one of their fact, but for numbers.
OPEN = ("is", "one_of", "known", "unless", "lacks")

# Tests that need what they name to be on offer.
WANTING = ("is", "one_of", "has")


class Clause(NamedTuple):
    """A condition, the fact whose test brings it, and in words by what, '' where it is the test."""

    condition: Condition
    tested: str
    by: str = ""


def check_possible(references: References) -> None:
    """The conditions of every rule, question, option and case can hold.

    Own words have those of their question.
    """
    possible = _Possible(references)
    for rule in references.definitions.rules:
        possible.check(rule.when, f"rule[{rule.id}].when")
    for question in references.definitions.questions:
        if isinstance(question, OwnWords):
            continue
        key = f"question[{question.id}]"
        if not possible.check(question.ask_when, f"{key}.ask_when"):
            continue
        for number, option in enumerate(question.options):
            if option.when:
                possible.check(option.when, f"{key}.option.{number}.when", question.ask_when)
    for computed in references.definitions.computed:
        for number, case in enumerate(computed.cases):
            possible.check(case.when, f"computed[{computed.id}].option.{number}.when")


class _Possible:
    """What conditions leave of each fact.

    Thousands of rules are looked at, so it is first found out whether something is wrong
    at all, with what is known of the same conditions remembered, and only then what.
    """

    def __init__(self, references: References) -> None:
        self._problems = references.problems
        self._vocabulary = references.vocabulary
        self._questions: Mapping[str, Question] = by_id(references.definitions.questions)
        # What is presumed is so whether it is offered or not.
        self._limited = {
            question.id: limited
            for question in references.definitions.questions
            if not question.presumed
            and (
                limited := {
                    option.id: tuple(c for c in option.when if self._fits(c))
                    for option in question.options
                    if option.when
                }
            )
        }
        self._asked: dict[str, tuple[Condition, ...]] = {}
        # By the identity of the conditions, all of which outlast this.
        self._known: dict[tuple[int, ...], bool] = {}

    def check(self, when: Sequence[Condition], key: str, given: Sequence[Condition] = ()) -> bool:
        """Whether conditions can hold, with the ``given``; what keeps them from it is noted."""
        if not when or self._seems_possible((*when, *given) if given else when):
            return True
        tested = [Clause(c, c.fact) for c in (*when, *given) if self._fits(c)]
        asked = [
            Clause(c, fact, f"{fact} is asked")
            for condition, fact, _ in tested
            if condition.operator != "unless"
            for c in self._waits_for(fact)
        ]
        offered = list[Clause]()
        for condition, fact, _ in tested:
            offers = [
                [Clause(c, fact, f"'{name}' of {fact} is offered") for c in conditions]
                for name, conditions in self._offers(condition)
            ]
            if offers and all(self._conflict([*tested, *asked, *one]) for one in offers):
                offered = offers[0]
        conflict = self._conflict(tested) or self._conflict([*tested, *asked, *offered])
        if conflict is None:
            return True
        brought = [clause for clause in conflict if clause.by]
        if brought:
            told = (f"{by} only where {_written(c)}" for c, _, by in brought)
            tests = (f"{_written(c)} is tested" for c, _, by in conflict if not by)
            message = f"this can never hold together: {', and '.join((*told, *tests))}"
        else:
            message = f"this can never hold: {self._reason([one.condition for one in conflict])}"
        where = (brought or conflict)[0].tested
        self._problems.add("never-holds", message, key=f"{key}.{where}")
        return False

    def _seems_possible(self, when: Iterable[Condition]) -> bool:
        """Whether nothing is wrong; where something seems to be, it is looked at more closely."""
        by_fact: dict[str, list[Condition]] = {}
        limited = list[Condition]()
        for condition in when:
            fact = condition.fact
            by_fact.setdefault(fact, []).append(condition)
            if condition.operator != "unless":
                for other in self._waits_for(fact):
                    by_fact.setdefault(other.fact, []).append(other)
            if fact in self._limited:
                limited.append(condition)
        if not all(self._leaves_some(fact, several) for fact, several in by_fact.items()):
            return False
        for condition in limited:
            offers = self._offers(condition)
            if offers and not any(
                all(self._leaves_some(c.fact, [*by_fact.get(c.fact, ()), c]) for c in conditions)
                for _, conditions in offers
            ):
                return False
        return True

    def _leaves_some(self, fact: str, conditions: list[Condition]) -> bool:
        spec = self._vocabulary.get(fact)
        if spec is None:
            return True
        if len(conditions) == 1:
            operator, operand = conditions[0].operator, conditions[0].operand
            # What nearly every test is, needs no closer look.
            if isinstance(operand, bool) or (
                isinstance(operand, tuple)
                and (
                    operator in OPEN
                    or len(operand) < (2 if operator == "has" else len(spec.options))
                )
            ):
                return True
        key = tuple(map(id, conditions))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._can_be(fact, conditions)
        return known

    def _conflict(self, clauses: Iterable[Clause]) -> list[Clause] | None:
        """As few clauses as leave nothing of their fact; None if there are none such."""
        by_fact: dict[str, list[Clause]] = {}
        for clause in clauses:
            by_fact.setdefault(clause.condition.fact, []).append(clause)
        for fact, several in by_fact.items():
            fewer = [*combinations(several, 1), *combinations(several, 2), several]
            for few in fewer if not self._can_be(fact, [c for c, _, _ in several]) else ():
                if not self._can_be(fact, [c for c, _, _ in few]):
                    return list(few)
        return None

    def _can_be(self, fact: str, conditions: Sequence[Condition]) -> bool:
        """Whether some state of a fact satisfies all conditions on it."""
        spec = self._vocabulary[fact]
        if any(all(c.holds(s) for c in conditions) for s in VALUELESS[spec.from_answers]):
            return True
        if any(condition.operand is False for condition in conditions):
            return False
        if spec.kind in NUMERIC:
            return self._some_number(fact, conditions)
        if spec.kind in SINGLE:
            return any(all(c.holds(option) for c in conditions) for option in spec.options)
        return self._some_choice(spec, conditions)

    def _some_number(self, fact: str, conditions: Iterable[Condition]) -> bool:
        question = self._questions.get(fact)
        low, high = _range(question) if question else (-math.inf, math.inf)
        for operator, operand in ((c.operator, c.operand) for c in conditions):
            # That it is known, or not to be one of some options, says nothing of a number.
            if isinstance(operand, (bool, tuple)):
                continue
            low = max(low, operand) if operator in ("is", "min") else low
            high = min(high, operand) if operator in ("is", "max") else high
        whole = question is not None and question.whole and math.isfinite(low + high)
        return math.ceil(low) <= math.floor(high) if whole else low <= high

    def _some_choice(self, spec: FactSpec, conditions: Iterable[Condition]) -> bool:
        """Whether some options can be had at once: of an answer, or of all entries together."""
        wanted, out = set[str](), set[str]()
        others = list[set[str]]()
        for condition in conditions:
            if condition.operator == "has":
                wanted |= set(condition.options)
            elif condition.operator in ("is", "one_of"):
                others.append(set(condition.options))
            elif condition.operator != "known":
                out |= set(condition.options)
        if wanted & out or any(not one - out for one in others):
            return False
        question = self._questions.get(spec.key)
        if question is None:
            return True
        alone = wanted & set(question.alone)
        return not (alone and len(wanted) > 1) and len(wanted) <= (question.limit or len(wanted))

    def _waits_for(self, fact: str) -> tuple[Condition, ...]:
        """What holds wherever a question is asked, with what holds where that is asked."""
        found = self._asked.get(fact)
        if found is None:
            question = self._questions.get(fact)
            # What waits for itself is reported elsewhere, and must not go round here.
            self._asked[fact] = ()
            whole = [c for c in question.ask_when if self._fits(c)] if question else []
            for condition in tuple(whole):
                if condition.operator != "unless":
                    whole += self._waits_for(condition.fact)
            found = self._asked[fact] = tuple(dict.fromkeys(whole))
        return found

    def _offers(self, condition: Condition) -> list[tuple[str, tuple[Condition, ...]]]:
        """Each way in which what a condition names is on offer; [] where it always is."""
        limited = self._limited.get(condition.fact)
        if limited is None or condition.operator not in WANTING:
            return []
        ways = [(name, limited[name]) for name in condition.options if name in limited]
        if condition.operator == "has":
            # All of them are needed at once.
            return [(ways[0][0], tuple(c for _, when in ways for c in when))] if ways else []
        return ways if len(ways) == len(condition.options) else []

    def _fits(self, condition: Condition) -> bool:
        """Whether a condition is one of a fact that there is, and that takes such a test."""
        spec = self._vocabulary.get(condition.fact)
        if spec is None or isinstance(condition.operand, bool):
            return spec is not None
        if isinstance(condition.operand, tuple):
            return all(option in spec.options for option in condition.operand)
        return spec.kind in NUMERIC

    def _reason(self, conditions: list[Condition]) -> str:
        first = conditions[0]
        if len(conditions) > 1:
            return f"{' and '.join(map(_test, conditions))} exclude each other"
        question = self._questions.get(first.fact)
        if first.operator == "not" or question is None:
            return f"no option of {first.fact} is left"
        if question.kind in NUMERIC:
            low, high = question.min or 0, question.max or 0
            whole = "whole " if question.whole else ""
            return f"{first.fact} is a {whole}number from {low:g} to {high:g}"
        alone = next((name for name in first.options if name in question.alone), None)
        if alone is not None:
            return f"'{alone}' goes with no other option of {first.fact}"
        return f"at most {question.limit} of the options of {first.fact} can be chosen"


def _range(question: Question) -> tuple[float, float]:
    low, high = question.min, question.max
    return -math.inf if low is None else low, math.inf if high is None else high


def _written(condition: Condition) -> str:
    """A condition as an author writes it."""
    test = _test(condition)
    braces = condition.operator not in ("is", "one_of")
    return f"{condition.fact} = {{ {test} }}" if braces else f"{condition.fact} = {test}"


def _test(condition: Condition) -> str:
    """What a condition tests its fact for, as an author writes it inside the braces."""
    operand = condition.operand
    if isinstance(operand, tuple):
        names = [f'"{option}"' for option in operand]
        text = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    else:
        text = str(operand).lower() if isinstance(operand, bool) else f"{operand:g}"
    return text if condition.operator in ("is", "one_of") else f"{condition.operator} = {text}"
