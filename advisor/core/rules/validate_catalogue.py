"""Checks of what rules name: ids, findings, items, their order, sections, and principles."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.rules.catalogue import ITEM_KINDS, Kpi, Obstacle
from advisor.core.rules.layout import SECTION_KINDS, OutlineSection
from advisor.core.rules.obstacles import OBSTACLE_KEYS
from advisor.core.rules.question import Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Definitions, by_id
from advisor.core.rules.validate_questions import check_options
from advisor.core.rules.validate_references import References
from advisor.core.rules.validate_templates import check_text, check_words, known_facts

# Items share one name space, and so do the facts: rules name them without their kind.
SPACES = dict.fromkeys(ITEM_KINDS, "item") | dict.fromkeys(
    ("question", "computed", "finding"), "fact"
)

# Fields of an item that hold words of ours, not sentences.
CODED = ("id", "scope", "phase", "block", "claim", "who", "rhythm", "not_before", "not_after")


def check_unique(references: References) -> None:
    """No two definitions of one name space have the same id."""
    seen: dict[tuple[str, str], str] = {}
    for table, name in _tables(references.definitions):
        space = (SPACES.get(table, table), name)
        if space in seen:
            references.problems.add(
                "duplicate-id",
                f"the id '{name}' is already that of [[{seen[space]}]]",
                key=f"{table}[{name}].{'kind' if table == 'order' else 'id'}",
                related=f"{seen[space]}[{name}]",
            )
        seen.setdefault(space, table)


def _tables(definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Every definition as (table, id)."""
    for table, several in (
        ("principle", definitions.principles),
        ("area", definitions.areas),
        ("question", definitions.questions),
        ("computed", definitions.computed),
        ("finding", definitions.findings),
        ("rule", definitions.rules),
        ("section", definitions.sections),
        ("order", definitions.orders),
        ("ready_reply", definitions.ready_replies),
    ):
        yield from ((table, definition.id) for definition in several)
    yield from ((item.kind, item.id) for item in definitions.items)


def check_findings(references: References) -> None:
    """Every finding has the options its kind needs, and some rule that concludes it."""
    concluded = {f for rule in references.definitions.rules for f, _ in rule.then.find}
    for finding in references.definitions.findings:
        key = f"finding[{finding.id}]"
        if (finding.kind == "yes_no") == bool(finding.options):
            message = "a yes_no finding has no options, the other kinds have some"
            references.problems.add("options", message, key=f"{key}.option")
        check_options([option.id for option in finding.options], key, references.problems)
        # A rule that cannot be read may be the one that concludes it.
        if finding.id not in (*concluded, *OBSTACLE_KEYS) and not references.broken:
            references.problems.add(
                "never-concluded",
                "no rule concludes this finding",
                key=key,
                hint=f'write a rule with then = {{ find = {{ "{finding.id}" = … }} }}',
            )


def check_items(references: References) -> None:
    """Every item is recommended by some rule, and says only what is known whenever it is."""
    recommending: dict[str, list[Rule]] = {}
    for rule in references.definitions.rules:
        if rule.then.brings:
            recommending.setdefault(rule.then.brings, []).append(rule)
    for item in references.definitions.items:
        key = f"{item.kind}[{item.id}]"
        rules = recommending.get(item.id, [])
        if not rules and not references.broken:
            obstacle = isinstance(item, Obstacle)
            then = "obstacle = {}, weight = …" if obstacle else "recommend = {}, value = …"
            references.problems.add(
                "never-recommended",
                f"no rule {'concludes this obstacle' if obstacle else 'recommends this item'}",
                key=key,
                hint="write a rule with then = { " + then.format(f'"{item.id}"') + " }",
            )
        texts = [(f, t) for f, t in item if isinstance(t, str) and f not in CODED and "{" in t]
        if texts:
            known = frozenset(references.vocabulary).intersection(
                *(known_facts(rule, references) for rule in rules)
            )
            for field, text in texts:
                check_text(text, item.scope, known, f"{key}.{field}", references)


def check_measures(references: References) -> None:
    """What an owner can choose to count, some measure counts, or some rule speaks of."""
    definitions = references.definitions
    counted = {name for item in definitions.items if isinstance(item, Kpi) for name in item.counts}
    if not counted or references.broken:
        return
    spoken_of = {
        (condition.fact, name)
        for rule in definitions.rules
        for condition in rule.when
        for name in condition.options
    }
    for question in definitions.questions:
        for option in question.options:
            told = option.id in counted or (question.id, option.id) in spoken_of
            if (option.unit or option.per) and not told:
                references.problems.add(
                    "never-counted",
                    f"no measure counts '{option.id}': who chooses it is not told how to count",
                    key=f"question[{question.id}].option",
                    hint=f'write a [[kpi]] with counts = ["{option.id}"]',
                )


def check_ready_replies(references: References) -> None:
    """A ready reply names no fact: it is printed for every firm, whatever is known of it."""
    for reply in references.definitions.ready_replies:
        key = f"ready_reply[{reply.id}]"
        for field, text in (("title", reply.title), ("say", reply.say)):
            check_words(text, f"{key}.{field}", references)


def check_orders(references: References) -> None:
    """An order names a kind of items, and items of that kind, each once."""
    for order in references.definitions.orders:
        key = f"order[{order.kind}]"
        if order.kind not in ITEM_KINDS:
            references.unknown("kind of item", order.kind, ITEM_KINDS, f"{key}.kind")
            continue
        valid = [item.id for item in references.definitions.items if item.kind == order.kind]
        known = set(valid)
        for name in order.items:
            if name not in known:
                references.unknown(
                    f"item among the {order.kind} items", name, valid, f"{key}.items"
                )
        twice = sorted({name for name in order.items if order.items.count(name) > 1})
        for name in twice:
            message = f"'{name}' is listed twice"
            references.problems.add("duplicate-id", message, key=f"{key}.items")


def check_sections(references: References) -> None:
    """There are sections, and what they show are kinds that there are."""
    if not references.definitions.sections and not references.broken:
        references.problems.add(
            "missing-section",
            "there is no section, so a strategy would be empty",
            key="section",
            hint="outline.toml is where [[section]] tables are",
        )
    for section in references.definitions.sections:
        for kind in section.kinds:
            if kind not in SECTION_KINDS:
                references.unknown("kind", kind, SECTION_KINDS, f"section[{section.id}].kinds")


def check_principles(references: References) -> None:
    """Whatever names a principle names one that there is."""
    definitions = references.definitions
    principles = by_id(definitions.principles)
    naming: list[tuple[str, Question | Rule | OutlineSection]] = [
        *(("question", question) for question in definitions.questions),
        *(("rule", rule) for rule in definitions.rules),
        *(("section", section) for section in definitions.sections),
    ]
    if not principles and not references.broken:
        if any(definition.principles for _, definition in naming):
            references.problems.add(
                "missing-principle",
                "there is no principle, and rules name some",
                key="principle",
                hint="principles.toml is where [[principle]] tables are",
            )
        return
    for table, definition in naming:
        for principle in definition.principles:
            if principle not in principles:
                key = f"{table}[{definition.id}].principles"
                references.unknown("principle", principle, principles, key)
