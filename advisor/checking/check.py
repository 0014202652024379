"""Comparing what a scenario expects with what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from advisor.advise import open_case
from advisor.checking.expectation import Expectation, Scenario
from advisor.checking.replay import questions_asked
from advisor.core.diagnostic import Diagnostic
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline, OutlineItem
from advisor.core.rules.fact import Missing, Subject, about, group_of
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.engine.chain import Matcher

# Scenarios must come out the same on every day; this one stands for all of them.
DAY = date(2026, 1, 5)

APART = ("later", "left-out", "open-questions", "risks")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that was not met: its key under ``[expect]``, and which entry of a list.

    What was expected, and what was found.
    """

    key: str
    name: str
    expected: str
    got: str

    def __str__(self) -> str:
        told = f"expected {self.expected}, got {self.got}"
        return f"{self.name}: {told}" if self.name else told


@dataclass(frozen=True)
class Outcome:
    """A scenario's case and everything that differs from what it expects."""

    scenario: Scenario
    case: Case
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        return not self.mismatches

    @property
    def unmet(self) -> Iterator[Diagnostic]:
        """What differs, with the file and the line of what expects otherwise."""
        file = self.scenario.file
        for one in self.mismatches:
            line = file.lines.line("expect", 0, one.key)
            yield Diagnostic("unmet", str(one), str(file.path), f"expect.{one.key}", line)


def check(scenario: Scenario, rulebase: Rulebase, matcher: Matcher, day: date = DAY) -> Outcome:
    """Run a scenario and compare."""
    case = open_case(rulebase, scenario.file.answers, matcher, day)
    return Outcome(scenario, case, tuple(_mismatches(scenario.expect, case)))


def _mismatches(expect: Expectation, case: Case) -> Iterator[Mismatch]:
    outline = case.outline
    yield from _items(expect, outline)
    yield from _said("cautions", "risks", expect.cautions, outline)
    yield from _said("open_questions", "open-questions", expect.open_questions, outline)
    yield from _since(expect, outline)
    yield from _leading(expect, case)
    yield from _findings(expect, case.rulebase, case.inference)
    yield from _because(expect, outline)
    yield from _order(expect, outline)
    yield from _limits(expect, outline)
    yield from _questions(expect, case.rulebase, case.answers)


def _items(expect: Expectation, outline: Outline) -> Iterator[Mismatch]:
    for name in expect.recommended:
        where = _where(outline, name)
        if not where - {"left-out"}:
            yield Mismatch("recommended", name, "recommended", _spell(where))
    for name in expect.planned:
        where = _where(outline, name)
        if not where - {"left-out", "later"}:
            yield Mismatch("planned", name, "planned", _spell(where))
    for name in expect.later:
        where = _where(outline, name)
        if "later" not in where:
            yield Mismatch("later", name, "later", _spell(where))
    for name in expect.not_recommended:
        where = _where(outline, name)
        if where - {"left-out"}:
            yield Mismatch("not_recommended", name, "not recommended", _spell(where))
    for name in expect.left_out:
        where = _where(outline, name)
        if "left-out" not in where:
            yield Mismatch("left_out", name, "left out", _spell(where))


def _where(outline: Outline, name: str) -> set[str]:
    """The sections in which an item, or some copy of it, is."""
    return {item.section for item in outline.find(name)}


def _spell(sections: set[str]) -> str:
    if not sections:
        return "not in the outline"
    return "it under " + ", ".join(f"'{section}'" for section in sorted(sections))


def _said(key: str, section_id: str, names: Iterable[str], outline: Outline) -> Iterator[Mismatch]:
    section = outline.section(section_id)
    items = section.items if section else ()
    for name in names:
        if not any(item.named(name) for item in items):
            got = ", ".join(item.id for item in items) or "nothing"
            yield Mismatch(key, name, "it to be said", got)


def _since(expect: Expectation, outline: Outline) -> Iterator[Mismatch]:
    section = outline.section("since")
    said = [item.id.removeprefix("since:") for item in section.items] if section else []
    for name in expect.since:
        if not any(name in (one, one.partition(":")[0]) for one in said):
            yield Mismatch("since", name, "it to be said", ", ".join(said) or "nothing")


def _leading(expect: Expectation, case: Case) -> Iterator[Mismatch]:
    got = [d.main.item.id if d.main is not None else "nothing" for d in case.diagnoses]
    for place, wanted in enumerate(expect.leading):
        found = got[place] if place < len(got) else "no goal"
        if found != wanted:
            yield Mismatch("leading", f"goal {place + 1}", wanted, found)


def _findings(expect: Expectation, rulebase: Rulebase, inference: Inference) -> Iterator[Mismatch]:
    for name, wanted in expect.findings.items():
        key, _, place = name.partition("@")
        scope = rulebase.vocabulary[key].scope
        first, _, second = place.partition("+")
        group = group_of(scope)
        subject = about(group, first) if group else Subject(first, second)
        if subject not in inference.profile.subjects(scope):
            known = ", ".join(map(str, inference.profile.subjects(scope))) or "none"
            yield Mismatch(f"findings.{name}", "", f"a {scope} '{place}'", f"only {known}")
            continue
        state = inference.state(key, subject)
        values = state if isinstance(state, tuple) else (state,)
        got = "absent" if isinstance(state, Missing) else ", ".join(map(str, values))
        wanted_set = set() if wanted == ("absent",) else set(wanted)
        if wanted_set != (set() if isinstance(state, Missing) else set(values)):
            yield Mismatch(f"findings.{name}", "", ", ".join(wanted), got)


def _because(expect: Expectation, outline: Outline) -> Iterator[Mismatch]:
    for name, wanted in expect.because.items():
        items = outline.find(name)
        behind = {n for item in items for n in (*item.why.rules, *item.why.principles)}
        for rule in wanted:
            if rule not in behind:
                got = ", ".join(sorted(behind)) or "nothing"
                yield Mismatch(f"because.{name}", "", rule, got)


def _order(expect: Expectation, outline: Outline) -> Iterator[Mismatch]:
    ranked = [item for item in outline.items() if item.section not in APART]
    for chain in expect.order:
        for first, second in pairwise(chain):
            before, after = (_place(ranked, name) for name in (first, second))
            if before is None or after is None:
                missing = first if before is None else second
                yield Mismatch("order", first, f"before {second}", f"no {missing}")
            elif before == after:
                yield Mismatch("order", first, f"before {second}", "in one line with it")
            elif before > after:
                yield Mismatch("order", first, f"before {second}", "after it")


def _place(items: Sequence[OutlineItem], name: str) -> int | None:
    """The first place at which something of this name stands; None for none."""
    return next((place for place, item in enumerate(items) if item.named(name)), None)


def _limits(expect: Expectation, outline: Outline) -> Iterator[Mismatch]:
    for name in ("owner_hours", "staff_hours", "money"):
        limit = getattr(expect.limits, name)
        used = getattr(outline.totals, name)
        if limit is not None and used > limit:
            yield Mismatch(f"limits.{name}", "", f"at most {limit:g}", f"{used:g}")


def _questions(expect: Expectation, rulebase: Rulebase, answers: Answers) -> Iterator[Mismatch]:
    if not (expect.asked or expect.not_asked):
        return
    asked = {ask.question.id for ask in questions_asked(rulebase, answers)}
    for question in expect.asked:
        if question not in asked:
            yield Mismatch("asked", question, "asked", "skipped")
    for question in expect.not_asked:
        if question in asked:
            yield Mismatch("not_asked", question, "skipped", "asked")
