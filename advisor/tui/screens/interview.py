"""The interview: a page of it, the sections beside it, and the strategy so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, OptionList

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.page_navigation import PageNavigation, may_be_unknown, may_skip
from advisor.core.interview.progress import review
from advisor.core.interview.steps import Cell
from advisor.core.message import N_, Words, message
from advisor.report.news import aside_news
from advisor.tui.navigator import Navigator
from advisor.tui.screens.entering import Entering
from advisor.tui.screens.keeping import Keeping
from advisor.tui.screens.page import Page
from advisor.tui.screens.review import ReviewPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.grid_layout import room_beside
from advisor.tui.widgets.grid_view import GridView
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.move_line import MoveLine
from advisor.tui.widgets.page_view import PageView
from advisor.tui.widgets.preview import PreviewList
from advisor.tui.widgets.progress import Bar, ProgressLine, Sections, place_in_words
from advisor.tui.widgets.so_far import NewsLine, SoFar

# How many characters of what was typed and not entered a notice repeats.
SHOWN = 40


class InterviewPage(Page[None]):
    """Shows the page the session is at, and takes every move to the session."""

    PLACE = N_("Interview")
    LINES = (
        N_("Keys in front of the lines or arrow keys choose; y and n answer yes or no."),
        N_("In a list of more than ten lines / searches; the longest ones search while you type."),
        N_("Enter, or “Go on”, takes what you entered and goes on: to the next field, then page."),
        N_("In a table of marks: = marks as in the row above; typing adds words of your own."),
        N_("“I don't know” is a good answer: the plan will say how to find out."),
        N_("Esc goes back. No answer is ever lost by going back, skipping or leaving."),
        N_("Skip leaves a question for later; it comes back when the others are done."),
        N_("Once you have named a goal, F5 shows the strategy at any time."),
        N_("F6 shows or hides the strategy so far, beside or below the question."),
        N_("In it + is new, − gone, ↑ higher, ↓ lower, → in another part, ~ changed."),
        N_("Everything is saved after each answer. Leave whenever you like."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "unknown", N_("Don't know"), tooltip=N_("Answer “I don't know”")),
        Binding("f4", "skip", N_("Skip"), tooltip=N_("Leave this for later")),
        Binding("f3,f4", "not_here", show=False),
        Binding("f5", "strategy", N_("Strategy"), tooltip=N_("Show the strategy as it stands")),
        Binding("f2", "review", N_("Answers"), tooltip=N_("Look through all your answers")),
        Binding("f6", "preview", N_("Show or hide the strategy so far"), show=False),
        Binding("f7", "go_on", N_("Go to the first open question"), show=False),
        Binding("f9", "home", N_("Go to all interviews"), show=False),
    ]

    _shown: PageNavigation | None = None

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._keeping = Keeping(self, navigator, self._pending)

    def compose(self) -> ComposeResult:
        """Bar, progress, sections, the question with the strategy so far, buttons, keys."""
        yield Bar(id="bar")
        yield ProgressLine(self.environment.language, id="progress")
        with Horizontal(id="columns"):
            yield Sections(id="sections")
            keys = {"f4": self.action_skip, "escape": self.action_back}
            with Container(id="work"):
                with Vertical(id="asking"):
                    yield PageView(self.environment, Entering(self), keys, id="middle")
                    yield NewsLine(self.environment.language, self.action_preview, id="news")
                    moves = {
                        "back": self.action_back,
                        "skip": self.action_skip,
                        "unknown": self.action_unknown,
                        "next": self.action_submit,
                    }
                    yield MoveLine(self.text, moves, id="buttons")
                yield SoFar(self.environment.language, id="beside")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show where the session is."""
        self.show_page()
        self.navigator.thinking.think()

    def on_screen_resume(self) -> None:
        """Answers may have changed elsewhere meanwhile."""
        if self.is_current and self._shown not in (None, self.navigator.session.navigation):
            # What was said under the page before does not belong to this one.
            self.page_view.notice("")
            self.show_page()

    def on_resize(self) -> None:
        """A grid may fit now, or not any more."""
        page = self._shown.page if self._shown is not None else None
        if page is not None and page.kind == "grid":
            self.keep_typed()
            self.show_page()

    # ── showing ────────────────────────────────────────────────────────────────

    def show_page(self, at: int | None = None, *, from_behind: bool = False) -> None:
        """Show the page the session is at; once there is none, the strategy."""
        navigation = self._shown = self.navigator.session.navigation
        if navigation.page is None and not navigation.unconfirmed:
            self.action_strategy()
            return
        session = self.navigator.session
        self.page_view.show(navigation, session.typed, at, from_behind=from_behind)
        self.show_place(navigation)
        view = self.page_view.view
        # A table that has no room beside sections and strategy takes theirs.
        self.set_class(
            isinstance(view, GridView) and view.width_needed > room_beside(self.size.width),
            "-table",
        )

    def on_scrolled_moved(self) -> None:
        """Once everything is laid out anew, say whether there is more below than one sees."""

        def tell() -> None:
            self.query_one(MoveLine).tell_more(self.page_view.view)

        self.call_after_refresh(tell)

    @property
    def page_view(self) -> PageView:
        """The page as it is shown."""
        return self.query_one(PageView)

    def show_place(self, navigation: PageNavigation) -> None:
        """Show how far one is, after an answer that stays at the page."""
        self._shown = navigation
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
            self.query_one(MoveLine).offer(name, offered=self._makes_sense(name))
        self.refresh_bindings()
        # Another view may be shown, of which nothing has moved.
        self.on_scrolled_moved()

    def _makes_sense(self, action: str) -> bool:
        """Whether the page can be skipped, or answered with “don't know”."""
        navigation = self.navigator.session.navigation
        if navigation.unconfirmed:
            return False
        page = navigation.page
        return may_skip(page) if action == "skip" else may_be_unknown(page)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing at this page are not shown."""
        return action not in ("skip", "unknown") or self._makes_sense(action)

    def show_thought(self, thought: Thought) -> None:
        """The strategy for the answers as they are now."""
        so_far = self.query_one(SoFar)
        so_far.show(thought)
        self.query_one(NewsLine).show(thought, beside=so_far.display)

    # ── answering ──────────────────────────────────────────────────────────────

    def tell_effect(self, edit_effect: EditEffect | None, said: str = "") -> None:
        """Say what a change did, and think about what it does to the strategy."""
        self._keeping.stop()
        news = aside_news(edit_effect, self.environment.language) if edit_effect is not None else ()
        self.page_view.notice("\n".join((*([said] if said else []), *news)))
        self.navigator.complain_if_unsaved()
        self.navigator.thinking.think()

    def on_input_changed(self) -> None:
        """Handle typing in a line."""
        self.on_text_area_changed()

    def on_text_area_changed(self) -> None:
        """What is typed is kept too, after a moment's pause."""
        self._keeping.typing()

    def _pending(self) -> Mapping[Cell, str]:
        return self.page_view.pending_cells if self._shown is not None else {}

    def keep_typed(self) -> None:
        """Save what is entered in the fields and not handed in."""
        self._keeping.keep()

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
        if isinstance(self.focused, Button) and self.page_view.choose(event):
            event.stop()

    # ── moving ─────────────────────────────────────────────────────────────────

    def action_back(self) -> None:
        """Out of a line that is being changed, one field back, or one page.

        At the first page, to all interviews.
        """
        if self.page_view.leave_entry():
            return
        self.keep_typed()
        session = self.navigator.session
        unsent = self.page_view.unsent
        self.page_view.notice("")
        within = self.page_view.go_back(session.navigation, session.typed)
        if within or session.back():
            if not within:
                self.show_page(from_behind=True)
            if unsent:
                waits = N_("“{typed}” is not entered yet; it waits in its field.")
                self.page_view.notice(self.say(message(waits, typed=Words(unsent[:SHOWN]))))
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
        self.page_view.notice(
            self.text(N_("Left for later. It comes back when the others are done."))
        )
        self.show_page()

    def action_unknown(self) -> None:
        """I don't know."""
        self.page_view.unknown()

    def action_submit(self) -> None:
        """Enter what is shown."""
        self.page_view.submit()

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
        so_far = self.query_one(SoFar)
        so_far.switch()
        # Once it is styled anew: which way it was switched depends on the window.
        self.call_after_refresh(lambda: self.query_one(NewsLine).say(beside=so_far.display))

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
