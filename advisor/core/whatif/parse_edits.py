"""Answers named in one line, as on a command line: ``relationship.cafe-rosa.warmth=strained``.

A name is that of the file: ``staff``, ``goal.1.kind``, ``relationship.cafe-rosa.free``.
Entries of lists, such as goals and places, go by their place, counted from 1, or by
their id; ``new`` adds one, and ``relationship.cafe-rosa=gone`` takes one away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from advisor.core.diagnostic import expected, nearest
from advisor.core.interview.answer import Answer, AnswerError
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile, options_on_offer
from advisor.core.interview.steps import answer_of
from advisor.core.interview.typed_answer import read_answer
from advisor.core.message import Message
from advisor.core.rules.fact import Group, nearest_fact
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import Change, apply_changes, must_be_chosen

GONE = "gone"
NEW = "new"


class EditError(ValueError):
    """A name or a value that cannot be taken; the text says why, in one line.

    ``problem`` is what is wrong with a value, for the reader's own language.
    """

    def __init__(self, text: str, problem: Message | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.problem = problem


class EditErrors(ValueError):
    """Every name and value that cannot be taken, in the order in which they were given."""

    def __init__(self, found: Iterable[EditError]) -> None:
        self.found = tuple(found)
        super().__init__("; ".join(error.text for error in self.found))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a list by its place; one past the last is a new one."""

    group: Group
    index: int
    new: bool


def parse_changes(rulebase: Rulebase, answers: Answers, texts: Iterable[str]) -> tuple[Change, ...]:
    """Several of them, made together, one for each answer.

    All that is said of ``new`` is about the same new entry.  Raises EditErrors.
    """
    found: dict[tuple[str, int | None], Change] = {}
    problems: list[EditError] = []
    for text in texts:
        try:
            change = parse_change(rulebase, answers, text)
        except EditError as error:
            problems.append(error)
        else:
            if change.place in found:
                name = text.partition("=")[0].strip()
                problems.append(EditError(f"{name}: this answer is given twice"))
            found[change.place] = change
    # What is missing can only be reported where all that was meant could be read.
    problems = problems or list(_missing(rulebase, found.values()))
    problems = problems or list(_not_offered(rulebase, answers, found.values()))
    if problems:
        raise EditErrors(problems)
    return tuple(found.values())


def _missing(rulebase: Rulebase, changes: Collection[Change]) -> Iterator[EditError]:
    """What else a new entry needs."""
    for group in rulebase.groups:
        mine = [c for c in changes if c.question.scope == group and c.entry == "new"]
        chosen = {change.question.id for change in mine}
        for question in rulebase.group_questions(group) if mine else ():
            if must_be_chosen(question) and question.id not in chosen:
                yield EditError(f"a new {group} needs {group}.{NEW}.{question.name}=… as well")


def _not_offered(
    rulebase: Rulebase, answers: Answers, changes: Collection[Change]
) -> Iterator[EditError]:
    """Options that make no sense for what they are said of: they would count for nothing."""
    # Entries that are taken away would leave the others in other places.
    staying = [change for change in changes if change.after is not None]
    altered = apply_changes(answers, staying, rulebase)
    for change in staying:
        question = change.question
        if not any(option.when for option in question.options):
            continue
        chosen = change.after if isinstance(change.after, tuple) else (change.after,)
        offered = options_on_offer(rulebase, altered, question, change.index)
        for option in question.options:
            if option.id in chosen and option not in offered:
                here, name = "here", question.name
                if change.index is not None:
                    here = f"for this {question.scope}"
                    name = f"{question.scope}.{change.index + 1}.{name}"
                names = expected(one.id for one in offered)
                yield EditError(
                    f"{name}: “{option.id}” is not offered {here} (expected one of {names})"
                )


def parse_change(rulebase: Rulebase, answers: Answers, text: str) -> Change:
    """One ``name=value`` as a change of these answers; raises EditError."""
    name, equals, value = text.partition("=")
    name, value = name.strip(), value.strip()
    if not equals:
        raise EditError(f"“{text}” has no “=”; write name=value, such as staff=5")
    first, _, rest = name.partition(".")
    kind = next((group for group in rulebase.groups if group == first), None)
    if kind is not None:
        place, _, key = rest.partition(".")
        entry = _entry(rulebase, answers, kind, place, name)
        if not key and value == GONE and not entry.new:
            naming = next(q for q in rulebase.group_questions(kind) if q.required)
            before = answer_of(answers, naming, entry.index)
            return Change(naming, entry.index, before, None, "gone")
        question = _question(rulebase, kind, key, f"{kind}.{place}.")
        before = None if entry.new else answer_of(answers, question, entry.index)
        after = _value(question, name, value)
        return Change(question, entry.index, before, after, "new" if entry.new else "stays")
    question = _question(rulebase, "business", name.removeprefix("business."), "")
    before = answer_of(answers, question, None)
    return Change(question, None, before, _value(question, name, value))


def _value(question: Question, name: str, value: str) -> Answer:
    try:
        return read_answer(question, value)
    except AnswerError as error:
        raise EditError(name, error.problem) from None


def _question(rulebase: Rulebase, scope: str, name: str, before: str) -> Question:
    question = rulebase.questions.get(f"{scope}.{name}")
    if question is None:
        names = [q.name for q in rulebase.definitions.questions if q.scope == scope]
        hint = nearest_fact(name, names) or f"expected one of {expected(names)}"
        raise EditError(f"there is no answer “{before}{name}” ({hint})")
    return question


def _entry(rulebase: Rulebase, answers: Answers, group: Group, place: str, name: str) -> _Entry:
    count = len(answers.entries(group))
    if place == NEW:
        if count >= rulebase.group_area(group).at_most:
            raise EditError(f"{name}: there are {count} already, and no more may be added")
        return _Entry(group, count, new=True)
    if place.isascii() and place.isdigit() and 1 <= int(place) <= count:
        return _Entry(group, int(place) - 1, new=False)
    ids = build_profile(rulebase, answers).places(group)
    if place in ids:
        return _Entry(group, ids[place], new=False)
    hint = nearest(place, ids)
    known = ", ".join(f"{index + 1} or {key}" for key, index in ids.items()) or "none yet"
    raise EditError(
        f"there is no {group} “{place}” ({hint or f'there are: {known}; “new” adds one'})"
    )
