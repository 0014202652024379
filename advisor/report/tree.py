"""A derivation as an indented tree of plain text: item, rules, findings, answers."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.explanation import Derivation, FiringNode, PremiseNode
from advisor.core.message import N_, Label, Words, message
from advisor.core.outline import OutlineItem
from advisor.core.rulebase import Rulebase
from advisor.core.wording import condition_in_words
from advisor.language import Language
from advisor.report.sources import source_of


def derivation_tree(
    item: OutlineItem, derivation: Derivation, rulebase: Rulebase, language: Language
) -> str:
    """The item and everything under it; ends with a line break."""
    lines = [language.say(item.title), f"  {item.id} · {item.kind} · {_worth(item, language)}"]
    if not derivation.roots:
        lines.append("  " + language.say(message(N_("Stated from your own answers."))))
        lines += [
            f"  └─ {language.text(fact.label)}: {language.show(fact.shown)}"
            for fact in item.why.facts
        ]
    for principle in item.why.principles if not derivation.roots else ():
        statement = rulebase.principles[principle]
        lines.append(f"  {language.text(statement.statement)} ({', '.join(statement.refs)})")
    for number, root in enumerate(derivation.roots, start=1):
        last = number == len(derivation.roots)
        lines += _branch(_firing(root, rulebase, language), last=last)
    return "\n".join(lines) + "\n"


def _worth(item: OutlineItem, language: Language) -> str:
    source = source_of(item.why, language)
    return f"{item.value} · {source}" if item.value else source


def _branch(lines: Iterator[str], *, last: bool) -> list[str]:
    """A node's lines hung under its parent."""
    first, *rest = lines
    return [
        ("└─ " if last else "├─ ") + first,
        *(("   " if last else "│  ") + line for line in rest),
    ]


def _firing(node: FiringNode, rulebase: Rulebase, language: Language) -> Iterator[str]:
    yield language.say(node.because)
    source = (
        language.say(message(N_("article {refs}"), refs=Words(", ".join(node.refs))))
        if node.refs
        else language.say(message(N_("our own judgement")))
    )
    about = f" · {node.subject}" if str(node.subject) else ""
    yield language.say(
        message(
            N_("rule {id}{about} · {source}"),
            id=Words(node.rule.id),
            about=Words(about),
            source=Words(source),
        )
    )
    for principle in node.rule.principles:
        statement = rulebase.principles[principle]
        yield f"“{language.text(statement.statement)}” ({', '.join(statement.refs)})"
    for number, premise in enumerate(node.premises, start=1):
        last = number == len(node.premises)
        yield from _branch(_premise(premise, rulebase, language), last=last)


def _premise(node: PremiseNode, rulebase: Rulebase, language: Language) -> Iterator[str]:
    tests = "; ".join(language.show(condition_in_words(rulebase, c)) for c in node.tests)
    origin = Label(N_("your answer") if node.fact.question else N_("concluded"))
    yield language.say(
        message(
            N_("{label}: {value} ({origin}; needed: {tests})"),
            label=Label(node.fact.label),
            value=node.fact.shown,
            origin=origin,
            tests=Words(tests),
        )
    )
    for number, source in enumerate(node.sources, start=1):
        yield from _branch(_firing(source, rulebase, language), last=number == len(node.sources))
