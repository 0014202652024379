"""Why one item stands in the strategy, in words, for every surface to lay out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.message import N_, Listing, Words, message
from advisor.core.reasoning.outline import FactUse, Outline, OutlineItem
from advisor.core.reasoning.templates import condition_in_words
from advisor.core.reasoning.why import FiringNode
from advisor.core.rules.fact import Missing
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.language import Language
from advisor.report.answers import fact_in_outline, fact_label

MOST_ASKED = 80


@dataclass(frozen=True, slots=True)
class AnswerBehind:
    """An answer that the item rests on, and how it reads."""

    use: FactUse
    text: str


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """A rule that fired: what it says, and each thing it asks for with what was found."""

    id: str
    because: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Everything that speaks for an item; ``principles`` are statements with their paragraphs."""

    title: str
    source: str
    because: tuple[str, ...]
    answers: tuple[AnswerBehind, ...]
    principles: tuple[str, ...]
    rules: tuple[RuleInWords, ...]


def reasons_for(case: Case, item: OutlineItem, language: Language) -> Reasons:
    """The reasons for one item of the outline of this case."""
    rulebase, outline = case.rulebase, case.outline
    nodes = tuple(case.explainer.why(item).firings())
    rules = {(node.rule.id, node.because): node for node in nodes}
    source = (
        N_("This is our own judgement; the article does not say it.")
        if item.why.basis == "judgement"
        else N_("This follows from the article.")
    )
    return Reasons(
        title=language.say(item.title),
        source=language.text(source),
        because=tuple(language.say(reason) for reason in item.why.because),
        answers=tuple(AnswerBehind(use, _answer(outline, use, language)) for use in item.why.facts),
        principles=tuple(_principle(rulebase, name, language) for name in item.why.principles),
        rules=tuple(
            RuleInWords(
                node.rule.id,
                language.say(node.because),
                tuple(_conditions(rulebase, node, language)),
            )
            for node in rules.values()
        ),
    )


def _answer(outline: Outline, use: FactUse, language: Language) -> str:
    label, about = fact_in_outline(outline, use, language)
    template = N_("{label}, {about}: {value}") if about else N_("{label}: {value}")
    said = message(template, label=Words(label), about=Words(about), value=use.shown)
    return language.say(said)


def _principle(rulebase: Rulebase, name: str, language: Language) -> str:
    principle = rulebase.principles[name]
    return f"{language.text(principle.statement)} ({', '.join(principle.refs)})"


def _conditions(rulebase: Rulebase, node: FiringNode, language: Language) -> Iterator[str]:
    for premise in node.premises:
        label = Words(fact_label(premise.fact, language))
        if premise.state is Missing.ABSENT:
            template = N_("{label}: not found here, and the rule wants it so")
            yield language.say(message(template, label=label))
            continue
        said = language.say(message(N_("{label}: {value}"), label=label, value=premise.fact.shown))
        wanted = Listing(tuple(condition_in_words(rulebase, test) for test in premise.tests))
        asked = language.show(message(N_("the rule asks for {wanted}"), wanted=wanted))
        # What says nothing new, or would fill a screen, explains nothing.
        same = language.show(wanted) == language.show(premise.fact.shown)
        yield said if same or len(asked) > MOST_ASKED else f"{said} ({asked})"
