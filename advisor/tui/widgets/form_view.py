"""Fields one under another: a question alone, a form, or one question about several entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask, Cell, Interview
from advisor.core.interview.why_asked import why_asked
from advisor.environment import Environment
from advisor.tui.widgets.question_fields import GOES_ON
from advisor.tui.widgets.question_view import QuestionView
from advisor.tui.widgets.scrolled import Scrolled


class FormView(Scrolled):
    """Shows the fields of a page and passes on what is entered in each."""

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Reply], None],
        keys: Mapping[str, Callable[[], None]],
        most: int = 1,
        enters: str = GOES_ON,
        **more: Any,
    ) -> None:
        """``most`` is how many fields a page may have; they are there from the start.

        ``enters`` says what Enter does.
        """
        super().__init__(**more)
        self._environment = environment
        self._answered = answered
        self._keys = keys
        self._most = most
        self._enters = enters
        self._here: QuestionView | None = None

    def compose(self) -> ComposeResult:
        """The fields, of which as many are shown as a page has, and why it is asked."""
        for _ in range(self._most):
            yield QuestionView(
                self._environment, self._answered, self.submit, self._keys, self._enters
            )
        yield Static("", id="why", markup=False)

    def show(
        self,
        interview: Interview,
        asks: Sequence[Ask],
        typed: Callable[[Cell], str],
        at: Cell | None = None,
    ) -> None:
        """Show some questions; the keyboard goes to the one of ``at``, else to the first.

        What is entered in a field and not handed in stays there.
        """
        entered: dict[Cell, str] = {}
        for view in self._shown:
            if view.is_changed:
                entered |= view.pending_cells
        for place, view in enumerate(self.query(QuestionView)):
            view.display = place < len(asks)
            if place < len(asks):
                # A change of class means that everything in a field is styled anew.
                view.set_class(len(asks) > 1, "field")
                view.show(interview, asks[place], lambda c: entered.get(c) or typed(c))
                view.show_hint(shown=place == len(asks) - 1)
        here = next((v for v in self._shown if v.ask is not None and v.ask.cell == at), None)
        here = here or next(iter(self._shown))
        why = self.query_one("#why", Static)
        if here.ask is not None:
            why.update(
                Content(
                    self._environment.language.say(
                        why_asked(self._environment.rulebase, interview, here.ask)
                    )
                )
            )
        self._here = here
        here.focus_field()
        if here is next(iter(self._shown)):
            # Forced: a form that has just become short is not scrollable any more.
            self.scroll_home(animate=False, force=True)
        # Once it is laid out: before, its place is that of another page, and a list that is
        # laid out scrolls to its mark, and the page with it.
        self.call_after_refresh(self._settle, here)

    def _settle(self, here: QuestionView) -> None:
        """Begin at the field one is in; what its keys do must be seen."""
        if here not in self._shown:
            # Another page is shown by now, or none any more.
            return
        is_last = here is self._shown[-1]
        if not is_last or here.virtual_region.height > self.window:
            here.lift_hint()
        if here is self._shown[0]:
            self.scroll_home(animate=False, force=True)
        else:
            self.scroll_to_widget(here, animate=False, top=True)

    @property
    def _shown(self) -> list[QuestionView]:
        return [view for view in self.query(QuestionView) if view.display]

    @property
    def here(self) -> QuestionView:
        """The field the keyboard is in, or was in before a button was clicked."""
        focused = self.screen.focused
        found = [v for v in self._shown if focused is not None and v in focused.ancestors]
        return next((v for v in (*found, self._here) if v in self._shown), self._shown[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The keyboard is in another field."""
        found = [view for view in self._shown if view in event.widget.ancestors]
        self._here = found[0] if found else self._here

    @property
    def pending_cells(self) -> dict[Cell, str]:
        """What is typed in every field, by the answer it is for."""
        return {cell: text for view in self._shown for cell, text in view.pending_cells.items()}

    @property
    def unsent(self) -> str:
        """What is typed in the field one is in and differs from the answer there is."""
        return self.here.unsent

    def submit(self) -> None:
        """Hand in every field that something was entered in, as Enter and “Go on” do.

        Where something is wrong, that field says so and gets the keyboard; where nothing was
        entered, the field one is in says what is missing.
        """
        changed = [v.ask.cell for v in self._shown if v.ask is not None and v.is_changed]
        for cell in changed:
            view = next((v for v in self._shown if v.ask is not None and v.ask.cell == cell), None)
            if view is not None and not view.submit():
                view.focus_field()
                self.scroll_to_widget(view, animate=False)
                return
        here = self.here
        if not changed and not here.submit():
            # The keyboard may be at a button: what is typed next belongs to the field.
            here.focus_field()

    def unknown(self) -> None:
        """Answer the field one is in with “I don't know”."""
        self.here.unknown()
