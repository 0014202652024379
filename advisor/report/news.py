"""What the last answer did to the strategy and to other answers, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.message import N_, Listing, Message, Words, counted, message
from advisor.core.strategy.preview import Mark, Preview
from advisor.language import Language
from advisor.report.answers import question_label

GLYPHS: Mapping[Mark, str] = {
    "same": "·",
    "added": "+",
    "removed": "−",
    "up": "↑",
    "down": "↓",
    "moved": "→",
    "changed": "~",
}


def news(preview: Preview, language: Language, *, glyphs: bool = True) -> str:
    """How many items are new, gone and so on, in few words: the line has little room.

    '' if nothing changed.
    """
    counts = Counter(preview.marks)
    said = [
        (GLYPHS[mark] if glyphs else "") + language.show(_said(mark, counts[mark]))
        for mark in GLYPHS
        if mark != "same" and counts[mark]
    ]
    return ", ".join(said)


def aside_news(
    edit_effect: EditEffect, language: Language, *, glyphs: bool = True
) -> tuple[str, ...]:
    """Which other answers were set aside by the last one, and which are back, a line each."""
    told = []
    for asides, template, glyph in (
        (edit_effect.gone, N_("Set aside, and kept: {answers}."), "◌ "),
        (edit_effect.back, N_("Back again: {answers}."), "● "),
    ):
        if asides:
            labels = (Words(question_label(aside.question, language)) for aside in asides)
            said = language.say(message(template, answers=Listing(tuple(labels))))
            told.append((glyph if glyphs else "") + said)
    return tuple(told)


def _said(mark: Mark, count: int) -> Message:
    return {
        "added": counted("{n} new", "{n} new", count),
        "removed": counted("{n} gone", "{n} gone", count),
        "up": counted("{n} higher", "{n} higher", count),
        "down": counted("{n} lower", "{n} lower", count),
        "moved": counted("{n} elsewhere", "{n} elsewhere", count),
        "changed": counted("{n} changed", "{n} changed", count),
    }[mark]
