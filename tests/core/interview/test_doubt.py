"""Answers that are asked about once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.doubt import doubt, reply_doubt
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import plan_interview
from advisor.core.interview.typed_answer import Taken
from advisor.core.rules.rulebase import Rulebase
from tests.builders import answers, item, question, rule, rulebase

TODAY = date(2026, 11, 27)
SOON, LATER = date(2026, 12, 2), date(2027, 11, 27)


def goals(*entries: dict[str, Any], **business: Any) -> Answers:
    return Answers(
        business={f"business.{name}": value for name, value in business.items()},
        groups={"goal": tuple({f"goal.{k}": value for k, value in one.items()} for one in entries)},
    )


def doubted(
    real: Rulebase, answers: Answers, key: str, answer: Any, *, index: int | None = None
) -> str:
    """The template of the doubt about an answer, "" if there is none."""
    taken = answer if isinstance(answer, Taken) else Taken(answer)
    found = doubt(real, answers, real.questions[key], index, taken, TODAY)
    return found.message.template if found is not None else ""


@pytest.mark.parametrize(
    ("measure", "now", "target", "words"),
    [
        ("new_customers", 30, 20, "should go up"),
        ("new_customers", 30, 30, ""),
        ("new_customers", 30, 40, ""),
        ("complaints", 10, 20, "should go down"),
        ("complaints", 10, 2, ""),
        ("new_customers", 30, 3000, "a hundred times"),
        ("new_customers", 30, 2999, ""),
        ("new_customers", 0, 3000, ""),
        ("new_customers", DONT_KNOW, 20, ""),
        ("new_customers", 30, DONT_KNOW, ""),
        (DONT_KNOW, 30, 20, ""),
    ],
)
def test_a_target_the_wrong_way_round_or_a_hundredfold_is_asked_about(
    real: Rulebase, measure: Any, now: Any, target: Any, words: str
) -> None:
    answers = goals({"kind": "customers", "measure": measure, "baseline": now})
    asked = doubted(real, answers, "goal.target", target, index=0)
    assert (words in asked) if words else (asked == "")


def test_an_answer_that_stands_already_is_not_asked_about_again(real: Rulebase) -> None:
    answers = goals({"kind": "customers", "measure": "orders", "baseline": 30, "target": 20})
    assert doubted(real, answers, "goal.target", 20, index=0) == ""


def test_a_target_is_asked_about_when_the_present_number_comes_last(real: Rulebase) -> None:
    answers = goals({"kind": "customers", "measure": "orders", "target": 20})
    assert "should go up" in doubted(real, answers, "goal.baseline", 30, index=0)


@pytest.mark.parametrize(
    ("now", "target", "day", "words"),
    [
        (None, 1_000_000, SOON, "very much"),
        (30, 40, SOON, ""),
        (30, 300, SOON, "very much"),
        (30, 300, LATER, ""),
        (30, 40, TODAY, "has passed"),
        (30, 40, date(2026, 3, 1), "has passed"),
    ],
)
def test_a_day_that_has_passed_or_comes_too_soon_is_asked_about(
    real: Rulebase, now: Any, target: int, day: date, words: str
) -> None:
    entry = {"kind": "customers", "measure": "orders", "target": target}
    answers = goals(entry if now is None else {**entry, "baseline": now})
    asked = doubted(real, answers, "goal.date", day, index=0)
    assert (words in asked) if words else (asked == "")


@pytest.mark.parametrize(("measure", "again"), [("orders", True), ("sales", False)])
def test_the_same_goal_with_the_same_measure_is_asked_about(
    real: Rulebase, measure: str, *, again: bool
) -> None:
    answers = goals({"kind": "customers", "measure": "orders"}, {"kind": "customers"})
    assert bool(doubted(real, answers, "goal.measure", measure, index=1)) == again


@pytest.mark.parametrize(
    ("name", "again"), [("the  CAFÉ next door", True), ("The café", False), (DONT_KNOW, False)]
)
def test_two_entries_of_one_name_are_asked_about(real: Rulebase, name: Any, *, again: bool) -> None:
    answers = Answers(groups={"relationship": ({"relationship.name": "The café next door"}, {})})
    assert bool(doubted(real, answers, "relationship.name", name, index=1)) == again


def test_giving_an_entry_its_own_name_again_is_no_doubt(real: Rulebase) -> None:
    answers = Answers(groups={"relationship": ({"relationship.name": "Café"},)})
    assert doubted(real, answers, "relationship.name", "Café", index=0) == ""


@pytest.mark.parametrize(
    ("hours", "staff", "words"), [(336, 2, ""), (337, 2, "A week"), (169, DONT_KNOW, "A week")]
)
def test_more_hours_than_a_week_has_are_asked_about(
    real: Rulebase, hours: int, staff: Any, words: str
) -> None:
    given = goals(staff=staff).with_entries("person", ({},))
    asked = doubted(real, given, "person.hours", hours, index=0)
    assert (words in asked) if words else (asked == "")


@pytest.mark.parametrize(("busy", "asked"), [(4, True), (3, True), (1, False)])
def test_a_busy_season_with_as_many_hours_is_asked_about(
    real: Rulebase, busy: int, *, asked: bool
) -> None:
    found = doubted(real, goals(owner_hours=3), "business.season_hours", busy)
    assert bool(found) == asked


@pytest.mark.parametrize(
    ("currencies", "asked"), [(("EUR",), False), (("GBP",), True), ((), False)]
)
def test_a_sum_in_another_currency_is_asked_about(
    real: Rulebase, currencies: tuple[str, ...], *, asked: bool
) -> None:
    taken = Taken(40, currencies)
    found = doubted(real, goals(currency="eur"), "business.help_rate", taken)
    assert bool(found) == asked


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"currency": "eur", "help_rate": 40}, True),
        ({"currency": "eur"}, False),
        ({"help_rate": 40}, False),
    ],
)
def test_another_currency_for_sums_that_are_there_is_asked_about(
    real: Rulebase, given: dict[str, Any], *, asked: bool
) -> None:
    assert bool(doubted(real, goals(**given), "business.currency", "gbp")) == asked


@pytest.mark.parametrize(
    ("answer", "words", "asked"),
    [
        (("c",), "two", "You chose “{option}” and typed something beside it."),
        (("c",), None, ""),
        (("c",), "", ""),
        (("a",), "two", ""),
        (DONT_KNOW, "two", ""),
    ],
)
def test_words_beside_none_of_these_are_asked_about(
    answer: Any, words: str | None, asked: str
) -> None:
    base = rulebase(
        question("business.q", "choices", alone=("c",), words="What exactly?"),
        rule("r", {"business.q": {"has": "a"}}, recommend="x"),
        item("x"),
    )
    ask = next(s for s in plan_interview(base, answers()).steps if s.question.id == "business.q")
    found = reply_doubt(base, answers(), Reply(ask, Taken(answer), words), TODAY)
    assert (found.message.template if found is not None else "") == asked


def test_an_answer_without_words_is_doubted_as_it_is(real: Rulebase) -> None:
    given = goals({"kind": "customers", "measure": "new_customers", "baseline": 30})
    ask = next(s for s in plan_interview(real, given).steps if s.question.id == "goal.target")
    found = reply_doubt(real, given, Reply(ask, Taken(20)), TODAY)
    assert found is not None
    assert "should go up" in found.message.template
