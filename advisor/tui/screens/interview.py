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

from advisor.core.interview.answer import Answer
from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.navigation import Navigation, Place, may_skip, place_of
from advisor.core.interview.progress import review
from advisor.core.interview.steps import Ask, Gather
from advisor.core.message import N_, Label, Quantity, Words, message
from advisor.interview_session import ListAction
from advisor.report.answers import entry_name
from advisor.report.news import aside_news, news
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.page import Page
from advisor.tui.screens.review import ReviewPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.list_view import ListView
from advisor.tui.widgets.preview import PreviewList
from advisor.tui.widgets.progress import Bar, ProgressLine, Sections
from advisor.tui.widgets.question_view import QuestionView

PAUSE = 0.4
# Of what was typed and not entered, as much is said back.
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
            with Vertical(id="middle"):
                keys = {"f4": self.action_skip, "escape": self.action_back}
                yield QuestionView(self.environment, self._answered, keys, id="ask")
                yield ListView(self.environment, self._did, keys, id="list")
                yield Static("", id="notice", markup=False)
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
        self.work.thinking.think()

    def on_screen_resume(self) -> None:
        """Answers may have changed elsewhere meanwhile."""
        if self.is_current and self._shown not in (None, self.work.session.navigation):
            self.show_step()

    # ── showing ────────────────────────────────────────────────────────────────

    def show_step(self, at: int | None = None) -> None:
        """Show the step the session is at; once there is none, the strategy."""
        navigation = self._shown = self.work.session.navigation
        step = navigation.step
        if step is None:
            self.action_strategy()
            return
        ask, listing = self.query_one(QuestionView), self.query_one(ListView)
        ask.display = isinstance(step, Ask)
        listing.display = not ask.display
        if isinstance(step, Ask):
            ask.show(navigation.interview, step, self.work.session.typed(place_of(step)))
        else:
            listing.show(navigation.answers, step, at)
        self._show_place()

    def _show_place(self) -> None:
        navigation, language = self.work.session.navigation, self.environment.language
        step = navigation.step
        if step is None:
            return
        parts = review(self.environment.rulebase, navigation.interview)
        number = next(n for n, p in enumerate(parts, start=1) if p.area.id == step.area.id)
        place = self.say(
            message(
                N_("{part} (part {n} of {all})"),
                part=Label(step.area.title),
                n=Quantity(number),
                all=Quantity(len(parts)),
            )
        )
        group, index = step.area.repeat, getattr(step, "index", None)
        if group is not None and index is not None:
            entry = entry_name(self.environment.rulebase, navigation.answers, group, index)
            place += f" · {language.show(entry)}"
        self.query_one(Bar).set(place, self.work.session.title)
        self.query_one(ProgressLine).set(navigation.interview.done, navigation.interview.left)
        self.query_one(Sections).show_parts(parts, step.area.id, language)
        for name in ("skip", "unknown"):
            self.query_one(f"#{name}", Button).display = self._makes_sense(name)
        self.refresh_bindings()

    def _makes_sense(self, action: str) -> bool:
        """Whether the step can be skipped, or answered with “don't know”."""
        step = self.work.session.navigation.step
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

    def notice(self, text: str) -> None:
        """A line under the question."""
        static = self.query_one("#notice", Static)
        static.update(Content(text))
        static.display = bool(text)

    # ── answering ──────────────────────────────────────────────────────────────

    def _answered(self, given: Answer) -> None:
        self._changed(self.work.session.answer(given))

    def _did(self, gather: Gather, deed: ListAction, place: int) -> None:
        if deed == "remove":
            self._ask_to_remove(gather, place)
        else:
            self._changed(None, self.work.session.arrange(gather.group, deed, place))

    def _ask_to_remove(self, gather: Gather, place: int) -> None:
        rulebase, answers = self.environment.rulebase, self.work.session.navigation.answers
        name = self.environment.language.show(entry_name(rulebase, answers, gather.group, place))

        def decided(choice: str | None) -> None:
            if choice == "remove":
                self._changed(None, self.work.session.arrange(gather.group, "remove", place))

        dialog = ChoiceDialog(
            self.environment.language,
            self.say(message(N_("Remove “{name}” with its answers?"), name=Words(name))),
            (("", self.text(N_("Keep it"))), ("remove", self.text(N_("Remove it")))),
        )
        self.app.push_screen(dialog, decided)

    def _changed(self, edit_effect: EditEffect | None, at: int | None = None) -> None:
        self._typing_pauses()
        told = aside_news(edit_effect, self.environment.language) if edit_effect is not None else ()
        self.notice("\n".join(told))
        self.work.complain_if_unsaved()
        self.work.thinking.think()
        self.show_step(at)

    def on_input_changed(self) -> None:
        """What is typed is kept too, after a moment's pause."""
        self._typing_pauses()
        self._pause = self.set_timer(PAUSE, self._keep_typed)

    def _typing_pauses(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _keep_typed(self) -> None:
        if self.keep_typed():
            self.work.session.save()

    def keep_typed(self) -> bool:
        """Note what stands in the field; True if it has to be saved."""
        navigation = self.work.session.navigation
        view = self.query_one(QuestionView)
        if navigation.at is None or not view.display or not navigation.answers.business:
            return False
        return self.work.session.keep_typed(navigation.at, view.pending)

    def on_key(self, event: events.Key) -> None:
        """Number keys choose an option, though a button has the focus."""
        choices = self.query_one(Choices)
        if event.key.isdecimal() and isinstance(self.focused, Button) and choices.display:
            event.stop()
            choices.focus()
            choices.post_message(events.Key(event.key, event.character))

    # ── moving ─────────────────────────────────────────────────────────────────

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        event.stop()
        ask, listing = self.query_one(QuestionView), self.query_one(ListView)
        {
            "back": self.action_back,
            "skip": self.action_skip,
            "unknown": self.action_unknown,
            "next": (ask if ask.display else listing).submit,
        }[event.button.id or ""]()

    def action_back(self) -> None:
        """One step back; at the first, to all interviews."""
        self.keep_typed()
        view = self.query_one(QuestionView)
        unsent = view.unsent if view.display else ""
        self.notice("")
        if self.work.session.back():
            self.show_step()
            if unsent:
                waits = N_("“{typed}” is not entered yet; it waits in its field.")
                self.notice(self.say(message(waits, typed=Words(unsent[:SHOWN]))))
        else:
            self.action_home()

    def action_skip(self) -> None:
        """Leave the question for later."""
        if not self._makes_sense("skip"):
            # The field hands its keys on before anybody asks whether they make sense.
            self.action_not_here()
            return
        self.keep_typed()
        self.work.session.skip()
        self.notice(self.text(N_("Left for later. It comes back when the others are done.")))
        self.show_step()

    def action_unknown(self) -> None:
        """I don't know."""
        self.query_one(QuestionView).unknown()

    def action_not_here(self) -> None:
        """Say why a key that is not shown does nothing."""
        if isinstance(self.work.session.navigation.step, Gather):
            self.tell(N_("You can go on without adding any."))
        else:
            self.action_unknown()

    def action_go_on(self) -> None:
        """To the first open question."""
        self.keep_typed()
        self.work.session.go_on()
        self.show_step()

    def go_to(self, place: Place) -> None:
        """To a step that was chosen elsewhere."""
        self.keep_typed()
        self.work.session.go_to(place)
        self.show_step()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A section or an item of the preview was chosen."""
        event.stop()
        chosen = event.option.id or ""
        if isinstance(event.option_list, Sections):
            for step in self.work.session.navigation.interview.steps:
                if step.area.id == chosen:
                    self.go_to(place_of(step))
                    return
            self.tell(N_("Nothing to answer there yet."))
        elif isinstance(event.option_list, PreviewList):
            self.work.open_why(chosen.partition(" ")[2])

    def action_review(self) -> None:
        """All answers."""
        self.keep_typed()
        self.app.push_screen(ReviewPage())

    def action_preview(self) -> None:
        """Show or hide the strategy so far."""
        self.query_one("#beside").toggle_class("switched")

    def action_strategy(self) -> None:
        """That is enough: the strategy as it stands."""
        self.keep_typed()
        if self.work.session.finish() or self.work.session.navigation.at is None:
            self.work.open_strategy()
        else:
            self.tell(N_("First name a goal: the strategy is built on at least one."))

    def action_home(self) -> None:
        """All interviews; this one is saved."""
        self.keep_typed()
        self.work.go_home()
