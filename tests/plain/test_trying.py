"""Another answer tried out in lines: shown, and kept only where that is said."""

from __future__ import annotations

import pytest

from advisor.interview_session import InterviewSession
from tests.plain.talking import Finished, Talk, numbered

HELP_ENDS = ":help shows this again."


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


def test_what_is_listed_after_a_kept_change_is_what_there_is_now(
    talk: Talk, finished: Finished
) -> None:
    finished("bakery")
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")
    said = talk("1", f":try {number}", "1", "2", "", "yes", ":items", ":quit").partition("Kept.")[2]
    assert said == talk("1", ":items", ":quit").rpartition(HELP_ENDS)[2]


def test_a_kept_change_that_cannot_be_saved_is_not_called_kept(
    talk: Talk, finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished("bakery")
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")

    def failing(session: InterviewSession) -> None:
        session.unsaved = "no space"

    monkeypatch.setattr(InterviewSession, "save", failing)
    said = talk("1", f":try {number}", "1", "2", "", "yes", ":quit", "")
    assert "Kept." not in said
    assert "Not saved: no space" in said.partition("Keep this change?")[2]


def test_an_empty_line_changes_nothing(talk: Talk, finished: Finished) -> None:
    saved = finished("bakery")
    before = saved.read_text()
    number = numbered(talk("1", ":items", ":quit"), "New customers: from 30")
    said = talk("1", f":try {number}", "", ":quit")
    assert "Keep this change?" not in said
    assert saved.read_text() == before
