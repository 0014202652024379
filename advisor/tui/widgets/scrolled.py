"""A page that may be longer than its window: it follows the row one is at."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from advisor.core.message import N_

# Said where something is below what is seen.
MORE = N_("▼ More")


class Scrolled(VerticalScroll, can_focus=False):
    """Scrolls to a row of a list inside it, and tells when there is more below than is shown."""

    class Moved(Message):
        """What is shown of the page is another part of it, or the page has another length."""

        def __init__(self, page: Scrolled) -> None:
            super().__init__()
            self.page = page

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Handle a page that has moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved(self))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # No event tells of a page that is longer or shorter in the same window.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self.post_message(self.Moved(self))
        return changed

    @property
    def window(self) -> int:
        """How many lines are seen at once."""
        return self.scrollable_content_region.height

    @property
    def has_more(self) -> bool:
        """Whether something is below what is seen; empty space at the end is nothing."""
        last: Widget = self
        while last.displayed_children:
            last = last.displayed_children[-1]
        end = self.place_of(last) + last.virtual_region.height
        return last is not self and end > self.scroll_offset.y + self.window

    def place_of(self, inside: Widget) -> int:
        """The line of the page that a widget inside it begins at."""
        place = 0
        while inside is not self and isinstance(inside.parent, Widget):
            place += inside.virtual_region.y
            inside = inside.parent
        return place

    def follow(self, rows: Widget, first: int, height: int, *, begins: bool, ends: bool) -> None:
        """Scroll so that some lines of a list are seen.

        With its first row as much is shown of what stands above the list as there is room
        for, and with its last row of what stands below.
        """
        top = self.place_of(rows) + first
        bottom = top + height
        around = rows.parent if isinstance(rows.parent, Widget) else self
        start = 0 if around is self else self.place_of(around)
        end = self.virtual_size.height
        ends_at = end if around is self else start + around.virtual_region.height
        if begins:
            top = next((one for one in (0, start) if bottom - one <= self.window), top)
        if ends:
            bottom = next((one for one in (end, ends_at) if one - top <= self.window), bottom)
        shown = Region(0, top, self.scrollable_content_region.width, bottom - top)
        self.scroll_to_region(shown, animate=False, force=True, immediate=True, x_axis=False)
