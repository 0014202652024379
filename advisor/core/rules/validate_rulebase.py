"""Checks that the parts of a rule base fit together; every problem, not the first.

Keys of the diagnostics have the form ``table[id].field``, from which the reader
of the files finds the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.diagnostic import Diagnostics
from advisor.core.rules.catalogue import ITEM_KINDS, PHASES, Item, OutlineSection, Tactic
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.fact import VISIBLE, FactSpec, is_quantified
from advisor.core.rules.question import Area, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import (
    CycleError,
    Definitions,
    Rulebase,
    by_id,
    stratify,
    vocabulary_of,
)
from advisor.core.rules.validate_references import (
    check_conditions,
    check_key,
    check_text,
    known_facts,
    note_unknown,
)

# Facts every consumer of the outline relies on; a rule base without them cannot be used.
NEEDED_FACTS = (
    "business.name",
    "goal.kind",
    "relationship.name",
    "relationship.kind",
    "link.value",
)


def build_rulebase(definitions: Definitions, problems: Diagnostics) -> Rulebase | None:
    """Check definitions and index them; None if anything noted in ``problems`` is an error."""
    vocabulary = vocabulary_of(definitions)
    items = by_id(definitions.items)
    for check in (
        _check_unique,
        _check_areas,
        _check_questions,
        _check_findings,
        _check_rules,
        _check_items,
        _check_principles,
    ):
        check(definitions, problems)
    strata: tuple[tuple[Rule, ...], ...] = ()
    try:
        strata = stratify(definitions.rules, (f.id for f in definitions.findings))
    except CycleError as error:
        problems.add(
            "cycle",
            f"findings that wait for one another: {error}",
            key=f"finding[{error.path[0]}]",
            hint="let one of their rules read answers instead",
        )
    if any(problem.severity == "error" for problem in problems.found):
        return None
    return Rulebase(
        definitions=definitions,
        strata=strata,
        vocabulary=vocabulary,
        principles=by_id(definitions.principles),
        questions=by_id(definitions.questions),
        findings=by_id(definitions.findings),
        rules=by_id(definitions.rules),
        items=items,
    )


def _tables(definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Every definition as (table, id)."""
    for principle in definitions.principles:
        yield "principle", principle.id
    for area in definitions.areas:
        yield "area", area.id
    for question in definitions.questions:
        yield "question", question.id
    for finding in definitions.findings:
        yield "finding", finding.id
    for rule in definitions.rules:
        yield "rule", rule.id
    for item in definitions.items:
        yield item.kind, item.id
    for section in definitions.sections:
        yield "section", section.id


def _check_unique(definitions: Definitions, problems: Diagnostics) -> None:
    # Items share one name space, and so do the facts: rules name them without their kind.
    spaces = dict.fromkeys(ITEM_KINDS, "item") | {"question": "fact", "finding": "fact"}
    seen: dict[tuple[str, str], str] = {}
    for table, name in _tables(definitions):
        space = (spaces.get(table, table), name)
        if space in seen:
            problems.add(
                "duplicate-id",
                f"the id '{name}' is already taken by a {seen[space]}",
                key=f"{table}[{name}].id",
            )
        seen.setdefault(space, table)


def _check_areas(definitions: Definitions, problems: Diagnostics) -> None:
    known = {question.id for question in definitions.questions} | {
        finding.id for finding in definitions.findings
    }
    for key in NEEDED_FACTS:
        if key not in known:
            problems.add("missing-fact", f"no question or finding defines '{key}'", key=key)
    for group in ("goal", "relationship"):
        if sum(area.repeat == group for area in definitions.areas) != 1:
            problems.add("area-repeat", f'exactly one area must say repeat = "{group}"', key="area")


def _check_questions(definitions: Definitions, problems: Diagnostics) -> None:
    areas: dict[str, Area] = by_id(definitions.areas)
    earlier: dict[str, FactSpec] = {}
    for question in definitions.questions:
        key = f"question[{question.id}]"
        check_key(question.id, key, problems)
        area = areas.get(question.area)
        if area is None:
            note_unknown(problems, "area", question.area, areas, f"{key}.area")
        elif question.scope in VISIBLE and (area.repeat or "business") != question.scope:
            problems.add(
                "wrong-area",
                f"area '{area.id}' asks about the {area.repeat or 'business'}, "
                f"not about the {question.scope}",
                key=f"{key}.area",
            )
        _check_shape(question, key, problems)
        for where, conditions in (
            ("ask_when", question.ask_when),
            *((f"option.{option.id}.when", option.when) for option in question.options),
        ):
            for condition in conditions:
                if is_quantified(condition.fact):
                    problems.add(
                        "wrong-scope",
                        f"a question cannot wait for '{condition.fact}': it is asked before all "
                        "entries are known",
                        key=f"{key}.{where}.{condition.fact}",
                    )
            single = [c for c in conditions if not is_quantified(c.fact)]
            check_conditions(single, question.scope, earlier, f"{key}.{where}", problems)
        earlier[question.id] = question.spec


