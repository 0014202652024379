"""The navigation through the interview: back and forth, lists, and nothing lost."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import (
    Ask,
    Gather,
    add_entry,
    answer_of,
    close_group,
    give_answer,
    move_entry,
    options_for,
    plan_interview,
    remove_entry,
)
from advisor.core.rules.question import Question
from tests.builders import answers, question, rule, rulebase

GATED = rulebase(
    question("business.p"),
    question("business.q", ask_when={"business.p": "a"}),
    rule("r", {"business.q": "a"}, ask="?"),
)


def ids(given: Answers) -> list[str]:
    return [s.question.id for s in plan_interview(GATED, given).steps if isinstance(s, Ask)]


def test_the_first_question_comes_first() -> None:
    step = plan_interview(GATED, Answers()).next
    assert isinstance(step, Ask)
    assert step.question.id == "business.name"


def test_after_the_business_the_goals_are_gathered() -> None:
    step = plan_interview(GATED, Answers({"business.name": "X", "business.p": "b"})).next
    assert isinstance(step, Gather)
    assert step.group == "goal"


def test_an_answer_that_no_longer_applies_is_kept_and_comes_back() -> None:
    given = answers(p="a", q="a")
    changed = give_answer(given, GATED.questions["business.p"], None, "b")
    assert "business.q" not in ids(changed)
    assert answer_of(changed, GATED.questions["business.q"], None) == "a"
    back = give_answer(changed, GATED.questions["business.p"], None, "a")
    assert build_profile(GATED, back).business["business.q"] == "a"


def test_dont_know_counts_as_answered() -> None:
    assert plan_interview(GATED, answers(p=DONT_KNOW)).next is None


def test_the_interview_ends_when_nothing_is_left() -> None:
    interview = plan_interview(GATED, answers("customers", people=("Ann",), p="b"))
    assert (interview.next, interview.left) == (None, 0)


def test_what_is_left_counts_the_first_entry_of_an_open_list() -> None:
    assert plan_interview(GATED, Answers({"business.name": "X", "business.p": "b"})).left == 3


def test_a_new_entry_opens_its_list_again_and_asks_its_questions() -> None:
    given = add_entry(answers("customers", p="b"), "goal")
    step = plan_interview(GATED, given).next
    assert isinstance(step, Ask)
    assert (step.question.id, step.index) == ("goal.kind", 1)


def test_closing_a_list_drops_entries_nothing_was_said_of() -> None:
    given = close_group(add_entry(answers("customers"), "goal"), "goal")
    assert len(given.goals) == 1


def test_entries_can_be_moved_and_removed() -> None:
    given = answers(people=("Ann", "Bob", "Cy"))
    moved = move_entry(given, "relationship", 2, 0)
    names = [entry["relationship.name"] for entry in moved.relationships]
    assert names == ["Cy", "Ann", "Bob"]
    assert len(remove_entry(moved, "relationship", 1).relationships) == 2


def test_a_full_list_offers_no_more() -> None:
    given = Answers(answers(p="b").business, answers(*["customers"] * 3).groups)
    step = plan_interview(GATED, given).next
    assert isinstance(step, Gather)
    assert step.full


def test_an_option_is_offered_only_where_it_makes_sense() -> None:
    asked = Question.model_validate(
        {
            "id": "business.q",
            "area": "business",
            "kind": "choice",
            "text": "?",
            "label": "Q",
            "option": [
                {"id": "x", "label": "X"},
                {"id": "y", "label": "Y", "when": {"business.p": "a"}},
            ],
        }
    )
    base = rulebase(question("business.p"), asked, rule("r", {"business.q": "y"}, ask="?"))
    assert [o.id for o in options_for(base, answers(p="b"), asked, None)] == ["x"]
    assert [o.id for o in options_for(base, answers(p="a"), asked, None)] == ["x", "y"]


def test_entries_of_one_name_get_different_ids() -> None:
    base = rulebase()
    profile = build_profile(base, answers("customers", "customers", people=("Café Ö", "cafe o")))
    assert [goal.id for goal in profile.goals] == ["customers", "customers-2"]
    assert [other.id for other in profile.relationships] == ["cafe-o", "cafe-o-2"]
