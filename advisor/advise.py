"""Answers and an engine in; a case, or its outline, out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.fact import Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.advice import Infer
from advisor.core.strategy.case import Case
from advisor.engine.chain import Matcher, fired_rules, run
from advisor.engine.reference import ReferenceMatcher


def infer(rulebase: Rulebase, answers: Answers, matcher: Matcher) -> Inference:
    """Everything that follows from the answers, as the engine behind ``matcher`` sees it."""
    return run(rulebase, build_profile(rulebase, answers), matcher)


def inferring(rulebase: Rulebase, matcher: Matcher) -> Infer:
    """``infer`` with everything but the answers settled."""
    return lambda answers: infer(rulebase, answers, matcher)


def trying(rulebase: Rulebase) -> Callable[[Answers], frozenset[tuple[str, Subject]]]:
    """Which rules fire for which subjects, in plain Python: for trying many answers."""
    matcher = ReferenceMatcher(rulebase)
    return lambda answers: fired_rules(rulebase, build_profile(rulebase, answers), matcher)


def sketching(rulebase: Rulebase) -> Infer:
    """The same in plain Python, which needs no loading: for a part of a rule base, on trial."""
    return inferring(rulebase, ReferenceMatcher(rulebase))


def open_case(rulebase: Rulebase, answers: Answers, matcher: Matcher, day: date) -> Case:
    """The case of these answers on this day; nothing is worked out before it is asked for."""
    return Case(rulebase, answers, inferring(rulebase, matcher), day)


def advise(rulebase: Rulebase, answers: Answers, matcher: Matcher, day: date) -> Outline:
    """The strategy outline for these answers on this day."""
    return open_case(rulebase, answers, matcher, day).outline
