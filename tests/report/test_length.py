"""What is printed keeps to a length by ranking, and says nothing twice."""

from __future__ import annotations

import pytest

from advisor.report.blocks import Line, Lines, Paragraph
from advisor.report.document import budget, within
from advisor.report.piece import Piece
from advisor.report.repetition import Spoken, words_of


def piece(priority: int, words: int, heading: str = "H") -> Piece:
    return Piece(heading, priority, (Paragraph(" ".join(["word"] * words)),))


@pytest.mark.parametrize(
    ("people", "words"), [(1, 1500), (2, 2000), (50, 2000), (51, 2500), (900, 2500)]
)
def test_a_larger_firm_may_have_a_longer_outline(people: int, words: int) -> None:
    assert budget(people) == words


def test_what_matters_less_is_left_out_whole() -> None:
    first, least, second = piece(4, 4), piece(9, 4), piece(5, 4)
    assert within([first, least, second], 9) == [first, second]


def test_a_short_piece_still_fits_after_a_long_one_did_not() -> None:
    short = piece(5, 3)
    assert within([piece(4, 50), short], 10) == [short]


def test_what_must_be_said_is_printed_whatever_the_length() -> None:
    must = piece(1, 50)
    assert within([must, piece(5, 3)], 10) == [must]


def test_the_heading_of_a_section_counts_once() -> None:
    two = [piece(4, 3, "A heading"), piece(5, 3, "A heading")]
    assert within(two, 8) == two
    assert within(two, 7) == two[:1]


def said(*texts: str) -> list[str]:
    blocks = Spoken().once([Lines((Line("Label", text),)) for text in texts])
    return [line.said for block in blocks if isinstance(block, Lines) for line in block.lines]


def test_a_sentence_said_before_is_not_said_again() -> None:
    assert said("Ask five of them first.", "Ask five of them first. Then write it all down.") == [
        "Ask five of them first.",
        "Then write it all down.",
    ]


def test_a_line_that_has_nothing_new_is_left_out() -> None:
    assert said("Ask five of them first.", "Ask five of them first.") == ["Ask five of them first."]


def test_what_is_quoted_is_never_cut() -> None:
    quoted = (
        "There stands: “Ask five of them first. It is true”. Whoever reads it, goes away again."
    )
    assert said("Ask five of them first.", quoted)[1] == quoted


def test_a_few_words_go_with_the_sentence_they_belong_to() -> None:
    told = "Orders rise from 3 to 6. That is 3 more."
    assert said(told, f"{told} Count them each month again.")[1] == "Count them each month again."


def test_short_words_may_come_again() -> None:
    assert said("Two hours.", "Two hours.") == ["Two hours.", "Two hours."]


def test_words_are_counted_wherever_they_are_printed() -> None:
    assert words_of([Lines((Line("One two", "three", "four five"),))]) == 5
