"""The navigator of the program: opens screens, and owns what they share."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.screen import Screen

from advisor.core.message import N_, Words, message
from advisor.environment import Environment
from advisor.files.home import offered_folder, write_theme
from advisor.files.store import Saved, read_saved
from advisor.interview_session import InterviewSession
from advisor.report.reviews import ASK_GO_ON, too_early
from advisor.review_session import ReviewSession
from advisor.tui.commands import commands
from advisor.tui.reasoning import NO_RULES, Reasoning, View
from advisor.tui.screens.absent import AbsentPage
from advisor.tui.screens.dialogs import ChoiceDialog, HelpDialog, LineDialog
from advisor.tui.screens.export import ExportDialog
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.lesson import LessonPage
from advisor.tui.screens.looking_back import LookBackPage
from advisor.tui.screens.looks import LooksDialog
from advisor.tui.screens.page import Page
from advisor.tui.screens.reasoning import ReasoningPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.screens.trace import TracePage
from advisor.tui.screens.whatif import WhatIfPage
from advisor.tui.screens.why import WhyPage
from advisor.tui.thinking import Thinking, Thought

# How long a note about an old file stays on the screen.
SECONDS_TO_READ = 20


class Workplace:
    """Opens and closes screens; decides nothing about the interview."""

    def __init__(self, app: App[None], environment: Environment) -> None:
        self.app = app
        self.environment = environment
        self.session = InterviewSession(environment)
        self._came_finished = False
        self._leaving: ChoiceDialog | None = None
        self.thinking = Thinking(
            app, environment, lambda: self.session.navigation.answers, self._show_thought
        )

    @property
    def farewell(self) -> str:
        """What is said once the screen is gone."""
        said = self.session.farewell()
        last = () if said is None else (self.environment.language.say(said),)
        return "\n".join((*self.session.take_notes(), *last))

    # ── starting ───────────────────────────────────────────────────────────────

    def start(self) -> None:
        """The file named on the command line, else everything there is; raises AdvisorError."""
        if self.environment.start is not None:
            self.session.open_saved(read_saved(self.environment.start, self.environment.rulebase))
        self.app.push_screen(HomePage(self))
        if self.environment.engine_note:
            self.app.notify(self.environment.engine_note, markup=False)
        problem = self.environment.store.prepare()
        if problem:
            said = message(N_("Answers cannot be saved: {problem}"), problem=Words(problem))
            self._complain(self.environment.language.say(said))
        if self.environment.start is not None:
            self.open_interview()

    # ── from screen to screen ──────────────────────────────────────────────────

    def open_interview(self) -> None:
        """The interview being held; a finished one shows its strategy at once."""
        self.thinking.forget()
        self._came_finished = self.session.navigation.at is None
        self.app.push_screen(InterviewPage(self))
        self._show_notes()

    def open_strategy(self) -> None:
        """The strategy as it stands."""
        if not self._pop_to(StrategyPage):
            self.app.push_screen(StrategyPage(self))

    def leave_strategy(self) -> None:
        """Back to the questions, to the last one if all are answered.

        Who opened a finished interview comes from home, and goes back there.
        """
        if self.session.navigation.at is None and self._came_finished:
            self.go_home()
            return
        if self.session.navigation.at is None:
            self.session.back()
        self._pop_to(InterviewPage)

    def open_review(self) -> None:
        """All answers."""
        if not self._pop_to(ReviewPage):
            self.app.push_screen(ReviewPage(self))

    def open_looking_back(self) -> None:
        """What became of the strategy; a review of today is offered to go on with."""
        language, held = self.environment.language, ReviewSession(self.session)
        if held.after_today is not None:
            self.app.notify(language.say(too_early(held.after_today)), markup=False)
            return
        if held.todays is None:
            self.app.push_screen(LookBackPage(self))
            return

        def chosen(choice: str | None) -> None:
            if choice:
                self.app.push_screen(LookBackPage(self))

        choices = (("on", language.text(N_("Go on with it"))), ("", language.text(N_("Back"))))
        self.app.push_screen(ChoiceDialog(language, language.text(ASK_GO_ON), choices), chosen)

    def open_what_if(self) -> None:
        """Try other answers out."""
        self.app.push_screen(WhatIfPage(self, self.session.navigation.answers))

    def open_why(self, item_id: str) -> None:
        """Why an item is in the strategy."""
        thought = self.thinking.now()
        found = thought.outline.find(item_id)
        if found:
            self.app.push_screen(WhyPage(self, thought, found[0]))

    def open_reasoning(self, item_id: str, view: View) -> None:
        """The reasoning about an item, in the strategy or not."""
        reasoning = Reasoning(self.environment, self.thinking.now(), item_id)
        if view in reasoning.views:
            self.app.push_screen(ReasoningPage(self, reasoning, view))
        else:
            self.app.notify(self.environment.language.text(NO_RULES), markup=False)

    def open_trace(self, item_id: str) -> None:
        """How the rules came to an item, one at a time."""
        thought = self.thinking.now()
        self.app.push_screen(
            TracePage(self, thought, Reasoning(self.environment, thought, item_id))
        )

    def open_absent(self) -> None:
        """Choose something that is not in the strategy, and see why not."""

        def chosen(item_id: str | None) -> None:
            if item_id is not None:
                self.open_reasoning(item_id, "why-not")

        self.app.push_screen(AbsentPage(self, self.thinking.now()), chosen)

    def open_lesson(self, saved: Saved) -> None:
        """A lesson on a firm, which stays as it is."""
        if saved.answers is not None:
            case = self.environment.case(saved.answers)
            self.app.push_screen(LessonPage(self, saved, case))

    def open_export(self) -> None:
        """Save the strategy as a file."""
        self.app.push_screen(ExportDialog(self.session))

    def go_home(self) -> None:
        """All interviews; this one is saved and let go of."""
        self.save_all()
        if self.session.unsaved:
            self._ask_for_folder(self.session.unsaved, self._home)
        else:
            self._home()

    def _home(self) -> None:
        self.session.close()
        self._pop_to(HomePage)

    def go_to_question(self, question_id: str) -> None:
        """The page of the interview that has a question."""
        page = self.session.navigation.pages.holding(question_id)
        if page is not None:
            self.session.go_to(page.id)
        self._pop_to(InterviewPage)

    def help_here(self) -> None:
        """Help for the place one is in."""
        page = self.app.screen
        if isinstance(page, Page):
            keys = {one.key: one.sentence for one in commands(page)}
            self.app.push_screen(
                HelpDialog(self.environment.language, page.PLACE, page.LINES, keys)
            )

    def choose_looks(self) -> None:
        """Another theme, also next time."""

        def chosen(name: str | None) -> None:
            if name is not None:
                write_theme(name)

        self.app.push_screen(LooksDialog(self.environment.language), chosen)

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
        """Say so when the last change is not on disk, or in another file than before."""
        self._show_notes()
        if self.session.unsaved:
            said = message(N_("Not saved: {problem}"), problem=Words(self.session.unsaved))
            self._complain(self.environment.language.say(said))

    def _show_notes(self) -> None:
        notes = self.session.take_notes()
        if notes:
            self.app.notify("\n".join(notes), markup=False, timeout=SECONDS_TO_READ)

    def save_all(self) -> None:
        """Save what is typed as well, and let go of the file."""
        page = self._interview()
        if page is not None:
            page.keep_typed()
        if self.session.unsaved:
            self.session.save()
        if not self.session.unsaved:
            self.session.close()

    def ask_to_leave(self) -> None:
        """Ask whether to quit; the same key again, while it is asked, quits."""
        text = self.environment.language.text
        if self._leaving is not None and self.app.screen is self._leaving:
            self._leave("leave")
            return
        choices = (("leave", text(N_("Quit"))), ("", text(N_("Stay here"))))
        title = text(N_("Quit now? Your answers are kept."))
        self._leaving = ChoiceDialog(self.environment.language, title, choices)
        self.app.push_screen(self._leaving, self._leave)

    def _leave(self, choice: str | None) -> None:
        if choice == "leave" and self.may_leave():
            self.app.exit()

    def may_leave(self) -> bool:
        """Save everything; False while the owner is asked where else to save."""
        self.save_all()
        if not self.session.unsaved:
            return True
        self._ask_for_folder(self.session.unsaved, self.app.exit)
        return False

    def _ask_for_folder(self, problem: str, then: Callable[[], None]) -> None:
        ask = N_("Your answers are not saved. Type a folder to save them in.")

        def chosen(folder: str | None) -> None:
            if folder is None:
                return
            if not folder:
                then()
                return
            self.session.try_folder(folder)
            if self.session.unsaved:
                self._ask_for_folder(self.session.unsaved, then)
            else:
                then()

        def refuse(folder: str) -> str:
            return "" if folder.strip() else language.text(N_("Name a folder."))

        language = self.environment.language
        # They say the same, and would cover the buttons.
        self.app.clear_notifications()
        dialog = LineDialog(
            language,
            language.text(ask),
            str(offered_folder()),
            refuse,
            problem=problem,
            instead=N_("Leave unsaved"),
            enter=N_("Save there"),
        )
        self.app.push_screen(dialog, chosen)

    def _complain(self, said: str) -> None:
        self.app.notify(f"✗ {said}", severity="error", timeout=10, markup=False)
