"""The program on screens: first paint, then the rule base, then the place the owner goes to.

Nothing heavier than Textual is imported before the first paint; the rest is
loaded behind it, in a thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Size
from textual.notifications import Notify
from textual.screen import Screen
from textual.widgets import Static

from advisor.core.message import N_
from advisor.errors import AdvisorError
from advisor.files.home import read_theme
from advisor.tui.commands import commands
from advisor.tui.palette import Palette
from advisor.tui.screens.fleeting import Dialog, FleetingScreen
from advisor.tui.terminal import lasting
from advisor.tui.themes import LOOKS, THEMES

if TYPE_CHECKING:
    from advisor.environment import Environment
    from advisor.tui.workplace import Workplace

SMALLEST = (60, 20)
# Sent when the window is closed or the program is stopped: save and leave.
SIGNALS = ("SIGTERM", "SIGHUP")
# How long that may take; whatever still runs or waits then is ended.
SECONDS_TO_END = 5.0


def run_app(load: Callable[[], Environment]) -> int:
    """Run the screens until the owner leaves; ``load`` makes the environment behind first paint.

    Returns the exit code: 2 where the last answers could not be saved.  Raises AdvisorError
    where ``load`` does.
    """
    app = AdvisorApp(load)
    with _ended_by_signals(app):
        app.run()
    if app.problem is not None:
        raise app.problem
    code = app.return_code or 0
    if app.workplace is not None:
        if app.workplace.farewell:
            print(app.workplace.farewell)  # noqa: T201 - the screen is gone, this is what remains
        code = 2 if app.workplace.session.unsaved else code
    return code


@contextlib.contextmanager
def _ended_by_signals(app: AdvisorApp) -> Iterator[None]:
    # Handlers of Python's own, not of the event loop: they run though the loop is waiting.
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = [(number, signal.signal(number, app.end_soon)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


class AdvisorApp(App[None]):
    """The frame: size, looks, keys that mean the same everywhere, and how to leave."""

    CSS_PATH = "advisor.tcss"
    TITLE = "Strategy advisor"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own type
        (0, "-narrow"),
        (80, "-medium"),
        (110, "-wide"),
        (150, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-middling"), (34, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", N_("Quit"), priority=True, tooltip=N_("Save and quit")),
        Binding(
            "ctrl+c",
            "copy_or_ask",
            N_("Copy what is selected, or quit"),
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+z",
            "suspend_process",
            N_("Go back to the shell; fg returns"),
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            N_("Menu"),
            priority=True,
            tooltip=N_("List everything that can be done here"),
        ),
    ]

    def __init__(self, load: Callable[[], Environment]) -> None:
        super().__init__()
        for look in LOOKS:
            self.register_theme(look)
        chosen = read_theme()
        self.theme = chosen if chosen in THEMES else next(iter(THEMES))
        self._load = load
        self.workplace: Workplace | None = None
        self.problem: AdvisorError | None = None
        self._own_loop: asyncio.AbstractEventLoop | None = None
        self._ends = False

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, which may send what is no text, or go."""
        return lasting(super().get_driver_class(), self._unreadable, self.end_soon)

    def _unreadable(self) -> None:
        template = N_("That is not readable text; please type it again.")
        self.notify(self._text(template), severity="warning", markup=False)

    def get_default_screen(self) -> Screen[object]:
        """The screen under all others."""
        return FleetingScreen(id="_default")

    def compose(self) -> ComposeResult:
        """The first paint."""
        yield Static(self.TITLE, id="first", markup=False)

    # ── starting ───────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Once painted, load the rest."""
        self._own_loop = asyncio.get_running_loop()
        if self._ends:
            self._stopped()
        self.call_after_refresh(self.run_worker, self._prepare, thread=True)

    def _prepare(self) -> None:
        try:
            environment = self._load()
            # The screens and everything they import, loaded where nobody waits for it.
            from advisor.tui.workplace import Workplace
        except AdvisorError as error:
            self.problem = error
            self.call_from_thread(self.exit, return_code=2)
        else:
            self.call_from_thread(self._settle, Workplace, environment)

    def _settle(
        self, make: Callable[[App[None], Environment], Workplace], environment: Environment
    ) -> None:
        if isinstance(self.screen, TooSmall):
            self.pop_screen()
        try:
            self.workplace = make(self, environment)
            self.workplace.start()
        except AdvisorError as error:
            self.problem = error
            self.exit(return_code=2)
        self._check_size(self.size)

    # ── size ───────────────────────────────────────────────────────────────────

    def on_resize(self, event: events.Resize) -> None:
        """Too small a window gets one clear message instead of a jumble."""
        self._check_size(event.size)

    def _check_size(self, size: Size) -> None:
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            template = N_("This window is too small. Please make it larger.")
            self.push_screen(TooSmall(self._text(template)))
        elif shown and not small:
            self.pop_screen()

    # ── notices ────────────────────────────────────────────────────────────────

    def on_notify(self, event: Notify) -> None:
        """Show a notice once, however often its key is pressed; a new one stays its full time.

        Of those that only inform, the latest is shown alone: the ones before it are about keys
        pressed earlier.
        """
        new = event.notification
        for shown in list(self._notifications):
            informs = shown.severity == new.severity == "information"
            if informs or shown.message == new.message:
                self._unnotify(shown, refresh=False)

    # ── keys ───────────────────────────────────────────────────────────────────

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key means; nothing where its screen is not there yet, or going."""
        if isinstance(default_namespace, FleetingScreen) and not default_namespace.is_ready:
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def action_help_here(self) -> None:
        """Help for the place one is in."""
        if self.workplace is not None:
            self.workplace.help_here()

    def action_command_palette(self) -> None:
        """Open the palette, once, and where there is room for it."""
        if not isinstance(self.screen, TooSmall) and not any(
            isinstance(screen, Palette) for screen in self.screen_stack
        ):
            self.push_screen(Palette())

    def action_copy_or_ask(self) -> None:
        """Copy what is selected; where nothing is, ask whether to quit."""
        # In a field, what is selected there.
        selected = self.screen.get_selected_text() or getattr(self.focused, "selected_text", "")
        if selected:
            self.copy_to_clipboard(selected)
            self.notify(self._text(N_("The selection is copied.")), markup=False, timeout=4)
        elif self.workplace is None:
            self.action_leave()
        else:
            self.workplace.ask_to_leave()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: everything that keys do here, in sentences, and the looks."""
        for one in commands(screen):
            if one.action != "command_palette":
                key = self._text(N_("Key: {key}")).format(key=one.key)
                yield SystemCommand(
                    one.sentence, key, partial(self.run_action, one.action, one.node)
                )
        if self.workplace is not None:
            about = self._text(N_("Dark, light, or high contrast, shown while you choose"))
            yield SystemCommand(
                self._text(N_("Change how the program looks")), about, self.workplace.choose_looks
            )

    def _text(self, text: str) -> str:
        """A text in the reader's language, as soon as that is known."""
        return text if self.workplace is None else self.workplace.environment.language.text(text)

    # ── leaving ────────────────────────────────────────────────────────────────

    def action_leave(self) -> None:
        """Quit; answers that could not be saved get another chance first."""
        if self.workplace is None or self.workplace.may_leave():
            self.exit()

    def end_soon(self, *_signal: object) -> None:
        """Save and leave, and end in any case: the terminal is gone, or a signal came.

        May be called from any thread, and more than once.
        """
        if self._ends:
            return
        self._ends = True
        last = threading.Timer(SECONDS_TO_END, os._exit, (2,))
        last.daemon = True
        last.start()
        if self._own_loop is not None:
            with contextlib.suppress(RuntimeError):  # The loop has ended by itself.
                self._own_loop.call_soon_threadsafe(self._stopped)

    def _stopped(self) -> None:
        try:
            if self.workplace is not None:
                self.workplace.save_all()
        finally:
            self.exit()


class TooSmall(Dialog[None]):
    """One clear message; what is under it waits as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The message."""
        yield Static("", id="too-small", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say it, with the figures as they are."""
        width, height = event.size
        figures = f"{width} × {height} → {SMALLEST[0]} × {SMALLEST[1]}"
        self.query_one("#too-small", Static).update(f"{self._text}\n\n{figures}")
