"""Why one item is in the strategy, in words for every surface."""

from __future__ import annotations

from advisor.advise import sketching
from advisor.core.strategy.case import Case
from advisor.language import english
from advisor.report.justification import Reasons, reasons_for
from tests.report.firm import BASE, DAY, OPEN, entry, outline


def reasons() -> Reasons:
    item = entry("x")
    case = Case(BASE, OPEN, sketching(BASE), DAY)
    # In place of the outline that the case would compose.
    vars(case)["outline"] = outline(item)
    return reasons_for(case, item, english())


def test_the_answers_behind_an_item_are_given_by_label_and_value() -> None:
    assert [answer.text for answer in reasons().answers] == ["Open on Sundays: a"]


def test_every_rule_on_the_way_is_listed() -> None:
    assert [rule.id for rule in reasons().rules] == ["r", "strong"]


def test_a_condition_that_only_repeats_the_value_is_not_explained() -> None:
    assert reasons().rules[1].conditions == ("Open on Sundays: a",)


def test_an_item_without_principles_is_our_own_judgement() -> None:
    assert reasons().source.startswith("This is our own judgement")
