"""Answers that are possible and yet look like a slip: asked about once, then taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.core.interview.answer import DONT_KNOW, Answer, clean
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import answer_of, give_answer
from advisor.core.interview.typed_answer import Taken
from advisor.core.interview.typed_money import CURRENCY, settled_currency
from advisor.core.message import N_, Label, Message, Quantity, Words, message
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase

HOURS_A_WEEK = 168
# Own judgement: what hardly any firm reaches, and what a slip of the finger easily makes.
MANY_TIMES = 100
MANY_TIMES_SOON = 10
SOON_DAYS = 31
A_DAY = 10_000

MEASURE, NOW, TARGET, DAY = "goal.measure", "goal.baseline", "goal.target", "goal.date"
FIGURES = (MEASURE, NOW, TARGET)
NAME = "relationship.name"
ORDINARY, BUSY, STAFF = "business.owner_hours", "business.season_hours", "business.staff"


@dataclass(frozen=True)
class Doubt:
    """What looks like a slip, as a question to the owner."""

    message: Message


def doubt(
    rulebase: Rulebase,
    answers: Answers,
    question: Question,
    index: int | None,
    taken: Taken,
    today: date,
) -> Doubt | None:
    """The first thing that looks like a slip in an answer, given the others; None if nothing does.

    ``index`` is the place of the entry that the question is about, None for the business.
    An answer that was given before has been asked about, and is not again.
    """
    if taken.answer is DONT_KNOW or taken.answer == answer_of(answers, question, index):
        return None
    after = give_answer(answers, question, index, taken.answer)
    found = (
        *_new_currency(rulebase, answers, question, taken.answer),
        *_doubts(rulebase, after, question, index, taken, today),
    )
    return Doubt(found[0]) if found else None


def reply_doubt(rulebase: Rulebase, answers: Answers, reply: Reply, today: date) -> Doubt | None:
    """The same of an answer with the words beside it: beside “none of these” nothing is asked."""
    question, answer = reply.ask.question, reply.taken.answer
    if reply.words and isinstance(answer, tuple):
        nothing = next((one for one in map(question.option, answer) if one and one.alone), None)
        if nothing is not None:
            template = N_("You chose “{option}” and typed something beside it.")
            return Doubt(message(template, option=Label(nothing.label)))
    return doubt(rulebase, answers, question, reply.ask.index, reply.taken, today)


def _doubts(
    rulebase: Rulebase,
    answers: Answers,
    question: Question,
    index: int | None,
    taken: Taken,
    today: date,
) -> Iterator[Message]:
    answer = taken.answer
    if question.kind == "money":
        yield from _other_currency(rulebase, answers, taken)
    if question.future and isinstance(answer, date) and answer <= today:
        yield message(N_("{day} has passed already. Is that the day you mean?"), day=answer)
    if question.unit == "hours":
        yield from _hours(question, answer, answers)
    if index is None:
        return
    if question.scope == "goal":
        goal = answers.goals[index]
        if question.id in FIGURES:
            yield from _target(rulebase, goal)
        if question.id in (NOW, TARGET, DAY):
            yield from _pace(goal, today)
        if question.id in (MEASURE, "goal.kind"):
            yield from _same_goal(rulebase, answers.goals, index)
    elif question.id == NAME:
        yield from _same_name(answers.relationships, index)


def _new_currency(
    rulebase: Rulebase, before: Answers, question: Question, answer: Answer
) -> Iterator[Message]:
    if question.id != CURRENCY or not isinstance(before.business.get(CURRENCY), str):
        return
    option = question.option(answer) if isinstance(answer, str) else None
    sums = (
        entry.get(asked.id)
        for asked in rulebase.definitions.questions
        if asked.kind == "money"
        for entry in (
            (before.business,) if asked.scope == "business" else before.entries(asked.entries)
        )
    )
    if option is not None and any(_number(given) is not None for given in sums):
        template = N_("Your sums keep their numbers and are then in {currency}. Is that right?")
        yield message(template, currency=Label(option.label))


def _other_currency(rulebase: Rulebase, answers: Answers, taken: Taken) -> Iterator[Message]:
    question, known = rulebase.questions.get(CURRENCY), answers.business.get(CURRENCY)
    if question is None or not isinstance(known, str) or not taken.currencies:
        return
    option = question.option(known)
    settled = settled_currency(question, taken.currencies)
    possible = {code.lower() for code in taken.currencies}
    if option is not None and settled != known and known not in possible:
        yield message(
            N_("All your sums are in one currency: {currency}. Is this one {number} in it, too?"),
            currency=Label(option.label),
            number=Quantity(_number(taken.answer) or 0),
        )


def _hours(question: Question, answer: Answer, answers: Answers) -> Iterator[Message]:
    hours = _number(answer)
    people = _number(answers.business.get(STAFF)) if question.scope == "person" else 1
    if hours is None:
        return
    if hours > HOURS_A_WEEK * max(1, people or 1):
        yield message(
            N_("A week has only {hours} hours for each person. Is the number right?"),
            hours=Quantity(HOURS_A_WEEK),
        )
    ordinary = _number(answers.business.get(ORDINARY))
    busy = _number(answers.business.get(BUSY))
    if question.id in (ORDINARY, BUSY) and ordinary and busy is not None and busy >= ordinary:
        yield message(
            N_(
                "In the busy season you would have {busy} a week, and {ordinary} in ordinary"
                " weeks, though you have far less time then. Is that right?"
            ),
            busy=Quantity(busy, "hours"),
            ordinary=Quantity(ordinary, "hours"),
        )


def _target(rulebase: Rulebase, goal: Entry) -> Iterator[Message]:
    now, target, measure = _number(goal.get(NOW)), _number(goal.get(TARGET)), goal.get(MEASURE)
    question = rulebase.questions.get(MEASURE)
    option = question.option(measure) if question and isinstance(measure, str) else None
    if now is None or target is None or option is None:
        return
    values: dict[str, Label | Quantity] = {
        "measure": Label(option.in_sentence),
        "now": Quantity(now),
        "target": Quantity(target),
    }
    if option.falls and target > now:
        yield message(
            N_("“{measure}” should go down, but {target} is more than the {now} of now. Right?"),
            **values,
        )
    if not option.falls and target < now:
        yield message(
            N_("“{measure}” should go up, but {target} is less than the {now} of now. Right?"),
            **values,
        )
    if now > 0 and target >= MANY_TIMES * now:
        yield message(
            N_("{target} is a hundred times the {now} of now, or more. Is the number right?"),
            **values,
        )


def _pace(goal: Entry, today: date) -> Iterator[Message]:
    now, target, day = _number(goal.get(NOW)), _number(goal.get(TARGET)), goal.get(DAY)
    if target is None or not isinstance(day, date) or day <= today:
        return
    days = (day - today).days
    soon = bool(now) and now is not None and target >= MANY_TIMES_SOON * now and days <= SOON_DAYS
    if soon or (target - (now or 0)) / days > A_DAY:
        yield message(
            N_("From {now} to {target} in {days} is very much. Are number and day right?")
            if now is not None
            else N_("{target} in {days} is very much. Are number and day right?"),
            target=Quantity(target),
            days=Quantity(days, "days"),
            **({"now": Quantity(now)} if now is not None else {}),
        )


def _same_goal(rulebase: Rulebase, goals: tuple[Entry, ...], index: int) -> Iterator[Message]:
    kind, measure = goals[index].get("goal.kind"), goals[index].get(MEASURE)
    if not isinstance(kind, str) or not isinstance(measure, str):
        return
    same = (kind, measure)
    for place, other in enumerate(goals):
        if place != index and (other.get("goal.kind"), other.get(MEASURE)) == same:
            option = rulebase.questions["goal.kind"].option(kind)
            yield message(
                N_("You have the goal “{goal}” with the same measure already. Is this another?"),
                goal=Label(option.label if option is not None else kind),
            )
            return


def _same_name(entries: tuple[Entry, ...], index: int) -> Iterator[Message]:
    name = entries[index].get(NAME)
    if not isinstance(name, str):
        return
    for place, other in enumerate(entries):
        named = other.get(NAME)
        if place != index and isinstance(named, str) and _alike(named, name):
            template = N_("“{name}” is in your list already. Is this someone else?")
            yield message(template, name=Words(name))
            return


def _alike(one: str, other: str) -> bool:
    return clean(one).casefold() == clean(other).casefold()


def _number(answer: Answer | None) -> float | None:
    return answer if isinstance(answer, (int, float)) else None
