"""What a rule author is told about files: every problem, with file, line and nearest name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.errors import FileError
from advisor.files.rulebase import load_rulebase
from tests.files.rule_folder import GOOD, told


def test_a_good_folder_loads(folder: Path) -> None:
    assert list(load_rulebase(folder).rules) == ["value"]


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="a rule base was expected"):
        load_rulebase(tmp_path / "none")


ASKED = """\
[[question]]
id = "business.q"
area = "business"
kind = "yes_no"
label = "Q"
text = "Q?"
"""
WORKED_OUT = """\
[[computed]]
id = "business.q"
kind = "yes_no"
label = "Q"
option = [{ id = "yes", label = "Y", when = { "some relationship.kind" = "staff" } }]
"""


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
                "b.toml:1: rule[r]: neither principles nor judgement is there; one is needed: "
                'write principles = ["…"] with the principles it is based on, or judgement = true'
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
            (
                "b.toml:2: rule[value].id: the id 'value' is already that of [[rule]] "
                "(the first is in a.toml:55; give one of them another id)"
            ),
        ),
        (
            '[[rule]]\nid = "r"\njudgement = true\nbecause = "x\nthen = { ask = "?" }\n',
            "b.toml:4: not valid TOML: a quote is not closed (end the text with the quote",
        ),
        (
            'x = 1\ny = [{ a = "b, c = "d" }]\n',
            "b.toml:2: not valid TOML: a quote is not closed (end the text with the quote",
        ),
        (
            (
                '[[question]]\nid = "business.n"\narea = "business"\nkind = "number"\n'
                'label = "N"\ntext = "N?"\nmin = [1]\nmax = 5\n'
            ),
            "b.toml:7: question[business.n].min: expected a number, not a list (write 1)",
        ),
        (
            (
                '[[rule]]\nid = "r"\njudgement = true\nbecause = "x"\n'
                'when = { "goal.kind" = { nto = "hiring" } }\nthen = { ask = "?" }\n'
            ),
            "b.toml:5: rule[r].when.goal.kind: unknown operator 'nto', expected one of",
        ),
        (
            (
                '[[rule]]\nid = "r"\njudgement = true\neach = "goal"\n'
                'because = "{relationship.name}"\nthen = { ask = "?" }\n'
            ),
            (
                "b.toml:5: rule[r].because: {relationship.name} cannot be seen by something about "
                'the goal (a rule sees facts of the relationship with each = "relationship" or '
                'each = "link")'
            ),
        ),
        (
            (
                '[[question]]\nid = "business.q"\narea = "business"\nkind = "yes_no"\n'
                'label = "Q"\ntext = "Q?"\nask_when = { "business.z" = "yes" }\n'
                '[[question]]\nid = "business.z"\narea = "business"\nkind = "yes_no"\n'
                'label = "Z"\ntext = "Z?"\n'
            ),
            (
                "b.toml:7: question[business.q].ask_when.business.z: 'business.z' is asked after "
                "this question (put [[question]] 'business.z' before this one"
            ),
        ),
        *(
            (
                text,
                f"b.toml:2: {table}[bussiness.q].id: 'bussiness.q' does not start with one of ",
            )
            for table, text in (
                ("question", ASKED.replace("business.", "bussiness.")),
                ("computed", WORKED_OUT.replace("business.q", "bussiness.q")),
                ("finding", '[[finding]]\nid = "bussiness.q"\nkind = "yes_no"\nlabel = "Q"\n'),
            )
        ),
        (
            WORKED_OUT.replace("relationship.kind", "relation.kind"),
            (
                "b.toml:5: computed[business.q].option.0.when.some relation.kind: "
                "unknown fact 'some relation.kind' (did you mean 'some relationship.kind'?)"
            ),
        ),
        *(
            (
                (
                    f'[[rule]]\nid = "r"\njudgement = true\nbecause = "x"\n{when}\n'
                    'then = { ask = "?" }\n'
                ),
                f"b.toml:5: rule[r].when.business.n: {operator} takes a number",
            )
            for when, operator in (
                ('when = { "business.n" = { max = inf } }', "max"),
                ('when = { "business.n" = { min = nan } }', "min"),
                ('when = { "business.n" = -inf }', "it"),
            )
        ),
        (
            ASKED + WORKED_OUT,
            (
                "b.toml:8: computed[business.q].id: the id 'business.q' is already that of "
                "[[question]] (the first is in b.toml:1; give one of them another id)"
            ),
        ),
        (
            WORKED_OUT.replace("business.q", "link.q"),
            (
                "b.toml:2: computed[link.q].id: a computed fact is one of the business or of an "
                "entry, and not of a link"
            ),
        ),
        (
            WORKED_OUT.replace("relationship.kind", "link.value").replace("staff", "low"),
            (
                "b.toml:5: computed[business.q].option.0.when.some link.value: 'some link.value' "
                "is a finding, and questions and computed facts are settled before"
            ),
        ),
        (
            ASKED.replace(
                '"yes_no"',
                '"choices"\noption = [{ id = "a", label = "A" }, '
                '{ id = "b", label = "B" }]\nlimit = 0',
            ),
            "b.toml:6: question[business.q].limit: input should be greater than or equal to 1",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, text: str, expected: str) -> None:
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith(expected)


NUMBER = """\
[[question]]
id = "business.n"
area = "business"
kind = "number"
label = "N"
text = "N?"
min = 0
max = 60
"""


def test_a_row_that_can_never_hold_is_told_at_its_cell(folder: Path) -> None:
    table = (
        '[[table]]\nid = "t"\njudgement = true\nbecause = "x"\ncolumns = ["business.n"]\n'
        'then = { ask = "?" }\nrow = [\n'
        '  { id = "many", "business.n" = { min = 50 } },\n'
        '  { id = "more", "business.n" = { min = 500 } },\n]\n'
    )
    (folder / "b.toml").write_text(NUMBER + table, encoding="utf-8")
    assert told(folder) == [
        (
            "b.toml:17: table[t].row[more].business.n: this can never hold: "
            "business.n is a number from 0 to 60"
        )
    ]


def test_a_mistake_in_one_file_hides_none_in_another(folder: Path) -> None:
    (folder / "b.toml").write_text('[[kpi]]\nid = "kpi-x"\n', encoding="utf-8")
    rule = '[[rule]]\nid = "r"\njudgement = true\nbecause = "{goal.kynd}"\nthen = { ask = "?" }\n'
    (folder / "c.toml").write_text(rule, encoding="utf-8")
    assert any(line.startswith("c.toml:4: rule[r].because: unknown fact") for line in told(folder))


@pytest.mark.parametrize("item", ['[[kpi]]\nid = "kpi-x"\n', '[[kpi]]\nid = "kpi-x"\ntitle = "\n'])
def test_what_names_a_broken_definition_is_not_blamed(folder: Path, item: str) -> None:
    (folder / "b.toml").write_text(item, encoding="utf-8")
    rule = (
        '[[rule]]\nid = "r"\njudgement = true\neach = "goal"\nbecause = "x"\n'
        'then = { recommend = "kpi-x", value = "low" }\n'
    )
    (folder / "c.toml").write_text(rule, encoding="utf-8")
    assert {line.partition(":")[0] for line in told(folder)} == {"b.toml"}


def test_no_line_is_looked_up_while_nothing_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.files.places.LineIndex", None)
    assert load_rulebase(folder).rules


def test_mistakes_in_several_files_are_told_together(folder: Path) -> None:
    (folder / "b.toml").write_text("x = [1,\n", encoding="utf-8")
    (folder / "c.toml").write_bytes(b"\xff\xfe")
    assert len(told(folder)) == 2


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param('id = "none', id="quote"),
        pytest.param('option = [{ id = "none" label = "None" }]', id="comma"),
        pytest.param("help = 'K\xe4se'", id="encoding"),
    ],
)
def test_a_file_that_cannot_be_read_is_the_only_one_blamed(tmp_path: Path, broken: str) -> None:
    """Neither what names its facts nor what names the facts that these imply is wrong."""
    head, _, rest = GOOD.partition('[[question]]\nid = "goal.kind"')
    kind, _, tail = rest.partition("[[question]]")
    (tmp_path / "a.toml").write_text(f"{head}[[question]]{tail}", encoding="utf-8")
    rule = (
        '[[rule]]\nid = "r"\njudgement = true\neach = "goal"\nbecause = "{goal.kind_words}"\n'
        'when = { "goal.kind" = "hiring", "goal.kind_words" = { known = true }, '
        '"goal.direction" = "up" }\nthen = { ask = "?" }\n'
        '[[rule]]\nid = "s"\njudgement = true\nbecause = "x"\n'
        'when = { "some goal.kind" = "hiring" }\nthen = { ask = "?" }\n'
    )
    (tmp_path / "b.toml").write_text(rule, encoding="utf-8")
    text = f'[[question]]\nid = "goal.kind"{kind}words = "Which?"\n{broken}\n'
    (tmp_path / "c.toml").write_text(text, encoding="latin-1")
    assert [line.partition(":")[0] for line in told(tmp_path)] == ["c.toml"]


def test_a_file_that_cannot_be_read_is_reported_first(folder: Path) -> None:
    text = '[[rule]]\nid = "r"\njudgement = true\nbecause = "{goal.kynd}"\nthen = { ask = "?" }\n'
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (folder / "c.toml").write_text("x = [1,\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in told(folder)] == ["c.toml", "b.toml"]


@pytest.mark.parametrize("text", ["", "#:schema ../schema.json\n# Goal: leads\n"])
def test_an_empty_file_is_named_before_what_comes_of_it(folder: Path, text: str) -> None:
    rule = (
        '[[rule]]\nid = "r"\njudgement = true\neach = "goal"\nbecause = "x"\n'
        'then = { recommend = "kpi-x", value = "low" }\n'
        '[[finding]]\nid = "goal.f"\nkind = "yes_no"\nlabel = "F"\n'
    )
    (folder / "b.toml").write_text(rule, encoding="utf-8")
    (folder / "c.toml").write_text(text, encoding="utf-8")
    first, second = told(folder)
    assert first == (
        "c.toml: this file is empty (if something was in it, fetch that back; if not, delete it)"
    )
    assert second.startswith("b.toml:6: rule[r].then.recommend: unknown item 'kpi-x'")


def test_a_pipe_among_the_rules_is_refused_at_once(folder: Path) -> None:
    os.mkfifo(folder / "b.toml")
    assert told(folder) == ["b.toml: this is a pipe or a device, a TOML file was expected"]


HEAD = '[[rule]]\nid = "r"\njudgement = true\neach = "goal"\nbecause = "x"\n'
ASK = 'then = { ask = "?" }\n'
QUESTION = """\
[[question]]
id = "business.q"
area = "business"
kind = "choice"
label = "Q"
text = "Q?"
option = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
"""
POLICY = """\
[[policy]]
id = "p"
title = "P"
text = "P."
weekly_hours = 0
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            POLICY + "setup_hours = 0,25\n",
            "b.toml:6: not valid TOML: write 0.25, with a point and not a comma",
        ),
        (
            POLICY + "setup_hours = [0,25, 1]\n",
            (
                "b.toml:6: policy[p].setup_hours: hours are a number or [low, high], "
                "not 3 numbers; a number has a point and not a comma, as 0.25"
            ),
        ),
        (
            POLICY + 'setup_hours = "1,5"\n',
            (
                "b.toml:6: policy[p].setup_hours: hours are a number or [low, high], "
                "without quotes: write 1.5"
            ),
        ),
        (
            POLICY + "setup_hours = [2, 1]\n",
            (
                "b.toml:6: policy[p].setup_hours: it must be [low, high] "
                "with 0 <= low <= high <= 200"
            ),
        ),
        (
            POLICY + "setup_hours = 1\nweeks = 2\n",
            (
                "b.toml:7: policy[p].weeks: it moves one day: "
                "write it with not_before or with not_after"
            ),
        ),
        (
            POLICY + 'setup_hours = 1\nclaim = "lead"\n',
            (
                'b.toml:7: policy[p].claim: claim = "lead" and carries go together: a lead move '
                "names the approaches it carries out, and only a lead move does"
            ),
        ),
        (
            HEAD.replace('"x"', '""') + ASK,
            "b.toml:5: rule[r].because: expected a text that is not empty",
        ),
        (
            '[[order]]\nkind = "tactic"\nitems = []\n' * 2,
            (
                "b.toml:5: order[tactic].kind: the id 'tactic' is already that of [[order]] "
                "(the first is in b.toml:1; give one of them another id)"
            ),
        ),
        (
            HEAD + ASK + '[rule.when]\ngoal.kind = "hiring"\n',
            'b.toml:8: rule[r].when.goal.kind: put "goal.kind" in quotes',
        ),
        (
            HEAD + ASK + 'when = { goal.kind = { not = "hiring" } }\n',
            'b.toml:7: rule[r].when.goal.kind: put "goal.kind" in quotes',
        ),
        (
            HEAD + 'then = { obstacle = "x", value = "high" }\n',
            'b.toml:6: rule[r].then: obstacle goes with weight = "low", "medium" or "high"',
        ),
        (
            HEAD + 'then = { recommend = "x", weight = "high" }\n',
            'b.toml:6: rule[r].then: recommend goes with value = "low", "medium" or "high"',
        ),
        (
            HEAD + 'then = { ask = "?", weight = "high" }\n',
            "b.toml:6: rule[r].then: weight goes with obstacle only",
        ),
        (
            HEAD + 'principles = ["listen"]\n' + ASK,
            (
                "b.toml:3: rule[r].judgement: it has principles and judgement = true; "
                "a rule has one of them, not both"
            ),
        ),
        (
            HEAD + 'then = { find = { link.value = "low" } }\n',
            'b.toml:6: rule[r].then.find: put "link.value" in quotes',
        ),
        *(
            (
                HEAD + ASK + f"when = {when}\n",
                (
                    "b.toml:7: rule[r].when: expected a table of facts and tests, "
                    'as { "goal.kind" = "leads" }'
                ),
            )
            for when in ('"goal.kind"', '["goal.kind"]')
        ),
        (
            HEAD + ASK + 'when = { "relationship.kind" = "staff" }\n',
            (
                "b.toml:7: rule[r].when.relationship.kind: 'relationship.kind' cannot be seen by "
                "something about the goal (a rule sees facts of the relationship with each = "
                '"relationship" or each = "link"; "some relationship.kind" can be tested in any '
                "rule)"
            ),
        ),
        (
            QUESTION + 'ask_when = { "goal.kind" = "hiring" }\n',
            (
                "b.toml:8: question[business.q].ask_when.goal.kind: 'goal.kind' cannot be seen by "
                'something about the business ("some goal.kind" can be tested instead)'
            ),
        ),
        (
            QUESTION + 'words = "How?"\nask_when = { "link.value" = "low" }\n',
            (
                "b.toml:9: question[business.q].ask_when.link.value: 'link.value' is a finding, "
                "and questions and computed facts are settled before anything is concluded "
                "(test the answers that it is concluded from)"
            ),
        ),
        (
            QUESTION.replace('"business"', '"bussiness"') + 'words = "How?"\n',
            (
                "b.toml:3: question[business.q].area: unknown area 'bussiness' "
                "(did you mean 'business'?)"
            ),
        ),
        (
            HEAD + ASK + 'when = { "kind" = "hiring" }\n',
            (
                "b.toml:7: rule[r].when.kind: unknown fact 'kind' "
                "(did you mean 'goal.kind' or 'relationship.kind'?)"
            ),
        ),
        (
            HEAD.replace("[[rule]]", "[rule]") + ASK + HEAD + ASK,
            (
                "b.toml:1: not valid TOML: [rule] and [[rule]] in one file "
                "(write [[rule]], with two brackets)"
            ),
        ),
        (
            HEAD + ASK + HEAD.replace("[[rule]]", "[rule]") + ASK,
            (
                "b.toml:7: not valid TOML: [rule] and [[rule]] in one file "
                "(write [[rule]], with two brackets)"
            ),
        ),
    ],
)
def test_what_was_meant_is_written_out(folder: Path, text: str, expected: str) -> None:
    (folder / "b.toml").write_text(text, encoding="utf-8")
    assert told(folder) == [expected]
