"""Scenario files as pytest items: named, chosen, and failing without a traceback."""

from __future__ import annotations

import pytest

GOOD = """
[answers]
name = "Rye & Co"
[expect.findings]
"business.size" = "absent"
"""
# A rule base as small as can be: it finds a size, and nothing else.
RULEBASE = """
[[area]]
id = "business"
title = "Business"
[[area]]
id = "goal"
title = "Goals"
repeat = "goal"
[[area]]
id = "relationship"
title = "People"
repeat = "relationship"
[[question]]
id = "business.name"
area = "business"
kind = "text"
label = "Name"
text = "Name?"
[[question]]
id = "goal.kind"
area = "goal"
kind = "choice"
label = "Goal"
text = "Goal?"
option = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
[[question]]
id = "relationship.name"
area = "relationship"
kind = "text"
label = "Who"
text = "Who?"
[[question]]
id = "relationship.kind"
area = "relationship"
kind = "choice"
label = "Kind"
text = "Kind?"
option = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
[[finding]]
id = "link.value"
kind = "choice"
label = "Value"
option = [{ id = "low", label = "Low" }, { id = "high", label = "High" }]
[[finding]]
id = "business.size"
kind = "choice"
label = "Size"
option = [{ id = "small", label = "Small" }, { id = "large", label = "Large" }]
[[rule]]
id = "value"
judgement = true
each = "link"
because = "x"
then = { find = { "link.value" = "high" } }
[[rule]]
id = "size"
judgement = true
each = "goal"
because = "x"
then = { find = { "business.size" = "small" } }
"""


@pytest.fixture
def scenarios(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with two scenarios that pass, one that fails, and a file that is none."""
    folder = pytester.mkdir("cases")
    for name, text in (
        ("baker", GOOD),
        ("Кафе Роза", GOOD),
        ("smith", GOOD.replace('"absent"', '"large"')),
        ("settings", "[tool]\nx = 1\n"),
    ):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    rules = pytester.mkdir("rules")
    (rules / "all.toml").write_text(RULEBASE, encoding="utf-8")
    return pytester


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    # That plugin keeps one folder a process, and so does not bear a session inside a session.
    alone = ("-p", "no:textual-snapshot", "-p", "no:asyncio")
    rules = str(pytester.path / "rules")
    return pytester.runpytest_inprocess("cases", "--rulebase", rules, *alone, *arguments)


def test_every_scenario_is_an_item_named_after_its_file(scenarios: pytest.Pytester) -> None:
    shown = run(scenarios, "--collect-only", "-q").outlines
    assert [line for line in shown if "::" in line] == [
        "cases/baker.toml::baker",
        "cases/smith.toml::smith",
        "cases/Кафе Роза.toml::Кафе Роза",
    ]


def test_a_failure_shows_what_differs_and_no_traceback(scenarios: pytest.Pytester) -> None:
    result = run(scenarios)
    result.assert_outcomes(passed=2, failed=1)
    text = result.stdout.str()
    assert "findings.business.size: expected large, got absent" in text
    assert "Traceback" not in text
    assert "raise " not in text


def test_a_scenario_is_chosen_by_its_name(scenarios: pytest.Pytester) -> None:
    run(scenarios, "-k", "Роза").assert_outcomes(passed=1, deselected=2)


def test_scenarios_run_in_parallel(scenarios: pytest.Pytester) -> None:
    result = scenarios.runpytest_subprocess("cases", "--rulebase", "rules", "-n", "2")
    result.assert_outcomes(passed=2, failed=1)


def test_a_misspelt_name_is_told_with_its_line(scenarios: pytest.Pytester) -> None:
    path = scenarios.path / "cases" / "baker.toml"
    path.write_text(GOOD.replace("business.size", "business.sise"), encoding="utf-8")
    text = run(scenarios, "-k", "baker").stdout.str()
    assert "baker.toml:4: expect.findings: unknown finding 'business.sise' (did you mean" in text
    assert "Traceback" not in text


def test_a_broken_rule_base_is_told_and_no_traceback(scenarios: pytest.Pytester) -> None:
    (scenarios.path / "rules" / "more.toml").write_text("[[rule]]\nid = 3\n", encoding="utf-8")
    text = run(scenarios, "-k", "baker").stdout.str()
    assert "more.toml:2: rule[#1].id: " in text
    assert "Traceback" not in text


def test_a_file_that_cannot_be_read_as_text_is_left_alone(scenarios: pytest.Pytester) -> None:
    (scenarios.path / "cases" / "noise.toml").write_bytes(b"\xff\x00\xfe")
    run(scenarios).assert_outcomes(passed=2, failed=1)


def test_reports_name_the_scenario(scenarios: pytest.Pytester) -> None:
    run(scenarios, "--junitxml=report.xml")
    report = (scenarios.path / "report.xml").read_text(encoding="utf-8")
    assert 'name="Кафе Роза"' in report
