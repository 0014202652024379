"""What the last answer did to the strategy and to other answers, in a few words."""

from __future__ import annotations

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.inactive_answers import SetAside
from advisor.core.strategy.preview import preview
from advisor.language import english
from advisor.report.news import aside_news, news
from tests.report.firm import BASE, entry, outline

P = SetAside(BASE.questions["business.p"], None, "a", None)


def test_the_same_strategy_is_no_news() -> None:
    same = outline(entry("x"))
    assert news(preview(same, same), english()) == ""


def test_items_that_came_in_and_went_out_are_counted() -> None:
    change = preview(outline(entry("x")), outline(entry("y"), entry("z")))
    assert news(change, english()) == "+2 new, −1 gone"


def test_an_item_that_is_worth_more_is_not_said_to_have_other_words() -> None:
    change = preview(outline(entry("x", value="low")), outline(entry("x", value="high")))
    assert news(change, english()) == "~1 changed"


def test_a_terminal_without_signs_gets_words_only() -> None:
    change = preview(outline(entry("x")), outline(entry("x"), entry("y")))
    assert news(change, english(), glyphs=False) == "1 new"


def test_answers_set_aside_and_answers_back_are_named() -> None:
    assert aside_news(EditEffect((P,), (P,)), english()) == (
        "◌ Set aside, and kept: Open on Sundays.",
        "● Back again: Open on Sundays.",
    )


def test_where_no_answer_changed_its_state_there_is_no_line() -> None:
    assert aside_news(EditEffect((), ()), english()) == ()
