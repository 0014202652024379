"""Running the screens in tests: keys by the burst, as a fast typist sends them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.page_navigation import PageNavigation, answer_cells, begin_pages
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.environment import Environment
from advisor.files.store import Saved, read_saved
from advisor.interview_session import InterviewSession
from advisor.tui import workplace
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.interview import InterviewPage
from tests.driving import ROOT, environment

NAMES = {" ": "space", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket"}
TRIES = 200


@dataclass
class Program:
    """The program on a screen that nobody sees."""

    app: AdvisorApp
    pilot: Pilot[None]

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    def on(self, page: type[Screen[Any]]) -> bool:
        """Whether one is on a page of this kind."""
        return isinstance(self.app.screen, page)

    @property
    def session(self) -> InterviewSession:
        assert self.app.workplace is not None
        return self.app.workplace.session

    @property
    def at(self) -> str | None:
        return self.session.navigation.at

    async def burst(self, *keys: str) -> None:
        """Send keys without waiting in between, then wait until they are dealt with."""
        self.send(*keys)
        await self.settle()

    def send(self, *keys: str) -> None:
        """Send keys without waiting for anything."""
        for key in keys:
            self.app.post_message(_key(key))

    async def press(self, *keys: str) -> None:
        """Press one key after another, as a person does."""
        for key in keys:
            await self.burst(key)

    async def type(self, text: str) -> None:
        """Type a text in one burst."""
        await self.burst(*text)

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is going on any more."""
        for _ in range(2):
            await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def give(self, bursts: Iterable[list[str]]) -> None:
        """Send bursts of keys, each once the one before is dealt with."""
        for burst in bursts:
            await self.burst(*burst)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(TRIES):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError("it did not come to be so")

    def text(self) -> str:
        """Everything that is on the screen now."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text[:width] for strip in lines[:height])


Run = Callable[..., AbstractAsyncContextManager[Program]]


def _key(name: str) -> events.Key:
    if len(name) == 1:
        return events.Key(NAMES.get(name, name), name)
    return events.Key(name, None)


def finished(path: Path, rulebase: Rulebase) -> Saved:
    """A file as it is; a scenario with "don't know" to all that it leaves open."""
    saved = read_saved(path, rulebase)
    if path.parent != ROOT / "scenarios" or saved.file is None:
        return saved
    navigation = begin_pages(rulebase, saved.file.answers)
    while navigation.page is not None:
        open_cells = [ask.cell for ask in navigation.page.cells if not ask.answered]
        assert open_cells, f"{path.name} lacks entries of {navigation.at}"
        navigation = answer_cells(navigation, dict.fromkeys(open_cells, DONT_KNOW))
    return replace(saved, file=replace(saved.file, answers=navigation.answers))


@pytest.fixture
def run(real: Rulebase, reference: Matcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Starts the program with nothing saved, or with what a test has saved before."""
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path))
    monkeypatch.setattr(workplace, "read_saved", finished)

    @asynccontextmanager
    async def started(
        size: tuple[int, int] = (80, 24),
        *,
        start: Path | None = None,
        folder: Path = tmp_path,
        base: Rulebase | None = None,
        notices: bool = False,
    ) -> AsyncIterator[Program]:
        def load() -> Environment:
            if base is not None:
                return environment(base, ReferenceMatcher(base), folder)
            return replace(environment(real, reference, folder), start=start)

        app = AdvisorApp(load)
        async with app.run_test(size=size, notifications=notices) as pilot:
            program = Program(app, pilot)
            await program.until(lambda: app.workplace is not None)
            await program.settle()
            yield program
            program.session.close()

    return started


def saved_files(folder: Path) -> list[Path]:
    """The interviews saved in a folder."""
    return sorted((folder / "interviews").glob("*.toml"))


@contextmanager
def shown_pages() -> Iterator[list[PageNavigation]]:
    """Notes every page that the interview puts on the screen."""
    seen: list[PageNavigation] = []
    show = InterviewPage.show_page

    def noting(page: InterviewPage, at: int | None = None, *, from_behind: bool = False) -> None:
        seen.append(page.navigator.session.navigation)
        show(page, at, from_behind=from_behind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(InterviewPage, "show_page", noting)
        yield seen


# Starting the program and drawing it takes longer than anything else that is tested, so the
# fast selection (-m "not slow") has a test or two of each screen, and the rest is slow.
FAST = frozenset(
    {
        "test_what_is_deleted_comes_back",
        "test_esc_goes_back_page_by_page_and_at_last_to_all_interviews",
        "test_a_number_marks_and_only_enter_goes_on",
        "test_what_was_typed_but_not_handed_in_is_there_again",
        "test_names_and_kinds_are_entered_line_after_line",
        "test_a_table_of_marks_is_filled_with_the_mouse",
        "test_an_item_opens_its_reasons_down_to_answers_article_and_rules",
        "test_the_strategy_is_copied_and_saved_as_on_the_command_line",
        "test_leaving_the_sandbox_asks_what_becomes_of_the_changes",
        "test_y_asks_why_something_is_not_there",
        "test_in_a_search",
        "test_too_small_a_window_says_so_and_keeps_everything",
        "test_bursts_of_keys_that_open_and_close_screens_are_outlived",
        "test_two_sizes_on_their_way_at_once_settle",
    }
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that starts the program as slow, but for a few."""
    for item in items:
        here = item.path.parent == Path(__file__).parent
        starts = here and "run" in getattr(item, "fixturenames", ())
        if starts and item.name not in FAST:
            item.add_marker(pytest.mark.slow)
