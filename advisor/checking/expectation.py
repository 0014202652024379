"""What a scenario expects, read from its ``[expect]`` table and checked.

[expect]
recommended     = ["listen-first", "ask-them-to-join:cafe-rosa"]  # planned, or later
planned         = ["listen-first"]         # fits the hours and the money
later           = ["reviews-wall"]         # recommended, but does not fit
not_recommended = ["paid-advertising"]     # neither planned nor later
left_out        = ["reason-employees"]     # left out on purpose
cautions        = ["risk-one-person"]      # ids of the rules that warn
open_questions  = ["ask-value"]            # ids of the rules that ask
leading         = ["nobody-has-asked"]     # what holds each goal back most, in the goals' order
since           = ["stopped:win-back"]     # what the last review changed: see strategy/since.py
asked           = ["business.too_big"]     # in the interview for these answers
not_asked       = ["business.sites"]
order           = [["listen-first", "show-the-work-you-want"]]  # first before second

[expect.findings]                          # subject after the key, if it has one
"business.size" = "micro"
"link.value@customers+cafe-rosa" = "high"

[expect.because]                           # item = rules or principles behind it
listen-first = ["listen-first"]

[expect.limits]                            # at most this much
owner_hours = 2.0
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from advisor.core.diagnostic import Diagnostic, expected
from advisor.core.interview.profile import build_profile
from advisor.core.rules.fact import Group, Scope, group_of, nearest_fact
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.since import SINCE
from advisor.errors import InvalidError
from advisor.files.interview import InterviewFile, examine_interview
from advisor.files.validation import problems_of

_PLACES = re.compile(r"(\.\d+)+$")


def _tuple(raw: Any) -> Any:
    return tuple(raw) if isinstance(raw, list) else raw


def _options(raw: Any) -> Any:
    """One option or several: always a tuple."""
    return _tuple(raw) if isinstance(raw, list) else (raw,)


def _chains(raw: Any) -> Any:
    """Lists of items; one list alone is what somebody wrote who meant one of them."""
    if isinstance(raw, list) and raw and all(isinstance(name, str) for name in raw):
        names = ", ".join(f'"{name}"' for name in raw)
        raise ValueError(f"it takes lists of items, first before second: write [[{names}]]")
    return _tuple(raw)


Names = Annotated[tuple[str, ...], BeforeValidator(_tuple)]
OneOrMore = Annotated[tuple[str, ...], BeforeValidator(_options)]


class Limits(BaseModel):
    """Upper bounds: hours in the fullest week, money a month."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    owner_hours: float | None = None
    staff_hours: float | None = None
    money: float | None = None


class Expectation(BaseModel):
    """The ``[expect]`` table; it names a part of the outline, not the whole."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    recommended: Names = ()
    planned: Names = ()
    later: Names = ()
    not_recommended: Names = ()
    left_out: Names = ()
    cautions: Names = ()
    open_questions: Names = ()
    leading: Names = ()
    since: Names = ()
    asked: Names = ()
    not_asked: Names = ()
    order: Annotated[
        tuple[Annotated[tuple[str, ...], BeforeValidator(_tuple)], ...], BeforeValidator(_chains)
    ] = ()
    findings: Mapping[str, OneOrMore] = Field(default_factory=dict)
    because: Mapping[str, OneOrMore] = Field(default_factory=dict)
    limits: Limits = Limits()


@dataclass(frozen=True)
class Scenario:
    """A firm's answers, and what is expected of the outline."""

    file: InterviewFile
    expect: Expectation

    @property
    def name(self) -> str:
        return self.file.path.stem


def read_scenario(path: Path, rulebase: Rulebase) -> Scenario:
    """Read and check a scenario; raises FileError or InvalidError with every problem."""
    file, wrong = examine_interview(path, rulebase)
    # A scenario says what a firm answers: nothing in it may be passed over.
    answers = (*wrong, *file.notes)
    expect, mistyped = _expectation(file)
    # Which entries there are is sure only once they can all be read.
    entries = _Entries(file, rulebase, sure=not answers)
    found = (
        *answers,
        *_uncounted(file, rulebase, {str(problem.key) for problem in answers}),
        *mistyped,
        *_unknown_names(file, expect, entries),
        *_contradicted(file, expect),
    )
    if found:
        raise InvalidError(found)
    return Scenario(file, expect)


def _expectation(file: InterviewFile) -> tuple[Expectation, list[Diagnostic]]:
    """What is expected, but for what has the wrong type, and what is wrong with that."""
    table = dict(file.expect or {})
    try:
        return Expectation.model_validate(table), []
    except ValidationError as error:
        found = [_located(file, problem) for problem in problems_of(error, Expectation)]
        wrong = {detail["loc"][0] for detail in error.errors()}
    rest = {key: value for key, value in table.items() if key not in wrong}
    return Expectation.model_validate(rest), found


def _uncounted(file: InterviewFile, rulebase: Rulebase, told: Set[str]) -> Iterator[Diagnostic]:
    """Entries that would not count for want of an answer; not where it is there and wrong."""
    for group in rulebase.groups:
        needed = [q for q in rulebase.group_questions(group) if q.required and not q.ask_when]
        for index, entry in enumerate(file.answers.entries(group)):
            key = f"answers.{group}[{index}]"
            line = file.lines.line("answers", 0, f"{group}.{index}")
            for question in needed:
                if question.id not in entry and f"{key}.{question.name}" not in told:
                    text = f"{question.name} is missing, without which it does not count"
                    yield Diagnostic("missing", text, str(file.path), key, line)


