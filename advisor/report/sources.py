"""Where everything comes from: the owner's answers, numbered, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import DERIVED_KINDS, FactUse, Justification, Outline
from advisor.language import Language
from advisor.report.answers import fact_in_outline
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph

# The day the article was published.
PUBLISHED = date(2019, 2, 28)


def source_of(why: Justification, language: Language) -> str:
    """Where an item comes from: paragraphs of the article, as “§4.20”, or our own judgement."""
    if why.basis == "judgement":
        return language.say(message(N_("our own judgement")))
    return ", ".join(why.refs)


def article_named(language: Language) -> Paragraph:
    """What the paragraph numbers mean, said once where an outline ends."""
    said = N_(
        "Numbers after § are paragraphs of the article “Defining a social media strategy”, a "
        "blog post of {day}. What is marked as our own judgement is not in it."
    )
    day = Words(language.day(PUBLISHED))
    return Paragraph(language.say(message(said, day=day)), aside=True)


def reasoning_blocks(outline: Outline, language: Language) -> Iterator[Block]:
    """The answers the outline rests on, numbered, and for every item the numbers and rules."""
    items = [item for item in outline.items() if item.kind not in DERIVED_KINDS]
    facts = {FactRef(f.key, f.subject): f for item in items for f in item.why.facts}
    numbers = {ref: number for number, ref in enumerate(facts, start=1)}
    yield Heading(2, language.text(N_("The reasoning, item by item")))
    intro = N_(
        "For anyone who wants to check: your answers, numbered, and what depends on which of them."
    )
    yield Paragraph(language.text(intro))
    yield Heading(3, language.text(N_("Your answers")))
    yield Lines(
        tuple(
            Line(f"{numbers[ref]}. {_name(outline, fact, language)}", language.show(fact.shown))
            for ref, fact in facts.items()
        )
    )
    yield Heading(3, language.text(N_("What rests on them")))
    lines = []
    for item in items:
        used = sorted(numbers[FactRef(f.key, f.subject)] for f in item.why.facts)
        parts = []
        if used:
            listed = Words(", ".join(map(str, used)))
            said = counted("answer {numbers}", "answers {numbers}", len(used), numbers=listed)
            parts.append(language.say(said))
        if item.why.rules:
            rules = Words(", ".join(item.why.rules))
            parts.append(language.say(message(N_("rules: {rules}"), rules=rules)))
        # Where a reason is given beside an item, its source stands there already.
        source = "" if item.why.because else source_of(item.why, language)
        lines.append(Line(language.say(item.title), "; ".join(parts), source))
    yield Lines(tuple(lines))


def _name(outline: Outline, fact: FactUse, language: Language) -> str:
    """The name of a fact, with the entry it is about."""
    label, about = fact_in_outline(outline, fact, language)
    return f"{label} ({about})" if about else label
