"""What page one consists of: lines, and the steps of this week."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.core.message import Message, Name, Shown, Words
from advisor.core.reasoning.inference import Firing
from advisor.core.reasoning.length import words_in
from advisor.core.rules.fact import BUSINESS, Subject


@dataclass(frozen=True, slots=True)
class Step:
    """One step of this week: what, who and when in one line, and how to begin."""

    id: str
    title: Message
    text: Message | None
    firings: tuple[Firing, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its title, its text, what it shows and what it is based on.

    The steps of this week stand under their line, which has no text of its own.
    """

    name: str
    title: str
    text: Message | None
    keys: tuple[str, ...] = ()
    firings: tuple[Firing, ...] = ()
    subject: Subject = BUSINESS
    steps: tuple[Step, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        steps = sum(words_in(step.title) + words_in(step.text) for step in self.steps)
        return len(self.title.split()) + words_in(self.text) + steps

    def shortened(self) -> Line | None:
        """The same with one step fewer that says how to begin; None where no step does."""
        spoken = [place for place, step in enumerate(self.steps) if step.text is not None]
        if not spoken:
            return None
        steps = list(self.steps)
        steps[spoken[-1]] = replace(steps[spoken[-1]], text=None)
        return replace(self, steps=tuple(steps))


# How specific a text is that names something in the owner's own words.
OWN = 2


def specific(text: Shown | None) -> int:
    """How much of this firm a text names: its own words and names, else other facts."""
    if isinstance(text, Message):
        return max((specific(value) for _, value in text.values), default=0)
    return OWN if isinstance(text, (Words, Name)) else 0 if text is None else 1
