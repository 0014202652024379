"""The contrast of every text on a screen, measured on the cells that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.filter import LineFilter
from textual.screen import Screen

# Glyphs of frames, bars and scroll bars: they are no text.
FRAMES = frozenset("─━│┃┌┐└┘├┤╭╮╰╯▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓▔▕▪■□╸╺┊┼╶╴")
DIM = 0.5

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Seen:
    """A text with its contrast, and where it is."""

    text: str
    ratio: float
    x: int
    y: int


def contrasts(screen: Screen[object], *filters: LineFilter) -> Iterator[Seen]:
    """Every text on a screen with its contrast, seen through the filters of a terminal."""
    ground = screen.styles.background
    for y, strip in enumerate(screen._compositor.render_strips()):
        segments = list(strip)
        for one in filters:
            segments = one.apply(segments, ground)
        x = 0
        for text, style, _ in segments:
            # What looks like its ground is hidden on purpose only where it is empty.
            words = "".join(c for c in text if c not in FRAMES).strip()
            if words:
                yield Seen(text, contrast(style or Style()), x, y)
            x += Segment(text).cell_length


@lru_cache(1024)
def contrast(style: Style) -> float:
    """The ratio of luminance between a text and its ground, from 1 to 21, as WCAG has it."""
    text, ground = _rgb(style.color, dark=False), _rgb(style.bgcolor, dark=True)
    if style.reverse:
        text, ground = ground, text
    if style.dim:
        text = tuple(g + (t - g) * DIM for t, g in zip(text, ground, strict=True))  # type: ignore[assignment]
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _rgb(color: Color | None, *, dark: bool) -> Rgb:
    if color is None or color.type == ColorType.DEFAULT:
        return (0.0, 0.0, 0.0) if dark else (255.0, 255.0, 255.0)
    red, green, blue = color.get_truecolor(DEFAULT_TERMINAL_THEME)
    return (red, green, blue)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
