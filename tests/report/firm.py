"""One small firm for the tests of the reports, and what follows from its answers."""

from __future__ import annotations

from datetime import date

from advisor.advise import sketching
from advisor.core.interview.answers import Answers
from advisor.core.message import message
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline, OutlineItem, Section, Totals
from advisor.core.reasoning.target import Target, target_of
from advisor.core.reasoning.why import Explainer, FiringNode
from advisor.language import english
from advisor.report.phrases import Phrases
from tests.builders import answers, finding, item, question, rule, rulebase

DAY = date(2026, 1, 5)
# Where p is a, a finding becomes strong and brings x in; where p is b, y comes in instead.
BASE = rulebase(
    question("business.p", label="Open on Sundays"),
    finding("business.f", "weak", "strong"),
    item("x", title="Tell people"),
    item("y"),
    rule("weak", {}, find={"business.f": "weak"}),
    rule("strong", {"business.p": "a"}, find={"business.f": "strong"}, principles=["listen"]),
    rule("r", {"business.f": "strong"}, recommend="x", because="because it is strong"),
    rule("s", {"business.p": "b"}, recommend="y"),
)
OPEN, SHUT = answers(p="a"), answers(p="b")


def inferred(given: Answers = OPEN) -> Inference:
    return sketching(BASE)(given)


def phrases(given: Answers = OPEN) -> Phrases:
    return Phrases(BASE, english(), inferred(given))


def explainer(given: Answers = OPEN) -> Explainer:
    return Explainer(BASE, inferred(given))


def target(name: str) -> Target:
    found = target_of(BASE, name)
    assert found is not None
    return found


def firing(rule_id: str, given: Answers = OPEN) -> FiringNode:
    """One rule that fired, with everything behind it."""
    inference = inferred(given)
    fired = [one for one in inference.firings if one.rule == rule_id]
    return Explainer(BASE, inference).derive(fired).roots[0]


def entry(name: str, section: str = "tactics", **more: object) -> OutlineItem:
    """An item of an outline; its rules and facts are those of the firing of rule r."""
    explainer, inference = Explainer(BASE, inferred()), inferred()
    why = explainer.justify(one for one in inference.firings if one.rule == "r")
    fields = {"kind": "tactic", "title": message(name), "why": why, **more}
    return OutlineItem(id=name, section=section, **fields)  # type: ignore[arg-type]


def outline(*items: OutlineItem) -> Outline:
    """An outline of these items, each section named by its id."""
    ids = dict.fromkeys(one.section for one in items)
    sections = tuple(
        Section(name, name.capitalize(), tuple(one for one in items if one.section == name))
        for name in ids
    )
    return Outline("Rye & Co", DAY, sections, Totals(0, 2, 0, 0, 0, 0, "EUR"))