def _check_shape(question: Question, key: str, problems: Diagnostics) -> None:
    choice = question.kind in ("choice", "choices")
    if choice and len(question.options) < 2:
        problems.add("options", "a choice needs at least two options", key=f"{key}.option")
    if not choice and question.options:
        problems.add("options", f"a {question.kind} question has no options", key=f"{key}.option")
    if question.limit is not None and question.kind != "choices":
        problems.add("limit", 'limit goes with kind = "choices"', key=f"{key}.limit")
    if question.alone and question.kind != "choices":
        where = f"{key}.option.{question.alone[0]}.alone"
        problems.add("alone", 'alone goes with kind = "choices"', key=where)
    if question.future and question.kind != "date":
        problems.add("future", 'future goes with kind = "date"', key=f"{key}.future")
    if question.kind in NUMERIC:
        if question.min is None or question.max is None:
            problems.add("bounds", "a number needs min and max", key=f"{key}.min")
        elif question.min > question.max:
            problems.add("bounds", "min is greater than max", key=f"{key}.min")
    elif question.min is not None or question.max is not None:
        problems.add("bounds", "min and max go with numbers and money", key=f"{key}.min")
    _check_options([option.id for option in question.options], key, problems)


def _check_options(options: list[str], key: str, problems: Diagnostics) -> None:
    for option in sorted({option for option in options if options.count(option) > 1}):
        problems.add("duplicate-id", f"the option '{option}' stands twice", key=f"{key}.option")


def _check_findings(definitions: Definitions, problems: Diagnostics) -> None:
    concluded = {finding for rule in definitions.rules for finding, _ in rule.then.find}
    for finding in definitions.findings:
        key = f"finding[{finding.id}]"
        check_key(finding.id, key, problems)
        if (finding.kind == "yes_no") == bool(finding.options):
            problems.add("options", "choices have options, yes/no has none", key=f"{key}.option")
        _check_options([option.id for option in finding.options], key, problems)
        if finding.id not in concluded:
            problems.add("never-concluded", "no rule concludes this finding", key=key)


def _check_rules(definitions: Definitions, problems: Diagnostics) -> None:
    vocabulary = vocabulary_of(definitions)
    items: dict[str, Item] = by_id(definitions.items)
    for rule in definitions.rules:
        key = f"rule[{rule.id}]"
        check_conditions(rule.when, rule.each, vocabulary, f"{key}.when", problems)
        for finding, option in rule.then.find:
            _check_conclusion(rule, finding, option, vocabulary, problems)
        if rule.then.item is not None:
            item = items.get(rule.then.item)
            field = "recommend" if rule.then.recommend else "leave_out"
            if item is None:
                note_unknown(problems, "item", rule.then.item, items, f"{key}.then.{field}")
            elif item.scope not in VISIBLE[rule.each]:
                problems.add(
                    "wrong-scope",
                    f"'{item.id}' is about each {item.scope}, but the rule ranges over "
                    f"the {rule.each}",
                    key=f"{key}.each",
                )
        for field, text in (
            ("because", rule.because),
            ("then.ask", rule.then.ask),
            ("then.caution", rule.then.caution),
        ):
            known = known_facts(rule, vocabulary)
            check_text(text or "", rule.each, known, vocabulary, f"{key}.{field}", problems)


def _check_conclusion(
    rule: Rule, finding: str, option: str, vocabulary: dict[str, FactSpec], problems: Diagnostics
) -> None:
    key = f"rule[{rule.id}].then.find"
    spec = vocabulary.get(finding)
    if spec is None or spec.source != "finding":
        findings = [name for name, other in vocabulary.items() if other.source == "finding"]
        note_unknown(problems, "finding", finding, findings, key)
        return
    if option not in spec.options:
        note_unknown(problems, f"option of {finding}", option, spec.options, key)
    if spec.scope not in VISIBLE[rule.each]:
        problems.add(
            "wrong-scope",
            f"a rule for each {rule.each} cannot conclude a fact of the {spec.scope}",
            key=f"rule[{rule.id}].each",
        )


def _check_items(definitions: Definitions, problems: Diagnostics) -> None:
    vocabulary = vocabulary_of(definitions)
    recommending: dict[str, list[Rule]] = {}
    for rule in definitions.rules:
        if rule.then.recommend:
            recommending.setdefault(rule.then.recommend, []).append(rule)
    items = by_id(definitions.items)
    for item in definitions.items:
        key = f"{item.kind}[{item.id}]"
        rules = recommending.get(item.id, [])
        if not rules:
            problems.add("never-recommended", "no rule recommends this item", key=key)
        known = frozenset(vocabulary)
        for rule in rules:
            known &= known_facts(rule, vocabulary)
        for field, text in item:
            if isinstance(text, str) and field not in ("id", "scope", "phase", "block"):
                check_text(text, item.scope, known, vocabulary, f"{key}.{field}", problems)
        _check_required(item, items, key, problems)


def _check_required(item: Item, items: Mapping[str, Item], key: str, problems: Diagnostics) -> None:
    """A tactic waits for tactics that are known, and not for what can only come after it."""
    if not isinstance(item, Tactic):
        return
    for name in item.requires:
        required = items.get(name)
        if required is None:
            note_unknown(problems, "item", name, items, f"{key}.requires")
        elif not isinstance(required, Tactic) or name == item.id:
            problems.add("requires", "a tactic can only wait for another tactic", key=key)
        elif PHASES.index(required.phase) > PHASES.index(item.phase):
            problem = (
                f"'{name}' belongs to the later phase '{required.phase}'; "
                f"what waits for it cannot belong to '{item.phase}'"
            )
            problems.add("requires", problem, key=f"{key}.requires")


def _check_principles(definitions: Definitions, problems: Diagnostics) -> None:
    principles = by_id(definitions.principles)
    standing: list[tuple[str, Question | Rule | OutlineSection]] = [
        *(("question", question) for question in definitions.questions),
        *(("rule", rule) for rule in definitions.rules),
        *(("section", section) for section in definitions.sections),
    ]
    for table, definition in standing:
        for principle in definition.principles:
            if principle not in principles:
                key = f"{table}[{definition.id}].principles"
                note_unknown(problems, "principle", principle, principles, key)
