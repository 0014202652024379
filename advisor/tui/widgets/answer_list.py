"""All answers by section: given, open and set aside, each with a glyph of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.interview.progress import ReviewLine, Status, review
from advisor.core.interview.steps import Ask, Cell, Interview, ask_for
from advisor.core.message import N_, Label, message
from advisor.environment import Environment
from advisor.report.answers import currency_of, entry_name, question_label, shown_answer
from advisor.tui.widgets.rows import Hung, Rows, row

GLYPHS: Mapping[Status, str] = {
    "answered": "●",
    "presumed": "◇",
    "open": "○",
    "aside": "◌",
}
CHANGED = "✎"


class AnswerList(Rows):
    """Every question that applies, and every answer that is set aside."""

    def __init__(self, environment: Environment, **more: Any) -> None:
        super().__init__(**more)
        self._environment = environment
        self._shown: dict[str, ReviewLine] = {}
        self._lists: dict[str, str] = {}
        self._interview: Interview | None = None
        self._currency = ""

    def show(
        self, interview: Interview, changed: Collection[Cell] = (), *, empty_lists: bool = False
    ) -> None:
        """Show the answers; those in ``changed`` are marked.

        With ``empty_lists`` a list in which nothing is has a line as well.
        """
        self._interview = interview
        self._currency = currency_of(interview.answers)
        self._shown = {}
        self._lists = {}
        self.put(list(self._rows(interview, changed, empty_lists)))

    def line(self, row_id: str | None) -> ReviewLine | None:
        """The answer in a row."""
        return self._shown.get(row_id or "")

    def empty_list(self, row_id: str | None) -> str:
        """The question that names the entries of a list in which nothing is, '' elsewhere."""
        return self._lists.get(row_id or "", "")

    def ask(self, row_id: str | None) -> Ask | None:
        """The question of a row, None where it is set aside."""
        line = self.line(row_id)
        if line is None or self._interview is None:
            return None
        return ask_for(self._environment.rulebase, self._interview, line.cell)

    def _rows(
        self, interview: Interview, changed: Collection[Cell], empty_lists: bool
    ) -> Iterator[Option]:
        language = self._environment.language
        rulebase = self._environment.rulebase
        for part in review(rulebase, interview):
            empty = empty_lists and part.area.repeat and not part.lines
            if part.lines or empty:
                title = Content(language.text(part.area.title)).stylize("bold $text-primary")
                # Empty space groups: above each section but the first.
                blank = [(0, Content(""))] if self._shown else []
                yield row(Hung([*blank, (0, title)]), heading=True)
            if empty:
                row_id = f"list {part.area.id}"
                self._lists[row_id] = rulebase.area_questions(part.area)[0].id
                none = Content(f"{GLYPHS['open']} {language.text(N_('none named yet'))}")
                yield row(Hung([(0, none.stylize("italic"))], hang=2), row_id)
            index: int | None = None
            for line in part.lines:
                if part.area.repeat and line.index is not None and line.index != index:
                    index = line.index
                    name = entry_name(rulebase, interview.answers, part.area.repeat, index)
                    text = f"{index + 1}. {language.show(name)}"
                    yield row(Content(text).stylize("bold"), heading=True)
                row_id = f"{line.question.id}@{line.index}"
                self._shown[row_id] = line
                yield row(self._line(line, changed=line.cell in changed), row_id)

    def _line(self, line: ReviewLine, *, changed: bool) -> Hung:
        language = self._environment.language
        glyph = CHANGED if changed else GLYPHS[line.status]
        if line.answer is None:
            shown = language.text(N_("open"))
        else:
            said = shown_answer(line.question, line.answer, currency=self._currency)
            shown = language.show(said)
        text = Content(f"{glyph} {question_label(line.question, language)}: {shown}")
        style = {
            "answered": "bold" if changed else "",
            "presumed": "",
            "open": "italic",
            "aside": "$text-muted",
        }
        lines = [(0, text.stylize(style[line.status]))]
        if line.status == "aside":
            gate = line.gate.label if line.gate is not None else N_("another answer")
            why = message(
                N_("set aside, because of “{answer}”; it comes back if that changes"),
                answer=Label(gate),
            )
            lines.append((2, Content(language.show(why)).stylize("$text-muted")))
        return Hung(lines, first=2)
