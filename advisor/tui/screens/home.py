"""The first screen: begin, go on, or look at an example firm; and keep the saved ones tidy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.core.interview.answer import clean
from advisor.core.interview.pages import plan_pages
from advisor.core.message import N_, Quantity, Words, message
from advisor.core.rules.question import MAX_TEXT
from advisor.errors import FileError
from advisor.files.draft import OpenElsewhereError
from advisor.files.store import Saved
from advisor.report.answers import from_to
from advisor.report.copies import copy_title
from advisor.tui.navigator import Navigator
from advisor.tui.screens.dialogs import ChoiceDialog, LineDialog
from advisor.tui.screens.gallery import GalleryPage
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.progress import EMPTY, FULL, Bar
from advisor.tui.widgets.rows import Hung, Rows, row

BAR_LENGTH = 10
# What can be done only where there are interviews.
WITH_SAVED = frozenset({"duplicate", "rename", "delete", "lesson"})


class HomePage(Page[None]):
    """Everything that can be begun or gone on with."""

    PLACE = N_("All interviews")
    LINES = (
        N_("Enter begins a new interview or goes on with the one you are at."),
        N_("Everything is saved by itself. Nothing here is lost by leaving."),
        N_("Example firms are made up: open one to see a finished strategy, or try it out."),
        N_("A deleted interview comes back with u."),
        N_("l holds a lesson on a firm: a class predicts what follows, and sees why."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "duplicate", N_("Copy"), tooltip=N_("Copy the interview you are at")),
        Binding(
            "r", "rename", N_("Rename"), tooltip=N_("Give the interview you are at another name")
        ),
        Binding("delete", "delete", N_("Delete"), tooltip=N_("Delete the interview you are at")),
        Binding(
            "l",
            "lesson",
            N_("Lesson"),
            tooltip=N_("Hold a lesson on the firm of the interview you are at"),
        ),
        # These have a row as well.
        Binding("n", "new", N_("New"), tooltip=N_("Begin a new interview")),
        Binding("e", "examples", N_("Examples"), tooltip=N_("Look at an example firm")),
        Binding(
            "u", "undo", N_("Undo"), tooltip=N_("Bring back what was deleted last"), show=False
        ),
        Binding("q", "app.leave", N_("Quit"), show=False),
        Binding("escape", "back", N_("Back"), show=False),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._saved: dict[str, Saved] = {}
        self._deleted = ""  # the title of what was deleted here last
        self._worked_on: Path | None = None

    def compose(self) -> ComposeResult:
        """A greeting and the list."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Static("", id="greeting", markup=False)
            yield Pressable(self.action_undo, id="deleted")
            yield Rows(id="home", classes="pane bare", enter=self.text(N_("Open")))
        yield KeyFooter()

    def on_mount(self) -> None:
        """List what there is; the latest interview is what one most likely wants."""
        self.query_one(Bar).set(self.text(N_("Strategy advisor")))
        self.refresh_list()
        rows = self.query_one(Rows)
        rows.focus()
        latest = next((n for n, one in self._saved.items() if one.answers is not None), None)
        if latest is not None:
            rows.highlighted = [one.id for one in rows.options].index(latest)

    def on_screen_resume(self) -> None:
        """Interviews have moved on meanwhile; one stands at the one that was worked on."""
        if self.is_current and self.query("#home"):
            self.refresh_list()

    def refresh_list(self, at: str | None = None) -> None:
        """List what there is; one is then at the interview ``at``, else where one was."""
        saved = self.environment.store.saved(self.environment.rulebase)
        self._saved = {str(one.path): one for one in saved}
        greeting = (
            N_("Welcome back. What would you like to do?")
            if saved
            else N_(
                "Welcome. This program asks about your business for some 20 minutes and writes a "
                "social media strategy for it: what to do, when, and why. You can stop at any "
                "time and go on later."
            )
        )
        self.query_one("#greeting", Static).update(Content(self.text(greeting)))
        # Said for as long as it holds: a notice would be gone before it is read.
        title = Words(self._deleted)
        told = self.say(message(N_("“{title}” is deleted. u brings it back."), title=title))
        self.query_one("#deleted", Pressable).put(told if self._deleted else "")
        self.query_one("#greeting").display = not self._deleted
        rows, path = self.query_one(Rows), self.navigator.session.path
        if at is None:
            at = rows.chosen_id if path == self._worked_on else str(path)
        self._worked_on = path
        # Without any interview left one is not at “Quit”, where an Enter too many would lead.
        rows.put(list(self._rows()), at if self._saved else "new")
        self.refresh_bindings()

    def _rows(self) -> Iterator[Option]:
        yield row(f"+ {self.text(N_('Begin a new interview'))}", "new")
        yield row(f"≡ {self.text(N_('Look at an example firm'))}", "examples")
        yield row(f"× {self.text(N_('Quit'))}", "quit")
        if self._saved:
            title = Content(self.text(N_("Your interviews"))).stylize("bold $text-primary")
            yield row(Hung([(0, Content("")), (0, title)]), heading=True)
        for name, saved in self._saved.items():
            lines = [(0, Content(saved.title).stylize("bold")), (2, Content(self._state(saved)))]
            yield row(Hung(lines, hang=2), name)

    def _state(self, saved: Saved) -> str:
        if saved.answers is None:
            problem = message(N_("✗ cannot be read: {problem}"), problem=Words(saved.problem))
            return self.say(problem)
        pages = plan_pages(self.environment.rulebase, saved.answers)
        done, (least, left) = pages.done, pages.left()
        full = round(BAR_LENGTH * done / (done + left)) if done + left else 0
        bar = FULL * full + EMPTY * (BAR_LENGTH - full)
        day = saved.changed.date()
        language = self.environment.language.on_screen(self.environment.day)
        if not left:
            return language.say(message(N_("{bar} finished, {day}"), bar=Words(bar), day=day))
        return language.say(
            message(
                N_("{bar} {done} answered, {left} left, {day}"),
                bar=Words(bar),
                done=Quantity(done),
                left=from_to(least, left),
                day=day,
            )
        )

    # ── opening ────────────────────────────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what one is at."""
        chosen = self.query_one(Rows).chosen_id
        if chosen == "new":
            self.action_new()
        elif chosen == "examples":
            self.action_examples()
        elif chosen == "quit":
            self.app.call_later(self.app.run_action, "leave")
        elif (saved := self._at()) is not None:
            self._open(saved)

    def _open(self, saved: Saved) -> None:
        if saved.answers is None:
            self.complain(saved.problem)
            return
        try:
            self.navigator.session.open_saved(saved)
        except OpenElsewhereError:
            self._offer_copy(saved)
        except FileError as error:
            self.complain(str(error))
        else:
            self.navigator.open_interview()

    def _offer_copy(self, saved: Saved) -> None:
        def decided(choice: str | None) -> None:
            if choice == "copy":
                self.navigator.session.open_copy(saved, self._copy_title(saved))
                self.navigator.open_interview()

        title = message(N_("{title} is open in another window."), title=Words(saved.title))
        choices = (
            ("copy", self.text(N_("Work on a copy"))),
            ("", self.text(N_("Leave it alone"))),
        )
        about = N_(
            "A copy begins with the same answers and is saved as an interview of its own. What you"
            " change in it does not change what is open there."
        )
        language = self.environment.language
        dialog = ChoiceDialog(language, self.say(title), choices, self.text(about))
        self.app.push_screen(dialog, decided)

    def action_lesson(self) -> None:
        """Hold a lesson on the firm of an interview, which stays as it is."""
        saved = self._chosen()
        if saved is None:
            return
        if not any(saved.answers.goals if saved.answers is not None else ()):
            self.tell(N_("A lesson needs an interview in which a goal is named."))
        else:
            self.navigator.open_lesson(saved)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """What is done with interviews is offered where there are some."""
        return action not in WITH_SAVED or bool(self._saved)

    def action_new(self) -> None:
        """Begin a new interview."""
        self.navigator.session.start_new()
        self.navigator.open_interview()

    def action_examples(self) -> None:
        """Look at example firms."""
        self.app.push_screen(GalleryPage(self.navigator))

    # ── keeping tidy ───────────────────────────────────────────────────────────

    def _at(self) -> Saved | None:
        return self._saved.get(self.query_one(Rows).chosen_id or "")

    def _chosen(self) -> Saved | None:
        """The interview one is at; where one is at something else, the owner is asked for one."""
        saved = self._at()
        if saved is None:
            self.tell(N_("Choose one of your interviews first."))
        return saved

    def _copy_title(self, saved: Saved) -> str:
        taken = {one.title for one in self._saved.values()}
        return copy_title(self.environment.language, saved.title, taken)

    def action_duplicate(self) -> None:
        """Save a copy."""
        saved = self._chosen()
        if saved is None:
            return
        try:
            self.environment.store.duplicate(saved, self._copy_title(saved), self.environment.day)
        except FileError as error:
            self.complain(str(error))
        self.refresh_list()

    def action_rename(self) -> None:
        """Give an interview another title."""
        saved = self._chosen()
        if saved is None:
            return

        def named(title: str | None) -> None:
            if title is not None:
                try:
                    self.environment.store.rename(saved, clean(title))
                except FileError as error:
                    self.complain(str(error))
                self.refresh_list()

        title = self.text(N_("What should it be called?"))
        dialog = LineDialog(self.environment.language, title, saved.title, self._refuse_title)
        self.app.push_screen(dialog, named)

    def _refuse_title(self, title: str) -> str:
        if not clean(title):
            return self.text(N_("Please type a name."))
        if len(clean(title)) > MAX_TEXT:
            return self.text(N_("Please choose a shorter name."))
        return ""

    def action_delete(self) -> None:
        """Put an interview out of sight; u brings it back."""
        saved = self._chosen()
        if saved is None:
            return
        try:
            self._deleted = self.environment.store.delete(saved).saved.title
        except FileError as error:
            self.complain(str(error))
        self.refresh_list()

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        found = self.environment.store.deleted(self.environment.rulebase)
        if not found:
            self.tell(N_("Nothing was deleted."))
            return
        self._deleted = ""
        try:
            self.environment.store.restore(found[-1])
        except FileError as error:
            self.complain(str(error))
        self.refresh_list(str(found[-1].saved.path))

    def action_back(self) -> None:
        """There is nowhere further back; leaving is said aloud."""
        self.tell(N_("Press q to quit. Everything is saved."))
