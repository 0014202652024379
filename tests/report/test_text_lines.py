"""Plain text in lines: its width, and how nodes hang under one another."""

from __future__ import annotations

import pytest

from advisor.report.text_lines import NARROW, branches, lines_of, wrapped

LONG = "word " * 60


def test_the_last_branch_ends_the_line_and_the_others_go_on() -> None:
    assert list(branches([["a", "b"], ["c", "d"]])) == ["├─ a", "│  b", "└─ c", "   d"]


def test_without_nodes_there_is_no_branch() -> None:
    assert list(branches([])) == []


def test_branches_read_their_nodes_in_order() -> None:
    read: list[str] = []

    def node(name: str) -> list[str]:
        read.append(name)
        return [name]

    list(branches(node(name) for name in "abc"))
    assert read == ["a", "b", "c"]


@pytest.mark.parametrize("width", [50, 80])
def test_lines_are_no_longer_than_a_surface_asks(width: int) -> None:
    with lines_of(width):
        assert max(map(len, wrapped(LONG))) <= width


def test_the_width_is_the_usual_one_again_afterwards() -> None:
    before = list(wrapped(LONG))
    with lines_of(50):
        pass
    assert list(wrapped(LONG)) == before


def test_lines_leave_room_for_the_branches_they_hang_under() -> None:
    with lines_of(80):
        assert max(map(len, wrapped(LONG, inside=12))) <= 68


def test_however_deep_a_tree_its_lines_stay_readable() -> None:
    with lines_of(80):
        assert max(map(len, wrapped(LONG, inside=79))) > NARROW - len("word ")


def test_nothing_to_write_is_one_empty_line() -> None:
    assert list(wrapped("", "  ")) == ["  "]
