"""Another answer tried out in lines: shown, and kept only where that is said."""

from __future__ import annotations

from tests.plain.talking import Finished, Talk, numbered


def test_a_change_tried_out_is_thrown_away_unless_kept(talk: Talk, finished: Finished) -> None:
    saved = finished("bakery")
    before = saved.read_text()
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")
    said = talk("1", f":try {number}", "1", "2", "perhaps", "no")
    assert "Goes out:" in said
    assert saved.read_text() == before


def test_a_change_that_is_kept_is_in_the_saved_answers(talk: Talk, finished: Finished) -> None:
    saved = finished("bakery")
    before = saved.read_text()
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")
    assert "Kept." in talk("1", f":try {number}", "1", "2", "", "yes", ":quit")
    assert saved.read_text() != before


def test_an_empty_line_changes_nothing(talk: Talk, finished: Finished) -> None:
    saved = finished("bakery")
    before = saved.read_text()
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")
    said = talk("1", f":try {number}", "", ":quit")
    assert "Keep this change?" not in said
    assert saved.read_text() == before
