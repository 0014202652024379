"""What a scenario may expect, and what it is told when something else comes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.checking.check import check
from advisor.checking.expectation import Expectation, Scenario
from advisor.core.catalogue import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.files.interview import InterviewFile
from tests.builders import answers, finding, item, question, rule, rulebase

DAY = date(2026, 1, 5)
SECTIONS = tuple(
    OutlineSection(id=name, title=name, kinds=kinds)
    for name, kinds in (
        ("tactics", ("approach", "tactic")),
        ("later", ("later",)),
        ("risks", ("caution",)),
        ("left-out", ("left_out",)),
        ("open-questions", ("ask",)),
    )
)
BASE = rulebase(
    question("business.q"),
    question("business.r", ask_when={"business.q": "b"}),
    question("business.owner_hours", "number", printed=True),
    finding("business.f", "weak", "strong"),
    finding("business.none"),
    item("walk", "tactic", weekly_hours=1, phase="listening"),
    item("talk", "tactic", weekly_hours=1, phase="content"),
    item("march", "tactic", weekly_hours=50),
    item("shout", "tactic"),
    item("greet", "development"),
    rule("find", find={"business.f": "strong"}),
    rule("never", {"business.q": "c"}, find={"business.none": "yes"}),
    rule("r-walk", recommend="walk", value="high", principles=["listen"]),
    rule("r-talk", recommend="talk"),
    rule("r-march", recommend="march", value="low"),
    rule("r-shout", recommend="shout"),
    rule("no-shout", leave_out="shout"),
    rule("r-greet", each="relationship", recommend="greet"),
    rule("warn", caution="Mind."),
    rule("wonder", ask="Who?"),
    rule("asked", {"business.q": "a", "business.r": "a"}, ask="?"),
    sections=SECTIONS,
)
ANSWERS = answers("customers", people=("Ann",), q="a", owner_hours=3)


def told(**expect: Any) -> list[str]:
    """The mismatches of a scenario that expects this."""
    scenario = Scenario(InterviewFile(Path("s.toml"), "s", ANSWERS), Expectation(**expect))
    return [str(one) for one in check(scenario, BASE, ReferenceMatcher(BASE)).mismatches]


@pytest.mark.parametrize(
    "expect",
    [
        {},
        {"recommended": ("walk", "march")},
        {"planned": ("walk", "talk")},
        {"later": ("march",)},
        {"not_recommended": ("shout",)},
        {"left_out": ("shout",)},
        {"cautions": ("warn",)},
        {"open_questions": ("wonder",)},
        {"findings": {"business.f": "strong", "business.none": "absent"}},
        {"findings": {"link.value@customers+ann": "low"}},
        {"because": {"walk": ["r-walk", "listen"]}},
        {"order": (("walk", "talk"),)},
        {"limits": {"owner_hours": 3.0}},
        {"asked": ("business.q",), "not_asked": ("business.r",)},
    ],
    ids=str,
)
def test_what_comes_out_as_expected_passes(expect: dict[str, Any]) -> None:
    assert told(**expect) == []


@pytest.mark.parametrize(
    ("expect", "mismatch"),
    [
        (
            {"recommended": ("shout",)},
            "items.shout: expected recommended, got it under 'left-out'",
        ),
        ({"planned": ("march",)}, "items.march: expected planned, got it under 'later'"),
        ({"later": ("walk",)}, "later.walk: expected later, got it under 'tactics'"),
        (
            {"not_recommended": ("walk",)},
            "items.walk: expected not recommended, got it under 'tactics'",
        ),
        ({"left_out": ("walk",)}, "left_out.walk: expected left out, got it under 'tactics'"),
        ({"recommended": ("greet:bob",)}, "items.greet:bob: expected recommended, got not in the"),
        ({"cautions": ("wonder",)}, "risks.wonder: expected it to be said, got warn"),
        (
            {"open_questions": ("asked",)},
            "open-questions.asked: expected it to be said, got wonder",
        ),
        ({"findings": {"business.f": "weak"}}, "findings.business.f: expected weak, got strong"),
        (
            {"findings": {"business.f": "absent"}},
            "findings.business.f: expected absent, got strong",
        ),
        (
            {"findings": {"business.none": "yes"}},
            "findings.business.none: expected yes, got absent",
        ),
        (
            {"findings": {"link.value@customers+bob": "low"}},
            (
                "findings.link.value@customers+bob: expected a link 'customers+bob', "
                "got only customers+ann"
            ),
        ),
        (
            {"because": {"walk": "r-talk"}},
            "items.walk.because: expected r-talk, got listen, r-walk",
        ),
        ({"order": (("talk", "walk"),)}, "order.talk: expected before walk, got after it"),
        ({"order": (("walk", "shout"),)}, "order.walk: expected before shout, got no shout"),
        ({"limits": {"owner_hours": 1.0}}, "totals.owner_hours: expected at most 1, got 2"),
        ({"asked": ("business.r",)}, "interview.business.r: expected asked, got skipped"),
        ({"not_asked": ("business.q",)}, "interview.business.q: expected skipped, got asked"),
    ],
    ids=str,
)
def test_a_mismatch_says_where_what_was_expected_and_what_came(
    expect: dict[str, Any], mismatch: str
) -> None:
    (line,) = told(**expect)
    assert line.startswith(mismatch)


def test_every_mismatch_is_told() -> None:
    assert len(told(recommended=("shout",), left_out=("walk",), later=("talk",))) == 3
