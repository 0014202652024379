"""Files of format 1: what has a place in format 2 goes there, and the rest is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview import read_interview
from advisor.files.interview_written import write_interview
from advisor.files.migrate_files import migrate_files
from advisor.files.migration import migrate

GOAL = {"kind": "customers"}


@pytest.mark.parametrize(
    ("old", "group", "entry"),
    [
        (
            {"presence": "active", "answers": "never", "posts": "offers", "voice": "firm"},
            "place",
            {"kind": "account", "state": "announces", "posts": "offers", "voice": "firm"},
        ),
        (
            {"presence": "silent", "silent_months": 7},
            "place",
            {"name": "Our accounts, quiet for 7 months", "state": "quiet"},
        ),
        ({"presence": "active", "answers": "same_day"}, "place", {"waits": ["nothing"]}),
        ({"dispute": "yes"}, "matter", {"kind": "public", "state": "open"}),
        ({"staff_hours": 4}, "person", {"kind": "colleague", "hours": 4}),
        ({"staff_hours": "?"}, "person", {"hours": "?"}),
        ({"tried_together": "project"}, "attempt", {"kind": "neighbours"}),
        ({"peers_nearby": "yes"}, "relationship", {"kind": "local_peer", "complementary": "yes"}),
        ({"customer_left": "quality", "goal": [GOAL]}, "goal", {"lost": ["quality"]}),
        ({"staff_left": "pay", "goal": [{"kind": "hiring"}]}, "goal", {"lost": ["price"]}),
    ],
    ids=str,
)
def test_an_answer_goes_where_it_is_asked_now(
    old: dict[str, Any], group: str, entry: dict[str, Any]
) -> None:
    new, earlier = migrate(old)
    (found,) = new[group]
    assert {key: found.get(key) for key in entry} == entry
    assert earlier == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"wish": "ads"}, {"wish": ["ads"]}),
        ({"season": "no"}, {"busy_months": ["none"]}),
        ({"season": "yes"}, {"busy_months": "?"}),
        ({"regulated": "yes"}, {"permission": ["profession"]}),
        ({"may_ally": "no"}, {"permission": ["head_office"], "may_not": ["joint"]}),
        ({"may_ally": "?"}, {"permission": ["head_office"], "may_not": ["unclear"]}),
        ({"presence": "none", "dispute": "no", "staff_hours": 0}, {}),
    ],
    ids=str,
)
def test_an_answer_about_the_business_keeps_its_meaning(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    assert migrate(old) == (new, {})


@pytest.mark.parametrize(
    "old",
    [
        {"missing": ["knowledge"]},
        {"staff_left": "growth"},
        {"customer_left": "price"},
        {"peers_nearby": "no"},
        {"tried_together": "chat"},
        {"relationship": [{"name": "Rosa", "talk": "hardly"}]},
    ],
    ids=str,
)
def test_what_is_asked_nowhere_is_kept_apart(old: dict[str, Any]) -> None:
    _, earlier = migrate(old)
    assert earlier == old


def test_a_measure_that_is_no_option_stays_for_the_reader_to_tell() -> None:
    goal = {"kind": "customers", "measure": ["joint_orders"]}
    assert migrate({"goal": [goal]}) == ({"goal": [goal]}, {})


def test_weeks_became_days() -> None:
    goal = {"kind": "innovation", "measure": "weeks_to_sell", "baseline": 4, "target": "?"}
    (now,) = migrate({"goal": [goal]})[0]["goal"]
    assert (now["baseline"], now["target"]) == (28, "?")


OLD = """# by hand
format = 1
title = "Rye"

[answers]
name = "Rye" # ours
presence = "silent"
missing = ["knowledge"]
"""


def test_an_old_interview_opens_and_says_what_has_no_place(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(OLD)
    file = read_interview(path, real)
    assert file.answers.entries("place")[0]["place.state"] == "quiet"
    assert ["What you cannot get today" in note.message for note in file.notes] == [True]


def test_saving_an_old_interview_loses_nothing(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(OLD)
    before = read_interview(path, real)
    write_interview(path, before.title, before.answers, kept=before.kept)
    text = path.read_text()
    after = read_interview(path, real)
    assert (after.answers, after.notes) == (before.answers, ())
    assert [
        p for p in ("# by hand", "# ours", '[earlier]\nmissing = ["knowledge"]') if p not in text
    ] == []


def test_files_are_written_once_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(OLD)
    (done,) = migrate_files([path])
    text = path.read_text()
    assert done.earlier == {"missing": ["knowledge"]}
    assert migrate_files([path]) == ()
    assert path.read_text() == text


def test_a_scenario_like_another_keeps_only_what_differs(real: Rulebase, tmp_path: Path) -> None:
    base, other = tmp_path / "base.toml", tmp_path / "other.toml"
    base.write_text(
        'format = 1\n[answers]\nname = "Rye"\npresence = "silent"\n[expect]\nplanned = []\n'
    )
    other.write_text('like = "base.toml"\n[answers]\npresence = "none"\n[expect]\nplanned = []\n')
    migrate_files([base, other])
    assert "Rye" not in other.read_text()
    assert read_interview(base, real).answers.entries("place")
    assert not read_interview(other, real).answers.entries("place")
