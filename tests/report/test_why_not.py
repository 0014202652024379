"""Why something is not there: what left it out, and which rules came closest."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from advisor.core.interview.answers import Answers
from advisor.core.reasoning.why_not import WhyNot, why_not
from advisor.report.text_lines import lines_of
from advisor.report.why_not import why_not_text
from advisor.report.why_not_json import why_not_json
from tests.report.firm import OPEN, SHUT, entry, explainer, phrases, target


def answer(name: str, given: Answers) -> WhyNot:
    return why_not(explainer(given), target(name))


def text(name: str, given: Answers) -> str:
    return why_not_text(answer(name, given), (), phrases(given))


def document(name: str, given: Answers) -> dict[str, Any]:
    found = json.loads(why_not_json(answer(name, given), (), phrases(given)))
    assert isinstance(found, dict)
    return found


def test_the_nearest_rule_is_followed_to_the_answer_that_stands_in_the_way() -> None:
    assert "✗ Open on Sundays: b; needed: a" in text("x", SHUT)


def test_how_far_a_rule_was_from_firing_is_said() -> None:
    assert "At least 1 answer is in the way." in text("y", OPEN)


def test_what_is_there_after_all_is_said_first() -> None:
    assert "It is there" in text("x", OPEN)


def test_what_only_waits_is_named_in_json() -> None:
    found = why_not_json(answer("x", OPEN), (entry("x", "later"),), phrases())
    assert json.loads(found)["later"] == ["x"]


def test_what_other_work_does_already_is_said_with_that_work() -> None:
    thanks = entry("thank", also=("x",))
    planned, late = (
        why_not_text(answer("x", OPEN), (one,), phrases())
        for one in (thanks, replace(thanks, section="later"))
    )
    assert "x is done within “thank” (thank): its rules and theirs." in planned
    assert ("there is no room" in planned, "there is no room" in late) == (False, True)


def test_json_names_the_work_that_does_it_already() -> None:
    found = why_not_json(answer("x", OPEN), (entry("thank", also=("x",)),), phrases())
    assert json.loads(found)["done_within"] == {"x": "thank"}
    assert document("x", OPEN)["done_within"] == {}


def test_json_nests_the_rules_that_could_have_concluded_a_finding() -> None:
    (miss,) = document("x", SHUT)["misses"]
    assert [near["rule"] for near in miss["tested"][0]["nearest"]] == ["strong"]


def test_json_names_the_firings_that_made_a_finding_what_it_is() -> None:
    (miss,) = document("x", SHUT)["misses"]
    assert miss["tested"][0]["concluded_by"] == ["weak@"]


def test_no_line_is_longer_than_there_is_room_however_deep_it_hangs() -> None:
    with lines_of(60):
        lines = text("x", SHUT).splitlines()
    assert any(line.count("─") and line.index("─") > 6 for line in lines), lines
    assert max(map(len, lines)) <= 60
