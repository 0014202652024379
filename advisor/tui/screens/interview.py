"""The interview: a page of it, the sections beside it, and the strategy so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Entry
from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.page_navigation import PageNavigation, may_skip
from advisor.core.interview.progress import review
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Cell, Presumed
from advisor.core.interview.typed_answer import understood, with_currency
from advisor.core.message import N_, Words, message
from advisor.report.answers import entry_name
from advisor.report.news import aside_news, news
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.page import Page
from advisor.tui.screens.review import ReviewPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.grid_view import GridView
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.naming_view import NamingView
from advisor.tui.widgets.page_view import PageView
from advisor.tui.widgets.preview import PreviewList
from advisor.tui.widgets.progress import Bar, ProgressLine, Sections, place_in_words

PAUSE = 0.4
# How many characters of what was typed and not entered a notice repeats.
SHOWN = 40


class InterviewPage(Page[None]):
    """Shows the page the session is at, and takes every move to the session."""

    PLACE = N_("Interview")
    LINES = (
        N_("Arrow keys or number keys choose, Enter goes on to the next field or page."),
        N_("In a table of marks: = marks as in the row above; letters begin a few own words."),
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

    _shown: PageNavigation | None = None
    _pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Bar, progress, three columns of which narrow terminals show fewer, buttons, keys."""
        yield Bar(id="bar")
        yield ProgressLine(self.environment.language, id="progress")
        with Horizontal(id="columns"):
            yield Sections(id="sections")
            keys = {"f4": self.action_skip, "escape": self.action_back}
            yield PageView(self.environment, self, keys, id="middle")
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
        self.show_page()
        self.navigator.thinking.think()

    def on_screen_resume(self) -> None:
        """Answers may have changed elsewhere meanwhile."""
        if self.is_current and self._shown not in (None, self.navigator.session.navigation):
            self.show_page()

    def on_resize(self) -> None:
        """A grid may fit now, or not any more."""
        if self._shown is not None and isinstance(self._page_view.view, GridView):
            self.keep_typed()
            self.show_page()

    # ── showing ────────────────────────────────────────────────────────────────

    def show_page(self, at: int | None = None) -> None:
        """Show the page the session is at; once there is none, the strategy."""
        navigation = self._shown = self.navigator.session.navigation
        if navigation.page is None and not navigation.unconfirmed:
            self.action_strategy()
            return
        self._page_view.show(navigation, self.navigator.session.typed, at)
        self._show_place(navigation)

    @property
    def _page_view(self) -> PageView:
        return self.query_one(PageView)

    def _show_place(self, navigation: PageNavigation) -> None:
        language, page = self.environment.language, navigation.page
        parts = review(self.environment.rulebase, navigation.pages.interview)
        if navigation.unconfirmed:
            first = navigation.unconfirmed[0].question.area
            area = next(part.area for part in parts if part.area.id == first)
        elif page is not None:
            area = page.area
        else:
            return
        place = place_in_words(language, area, parts)
        self.query_one(Bar).set(place, self.navigator.session.title)
        self.query_one(ProgressLine).set(navigation.pages, navigation.depth)
        self.query_one(Sections).show_parts(parts, area.id, language)
        for name in ("skip", "unknown"):
            self.query_one(f"#{name}", Button).display = self._makes_sense(name)
        self.refresh_bindings()

    def _makes_sense(self, action: str) -> bool:
        """Whether the page can be skipped, or answered with “don't know”."""
        navigation = self.navigator.session.navigation
        if navigation.unconfirmed:
            return False
        if action == "skip":
            return may_skip(navigation.page)
        page = navigation.page
        if page is None or page.kind == "naming":
            return False
        return not all(question.required for question in page.questions)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing at this page are not shown."""
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

    def answered(self, replies: Sequence[Reply]) -> None:
        """Keep answers; go on to the next field, and from the last one to the next page."""
        session = self.navigator.session
        given: dict[Cell, Answer] = {}
        said: list[str] = []
        here = session.navigation.at
        for reply in replies:
            repeated = understood(reply.ask.question, reply.taken)
            said += [self.say(repeated)] if repeated is not None else []
            answers = session.navigation.answers
            after = with_currency(self.environment.rulebase, answers, reply.taken)
            if after != answers:
                session.set_answers(after)
            given |= reply.given
        self._tell_effect(session.change(given), " ".join(said))
        view = self._page_view
        if session.navigation.at != here:
            self.show_page()
            return
        stays = isinstance(view.view, GridView) or view.go_on(
            session.navigation, session.typed, replies[-1].ask.cell
        )
        if not stays:
            self.page_done()
            return
        self._shown = session.navigation
        self._show_place(session.navigation)

    def page_done(self) -> None:
        """On from a page that is answered."""
        self.navigator.session.leave()
        self.show_page()

    def named(self, entries: tuple[Entry, ...]) -> None:
        """Keep the entries of a group as they are named now."""
        session = self.navigator.session
        page = session.navigation.page
        if page is None or page.group is None:
            return
        session.keep_typed((page.questions[0].id, None), "")
        self._tell_effect(session.name_entries(page.group, entries))
        self.show_page()

    def all_named(self) -> None:
        """The list is done, once every entry has what it needs."""
        session = self.navigator.session
        page = session.navigation.page
        if page is None or page.group is None:
            return
        if session.finish_naming(page.group):
            self._tell_effect(None)
            self.show_page()
        elif isinstance(self._page_view.view, NamingView):
            self._page_view.view.refuse_end()

    def remove_entry(self, place: int) -> None:
        """Take an entry out of its list, once the owner is sure."""
        session = self.navigator.session
        page = session.navigation.page
        if page is None or page.group is None:
            return
        group, answers = page.group, session.navigation.answers
        shown = entry_name(self.environment.rulebase, answers, group, place)
        name = self.environment.language.show(shown)

        def decided(choice: str | None) -> None:
            entries = session.navigation.answers.entries(group)
            if choice == "remove":
                rest = (*entries[:place], *entries[place + 1 :])
                self._tell_effect(session.name_entries(group, rest))
                self.show_page(at=max(0, place - 1) if rest else None)

        dialog = ChoiceDialog(
            self.environment.language,
            self.say(message(N_("Remove “{name}” with its answers?"), name=Words(name))),
            (("", self.text(N_("Keep it"))), ("remove", self.text(N_("Remove it")))),
        )
        self.app.push_screen(dialog, decided)

    def all_right(self) -> None:
        """What is presumed is right."""
        self.navigator.session.confirm()
        self._page_view.notice("")
        self.show_page()

    def correct(self, presumed: Presumed) -> None:
        """Ask about something that is presumed and wrong."""
        session = self.navigator.session
        ask = session.ask_for(presumed.cell)
        if ask is None:
            return

        def taken(reply: Reply | None) -> None:
            if reply is not None:
                self._tell_effect(session.change(reply.given))
                self.show_page()

        self.app.push_screen(
            AskPage(self.navigator, session.navigation.pages.interview, ask), taken
        )

    def _tell_effect(self, edit_effect: EditEffect | None, said: str = "") -> None:
        """Say what a change did, and think about what it does to the strategy."""
        self._stop_pause()
        news = aside_news(edit_effect, self.environment.language) if edit_effect is not None else ()
        self._page_view.notice("\n".join((*([said] if said else []), *news)))
        self.navigator.complain_if_unsaved()
        self.navigator.thinking.think()

    def on_input_changed(self) -> None:
        """What is typed is kept too, after a moment's pause."""
        self._stop_pause()
        self._pause = self.set_timer(PAUSE, self._keep_typed)

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _keep_typed(self) -> None:
        # A new interview gets its file, which the firm's name names, once a field is left.
        if self.navigator.session.path is not None:
            self.keep_typed()

    def keep_typed(self) -> None:
        """Save what is entered in the fields and not handed in."""
        session = self.navigator.session
        if self._shown is None or session.navigation.at is None:
            return
        changed = [
            session.keep_typed(cell, text) for cell, text in self._page_view.pending_cells.items()
        ]
        if any(changed):
            session.save()
            self.navigator.complain_if_unsaved()

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,
        from_app_focus: bool = False,
    ) -> None:
        """Before the keyboard goes to another field, what is entered in this one is saved."""
        if self.focused is not None and widget is not self.focused:
            self.keep_typed()
        super().set_focus(widget, scroll_visible, from_app_focus)

    def on_key(self, event: events.Key) -> None:
        """Number keys choose an option, though a button has the focus."""
        if isinstance(self.focused, Button) and self._page_view.choose(event):
            event.stop()

    # ── moving ─────────────────────────────────────────────────────────────────

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        {
            "back": self.action_back,
            "skip": self.action_skip,
            "unknown": self.action_unknown,
            "next": self._page_view.submit,
        }[event.button.id or ""]()

    def action_back(self) -> None:
        """One page back; at the first, to all interviews."""
        self.keep_typed()
        unsent = self._page_view.unsent
        self._page_view.notice("")
        if self.navigator.session.back():
            self.show_page()
            if unsent:
                waits = N_("“{typed}” is not entered yet; it waits in its field.")
                self._page_view.notice(self.say(message(waits, typed=Words(unsent[:SHOWN]))))
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
        self._page_view.notice(
            self.text(N_("Left for later. It comes back when the others are done."))
        )
        self.show_page()

    def action_unknown(self) -> None:
        """I don't know."""
        self._page_view.unknown()

    def action_not_here(self) -> None:
        """Say why a key that is not shown does nothing."""
        page = self.navigator.session.navigation.page
        if page is not None and page.kind == "naming":
            self.tell(N_("You can go on without adding any."))
        else:
            self.action_unknown()

    def action_go_on(self) -> None:
        """To the first open question."""
        self.keep_typed()
        self.navigator.session.go_on()
        self.show_page()

    def go_to(self, name: str) -> None:
        """To a page that was chosen elsewhere."""
        self.keep_typed()
        self.navigator.session.go_to(name)
        self.show_page()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A section or an item of the preview was chosen."""
        event.stop()
        chosen = event.option.id or ""
        if isinstance(event.option_list, Sections):
            for page in self.navigator.session.navigation.within:
                if page.area.id == chosen:
                    self.go_to(page.id)
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
