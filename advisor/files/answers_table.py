"""A table of answers in a file: those of the business, and a list of tables for each group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.core.diagnostic import Diagnostic, expected
from advisor.core.interview.answer import (
    Answer,
    AnswerError,
    UnknownOptionError,
    check_answer,
)
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.known_now import stated
from advisor.core.rules.fact import Group, nearest_fact
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.files.answer_values import native, plain_values, say

PLACE = re.compile(r"\[\d+\]")


class AnswersReader:
    """Reads tables of answers; keys of problems are those of the file, without its lines.

    ``found`` are mistakes, ``notes`` what is unknown and stays in the file; ``kept`` names
    that, as ``place.wrong`` or ``.wrong`` for the business.
    """

    def __init__(self, rulebase: Rulebase) -> None:
        self.found: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.kept: set[str] = set()
        self._rulebase = rulebase

    def read(self, table: Mapping[str, Any], where: str) -> Answers:
        """The answers in a table whose key is ``where``."""
        return Answers(
            business=self._entry("business", table, where),
            groups={
                group: entries
                for group in self._rulebase.groups
                if (entries := self._entries(group, table, f"{where}.{group}"))
            },
        )

    def _entries(self, group: Group, table: Mapping[str, Any], key: str) -> tuple[Entry, ...]:
        entries = table.get(group, [])
        if not isinstance(entries, list) or (entries and not _tables(entries)):
            # In TOML the place in a list is not written.
            name = PLACE.sub("", key)
            self._add("wrong-type", f"write [[{name}]], with two brackets", key)
            return ()
        limit = self._rulebase.group_area(group).at_most
        if len(entries) > limit:
            self._add("too-many", f"at most {limit} {group}s, not {len(entries)}", key)
        return tuple(
            self._entry(group, entry, f"{key}[{index}]") for index, entry in enumerate(entries)
        )

    def _entry(self, scope: str, table: Mapping[str, Any], where: str) -> Entry:
        entry: dict[str, Answer] = {}
        for name, raw in table.items():
            if scope == "business" and name in self._rulebase.groups:
                continue
            question = self._rulebase.questions.get(f"{scope}.{name}")
            key = f"{where}.{name}"
            if question is None or question.scope != scope:
                # What is written [[answers.name]] is meant to be a list.
                listed = scope == "business" and isinstance(raw, list) and _tables(raw)
                questions = self._rulebase.definitions.questions
                asked = [question.name for question in questions if question.scope == scope]
                names = list(self._rulebase.groups) if listed else asked
                hint = nearest_fact(name, names) or f"expected one of {expected(names)}"
                what = "list" if listed else "question"
                self._note(scope, name, f"unknown {what} '{name}'", key, hint)
                continue
            try:
                entry[question.id] = check_answer(question, native(raw))
            except UnknownOptionError:
                for text in _unknown_options(question, raw):
                    self._note(scope, name, text, key)
            except AnswerError as error:
                self._add("bad-answer", say(error.problem), key)
        return entry

    def _note(self, scope: str, name: str, text: str, key: str, hint: str | None = None) -> None:
        code = "unknown-option" if hint is None else "unknown-question"
        self.notes.append(Diagnostic(code, text, key=key, hint=hint, severity="note"))
        self.kept.add(f"{'' if scope == 'business' else scope}.{name}")

    def _add(self, code: str, text: str, key: str) -> None:
        self.found.append(Diagnostic(code, text, key=key))


def _unknown_options(question: Question, raw: object) -> Iterator[str]:
    """What is said of each thing in an answer that is no option of its question."""
    several = question.kind == "choices"
    if isinstance(raw, list) and not several:
        write = f': write "{raw[0]}"' if len(raw) == 1 and isinstance(raw[0], str) else ""
        yield f"one option is expected, not a list{write}"
    elif isinstance(raw, bool) and question.kind == "yes_no":
        yield 'write "yes" or "no" in quotes'
    elif not isinstance(raw, (str, list)):
        yield "an option is expected, in quotes"
    else:
        for one in raw if isinstance(raw, list) else (raw,):
            try:
                check_answer(question, [one] if several else one)
            except UnknownOptionError as error:
                yield say(error.problem)


def _tables(entries: list[Any]) -> bool:
    return bool(entries) and all(isinstance(entry, dict) for entry in entries)


def answers_table(answers: Answers) -> dict[str, Any]:
    """Answers as a table of TOML."""
    table = plain_values(stated(answers.business))
    for group in answers.groups:
        entries = [plain_values(stated(entry)) for entry in answers.entries(group)]
        if entries:
            table[group] = entries
    return table
