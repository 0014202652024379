"""Coverage: which parts of the rule base a set of scenarios has exercised, in both directions.

A rule that always fires, or never does, is not tested by the scenarios; the
same goes for a single condition, an item and a question.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from advisor.checking.replay import replay
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import plan_interview
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import SCOPES, Scope
from advisor.core.rules.question import OwnWords
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.state_table import StateTable, union
from advisor.core.strategy.case import Case

WORDS: Mapping[str, tuple[str, str]] = {
    "rules": ("fire", "not fire"),
    "conditions": ("hold", "fail"),
    "items": ("be recommended", "be absent or left out"),
    "questions": ("be asked", "be skipped"),
}


@dataclass(slots=True)
class _Seen:
    """Whether something was seen to happen, and seen not to happen."""

    yes: bool = False
    no: bool = False

    def note(self, *, happened: bool) -> None:
        self.yes |= happened
        self.no |= not happened


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing: how many there are, which never happened, and which always did."""

    total: int
    never: tuple[str, ...]
    always: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The share of things seen both ways, 0 to 100."""
        gaps = len({*self.never, *self.always})
        return 100.0 if not self.total else 100.0 * (self.total - gaps) / self.total


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of rules, conditions, items and questions, by those names."""

    scenarios: int
    parts: Mapping[str, Part]

    @property
    def percent(self) -> float:
        """The share of rules seen both firing and not firing; what ``--fail-under`` reads."""
        return self.parts["rules"].percent


@dataclass
class Recorder:
    """Collects coverage over several scenarios, one run at a time."""

    rulebase: Rulebase
    scenarios: int = 0
    _seen: dict[str, dict[str, _Seen]] = field(init=False)
    # Every condition has a bit: for each fact those that fail of a state, those of the
    # rules for each scope, and those that have held and have failed so far.
    _conditions: tuple[str, ...] = field(init=False)
    _tables: dict[str, StateTable] = field(init=False)
    _tested_by: dict[Scope, int] = field(init=False)
    _held: int = 0
    _failed: int = 0
    # The firms so far, each with the questions that it answers.
    _interviews: list[tuple[Answers, frozenset[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rules = self.rulebase.rules.values()
        numbered = [(rule, place) for rule in rules for place in range(len(rule.when))]
        self._conditions = tuple(
            f"{rule.id}: {_spell(rule.id, place, self.rulebase)}" for rule, place in numbered
        )
        tests: dict[str, list[tuple[int, Condition]]] = {}
        self._tested_by = dict.fromkeys(SCOPES, 0)
        for number, (rule, place) in enumerate(numbered):
            condition = rule.when[place]
            tests.setdefault(condition.fact, []).append((1 << number, condition))
            self._tested_by[rule.each] |= 1 << number
        self._tables = {key: StateTable(found) for key, found in tests.items()}
        names: Mapping[str, Iterable[str]] = {
            "rules": (rule.id for rule in rules),
            "conditions": self._conditions,
            "items": self.rulebase.items,
            "questions": self.rulebase.questions,
        }
        self._seen = {part: {name: _Seen() for name in all_} for part, all_ in names.items()}
        for area in self.rulebase.areas:
            for question in self.rulebase.area_questions(area):
                # What is asked of everybody cannot be seen to be skipped.
                everybody = area.repeat is None or area.at_least > 0
                self._seen["questions"][question.id].no = everybody and not question.ask_when

    def add(self, case: Case) -> None:
        """Add the run of one scenario."""
        self.scenarios += 1
        self._add_rules(case.inference)
        recommended = {
            item.id.partition(":")[0] for item in case.outline.items() if item.section != "left-out"
        }
        for item_id, seen in self._seen["items"].items():
            seen.note(happened=item_id in recommended)
        self._add_questions(case.answers)

    def _add_rules(self, inference: Inference) -> None:
        subjects = inference.profile.by_scope()
        fired = Counter(firing.rule for firing in inference.firings)
        for rule in self.rulebase.rules.values():
            seen = self._seen["rules"][rule.id]
            seen.yes |= fired[rule.id] > 0
            seen.no |= fired[rule.id] < len(subjects[rule.each])
        # A condition is tested only where its rule has something to range over.
        tested = union(bits for each, bits in self._tested_by.items() if subjects[each])
        for key, table in self._tables.items():
            for subject in subjects[self.rulebase.vocabulary[key].scope]:
                failing = table[inference.state(key, subject)]
                self._held |= table.every & tested & ~failing
                self._failed |= failing & tested

    def _add_questions(self, answers: Answers) -> None:
        interview = plan_interview(self.rulebase, answers)
        comes_up = {step.question.id for step in interview.steps}
        comes_up |= {presumed.question.id for presumed in interview.presumed}
        for question_id, seen in self._seen["questions"].items():
            seen.no |= question_id not in comes_up
        answered = {step.question.id for step in interview.steps if step.answered}
        # Own words have no page: they are typed beside an answer.
        words = {name for name in answered if isinstance(self.rulebase.questions[name], OwnWords)}
        for name in words:
            self._seen["questions"][name].yes = True
        self._interviews.append((answers, frozenset(answered - words)))

    def _replay(self) -> None:
        """See which answered questions are really put to the owner, as a page or as presumed.

        A replay takes as long as many runs of the rules, so there is none of an interview
        all of whose answers have been seen asked for.
        """
        questions = self._seen["questions"]
        for answers, answered in self._interviews:
            if all(questions[name].yes for name in answered):
                continue
            for moment in replay(self.rulebase, answers):
                page = moment.page.questions if moment.page is not None else ()
                for one in (*page, *(presumed.question for presumed in moment.unconfirmed)):
                    questions[one.id].yes = True
        self._interviews.clear()

    def result(self) -> Coverage:
        """The coverage of the runs added so far."""
        self._replay()
        for number, name in enumerate(self._conditions):
            seen = self._seen["conditions"][name]
            seen.yes |= bool(self._held >> number & 1)
            seen.no |= bool(self._failed >> number & 1)
        return Coverage(
            self.scenarios,
            {
                part: Part(
                    len(seen),
                    tuple(name for name, one in seen.items() if not one.yes),
                    tuple(name for name, one in seen.items() if not one.no),
                )
                for part, seen in self._seen.items()
            },
        )


def _spell(rule: str, place: int, rulebase: Rulebase) -> str:
    """A condition, close to how its author wrote it."""
    condition = rulebase.rules[rule].when[place]
    operand = ", ".join(condition.options) if condition.options else str(condition.operand)
    return f"{condition.fact} {condition.operator} {operand}"


def coverage_text(coverage: Coverage) -> str:
    """The coverage as plain text: percentages first, then the names of what is missing."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Coverage) -> Iterator[str]:
    several = "scenario" if coverage.scenarios == 1 else "scenarios"
    yield f"coverage over {coverage.scenarios} {several}, both directions"
    for name, part in coverage.parts.items():
        gaps = len({*part.never, *part.always})
        yield f"  {name}: {part.total - gaps} of {part.total} ({part.percent:.1f} %)"
    for name, part in coverage.parts.items():
        does, does_not = WORDS[name]
        for missing in part.never:
            yield f"{name}: never seen to {does}: {missing}"
        for missing in part.always:
            yield f"{name}: never seen to {does_not}: {missing}"


def coverage_json(coverage: Coverage) -> str:
    """The same as JSON."""
    document = {
        "scenarios": coverage.scenarios,
        **{
            name: {
                "total": part.total,
                "percent": round(part.percent, 2),
                "never": part.never,
                "always": part.always,
            }
            for name, part in coverage.parts.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
