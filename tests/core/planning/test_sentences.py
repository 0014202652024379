"""Every reason in a plan is a whole sentence with all its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.core.message import Message, Words, placeholders
from advisor.core.planning.means import Means
from advisor.core.planning.missing import missing_means
from advisor.core.planning.planner import make_plan
from advisor.core.planning.sentences import (
    what_is_missing,
    why_here,
    why_later,
    why_then,
    why_unspent,
)
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Rhythm, Stage, Task
from advisor.language import english
from tests.core.planning.cases import TODAY, Case, means, owner, random_case, task

CASES = st.integers(0, 10**9).map(lambda seed: random_case(Random(seed)))  # noqa: S311
ASK = task("ask", stage=Stage.LISTEN, weekly_for=0, rhythm=Rhythm.ONCE)


def title(key: str) -> Words:
    return Words(f"do {key}")


def name(key: str) -> Words:
    return Words("you" if key == "owner" else key)


def say(sentence: Message) -> str:
    return english().say(sentence).replace("\u00a0", " ")


def then(key: str, *tasks: Task, of: Means | None = None) -> str:
    placed = make_plan(tasks, of or means()).placed(key)
    assert placed is not None
    return say(why_then(placed, title, name))


def later(key: str, *tasks: Task, of: Means | None = None) -> str:
    late = make_plan(tasks, of or means()).late(key)
    assert late is not None
    return say(why_later(late, title, name, "EUR"))


def all_sentences(case: Case) -> Iterator[Message]:
    plan = make_plan(case.tasks, case.means)
    for placement in plan.placements:
        yield why_here(placement, title)
        yield why_then(placement, title, name)
    for late in plan.postponed:
        yield why_later(late, title, name, "EUR")
    for missing in missing_means(case.tasks, case.means, plan):
        yield from what_is_missing(missing, name, "EUR")
    yield why_unspent(plan.money.unspent)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(CASES)
def test_every_sentence_has_its_facts(case: Case) -> None:
    for sentence in all_sentences(case):
        assert set(placeholders(sentence.template)) == {n for n, _ in sentence.values}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(CASES)
def test_no_sentence_has_an_empty_fact(case: Case) -> None:
    for sentence in all_sentences(case):
        assert "do ." not in say(sentence)
        assert "1 January 1" not in say(sentence)


def test_what_begins_after_listening_says_so() -> None:
    offer = task("offer", place=1, stage=Stage.OFFER)
    assert then("offer", offer, ASK) == "First people are asked, and have time to answer: do ask."


def test_a_day_is_named_only_where_there_is_one() -> None:
    beyond = task("late", not_before=(Bound(Anchor.TODAY, 20),))
    said = later("late", beyond, of=means(weeks=None))
    assert said == "It comes after these weeks: this plan ends on Sun 29 Mar 2026."
    said = later("late", task("late", not_before=(Bound(Anchor.TODAY, 30),)))
    assert said == "What comes before it leaves too little time until Mon 6 Jul 2026."


def test_what_waits_for_hours_says_whose_and_for_what() -> None:
    first = task("first", setup_hours=12)
    sentence = "Until then this takes the hours (you): do first."
    assert then("then", first, task("then", place=1)) == sentence


def test_what_waits_for_the_opening_gives_its_day() -> None:
    greet = task("greet", not_before=(Bound(Anchor.OPENING),))
    given_ = means(open=False, opening=TODAY + timedelta(weeks=4))
    sentence = "It begins no earlier than Mon 2 Feb 2026, because of the opening day."
    assert then("greet", greet, of=given_) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"weekly_hours": 30.0}, "It takes 30 h a week; at most 4 h a week are left (you)."),
        ({"outlay_once": 900.0}, "It costs €900, more than there is."),
        ({"waits_for": ("z",)}, "It waits for work that is not recommended here."),
    ],
)
def test_what_is_postponed_says_what_it_takes(more: dict[str, object], sentence: str) -> None:
    assert later("a", task("a", doer=Doer.OWNER, **more)) == sentence


def test_housekeeping_says_that_its_fifth_is_used_up() -> None:
    rules = task("rules", claim=Claim.HOUSEKEEPING, weekly_hours=2)
    sentence = "The plan has enough regular work; take it up when some of it is done."
    assert later("rules", rules) == sentence


def test_what_is_missing_says_whose_hours_and_from_when() -> None:
    tasks, given_ = [task(doer=Doer.OWNER)], means(owner(0.0))
    (found,) = missing_means(tasks, given_, make_plan(tasks, given_))
    assert [say(sentence) for sentence in what_is_missing(found, name)] == [
        "It needs at least 15 min a week of your own; today you have none.",
        "Then it can begin on Mon 5 Jan 2026.",
    ]
