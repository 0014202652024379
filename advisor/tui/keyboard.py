"""What comes from the keyboard of the screens, where it is no text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.driver import Driver


def tolerant(kind: type[Driver], unreadable: Callable[[], None]) -> type[Driver]:
    """The same driver, but bytes that are no UTF-8 do not end its reading of keys.

    Textual's own shows a traceback and ends the program.  ``unreadable`` is called in the
    app for each such chunk.  A driver that reads no keys is given back as it is.
    """
    usual: Callable[[Any], None] | None = getattr(kind, "run_input_thread", None)
    if usual is None:
        return kind

    def run_input_thread(self: Driver) -> None:
        while True:
            try:
                usual(self)
            except UnicodeDecodeError:
                self._app.call_later(unreadable)
            else:
                return

    return type(kind.__name__, (kind,), {"run_input_thread": run_input_thread})
