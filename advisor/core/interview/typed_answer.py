"""What a person typed as an answer to a question, checked, for every surface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.core.interview.answer import (
    DONT_KNOW,
    Answer,
    AnswerError,
    check_answer,
    clean,
)
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Cell
from advisor.core.interview.typed import (
    UNKNOWN_STYLE,
    Problem,
    Style,
    Typed,
    Unclear,
    Understood,
    each,
)
from advisor.core.interview.typed_choice import Offered, parse_choice, parse_choices, says_unknown
from advisor.core.interview.typed_date import parse_day
from advisor.core.interview.typed_money import (
    CURRENCY,
    currency_code,
    parse_currency,
    parse_money,
    settled_currency,
)
from advisor.core.interview.typed_number import parse_number
from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    message,
)
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase

RATE = re.compile(r"\s*(?:\ba|\bper|\beach|\bevery|/)\s*(day|week|month|year)$", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """A checked answer; ``currencies`` are the codes its sum may be in, () if none was named."""

    answer: Answer
    currencies: tuple[str, ...] = ()


def read_typed(
    question: Question,
    typed: str,
    *,
    offered: Sequence[Offered] = (),
    today: date | None = None,
    style: Style = UNKNOWN_STYLE,
) -> Typed[Taken]:
    """What was typed, as far as the question takes it.

    ``offered`` are the options as the reader sees them, needed where the question has
    options; days such as "in six months" are counted from ``today``.  Readings that the
    question does not take, as too large, do not count.
    """
    typed = clean(typed)
    if not typed:
        return Problem(_nothing_typed(question))
    if _means_unknown(question, typed, offered):
        return _checked(question, Understood(Taken(DONT_KNOW)))
    return _checked(question, _read(question, typed, offered, today, style))


def read_answer(
    question: Question, typed: str, today: date | None = None, style: Style = UNKNOWN_STYLE
) -> Answer:
    """The same where nobody can be asked back and options go by id; raises AnswerError."""
    typed = clean(typed)
    if question.spec.options and typed:
        if says_unknown(typed):
            return check_answer(question, DONT_KNOW)
        several = [part for part in re.split(r"[,;\s]+", typed) if part]
        return check_answer(question, several if question.kind == "choices" else typed)
    found = read_typed(question, typed, today=today, style=style)
    if isinstance(found, Understood):
        return found.value.answer
    if isinstance(found, Unclear):
        raise AnswerError(which_is_meant(question, typed, found))
    raise AnswerError(found.message)


def understood(question: Question, taken: Taken, known: Answer | None = None) -> Message | None:
    """A number, a sum or a day repeated as it was understood; None for other answers.

    ``known`` is the answer about the currency: all sums are in it, whatever is typed with one.
    """
    answer = taken.answer
    if isinstance(answer, date):
        return message(N_("Understood: {day}."), day=answer)
    if isinstance(answer, (int, float)):
        code = currency_code(known)
        if taken.currencies and code:
            taken = Taken(answer, (code,))
        return message(N_("Understood: {answer}."), answer=_shown(question, taken))
    return None


def which_is_meant(question: Question, typed: str, unclear: Unclear[Taken]) -> Message:
    """Asks which of several readings is meant, and says how to type each of them."""
    shown = Listing(tuple(_shown(question, one) for one in unclear.readings))
    ways = Listing(tuple(Words(_clear_form(one)) for one in unclear.readings))
    return message(
        N_("“{typed}” can be read in more than one way: {readings}. Please type one of: {ways}."),
        typed=Words(typed[:40]),
        readings=shown,
        ways=ways,
    )


def typed_currency(rulebase: Rulebase, answers: Answers, taken: Taken) -> dict[Cell, Answer]:
    """The currency that was typed with a sum as an answer; none if one is known already."""
    question = rulebase.questions.get(CURRENCY)
    known = answers.business.get(CURRENCY, DONT_KNOW)
    if question is None or known is not DONT_KNOW:
        return {}
    settled = settled_currency(question, taken.currencies)
    return {(CURRENCY, None): settled} if settled else {}


def _means_unknown(question: Question, typed: str, offered: Sequence[Offered]) -> bool:
    if typed == DONT_KNOW.value:
        return True
    # A name that must be given may well be “No idea”; and an option may be called that.
    if question.kind == "text" and question.required:
        return False
    labels = (one.label.casefold() for one in offered)
    return says_unknown(typed) and typed.casefold() not in labels


def _nothing_typed(question: Question) -> Message:
    if question.required:
        return message(N_("This one needs an answer."))
    return message(N_("Please type an answer, or ? if you don't know."))


def _read(
    question: Question,
    typed: str,
    offered: Sequence[Offered],
    today: date | None,
    style: Style,
) -> Typed[Taken]:
    if question.kind == "choices":
        return each(parse_choices(typed, offered), Taken)
    currency = parse_currency(question, typed) if question.id == CURRENCY else None
    if currency is not None:
        return each(currency, Taken)
    if question.kind in ("choice", "yes_no"):
        return each(parse_choice(typed, offered, yes_no=question.kind == "yes_no"), Taken)
    if question.kind == "money":
        bare = _without_rate(question, typed)
        return each(parse_money(bare, style), lambda s: Taken(_tidy(s.number), s.currencies))
    if question.kind in NUMERIC:
        bare = _without_rate(question, typed)
        number = parse_number(bare, style, unit=question.unit or "", whole=question.whole)
        return each(number, lambda one: Taken(_tidy(one)))
    if question.kind == "date":
        return each(parse_day(typed, today, style), Taken)
    return Understood(Taken(typed))


def _without_rate(question: Question, typed: str) -> str:
    """What was typed without "a week" or "per week" behind it, if that is what is asked."""
    found = RATE.search(typed)
    counted = question.kind if question.kind == "money" else question.unit
    if found is None or f"{counted} a {found.group(1).casefold()}" not in question.text:
        return typed
    return typed[: found.start()]


def _tidy(number: float) -> float:
    return int(number) if number == int(number) else number


def _checked(question: Question, found: Typed[Taken]) -> Typed[Taken]:
    """Only the readings that the question takes; the problem of the first if it takes none."""
    if isinstance(found, Problem):
        return found
    # Which option a word means is asked before whether the answer as a whole can stand.
    if isinstance(found, Unclear) and question.spec.options:
        return found
    readings = found.readings if isinstance(found, Unclear) else (found.value,)
    kept: list[Taken] = []
    problem: Message | None = None
    for one in readings:
        try:
            kept.append(Taken(check_answer(question, one.answer), one.currencies))
        except AnswerError as error:
            problem = problem or error.problem
    if problem is not None and not kept:
        return Problem(problem)
    return Understood(kept[0]) if len(kept) == 1 else Unclear(tuple(kept))


def _shown(question: Question, taken: Taken) -> Shown:
    answer = taken.answer
    if isinstance(answer, tuple):
        return Listing(tuple(_option(question, one) for one in answer))
    if isinstance(answer, str):
        return _option(question, answer)
    if isinstance(answer, date):
        return answer
    if isinstance(answer, (int, float)):
        if question.kind == "money":
            currency = taken.currencies[0] if len(taken.currencies) == 1 else ""
            return Amount(answer, currency)
        return Quantity(answer, question.unit or "")
    return Label(N_("I don't know"))


def _clear_form(taken: Taken) -> str:
    """The answer as it can be typed with one meaning only."""
    answer = taken.answer
    if isinstance(answer, tuple):
        return ", ".join(answer)
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def _option(question: Question, option_id: str) -> Shown:
    option = question.option(option_id)
    return Label(option.label if option is not None else option_id)
