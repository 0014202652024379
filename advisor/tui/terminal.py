"""The terminal of the screens where it is not as Textual expects: bytes that are no text come
from it, or it goes while the program runs.
"""

from __future__ import annotations

import select
import threading
from collections.abc import Callable
from typing import Any, cast

from textual.driver import Driver


def lasting(
    kind: type[Driver], unreadable: Callable[[], None], gone: Callable[[], None]
) -> type[Driver]:
    """The same driver for a terminal that sends what is no text, or goes.

    Textual's own shows a traceback for bytes that are no UTF-8; ``unreadable`` is called in the
    app for each such chunk instead.  When the terminal goes, its reader of keys never rests, and
    its writer ends, so that whoever writes then waits for ever; here ``gone`` is called, from
    any thread and perhaps twice, and what is written afterwards is dropped.
    A driver of something else than a terminal of Linux or macOS is given back as it is.
    """
    if not hasattr(kind, "_sigcont_application"):
        return kind
    calls = {"unreadable": staticmethod(unreadable), "gone": staticmethod(gone)}
    return cast("type[Driver]", type(kind.__name__, (_Lasting, kind), calls))


class _Lasting:
    """What is put before the methods of Textual's driver."""

    unreadable: Callable[[], None]
    gone: Callable[[], None]
    fileno: int
    _app: Any
    _must_signal_resume: bool
    _is_gone = False
    _is_watched = False

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        file: Any = vars(self)["_file"]
        self._file = _Outlet(file, self._let_go)

    def _let_go(self) -> None:
        self._is_gone = True
        self.gone()

    def start_application_mode(self) -> None:
        _usual(super()).start_application_mode()
        if not self._is_watched and self._file.isatty() and hasattr(select, "poll"):
            self._is_watched = True
            threading.Thread(target=self._watch, name="terminal", daemon=True).start()

    def _watch(self) -> None:
        # No event is asked for, so that only the end of the terminal is reported.
        poll = select.poll()
        poll.register(self.fileno, 0)
        if any(what & select.POLLHUP for _, what in poll.poll()):
            self._let_go()

    def _sigcont_application(self, *given: Any) -> None:
        # SIGCONT also comes with the hang-up of a terminal, where nothing was suspended: the
        # screen must not be started a second time.
        if self._must_signal_resume:
            _usual(super())._sigcont_application(*given)  # noqa: SLF001 - Textual's own

    def write(self, data: str) -> None:
        if not self._is_gone:
            _usual(super()).write(data)

    def run_input_thread(self) -> None:
        while True:
            try:
                _usual(super()).run_input_thread()
            except UnicodeDecodeError:
                self._app.call_later(self.unreadable)
            except OSError:
                self._let_go()
                return
            else:
                return


def _usual(driver: object) -> Any:
    """Textual's driver behind ours, whose type depends on the system."""
    return driver


class _Outlet:
    """The file of a terminal; what is written when that is gone is dropped."""

    def __init__(self, file: Any, gone: Callable[[], None]) -> None:
        self._file = file
        self._gone = gone

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError:
            self._gone()

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._gone()

    def fileno(self) -> int:
        number: int = self._file.fileno()
        return number

    def isatty(self) -> bool:
        terminal: bool = self._file.isatty()
        return terminal
