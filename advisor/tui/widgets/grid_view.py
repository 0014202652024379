"""One question about all entries of a group: rows are the entries, columns the options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from advisor.core.interview.answer import DONT_KNOW, Answer, AnswerError, check_answer, clean
from advisor.core.interview.reply import Reply, words_before, words_cell, words_worth_asking
from advisor.core.interview.steps import (
    Ask,
    Cell,
    Interview,
    answer_of,
    options_for,
    words_beside,
)
from advisor.core.interview.typed_answer import Taken
from advisor.core.message import N_, Words, message
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.report.answers import asked_of_all, entry_name
from advisor.tui.widgets.choices import ONE, SEVERAL
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.question_view import MARKS_BETWEEN

UNKNOWN = DONT_KNOW.value
# Cells a column of marks takes, and as many a name has at least and at most.
COLUMN, SHORTEST, LONGEST = 5, 12, 26
DITTO = ('"', "=")
# Lines of the window beside the page itself, and of the page beside legend and table.
AROUND, FEWEST_ROWS = 8, 3


class GridTable(DataTable[Text]):
    """The marks; keys are taken in the order they come."""

    def __init__(self, view: GridView, keys: Keys, **more: Any) -> None:
        super().__init__(
            cursor_type="cell", fixed_columns=1, zebra_stripes=True, cell_padding=1, **more
        )
        self._view = view
        self._keys = keys

    async def _on_click(self, event: events.Click) -> None:
        """Handle a click on a cell: it is marked at once; DataTable would only go there."""
        meta = event.style.meta
        event.stop()
        event.prevent_default()
        if meta.get("row", -1) >= 0 and not meta.get("out_of_bounds", False):
            self._view.clicked(meta["row"], meta["column"] - 1)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        view = self._view
        moves: Mapping[str, Callable[[], None]] = {
            "up": lambda: view.move(-1, 0),
            "down": lambda: view.move(1, 0),
            "left": lambda: view.move(0, -1),
            "right": lambda: view.move(0, 1),
            "home": lambda: view.move(0, -99),
            "end": lambda: view.move(0, 99),
            "space": view.mark_here,
            "enter": view.enter,
            "?": view.unknown,
            **dict.fromkeys(DITTO, view.copy_above),
        }
        character = event.character or ""
        if event.key in moves or character in moves:
            moves[event.key if event.key in moves else character]()
        elif character.isdecimal():
            view.mark((int(character) or 10) - 1)
        elif character.isprintable() and character and view.type_words(character):
            pass
        else:
            return
        event.stop()
        event.prevent_default()


class GridView(Vertical):
    """Shows a grid and passes on the rows that were answered.

    A row is handed in when one leaves it.
    """

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Sequence[Reply]], None],
        done: Callable[[], None],
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        """``answered`` gets rows to be kept; ``done`` is called once the page is done."""
        super().__init__(**more)
        self._environment = environment
        self._answered = answered
        self._done = done
        self._keys = Keys({"f3": self.unknown, **keys})
        self._interview: Interview | None = None
        self._asks: list[Ask] = []
        self._ids: list[str] = []
        self._offered: dict[int, set[str]] = {}
        self._chosen: dict[int, set[str]] = {}
        self._words: dict[int, str] = {}
        self._before: dict[int, tuple[set[str], str]] = {}
        self._row = 0

    def compose(self) -> ComposeResult:
        """Question, legend, table, what the column means, own words, and what is wrong."""
        yield Static("", id="grid-question", markup=False)
        yield Static("", id="grid-help", classes="hint", markup=False)
        yield Static("", id="legend", markup=False)
        yield GridTable(self, self._keys, id="table")
        yield Static("", id="column", markup=False)
        yield LineInput(lambda _: self._words_entered(), self._keys, id="grid-words")
        yield Static("", id="grid-problem", classes="problem", markup=False)
        yield Static("", id="grid-hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def fits(self, interview: Interview, asks: Sequence[Ask], size: tuple[int, int]) -> bool:
        """Whether names, marks and legend have room in a window of this size."""
        ids = self._columns(interview, asks)
        width, height = size
        legend = sum(1 + len(text) // max(1, width - 6) for text in self._labels(asks, ids))
        room = height - AROUND - legend - 5
        return SHORTEST + COLUMN * len(ids) <= width - 6 and room >= FEWEST_ROWS and len(ids) <= 11

    def show(self, interview: Interview, asks: Sequence[Ask], typed: Callable[[Cell], str]) -> None:
        """Show a page; the keyboard goes to the first row without an answer."""
        self._interview, self._asks = interview, list(asks)
        question, rulebase = asks[0].question, self._environment.rulebase
        language = self._environment.language
        self._ids = self._columns(interview, asks)
        self._offered = {n: self._offered_of(interview, ask) for n, ask in enumerate(asks)}
        words = words_beside(rulebase, question)
        for row, ask in enumerate(asks):
            answer = answer_of(interview.answers, question, ask.index) if ask.answered else None
            before = words_before(interview.answers, words, ask.index) if words else ""
            self._before[row] = (_marked(answer), before)
            left = set(filter(None, typed(ask.cell).split(MARKS_BETWEEN)))
            self._chosen[row] = left & self._offered[row] or _marked(answer)
            self._words[row] = typed(words_cell(ask)) or before
        asked = asked_of_all(rulebase, interview.answers, question)
        self._put("#grid-question", language.say(asked))
        self._put("#grid-help", language.text(question.help or ""))
        lines = [
            f"{self._head(n)} {label}" for n, label in enumerate(self._labels(asks, self._ids))
        ]
        self._put("#legend", "\n".join(lines))
        field = self.query_one("#grid-words", LineInput)
        field.display = words is not None
        field.placeholder = language.text(words.text) if words is not None else ""
        self._put("#grid-problem", "")
        hint = N_("Arrows move, a number or Space marks, = is as above, Enter goes on.")
        more = N_("Arrows move, numbers mark, = as above; type own words. Enter goes on.")
        self._put("#grid-hint", language.text(more if words is not None else hint))
        self._fill()
        open_rows = [n for n, ask in enumerate(asks) if not ask.answered]
        self._go(open_rows[0] if open_rows else 0, None)
        self.screen.set_focus(self.query_one(GridTable), scroll_visible=False)

    def _columns(self, interview: Interview, asks: Sequence[Ask]) -> list[str]:
        """The ids of all options that some row offers, in their order, “?” last."""
        question = asks[0].question
        offered = set().union(*(self._offered_of(interview, ask) for ask in asks))
        return [one for one in (*question.spec.options, UNKNOWN) if one in offered]

    def _offered_of(self, interview: Interview, ask: Ask) -> set[str]:
        question = ask.question
        unknown = set() if question.required else {UNKNOWN}
        if question.kind == "yes_no":
            return {"yes", "no"} | unknown
        options = options_for(self._environment.rulebase, interview.answers, question, ask.index)
        return {option.id for option in options} | unknown

    def _labels(self, asks: Sequence[Ask], ids: Sequence[str]) -> list[str]:
        text, question = self._environment.language.text, asks[0].question
        plain = {"yes": N_("Yes"), "no": N_("No"), UNKNOWN: N_("I don't know")}
        found: list[str] = []
        for one in ids:
            option = question.option(one)
            found.append(text(option.label if option is not None else plain.get(one, one)))
        return found

    def _head(self, column: int) -> str:
        return "?" if self._ids[column] == UNKNOWN else str(column + 1)

    def _names(self) -> list[str]:
        rulebase, language = self._environment.rulebase, self._environment.language
        assert self._interview is not None  # noqa: S101
        return [
            language.show(
                entry_name(rulebase, self._interview.answers, ask.question.entries, ask.index or 0)
            )
            for ask in self._asks
        ]

    def _fill(self) -> None:
        table = self.query_one(GridTable)
        table.clear(columns=True)
        room = self.app.size.width - 6 - COLUMN * len(self._ids)
        width = min(LONGEST, max(SHORTEST, room))
        table.add_column(Text(""), width=width)
        for column in range(len(self._ids)):
            table.add_column(Text(self._head(column), justify="center"), width=COLUMN - 2)
        for row, name in enumerate(self._names()):
            shown = Text(name, no_wrap=True, overflow="ellipsis")
            shown.truncate(width, overflow="ellipsis")
            table.add_row(shown, *(self._mark_text(row, n) for n in range(len(self._ids))))

    def _mark_text(self, row: int, column: int) -> Text:
        if self._ids[column] not in self._offered[row]:
            return Text(" · ")
        several = self._question.kind == "choices" and self._ids[column] != UNKNOWN
        marks = SEVERAL if several else ONE
        return Text(marks[self._ids[column] in self._chosen[row]])

    @property
    def _question(self) -> Question:
        return self._asks[0].question

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)

    # ── moving and marking ─────────────────────────────────────────────────────

    @property
    def _column(self) -> int:
        return max(0, self.query_one(GridTable).cursor_column - 1)

    def move(self, down: int, right: int) -> None:
        """To another cell; a row that one leaves is handed in."""
        row = min(max(0, self._row + down), len(self._asks) - 1)
        column = min(max(0, self._column + right), len(self._ids) - 1)
        if row == self._row or self._keep_row():
            self._go(row, column)

    def _go(self, row: int, column: int | None) -> None:
        self._row = row
        if column is None:
            marked = [n for n, one in enumerate(self._ids) if one in self._chosen[row]]
            column = marked[0] if marked else 0
        table = self.query_one(GridTable)
        table.move_cursor(row=row, column=column + 1, animate=False)
        self._show_column(column)
        field = self.query_one("#grid-words", LineInput)
        field.value = self._words[row]
        field.cursor_position = len(field.value)

    def _show_column(self, column: int) -> None:
        label = self._labels(self._asks, self._ids)[column]
        said = message(
            N_("{name}: {head} {label}"),
            name=Words(self._names()[self._row]),
            head=Words(self._head(column)),
            label=Words(label),
        )
        self._put("#column", self._environment.language.say(said))

    def mark_here(self) -> None:
        """Mark the cell one is at, or take its mark away."""
        self.mark(self._column)

    def mark(self, column: int) -> None:
        """Mark an option of the row one is at; of several, a second time takes it away."""
        if column >= len(self._ids) or self._ids[column] not in self._offered[self._row]:
            return
        one, chosen = self._ids[column], self._chosen[self._row]
        alone = {*self._question.alone, UNKNOWN}
        if self._question.kind != "choices" or one in alone:
            self._chosen[self._row] = {one}
        else:
            self._chosen[self._row] = (chosen ^ {one}) - alone
        self._refresh(self._row)
        self._go_column(column)

    def _go_column(self, column: int) -> None:
        self.query_one(GridTable).move_cursor(row=self._row, column=column + 1, animate=False)
        self._show_column(column)

    def copy_above(self) -> None:
        """The same answer as in the row above, then on to the next row."""
        if self._row == 0:
            return
        self._chosen[self._row] = self._chosen[self._row - 1] & self._offered[self._row]
        self._refresh(self._row)
        self._show_column(self._column)

    def unknown(self) -> None:
        """I don't know, of the row one is at."""
        if UNKNOWN in self._ids:
            self.mark(self._ids.index(UNKNOWN))
        else:
            self._put(
                "#grid-problem",
                f"✗ {self._environment.language.text(N_('This one needs an answer.'))}",
            )

    def type_words(self, character: str) -> bool:
        """Begin own words with a letter that was typed; False where none are asked for."""
        field = self.query_one("#grid-words", LineInput)
        if not field.display:
            return False
        field.value += character
        field.cursor_position = len(field.value)
        self.screen.set_focus(field)
        return True

    def _refresh(self, row: int) -> None:
        table = self.query_one(GridTable)
        for column in range(len(self._ids)):
            table.update_cell_at(Coordinate(row, column + 1), self._mark_text(row, column))
        self._put("#grid-problem", "")

    def clicked(self, row: int, column: int) -> None:
        """Handle a click: a cell is marked; on a name, one goes there."""
        if row != self._row and not self._keep_row():
            return
        self._go(row, max(0, column))
        if column >= 0:
            self.mark(column)

    # ── handing in ─────────────────────────────────────────────────────────────

    def enter(self) -> None:
        """On to the next row without an answer; where there is none, the page is done."""
        if not self._chosen[self._row]:
            self.mark_here()
        if not self._keep_row():
            return
        rows = [*range(self._row + 1, len(self._asks)), *range(self._row)]
        following = next((n for n in rows if not self._chosen[n]), None)
        if following is None:
            self._done()
        else:
            self._go(following, None)

    def submit(self) -> None:
        """Go on where every row has an answer; else to the first without one."""
        if not self._keep_row():
            return
        following = next((n for n in range(len(self._asks)) if not self._chosen[n]), None)
        if following is None:
            self._done()
            return
        self._go(following, None)
        text = self._environment.language.text(N_("Please mark something in this row."))
        self._put("#grid-problem", f"✗ {text}")

    def _words_entered(self) -> None:
        self.screen.set_focus(self.query_one(GridTable), scroll_visible=False)
        if self._chosen[self._row]:
            self.enter()

    @property
    def pending_cells(self) -> dict[Cell, str]:
        """What is marked or typed in this row and not handed in, by the answer it is for."""
        if not self._asks:
            return {}
        ask, chosen = self._asks[self._row], self._chosen[self._row]
        before, words_before = self._before[self._row]
        marked = MARKS_BETWEEN.join(one for one in self._ids if one in chosen)
        found = {ask.cell: marked if chosen != before else ""}
        field = self.query_one("#grid-words", LineInput)
        if field.display:
            found[words_cell(ask)] = field.value if field.value != words_before else ""
        return found

    def _keep_row(self) -> bool:
        """Hand the row in that one leaves; False where something is wrong with it."""
        row, ask = self._row, self._asks[self._row]
        field = self.query_one("#grid-words", LineInput)
        self._words[row] = clean(field.value) if field.display else ""
        chosen, before = self._chosen[row], self._before[row]
        if not chosen or (chosen, self._words[row]) == before:
            return True
        raw: object = [one for one in self._ids if one in chosen]
        if UNKNOWN in chosen or self._question.kind != "choices":
            raw = next(iter(chosen))
        try:
            answer = check_answer(self._question, raw)
        except AnswerError as error:
            self._put("#grid-problem", f"✗ {self._environment.language.say(error.problem)}")
            return False
        words = words_worth_asking(self._environment.rulebase, self._question, answer)
        self._before[row] = (set(chosen), self._words[row])
        reply = Reply(ask, Taken(answer), self._words[row] or None if words is not None else None)
        self._answered((reply,))
        return True


def _marked(answer: Answer | None) -> set[str]:
    if answer is DONT_KNOW:
        return {UNKNOWN}
    if isinstance(answer, tuple):
        return set(answer)
    return {answer} if isinstance(answer, str) else set()
