"""What must hold of the words of every strategy: one small law each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from advisor.core.message import Label, Listing, Message, Shown, placeholders
from advisor.core.reasoning.templates import ABSENT, UNKNOWN
from advisor.core.strategy.case import Case
from advisor.core.strategy.page import MOST_WORDS
from advisor.language import english
from advisor.report.blocks import Document, Lines, Paragraph
from advisor.report.document import budget, build_document
from advisor.report.markdown import render
from advisor.report.outline_json import outline_to_json
from advisor.report.repetition import SHORTEST, sentences, words_of

# An answer that looks like a placeholder and must come out as it was typed.
TYPED = "{business.name}"

Law = Callable[[Case], Iterator[str]]


@lru_cache(maxsize=1)
def document_of(case: Case) -> Document:
    """The outline as blocks: laid out once for all laws that read it."""
    return build_document(case.outline, english())


def markdown_of(case: Case) -> str:
    return render(document_of(case))


def page_one_is_one_page(case: Case) -> Iterator[str]:
    section = case.outline.section("page")
    items = [one for item in (section.items if section else ()) for one in (item, *item.children)]
    texts = [one.text for one in items if one.text is not None] + [one.title for one in items]
    words = sum(len(english().say(text).split()) for text in texts)
    if words > MOST_WORDS + len(items):
        yield f"{words} words"


def the_outline_keeps_to_its_length(case: Case) -> Iterator[str]:
    words = words_of(document_of(case).blocks)
    if words > budget(case.outline.people):
        yield f"{words} words for {case.outline.people} people"


def no_sentence_is_printed_twice(case: Case) -> Iterator[str]:
    said: Counter[str] = Counter()
    for block in document_of(case).blocks:
        texts = [line.said for line in block.lines] if isinstance(block, Lines) else []
        texts += [block.text] if isinstance(block, Paragraph) else []
        said.update(s for text in texts for s in sentences(text) if len(s.split()) >= SHORTEST)
    yield from (sentence for sentence, times in said.items() if times > 1)


def sentences_are_whole(case: Case) -> Iterator[str]:
    """Every placeholder is filled, and no gap is read out in the middle of a sentence."""
    for item in case.outline.items():
        for told in (item.title, item.text, *item.why.because, *(d.value for d in item.details)):
            for part in _messages(told):
                missing = set(placeholders(part.template)) - {name for name, _ in part.values}
                gaps = [name for name, value in part.values if _is_gap(value)]
                alone = [f"{{{name}}}" for name, _ in part.values] == [part.template]
                if missing or (gaps and not alone):
                    yield f"{item.id}: {sorted(missing) + gaps} in “{part.template}”"


def _messages(shown: Shown | None) -> Iterator[Message]:
    if isinstance(shown, Listing):
        for part in shown.parts:
            yield from _messages(part)
    if isinstance(shown, Message):
        yield shown
        for _, value in shown.values:
            yield from _messages(value)


def _is_gap(value: Shown) -> bool:
    return isinstance(value, Label) and value.text in (UNKNOWN, ABSENT)


def nobody_is_named_who_is_not_there(case: Case) -> Iterator[str]:
    """No colleagues where the owner works alone, no till where nobody is met at one."""
    business = case.profile.business
    absent: list[str] = []
    if business.get("business.staff") == 1:
        absent += ["colleague", "colleagues", "your staff", "your people", "your team"]
    met = business.get("business.met")
    if isinstance(met, str) and met != "counter":
        absent += ["till", "counter"]
    text = markdown_of(case)
    for word in absent:
        for found in re.finditer(rf"(?<!-)\b{word}\b(?!-)", text):
            yield f"{word}: {text[max(found.start() - 40, 0) : found.end() + 20]}"


def no_placeholder_is_printed(case: Case) -> Iterator[str]:
    for text in (markdown_of(case), outline_to_json(case.outline, english())):
        yield from set(re.findall(r"\{[a-z_.]+\}", text.replace("\\", ""))) - {TYPED}
