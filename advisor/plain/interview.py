"""The pages of the interview in lines, and the commands between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.interview.answer import Answer
from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.pages import Page
from advisor.core.interview.progress import ReviewLine, review
from advisor.core.interview.steps import Ask, Cell, options_for
from advisor.core.message import N_, Label, Words, message
from advisor.core.rules.fact import naming_fact
from advisor.core.strategy.preview import preview
from advisor.interview_session import InterviewSession
from advisor.plain.asking import Asking
from advisor.plain.console import Console, Stop
from advisor.plain.grid import Grid
from advisor.plain.held import Held, change_with_words, say_saving
from advisor.plain.naming import Naming
from advisor.plain.presumed import hold_presumed
from advisor.report.answers import (
    currency_of,
    entry_name,
    left_said,
    question_label,
    shown_answer,
)
from advisor.report.news import aside_news, news

HELP = (
    N_("Type an answer and press Enter. For a list, type a number, or several with commas."),
    N_("? or don't know means “I don't know”. An empty line keeps the answer there is."),
    N_(":why says why it is asked. :back goes to the question before. :skip leaves it for later."),
    N_(":review shows all answers with numbers, :change and a number changes one."),
    N_(":show shows the strategy so far. :enough ends the questions and goes to the strategy."),
    N_(":again puts the question again. :help shows this again."),
    N_(":home goes to all interviews. :quit saves and stops."),
)


class Steps:
    """Puts the pages of the interview one after another."""

    def __init__(
        self, session: InterviewSession, console: Console, show: Callable[[], None]
    ) -> None:
        """``show`` writes the strategy so far."""
        self._session = session
        self._console = console
        self._show = show
        self._asking = Asking(session.environment, console)
        self._held = Held(session, console, self._asking, self._command, self._told)
        self._outline = session.case.outline
        self._lines: list[ReviewLine] = []
        # What the entries were called when the lines were listed.
        self._called: list[Answer | None] = []
        # The fields of a form that were answered since it was put, for going back among them.
        self._fields: list[Cell] = []
        self._leave = False
        self._enough = False

    def walk(self) -> bool:
        """Put one page after another; False if the owner wants to go home instead."""
        self._enough = False
        while not self._leave and not self._enough:
            self._fields = []
            navigation = self._session.navigation
            page = navigation.page
            if navigation.unconfirmed:
                self._console.line()
                hold_presumed(self._held)
                continue
            if page is None:
                break
            self._console.line()
            self._put_page(page)
        return not self._leave

    def _put_page(self, page: Page) -> None:
        self._place(page)
        if page.kind == "naming" and page.group is not None:
            Naming(self._held, page, page.group).hold()
        elif page.group is not None and self._is_list(page):
            Grid(self._held, page, page.group).hold()
        else:
            self._form(page)

    def _is_list(self, page: Page) -> bool:
        """Whether a page is one question about several entries that are offered the same options.

        A number means the same for all entries of a list.
        """
        rulebase, answers = self._session.environment.rulebase, self._session.navigation.answers
        offered = {
            tuple(option.id for option in options_for(rulebase, answers, one.question, one.index))
            for one in page.cells
        }
        return len(page.questions) == 1 and len(page.rows) > 1 and len(offered) == 1

    def _place(self, page: Page) -> None:
        navigation, console = self._session.navigation, self._console
        place = console.language.text(page.area.title)
        said = left_said(navigation.pages, navigation.depth)
        if said is None:
            console.line(f"[{place}]")
        else:
            console.line(f"[{place}] {console.language.say(said)}.")

    # ── questions ──────────────────────────────────────────────────────────────

    def _form(self, page: Page) -> None:
        """The fields of a page one after another, those that its own answers call for too."""
        again = page.answered
        while (now := self._session.navigation.page) is not None and now.id == page.id:
            ask = next(
                (c for c in now.cells if c.cell not in self._fields and (again or not c.answered)),
                None,
            )
            if ask is None:
                self._session.leave()
                return
            before = list(self._fields)
            self._typed_before(ask)
            reply = self._asking.ask(self._session.navigation.pages.interview, ask, self._command)
            if reply is not None:
                self._fields.append(ask.cell)
                change_with_words(self._held, reply)
            elif len(self._fields) < len(before):
                # Back among the fields of the form: the one before is put again.
                again = True
            else:
                return

    def _typed_before(self, ask: Ask) -> None:
        """Show what was typed on the screens and not entered; it is not lost in lines either."""
        typed = self._session.typed(ask.cell)
        if typed and not ask.question.spec.options:
            left = N_("You had typed “{typed}” here and not entered it.")
            self._console.say(message(left, typed=Words(typed)))

    def _told(self, edit_effect: EditEffect | None) -> None:
        """Say what an answer did: to other answers, and to the strategy."""
        say_saving(self._session, self._console)
        if edit_effect is not None:
            for line in aside_news(edit_effect, self._console.language, glyphs=False):
                self._console.line(line)
        before, self._outline = self._outline, self._session.case.outline
        said = news(preview(before, self._outline), self._console.language, glyphs=False)
        if said:
            told = message(N_("Advice in your strategy: {news}."), news=Words(said))
            self._console.say(told)

    # ── commands ───────────────────────────────────────────────────────────────

    def _command(self, typed: str) -> bool:
        """Obey a command; True if another step is to be put."""
        word, _, rest = typed.partition(" ")
        commands: Mapping[str, Callable[[], bool]] = {
            ":back": self._back,
            ":skip": self._skip,
            ":review": self._review,
            ":change": lambda: self._change(rest.strip()),
            ":show": self._shown,
            ":enough": self._finish,
            ":home": self._home,
            ":quit": self._quit,
            ":help": self._help,
            # The question is put again after whatever did not lead elsewhere.
            ":again": lambda: False,
        }
        if word not in commands:
            self._console.unknown(word)
            return False
        return commands[word]()

    def _back(self) -> bool:
        if self._fields:
            self._fields.pop()
            return True
        moved = self._session.back()
        if not moved:
            self._console.text(N_("This is the first question."))
        return moved

    def _skip(self) -> bool:
        if not self._session.skip():
            self._console.text(N_("This is a list: an empty line goes on."))
            return False
        self._console.text(N_("Left for later. It comes back when the others are done."))
        return True

    def _review(self) -> bool:
        rulebase = self._session.environment.rulebase
        self._lines, self._called = [], self._names()
        for part in review(rulebase, self._session.navigation.pages.interview):
            if part.lines:
                self._console.text(part.area.title)
            for line in part.lines:
                self._lines.append(line)
                self._console.line(f"  {len(self._lines)}. {self._reviewed(line)}")
        return False

    def _reviewed(self, line: ReviewLine) -> str:
        language = self._console.language
        about = ""
        if line.index is not None:
            rulebase, answers = self._session.environment.rulebase, self._session.navigation.answers
            name = entry_name(rulebase, answers, line.question.entries, line.index)
            about = f" ({language.show(name)})"
        label = f"{question_label(line.question, language)}{about}"
        if line.answer is None:
            return language.say(message(N_("{label}: open"), label=Words(label)))
        currency = currency_of(self._session.navigation.answers)
        said_so = shown_answer(line.question, line.answer, currency=currency)
        shown = Words(language.show(said_so))
        if line.status == "answered":
            return f"{label}: {shown.text}"
        if line.status == "presumed":
            taken = N_("{label}: {answer} [taken for granted]")
            said = message(taken, label=Words(label), answer=shown)
            return language.say(said)
        gate = Label(line.gate.label) if line.gate is not None else Label(N_("another answer"))
        said = message(
            N_("{label}: {answer} [set aside, because of “{gate}”; kept]"),
            label=Words(label),
            answer=shown,
            gate=gate,
        )
        return language.say(said)

    def _change(self, number: str) -> bool:
        place = None
        if self._lines and self._called != self._names():
            self._console.text(N_("The lists are not as they were, so the numbers are new:"))
            self._review()
        else:
            if not self._lines:
                self._review()
            place = self._console.read_number(number, len(self._lines))
        if place is None:
            # Asked for at once: a number typed later would answer the question put again.
            self._console.text(N_("Which answer? Type its number, or an empty line for none."))
            typed = self._console.read_answer()
            place = self._console.read_number(typed, len(self._lines)) if typed else None
        if place is None:
            return False
        line = self._lines[place]
        ask = self._session.ask_for(line.cell)
        if ask is None:
            self._console.text(N_("This answer is set aside: change the one it depends on."))
            return False
        self._change_one(ask)
        return True

    def _names(self) -> list[Answer | None]:
        """What every entry is called, by which a line of the review stays about the same one."""
        groups = self._session.navigation.answers.groups.items()
        return [entry.get(naming_fact(group)) for group, entries in groups for entry in entries]

    def _change_one(self, ask: Ask) -> None:
        """Ask one question again, wherever the owner is."""
        reply = self._asking.ask_once(self._session.navigation.pages.interview, ask)
        if reply is not None:
            change_with_words(self._held, reply)

    def _shown(self) -> bool:
        self._show()
        return False

    def _finish(self) -> bool:
        self._enough = self._session.finish()
        if not self._enough:
            self._console.text(N_("First name a goal: the strategy is built on at least one."))
        return self._enough

    def _home(self) -> bool:
        self._leave = True
        return True

    def _quit(self) -> bool:
        raise Stop

    def _help(self) -> bool:
        self._console.lines(HELP)
        return False
