"""``advisor review``: said with options, kept in the file, and refused where it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import BAKERY, Run

DAYS = ("--since", "2026-01-05", "--date", "2026-02-02")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved interview: the bakery's, without what a scenario expects."""
    path = tmp_path / "bakery.toml"
    path.write_text(BAKERY.read_text(encoding="utf-8").partition("[expect]")[0], encoding="utf-8")
    return path


def test_a_review_is_kept_and_says_what_changed(advisor: Run, saved: Path) -> None:
    undone = ("--undone", "formal-alliance=hours", "--stop", "greet-those-you-miss:customers")
    ran = advisor("review", saved, *DAYS, *undone, "--number", "customers=36", "--heard", "Good")
    assert ran.code == 0
    assert "36 now" in ran.out
    assert "Dropped: Ask after ten people" in ran.out
    text = saved.read_text(encoding="utf-8")
    assert "[[reviews]]" in text
    assert 'why = "hours"' in text
    assert "Since last time" in advisor("advise", saved, "--date", "2026-02-02").out


def test_what_can_be_reviewed_is_listed(advisor: Run, saved: Path) -> None:
    said = advisor("review", saved, *DAYS, "--list").out
    assert "answer-twice-a-week: Answer twice a week" in said
    assert "customers: New customers" in said


def test_a_day_that_has_passed_is_listed(advisor: Run, saved: Path) -> None:
    said = advisor("review", saved, "--since", "2027-05-03", "--date", "2027-07-05", "--list").out
    assert "day of customers: Winning new customers: the day you set, Wed 30 Jun 2027," in said
    assert "has passed" not in advisor("review", saved, *DAYS, "--list").out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--done", "listen-frst"), "unknown work 'listen-frst' (did you mean 'listen-first'?)"),
        (("--done", "pay-what-is-owed"), "was not in the plan of 2026-01-05"),
        (("--number", "hiring=3"), "unknown goal 'hiring'"),
        (("--number", "customers=many"), "--number customers"),
        (("--number", "customers"), "--number takes GOAL=…"),
        (("--undone", "listen-first=hurs"), "'hurs' is no reason (did you mean 'hours'?)"),
    ],
)
def test_what_does_not_fit_is_refused(
    options: tuple[str, ...], expected: str, advisor: Run, saved: Path
) -> None:
    before = saved.read_text(encoding="utf-8")
    assert expected in advisor("review", saved, *DAYS, *options).complaint
    assert saved.read_text(encoding="utf-8") == before


def test_a_day_before_the_strategy_is_refused(advisor: Run, saved: Path) -> None:
    days = ("--since", "2026-03-05", "--date", "2026-02-02")
    ran = advisor("review", saved, *days, "--heard", "Good")
    assert "is before the day of the strategy" in ran.complaint


def test_what_is_said_on_the_day_of_a_review_is_added_to_it(advisor: Run, saved: Path) -> None:
    advisor("review", saved, *DAYS, "--number", "customers=36")
    ran = advisor("review", saved, "--date", "2026-02-02", "--heard", "Good")
    assert "added to the review of today" in ran.err
    text = saved.read_text(encoding="utf-8")
    assert text.count("[[reviews]]") == 1
    assert "baseline = 36" in text
    assert 'heard = "Good"' in text


def test_what_is_added_about_another_strategy_leaves_out_the_work_of_the_first(
    advisor: Run, saved: Path
) -> None:
    advisor("review", saved, *DAYS, "--done", "formal-alliance", "--heard", "Good")
    ran = advisor("review", saved, "--since", "2026-02-01", *DAYS[2:], "--number", "customers=36")
    assert "the plan of Mon 5 Jan 2026 is left out" in ran.err
    text = saved.read_text(encoding="utf-8")
    assert "since = 2026-02-01" in text
    assert "formal-alliance" not in text
    assert 'heard = "Good"' in text
