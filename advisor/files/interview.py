"""Saved interviews and scenarios: one TOML format for both, and how it is read.

    format = 2
    title = "Bakery with a café next door"

    [interview]                # only in interviews: which lists are finished,
    closed = ["goal"]          # and what was typed but not handed in

    [interview.typed]
    "business.value" = "We know our"

    [answers]
    staff = 3
    opening = "?"              # asked, and the owner does not know

    [[answers.goal]]
    kind = "customers"

    [[answers.relationship]]
    name = "Café Rosa"

    [earlier]                  # answers of format 1 that are asked nowhere any more

    [[reviews]]                # what became of the strategy, and what was answered after
                               # that: see advisor.files.reviews

    [expect]                   # only in scenarios

Format 1 is read, too, and saved as format 2.  A question or an option that the rule
base does not know is noted, and kept in the file; everything else counts.

A scenario may say ``like = "bakery.toml"``: it starts from the answers of that
file, and its own ``[answers]`` replace single answers or whole lists.

How it is written: see ``advisor.files.interview_written``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.interview.answer import clean
from advisor.core.interview.answers import Answers
from advisor.core.rules.fact import GROUPS, Group
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import MOST_SHOWN, InvalidError
from advisor.files.answers_table import AnswersReader
from advisor.files.lines import LineIndex
from advisor.files.migration import LABELS, migrate
from advisor.files.reviews import ReviewReader
from advisor.files.toml import UnreadableError, is_taken, parse, read_text

FORMAT = 2
FORMATS = (1, FORMAT)
KEYS = (
    "format",
    "title",
    "about",
    "lesson",
    "like",
    "interview",
    "answers",
    "earlier",
    "reviews",
    "expect",
)


@dataclass(frozen=True)
class InterviewFile:
    """What a file holds: its title, the answers, and in a scenario what is expected.

    ``lesson`` says what a class can learn from it, '' if it is no lesson.
    ``typed`` is what stood in a field, not handed in yet, by the question's place.
    ``notes`` say what could not be used and is kept in the file; ``kept`` names it, as
    ``place.wrong`` or ``.wrong`` for the business.  ``text`` is what all this was read from.
    """

    path: Path
    title: str
    answers: Answers
    about: str = ""
    lesson: str = ""
    expect: Mapping[str, Any] | None = None
    like: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    kept: frozenset[str] = frozenset()
    lines: LineIndex = field(default_factory=lambda: LineIndex(""), compare=False, repr=False)
    text: str = field(default="", compare=False, repr=False)


def read_interview(path: Path, rulebase: Rulebase) -> InterviewFile:
    """Read a saved interview or a scenario.

    Raises FileError if it cannot be read as TOML, InvalidError with every problem
    if it does not fit the rule base.
    """
    file, found = examine_interview(path, rulebase)
    if found:
        raise InvalidError(found)
    return file


def examine_interview(
    path: Path, rulebase: Rulebase
) -> tuple[InterviewFile, tuple[Diagnostic, ...]]:
    """What of a saved interview or a scenario can be read, and what is wrong with the rest.

    Raises FileError if it cannot be read as TOML.
    """
    text = read_text(path)
    reader = _Reader(path, parse(text, path), LineIndex(text), rulebase)
    file = replace(reader.read(), text=text)
    return file, tuple(reader.found)


class _Reader:
    """One document on its way to an InterviewFile; collects problems as it goes."""

    def __init__(
        self, path: Path, document: dict[str, Any], lines: LineIndex, rulebase: Rulebase
    ) -> None:
        self._path = path
        self._document = document
        self._lines = lines
        self._rulebase = rulebase
        self.found: list[Diagnostic] = []
        self._notes: list[Diagnostic] = []
        self._answers = AnswersReader(rulebase)

    def read(self) -> InterviewFile:
        document = self._document
        for key in document:
            if key not in KEYS:
                line = self._lines.line("", 0, key) or self._lines.line(key, 0)
                self._unknown("key", key, KEYS, line, key)
        table = document.get("answers", {} if "like" in document else None)
        if not isinstance(table, dict):
            self._add("missing", "there is no [answers] table", "answers")
            table = {}
        table = self._current(table, self._base())
        answers = replace(self._answers.read(table, "answers"), closed=self._closed())
        answers = self._reviewed(answers)
        self._notes += [replace(note, **self._place(note)) for note in self._answers.notes]
        self.found += [replace(one, **self._place(one)) for one in self._answers.found]
        expect = document.get("expect")
        if expect is not None and not isinstance(expect, dict):
            self._add("wrong-type", "[expect] must be a table", "expect")
        title, about, lesson = (self._words(key) for key in ("title", "about", "lesson"))
        return InterviewFile(
            self._path,
            title or self._path.stem,
            answers,
            about,
            lesson,
            expect if isinstance(expect, dict) else None,
            str(document.get("like", "")),
            self._typed(),
            tuple(self._notes),
            frozenset(self._answers.kept),
            self._lines,
        )

    def _reviewed(self, answers: Answers) -> Answers:
        """The answers with the reviews of the file."""
        reader = ReviewReader(self._rulebase, self._answers)
        answers = reader.read(self._document.get("reviews", []), answers)
        for into, problems in ((self.found, reader.found), (self._notes, reader.notes)):
            into += [replace(problem, **self._place(problem)) for problem in problems]
        return answers

    def _place(self, problem: Diagnostic) -> dict[str, Any]:
        """The file and the line of what is wrong with an answer or a review."""
        return {"file": str(self._path), "line": self._line(problem.key or "")}

    def _current(self, table: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
        """The answers as format 2 has them, with those of the file this one is like."""
        borrowed = base.get("answers")
        borrowed = borrowed if isinstance(borrowed, dict) else {}
        before = base.get("format", FORMAT)
        written = self._document.get("format", before)
        if written not in FORMATS:
            self._add("format", f"this program reads formats up to {FORMAT}", "format")
        if before == written == 1:
            table, borrowed = {**borrowed, **table}, {}
        elif before == 1:
            borrowed, _ = migrate(borrowed)
        if written == 1:
            table, earlier = migrate(table)
            self._note_earlier(earlier)
        return {**borrowed, **table}

    def _note_earlier(self, earlier: Mapping[str, Any]) -> None:
        """Say which answers have no place any more."""
        of_relationships = {f"relationship.{k}" for e in earlier.get("relationship", []) for k in e}
        for name in (name for name in LABELS if name in earlier or name in of_relationships):
            text = f"“{LABELS[name]}” is no longer asked; your answer stays in the file"
            self._note("earlier", text, f"answers.{name}")

    def _note(self, code: str, text: str, key: str, hint: str | None = None) -> None:
        line = self._line(key)
        self._notes.append(Diagnostic(code, text, str(self._path), key, line, hint, "note"))

    def _base(self) -> dict[str, Any]:
        """The file this one is like, {} if it is like none."""
        name = self._document.get("like")
        if name is None:
            return {}
        if not isinstance(name, str):
            self._add("wrong-type", "like takes the name of a file", "like")
            return {}
        other = self._path.parent / name
        try:
            document = parse(read_text(other), other)
        except UnreadableError as error:
            # Of the other file the name is told as it is written here.
            text = error.reason if error.line is None else f"line {error.line}: {error.reason}"
            beside = (path.name for path in self._path.parent.glob("*.toml"))
            hint = None if is_taken(other) else nearest(name, beside)
            self._add("unreadable", f"{name}: {text}", "like", hint)
            return {}
        if other.resolve() == self._path.resolve():
            self._add("chain", "a file cannot be like itself", "like")
        elif "like" in document:
            self._add("chain", f"{name} is itself like another file; name that one", "like")
        return document

    def _words(self, key: str) -> str:
        value = self._document.get(key, "")
        if not isinstance(value, str):
            self._add("wrong-type", f"{key} must be text", key)
            return ""
        return clean(value)

    def _closed(self) -> frozenset[Group]:
        interview = self._document.get("interview")
        if interview is None:
            # A scenario written by hand is a finished interview; a file without a goal has
            # only been begun.
            answers = self._document.get("answers")
            begun = "expect" not in self._document and "like" not in self._document
            if begun and not (isinstance(answers, dict) and answers.get("goal")):
                return frozenset()
            return frozenset(self._rulebase.groups)
        closed = interview.get("closed", []) if isinstance(interview, dict) else None
        if not isinstance(closed, list):
            self._add("wrong-type", f"closed takes a list of {', '.join(GROUPS)}", "interview")
            return frozenset()
        for name in (name for name in closed if name not in GROUPS):
            hint = nearest(str(name), GROUPS) or f"expected one of {expected(GROUPS)}"
            self._note("unknown-list", f"unknown list '{name}'", "interview.closed", hint)
        # A list that this rule base does not have is kept as one that is finished.
        return frozenset(group for group in GROUPS if group in closed)

    def _typed(self) -> dict[str, str]:
        interview = self._document.get("interview")
        typed = interview.get("typed") if isinstance(interview, dict) else None
        pairs = typed.items() if isinstance(typed, dict) else ()
        return {key: text for key, text in pairs if isinstance(text, str)}

    def _line(self, key: str) -> int | None:
        """The line of a key such as ``answers.goal[1].kind`` or ``reviews[1].work[0].done``."""
        if key.startswith("reviews["):
            place, _, rest = key.removeprefix("reviews[").partition("]")
            inside = rest.removeprefix(".").replace("[", ".").replace("]", "")
            return self._lines.line("reviews", int(place), inside)
        table, _, rest = key.partition(".")
        return self._lines.line(table, 0, rest.replace("[", ".").replace("]", ""))

    def _add(self, code: str, text: str, key: str, hint: str | None = None) -> None:
        table, _, rest = key.partition(".")
        line = self._lines.line(table, 0, rest) or self._lines.line("", 0, key)
        self.found.append(Diagnostic(code, text, str(self._path), key, line, hint))

    def _unknown(
        self, what: str, name: str, valid: Iterable[str], line: int | None, key: str
    ) -> None:
        hint = None
        if len(self.found) < MOST_SHOWN:
            names = list(valid)
            hint = nearest(name, names) or f"expected one of {expected(names)}"
        self.found.append(
            Diagnostic(
                f"unknown-{what}", f"unknown {what} '{name}'", str(self._path), key, line, hint
            )
        )
