"""What an interview needs from outside, handed to screens and plain prompts alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.advise import advise
from advisor.core.outline import Outline
from advisor.core.profile import Answers
from advisor.core.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.store import Store
from advisor.language import Language


@dataclass(frozen=True)
class Session:
    """The rule base, the engine and the language of one run of the program.

    ``engine_note`` is one line on the engine in use.  ``start`` is a file to go
    on with, None to offer what is saved.
    """

    rulebase: Rulebase
    matcher: Matcher
    engine_note: str
    language: Language
    day: date
    store: Store
    start: Path | None = None

    def outline(self, answers: Answers) -> Outline:
        """The strategy for these answers, today."""
        return advise(self.rulebase, answers, self.matcher, self.day)
