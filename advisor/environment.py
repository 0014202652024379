"""What an interview needs from outside, handed to screens and plain prompts alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

from advisor.advise import infer
from advisor.core.interview.profile import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.compose import compose
from advisor.engine.chain import Matcher
from advisor.files.store import Store
from advisor.language import Language


@dataclass(frozen=True)
class Environment:
    """The rule base, the engine and the language of one run of the program.

    ``engine_note`` says in one line why a stand-in engine is in use, '' if none is.
    ``start`` is a file to go on with, None to offer what is saved.
    """

    rulebase: Rulebase
    matcher: Matcher
    engine_note: str
    language: Language
    day: date
    store: Store
    start: Path | None = None
    _running: Lock = field(default_factory=Lock, repr=False, compare=False)

    def conclude(self, answers: Answers) -> tuple[Inference, Outline]:
        """What follows from these answers, and the strategy for them, today."""
        inference = self.infer(answers)
        return inference, compose(self.rulebase, inference, self.day)

    def infer(self, answers: Answers) -> Inference:
        """What follows from these answers."""
        # An engine keeps facts while it runs, so two threads take turns.
        with self._running:
            return infer(self.rulebase, answers, self.matcher)

    def outline(self, answers: Answers) -> Outline:
        """The strategy for these answers, today."""
        return self.conclude(answers)[1]
