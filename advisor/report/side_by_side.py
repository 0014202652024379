"""A lesson on two firms: what differs between them, and what it changes in the strategy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.core.message import N_, counted
from advisor.core.teaching.prediction import Prediction
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.compare import Difference, ItemDifference
from advisor.report.blocks import Block, Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.compare import grouped, now_within
from advisor.report.lesson import RIGHT, Teaching, boxes
from advisor.report.phrases import Phrases

# How wide the name of a row is beside the two firms.
WIDTHS = (3, 5, 5)
# The most answers that differ, and differences of one kind, for a class to follow.
MOST = 12


def side_by_side(
    one: Teaching,
    other: Teaching,
    difference: Difference,
    pages: tuple[tuple[Block, ...], tuple[Block, ...]],
    phrases: Phrases,
) -> Document:
    """The ``other`` firm beside the one that a class knows already: what is not the same.

    ``pages`` are the first pages of their strategies.
    """
    names = ("", one.title, other.title)
    pair = _Pair(difference, phrases)
    blocks: list[Block] = [Heading(1, other.title)]
    blocks += [Paragraph(other.about)] if other.about else []
    blocks += [Heading(3, phrases.text(N_("What is different"))), *pair.answers(names)]
    known = {prediction.id: prediction for prediction in one.lesson.predictions}
    for prediction in other.lesson.predictions:
        before = known.get(prediction.id)
        if before is not None and _said(before, phrases) == _said(prediction, phrases):
            continue
        ask = Heading(3, phrases.say(prediction.ask))
        blocks += [ask, boxes(prediction, phrases)]
        blocks += [ask, _right(before, prediction, names, phrases)]
    blocks += pair.advice()
    rows = tuple(_rows(*map(_labelled, pages)))
    if rows:
        blocks += [Heading(3, phrases.text(N_("What page one says of each")))]
        blocks.append(Table(names, rows, WIDTHS))
    return Document(other.title, tuple(blocks))


class _Pair:
    """Words what differs between two firms."""

    def __init__(self, difference: Difference, phrases: Phrases) -> None:
        self._difference = difference
        self._phrases = phrases

    def answers(self, names: tuple[str, str, str]) -> Iterator[Block]:
        """The answers that make a difference beside one another; all where none does."""
        items = self._difference.items
        facts = self._difference.facts
        refs = {fact.ref for item in items for fact in item.because}
        telling = [fact for fact in facts if fact.ref in refs] or list(facts)
        shown = telling[:MOST]
        if not shown:
            yield Paragraph(self._phrases.text(N_("No answer differs.")))
            return
        yield Table(names, tuple(map(self._row, shown)), WIDTHS)
        if rest := len(facts) - len(shown):
            others = counted("{n} more answer differs.", "{n} more answers differ.", rest)
            yield Paragraph(self._phrases.say(others), aside=True)

    def _row(self, fact: FactDifference) -> tuple[str, str, str]:
        use = fact.after or fact.before
        sides = (self._phrases.show(s.shown) if s else "—" for s in (fact.before, fact.after))
        before, after = sides
        return (self._phrases.fact(use) if use else fact.ref.key, before, after)

    def advice(self) -> Iterator[Block]:
        """What comes in and goes out with the other firm, and by which answer."""
        for heading, found in grouped(self._difference):
            items = found[:MOST]
            yield Heading(3, self._phrases.text(heading))
            reasons = [self._because(item) for item in items]
            titles = [self._phrases.say(item.item.title) for item in items]
            # What all have in common is said once.
            if len(set(reasons)) == 1 < len(reasons) and reasons[0]:
                yield Paragraph(reasons[0], aside=True)
                yield Lines(tuple(map(Line, titles)))
            else:
                yield Lines(tuple(map(Line, titles, reasons)))

    def _because(self, item: ItemDifference) -> str:
        within = now_within(item)
        if within is not None:
            return self._phrases.say(within)
        return self._phrases.difference(item.because[0]) if item.because else ""


def _right(
    known: Prediction | None, asked: Prediction, names: tuple[str, str, str], phrases: Phrases
) -> Table:
    """The right choices for both firms; of what was asked of one only, for that."""
    before = _said(known, phrases) if known is not None else phrases.text(N_("not asked"))
    return Table(names, ((RIGHT, before, _said(asked, phrases)),), (1, 6, 6))


def _said(prediction: Prediction, phrases: Phrases) -> str:
    """The right choices in words."""
    return "; ".join(phrases.say(choice.text) for choice in prediction.choices if choice.right)


def _labelled(blocks: Iterable[Block]) -> dict[str, str]:
    """What a page says under each label."""
    lines = (line for block in blocks if isinstance(block, Lines) for line in block.lines)
    return {line.label: line.text for line in lines if line.label and line.text}


def _rows(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What both pages say under the same label and in other words."""
    for label, text in before.items():
        if after.get(label, text) != text:
            yield label, text, after[label]
