"""Reviews in a saved interview or a scenario, as they are read.

    [[reviews]]
    day = 2026-02-02
    since = 2026-01-05         # the day of the strategy; later ones may leave it out
    heard = "Nobody knew that we open at six"
    changed = "A second bakery opened"

    [reviews.now]              # answers that are different now
    owner_hours = 1

    [[reviews.goal]]
    goal = "customers"
    baseline = 36              # the number now
    in_the_way = "not_known"   # the cause that was heard
    date = 2026-09-30          # another day, where the one before has passed

    [[reviews.work]]
    work = "listen-first"      # as the plan called it
    done = "partly"            # yes, partly, no
    why = "hours"              # hours, money, others, unwilling, unclear, other
    words = "Christmas"
    sign = "stop"              # works, stop

    [reviews.answers]          # what was answered otherwise after this review, in the
    owner_hours = 3            # interview; a list that changed is there as a whole

Such answers replace those before, and what the review said, from then on.  Names that
the rule base does not know are noted and stay in the file: see
``advisor.files.reviews_written``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.interview.answer import (
    Answer,
    AnswerError,
    UnknownOptionError,
    check_answer,
    clean,
)
from advisor.core.interview.answers import Answers
from advisor.core.interview.check_review import review_problems
from advisor.core.interview.known_now import with_facts, with_review
from advisor.core.interview.review import (
    DONE,
    GOAL_KEYS,
    HINDRANCES,
    NOW_KEYS,
    SIGNS,
    Hindrance,
    Review,
    Sign,
    WorkReview,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.files.answer_values import native, say
from advisor.files.answers_table import AnswersReader

KEYS = ("day", "since", "heard", "changed", "now", "goal", "work", "answers")
WORK_KEYS = ("work", "done", "why", "words", "sign")
T = TypeVar("T", bound=str)


class ReviewReader:
    """The reviews of one document; ``found`` are mistakes, ``notes`` what stays unused in it."""

    def __init__(self, rulebase: Rulebase, answers: AnswersReader) -> None:
        """``answers`` reads what was answered after a review, and keeps what is wrong there."""
        self.found: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self._rulebase = rulebase
        self._reader = answers

    def read(self, raw: object, answers: Answers) -> Answers:
        """The answers with the reviews in ``raw``, and with what was answered after each."""
        if not _is_tables(raw):
            self._add("wrong-type", "write [[reviews]], with two brackets", "reviews")
            return answers
        for number, table in enumerate(cast("list[dict[str, Any]]", raw)):
            where = f"reviews[{number}]"
            before = len(self.found)
            review = self._review(table, where, answers)
            if review is not None and len(self.found) == before:
                answers = self._fitting(review, where, answers)
            if "answers" in table:
                answers = self._answered_since(table["answers"], f"{where}.answers", answers)
        return answers

    def _answered_since(self, raw: object, where: str, answers: Answers) -> Answers:
        if not isinstance(raw, dict):
            self._add("wrong-type", "it must be a table", where)
            return answers
        given = self._reader.read(raw, where)
        answers = replace(answers, business={**answers.business, **given.business})
        for group in (group for group in self._rulebase.groups if group in raw):
            answers = answers.with_entries(group, given.entries(group))
        return with_facts(self._rulebase, answers)

    def _fitting(self, review: Review, where: str, answers: Answers) -> Answers:
        """The answers with one more review, without what it names that is not there."""
        problems = review_problems(self._rulebase, answers, review)
        unknown = [p for p in problems if p.code.startswith("unknown")]
        self.notes += [replace(p, key=f"{where}.{p.key}", severity="note") for p in unknown]
        wrong = [p for p in problems if p not in unknown]
        self.found += [replace(p, key=f"{where}.{p.key}") for p in wrong]
        if wrong:
            return answers
        gone = {p.key for p in unknown}
        work = tuple(
            one for number, one in enumerate(review.work) if f"work[{number}].work" not in gone
        )
        goals = {
            name: said
            for number, (name, said) in enumerate(review.goals.items())
            if f"goal[{number}].goal" not in gone
        }
        review = replace(review, work=work, goals=goals)
        return with_review(self._rulebase, answers, review)

    def _review(self, table: dict[str, Any], where: str, answers: Answers) -> Review | None:
        self._unknown_keys(table, KEYS, where)
        day = self._day(table, "day", where)
        last = answers.reviews[-1].day if answers.reviews else None
        since = last if last and "since" not in table else self._day(table, "since", where)
        heard, changed = (self._words(table, key, where) for key in ("heard", "changed"))
        now = self._answers(table.get("now", {}), NOW_KEYS, f"{where}.now")
        goals = dict(self._goals(table.get("goal", []), f"{where}.goal"))
        work = tuple(self._work(table.get("work", []), f"{where}.work"))
        if day is None or since is None:
            return None
        return Review(day, since, work, now, goals, heard, changed)

    def _day(self, table: Mapping[str, Any], key: str, where: str) -> date | None:
        raw = native(table.get(key))
        if isinstance(raw, date):
            return raw
        text = f"a review needs a {key}" if raw is None else f"{key} takes a date"
        self._add("day", text, f"{where}.{key}", f"write {key} = 2027-03-31")
        return None

    def _words(self, table: Mapping[str, Any], key: str, where: str) -> str:
        raw = table.get(key, "")
        if isinstance(raw, str):
            return clean(raw)
        self._add("wrong-type", f"{key} must be text", f"{where}.{key}")
        return ""

    def _goals(self, raw: object, where: str) -> Iterator[tuple[str, Mapping[str, Answer]]]:
        for number, table in enumerate(self._tables(raw, where)):
            place = f"{where}[{number}]"
            name = table.get("goal")
            if not isinstance(name, str):
                self._add("goal", "it needs the name of its goal", f"{place}.goal")
                continue
            rest = {key: value for key, value in table.items() if key != "goal"}
            yield name, self._answers(rest, GOAL_KEYS, place)

    def _work(self, raw: object, where: str) -> Iterator[WorkReview]:
        for number, table in enumerate(self._tables(raw, where)):
            place = f"{where}[{number}]"
            self._unknown_keys(table, WORK_KEYS, place)
            name = table.get("work")
            if not isinstance(name, str):
                self._add("work", "it needs the name of the work", f"{place}.work")
                continue
            done = self._one_of(table, "done", DONE, place)
            if "done" not in table:
                text = f"it needs done, one of {expected(DONE)}"
                self._add("done", text, f"{place}.done")
            if done is not None:
                yield WorkReview(
                    name,
                    done,
                    cast("Hindrance | None", self._one_of(table, "why", HINDRANCES, place)),
                    self._words(table, "words", place),
                    cast("Sign | None", self._one_of(table, "sign", SIGNS, place)),
                )

    def _one_of(
        self, table: Mapping[str, Any], key: str, valid: Sequence[T], where: str
    ) -> T | None:
        raw = table.get(key)
        if raw is None or raw in valid:
            return cast("T | None", raw)
        hint = nearest(str(raw), valid) or f"expected one of {expected(valid)}"
        self._add("option", f"{key} cannot be '{raw}'", f"{where}.{key}", hint)
        return None

    def _answers(self, raw: object, keys: Sequence[str], where: str) -> Mapping[str, Answer]:
        if not isinstance(raw, dict):
            self._add("wrong-type", "it must be a table", where)
            return {}
        ids = {key.partition(".")[2]: key for key in keys if key in self._rulebase.questions}
        self._unknown_keys(raw, tuple(ids), where)
        answers: dict[str, Answer] = {}
        for name in (name for name in raw if name in ids):
            question = self._rulebase.questions[ids[name]]
            try:
                answers[question.id] = check_answer(question, native(raw[name]))
            except UnknownOptionError as error:
                self._note("unknown-option", say(error.problem), f"{where}.{name}")
            except AnswerError as error:
                self._add("bad-answer", say(error.problem), f"{where}.{name}")
        return answers

    def _tables(self, raw: object, where: str) -> list[dict[str, Any]]:
        if _is_tables(raw):
            return cast("list[dict[str, Any]]", raw)
        self._add("wrong-type", "write a list of tables, with two brackets", where)
        return []

    def _unknown_keys(self, table: Mapping[str, Any], valid: Sequence[str], where: str) -> None:
        for key in (key for key in table if key not in valid):
            hint = nearest(key, valid) or f"expected one of {expected(valid)}"
            self._note("unknown-key", f"unknown key '{key}'", f"{where}.{key}", hint)

    def _add(self, code: str, text: str, key: str, hint: str | None = None) -> None:
        self.found.append(Diagnostic(code, text, key=key, hint=hint))

    def _note(self, code: str, text: str, key: str, hint: str | None = None) -> None:
        self.notes.append(Diagnostic(code, text, key=key, hint=hint, severity="note"))


def _is_tables(raw: object) -> bool:
    return isinstance(raw, list) and all(isinstance(one, dict) for one in raw)
