"""The ways between the screens, and what they all share: the desk and the strategy so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.screen import Screen

from advisor.core.interview.navigation import Place
from advisor.core.message import N_, Words, message
from advisor.desk import Desk
from advisor.errors import FileError
from advisor.files.home import typed_path
from advisor.files.store import read_saved
from advisor.session import Session
from advisor.tui.reasoning import NO_RULES, Reasoning, View
from advisor.tui.screens.absent import AbsentPage
from advisor.tui.screens.dialogs import HelpDialog, LineDialog
from advisor.tui.screens.export import ExportDialog
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.page import Page, key_names
from advisor.tui.screens.reasoning import ReasoningPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.screens.trace import TracePage
from advisor.tui.screens.whatif import WhatIfPage
from advisor.tui.screens.why import WhyPage
from advisor.tui.thinking import Thinking, Thought


class Workplace:
    """Knows which screen stands on which; decides nothing about the interview."""

    def __init__(self, app: App[None], session: Session) -> None:
        self.app = app
        self.session = session
        self.desk = Desk(session)
        self._came_finished = False
        self.thinking = Thinking(app, session, lambda: self.desk.walk.answers, self._show_thought)

    @property
    def farewell(self) -> str:
        """What is said once the screen is gone."""
        if self.desk.path is None:
            return ""
        said = message(N_("Saved in {path}."), path=Words(str(self.desk.path)))
        return self.session.language.say(said)

    # ── starting ───────────────────────────────────────────────────────────────

    def start(self) -> None:
        """The file named on the command line, else everything there is; raises AdvisorError."""
        if self.session.start is not None:
            self.desk.take_up(read_saved(self.session.start, self.session.rulebase))
        self.app.push_screen(HomePage())
        if self.session.engine_note:
            self.app.notify(self.session.engine_note, markup=False)
        problem = self.session.store.problem()
        if problem:
            said = message(N_("Answers cannot be saved: {problem}"), problem=Words(problem))
            self._complain(self.session.language.say(said))
        if self.session.start is not None:
            self.open_interview()

    # ── from screen to screen ──────────────────────────────────────────────────

    def open_interview(self) -> None:
        """The interview on the desk; a finished one shows its strategy at once."""
        self.thinking.forget()
        self._came_finished = self.desk.walk.at is None
        self.app.push_screen(InterviewPage())

    def open_strategy(self) -> None:
        """The strategy as it stands."""
        if not self._pop_to(StrategyPage):
            self.app.push_screen(StrategyPage())

    def leave_strategy(self) -> None:
        """Back to the questions, to the last one if all are answered.

        Who opened a finished interview comes from home, and goes back there.
        """
        if self.desk.walk.at is None and self._came_finished:
            self.go_home()
            return
        if self.desk.walk.at is None:
            self.desk.back()
        self._pop_to(InterviewPage)

    def open_review(self) -> None:
        """All answers."""
        if not self._pop_to(ReviewPage):
            self.app.push_screen(ReviewPage())

    def open_what_if(self) -> None:
        """Try other answers out."""
        self.app.push_screen(WhatIfPage(self.desk.walk.answers))

    def open_why(self, item_id: str) -> None:
        """Why an item is in the strategy."""
        thought = self.thinking.now()
        found = thought.outline.find(item_id)
        if found:
            self.app.push_screen(WhyPage(thought, found[0]))

    def open_reasoning(self, item_id: str, view: View) -> None:
        """The reasoning about an item, in the strategy or not."""
        reasoning = Reasoning(self.session, self.thinking.now(), item_id)
        if view in reasoning.views:
            self.app.push_screen(ReasoningPage(reasoning, view))
        else:
            self.app.notify(self.session.language.text(NO_RULES), markup=False)

    def open_trace(self, item_id: str) -> None:
        """How the rules came to an item, one at a time."""
        thought = self.thinking.now()
        self.app.push_screen(TracePage(thought, Reasoning(self.session, thought, item_id)))

    def open_absent(self) -> None:
        """Choose something that is not in the strategy, and see why not."""

        def chosen(item_id: str | None) -> None:
            if item_id is not None:
                self.open_reasoning(item_id, "why-not")

        self.app.push_screen(AbsentPage(self.thinking.now()), chosen)

    def open_export(self) -> None:
        """Save the strategy as a file."""
        self.app.push_screen(ExportDialog(self.desk))

    def go_home(self) -> None:
        """All interviews; this one is saved and let go of."""
        self.save_all()
        if self.desk.unsaved:
            self._ask_for_folder(self.desk.unsaved, self._home)
        else:
            self._home()

    def _home(self) -> None:
        self.desk.close()
        self._pop_to(HomePage)

    def go_to_question(self, place: Place) -> None:
        """A question in the interview."""
        self.desk.go_to(place)
        self._pop_to(InterviewPage)

    def help_here(self) -> None:
        """Help for the place one is in."""
        page = self.app.screen
        if isinstance(page, Page):
            keys = key_names(page)
            self.app.push_screen(HelpDialog(self.session.language, page.PLACE, page.LINES, keys))

    def _pop_to(self, kind: type[Screen[None]]) -> bool:
        """Close screens until one of this kind is on top; False if there is none."""
        if not any(isinstance(screen, kind) for screen in self.app.screen_stack):
            return False
        while not isinstance(self.app.screen, kind):
            self.app.pop_screen()
        return True

    def _interview(self) -> InterviewPage | None:
        pages = (page for page in self.app.screen_stack if isinstance(page, InterviewPage))
        return next(pages, None)

    def _show_thought(self, thought: Thought) -> None:
        page = self._interview()
        if page is not None and page.is_mounted:
            page.show_thought(thought)

    # ── saving and leaving ─────────────────────────────────────────────────────

    def complain_if_unsaved(self) -> None:
        """Say so when the last change is not on disk."""
        if self.desk.unsaved:
            said = message(N_("Not saved: {problem}"), problem=Words(self.desk.unsaved))
            self._complain(self.session.language.say(said))

    def save_all(self) -> None:
        """Save what is typed as well, and let go of the file."""
        page = self._interview()
        if page is not None and page.keep_typed():
            self.desk.save()
        if not self.desk.unsaved:
            self.desk.close()

    def may_leave(self) -> bool:
        """Save everything; False while the owner is asked where else to save."""
        self.save_all()
        if not self.desk.unsaved:
            return True
        self._ask_for_folder(self.desk.unsaved, self.app.exit)
        return False

    def _ask_for_folder(self, problem: str, then: Callable[[], None]) -> None:
        ask = N_("Your answers are not saved. Type a folder to save them in, or Esc to leave.")

        def chosen(folder: str | None) -> None:
            if folder is None:
                then()
                return
            try:
                self.desk.save_in(typed_path(folder))
            except FileError as error:
                self._ask_for_folder(str(error), then)
            else:
                then()

        title = self.session.language.text(ask)
        home = str(Path.home())
        self.app.push_screen(
            LineDialog(self.session.language, title, home, problem=problem), chosen
        )

    def _complain(self, said: str) -> None:
        self.app.notify(said, severity="error", timeout=10, markup=False)
