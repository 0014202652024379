"""What the last answer did to the strategy, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from advisor.core.message import Message, counted
from advisor.core.preview import Mark, Preview
from advisor.language import Language

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
    """How many items came in, went out and so on; '' if nothing changed."""
    counts = Counter(preview.marks)
    said = [
        (GLYPHS[mark] if glyphs else "") + language.show(_said(mark, counts[mark]))
        for mark in GLYPHS
        if mark != "same" and counts[mark]
    ]
    return ", ".join(said)


def _said(mark: Mark, count: int) -> Message:
    return {
        "added": counted("{n} came in", "{n} came in", count),
        "removed": counted("{n} went out", "{n} went out", count),
        "up": counted("{n} moved up", "{n} moved up", count),
        "down": counted("{n} moved down", "{n} moved down", count),
        "moved": counted("{n} moved to another part", "{n} moved to another part", count),
        "changed": counted("{n} reads differently", "{n} read differently", count),
    }.get(mark, counted("{n} stayed", "{n} stayed", count))
