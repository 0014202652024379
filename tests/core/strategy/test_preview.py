"""The strategy so far: what an answer brought in, took out, and moved."""

from __future__ import annotations

from datetime import date

from advisor.core.message import message
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section, Totals
from advisor.core.strategy.preview import Mark, preview

TOTALS = Totals(0, 0, 0, 0, 0, 0, "")


def outline(**sections: str) -> Outline:
    """An outline whose items are single letters: ``a="xyz"`` is section a with three."""
    return Outline(
        "",
        date(2026, 11, 24),
        tuple(
            Section(
                name,
                name,
                tuple(
                    OutlineItem(one, "tactic", name, message(one), Justification()) for one in items
                ),
            )
            for name, items in sections.items()
        ),
        TOTALS,
    )


def marks(before: Outline | None, after: Outline) -> list[tuple[str, Mark]]:
    return [
        (line.item.id, line.mark) for part in preview(before, after).parts for line in part.lines
    ]


def test_at_first_nothing_is_marked() -> None:
    assert marks(None, outline(a="xy")) == [("x", "same"), ("y", "same")]


def test_what_came_in_and_went_out_is_marked_where_it_stands() -> None:
    assert marks(outline(a="xyz"), outline(a="xwz")) == [
        ("x", "same"),
        ("y", "removed"),
        ("w", "added"),
        ("z", "same"),
    ]


def test_only_what_moved_is_marked_as_moved() -> None:
    assert marks(outline(a="xyz"), outline(a="zxy")) == [
        ("z", "up"),
        ("x", "same"),
        ("y", "same"),
    ]
    assert ("x", "down") in marks(outline(a="xyz"), outline(a="yzx"))


def test_an_item_that_went_to_another_section_has_moved() -> None:
    assert marks(outline(a="xy", b="z"), outline(a="y", b="zx"))[-1] == ("x", "moved")


def test_a_section_that_is_gone_still_shows_what_went_out() -> None:
    assert marks(outline(a="x", b="z"), outline(a="x")) == [("x", "same"), ("z", "removed")]
