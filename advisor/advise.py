"""The whole way from answers to outline, in one short function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.compose import compose
from advisor.engine.chain import Matcher, run
from advisor.engine.reference import ReferenceMatcher


def infer(rulebase: Rulebase, answers: Answers, matcher: Matcher) -> Inference:
    """Everything that follows from the answers, as the engine behind ``matcher`` sees it."""
    return run(rulebase, build_profile(rulebase, answers), matcher)


def advise(rulebase: Rulebase, answers: Answers, matcher: Matcher, day: date) -> Outline:
    """The strategy outline for these answers on this day."""
    return compose(rulebase, infer(rulebase, answers, matcher), day)


def inferring(rulebase: Rulebase, matcher: Matcher) -> Callable[[Answers], Inference]:
    """``infer`` with everything but the answers settled."""
    return lambda answers: infer(rulebase, answers, matcher)


def sketching(rulebase: Rulebase) -> Callable[[Answers], Inference]:
    """The same in plain Python, which needs no loading: for a part of a rule base, on trial."""
    return inferring(rulebase, ReferenceMatcher(rulebase))
