"""The interview being held: where the owner is in it, and its file, saved at every change.

Screens and plain prompts both work through an InterviewSession, so that neither can forget to save.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.edit_effect import EditEffect, edit_effect
from advisor.core.interview.known_now import with_facts
from advisor.core.interview.not_entered import (
    NotEntered,
    moved,
    place_of,
    with_typed,
    without,
)
from advisor.core.interview.page_navigation import (
    PageNavigation,
    back,
    begin_pages,
    confirm,
    finish,
    finish_naming,
    go_deeper,
    go_on,
    go_to,
    leave,
    name_entries,
    skip,
    with_answers,
)
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import Ask, Cell, ask_for, give_answers
from advisor.core.message import N_, Message, Words, message
from advisor.core.reasoning.outline import FactUse
from advisor.core.rules.fact import Group, group_of, scope_of
from advisor.core.strategy.case import Case
from advisor.environment import Environment
from advisor.errors import FileError
from advisor.files.home import papers_folder, typed_path
from advisor.files.results import ExistsError, write_result
from advisor.files.store import Saved, read_any
from advisor.paper.formats import Form
from advisor.paper.strategy import Strategy
from advisor.report.export import Format, render_as

CHANGED = N_(
    "Another program has changed {old}. That file stays as it is; your answers go on in {new}."
)


class InterviewSession:
    """One interview being worked on.

    ``unsaved`` says in one line why the last change is not on disk, '' if it is.
    """

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.navigation = begin_pages(environment.rulebase, Answers())
        self.unsaved = ""
        self._case = environment.case(self.navigation.answers)
        self._draft = environment.store.create(environment.day)
        self._typed: NotEntered = {}
        self._typed_on_disk: NotEntered = {}
        # What is to be said about the file.
        self._notes: tuple[str, ...] = ()
        # Files written here, or that the owner was asked about.
        self._mine: set[Path] = set()
        # The day on which the file was last changed before it was opened.
        self.changed_on = environment.day

    @property
    def path(self) -> Path | None:
        """The file, None before the first save."""
        return self._draft.path

    @property
    def case(self) -> Case:
        """The case of the answers as they are now; the same one until an answer changes."""
        if self._case.answers is not self.navigation.answers:
            self._case = self.environment.case(self.navigation.answers)
        return self._case

    @property
    def title(self) -> str:
        return self._draft.title

    # ── which interview ────────────────────────────────────────────────────────

    def start_new(self) -> None:
        """Hold a new interview from now on."""
        self._take(Answers())

    def open_saved(self, saved: Saved) -> None:
        """Go on with a saved interview as it is on disk now.

        Raises FileError if it is open elsewhere or can no longer be read.

        A scenario is never written over: it is worked on as a copy.
        """
        if saved.example:
            self.open_copy(saved, saved.title)
            return
        store, day = self.environment.store, self.environment.day
        draft = store.open(saved, day)
        fresh = read_any(saved.path, self.environment.rulebase)
        if fresh.file is None:
            draft.close()
            raise FileError(fresh.problem)
        if saved.file is None or fresh.file.text != saved.file.text:
            # Another program has changed it since it was listed.
            draft.close()
            saved, draft = fresh, store.open(fresh, day)
        self._take(saved.answers or Answers())
        self._draft = draft
        self.changed_on = saved.changed.date()
        self._typed = saved.file.typed if saved.file is not None else {}
        self._typed_on_disk = self._typed
        self._note(saved)

    def open_copy(self, saved: Saved, title: str) -> None:
        """Work on a copy, which gets a file of its own at the first change."""
        self._take(saved.answers or Answers(), title)
        self._note(saved)

    def _note(self, saved: Saved) -> None:
        self._notes = tuple(n.message for n in saved.file.notes) if saved.file is not None else ()

    def take_notes(self) -> tuple[str, ...]:
        """What is to be said once about the file: what of it could not be used and stays
        in it, and that another program has changed it.
        """
        notes, self._notes = self._notes, ()
        return notes

    def close(self) -> None:
        """Let others work on the interview."""
        self._draft.close()

    def _take(self, answers: Answers, title: str = "") -> None:
        self.close()
        self._draft = self.environment.store.create(self.environment.day, title)
        self._typed = {}
        self._typed_on_disk = {}
        self._mine = set()
        self.changed_on = self.environment.day
        self.unsaved = ""
        self.navigation = begin_pages(self.environment.rulebase, answers)

    def question_behind(self, use: FactUse) -> Ask | None:
        """The question that an answer in a justification came from, None if it is not asked now."""
        scope = scope_of(use.key)
        index = None
        group = group_of(scope)
        if group is not None:
            profile = build_profile(self.environment.rulebase, self.navigation.answers)
            index = profile.places(group).get(use.subject.entry(group))
        return self.ask_for((use.question, index))

    def ask_for(self, cell: Cell) -> Ask | None:
        """The question of an answer, given or presumed; None if it is not asked now."""
        return ask_for(self.environment.rulebase, self.navigation.pages.interview, cell)

    # ── moves that give no answer ────────────────────────────────────────────

    def back(self) -> bool:
        """One page back; False at the first."""
        before, self.navigation = self.navigation, back(self.navigation)
        return self.navigation is not before

    def skip(self) -> bool:
        """Leave the page open for now; False where it cannot be."""
        before, self.navigation = self.navigation, skip(self.navigation)
        return self.navigation is not before

    def leave(self) -> None:
        """Go on from a page that is answered."""
        self.navigation = leave(self.navigation)

    def go_to(self, name: str) -> None:
        """Jump to a page."""
        self.navigation = go_to(self.navigation, name)

    def go_on(self) -> None:
        """Jump to the first open page."""
        self.navigation = go_on(self.navigation)

    def go_deeper(self) -> None:
        """On to the questions that make parts of the strategy sharper."""
        self.navigation = go_deeper(self.navigation)

    def confirm(self) -> None:
        """The owner has seen what is presumed so far."""
        self.navigation = confirm(self.navigation)

    # ── moves that change answers, each saved at once ──────────────────────────

    def change(self, given: Mapping[Cell, Answer]) -> EditEffect:
        """Give or change answers from anywhere; the place stays."""
        self._typed = without(self._typed, given)
        answers = give_answers(self.environment.rulebase, self.navigation.answers, given)
        return self.set_answers(answers)

    def set_answers(self, answers: Answers) -> EditEffect:
        """Take other answers as a whole, as after trying something out."""
        return self._change(with_answers(self.navigation, answers))

    def name_entries(self, group: Group, entries: tuple[Entry, ...]) -> EditEffect:
        """The entries of a group as they are named now; the place stays."""
        return self._change(name_entries(self.navigation, group, entries))

    def finish_naming(self, group: Group) -> bool:
        """The owner has no more entries to add; False while one lacks what it needs."""
        after = finish_naming(self.navigation, group)
        if after is self.navigation:
            return False
        self._change(after)
        return True

    def finish(self) -> bool:
        """Enough of questions; False while there is no goal to build a strategy on."""
        after = finish(self.navigation)
        if after.answers != self.navigation.answers:
            self._change(after)
        return self.navigation.may_finish

    def _change(self, after: PageNavigation) -> EditEffect:
        self._typed = moved(self._typed, self.navigation.answers, after.answers)
        answers = with_facts(self.environment.rulebase, after.answers)
        if answers != after.answers:
            after = with_answers(after, answers)
        before, self.navigation = self.navigation, after
        self.save()
        return edit_effect(before.pages.interview, after.pages.interview)

    # ── what is typed but not handed in ────────────────────────────────────────

    def typed(self, cell: Cell) -> str:
        """What was typed in the field of an answer when the owner left it."""
        return self._typed.get(place_of(cell), "")

    def keep_typed(self, cell: Cell, text: str) -> bool:
        """Remember what was typed in a field; True if something typed is not on disk yet."""
        self._typed = with_typed(self._typed, cell, text)
        return self._typed != self._typed_on_disk

    # ── saving ─────────────────────────────────────────────────────────────────

    def save(self) -> None:
        """Write everything; what goes wrong is in ``unsaved``."""
        try:
            self._draft.save(self.navigation.answers, self._typed)
            self._typed_on_disk = self._typed
            self.unsaved = ""
        except FileError as error:
            self.unsaved = str(error)
        left, self._draft.left = self._draft.left, None
        if left is not None and self.path is not None:
            said = message(CHANGED, old=Words(str(left)), new=Words(str(self.path)))
            self._notes = (*self._notes, self.environment.language.say(said))

    def save_in(self, folder: Path) -> None:
        """Save in another folder from now on; raises FileError."""
        self._draft.move(folder, self.navigation.answers, self._typed)
        self._typed_on_disk = self._typed
        self.unsaved = ""

    def try_folder(self, typed: str) -> None:
        """Save in a folder that was typed; what goes wrong is in ``unsaved``."""
        try:
            self.save_in(typed_path(typed))
        except FileError as error:
            self.unsaved = str(error)

    def farewell(self) -> Message | None:
        """What is said at the end: where the answers are, or why they are not saved."""
        if self.unsaved:
            return message(N_("Not saved: {problem}"), problem=Words(self.unsaved))
        if self.path is None:
            return None
        return message(N_("Saved in {path}."), path=Words(str(self.path)))

    def export_name(self, form: Form) -> Path:
        """Where the strategy would be written: where a person looks for papers."""
        name = self.path.stem if self.path is not None else "strategy"
        return papers_folder() / f"{name}.{form}"

    def render(self, form: Format) -> str:
        """The strategy so far, in one of the formats that are text."""
        return render_as(form, self.case.outline, self.environment.language)

    def export(self, form: Form, path: Path) -> None:
        """Write the strategy to a file; raises FileError, or AdvisorError without its package.

        A file that is not from here is replaced only when it is named twice; an
        interview, a scenario or a rule file never.
        """
        try:
            content = Strategy(self.case, self.environment.language).write(form)
            write_result(path, content, replace=path in self._mine)
        except ExistsError as error:
            self._mine.add(path)
            raise FileError(f"{error}; save again to replace it") from None
        self._mine.add(path)
