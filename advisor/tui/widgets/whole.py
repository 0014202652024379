"""Texts in lines that are not broken at a no-break space.

Textual breaks a line at any space: a number would part from its unit, and a day from its month.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

NO_BREAK = "\u00a0"
# Stands in for such a space while lines are made: no space, and as wide.
HELD = "\ue000"


def lines(text: Content, width: int, style: Style, options: RenderOptions) -> list[Strip]:
    """A text as lines of a width."""
    return [_released(one) for one in _held(text).render_strips(width, None, style, options)]


def height(text: Content, rules: RulesMap, width: int) -> int:
    """How many lines that are."""
    return _held(text).get_height(rules, width)


def spaced(text: str) -> str:
    """A text as it is typed: with no spaces but common ones."""
    return text.replace(NO_BREAK, " ")


def _held(text: Content) -> Content:
    if NO_BREAK not in text.plain:
        return text
    return Content(text.plain.replace(NO_BREAK, HELD), list(text.spans))


def _released(strip: Strip) -> Strip:
    if HELD not in strip.text:
        return strip
    return Strip([Segment(s.text.replace(HELD, " "), s.style, s.control) for s in strip])
