"""An answer as it was entered, with the own words beside it."""

from __future__ import annotations

import pytest

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import plan_interview
from advisor.core.interview.typed_answer import Taken
from tests.builders import answers, item, question, rule, rulebase

BASE = rulebase(
    question("business.q", words="What exactly?"),
    item("x"),
    rule("r", {"business.q": "a"}, recommend="x"),
)


@pytest.mark.parametrize(
    ("words", "kept"),
    [(None, {}), ("two", {"business.q_words": "two"}), ("", {"business.q_words": DONT_KNOW})],
    ids=["none typed", "typed", "taken away"],
)
def test_own_words_are_kept_beside_the_answer_until_they_are_taken_away(
    words: str | None, kept: dict[str, Answer]
) -> None:
    ask = next(s for s in plan_interview(BASE, answers()).steps if s.question.id == "business.q")
    given = Reply(ask, Taken("a"), words).given
    assert given == {("business.q", None): "a"} | {(key, None): one for key, one in kept.items()}
