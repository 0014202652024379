"""What the commands print, where, and with which exit code."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from advisor.files import resources
from tests.cli.running import BAKERY, ROOT, Run

DAY = ("--date", "2026-11-24")
INFERRING = (
    ("advise", BAKERY, *DAY),
    ("why", BAKERY, "listen-first", *DAY),
    ("check", BAKERY),
    ("teach", BAKERY, "--format", "json", *DAY),
    ("graph", BAKERY, *DAY),
)
LISTING = (("questions",), ("rules",), ("schema", "outline"))
COMMANDS = (
    "interview",
    "advise",
    "why",
    "why-not",
    "what-would-change",
    "what-if",
    "compare",
    "trace",
    "graph",
    "teach",
    "questions",
    "rules",
    "principles",
    "check",
    "preview",
    "schema",
)


def test_the_version_names_the_engine_and_why(advisor: Run) -> None:
    ran = advisor("--version")
    assert ran.code == 0
    assert re.fullmatch(r"advisor \S+; engine: (durable|reference) \(.+\)\n", ran.out)


def test_help_lists_every_command(advisor: Run) -> None:
    ran = advisor("--help")
    assert ran.code == 0
    assert all(f"    {command}" in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_every_help_has_examples(advisor: Run, command: tuple[str, ...]) -> None:
    ran = advisor(*command, "--help")
    assert "examples:\n  advisor" in ran.out


@pytest.mark.parametrize("arguments", [*INFERRING, *LISTING], ids=str)
def test_data_goes_to_stdout_and_nothing_to_stderr(
    advisor: Run, arguments: tuple[object, ...]
) -> None:
    ran = advisor(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n")


@pytest.mark.parametrize("arguments", INFERRING, ids=str)
def test_both_engines_print_the_same(advisor: Run, arguments: tuple[object, ...]) -> None:
    durable = pytest.importorskip("advisor.engine.durable", exc_type=ImportError)
    assert durable
    by_durable, by_reference = (
        advisor(*arguments, "--engine", engine).out for engine in ("durable", "reference")
    )
    assert by_durable == by_reference


def test_an_option_may_stand_before_the_command(advisor: Run) -> None:
    before = advisor("--engine", "reference", "advise", BAKERY, *DAY)
    assert before == advisor("advise", BAKERY, *DAY, "--engine", "reference")


@pytest.mark.parametrize(
    "command",
    [
        ("advise", BAKERY),
        ("review", BAKERY, "--list"),
        ("preview", BAKERY),
        ("why", BAKERY, "listen-first"),
    ],
    ids=lambda command: str(command[0]),
)
def test_where_durable_rules_is_missing_one_line_says_so(
    advisor: Run, without_durable: None, command: tuple[object, ...]
) -> None:
    ran = advisor(*command, *DAY)
    assert ran.code == 0
    assert ran.err == (
        "advisor: durable_rules cannot be imported (undefined symbol: PyEval_CallObject); "
        "running on the reference engine\n"
    )


def test_where_durable_rules_is_missing_the_version_says_why(
    advisor: Run, without_durable: None
) -> None:
    assert "engine: reference (durable_rules cannot be imported" in advisor("--version").out


def test_asking_for_a_missing_engine_is_one_line(advisor: Run, without_durable: None) -> None:
    ran = advisor("advise", BAKERY, "--engine", "durable")
    assert "use --engine reference" in ran.complaint


def test_the_strategy_is_written_to_a_file(advisor: Run, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "strategy.md"
    ran = advisor("advise", BAKERY, *DAY, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", f"advisor: written to {out}\n")
    assert out.read_text(encoding="utf-8") == advisor("advise", BAKERY, *DAY).out


def test_without_a_date_the_strategy_is_made_for_today(advisor: Run) -> None:
    assert f"{date.today().year}" in advisor("advise", BAKERY).out.splitlines()[2]


def test_why_shows_every_copy_of_an_item(advisor: Run) -> None:
    outline = json.loads(advisor("advise", BAKERY, *DAY, "--format", "json").out)
    copies = [item["id"] for item in outline["items"] if item["id"].startswith("relationship:")]
    assert len(copies) == 3
    ran = advisor("why", BAKERY, "relationship", *DAY)
    assert all(f"  {copy} · " in ran.out for copy in copies)


@pytest.mark.parametrize("command", ["why", "why-not", "graph"])
def test_work_that_other_work_does_already_is_said_to_be_done_within_that(
    advisor: Run, command: str
) -> None:
    within = "listen-first is done within “Say thank you for the people they sent,"
    assert within in advisor(command, BAKERY, "listen-first", *DAY).out
    assert "is done within" not in advisor(command, BAKERY, "thank-the-sender", *DAY).out


@pytest.mark.parametrize("command", ["why-not", "what-would-change"])
def test_one_copy_of_an_item_is_asked_about_by_its_name(advisor: Run, command: str) -> None:
    done = advisor(command, BAKERY, "ask-them-to-join:cafe-rosa")
    assert "Café Rosa" in done.out.splitlines()[0]


def test_one_rule_is_shown_in_words(advisor: Run) -> None:
    name = json.loads(advisor("rules", "--format", "json").out)[0]["id"]
    ran = advisor("rules", name)
    assert ran.out.startswith(f"{name} (stratum ")
    assert len(json.loads(advisor("rules", name, "--format", "json").out)) == 1


def test_every_principle_of_the_article_is_listed(advisor: Run) -> None:
    ran = advisor("principles", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert len(json.loads(ran.out)) == 60


def test_the_scenarios_that_use_a_principle_are_named_where_that_is_asked_for(
    advisor: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(BAKERY, tmp_path)
    monkeypatch.setattr(resources, "scenarios_folder", lambda: tmp_path)
    assert "scenarios: bakery" in advisor("principles", "listen-first", "--scenarios").out
    assert "scenarios:" not in advisor("principles", "listen-first").out


def test_questions_are_listed_with_their_options(advisor: Run) -> None:
    (reach,) = (
        question
        for question in json.loads(advisor("questions", "--format", "json").out)
        if question["id"] == "business.reach"
    )
    assert reach["options"][0]["id"] == "street"


def test_another_rule_base_can_be_named(advisor: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "rulebase", folder)
    (folder / "mine.toml").write_text(
        '[[rule]]\nid = "mine"\njudgement = true\nbecause = "x"\nthen = { ask = "?" }\n'
    )
    assert advisor("rules", "mine", "--rulebase", folder).out.startswith("mine (stratum ")
    assert advisor("rules", "mine").code == 2


def test_too_little_coverage_is_one_line_where_coverage_is_not_asked_for(advisor: Run) -> None:
    ran = advisor("check", "--fail-under", "50", BAKERY)
    assert (ran.code, ran.out) == (1, "1 passed, 0 failed\n")
    assert re.fullmatch(r"rule coverage is \S+ %, 50 % was expected\n", ran.err)


def test_a_day_that_has_passed_is_said_where_it_is_tried(advisor: Run) -> None:
    tried = ("what-if", BAKERY, *DAY, "owner_hours=5")
    assert advisor(*tried, "goal.1.date=2020-01-01").err == (
        "advisor: goal.1.date: that day has passed already\n"
    )
    assert advisor(*tried, "goal.1.date=2027-12-01").err == ""


def test_a_colon_with_no_copy_behind_it_says_nothing(advisor: Run) -> None:
    asked = advisor("why", BAKERY, "thank-the-sender:", *DAY)
    assert asked == advisor("why", BAKERY, "thank-the-sender", *DAY)


def test_an_answer_that_does_not_count_is_said_where_it_is_tried(advisor: Run) -> None:
    tried = ("what-if", BAKERY, *DAY, "opening=2027-12-01")
    assert advisor(*tried).err == (
        "advisor: opening: does not count here, because of business.capacity\n"
    )
    assert advisor(*tried, "capacity=not_open").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", BAKERY, "answer-twice-a-week"),
        ("preview", BAKERY),
        ("what-if", BAKERY, "goal.1.date=2027-12-01"),
        ("teach", BAKERY, "--worksheet", "--key"),
        ("why-not", BAKERY, "first-twenty-backers"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_days_are_written_as_in_the_strategy(advisor: Run, arguments: tuple[object, ...]) -> None:
    out = advisor(*arguments, *DAY).out
    assert re.findall(r"[A-Z][a-z]+ \d{1,2}, \d{4}", out) == []
