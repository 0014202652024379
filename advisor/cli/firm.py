"""A firm on the command line: its file, and everything that follows from it, worked out once."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from advisor.advise import inferring
from advisor.cli.context import day, load, matcher
from advisor.core.diagnostic import nearest
from advisor.core.interview.profile import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.reasoning.target import Target, target_names, target_of
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Composition
from advisor.core.strategy.compose import compose
from advisor.engine.chain import Matcher
from advisor.errors import AdvisorError
from advisor.files.interview import InterviewFile, read_interview
from advisor.language import Language, english
from advisor.report.phrases import Phrases


@dataclass(frozen=True)
class InterviewSession:
    """What all firms of one command share."""

    rulebase: Rulebase
    matcher: Matcher
    day: date
    language: Language

    @property
    def infer(self) -> Callable[[Answers], Inference]:
        """Runs all rules."""
        return inferring(self.rulebase, self.matcher)

    def outline(self, answers: Answers) -> Outline:
        """The strategy for some answers."""
        return compose(self.rulebase, self.infer(answers), self.day)

    def open(self, path: Path) -> Firm:
        """The firm in a file; raises FileError or InvalidError."""
        file = read_interview(path, self.rulebase)
        return Firm(self, file, file.answers)

    def target(self, name: str) -> Target:
        """What is asked about; raises AdvisorError naming the nearest valid name."""
        found = target_of(self.rulebase, name)
        if found is None:
            hint = nearest(name.partition(":")[0], target_names(self.rulebase))
            told = f" ({hint})" if hint else "; `advisor advise FILE --format json` shows ids"
            raise AdvisorError(f"there is no item or warning '{name}'{told}")
        return found


@dataclass(frozen=True)
class Firm:
    """One firm: its file, and its answers, which may differ from the file's in a trial."""

    session: InterviewSession
    file: InterviewFile
    answers: Answers

    @cached_property
    def inference(self) -> Inference:
        return self.session.infer(self.answers)

    @cached_property
    def outline(self) -> Outline:
        return compose(self.session.rulebase, self.inference, self.session.day)

    @cached_property
    def composition(self) -> Composition:
        return Composition(self.session.rulebase, self.inference, self.session.day)

    @cached_property
    def explainer(self) -> Explainer:
        return Explainer(self.session.rulebase, self.inference)

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.session.rulebase, self.session.language, self.inference)

    def target(self, name: str) -> Target:
        """What is asked about, checked against the goals and relationships there are."""
        target = self.session.target(name)
        subjects = [str(s) for s in self.inference.profile.subjects(target.scope)]
        if target.about and target.about not in subjects:
            hint = nearest(target.about, subjects)
            known = ", ".join(filter(None, subjects)) or "only the business"
            raise AdvisorError(f"'{target.about}' is nobody here ({hint or f'there are: {known}'})")
        return target


def environment_of(arguments: argparse.Namespace) -> InterviewSession:
    """The rule base, the engine and the day that the arguments name."""
    rulebase = load(arguments)
    return InterviewSession(rulebase, matcher(arguments, rulebase), day(arguments), english())
