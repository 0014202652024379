"""A field for words: long text wraps while it is typed, and Enter goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.line_input import joined

# Keys of TextArea that mean something else in the interview; a page is longer than a field.
TAKEN = frozenset({"f6", "f7", "pageup", "pagedown"})
# What Up and Down lead to from a field.
FIELDS = "TextInput, LineInput, Choices"


def _without_taken() -> list[BindingType]:
    return [
        binding
        for binding in TextArea.BINDINGS
        if not (isinstance(binding, Binding) and binding.key in TAKEN)
    ]


class TextInput(TextArea, inherit_bindings=False):
    """One paragraph that grows downwards.

    Pasted lines are joined by spaces.  Up in the first line and Down in the last one go to
    the neighbouring field, or where ``leave`` says for a step of -1 or 1.  Enter is taken in
    its turn among the other keys, so that text typed ahead does not end up in the answer
    before.
    """

    BINDINGS: ClassVar[list[BindingType]] = _without_taken()

    def __init__(
        self,
        submitted: Callable[[str], None],
        keys: Keys,
        leave: Callable[[int], None] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(highlight_cursor_line=False, **more)
        self._submitted = submitted
        self._keys = keys
        self._leave = leave or self._to_neighbour

    @property
    def value(self) -> str:
        """What is typed, as one line."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        if text != self.text:
            self.text = text
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(events.Paste(joined(event.text)))
        event.stop()
        event.prevent_default()

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        if event.key == "enter":
            self._submitted(self.value)
        elif event.key in ("tab", "shift+tab"):
            # In its turn: what is typed ahead belongs to the field that Tab leads to.
            move = self.screen.focus_next if event.key == "tab" else self.screen.focus_previous
            move()
        elif event.key == "up" and self._line == 0:
            self._leave(-1)
        elif event.key == "down" and self._line == self.wrapped_document.height - 1:
            self._leave(1)
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _to_neighbour(self, step: int) -> None:
        move = self.screen.focus_next if step > 0 else self.screen.focus_previous
        move(FIELDS)

    @property
    def _line(self) -> int:
        """The line the cursor is in, as wrapped, from 0."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y
