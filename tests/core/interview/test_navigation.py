"""Where every move of the interview leads: back, skip, jump, lists, and edits backwards."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.edit_effect import edit_effect
from advisor.core.interview.navigation import (
    Navigation,
    add,
    answer,
    back,
    begin,
    edit,
    finish_list,
    go_on,
    go_to,
    move,
    remove,
    set_answers,
    skip,
)
from advisor.core.interview.steps import Ask, answer_of
from tests.builders import answers, question, rule, rulebase

BASE = rulebase(
    question("business.p"),
    question("business.q", ask_when={"business.p": "a"}),
    question("business.r"),
    rule("on-q", {"business.q": "a"}, ask="?"),
    rule("on-r", {"business.r": "a"}, ask="?"),
    rule("on-p", {"business.p": "b"}, ask="?"),
)


def start() -> Navigation:
    return answer(BASE, begin(BASE, Answers()), "Rye & Co")


def at(navigation: Navigation) -> str | None:
    return navigation.at[0] if navigation.at else None


def test_an_answer_leads_to_the_next_open_question() -> None:
    assert at(start()) == "business.p"
    assert at(answer(BASE, start(), "a")) == "business.q"
    assert at(answer(BASE, start(), "b")) == "business.r"


def test_back_leads_to_the_question_before_and_next_steps_forward_again() -> None:
    navigation = back(BASE, back(BASE, answer(BASE, answer(BASE, start(), "a"), "a")))
    assert at(navigation) == "business.p"
    navigation = answer(BASE, navigation, "a")
    assert at(navigation) == "business.q"
    assert at(answer(BASE, navigation, "b")) == "business.r"


def test_back_leads_to_the_step_one_came_from_wherever_that_stands() -> None:
    navigation = skip(begin(BASE, answers("customers", people=("Ann",))))
    assert at(navigation) == "business.r"
    navigation = answer(BASE, navigation, "a")
    assert at(navigation) == "business.p"
    assert at(back(BASE, navigation)) == "business.r"


def test_back_after_a_jump_leads_to_where_one_jumped_from() -> None:
    navigation = answer(BASE, start(), "a")
    here = navigation.at
    assert back(BASE, go_to(navigation, ("business.name", None))).at == here


def test_at_the_first_question_back_stays() -> None:
    first = begin(BASE, Answers())
    assert back(BASE, first) == first


def test_skipped_questions_come_back_once_the_others_are_done() -> None:
    navigation = skip(start())
    assert at(navigation) == "business.r"
    navigation = answer(BASE, navigation, "a")
    assert at(navigation) == "goal"
    navigation = finish_list(BASE, finish_list(BASE, navigation, "goal"), "relationship")
    assert at(navigation) == "business.p"


def test_a_question_skipped_twice_is_left_open() -> None:
    navigation = skip(skip(begin(BASE, answers("customers", r="a"))))
    assert navigation.at is None
    assert [ask.question.id for ask in navigation.open] == ["business.p"]
    assert at(go_on(navigation)) == "business.p"


def test_one_can_go_back_to_a_skipped_question() -> None:
    assert at(back(BASE, skip(start()))) == "business.p"


def test_jumping_to_a_question_that_does_not_apply_stays() -> None:
    navigation = start()
    assert go_to(navigation, ("business.q", None)) == navigation
    assert at(go_to(navigation, ("business.name", None))) == "business.name"


def test_skipping_an_answered_question_keeps_its_answer() -> None:
    navigation = skip(go_to(start(), ("business.name", None)))
    assert navigation.answers.business["business.name"] == "Rye & Co"
    assert at(navigation) == "business.p"


def test_a_new_entry_is_asked_about_and_then_the_list_returns() -> None:
    navigation = begin(BASE, Answers(answers(p="b", r="a").business))
    navigation = add(BASE, navigation, "goal")
    assert navigation.at == ("goal.kind", 0)
    assert answer(BASE, navigation, "customers").at == ("goal", None)


def test_back_from_an_entry_nothing_is_said_of_is_back_at_the_list_without_it() -> None:
    navigation = begin(BASE, answers("customers", people=("Ann",), p="b", r="a"))
    navigation = back(BASE, add(BASE, navigation, "relationship"))
    assert navigation.at == ("relationship", None)
    assert len(navigation.answers.relationships) == 1


def test_editing_an_entry_goes_through_it_and_returns_to_the_list() -> None:
    navigation = begin(BASE, answers("customers", people=("Ann", "Bob"), p="b", r="a"))
    navigation = edit(navigation, "relationship", 0)
    assert navigation.at == ("relationship.name", 0)
    navigation = answer(BASE, navigation, "Anna")
    assert navigation.at == ("relationship.kind", 0)
    navigation = answer(BASE, navigation, "regulars")
    assert navigation.at == ("relationship", None)
    assert navigation.answers.relationships[0]["relationship.name"] == "Anna"


def test_back_inside_an_entry_chosen_in_its_list_leads_to_the_list_in_the_end() -> None:
    navigation = begin(BASE, answers("customers", people=("Ann",), p="b"))
    navigation = edit(go_to(navigation, ("relationship", None)), "relationship", 0)
    navigation = answer(BASE, navigation, "Anna")
    assert at(navigation) == "relationship.kind"
    navigation = back(BASE, navigation)
    assert at(navigation) == "relationship.name"
    assert at(back(BASE, navigation)) == "relationship"


def test_moving_and_removing_stay_at_the_list() -> None:
    navigation = begin(BASE, answers("customers", people=("Ann", "Bob", "Cy"), p="b", r="a"))
    navigation = move(BASE, navigation, "relationship", 2, -1)
    navigation = remove(BASE, navigation, "relationship", 1)
    assert navigation.at == ("relationship", None)
    assert [e["relationship.name"] for e in navigation.answers.relationships] == ["Cy", "Bob"]


def test_an_edit_says_which_answers_it_set_aside_and_which_it_brought_back() -> None:
    before = begin(BASE, answers(p="a", q="a", r="a"))
    after = answer(BASE, go_to(before, ("business.p", None)), "b")
    gone = edit_effect(before.interview, after.interview).gone
    assert [(a.question.id, a.answer, a.gate and a.gate.id) for a in gone] == [
        ("business.q", "a", "business.p")
    ]
    again = answer(BASE, go_to(after, ("business.p", None)), "a")
    assert [aside.question.id for aside in edit_effect(after.interview, again.interview).back] == [
        "business.q"
    ]


def test_an_answer_whose_option_is_no_longer_offered_is_set_aside_and_asked_again() -> None:
    base = rulebase(
        question("business.p"),
        question("business.m", options=("a", "b")).model_copy(
            update={
                "options": tuple(
                    option.model_copy(update={"when": gate.ask_when})
                    for option, gate in zip(
                        question("business.m", options=("a", "b")).options,
                        (
                            question("business.x", ask_when={"business.p": "a"}),
                            question("business.x", ask_when={"business.p": "b"}),
                        ),
                        strict=True,
                    )
                )
            }
        ),
        rule("on-m", {"business.m": "b"}, ask="?"),
    )
    navigation = set_answers(base, begin(base, Answers()), answers("customers", p="b", m="a"))
    step = go_on(navigation).step
    assert isinstance(step, Ask)
    assert (step.question.id, step.answered) == ("business.m", False)
    assert [aside.question.id for aside in navigation.interview.aside] == ["business.m"]
    assert answer_of(navigation.answers, step.question, None) == "a"


def test_a_strategy_can_be_shown_once_the_goals_are_done() -> None:
    assert not start().may_finish
    assert begin(BASE, answers("customers")).may_finish
    assert not begin(BASE, answers()).may_finish


def test_dont_know_goes_on_like_any_answer() -> None:
    assert at(answer(BASE, start(), DONT_KNOW)) == "business.r"
