"""A case: what a goal is based on, and that everything is derived once."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from advisor.advise import advise, sketching
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import Rank
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.rule import Rule
from advisor.core.strategy import advice, case
from advisor.core.strategy.case import Case
from advisor.core.strategy.item_context import context_of, decided
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, item, question, rule, rulebase

DAY = date(2026, 1, 5)

SECTION = {"id": "g", "title": "Goals", "kinds": ["goal"], "principles": ["listen"]}


def basis(*rules: Rule) -> str:
    """What a goal stands on, in a section that stands on a principle."""
    base = rulebase(
        finding("goal.reason", "marketing", kind="choice"),
        *rules,
        sections=(OutlineSection.model_validate(SECTION),),
    )
    outline = advise(base, answers("customers"), ReferenceMatcher(base), DAY)
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


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts how often each derivation of a case is made, wherever it is made from."""
    calls: Counter[str] = Counter()

    def counting(owner: Any, name: str) -> None:
        original = getattr(owner, name)

        def wrapper(*given: Any, **more: Any) -> Any:
            calls[name] += 1
            return original(*given, **more)

        monkeypatch.setattr(owner, name, wrapper)

    counting(Explainer, "__init__")
    for name in (
        "make_plan",
        "diagnoses",
        "recommendations",
        "items_left_out",
        "relationship_scores",
    ):
        counting(advice, name)
    counting(case, "compose")
    return calls


def test_nothing_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)
    asked: list[Answers] = []
    base = rulebase()

    def infer(given: Answers) -> Inference:
        asked.append(given)
        return sketching(base)(given)

    Case(base, answers("customers"), infer, DAY)
    assert (asked, calls) == ([], Counter())


def test_each_thing_is_made_once_however_often_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)
    asked: list[Answers] = []
    base = rulebase(
        question("business.owner_hours", "number"),
        item("t", "tactic"),
        rule("r", recommend="t"),
        sections=(OutlineSection(id="do", title="Do", kinds=("tactic", "later", "left_out")),),
    )

    def infer(given: Answers) -> Inference:
        asked.append(given)
        return sketching(base)(given)

    one = Case(base, answers("customers", owner_hours=9), infer, DAY)
    for _ in range(2):
        for made in one.outline.items():
            context_of(one, made)
            one.explainer.why(made)
    assert len(asked) == 1
    assert calls == Counter(
        {
            "__init__": 1,
            "make_plan": 1,
            "diagnoses": 1,
            "recommendations": 1,
            "items_left_out": 1,
            "relationship_scores": 1,
            "compose": 1,
        }
    )


def test_that_finding_out_comes_first_is_said_only_of_finding_out() -> None:
    answer, listen, act = (
        Rank(value=0, goal=0, listening=min(phase, 2), relationship=0, phase=phase)
        for phase in (0, 1, 3)
    )
    assert (decided(answer, listen), decided(answer, act)) == ("phase", "phase")
    assert decided(listen, act) == decided(act, listen) == "listening"
