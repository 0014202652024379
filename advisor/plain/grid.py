"""One question about all entries of a group, in lines: a line an entry, or several at once."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.pages import Page
from advisor.core.interview.reply import words_cell
from advisor.core.interview.steps import Ask, Cell, answer_of
from advisor.core.interview.typed_answer import Taken
from advisor.core.interview.typed_choice import parse_yes_no
from advisor.core.interview.typed_entries import RowsLine, parse_rows
from advisor.core.interview.why_asked import why_asked
from advisor.core.message import N_, Quantity, message
from advisor.core.rules.fact import Group
from advisor.plain.asking import Put
from advisor.plain.held import Held
from advisor.report.answers import asked_of_all, counted_in, entry_name, shown_answer


class Grid:
    """Asks one question about several entries.

    Entries are numbered as they are listed here, from 1.  Once every entry has an answer
    the page is done; where all had one before, at an empty line.
    """

    def __init__(self, held: Held, page: Page, group: Group) -> None:
        self._held = held
        self._page = page
        self._group = group
        self._asks = {cell.index: cell for cell in page.cells if cell.index is not None}
        self._rows = tuple(self._asks)
        self._review = page.answered
        self._at = 0

    def hold(self) -> None:
        """Until every entry has its answer or the owner goes elsewhere."""
        held, console = self._held, self._held.console
        self._put()
        while True:
            if not self._review:
                at = self._next()
                if at is None:
                    held.session.leave()
                    return
                self._at = at
            about = "" if self._review else self._names[self._at]
            typed = console.read(about)
            command = held.typed_command(typed)
            if command == ":why":
                ask = self._asks[self._rows[self._at]]
                interview = held.session.navigation.pages.interview
                console.say(why_asked(held.session.environment.rulebase, interview, ask))
            elif command:
                if held.command(command):
                    return
                self._put()
            elif not typed and self._review:
                held.session.leave()
                return
            else:
                self._take(typed)

    # ── putting the page ───────────────────────────────────────────────────────

    @property
    def _names(self) -> list[str]:
        environment, answers = self._held.session.environment, self._held.session.navigation.answers
        return [
            environment.language.show(entry_name(environment.rulebase, answers, self._group, index))
            for index in self._rows
        ]

    def _put(self) -> None:
        console, session = self._held.console, self._held.session
        rulebase, interview = session.environment.rulebase, session.navigation.pages.interview
        question = self._page.questions[0]
        console.say(asked_of_all(rulebase, interview.answers, question))
        self._held.asking.put_help(self._put_for(self._rows[0]))
        unit = counted_in(interview, rulebase, self._asks[self._rows[0]])
        if unit is not None:
            console.say(message(N_("Type the number: … {unit}"), unit=unit))
        console.text(N_("About each of these:"))
        for place, name in enumerate(self._names):
            console.line(f"  {place + 1}. {name}{self._so_far(place)}")
        if self._review:
            console.text(N_("2 = 3 changes the second. An empty line leaves all as it is."))
        elif len(self._rows) > 1:
            console.text(
                N_("One line each; 2 = 3 for the second, 1-3 = 4, all = 2; ? for unknown.")
            )

    def _so_far(self, place: int) -> str:
        question = self._page.questions[0]
        answer = answer_of(self._held.session.navigation.answers, question, self._rows[place])
        if answer is None:
            return ""
        return f": {self._held.console.language.show(shown_answer(question, answer))}"

    def _put_for(self, index: int) -> Put:
        return self._held.asking.prepared(
            self._held.session.navigation.pages.interview, self._asks[index]
        )

    def _next(self) -> int | None:
        """The first entry without an answer."""
        # Whether or not the others still need it: a list that was begun is asked to its end.
        question, answers = self._page.questions[0], self._held.session.navigation.answers
        rows = enumerate(self._rows)
        return next((n for n, i in rows if answer_of(answers, question, i) is None), None)

    # ── taking a line ──────────────────────────────────────────────────────────

    def _take(self, typed: str) -> None:
        console, question = self._held.console, self._page.questions[0]
        quotes = question.kind != "text" and question.words is not None
        line = parse_rows(typed, self._names, None if self._review else self._at, quotes=quotes)
        if line is None:
            last = Quantity(len(self._rows))
            which = N_("Please type the number of an entry, 1 to {last}, then = and the answer.")
            console.refuse(message(which, last=last))
            return
        given: dict[Cell, Answer] = {}
        first: Taken | None = None
        value = line.value
        for place in line.rows:
            settled = self._settled(place, value, quiet=bool(given))
            if settled is None:
                return
            taken, value = settled
            first = first or taken
            given |= self._cells(self._rows[place], taken, line)
        if first is None:
            return
        # Saved before anything more is asked.
        put = self._put_for(self._rows[line.rows[0]])
        effect = self._held.session.change(given)
        words = self._words_asked(put, first, line)
        if words:
            self._held.session.change(words)
        if len(line.rows) > 1 or line.rows != (self._at,):
            for place in line.rows:
                answer = given[(question.id, self._rows[place])]
                shown = console.language.show(shown_answer(question, answer))
                console.line(f"  {place + 1}. {self._names[place]}: {shown}")
        self._held.told(effect)

    def _settled(self, place: int, value: str, *, quiet: bool) -> tuple[Taken, str] | None:
        """The answer for an entry, and what was typed for it; None where there is none yet.

        What is typed in place of a doubted answer is for this entry and those after it, or
        a line of its own for others.
        """
        put = self._put_for(self._rows[place])
        taken = self._held.asking.take(put, value, quiet=quiet)
        if taken is None:
            return None
        if not self._held.asking.doubts(put, taken):
            return taken, value
        instead = self._instead(self._names[place])
        if instead is None:
            return taken, value
        if "=" in instead:
            self._take(instead)
            return None
        return self._settled(place, instead, quiet=quiet) if instead else None

    def _instead(self, name: str) -> str | None:
        """What is typed in place of a doubted answer, "" for nothing yet; None where it stands."""
        typed = self._held.console.read_answer(name)
        yes = parse_yes_no(typed or "")
        if yes:
            return None
        if typed and yes is None:
            return typed
        self._held.console.text(N_("Please type another answer."))
        return ""

    def _cells(self, index: int, taken: Taken, line: RowsLine) -> dict[Cell, Answer]:
        """The answer for one entry, and the own words that stood behind it in the line."""
        ask: Ask = self._asks[index]
        given: dict[Cell, Answer] = {ask.cell: taken.answer}
        if line.words and ask.question.words:
            given[words_cell(ask)] = line.words
        return given

    def _words_asked(self, put: Put, taken: Taken, line: RowsLine) -> dict[Cell, Answer]:
        """Own words, asked for where a line is for one entry and had none."""
        if line.words or len(line.rows) > 1 or taken.answer is DONT_KNOW:
            return {}
        words = self._held.asking.own_words(put, taken.answer, self._names[line.rows[0]])
        return {words_cell(put.ask): words} if words else {}
