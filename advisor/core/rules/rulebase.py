"""The rule base as one whole: definitions, vocabulary, and the order rules run in."""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from typing import TypeVar

from advisor.core.rules.catalogue import Item
from advisor.core.rules.compiled import Compiled, compile_rules
from advisor.core.rules.fact import VISIBLE, FactSpec, Group, Scope, base_key, quantified_spec
from advisor.core.rules.layout import ItemOrder, OutlineSection
from advisor.core.rules.page_block import PageBlock, page_blocks
from advisor.core.rules.question import Area, Computed, Finding, Question
from advisor.core.rules.ready_reply import ReadyReply
from advisor.core.rules.rule import Principle, Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything the rule files define, not yet checked.

    Areas, questions, sections and ready replies are in the order in which they are asked
    or shown, items in that of the catalogue; the order of the others means nothing.
    """

    principles: tuple[Principle, ...] = ()
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    computed: tuple[Computed, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Rule, ...] = ()
    items: tuple[Item, ...] = ()
    sections: tuple[OutlineSection, ...] = ()
    orders: tuple[ItemOrder, ...] = ()
    ready_replies: tuple[ReadyReply, ...] = ()
    # The ids of the rules that a table stands for, by the id of the table.
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Rulebase:
    """A checked rule base.  Make one with ``advisor.core.rules.validate_rulebase.build_rulebase``.

    ``strata`` holds the rules in the order they run: a rule that reads a finding
    stands in a later stratum than every rule that may conclude it.
    """

    definitions: Definitions = field(repr=False)
    strata: tuple[tuple[Rule, ...], ...] = field(repr=False)
    vocabulary: Mapping[str, FactSpec] = field(repr=False)
    principles: Mapping[str, Principle] = field(repr=False)
    questions: Mapping[str, Question] = field(repr=False)
    findings: Mapping[str, Finding] = field(repr=False)
    computed: Mapping[str, Computed] = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)
    items: Mapping[str, Item] = field(repr=False)

    @cached_property
    def compiled(self) -> Compiled:
        """Rules and questions as tables, made when first asked for."""
        definitions = self.definitions
        return compile_rules(
            self.strata, self.vocabulary, definitions.questions, definitions.computed, self.items
        )

    @property
    def areas(self) -> tuple[Area, ...]:
        return self.definitions.areas

    @property
    def sections(self) -> tuple[OutlineSection, ...]:
        return self.definitions.sections

    @property
    def ready_replies(self) -> tuple[ReadyReply, ...]:
        return self.definitions.ready_replies

    def area_questions(self, area: Area) -> tuple[Question, ...]:
        """The questions of one area, in the order they are asked."""
        return self._questions_by_area.get(area.id, ())

    @cached_property
    def page_blocks(self) -> tuple[tuple[PageBlock, ...], ...]:
        """What is asked together, by area, in the order of the interview."""
        return tuple(tuple(page_blocks(area, self.area_questions(area))) for area in self.areas)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that the interview lists, in the order in which it comes to them."""
        return tuple(area.repeat for area in self.areas if area.repeat is not None)

    def group_area(self, group: Group) -> Area:
        """The area that repeats for a group; raises KeyError if there is none."""
        for area in self.areas:
            if area.repeat == group:
                return area
        raise KeyError(group)

    def group_questions(self, group: Group) -> tuple[Question, ...]:
        """The questions asked of each entry of a group."""
        return self._questions_by_scope.get(group, ())

    @cached_property
    def _questions_by_area(self) -> Mapping[str, tuple[Question, ...]]:
        return _grouped((question.area, question) for question in self.definitions.questions)

    @cached_property
    def _questions_by_scope(self) -> Mapping[str, tuple[Question, ...]]:
        return _grouped((question.scope, question) for question in self.definitions.questions)

    @cached_property
    def rules_by_item(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that bring in or leave out an item, in their order, by the item's id."""
        rules = self.rules.values()
        return _grouped((rule.then.item, rule) for rule in rules if rule.then.item is not None)

    @cached_property
    def rules_by_finding(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that conclude a finding, in their order, by the finding's id."""
        return _grouped((key, rule) for rule in self.rules.values() for key in dict(rule.then.find))

    def specs(self, scope: Scope) -> tuple[FactSpec, ...]:
        """Every fact that something ranging over ``scope`` may read, in vocabulary order."""
        return tuple(s for s in self.vocabulary.values() if s.scope in VISIBLE[scope])

    def label(self, key: str) -> str:
        """The name of a fact as a person reads it; of a quantified one that of its entries."""
        return self.definition(key).label

    def definition(self, key: str) -> Question | Computed | Finding:
        """What declares a fact; raises KeyError where nothing does."""
        return self._declared[base_key(key)]

    @cached_property
    def _declared(self) -> Mapping[str, Question | Computed | Finding]:
        return {**self.findings, **self.computed, **self.questions}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: tuple(group) for key, group in groups.items()}


def by_id(definitions: Iterable[T]) -> dict[str, T]:
    """Definitions by their id, first one kept."""
    index: dict[str, T] = {}
    for definition in definitions:
        index.setdefault(getattr(definition, "id"), definition)  # noqa: B009 - any definition
    return index


def vocabulary_of(definitions: Definitions) -> dict[str, FactSpec]:
    """Every fact a rule may read: answers, computed facts, findings, then quantified ones."""
    specs = [question.spec for question in definitions.questions]
    specs += [computed.spec for computed in definitions.computed]
    specs += [finding.spec for finding in definitions.findings]
    quantified = (quantified_spec(spec) for spec in specs)
    return {spec.key: spec for spec in (*specs, *(q for q in quantified if q is not None))}


class CycleError(ValueError):
    """Rules that wait for one another; ``path`` names the findings on the way round."""

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__(" ← ".join(path))
        self.path = path


def stratify(rules: Iterable[Rule], findings: Iterable[str]) -> tuple[tuple[Rule, ...], ...]:
    """Sort rules into strata; raises CycleError if a finding depends on itself."""
    rules = tuple(rules)
    known = dict.fromkeys(findings)
    concluding: dict[str, list[Rule]] = {finding: [] for finding in known}
    for rule in rules:
        for finding, _ in rule.then.find:
            concluding.setdefault(finding, []).append(rule)

    def read_by(rule: Rule) -> tuple[str, ...]:
        return tuple(key for fact in rule.facts_read if (key := base_key(fact)) in known)

    # The first stratum in which each finding may be read.
    levels: dict[str, int] = {}

    def level_of_rule(rule: Rule) -> int:
        return max((levels[key] for key in read_by(rule)), default=0)

    waits_for = {name: [k for r in concluding[name] for k in read_by(r)] for name in known}
    try:
        for finding in TopologicalSorter(waits_for).static_order():
            levels[finding] = 1 + max(map(level_of_rule, concluding[finding]), default=-1)
    except graphlib.CycleError as error:
        # There each waits for the one before it; a person reads it the other way round.
        raise CycleError(tuple(reversed(error.args[1]))) from None

    strata: dict[int, list[Rule]] = {}
    for rule in rules:
        strata.setdefault(level_of_rule(rule), []).append(rule)
    return tuple(
        tuple(sorted(strata.get(level, ()), key=lambda rule: rule.id))
        for level in range(max(strata, default=-1) + 1)
    )
