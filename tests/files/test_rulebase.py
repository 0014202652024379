"""What a rule author is told about files: every problem, with file, line and nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import FileError, RulebaseError
from advisor.files.rulebase import load_rulebase

GOOD = """\
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
required = true

[[question]]
id = "goal.kind"
area = "goal"
kind = "choice"
label = "Goal"
text = "Goal?"
required = true
option = [{ id = "customers", label = "Customers" }, { id = "hiring", label = "Hiring" }]

[[question]]
id = "relationship.name"
area = "relationship"
kind = "text"
label = "Who"
text = "Who?"
required = true

[[question]]
id = "relationship.kind"
area = "relationship"
kind = "choice"
label = "Kind"
text = "Kind?"
required = true
option = [{ id = "staff", label = "Staff" }, { id = "regulars", label = "Regulars" }]

[[finding]]
id = "link.value"
kind = "choice"
label = "Value"
option = [{ id = "low", label = "Low" }, { id = "high", label = "High" }]

[[rule]]
id = "value"
judgement = true
each = "link"
because = "{relationship.name} matters."
when = { "relationship.kind" = "staff" }
then = { find = { "link.value" = "high" } }
"""


def told(folder: Path) -> list[str]:
    with pytest.raises(RulebaseError) as caught:
        load_rulebase(folder)
    return [str(d).replace(f"{folder}/", "") for d in caught.value.diagnostics]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_good_folder_loads(folder: Path) -> None:
    assert list(load_rulebase(folder).rules) == ["value"]


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="a rule base was expected"):
        load_rulebase(tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                '[[rule]]\nid = "r"\njudgement = true\nbecause = "x"\n[rule.when]\n'
                '"goal.kynd" = "hiring"\n[rule.then]\nask = "?"\n'
            ),
            (
                "b.toml:6: rule[r].when.goal.kynd: unknown fact 'goal.kynd' "
                "(did you mean 'goal.kind'?)"
            ),
        ),
        (
            '[[rule]]\nid = "r"\njudgement = true\nbecuase = "x"\nthen = { ask = "?" }\n',
            "b.toml:4: rule[r].becuase: unknown key 'becuase' (did you mean 'because'?)",
        ),
        (
            '[[rule]]\nid = "r"\nbecause = "x"\nthen = { ask = "?" }\n',
            (
                "b.toml:1: rule[r]: a rule names the principles it stands on, or says "
                "judgement = true, not both"
            ),
        ),
        (
            (
                '[[rule]]\nid = "r"\njudgement = true\nbecause = "x"\neach = "goals"\n'
                'then = { ask = "?" }\n'
            ),
            (
                "b.toml:5: rule[r].each: input should be 'business', 'goal', 'relationship', "
                "'place', 'matter', 'attempt', 'person' or 'link', not 'goals' "
                "(did you mean 'goal'?)"
            ),
        ),
        ('[[rules]]\nid = "r"\n', "b.toml:1: rules: unknown table 'rules' (did you mean 'rule'?)"),
        ('[rule]\nid = "r"\n', "b.toml:1: rule: write [[rule]], with two brackets"),
        ("x = [1,\n", "b.toml:2: not valid TOML: invalid value"),
        (
            '[[rule]]\nid = "value"\njudgement = true\nbecause = "x"\nthen = { ask = "?" }\n',
            "b.toml:2: rule[value].id: the id 'value' is already taken by a rule",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, text: str, expected: str) -> None:
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith(expected)


def test_mistakes_in_several_files_are_told_together(folder: Path) -> None:
    (folder / "b.toml").write_text("x = [1,\n", encoding="utf-8")
    (folder / "c.toml").write_bytes(b"\xff\xfe")
    assert len(told(folder)) == 2
