"""What a goal stands on: the article, or a judgement alone."""

from __future__ import annotations

from datetime import date

from advisor.advise import advise
from advisor.core.rules.catalogue import OutlineSection
from advisor.core.rules.rule import Rule
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, rule, rulebase

SECTION = {"id": "g", "title": "Goals", "kinds": ["goal"], "principles": ["listen"]}


def basis(*rules: Rule) -> str:
    """What a goal stands on, in a section that stands on a principle."""
    base = rulebase(
        finding("goal.reason", "marketing", kind="choice"),
        *rules,
        sections=(OutlineSection.model_validate(SECTION),),
    )
    outline = advise(base, answers("customers"), ReferenceMatcher(base), date(2026, 1, 5))
    (goal,) = outline.items()
    return goal.why.basis


FOUND = {"goal.reason": "marketing"}


def test_what_rests_on_a_judgement_alone_does_not_borrow_its_sections_principle() -> None:
    assert basis(rule("judged", each="goal", find=FOUND)) == "judgement"


def test_what_rests_on_a_principle_stands_on_the_article() -> None:
    assert basis(rule("read", each="goal", principles=["listen"], find=FOUND)) == "article"


def test_what_rests_on_no_rule_stands_on_its_section() -> None:
    other = rule("elsewhere", {"goal.kind": "hiring"}, each="goal", find=FOUND)
    assert basis(other) == "article"
