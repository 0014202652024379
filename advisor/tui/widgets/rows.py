"""A list of rows that say by a glyph where one is, each with text hung under its first line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from advisor.tui.widgets import whole
from advisor.tui.widgets.marked import CHOSEN, ELSEWHERE, Marked
from advisor.tui.widgets.scrolled import Scrolled


class Hung(Visual):
    """Lines of text under one another, each wrapped under its own indent.

    ``lines`` are pairs of an indent in cells and a text; what wraps of it is
    indented by ``hang`` cells more, of the first by ``first`` where that is given.
    Where lines hang differently, ``hang`` has a number for each.
    """

    def __init__(
        self,
        lines: Iterable[tuple[int, Content]],
        hang: int | Sequence[int] = 0,
        *,
        first: int | None = None,
    ) -> None:
        self._lines = tuple(lines)
        self._hangs = [hang] * len(self._lines) if isinstance(hang, int) else list(hang)
        if first is not None:
            self._hangs[:1] = [first]

    @property
    def plain(self) -> str:
        """The text alone."""
        return "\n".join(" " * indent + text.plain for indent, text in self._lines)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Every line, wrapped and indented."""
        blank = style.rich_style
        strips: list[Strip] = []
        for place, (indent, text) in enumerate(self._lines):
            lead, rest = self._parted(text, place)
            room = max(1, width - indent - lead.cell_length)
            for number, strip in enumerate(whole.lines(rest, room, style, options)):
                # The first line has the lead where the others have space.
                before = lead.render_strips(max(1, lead.cell_length), 1, style, options)
                shown = (
                    before[0] if lead and not number else [Segment(" " * lead.cell_length, blank)]
                )
                # As one piece: a terminal would be sent a word in two.
                parts = [Segment(" " * indent, blank), *shown, *strip]
                strips.append(Strip(parts).simplify())
        return strips[:height] if height is not None else strips

    def _parted(self, text: Content, place: int) -> tuple[Content, Content]:
        """The beginning that what wraps hangs under, and the rest."""
        hang = self._hangs[place]
        return text[:hang], text[hang:]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The widest line's width."""
        return max(
            (i + text.get_optimal_width(rules, container_width) for i, text in self._lines),
            default=0,
        )

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines there are once wrapped."""
        parted = ((i, *self._parted(text, n)) for n, (i, text) in enumerate(self._lines))
        return sum(
            whole.height(rest, rules, max(1, width - indent - lead.cell_length))
            for indent, lead, rest in parted
        )


class Rows(Marked):
    """A list of options.  Texts are shown as they are, never read as markup."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "first", "First", show=False),
        Binding("ctrl+end", "last", "Last", show=False),
    ]

    def __init__(self, *rows: Option, enter: str = "", chooses: bool = False, **more: Any) -> None:
        """``enter`` says in the footer what Enter does here.

        With ``chooses`` the row one was at stays marked while the keys go elsewhere.
        """
        super().__init__(*rows, markup=False, **more)
        self.elsewhere = CHOSEN if chooses else ELSEWHERE
        if enter:
            self._bindings.key_to_bindings["enter"] = [Binding("enter", "select", enter)]

    def put(self, rows: Sequence[Option], highlighted: int | str | None = None) -> None:
        """Show other rows; ``highlighted`` is a row's place or id, else the place stays."""
        before = self.highlighted
        self.set_options(rows)
        if isinstance(highlighted, str):
            ids = [row.id for row in rows]
            highlighted = ids.index(highlighted) if highlighted in ids else None
        self.highlighted = self._selectable(before if highlighted is None else highlighted)

    def _selectable(self, place: int | None) -> int | None:
        """The nearest row that can be chosen, None if there is none."""
        able = [n for n, row in enumerate(self.options) if not row.disabled]
        wanted = place or 0
        return min(able, key=lambda n: (abs(n - wanted), n < wanted), default=None)

    # ── in a page that is longer than the window ───────────────────────────────

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Show the row one is at; where the list is part of a longer page, that moves with it."""
        super().scroll_to_highlight(top)
        here, around = self.highlighted, self._around
        if here is None or around is None or not self.has_focus or here not in self._index_to_line:
            return
        able = [n for n, option in enumerate(self.options) if not option.disabled]
        around.follow(
            self,
            self.styles.gutter.top + self._index_to_line[here] - self.scroll_offset.y,
            self._heights[here],
            begins=here == able[0],
            ends=here == able[-1],
        )

    @property
    def is_nearer_its_top(self) -> bool:
        """Whether one is in the first half of a list that is as long as its window, or longer."""
        around = self._around
        too_long = around is not None and self.size.height >= around.window
        return too_long and (self.highlighted or 0) < self.option_count / 2

    @property
    def _around(self) -> Scrolled | None:
        return next((one for one in self.ancestors if isinstance(one, Scrolled)), None)

    def action_page_down(self) -> None:
        """One window on, no line left out; one then stands at the first row of it."""
        self._turn_page(1)

    def action_page_up(self) -> None:
        """One window back."""
        self._turn_page(-1)

    def _turn_page(self, direction: int) -> None:
        height = max(1, self.scrollable_content_region.height)
        if self._around is not None and self._around.window < height:
            self._step(direction * max(1, self._around.window - 1))
            return
        top = self.scroll_offset.y + direction * max(1, height - 1)
        top = min(max(top, 0), self.max_scroll_y)
        begins = {place: y for y, (place, offset) in enumerate(self._lines) if not offset}
        able = [n for n, option in enumerate(self.options) if not option.disabled and n in begins]
        if not able:
            return
        inside = [n for n in able if top <= begins[n] < top + height]
        if top == self.scroll_offset.y:
            # There is no further page: to the very end.
            inside = [able[-1] if direction > 0 else able[0]]
        if inside:
            self.highlighted = inside[0]
        self.scroll_to(y=top, animate=False, immediate=True)

    def _step(self, lines: int) -> None:
        """To the row some lines further, or as far as there are rows."""
        begins = {place: y for y, (place, offset) in enumerate(self._lines) if not offset}
        able = [n for n in begins if not self.options[n].disabled]
        if able and self.highlighted is not None:
            wanted = begins[self.highlighted] + lines
            self.highlighted = min(able, key=lambda n: abs(begins[n] - wanted))

    @property
    def chosen_id(self) -> str | None:
        """The id of the row one is at."""
        row = self.highlighted_option
        return row.id if row is not None else None

    @property
    def text_width(self) -> int:
        """How many cells a line of text has beside the mark and the scroll bar."""
        beside = len(ELSEWHERE) + self.scrollbar_size_vertical
        padding = self.get_component_styles("option-list--option").padding.width
        return self.content_size.width - beside - padding

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of all rows, in the width that the mark and the scroll bar leave."""
        beside = len(ELSEWHERE) + self.scrollbar_size_vertical
        return super().get_content_height(container, viewport, width - beside)

    def render_line(self, y: int) -> Strip:
        """A line that can be clicked and selected."""
        strip = super().render_line(y)
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return strip
        shown = strip.apply_meta({"option": self._lines[number][0]})
        return self._selected(shown, number).apply_offsets(0, number)

    # ── selecting with the mouse ───────────────────────────────────────────────

    def _selected(self, strip: Strip, number: int) -> Strip:
        """A line with what is selected of it in the selection's colours."""
        span = self.text_selection.get_span(number) if self.text_selection is not None else None
        if span is None:
            return strip
        start, end = span[0], strip.cell_length if span[1] == -1 else span[1]
        style = self.screen.get_visual_style("screen--selection").rich_style
        before, inside, after = strip.divide([start, end, strip.cell_length])
        marked = [Segment(s.text, (s.style or style) + style, s.control) for s in inside]
        return Strip([*before, *marked, *after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text of the lines that are selected, as they are shown."""
        style = self.get_visual_style("option-list--option")
        lines = [
            ELSEWHERE + self._get_option_render(self.options[place], style)[offset].text.rstrip()
            for place, offset in self._lines
        ]
        return selection.extract("\n".join(lines)), "\n"

    async def _on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked; a drag selects text and chooses nothing."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is not None and not self.options[place].disabled and not self.screen.selections:
            self.highlighted = place
            self.action_select()


def row(
    text: str | Content | Visual, row_id: str | None = None, *, heading: bool = False
) -> Option:
    """One row; a heading cannot be chosen."""
    shown = Content(text) if isinstance(text, str) else text
    return Option(cast("Any", shown), id=row_id, disabled=heading)
