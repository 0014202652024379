"""The rule base as lists, for people and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from advisor.core.diagnostic import nearest
from advisor.core.reasoning.templates import condition_in_words
from advisor.core.rules.condition import Condition
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Question
from advisor.core.rules.rule import Principle, Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import AdvisorError
from advisor.language import Language

T = TypeVar("T")

# How many names a line shows when everything is listed.
SHOWN = 6
# How wide a line of names is.
COLUMNS = 90


def select(definitions: Mapping[str, T], name: str | None, what: str) -> Mapping[str, T]:
    """All of them, or the one called ``name``; raises AdvisorError with the nearest name."""
    if name is None:
        return definitions
    if name not in definitions:
        hint = nearest(name, definitions)
        help_ = f"({hint})" if hint else f"(`advisor {what}s` lists them all)"
        raise AdvisorError(f"there is no {what} '{name}' {help_}")
    return {name: definitions[name]}


def select_rules(rulebase: Rulebase, name: str | None) -> Mapping[str, Rule]:
    """All rules, or the one called ``name``.

    Raises AdvisorError with the nearest name, or with the rules that belong to
    ``name`` where it is a table or an item.
    """
    if name is None or name in rulebase.rules:
        return select(rulebase.rules, name, "rule")
    tables = rulebase.definitions.tables
    if name in tables:
        rows = ", ".join(tables[name])
        raise AdvisorError(f"'{name}' is a table of rules; name one of its rows: {rows}")
    if name in rulebase.items:
        kind = rulebase.items[name].kind
        bringing = [rule.id for rule in rulebase.rules.values() if rule.then.brings == name]
        raise AdvisorError(
            f"'{name}' is an item of the kind '{kind}', not a rule; "
            f"it comes from: {', '.join(bringing)}"
        )
    return select(rulebase.rules, name, "rule")


def questions(rulebase: Rulebase, language: Language) -> str:
    """The questions in the order they are asked, with their options."""
    lines: list[str] = []
    for area in rulebase.areas:
        lines += [language.text(area.title), ""]
        for question in rulebase.area_questions(area):
            lines += [f"  {line}" for line in _question(rulebase, question, language)]
        lines.append("")
    return "\n".join(lines)


def _question(rulebase: Rulebase, question: Question, language: Language) -> Iterator[str]:
    needed = "" if question.required else ", may be unknown"
    yield f"{question.id} ({question.kind}{needed})"
    yield f"  {language.text(question.text)}"
    for option in question.options:
        yield f"    {option.id}: {language.text(option.label)}"
    if question.min is not None and question.max is not None:
        unit = language.text(question.unit) if question.unit else ""
        yield f"    {question.min:g} to {question.max:g} {unit}".rstrip()
    if question.ask_when:
        yield f"  asked when {_conditions(rulebase, question.ask_when, language)}"


def _conditions(rulebase: Rulebase, conditions: tuple[Condition, ...], language: Language) -> str:
    return " and ".join(
        f"{condition.fact}: {language.show(condition_in_words(rulebase, condition))}"
        for condition in conditions
    )


def rules(rulebase: Rulebase, chosen: Mapping[str, Rule], language: Language) -> str:
    """Rules in words, in the order they run."""
    strata = {rule.id: n for n, stratum in enumerate(rulebase.strata, start=1) for rule in stratum}
    blocks = []
    for rule in sorted(chosen.values(), key=lambda rule: (strata[rule.id], rule.id)):
        basis = ", ".join(rule.principles) or "our own judgement"
        lines = [
            f"{rule.id} (stratum {strata[rule.id]}, for each {rule.each}; {basis})",
            *(f"  when {_conditions(rulebase, (condition,), language)}" for condition in rule.when),
            f"  then {_conclusion(rulebase, rule, language)}",
            f"  because {language.text(rule.because)}",
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _conclusion(rulebase: Rulebase, rule: Rule, language: Language) -> str:
    then = rule.then
    if then.obstacle is not None:
        title = language.text(rulebase.items[then.obstacle].title)
        return f"obstacle ({then.weight}) {then.obstacle}: {title}"
    if then.find:
        return ", ".join(f"{fact} is {option}" for fact, option in then.find)
    if then.item is not None:
        title = language.text(rulebase.items[then.item].title)
        verb = f"recommend ({then.value})" if then.recommend else "leave out"
        return f"{verb} {then.item}: {title}"
    return (
        f"ask: {language.text(then.ask)}"
        if then.ask
        else f"warn: {language.text(then.caution or '')}"
    )


def principles(
    rulebase: Rulebase,
    chosen: Mapping[str, Principle],
    exercised: Mapping[str, Sequence[str]] | None,
    language: Language,
) -> str:
    """Principles with what applies each, and the scenarios that exercise it.

    ``exercised`` holds the names of scenarios by principle, None where they were not
    run.  Long lists are cut short unless a single principle was asked for.
    """
    most = None if len(chosen) == 1 else SHOWN
    blocks = []
    for principle in chosen.values():
        users = standing_on(rulebase, principle.id)
        if exercised is not None:
            users["scenarios"] = exercised[principle.id]
        lines = [
            f"{principle.id} ({', '.join(principle.refs)}; {principle.kind})",
            f"  {language.text(principle.statement)}",
            *(_some(kind, names, most) for kind, names in users.items() if names),
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _some(kind: str, names: Sequence[str], most: int | None) -> str:
    shown = ", ".join(names[:most])
    cut = f", … ({len(names)} in all)" if len(names) > len(names[:most]) else ""
    return textwrap.fill(
        f"{kind}: {shown}{cut}",
        COLUMNS,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def standing_on(rulebase: Rulebase, principle: str) -> dict[str, Sequence[str]]:
    """The ids of what applies a principle, by kind."""
    users: dict[str, Iterable[Question | Rule | OutlineSection]] = {
        "rules": rulebase.rules.values(),
        "questions": rulebase.questions.values(),
        "sections": rulebase.sections,
    }
    return {
        kind: [user.id for user in definitions if principle in user.principles]
        for kind, definitions in users.items()
    }


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def questions_json(rulebase: Rulebase) -> str:
    """The questions as JSON."""
    return _json(
        [
            {
                **question.model_dump(mode="json", by_alias=True, exclude={"ask_when", "options"}),
                "options": [
                    {"id": option.id, "label": option.label, "when": _tests(option.when)}
                    for option in question.options
                ],
                "ask_when": _tests(question.ask_when),
            }
            for question in rulebase.definitions.questions
        ]
    )


def rules_json(chosen: Mapping[str, Rule]) -> str:
    """Rules as JSON."""
    return _json(
        [
            {
                "id": rule.id,
                "each": rule.each,
                "principles": list(rule.principles),
                "judgement": rule.judgement,
                "when": _tests(rule.when),
                "then": {
                    key: dict(value) if key == "find" else value
                    for key, value in rule.then.model_dump().items()
                    if value and not (key == "find" and rule.then.obstacle)
                },
                "because": rule.because,
            }
            for rule in chosen.values()
        ]
    )


def principles_json(
    rulebase: Rulebase,
    chosen: Mapping[str, Principle],
    exercised: Mapping[str, Sequence[str]] | None,
) -> str:
    """Principles as JSON, with what applies each, and the scenarios that exercise it if run."""
    return _json(
        [
            {
                **principle.model_dump(mode="json"),
                **standing_on(rulebase, principle.id),
                **({} if exercised is None else {"scenarios": list(exercised[principle.id])}),
            }
            for principle in chosen.values()
        ]
    )


def _tests(conditions: tuple[Condition, ...]) -> list[dict[str, Any]]:
    return [
        {
            "fact": condition.fact,
            "operator": condition.operator,
            "operand": list(condition.options) if condition.options else condition.operand,
        }
        for condition in conditions
    ]
