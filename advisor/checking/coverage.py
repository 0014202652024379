"""Coverage: which parts of the rule base a set of scenarios has exercised, in both directions.

A rule that always fires, or never does, is not tested by the scenarios; the
same goes for a single condition, an item and a question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from advisor.checking.replay import questions_asked
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.rulebase import Rulebase
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

    def __post_init__(self) -> None:
        rules = self.rulebase.rules.values()
        names: Mapping[str, Iterable[str]] = {
            "rules": (rule.id for rule in rules),
            "conditions": (
                f"{rule.id}: {_spell(rule.id, place, self.rulebase)}"
                for rule in rules
                for place in range(len(rule.when))
            ),
            "items": self.rulebase.items,
            "questions": self.rulebase.questions,
        }
        self._seen = {part: {name: _Seen() for name in all_} for part, all_ in names.items()}

    def add(self, case: Case) -> None:
        """Add the run of one scenario."""
        self.scenarios += 1
        self._add_rules(case.inference)
        recommended = {
            item.id.partition(":")[0] for item in case.outline.items() if item.section != "left-out"
        }
        for item_id, seen in self._seen["items"].items():
            seen.note(happened=item_id in recommended)
        asked = {ask.question.id for ask in questions_asked(self.rulebase, case.answers)}
        for question_id, seen in self._seen["questions"].items():
            seen.note(happened=question_id in asked)

    def _add_rules(self, inference: Inference) -> None:
        for rule in self.rulebase.rules.values():
            for subject in inference.profile.subjects(rule.each):
                holds = [c.holds(inference.state(c.fact, subject)) for c in rule.when]
                self._seen["rules"][rule.id].note(happened=all(holds))
                for place, held in enumerate(holds):
                    name = f"{rule.id}: {_spell(rule.id, place, self.rulebase)}"
                    self._seen["conditions"][name].note(happened=held)

    def result(self) -> Coverage:
        """The coverage of the runs added so far."""
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
    yield f"coverage over {coverage.scenarios} scenarios, both directions"
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