def _located(file: InterviewFile, problem: Diagnostic) -> Diagnostic:
    """A problem whose key is a place inside the table, with file, line and whole key."""
    # In TOML the place in a list is not written.
    inside = _PLACES.sub("", problem.key or "")
    line = file.lines.line("expect", 0, inside)
    return replace(problem, file=str(file.path), key=f"expect.{inside}", line=line)


def _contradicted(file: InterviewFile, expect: Expectation) -> Iterator[Diagnostic]:
    """What cannot be met: an item that is expected, and expected not to come."""
    for field in ("recommended", "planned", "later"):
        for name in getattr(expect, field):
            if name in expect.not_recommended:
                text = f"'{name}' is under {field}, too"
                yield _located(file, Diagnostic("contradiction", text, key="not_recommended"))


def _unknown_names(
    file: InterviewFile, expect: Expectation, entries: _Entries
) -> Iterable[Diagnostic]:
    """Check every name: a misspelt one under ``not_recommended`` could never fail."""
    rulebase = entries.rulebase
    basis = {**rulebase.rules, **rulebase.principles} if expect.because else {}
    items = rulebase.items
    said = _said(rulebase) if expect.cautions or expect.open_questions else ()
    places: list[tuple[str, Iterable[str], Collection[str], str]] = [
        (field, getattr(expect, field), items, "item")
        for field in ("recommended", "planned", "later", "not_recommended", "left_out")
    ]
    places += [
        ("cautions", expect.cautions, said, "rule"),
        ("open_questions", expect.open_questions, said, "rule"),
        ("leading", expect.leading, items, "item"),
        ("asked", expect.asked, rulebase.questions, "question"),
        ("not_asked", expect.not_asked, rulebase.questions, "question"),
        (
            "order",
            (name for pair in expect.order for name in pair),
            {*items, "relationship"} if expect.order else (),
            "item",
        ),
    ]
    places += [
        (f"because.{name}", (name,), {*items, "relationship", "goal"}, "item")
        for name in expect.because
    ]
    for field, names, valid, what in places:
        for name in names:
            bare, _, copy = name.partition(":")
            if bare not in valid:
                yield _unknown(file, field, what, bare, valid)
            elif copy:
                yield from entries.unknown(field, copy)
    for name in expect.since:
        if name.partition(":")[0] not in SINCE:
            yield _unknown(file, "since", "change", name.partition(":")[0], SINCE)
    for name, behind in expect.because.items():
        wrong = (rule for rule in behind if rule not in basis)
        yield from (_unknown(file, f"because.{name}", "rule", rule, basis) for rule in wrong)
    for name, values in expect.findings.items():
        yield from _wrong_finding(name, values, entries)


def _wrong_finding(name: str, values: Iterable[str], entries: _Entries) -> Iterator[Diagnostic]:
    field, (key, _, place) = f"findings.{name}", name.partition("@")
    rulebase = entries.rulebase
    if key not in rulebase.findings:
        yield _unknown(entries.file, field, "finding", key, rulebase.findings)
        return
    spec = rulebase.vocabulary[key]
    options = (*spec.options, "absent")
    for value in values:
        if value not in options:
            yield _unknown(entries.file, field, "value", value, options)
    yield from entries.wrong(field, key, spec.scope, place)


class _Entries:
    """The entries of a scenario's firm, by which copies of items and findings are named."""

    def __init__(self, file: InterviewFile, rulebase: Rulebase, *, sure: bool) -> None:
        self.file = file
        self.rulebase = rulebase
        self._sure = sure

    @cached_property
    def _groups(self) -> Mapping[Group, tuple[str, ...]]:
        profile = build_profile(self.rulebase, self.file.answers)
        return {group: tuple(profile.places(group)) for group in self.rulebase.groups}

    def unknown(self, field: str, copy: str) -> Iterator[Diagnostic]:
        """What in the name of a copy, as ``cafe-rosa``, is no entry."""
        if not self._sure:
            return
        valid = [name for names in self._groups.values() for name in names]
        for name in copy.split("+"):
            if name not in valid:
                yield _unknown(self.file, field, "entry", name, valid)

    def wrong(self, field: str, key: str, scope: Scope, place: str) -> Iterator[Diagnostic]:
        """What is wrong with the entry of a finding, as ``customers+cafe-rosa`` of a link."""
        if not self._sure:
            return
        group = group_of(scope)
        about: tuple[Group, ...] = (group,) if group else ("goal", "relationship")
        about = () if scope == "business" else about
        names = place.split("+") if place else []
        if len(names) != len(about):
            some = ["+".join(self._groups[one][:1]) for one in about]
            hint = f"write the entry after @, as {'+'.join(some)}" if all(some) and some else None
            each = f"each {scope}" if about else "the business"
            message = f"'{key}' is a fact of {each}"
            yield _located(self.file, Diagnostic("wrong-entry", message, key=field, hint=hint))
            return
        for one, name in zip(about, names, strict=True):
            if name not in self._groups[one]:
                yield _unknown(self.file, field, "entry", name, self._groups[one])


def _unknown(
    file: InterviewFile, field: str, what: str, name: str, valid: Iterable[str]
) -> Diagnostic:
    names = list(valid)
    hint = nearest_fact(name, names) or f"expected one of {expected(names)}"
    if not names:
        hint = f"there is no {what}"
    problem = Diagnostic(f"unknown-{what}", f"unknown {what} '{name}'", key=field, hint=hint)
    return _located(file, problem)


def _said(rulebase: Rulebase) -> frozenset[str]:
    """The ids of the rules that ask or warn."""
    rules = rulebase.rules.values()
    return frozenset(rule.id for rule in rules if rule.then.ask or rule.then.caution)
