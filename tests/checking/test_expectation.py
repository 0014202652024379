"""What the author of a scenario is told about it: every problem, with line and nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.checking.check import check
from advisor.checking.expectation import read_scenario
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.select import select_engine
from advisor.errors import InvalidError

ANSWERS = """\
[answers]
name = "Rye & Co"
staff = 3

[[answers.goal]]
kind = "customers"

[[answers.relationship]]
name = "Café Rosa"
kind = "local_peer"
"""


def told(tmp_path: Path, rulebase: Rulebase, expect: str, answers: str = ANSWERS) -> list[str]:
    path = tmp_path / "a.toml"
    path.write_text(f"{answers}{expect}", encoding="utf-8")
    try:
        read_scenario(path, rulebase)
    except InvalidError as error:
        return str(error).replace(f"{path}", path.name).splitlines()
    return []


@pytest.mark.parametrize(
    ("expect", "expected"),
    [
        ('planned = "x"', "expect.planned: expected a list in [ ], not 'x' (write [\"x\"])"),
        (
            'order = ["a", "b"]',
            'expect.order: it takes lists of items, first before second: write [["a", "b"]]',
        ),
        (
            "recommended = [1]",
            "expect.recommended: expected a text in quotes, not '1' (write \"1\")",
        ),
        ("findings = 3", "expect.findings: expected a table in { }, not '3'"),
        (
            'limits = { owner_hours = "2" }',
            "expect.limits.owner_hours: expected a number, not '2' (write 2)",
        ),
        ("plannd = []", "expect.plannd: unknown key 'plannd' (did you mean 'planned'?)"),
    ],
)
def test_a_wrong_type_is_told_in_words(
    real: Rulebase, tmp_path: Path, expect: str, expected: str
) -> None:
    assert told(tmp_path, real, f"[expect]\n{expect}\n") == [f"a.toml:12: {expected}"]


@pytest.mark.parametrize(
    ("expect", "expected"),
    [
        (
            'recommended = ["ask-them-to-join:cafe-roza"]',
            "expect.recommended: unknown entry 'cafe-roza' (did you mean 'cafe-rosa'?)",
        ),
        (
            'not_recommended = ["joint-offer:custmers"]',
            "expect.not_recommended: unknown entry 'custmers' (did you mean 'customers'?)",
        ),
        (
            'order = [["relationship:cafe-roza", "formal-alliance"]]',
            "expect.order: unknown entry 'cafe-roza' (did you mean 'cafe-rosa'?)",
        ),
        (
            'because = { "ask-them-to-join:cafe-roza" = "listen-first" }',
            (
                "expect.because.ask-them-to-join:cafe-roza: unknown entry 'cafe-roza' "
                "(did you mean 'cafe-rosa'?)"
            ),
        ),
        (
            'findings = { "business.size" = "micra" }',
            "expect.findings.business.size: unknown value 'micra' (did you mean 'micro'?)",
        ),
        (
            'findings = { "link.value@customers+cafe-roza" = "high" }',
            (
                "expect.findings.link.value@customers+cafe-roza: unknown entry 'cafe-roza' "
                "(did you mean 'cafe-rosa'?)"
            ),
        ),
        (
            'findings = { "link.value@customers" = "high" }',
            (
                "expect.findings.link.value@customers: 'link.value' is a fact of each link "
                "(write the entry after @, as customers+cafe-rosa)"
            ),
        ),
        (
            'findings = { "business.siz" = "micro" }',
            "expect.findings.business.siz: unknown finding",
        ),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(
    real: Rulebase, tmp_path: Path, expect: str, expected: str
) -> None:
    (line,) = told(tmp_path, real, f"[expect]\n{expect}\n")
    assert line.startswith(f"a.toml:12: {expected}")


@pytest.mark.parametrize("field", ["recommended", "planned", "later"])
def test_what_is_expected_and_not_at_once_is_told(
    real: Rulebase, tmp_path: Path, field: str
) -> None:
    expect = f'[expect]\n{field} = ["formal-alliance"]\nnot_recommended = ["formal-alliance"]\n'
    assert told(tmp_path, real, expect) == [
        f"a.toml:13: expect.not_recommended: 'formal-alliance' is under {field}, too"
    ]


def test_an_absent_finding_may_be_expected(real: Rulebase, tmp_path: Path) -> None:
    expect = (
        '[expect.findings]\n"business.size" = "absent"\n"link.value@customers+cafe-rosa" = []\n'
    )
    assert told(tmp_path, real, expect) == []


def test_what_is_under_a_table_of_its_own_is_told_with_its_own_line(
    real: Rulebase, tmp_path: Path
) -> None:
    expect = '[expect.findings]\n"business.size" = "micro"\n"business.siz" = "micro"\n'
    (line,) = told(tmp_path, real, expect)
    assert line.startswith("a.toml:13: expect.findings.business.siz: unknown finding")


EXPECTED = """\
[expect]
recommended = ["ask-them-to-join:cafe-rosa"]
leading = ["nobody-has-asked"]

[expect.findings]
"business.size" = "large"

[expect.because]
ask-them-to-join = "listen-first"

[expect.limits]
owner_hours = -1.0
"""


def test_what_is_not_met_is_told_with_its_line_and_key(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"{ANSWERS}{EXPECTED}", encoding="utf-8")
    outcome = check(read_scenario(path, real), real, select_engine("reference").matcher(real))
    lines = [str(one).removeprefix(f"{tmp_path}/").partition(", got ")[0] for one in outcome.unmet]
    assert lines == [
        "a.toml:12: expect.recommended: ask-them-to-join:cafe-rosa: expected recommended",
        "a.toml:13: expect.leading: goal 1: expected nobody-has-asked",
        "a.toml:16: expect.findings.business.size: expected large",
        "a.toml:19: expect.because.ask-them-to-join: expected listen-first",
        "a.toml:22: expect.limits.owner_hours: expected at most -1",
    ]


def test_answers_and_expectations_are_told_at_once(real: Rulebase, tmp_path: Path) -> None:
    wrong = ANSWERS.replace("staff = 3", "staff = 0\nstuff = 3")
    expect = '[expect]\nplannd = []\nrecommended = ["listen-frst"]\nlater = 3\n'
    found = told(tmp_path, real, expect, wrong)
    assert [line.split(": ")[1] for line in found] == [
        "answers.staff",
        "answers.stuff",
        "expect.later",
        "expect.plannd",
        "expect.recommended",
    ]
    found = told(tmp_path, real, '[expect]\nrecommended = ["listen-frst:x"]\n', wrong)
    assert [line.split(": ")[1] for line in found] == [
        "answers.staff",
        "answers.stuff",
        "expect.recommended",
    ]
    assert "unknown item 'listen-frst'" in found[-1]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ('[[answers.goal]]\nmeasure = "orders"\n', "a.toml:12: answers.goal[1]: kind is missing"),
        (
            '[[answers.relationship]]\nkind = "local_peer"\n',
            "a.toml:12: answers.relationship[1]: name is missing",
        ),
    ],
)
def test_an_entry_that_would_not_count_is_told(
    real: Rulebase, tmp_path: Path, answers: str, expected: str
) -> None:
    wrong = f"{ANSWERS}\n{answers}"
    assert told(tmp_path, real, "[expect]\n", wrong) == [
        f"{expected}, without which it does not count"
    ]
