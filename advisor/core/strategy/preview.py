"""The strategy so far while the interview goes on, and what the last answer changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.core.reasoning.outline import CALENDAR_KINDS, Outline, OutlineItem, Section
from advisor.core.reasoning.outline_difference import placing, reordered

Mark = Literal["same", "added", "removed", "up", "down", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One item; a removed one is shown where it stood."""

    item: OutlineItem
    mark: Mark
    child: bool = False


@dataclass(frozen=True, slots=True)
class PreviewSection:
    """A section of the strategy with its items."""

    section: Section
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The strategy so far, section by section."""

    parts: tuple[PreviewSection, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The mark of everything that is not the same as before."""
        return tuple(line.mark for part in self.parts for line in part.lines if line.mark != "same")


def preview(before: Outline | None, after: Outline) -> Preview:
    """The outline now, compared with the one before the last answer."""
    old = dict(_places(before)) if before is not None else None
    moves = _moves(before, after) if before is not None else {}
    parts = []
    for section in after.sections:
        lines = [_line(item, old, moves, child) for item, child in _items(section)]
        if before is not None:
            lines = _with_removed(lines, before.section(section.id), after)
        if lines:
            parts.append(PreviewSection(section, tuple(lines)))
    shown = {section.id for section in after.sections}
    for section in before.sections if before is not None else ():
        if section.id not in shown:
            gone = _with_removed([], section, after)
            if gone:
                parts.append(PreviewSection(section, tuple(gone)))
    return Preview(tuple(parts))


def _items(section: Section) -> Iterator[tuple[OutlineItem, bool]]:
    for item in section.items:
        if item.kind not in CALENDAR_KINDS:  # they would only flicker
            yield item, False
            yield from ((child, True) for child in item.children)


def _places(outline: Outline) -> Iterator[tuple[str, OutlineItem]]:
    return ((i.id, i) for section in outline.sections for i, _ in _items(section))


def _line(
    item: OutlineItem,
    old: Mapping[str, OutlineItem] | None,
    moves: Mapping[str, Mark],
    child: bool,
) -> PreviewLine:
    before = old.get(item.id) if old is not None else item
    placed = placing(before, item)
    if before is None or placed is not None:
        return PreviewLine(item, placed or "added", child)
    if item.id in moves:
        return PreviewLine(item, moves[item.id], child)
    said = (before.title, before.text, before.value) == (item.title, item.text, item.value)
    return PreviewLine(item, "same" if said else "changed", child)


def _with_removed(
    lines: list[PreviewLine], before: Section | None, after: Outline
) -> list[PreviewLine]:
    """The lines of a section with those that went out, each after the line it used to follow."""
    kept = {name for name, _ in _places(after)}
    behind = -1
    for item, child in _items(before) if before is not None else ():
        if item.id in kept:
            here = [place for place, line in enumerate(lines) if line.item.id == item.id]
            behind = here[0] if here else behind
        else:
            behind += 1
            lines.insert(behind, PreviewLine(item, "removed", child))
    return lines


def _moves(before: Outline, after: Outline) -> dict[str, Mark]:
    """Items ranked higher or lower than before among those that stayed in their section."""
    moves: dict[str, Mark] = {}
    for section in after.sections:
        earlier = before.section(section.id)
        if earlier is None:
            continue
        old = [item.id for item, child in _items(earlier) if not child]
        new = [item.id for item, child in _items(section) if not child]
        moves.update(reordered(old, new))
    return moves
