"""The interview on screens: walks the steps that the core plans, and saves every answer."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from advisor.core.answer import DONT_KNOW
from advisor.core.interview import (
    Ask,
    Gather,
    Interview,
    Step,
    add_entry,
    answer_of,
    close_group,
    give_answer,
    move_entry,
    plan_interview,
    remove_entry,
    same_step,
)
from advisor.core.message import N_, Words, message
from advisor.core.profile import Answers
from advisor.errors import AdvisorError, FileError
from advisor.files.store import Draft, Saved, read_saved
from advisor.files.toml import write_atomically
from advisor.report.answers import shown_answer
from advisor.report.markdown import render_markdown
from advisor.session import Session
from advisor.tui.screens.dialogs import AnswersScreen, HelpScreen, PlaceScreen
from advisor.tui.screens.home import HomeScreen
from advisor.tui.screens.step import GatherScreen, QuestionScreen, StepScreen
from advisor.tui.screens.strategy import StrategyScreen

SMALLEST = (40, 12)


def run_app(session: Session) -> int:
    """Run the screens until the owner leaves; returns the exit code."""
    app = InterviewApp(session)
    app.run()
    if app.draft.path is not None:
        said = message(N_("Saved in {path}."), path=Words(str(app.draft.path)))
        print(session.language.say(said))  # noqa: T201 - the screen is gone, this is what remains
    return app.return_code or 0


class InterviewApp(App[None]):
    """Holds the answers and shows one step after another."""

    CSS_PATH = "advisor.tcss"
    TITLE = "Strategy advisor"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.answers = Answers()
        self.draft: Draft = session.store.create(session.day)
        self.unsaved = ""

    # ── starting and leaving ───────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Offer what is saved, or begin."""
        problem = self.session.store.problem()
        if problem:
            self._complain(N_("Answers cannot be saved: {problem}"), problem)
        if self.session.start is not None:
            try:
                self._take_up(read_saved(self.session.start, self.session.rulebase))
            except AdvisorError as error:
                self.exit(return_code=2, message=f"advisor: {error}")
            return
        saved = self.session.store.saved(self.session.rulebase)
        if saved:
            self.push_screen(HomeScreen(self.session, saved), self._take_up)
        else:
            self._show_next()

    def _take_up(self, saved: Saved | None) -> None:
        if saved is not None:
            try:
                self.draft = self.session.store.open(saved, self.session.day)
            except FileError as error:
                self._complain(N_("{problem}; going on with a copy"), str(error))
            self.answers = saved.answers or Answers()
        self._show_next()

    async def action_leave(self) -> None:
        """Quit; answers that could not be saved get another chance first."""
        if not self.unsaved:
            self._close()
            return
        self.push_screen(PlaceScreen(self.session.language, self.unsaved), self._leave_from)

    def _leave_from(self, folder: Path | None) -> None:
        if folder is None:
            self._close()
            return
        try:
            self.draft.move(folder, self.answers)
        except FileError as error:
            self.push_screen(PlaceScreen(self.session.language, str(error)), self._leave_from)
        else:
            self._close()

    def _close(self) -> None:
        self.draft.close()
        self.exit()

    # ── walking the steps ──────────────────────────────────────────────────────

    def _interview(self) -> Interview:
        return plan_interview(self.session.rulebase, self.answers)

    def _show_next(self) -> None:
        interview = self._interview()
        step = interview.next
        if step is None:
            self._show_strategy()
        else:
            self._show_step(interview, step)

    def _show_step(self, interview: Interview, step: Step) -> None:
        kind = QuestionScreen if isinstance(step, Ask) else GatherScreen
        self._put(kind(self.session, interview, step))

    def _show_strategy(self) -> None:
        self._put(StrategyScreen(self.session, self.session.outline(self.answers)))

    def _put(self, screen: StepScreen | StrategyScreen) -> None:
        """One screen of the interview stands at a time, on top of the empty first one."""
        if isinstance(self.screen, (StepScreen, StrategyScreen)):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def on_step_screen_answered(self, event: StepScreen.Answered) -> None:
        """Take an answer, save, and go on to the next open step."""
        ask = event.ask
        self._change(give_answer(self.answers, ask.question, ask.index, event.answer))
        self._show_next()

    def on_step_screen_gathered(self, event: StepScreen.Gathered) -> None:
        """Change a list of goals or relationships."""
        group, index, answers = event.gather.group, event.index, self.answers
        if event.deed == "edit":
            self._show_entry(event.gather, index)
            return
        if event.deed == "add":
            answers = add_entry(answers, group)
        elif event.deed == "remove":
            answers = remove_entry(answers, group, index)
        elif event.deed == "up":
            answers = move_entry(answers, group, index, max(0, index - 1))
        elif event.deed == "down":
            answers = move_entry(answers, group, index, index + 1)
        else:
            answers = close_group(answers, group)
        self._change(answers)
        if event.deed in {"add", "done"}:
            self._show_next()
        else:
            self._show_same(event.gather)

    def _show_entry(self, gather: Gather, index: int) -> None:
        """The first question of one entry."""
        interview = self._interview()
        for step in interview.steps:
            if isinstance(step, Ask) and step.area == gather.area and step.index == index:
                self._show_step(interview, step)
                return

    def _show_same(self, step: Step) -> None:
        interview = self._interview()
        for other in interview.steps:
            if same_step(step, other):
                self._show_step(interview, other)
                return

    def on_step_screen_went(self, event: StepScreen.Went) -> None:
        """Go where the owner wants: back, to the strategy, to all answers, to the help."""
        if event.where == "back":
            self._go_back(event.step)
        elif event.where == "show":
            self._show_strategy()
        elif event.where == "review":
            self._review()
        else:
            self.push_screen(HelpScreen(self.session.language))

    def _go_back(self, step: Step) -> None:
        interview = self._interview()
        before = [one for one in interview.steps if one.answered or same_step(one, step)]
        place = next((n for n, one in enumerate(before) if same_step(one, step)), len(before))
        if place == 0:
            self.notify(self.session.language.text(N_("This is the first question.")))
        else:
            self._show_step(interview, before[place - 1])

    def _review(self) -> None:
        interview = self._interview()
        asked = [s for s in interview.steps if isinstance(s, Ask) and s.answered]
        lines = [self._line(ask) for ask in asked]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._show_step(interview, asked[place])

        self.push_screen(AnswersScreen(self.session.language, lines), chosen)

    def _line(self, ask: Ask) -> str:
        language = self.session.language
        answer = answer_of(self.answers, ask.question, ask.index)
        shown = language.show(
            shown_answer(ask.question, answer if answer is not None else DONT_KNOW)
        )
        number = f" {ask.index + 1}" if ask.index is not None else ""
        return f"{language.text(ask.question.label)}{number}: {shown}"

    def on_strategy_screen_wanted(self, event: StrategyScreen.Wanted) -> None:
        """Save the strategy, show help, or go back to the answers."""
        if event.what == "save":
            self._save_strategy()
        elif event.what == "help":
            self.push_screen(HelpScreen(self.session.language))
        else:
            interview = self._interview()
            step = interview.next or interview.steps[-1]
            self._show_step(interview, step)

    # ── saving ─────────────────────────────────────────────────────────────────

    def _change(self, answers: Answers) -> None:
        """Take new answers and save them at once."""
        self.answers = answers
        try:
            self.draft.save(answers)
            self.unsaved = ""
        except FileError as error:
            self.unsaved = str(error)
            self._complain(N_("Not saved: {problem}"), self.unsaved)

    def _save_strategy(self) -> None:
        base = self.draft.path or self.session.store.folder / "strategy.toml"
        path = base.with_suffix(".md")
        text = render_markdown(self.session.outline(self.answers), self.session.language)
        try:
            write_atomically(path, text)
        except FileError as error:
            self._complain(N_("Not saved: {problem}"), str(error))
        else:
            said = message(N_("Saved in {path}."), path=Words(str(path)))
            self.notify(self.session.language.say(said), markup=False)

    def _complain(self, template: str, problem: str) -> None:
        said = self.session.language.say(message(template, problem=Words(problem)))
        self.notify(said, severity="error", timeout=10, markup=False)

    def on_resize(self) -> None:
        """Too small a window gets one clear message instead of a jumble."""
        width, height = self.size
        for screen in self.screen_stack:
            screen.set_class(width < SMALLEST[0] or height < SMALLEST[1], "tiny")
