"""One question about all entries of a group: rows are the entries, columns the options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask, Cell, Interview, words_beside
from advisor.core.message import N_, Message, Words, message
from advisor.environment import Environment
from advisor.report.answers import asked_of_all, entry_name
from advisor.tui.answer_check import UNKNOWN, AnswerCheck
from advisor.tui.widgets.cells import Drawn
from advisor.tui.widgets.grid_layout import AROUND, has_room
from advisor.tui.widgets.grid_legend import flowing, listed
from advisor.tui.widgets.grid_marks import GridMarks, columns_of
from advisor.tui.widgets.grid_table import GridTable, head, yes_no_column
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.text_input import TextInput

# Lines of the window beside the page itself, and of the page beside legend and table.
OUTSIDE, BESIDE, FEWEST_ROWS = 8, 6, 3
# Lines of a page beside rows and legend, with the space around them and own words in a frame.
AROUND_TABLE = 15
# Lines beside texts and rows: the head of the table, the space around it, where one is, what is
# wrong and what the keys do; and those of own words in a frame.
TABLE_LINES, WORDS_LINES = 7, 4
# As many columns have a number key; “I don't know” has its own.
MOST_COLUMNS = 11


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
        self._check = AnswerCheck(environment)
        self._answered = answered
        self._done = done
        self._keys = Keys({"f3": self.unknown, **keys})
        self._marks: GridMarks | None = None
        self._names: list[str] = []
        self._labels: list[str] = []
        # The lines that say what the columns mean, in a width.
        self._legend: Callable[[int], list[str]] = lambda _: []
        self._row = 0
        # Whether one went to the cell of the row one is at.
        self._led = False

    def compose(self) -> ComposeResult:
        """Question, legend, table, what the column means, own words, and what is wrong."""
        yield Static("", id="grid-question", markup=False)
        yield Static("", id="grid-help", classes="hint", markup=False)
        yield Static("", id="legend", markup=False)
        yield GridTable(self, self._keys, id="table")
        yield Static("", id="column", markup=False)
        yield Static("", id="grid-words-label", classes="hint", markup=False)
        yield TextInput(lambda _: self.submit(), self._keys, self._leave_words, id="grid-words")
        yield Static("", id="grid-problem", classes="problem", markup=False)
        yield Static("", id="grid-hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def fits(self, interview: Interview, asks: Sequence[Ask], size: tuple[int, int]) -> bool:
        """Whether names, marks and legend have room in a window of this size."""
        ids = columns_of(self._environment.rulebase, interview, asks)
        width, height = size
        legend = len(flowing(self._label_texts(asks[0], ids), width - AROUND))
        room = height - OUTSIDE - legend - BESIDE
        return has_room(len(ids), width) and room >= FEWEST_ROWS and len(ids) <= MOST_COLUMNS

    def show(self, interview: Interview, asks: Sequence[Ask], typed: Callable[[Cell], str]) -> None:
        """Show a page; the keyboard goes to the first row without an answer."""
        question, rulebase = asks[0].question, self._environment.rulebase
        language = self._environment.language
        marks = self._marks = GridMarks(rulebase, interview, asks, typed)
        self._labels = self._label_texts(asks[0], marks.columns)
        self._names = [
            language.show(entry_name(rulebase, interview.answers, question.entries, ask.index or 0))
            for ask in asks
        ]
        words = words_beside(rulebase, question)
        asked = asked_of_all(rulebase, interview.answers, question)
        self._put("#grid-question", language.say(asked))
        self._put("#grid-help", language.text(question.help or ""))
        table = self.query_one(GridTable)
        heads = table.fill(marks, self._names, self._labels)
        legend = [f"{head(marks, n)} {label}" for n, label in enumerate(self._labels)]
        shown = self.query_one("#legend", Static)
        room = self._page_height - AROUND_TABLE - len(asks)
        self._legend = lambda width: listed(legend, width, room)
        shown.update(Drawn(self._legend))
        shown.display = not heads
        field = self.query_one("#grid-words", TextInput)
        field.display = words is not None
        self._put("#grid-words-label", language.text(words.text) if words is not None else "")
        self._put("#grid-problem", "")
        hint = N_("Arrows move, a number or Space marks, = is as above. Enter goes on.")
        more = N_("Arrows move, numbers mark, = as above; type own words. Enter goes on.")
        self._put("#grid-hint", language.text(more if words is not None else hint))
        self._space_out()
        self._led = False
        open_rows = [row for row, ask in enumerate(asks) if not ask.answered]
        self._go(open_rows[0] if open_rows else 0, None)
        self.screen.set_focus(table, scroll_visible=False)

    def on_resize(self) -> None:
        """There may be room now for space around the table, or not any more."""
        if self._marks is not None:
            self._space_out()

    def _space_out(self) -> None:
        """A line of space after question, help and the row one is at, where there is room."""
        around = self.parent
        width = (around.size.width if isinstance(around, Widget) else self.app.size.width) - AROUND
        shown = [self.query_one(one, Static) for one in ("#grid-question", "#grid-help")]
        texts = [str(one.content) for one in shown if one.display]
        legend = self._legend(width) if self.query_one("#legend").display else []
        lines = sum(len(wrap(text, max(1, width))) for text in texts) + len(legend)
        words = WORDS_LINES if self.query_one("#grid-words").display else 0
        spaces = len(texts) + (1 if legend else 0)
        needed = lines + len(self._names) + words + TABLE_LINES + spaces
        self.set_class(self._page_height >= needed, "spaced")

    @property
    def _page_height(self) -> int:
        """How high the page is; this view may not have been laid out yet."""
        around = self.parent
        return around.size.height if isinstance(around, Widget) else self.app.size.height

    @property
    def width_needed(self) -> int:
        """How many cells the whole table takes, with the space around it."""
        table = self.query_one(GridTable)
        return sum(one.get_render_width(table) for one in table.ordered_columns) + AROUND

    def _label_texts(self, ask: Ask, ids: Iterable[str]) -> list[str]:
        text, question = self._environment.language.text, ask.question
        plain = {"yes": N_("Yes"), "no": N_("No"), UNKNOWN: N_("I don't know")}
        found: list[str] = []
        for one in ids:
            option = question.option(one)
            found.append(text(option.label if option is not None else plain.get(one, one)))
        return found

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)

    def _refuse(self, said: Message) -> None:
        self._put("#grid-problem", f"✗ {self._environment.language.say(said)}")

    # ── moving and marking ─────────────────────────────────────────────────────

    def move(self, down: int, right: int) -> None:
        """To another cell; a row that one leaves is handed in."""
        if self._marks is None:
            return
        row = min(max(0, self._row + down), len(self._names) - 1)
        column = self.query_one(GridTable).column + right
        if row == self._row or self._keep_row():
            self._go(row, min(max(0, column), len(self._labels) - 1))
            self._led = self._led or bool(right)

    def _leave_words(self, step: int) -> None:
        """Up from own words to the row they are about, Down to the next one."""
        self.screen.set_focus(self.query_one(GridTable), scroll_visible=False)
        self.move(max(0, step), 0)

    def _go(self, row: int, column: int | None) -> None:
        """To a cell; without a column to the first mark of the row."""
        if self._marks is None:
            return
        self._led = self._led and row == self._row
        self._row = row
        if column is None:
            chosen = self._marks.chosen(row)
            column = self._marks.columns.index(chosen[0]) if chosen else 0
        self._go_column(column)
        self.query_one("#grid-words", TextInput).value = self._marks.words[row]

    def _go_column(self, column: int) -> None:
        assert self._marks is not None  # noqa: S101
        self.query_one(GridTable).go(self._row, column)
        said = message(
            N_("{name}: {head} {label}"),
            name=Words(self._names[self._row]),
            head=Words(head(self._marks, column)),
            label=Words(self._labels[column]),
        )
        self._put("#column", self._environment.language.say(said))

    def mark_here(self) -> None:
        """Mark the cell one is at, or take its mark away."""
        self.mark(self.query_one(GridTable).column)

    def mark(self, column: int) -> None:
        """Mark an option of the row one is at; of several, a second time takes it away."""
        if self._marks is not None and self._marks.is_offered(self._row, column):
            self._marks.mark(self._row, column)
            self._redraw(column)

    def copy_above(self) -> None:
        """The same marks as in the row above."""
        if self._marks is not None:
            self._marks.copy_above(self._row)
            self._redraw(self.query_one(GridTable).column)

    def _redraw(self, column: int) -> None:
        if self._marks is not None:
            self.query_one(GridTable).redraw(self._marks, self._row)
            self._put("#grid-problem", "")
            self._go_column(column)

    def unknown(self) -> None:
        """I don't know, of the row one is at."""
        if self._marks is not None and UNKNOWN in self._marks.columns:
            self.mark(self._marks.columns.index(UNKNOWN))
        else:
            self._refuse(Message(N_("This one needs an answer.")))

    def type_words(self, character: str) -> bool:
        """Begin own words with a letter; where none are asked for, y and n answer."""
        field = self.query_one("#grid-words", TextInput)
        if field.display:
            self.screen.set_focus(field)
            field.value += character
            return True
        column = yes_no_column(self._marks, character) if self._marks is not None else None
        if column is not None:
            self.mark(column)
        return column is not None

    def clicked(self, row: int, column: int) -> None:
        """Handle a click: a cell is marked; on a name, one goes there."""
        if row != self._row and not self._keep_row():
            return
        self._go(row, max(0, column))
        if column >= 0:
            self.mark(column)

    # ── handing in ─────────────────────────────────────────────────────────────

    def enter(self) -> None:
        """Handle Enter: where one is to be marked and none is, the cell one went to is taken."""
        marks = self._marks
        if marks is not None and not marks.several and not marks.chosen(self._row) and self._led:
            self.mark_here()
        self.submit()

    def submit(self) -> None:
        """Hand in the row and go on to the next one without a mark; after the last one, further."""
        marks = self._marks
        if marks is None or not self._keep_row():
            return
        self.screen.set_focus(self.query_one(GridTable), scroll_visible=False)
        following = marks.following(self._row)
        if following is None:
            self._done()
        elif following == self._row or not marks.chosen(self._row):
            self._refuse(Message(N_("Please mark something in this row.")))
        else:
            self._go(following, None)

    @property
    def pending_cells(self) -> dict[Cell, str]:
        """What is marked or typed in this row and not handed in, by the answer it is for."""
        if self._marks is None:
            return {}
        self._take_words()
        return self._marks.pending(self._row)

    def _take_words(self) -> None:
        field = self.query_one("#grid-words", TextInput)
        if self._marks is not None and field.display:
            self._marks.words[self._row] = field.value

    def _keep_row(self) -> bool:
        """Hand the row in that one leaves; False where something is wrong with it."""
        marks, row = self._marks, self._row
        if marks is None:
            return False
        self._take_words()
        if not marks.is_changed(row):
            return True
        taken = self._check.marked(marks.question, marks.chosen(row))
        reply = (
            taken
            if isinstance(taken, Message)
            else self._check.reply(
                marks.asks[row], taken, marks.words[row], marks.words_before(row)
            )
        )
        if isinstance(reply, Message):
            self._refuse(reply)
            return False
        marks.handed_in(row)
        self._answered((reply,))
        return True
