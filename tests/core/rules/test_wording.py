"""What the rule base says, where it was not what the program does."""

from __future__ import annotations

from advisor.core.rules.rulebase import Rulebase


def test_help_names_a_way_that_is_there(real: Rulebase) -> None:
    # An empty line is refused, and under a single question there is no next line.
    for question in real.questions.values():
        assert "Leave it open" not in (question.help or ""), question.id
        assert "in the next line" not in (question.help or ""), question.id


def test_nothing_public_is_promised_where_nothing_was_public(real: Rulebase) -> None:
    # Going first is the move where one person was wronged, too, whom nobody else saw.
    text = real.items["go-first-then-invite"].text
    assert "one public statement" not in text
    assert "In public only what was seen there" in text


def test_a_label_fits_the_answers_it_stands_before(real: Rulebase) -> None:
    # “Who has to make the first step: Mine” was an answer to another question.
    assert real.questions["matter.began"].label == "Whose fault it was"
