"""The summary says in one line what becomes of the accounts."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advise import advise
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.catalogue import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase
from tests.conftest import SCENARIOS

BASE = rulebase(
    question("business.offer", "text", printed=True),
    question("business.buyers", printed=True),
    question("business.reach", printed=True),
    rule("leave-them", recommend="accounts"),
    rule("act", recommend="call"),
    item("accounts", "stance"),
    item("call", "tactic", setup_hours=0, weekly_hours=0),
    sections=(OutlineSection.model_validate({"id": "s", "title": "S", "kinds": ["summary"]}),),
)


def lines(given: Answers) -> list[str]:
    outline = advise(BASE, given, ReferenceMatcher(BASE), date(2026, 1, 5))
    return [item.id for item in outline.items()]


def test_the_accounts_come_before_where_to_begin() -> None:
    told = lines(answers("customers", offer="bread", buyers="a", reach="a"))
    assert told == ["summary-what", "accounts", "summary-start"]


def test_without_a_goal_nothing_is_said_of_the_accounts() -> None:
    assert "accounts" not in lines(answers())


@pytest.mark.parametrize("name", [path.stem for path in SCENARIOS])
def test_every_firm_with_a_goal_is_told_one_thing_about_its_accounts(
    name: str, outlines: dict[str, Outline]
) -> None:
    items = list(outlines[name].items())
    wanted = any(item.kind == "goal" for item in items)
    assert [item.kind for item in items].count("stance") == int(wanted)
