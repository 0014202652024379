"""Reading what a scenario expects: every misspelt name is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.checking.expectation import read_scenario
from advisor.errors import InvalidError
from tests.builders import finding, item, question, rule, rulebase

BASE = rulebase(
    question("business.q"),
    finding("business.f"),
    item("listen-first"),
    rule("r", {"business.q": "a"}, find={"business.f": "yes"}),
    rule("one", recommend="listen-first"),
    rule("warn", caution="Mind."),
)


def told(folder: Path, expect: str) -> list[str]:
    path = folder / "s.toml"
    path.write_text(f"[answers]\nq = 'a'\n[expect]\n{expect}\n")
    with pytest.raises(InvalidError) as caught:
        read_scenario(path, BASE)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("expect", "line"),
    [
        ('recomended = ["x"]', "s.toml:4: expect.recomended: unknown key 'recomended' (did you"),
        ('planned = "x"', "s.toml:4: expect.planned: input should be a valid list"),
        ("planned = [1]", "s.toml:4: expect.planned.0: input should be a valid string"),
        ("[expect.limits]\nhours = 2", "s.toml:5: expect.limits.hours: unknown key 'hours'"),
        (
            'not_recommended = ["listen-frist"]',
            (
                "s.toml:4: expect.not_recommended: unknown item 'listen-frist' (did you mean "
                "'listen-first'?)"
            ),
        ),
        ('cautions = ["one"]', "s.toml:4: expect.cautions: unknown rule 'one'"),
        ('asked = ["business.x"]', "s.toml:4: expect.asked: unknown question 'business.x'"),
        ('order = [["listen-first", "x"]]', "s.toml:4: expect.order: unknown item 'x'"),
        (
            '[expect.findings]\n"business.g" = "yes"',
            "s.toml:4: expect.findings: unknown finding 'business.g' (did you mean 'business.f'?)",
        ),
        (
            '[expect.because]\nlisten-first = "two"',
            "s.toml:4: expect.because: unknown rule 'two'",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, expect: str, line: str) -> None:
    (first,) = told(tmp_path, expect)
    assert first.startswith(line)


def test_a_value_that_a_finding_cannot_have_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, '[expect.findings]\n"business.f" = "maybe"')
    assert "unknown option of business.f 'maybe'" in line


def test_one_name_may_stand_without_brackets_where_reasons_are_named(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text("[answers]\nq = 'a'\n[expect.because]\nlisten-first = 'one'\n")
    assert read_scenario(path, BASE).expect.because == {"listen-first": ("one",)}


def test_a_saved_interview_is_a_scenario_that_expects_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text("[answers]\nq = 'a'\n")
    scenario = read_scenario(path, BASE)
    assert (scenario.name, scenario.expect.recommended) == ("s", ())
