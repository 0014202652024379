"""An answer as it was entered, with the own words beside it."""

from __future__ import annotations

import pytest

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.reply import Reply, replied
from advisor.core.interview.steps import Ask, plan_interview
from advisor.core.interview.typed import Problem
from advisor.core.interview.typed_answer import Taken
from advisor.core.rules.question import MAX_TEXT
from tests.builders import answers, item, question, rule, rulebase

BASE = rulebase(
    question("business.q", words="What exactly?"),
    item("x"),
    rule("r", {"business.q": "a"}, recommend="x"),
)


def asked() -> Ask:
    return next(s for s in plan_interview(BASE, answers()).steps if s.question.id == "business.q")


@pytest.mark.parametrize(
    ("words", "kept"),
    [(None, {}), ("two", {"business.q_words": "two"}), ("", {"business.q_words": DONT_KNOW})],
    ids=["none typed", "typed", "taken away"],
)
def test_own_words_are_kept_beside_the_answer_until_they_are_taken_away(
    words: str | None, kept: dict[str, Answer]
) -> None:
    given = Reply(asked(), Taken("a"), words).given
    assert given == {("business.q", None): "a"} | {(key, None): one for key, one in kept.items()}


@pytest.mark.parametrize(
    ("typed", "before", "words"),
    [("  two  ", "", "two"), ("", "", None), ("  ", "", None), ("", "two", ""), ("3", "two", "3")],
)
def test_what_is_typed_beside_an_answer_is_part_of_the_reply(
    typed: str, before: str, words: str | None
) -> None:
    assert replied(BASE, asked(), Taken("a"), typed, before) == Reply(asked(), Taken("a"), words)


def test_words_that_are_too_long_are_refused() -> None:
    found = replied(BASE, asked(), Taken("a"), "x" * (MAX_TEXT + 1), "")
    assert isinstance(found, Problem)
