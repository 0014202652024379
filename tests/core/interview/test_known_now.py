"""What reviews make of the answers: the latest counts, and the first stay beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.check_review import review_problems
from advisor.core.interview.known_now import amended
from advisor.core.interview.profile import build_profile
from advisor.core.interview.review import Review, WorkReview
from advisor.core.rules.fact import Missing, State
from advisor.core.rules.question import Computed
from advisor.core.rules.rulebase import Rulebase
from tests.builders import after, answers, item, question, rule, rulebase

MADE, FIRST, SECOND = date(2026, 1, 5), date(2026, 2, 2), date(2026, 3, 2)


def reviewed(key: str, *options: str, kind: str = "choice") -> Computed:
    cases = [{"id": option, "label": option} for option in options]
    return Computed.model_validate(
        {"id": key, "kind": kind, "label": key, "reviewed": True, "option": cases}
    )


@pytest.fixture(scope="module")
def base() -> Rulebase:
    return rulebase(
        question("goal.baseline", "number"),
        question("goal.target", "number"),
        question("business.owner_hours", "number"),
        item("call", "tactic", scope="relationship"),
        rule("call-them", each="relationship", recommend="call"),
        computed=(
            reviewed("goal.progress", "closer", "none", "away"),
            reviewed("business.done", kind="choices"),
            reviewed("business.held_up", "hours", "others", kind="choices"),
            reviewed("relationship.done", kind="choices"),
        ),
    )


def firm(**goal: float) -> Answers:
    entry: dict[str, Answer] = {
        "goal.kind": "customers",
        **{f"goal.{key}": value for key, value in goal.items()},
    }
    given = answers("customers", people=("Anna",))
    return given.with_entries("goal", (entry,))


def number(day: date, figure: float, *work: WorkReview) -> Review:
    goals: dict[str, dict[str, Answer]] = {"customers": {"goal.baseline": figure}}
    return Review(day, MADE, work, goals=goals)


def progress(base: Rulebase, given: Answers) -> State:
    return build_profile(base, given).goals[0].facts["goal.progress"]


def test_the_number_now_counts_and_the_first_one_stays(base: Rulebase) -> None:
    given = firm(baseline=30, target=45)
    known = after(base, given, number(FIRST, 33), number(SECOND, 38))
    assert known.goals[0]["goal.baseline"] == 38
    assert known.at_first is given
    assert known.held[-1].before.goals[0]["goal.baseline"] == 33


def hours(known: Answers, now: float) -> Answers:
    """The same firm, once its owner has answered otherwise in the interview."""
    return replace(known, business={**known.business, "business.owner_hours": now})


def test_a_review_gone_on_with_replaces_what_it_said_and_nothing_answered_since(
    base: Rulebase,
) -> None:
    begun = replace(number(FIRST, 33), now={"business.owner_hours": 1})
    known = hours(after(base, firm(baseline=30), begun), 3)
    again = amended(base, known, replace(begun, goals={"customers": {}}, heard="Hello"))
    assert again.goals[0]["goal.baseline"] == 30
    assert again.business["business.owner_hours"] == 3
    assert [review.heard for review in again.reviews] == ["Hello"]
    once_more = amended(base, again, replace(begun, now={"business.owner_hours": 2}))
    assert once_more.business["business.owner_hours"] == 2


def test_without_a_review_answers_stay_as_they_are(base: Rulebase) -> None:
    given = firm(baseline=30)
    assert given.at_first is given
    assert progress(base, given) is Missing.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("first", "target", "now", "expected"),
    [
        (30, 45, 33, "closer"),
        (30, 45, 60, "closer"),
        (30, 45, 30, "none"),
        (30, 45, 20, "away"),
        (30, 10, 20, "closer"),
    ],
)
def test_progress_is_measured_towards_the_target(
    first: float, target: float, now: float, expected: str, base: Rulebase
) -> None:
    given = after(base, firm(baseline=first, target=target), number(FIRST, now))
    assert progress(base, given) == expected


def test_progress_is_not_known_where_the_number_was_not_counted_again(base: Rulebase) -> None:
    given = after(base, firm(baseline=30), Review(FIRST, MADE, heard="Hello"))
    assert progress(base, given) is Missing.UNKNOWN


def test_rules_read_all_that_was_done_and_what_held_up_the_last_time(base: Rulebase) -> None:
    done, undone = WorkReview("call:anna", "yes"), WorkReview("call:anna", "no", "hours")
    given = after(base, firm(), number(FIRST, 1, done), number(SECOND, 1, undone))
    facts = build_profile(base, given).business
    assert (facts["business.done"], facts["business.held_up"]) == (("call",), ("hours",))


def test_rules_read_what_was_done_with_each_relationship(base: Rulebase) -> None:
    given = replace(firm(), groups={**firm().groups, **answers(people=("Anna", "Bo")).groups})
    given = after(base, given, number(FIRST, 1, WorkReview("call:anna", "yes")))
    given = after(base, given, number(SECOND, 1, WorkReview("call:bo", "partly", "hours")))
    known = [one.facts["relationship.done"] for one in build_profile(base, given).relationships]
    assert known == [("call",), Missing.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("review", "code", "key"),
    [
        (Review(date(2026, 1, 4), MADE), "before-strategy", "day"),
        (Review(FIRST, MADE, (WorkReview("cal:anna", "yes"),)), "unknown-work", "work[0].work"),
        (Review(FIRST, MADE, (WorkReview("call:eve", "yes"),)), "unknown-subject", "work[0].work"),
        (Review(FIRST, MADE, goals={"hiring": {}}), "unknown-goal", "goal[0].goal"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    review: Review, code: str, key: str, base: Rulebase
) -> None:
    (problem,) = review_problems(base, firm(), review)
    assert (problem.code, problem.key) == (code, key)


def test_a_review_before_an_earlier_one_is_refused(base: Rulebase) -> None:
    given = after(base, firm(), number(SECOND, 1))
    (problem,) = review_problems(base, given, number(FIRST, 2))
    assert problem.code == "out-of-order"
