"""What a rule author is told when the parts of a rule base do not fit together."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.rules.catalogue import ITEM_KINDS
from advisor.core.rules.layout import SECTION_KINDS, OutlineSection
from advisor.core.rules.question import Computed
from advisor.core.strategy.compose import BUILDERS
from tests.builders import finding, item, problems_of, question, rule


def codes(*parts: Any, **more: Any) -> list[str]:
    return [problem.code for problem in problems_of(*parts, **more)]


def test_parts_that_fit_have_no_problems() -> None:
    assert codes(question("business.q"), rule("r", {"business.q": "a"}, ask="?")) == []


Q = question("business.q")
N = question("business.n", "number")
C = question("business.c", "choices")
T = question("business.t", "text")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((Q, rule("r", {"business.qq": "a"}, ask="?")), "unknown-fact"),
        ((Q, rule("r", {"business.q": "z"}, ask="?")), "unknown-option"),
        ((rule("r", recommend="nothing"),), "unknown-item"),
        ((rule("r", principles=["lissen"], ask="?"),), "unknown-principle"),
        ((rule("r", find={"business.ff": "yes"}),), "unknown-finding"),
        (
            (
                Q,
                rule("r", find={"business.q": "a"}),
            ),
            "wrong-kind",
        ),
        ((rule("r", ask="?"), rule("r", ask="!")), "duplicate-id"),
        ((Q, question("business.q")), "duplicate-id"),
        ((item("x"), item("x", "policy"), rule("r", recommend="x")), "duplicate-id"),
        ((item("x"),), "never-recommended"),
        ((finding("business.f"),), "never-concluded"),
        ((Q, rule("r", {"business.q": {"min": 3}}, ask="?")), "wrong-type"),
        ((Q, rule("r", {"business.q": 3}, ask="?")), "wrong-type"),
        ((N, rule("r", {"business.n": "a"}, ask="?")), "wrong-type"),
        ((C, rule("r", {"business.c": "a"}, ask="?")), "wrong-type"),
        ((T, rule("r", {"business.t": "a"}, ask="?")), "wrong-type"),
        ((rule("r", {"goal.kind": "hiring"}, ask="?"),), "wrong-scope"),
        ((item("x", "kpi"), rule("r", recommend="x")), "wrong-scope"),
        ((Q, rule("r", ask="?", because="You said {business.q}.")), "may-be-unknown"),
        ((rule("r", ask="?", because="{goal.kind}"),), "wrong-scope"),
        ((rule("r", ask="{business.zz}?"),), "unknown-fact"),
        (
            (
                Q,
                item("x", text="{business.q}"),
                rule("r", {"business.q": "a"}, recommend="x"),
                rule("s", recommend="x"),
            ),
            "may-be-unknown",
        ),
        ((question("business.q", options=("a",)),), "options"),
        ((question("business.t", "text", min=1),), "bounds"),
        ((question("business.n", "number", min=9, max=1),), "bounds"),
        ((question("business.q", limit=2),), "limit"),
        ((question("business.q", alone=("a",)),), "alone"),
        ((question("business.q", "number", future=True),), "future"),
        ((question("business.q", falls=("a",)),), "falls"),
        ((question("business.q", along=True),), "along"),
        ((question("business.q", area="elsewhere"),), "unknown-area"),
        ((question("business.q", area="goal"),), "wrong-area"),
        (
            (
                item("x", "tactic", waits_for=["y"]),
                item("y"),
                rule("r", recommend="x"),
                rule("s", recommend="y"),
            ),
            "waits",
        ),
        ((item("x", "tactic", covers=["y"]), item("y"), rule("r", recommend="x")), "unknown-work"),
        (
            (
                item("x", "tactic", phase="listening", waits_for=["y"]),
                item("y", "tactic", phase="content"),
                rule("r", recommend="x"),
                rule("s", recommend="y"),
            ),
            "waits",
        ),
    ],
)
def test_a_misfit_is_named(parts: tuple[Any, ...], code: str) -> None:
    assert code in codes(*parts)


@pytest.mark.parametrize(
    ("kind", "hint"),
    [("tactics", "did you mean 'tactic'?"), ("cautions", "did you mean 'caution'?")],
)
def test_a_section_shows_what_there_is(kind: str, hint: str) -> None:
    section = OutlineSection(id="plan", title="Plan", kinds=("page", kind))
    (problem,) = problems_of(sections=(section,))
    assert (problem.key, problem.message, problem.hint) == (
        "section[plan].kinds",
        f"unknown kind '{kind}'",
        hint,
    )


def test_an_outline_without_sections_is_refused() -> None:
    (problem,) = problems_of(sections=())
    assert str(problem) == (
        "section: there is no section, so a strategy would be empty "
        "(outline.toml is where [[section]] tables are)"
    )


def test_a_section_can_show_all_that_is_made() -> None:
    assert set(BUILDERS) <= set(SECTION_KINDS)
    assert set(SECTION_KINDS) == {*BUILDERS, *ITEM_KINDS}


def test_findings_that_wait_for_each_other_are_refused() -> None:
    problems = problems_of(
        finding("business.f"),
        finding("business.g"),
        rule("r", {"business.f": "yes"}, find={"business.g": "yes"}),
        rule("s", {"business.g": "yes"}, find={"business.f": "yes"}),
    )
    assert [p.code for p in problems] == ["cycle"]
    assert "business.f" in problems[0].message


def test_a_question_may_only_wait_for_an_earlier_one() -> None:
    late = question("business.a", ask_when={"business.q": "a"})
    (problem,) = problems_of(late, Q)
    assert problem.message == "'business.q' is asked after this question"


@pytest.mark.parametrize(
    ("asked", "test", "message"),
    [
        (C, "a", "'business.c' takes several values; test it with has, lacks or known"),
        (T, "a", "'business.t' is a text; test it with known"),
        (Q, 3, "'business.q' is a choice; test it with an option, a list of them, not or known"),
        (
            question("business.y", "yes_no"),
            3,
            "'business.y' is yes or no; test it with an option, a list of them, not or known",
        ),
        (
            question("business.m", "money"),
            "a",
            "'business.m' is a sum of money; test it with a number, min, max or known",
        ),
    ],
)
def test_a_wrong_test_is_told_with_those_there_are(asked: Any, test: Any, message: str) -> None:
    (problem,) = problems_of(asked, rule("r", {asked.id: test}, ask="?"))
    assert problem.message == message


def test_a_rule_base_without_principles_is_told_once() -> None:
    rules = (rule(name, principles=["listen"], ask="?") for name in "rs")
    (problem,) = problems_of(*rules, principles=())
    assert str(problem) == (
        "principle: there is no principle, and rules name some "
        "(principles.toml is where [[principle]] tables are)"
    )


def test_a_misspelt_area_is_told_once() -> None:
    lost = question("business.a", area="busness", ask_when={"business.q": "a"})
    waiting = question("business.b", ask_when={"business.a": "a"})
    (problem,) = problems_of(Q, lost, waiting)
    assert problem.message == "unknown area 'busness'"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{peeple} come", "did you mean {people}?"),
        (
            "It is {easily} done",
            "a fact has a dot, as {goal.kind}; cells fill words of their table's texts only",
        ),
    ],
)
def test_a_word_that_is_no_fact_is_told(text: str, hint: str) -> None:
    (problem,) = problems_of(rule("r", ask="?", because=text))
    assert problem.message == f"{text[text.index('{') : text.index('}') + 1]} is no fact"
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("business.q", "'business.q' is an answer, which rules cannot conclude"),
        ("business.sum", "'business.sum' is computed, which rules cannot conclude"),
    ],
)
def test_only_findings_are_concluded(key: str, message: str) -> None:
    added = Computed.model_validate(
        {"id": "business.sum", "kind": "number", "label": "Sum", "sum": ["business.n"]}
    )
    parts = (Q, N, finding("business.f"), rule("s", find={"business.f": "yes"}))
    (problem,) = problems_of(*parts, rule("r", find={key: "a"}), computed=(added,))
    assert (problem.key, problem.message) == (f"rule[r].then.find.{key}", message)
    assert problem.hint == "conclude a [[finding]]; give it a name of its own"


def test_all_problems_are_told_at_once() -> None:
    assert len(codes(rule("r", {"business.x": "a", "business.y": "b"}, ask="?"))) == 2


def test_the_nearest_name_is_suggested() -> None:
    (problem,) = problems_of(Q, rule("r", {"business.kq": "a"}, ask="?"))
    assert problem.hint == "did you mean 'business.q'?"
