"""The interview: a question or a list, the sections beside it, and the strategy so far."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Button, OptionList, Static

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.navigation import Navigation, Place, may_skip, place_of
from advisor.core.interview.progress import review
from advisor.core.interview.steps import Ask, Gather, Step
from advisor.core.interview.typed_answer import Taken, understood, with_currency
from advisor.core.message import N_, Words, message
from advisor.interview_session import ListAction
from advisor.report.answers import entry_name
from advisor.report.news import aside_news, news
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.page import Page
from advisor.tui.screens.review import ReviewPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.preview import PreviewList
from advisor.tui.widgets.progress import Bar, ProgressLine, Sections, place_in_words
from advisor.tui.widgets.step_view import StepView

PAUSE = 0.4
# How many characters of what was typed and not entered a notice repeats.
SHOWN = 40


class InterviewPage(Page[None]):
    """Shows the step the session is at, and takes every move to the session."""

    PLACE = N_("Interview")
    LINES = (
        N_("One question at a time. Arrow keys or number keys choose, Enter goes on."),
        N_("“I don't know” is a good answer: the plan will say how to find out."),
        N_("Esc goes back. No answer is ever lost by going back, skipping or leaving."),
        N_("Skip leaves a question for later; it comes back when the others are done."),
        N_("Once you have named a goal, F5 shows the strategy at any time."),
        N_("F6 shows or hides the strategy so far, beside or below the question."),
        N_("+ came in, − went out, ↑ ↓ moved up or down, → went elsewhere, ~ reads differently."),
        N_("Everything is saved after each answer. Leave whenever you like."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "unknown", N_("Don't know")),
        Binding("f4", "skip", N_("Skip")),
        Binding("f3,f4", "not_here", show=False),
        Binding("f5", "strategy", N_("Strategy")),
        Binding("f2", "review", N_("Answers")),
        Binding("f6", "preview", N_("Show or hide the strategy so far"), show=False),
        Binding("f7", "go_on", N_("To the first open question"), show=False),
        Binding("f9", "home", N_("All interviews"), show=False),
    ]

    _shown: Navigation | None = None
    _pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Bar, progress, three columns of which narrow terminals show fewer, buttons, keys."""
        yield Bar(id="bar")
        yield ProgressLine(self.environment.language, id="progress")
        with Horizontal(id="columns"):
            yield Sections(id="sections")
            keys = {"f4": self.action_skip, "escape": self.action_back}
            yield StepView(self.environment, self._answered, self._did, keys, id="middle")
            with Vertical(id="beside"):
                yield Static(self.text(N_("Your strategy so far")), classes="title", markup=False)
                yield PreviewList(id="preview")
        yield Static("", id="news", markup=False)
        with Horizontal(id="buttons"):
            yield Button(self.text(N_("Back")), id="back")
            yield Button(self.text(N_("Skip")), id="skip")
            yield Button(self.text(N_("Don't know")), id="unknown")
            yield Button(self.text(N_("Next")), id="next", variant="primary")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show where the session is."""
        self.show_step()
        self.navigator.thinking.think()

    def on_screen_resume(self) -> None:
        """Answers may have changed elsewhere meanwhile."""
        if self.is_current and self._shown not in (None, self.navigator.session.navigation):
            self.show_step()

    # ── showing ────────────────────────────────────────────────────────────────

    def show_step(self, at: int | None = None) -> None:
        """Show the step the session is at; once there is none, the strategy."""
        navigation = self._shown = self.navigator.session.navigation
        step = navigation.step
        if step is None:
            self.action_strategy()
            return
        typed = self.navigator.session.typed(place_of(step)) if isinstance(step, Ask) else ""
        self._step_view.show(navigation, typed, at)
        self._show_place(navigation, step)

    @property
    def _step_view(self) -> StepView:
        return self.query_one(StepView)

    def _show_place(self, navigation: Navigation, step: Step) -> None:
        language = self.environment.language
        parts = review(self.environment.rulebase, navigation.interview)
        place = place_in_words(self.environment.rulebase, language, navigation.answers, step, parts)
        self.query_one(Bar).set(place, self.navigator.session.title)
        self.query_one(ProgressLine).set(navigation.interview.done, navigation.interview.left)
        self.query_one(Sections).show_parts(parts, step.area.id, language)
        for name in ("skip", "unknown"):
            self.query_one(f"#{name}", Button).display = self._makes_sense(name)
        self.refresh_bindings()

    def _makes_sense(self, action: str) -> bool:
        """Whether the step can be skipped, or answered with “don't know”."""
        step = self.navigator.session.navigation.step
        if action == "skip":
            return may_skip(step)
        return isinstance(step, Ask) and not step.question.required

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing at this step are not shown."""
        return action not in ("skip", "unknown") or self._makes_sense(action)

    def show_thought(self, thought: Thought) -> None:
        """The strategy for the answers as they are now."""
        self.query_one(PreviewList).show(thought.preview, self.environment.language)
        said = news(thought.preview, self.environment.language)
        beside = self.query_one("#beside").display
        template = N_("Your strategy: {news}.") if beside else N_("Your strategy (F6): {news}.")
        told = self.say(message(template, news=Words(said))) if said else ""
        self.query_one("#news", Static).update(Content(told))

    # ── answering ──────────────────────────────────────────────────────────────

    def _answered(self, given: Taken) -> None:
        session = self.navigator.session
        step = session.navigation.step
        repeated = understood(step.question, given) if isinstance(step, Ask) else None
        answers = with_currency(self.environment.rulebase, session.navigation.answers, given)
        if answers != session.navigation.answers:
            session.set_answers(answers)
        said = self.say(repeated) if repeated is not None else ""
        self._changed(session.answer(given.answer), said=said)

    def _did(self, gather: Gather, deed: ListAction, place: int) -> None:
        if deed == "remove":
            self._ask_to_remove(gather, place)
        else:
            self._changed(None, self.navigator.session.arrange(gather.group, deed, place))

    def _ask_to_remove(self, gather: Gather, place: int) -> None:
        rulebase, answers = self.environment.rulebase, self.navigator.session.navigation.answers
        name = self.environment.language.show(entry_name(rulebase, answers, gather.group, place))

        def decided(choice: str | None) -> None:
            if choice == "remove":
                self._changed(None, self.navigator.session.arrange(gather.group, "remove", place))

        dialog = ChoiceDialog(
            self.environment.language,
            self.say(message(N_("Remove “{name}” with its answers?"), name=Words(name))),
            (("", self.text(N_("Keep it"))), ("remove", self.text(N_("Remove it")))),
        )
        self.app.push_screen(dialog, decided)

    def _changed(
        self, edit_effect: EditEffect | None, at: int | None = None, said: str = ""
    ) -> None:
        self._stop_pause()
        news = aside_news(edit_effect, self.environment.language) if edit_effect is not None else ()
        self._step_view.notice("\n".join((*([said] if said else []), *news)))
        self.navigator.complain_if_unsaved()
        self.navigator.thinking.think()
        self.show_step(at)

    def on_input_changed(self) -> None:
        """What is typed is kept too, after a moment's pause."""
        self._stop_pause()
        self._pause = self.set_timer(PAUSE, self._keep_typed)

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _keep_typed(self) -> None:
        if self.keep_typed():
            self.navigator.session.save()

    def keep_typed(self) -> bool:
        """Note what stands in the field; True if it has to be saved."""
        navigation, typed = self.navigator.session.navigation, self._step_view.pending
        if navigation.at is None or typed is None or not navigation.answers.business:
            return False
        return self.navigator.session.keep_typed(navigation.at, typed)

    def on_key(self, event: events.Key) -> None:
        """Number keys choose an option, though a button has the focus."""
        if isinstance(self.focused, Button) and self._step_view.choose(event):
            event.stop()

    # ── moving ─────────────────────────────────────────────────────────────────

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        {
            "back": self.action_back,
            "skip": self.action_skip,
            "unknown": self.action_unknown,
            "next": self._step_view.submit,
        }[event.button.id or ""]()

    def action_back(self) -> None:
        """One step back; at the first, to all interviews."""
        self.keep_typed()
        unsent = self._step_view.unsent
        self._step_view.notice("")
        if self.navigator.session.back():
            self.show_step()
            if unsent:
                waits = N_("“{typed}” is not entered yet; it waits in its field.")
                self._step_view.notice(self.say(message(waits, typed=Words(unsent[:SHOWN]))))
        else:
            self.action_home()

    def action_skip(self) -> None:
        """Leave the question for later."""
        if not self._makes_sense("skip"):
            # The field hands its keys on before anybody asks whether they make sense.
            self.action_not_here()
            return
        self.keep_typed()
        self.navigator.session.skip()
        self._step_view.notice(
            self.text(N_("Left for later. It comes back when the others are done."))
        )
        self.show_step()

    def action_unknown(self) -> None:
        """I don't know."""
        self._step_view.unknown()

    def action_not_here(self) -> None:
        """Say why a key that is not shown does nothing."""
        if isinstance(self.navigator.session.navigation.step, Gather):
            self.tell(N_("You can go on without adding any."))
        else:
            self.action_unknown()

    def action_go_on(self) -> None:
        """To the first open question."""
        self.keep_typed()
        self.navigator.session.go_on()
        self.show_step()

    def go_to(self, place: Place) -> None:
        """To a step that was chosen elsewhere."""
        self.keep_typed()
        self.navigator.session.go_to(place)
        self.show_step()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A section or an item of the preview was chosen."""
        event.stop()
        chosen = event.option.id or ""
        if isinstance(event.option_list, Sections):
            for step in self.navigator.session.navigation.interview.steps:
                if step.area.id == chosen:
                    self.go_to(place_of(step))
                    return
            self.tell(N_("Nothing to answer there yet."))
        elif isinstance(event.option_list, PreviewList):
            self.navigator.open_why(chosen.partition(" ")[2])

    def action_review(self) -> None:
        """All answers."""
        self.keep_typed()
        self.app.push_screen(ReviewPage(self.navigator))

    def action_preview(self) -> None:
        """Show or hide the strategy so far."""
        self.query_one("#beside").toggle_class("switched")

    def action_strategy(self) -> None:
        """That is enough: the strategy as it stands."""
        self.keep_typed()
        if self.navigator.session.finish() or self.navigator.session.navigation.at is None:
            self.navigator.open_strategy()
        else:
            self.tell(N_("First name a goal: the strategy is built on at least one."))

    def action_home(self) -> None:
        """All interviews; this one is saved."""
        self.keep_typed()
        self.navigator.go_home()
