"""What sheets are filled with: the firm's own names, numbers and days, and empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from advisor.core.message import Message, Shown, Words, message
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import Figures, figures_of
from advisor.core.strategy.goal_number import way
from advisor.language import Language, capitalised
from advisor.paper.pages import PageBlock
from advisor.report.blocks import Blank, Heading, Line, Lines, Paragraph, Table, stopped

# What relationships are with whom something can be agreed, firm to firm.
FIRMS = ("local_peer", "same_trade", "partners", "suppliers", "community")


class Filler:
    """One firm's answers in the words of a sheet."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case = case
        self.language = language.reckoned_from(case.day)

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self.case)

    # ── What is known ──────────────────────────────────────────────────────────

    @property
    def firm(self) -> str:
        """The firm's name, '' where it is not known."""
        return self.case.outline.firm

    def known(self, key: str, subject: Subject = BUSINESS) -> str:
        """An answer in words, '' where there is none."""
        return self.show(self.case.fact(key, subject)) if self.case.knows(key, subject) else ""

    def in_own_words(self, key: str, subject: Subject = BUSINESS) -> str:
        """An answer in the owner's own words where they gave some, else in ours; '' for none."""
        return self.known(f"{key}_words", subject) or self.known(key, subject)

    def has(self, key: str, value: str, subject: Subject = BUSINESS) -> bool:
        """Whether an answer is this option, or has it among others."""
        state = self.case.inference.state(key, subject)
        return value in state if isinstance(state, tuple) else state == value

    def relationships(self, *kinds: str) -> tuple[Subject, ...]:
        """The relationships, the most valuable first; only those of some kinds, if any is named."""
        subjects = (Subject(relationship=name) for name in self.case.ranked_relationships)
        states = self.case.inference.state
        return tuple(s for s in subjects if not kinds or states("relationship.kind", s) in kinds)

    def partners(self) -> tuple[Subject, ...]:
        """Those with whom something can be agreed; not those who may not."""
        return tuple(
            subject
            for subject in self.relationships(*FIRMS)
            if not self.has("relationship.free", "no", subject)
        )

    def name(self, subject: Subject) -> str:
        """What a relationship is called, as a heading has it."""
        return capitalised(self.known("relationship.name", subject))

    def goals(self) -> Iterator[tuple[str, str]]:
        """Each goal and its number, as far as that is known."""
        for subject in self.case.profile.subjects("goal"):
            number = way(self.case, subject)
            yield self.known("goal.kind", subject), self.say(number) if number else ""

    # ── Words ──────────────────────────────────────────────────────────────────

    def text(self, template: str) -> str:
        """A text; {people}, {person} and {met} are the firm's own words."""
        return (
            self.say(self.case.fill(template)) if "{" in template else self.language.text(template)
        )

    def say(self, said: Message) -> str:
        return self.language.say(said)

    def show(self, value: Shown) -> str:
        return self.language.show(value)

    def put(self, template: str, **values: str) -> str:
        """A sentence with words in it."""
        return self.say(message(template, **{name: Words(value) for name, value in values.items()}))

    # ── Blocks ─────────────────────────────────────────────────────────────────

    def heading(self, text: str) -> Heading:
        return Heading(2, self.text(text))

    def aside(self, text: str) -> Paragraph:
        return Paragraph(self.text(text), aside=True)

    def line(self, label: str, text: str, lines: int = 1) -> PageBlock:
        """What is known under a label; lines to write on where it is not."""
        if text:
            return Lines((Line(self.text(label), text),))
        return self.blank(label, lines)

    def blank(self, label: str, lines: int = 1) -> Blank:
        return Blank(stopped(self.text(label), more=True) if label else "", lines)

    def proposal(self, *texts: str) -> Lines:
        """Sentences to keep or to cross out."""
        return Lines(tuple(Line("", self.text(text)) for text in texts))

    def table(
        self, columns: Mapping[str, int], rows: Iterable[tuple[str, ...]], empty: int
    ) -> Table:
        """A table with what is known, and ``empty`` rows below it.

        ``columns`` are the header's cells with their shares of the page.
        """
        head = tuple(map(self.text, columns))
        filled = tuple(tuple(row) for row in rows)
        return Table(head, (*filled, *((("",) * len(head),) * empty)), tuple(columns.values()))
