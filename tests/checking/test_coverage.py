"""Which questions count as seen, by the interviews of scenarios."""

from __future__ import annotations

from datetime import date

from advisor.advise import open_case
from advisor.checking.coverage import Recorder, coverage_text
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, question, rule, rulebase

BASE = rulebase(
    question("business.q"),
    question("business.further", ask_when={"business.q": "b"}),
    rule("r", {"business.q": "a"}, ask="?"),
    rule("further", {"business.further": "a"}, ask="?"),
)


def never_skipped(q: str, further: str) -> tuple[str, ...]:
    recorder = Recorder(BASE)
    case = open_case(
        BASE, answers("customers", q=q, further=further), ReferenceMatcher(BASE), date(2026, 1, 5)
    )
    recorder.add(case)
    return recorder.result().parts["questions"].always


def test_a_question_asked_of_everybody_is_not_missed_as_never_skipped() -> None:
    assert "business.q" not in never_skipped("b", "a")


def test_a_question_asked_of_some_is_missed_as_long_as_all_are_asked_it() -> None:
    assert "business.further" in never_skipped("b", "a")


def test_one_scenario_is_not_several() -> None:
    recorder = Recorder(BASE)
    given = answers("customers", q="a")
    recorder.add(open_case(BASE, given, ReferenceMatcher(BASE), date(2026, 1, 5)))
    said = coverage_text(recorder.result())
    assert said.startswith("coverage over 1 scenario, both directions\n")
