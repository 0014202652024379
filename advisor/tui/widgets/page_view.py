"""One page of the interview: its fields, a grid, names, or what is presumed; and a notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, Union

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from advisor.core.interview.answers import Entry
from advisor.core.interview.page_navigation import PageNavigation
from advisor.core.interview.pages import Page
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask, Cell, Presumed
from advisor.core.interview.typed_money import CURRENCY
from advisor.core.rules.rulebase import Rulebase
from advisor.environment import Environment
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.form_view import FormView
from advisor.tui.widgets.grid_view import GridView
from advisor.tui.widgets.naming_view import NamingView
from advisor.tui.widgets.presumed_view import PresumedView

View = Union[FormView, GridView, NamingView, PresumedView]


class Entered(Protocol):
    """Takes what the owner enters on a page."""

    def answered(self, replies: Sequence[Reply]) -> None:
        """Answers to be kept; the owner stays at the page."""

    def page_done(self) -> None:
        """The page is answered: on to the next."""

    def named(self, entries: tuple[Entry, ...]) -> None:
        """The entries of a group as they are named now."""

    def remove_entry(self, place: int) -> None:
        """Ask whether an entry shall go."""

    def all_named(self) -> None:
        """The list is done."""

    def all_right(self) -> None:
        """What is presumed is right."""

    def correct(self, presumed: Presumed) -> None:
        """Something that is presumed is wrong."""


class PageView(Vertical):
    """Shows the page that the interview is at, and passes on what the owner enters."""

    def __init__(
        self,
        environment: Environment,
        entered: Entered,
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        """``keys`` work in any field."""
        super().__init__(**more)
        self._environment = environment
        self._entered = entered
        self._keys = keys
        self._again = False
        self._shown: list[Ask] = []

    def compose(self) -> ComposeResult:
        """All views, of which one is shown."""
        environment, entered, keys = self._environment, self._entered, self._keys
        most = most_fields(environment.rulebase)
        yield FormView(environment, self._field_entered, keys, most, id="form")
        yield GridView(environment, entered.answered, entered.page_done, keys, id="grid")
        yield NamingView(
            environment, entered.named, entered.remove_entry, entered.all_named, keys, id="naming"
        )
        yield PresumedView(environment, entered.all_right, entered.correct, keys, id="presumed")
        yield Static("", id="notice", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(
        self,
        navigation: PageNavigation,
        typed: Callable[[Cell], str],
        at: int | None = None,
        *,
        from_behind: bool = False,
    ) -> None:
        """Show where a navigation is; it must have a page or something to confirm.

        ``typed`` gives what was typed in a field when it was left; ``at`` is the entry of
        a list to stand at.  Of a page that is shown field by field, one who comes
        ``from_behind`` sees the last.
        """
        page, interview = navigation.page, navigation.pages.interview
        if navigation.unconfirmed:
            self._only(PresumedView).show(navigation.answers, navigation.unconfirmed)
        elif page is None:
            return
        elif page.kind == "naming":
            naming = self._only(NamingView)
            left = typed((page.questions[0].id, None)) if page.questions else ""
            naming.show(navigation.answers, page, left, at)
        elif self._is_grid(page) and self.query_one(GridView).fits(
            interview, page.cells, self.app.size
        ):
            self._only(GridView).show(interview, page.cells, typed)
        else:
            self._again = page.answered
            last = _fields(page)[-1].cell if from_behind and self._again else None
            self._show_fields(navigation, typed, last if self._one_by_one(page) else None)

    def go_on(self, navigation: PageNavigation, typed: Callable[[Cell], str], after: Cell) -> bool:
        """To the next field of the same page; False where there is none."""
        page = navigation.page
        if page is None or not self._form.display:
            return False
        shown = _fields(page)
        cells = [cell.cell for cell in shown]
        here = cells.index(after) if after in cells else -1
        following = [cell for cell in shown[here + 1 :] if self._again or not cell.answered] or [
            cell for cell in shown if not cell.answered
        ]
        if not following:
            return False
        self._show_fields(navigation, typed, following[0].cell)
        return True

    def leave_entry(self) -> bool:
        """Leave an entry that is being changed as it is; False where none is."""
        view = self.view
        return isinstance(view, NamingView) and view.leave_entry()

    def go_back(self, navigation: PageNavigation, typed: Callable[[Cell], str]) -> bool:
        """To the field before, where a page is shown field by field; False at the first."""
        page, here = navigation.page, self._form.here.ask if self._form.display else None
        if page is None or here is None or not self._one_by_one(page):
            return False
        cells = [cell.cell for cell in _fields(page)]
        place = cells.index(here.cell) if here.cell in cells else 0
        if not place:
            return False
        self._again = True
        self._show_fields(navigation, typed, cells[place - 1])
        return True

    def _show_fields(
        self, navigation: PageNavigation, typed: Callable[[Cell], str], at: Cell | None = None
    ) -> None:
        page = navigation.page
        if page is None:
            return
        asks = _fields(page)
        if at is None:
            at = next((cell.cell for cell in asks if not cell.answered), asks[0].cell)
        if self._one_by_one(page):
            asks = [cell for cell in asks if cell.cell == at]
        self._only(FormView).show(navigation.pages.interview, asks, typed, at)

    def _one_by_one(self, page: Page) -> bool:
        """Whether a page is too wide or too long: one field at a time, options as a list."""
        most = most_fields(self._environment.rulebase)
        return self._is_grid(page) or len(_fields(page)) > most

    def _is_grid(self, page: Page) -> bool:
        one = len(page.questions) == 1 and len(page.cells) > 1
        return page.kind == "grid" and one and bool(page.questions[0].spec.options)

    def _only(self, kind: type[Any]) -> Any:
        for view in (FormView, GridView, NamingView, PresumedView):
            self.query_one(view).display = view is kind
        return self.query_one(kind)

    def notice(self, text: str) -> None:
        """Show a line under the page; '' removes it."""
        static = self.query_one("#notice", Static)
        static.update(Content(text))
        static.display = bool(text)

    # ── what is entered ────────────────────────────────────────────────────────

    def _field_entered(self, reply: Reply) -> None:
        self._entered.answered((reply,))

    @property
    def view(self) -> View:
        """What is shown."""
        views: tuple[View, ...] = (
            self._form,
            self.query_one(GridView),
            self.query_one(NamingView),
            self.query_one(PresumedView),
        )
        return next((view for view in views if view.display), views[0])

    @property
    def _form(self) -> FormView:
        return self.query_one(FormView)

    @property
    def pending_cells(self) -> dict[Cell, str]:
        """What is typed in every field and not entered, by the answer it is for."""
        view = self.view
        if isinstance(view, NamingView):
            return {view.name_cell: view.pending} if view.name_cell is not None else {}
        return {} if isinstance(view, PresumedView) else view.pending_cells

    @property
    def unsent(self) -> str:
        """What is typed and differs from the answer there is, '' where nothing does."""
        return self._form.unsent if self._form.display else ""

    def submit(self) -> None:
        """Enter what is shown, as the Enter key does."""
        self.view.submit()

    def unknown(self) -> None:
        """Answer with “I don't know”, where that can be."""
        view = self.view
        if isinstance(view, (FormView, GridView)):
            view.unknown()

    def choose(self, event: events.Key) -> bool:
        """Pass a number key on to the options; False where there are none to choose from."""
        if not event.key.isdecimal() or not self._form.display:
            return False
        choices = self._form.here.query_one(Choices)
        if not choices.display:
            return False
        choices.focus()
        choices.post_message(events.Key(event.key, event.character))
        return True


def _fields(page: Page) -> list[Ask]:
    """The fields of a page; a currency that is known stands beside every sum instead."""
    fields = [one for one in page.cells if one.question.id != CURRENCY or not one.answered]
    return fields or list(page.cells)


def most_fields(rulebase: Rulebase) -> int:
    """How many fields a page shows at most; a longer one is shown one by one."""
    most = 1
    for blocks in rulebase.page_blocks:
        for kind, area, questions in blocks:
            if kind == "form":
                most = max(most, len(questions))
            elif kind == "grid" and not any(q.spec.options for q in questions):
                most = max(most, len(questions) * area.at_most)
    return min(most, MOST_FIELDS)


# A page of more fields than these is shown one field at a time.
MOST_FIELDS = 12
