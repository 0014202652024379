"""Which answers matter most: what each would bring in and take out, and who confirms it."""

from __future__ import annotations

import pytest

from advisor.advise import sketching, trying
from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.sensitivity import what_matters_most
from tests.builders import answers, item, question, rule, rulebase

BASE = rulebase(
    question("business.p"),
    question("business.q"),
    item("x"),
    item("y"),
    rule("r", {"business.p": "a"}, recommend="x"),
    rule("s", {"business.p": "a"}, caution="Careful."),
    rule("t", {"business.q": "a"}, recommend="y"),
    rule("v", {"business.q": "b"}, leave_out="x"),
)


def weights(base: Rulebase, given: Answers) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    found = what_matters_most(base, given, sketching(base), trying(base))
    return [(w.change.question.id, w.added, w.removed) for w in found]


def test_the_answer_that_moves_most_comes_first() -> None:
    assert weights(BASE, answers(p="a", q="c")) == [
        ("business.p", (), ("s", "x")),
        ("business.q", ("y",), ()),
    ]


def test_an_answer_that_moves_nothing_is_not_named() -> None:
    unread = rulebase(question("business.z"), rule("r", ask="?"))
    assert weights(unread, answers(z="a")) == []


def test_what_the_engine_does_not_confirm_is_an_error() -> None:
    given = answers(p="a", q="c")
    unchanged = sketching(BASE)(given)
    with pytest.raises(RuntimeError, match="do not agree"):
        what_matters_most(BASE, given, lambda _: unchanged, trying(BASE))
