"""What a run of the program has: rule base, engine, language, day, and where answers are saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

from advisor.advise import infer
from advisor.core.interview.profile import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.engine.chain import Matcher
from advisor.files.store import Store
from advisor.language import Language


@dataclass(frozen=True)
class Environment:
    """The environment of one run, the same for all its interviews and commands.

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

    def case(self, answers: Answers) -> Case:
        """The case of these answers, today; nothing is worked out before it is asked for."""
        return Case(self.rulebase, answers, self.infer, self.day)

    def infer(self, answers: Answers) -> Inference:
        """What follows from these answers."""
        # An engine keeps facts while it runs, so two threads take turns.
        with self._running:
            return infer(self.rulebase, answers, self.matcher)
