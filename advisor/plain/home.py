"""All interviews in lines: begin, go on, look at an example, and keep the saved ones tidy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.interview.answer import clean
from advisor.core.interview.pages import plan_pages
from advisor.core.message import N_, Message, Quantity, Words, message
from advisor.errors import AdvisorError, FileError
from advisor.files.draft import OpenElsewhereError
from advisor.files.gallery import examples
from advisor.files.resources import scenarios_folder
from advisor.files.store import Saved, read_saved
from advisor.interview_session import InterviewSession
from advisor.plain.console import SHOWN, Console, Stop
from advisor.report.answers import from_to
from advisor.report.copies import copy_title

HELP = (
    N_("Type a number to go on with that interview, or new to begin one."),
    N_("examples lists made-up firms to look at. quit stops."),
    N_("duplicate, rename and delete take a number: rename 2. undo brings back what was deleted."),
)


class Home:
    """Chooses the interview to be held."""

    def __init__(self, session: InterviewSession, console: Console) -> None:
        self._session = session
        self._console = console
        self._store = session.environment.store
        self._saved: tuple[Saved, ...] = ()

    def choose(self, *, first: bool) -> None:
        """Until an interview is chosen; where there is none to choose, a new one at ``first``."""
        self._saved = self._store.saved(self._session.environment.rulebase)
        if first and not self._saved:
            self._session.start_new()
            return
        self._list()
        self._console.lines(HELP)
        while not self._obey(self._console.read()):
            pass

    def _list(self) -> None:
        self._console.line()
        self._console.text(N_("Saved interviews:"))
        for number, saved in enumerate(self._saved, start=1):
            state = self._console.language.say(self._state(saved))
            self._console.line(f"  {number}. {saved.title}: {state}")
        if not self._saved:
            self._console.text(N_("none"))

    def _state(self, saved: Saved) -> Message:
        if saved.answers is None:
            return message(N_("cannot be read: {problem}"), problem=Words(saved.problem))
        pages = plan_pages(self._session.environment.rulebase, saved.answers)
        day = saved.changed.date()
        least, most = pages.left()
        if not most:
            return message(N_("finished, {day}"), day=day)
        return message(
            N_("{done} answered, {left} left, {day}"),
            done=Quantity(pages.done),
            left=from_to(least, most),
            day=day,
        )

    def _obey(self, typed: str) -> bool:
        """Do what was typed; True once an interview is chosen."""
        word, _, rest = typed.strip().partition(" ")
        word = word.lower().lstrip(":")
        actions: Mapping[str, Callable[[Saved, str], None]] = {
            "duplicate": lambda saved, _: self._duplicate(saved),
            "rename": self._rename,
            "delete": lambda saved, _: self._delete(saved),
        }
        if word == "new":
            self._session.start_new()
            return True
        if word == "examples":
            return self._examples()
        if word == "quit":
            raise Stop
        if word == "undo":
            self._undo()
        elif word == "help":
            self._console.lines(HELP)
        elif word in actions:
            number, _, words = rest.strip().partition(" ")
            place = self._console.read_number(number, len(self._saved))
            if place is not None:
                self._try(actions[word], self._saved[place], words)
        elif word.isdigit():
            place = self._console.read_number(word, len(self._saved))
            return place is not None and self._open(self._saved[place])
        else:
            if word:
                unknown = message(N_("There is no “{typed}” here."), typed=Words(word[:SHOWN]))
                self._console.refuse(unknown)
            self._console.lines(HELP)
        return False

    def _open(self, saved: Saved) -> bool:
        if saved.answers is None:
            self._console.line(saved.problem)
            return False
        try:
            self._session.open_saved(saved)
        except OpenElsewhereError:
            self._console.text(N_("It is open in another window; this is a copy."))
            self._session.open_copy(saved, self._copy_title(saved))
        except FileError as error:
            self._console.line(str(error))
            return False
        going_on(self._session, self._console, saved)
        return True

    def _examples(self) -> bool:
        found = examples(scenarios_folder())
        for number, example in enumerate(found, start=1):
            text = self._console.language.text
            self._console.line(f"  {number}. {text(example.title)}. {text(example.about)}")
        self._console.text(N_("Type the number of one to open it, or an empty line for none."))
        while typed := self._console.read_answer():
            place = self._console.read_number(typed, len(found))
            if place is None:
                continue
            try:
                saved = read_saved(found[place].path, self._session.environment.rulebase)
            except AdvisorError as error:
                self._console.line(str(error).splitlines()[0])
                continue
            self._session.open_copy(saved, found[place].title)
            return True
        return False

    # ── keeping tidy ───────────────────────────────────────────────────────────

    def _try(self, action: Callable[[Saved, str], None], saved: Saved, words: str) -> None:
        try:
            action(saved, words)
        except FileError as error:
            self._console.line(str(error))
        self._again()

    def _again(self) -> None:
        self._saved = self._store.saved(self._session.environment.rulebase)
        self._list()

    def _copy_title(self, saved: Saved) -> str:
        taken = {one.title for one in self._saved}
        return copy_title(self._console.language, saved.title, taken)

    def _duplicate(self, saved: Saved) -> None:
        self._store.duplicate(saved, self._copy_title(saved), self._session.environment.day)

    def _rename(self, saved: Saved, title: str) -> None:
        if not clean(title):
            self._console.text(N_("What should it be called?"))
            title = self._console.read_answer() or ""
        if clean(title):
            self._store.rename(saved, clean(title))

    def _delete(self, saved: Saved) -> None:
        self._store.delete(saved)
        told = message(N_("{title} is deleted; undo brings it back."), title=Words(saved.title))
        self._console.say(told)

    def _undo(self) -> None:
        found = self._store.deleted(self._session.environment.rulebase)
        if not found:
            self._console.text(N_("Nothing was deleted."))
            return
        try:
            self._store.restore(found[-1])
        except FileError as error:
            self._console.line(str(error))
        self._again()


def going_on(session: InterviewSession, console: Console, saved: Saved) -> None:
    """Say which interview is open, and what of its file could not be used."""
    console.say(message(N_("Going on with {title}."), title=Words(saved.title)))
    for note in session.take_notes():
        console.line(note)
