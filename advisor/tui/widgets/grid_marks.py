"""The marks of a grid, row by row: what is offered, what is marked, what was handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.reply import words_before, words_cell
from advisor.core.interview.steps import (
    Ask,
    Cell,
    Interview,
    answer_of,
    options_for,
    words_beside,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.tui.answer_check import MARKS_BETWEEN, UNKNOWN


class GridMarks:
    """Rows are numbered as their entries are asked, columns as the options stand, from 0.

    ``words`` are the own words beside each row.
    """

    def __init__(
        self,
        rulebase: Rulebase,
        interview: Interview,
        asks: Sequence[Ask],
        typed: Callable[[Cell], str],
    ) -> None:
        """``typed`` gives what was marked or typed when the row was left unfinished."""
        self.asks = tuple(asks)
        self.question = asks[0].question
        self._offered = [_offered(rulebase, interview, ask) for ask in asks]
        self.columns = columns_of(rulebase, interview, asks)
        self._before: list[tuple[frozenset[str], str]] = []
        self._chosen: list[frozenset[str]] = []
        self.words: list[str] = []
        beside = words_beside(rulebase, self.question)
        for ask, offered in zip(self.asks, self._offered, strict=True):
            answer = answer_of(interview.answers, self.question, ask.index)
            before = _marked(answer) if ask.answered else frozenset()
            words = words_before(interview.answers, beside, ask.index) if beside else ""
            left = frozenset(typed(ask.cell).split(MARKS_BETWEEN)) & offered
            self._before.append((before, words))
            self._chosen.append(left or before)
            self.words.append(typed(words_cell(ask)) or words)

    @property
    def several(self) -> bool:
        """Whether a row takes more than one mark."""
        return self.question.kind == "choices"

    def is_offered(self, row: int, column: int) -> bool:
        """Whether an option exists for this entry."""
        return column < len(self.columns) and self.columns[column] in self._offered[row]

    def is_marked(self, row: int, column: int) -> bool:
        """Whether an option is marked."""
        return self.columns[column] in self._chosen[row]

    def chosen(self, row: int) -> tuple[str, ...]:
        """The ids of what is marked, in the order of the columns."""
        return tuple(one for one in self.columns if one in self._chosen[row])

    def mark(self, row: int, column: int) -> None:
        """Mark an option; of several, a second time takes the mark away."""
        one, alone = self.columns[column], {*self.question.alone, UNKNOWN}
        if not self.several or one in alone:
            self._chosen[row] = frozenset({one})
        else:
            self._chosen[row] = (self._chosen[row] ^ {one}) - alone

    def copy_above(self, row: int) -> None:
        """Mark what the row above has, as far as it is offered here."""
        if row:
            self._chosen[row] = self._chosen[row - 1] & self._offered[row]

    def following(self, row: int) -> int | None:
        """The next row without a mark, from the top again after the last; None if all have one."""
        rows = [*range(row + 1, len(self.asks)), *range(row + 1)]
        return next((n for n in rows if not self._chosen[n]), None)

    # ── handing in ─────────────────────────────────────────────────────────────

    def is_changed(self, row: int) -> bool:
        """Whether marks or words differ from what was handed in; a row without marks never does."""
        return bool(self._chosen[row]) and self._now(row) != self._before[row]

    def words_before(self, row: int) -> str:
        """The own words of a row as they were handed in last."""
        return self._before[row][1]

    def handed_in(self, row: int) -> None:
        """The row is answered as it is now."""
        self._before[row] = self._now(row)

    def pending(self, row: int) -> dict[Cell, str]:
        """What is marked or typed in a row and not handed in, by the answer it is for."""
        marks, words = self._before[row]
        return {
            self.asks[row].cell: (
                MARKS_BETWEEN.join(self.chosen(row)) if self._chosen[row] != marks else ""
            ),
            words_cell(self.asks[row]): self.words[row] if self.words[row] != words else "",
        }

    def _now(self, row: int) -> tuple[frozenset[str], str]:
        return self._chosen[row], self.words[row].strip()


def columns_of(rulebase: Rulebase, interview: Interview, asks: Sequence[Ask]) -> tuple[str, ...]:
    """The ids of all options that some row offers, in their order, “I don't know” last."""
    offered = frozenset[str]().union(*(_offered(rulebase, interview, ask) for ask in asks))
    return tuple(one for one in (*asks[0].question.spec.options, UNKNOWN) if one in offered)


def _offered(rulebase: Rulebase, interview: Interview, ask: Ask) -> frozenset[str]:
    question = ask.question
    unknown = frozenset[str]() if question.required else frozenset({UNKNOWN})
    if question.kind == "yes_no":
        return frozenset({"yes", "no"}) | unknown
    options = options_for(rulebase, interview.answers, question, ask.index)
    return frozenset(option.id for option in options) | unknown


def _marked(answer: Answer | None) -> frozenset[str]:
    if answer is DONT_KNOW:
        return frozenset({UNKNOWN})
    if isinstance(answer, tuple):
        return frozenset(answer)
    return frozenset({answer}) if isinstance(answer, str) else frozenset()
