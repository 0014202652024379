"""The steps of the interview in lines: questions, lists, and the commands between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.navigation import may_skip, place_of
from advisor.core.interview.progress import ReviewLine, review
from advisor.core.interview.steps import Ask, Gather
from advisor.core.interview.typed_answer import Taken, with_currency
from advisor.core.message import N_, Label, Message, Words, counted, message
from advisor.core.strategy.preview import preview
from advisor.interview_session import InterviewSession, ListAction
from advisor.plain.asking import BARE, Asking
from advisor.plain.console import Console, Stop
from advisor.report.answers import entry_name, shown_answer
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
LIST_HELP = N_(
    "Type yes to add one, no to go on; or :edit, :remove, :up or :down with a number of the list."
)


ACTIONS: Mapping[str, ListAction] = {
    **dict.fromkeys(("yes", "y", ":add"), "add"),
    **dict.fromkeys(("no", "n", ":done"), "done"),
    ":edit": "edit",
    ":remove": "remove",
    ":up": "up",
    ":down": "down",
}


class Steps:
    """Puts the steps of the interview one after another."""

    def __init__(
        self, session: InterviewSession, console: Console, show: Callable[[], None]
    ) -> None:
        """``show`` writes the strategy so far."""
        self._session = session
        self._console = console
        self._show = show
        self._asking = Asking(session.environment, console)
        self._outline = session.case.outline
        self._lines: list[ReviewLine] = []
        self._leave = False
        self._enough = False

    def walk(self) -> bool:
        """Put one step after another; False if the owner wants to go home instead."""
        self._enough = False
        while not self._leave and not self._enough:
            step = self._session.navigation.step
            if step is None:
                break
            self._console.line()
            self._place(step)
            if isinstance(step, Ask):
                self._question(step)
            else:
                self._list(step)
        return not self._leave

    def _place(self, step: Ask | Gather) -> None:
        navigation, console = self._session.navigation, self._console
        place = console.language.text(step.area.title)
        if isinstance(step, Ask) and step.index is not None and step.area.repeat is not None:
            rulebase = self._session.environment.rulebase
            name = entry_name(rulebase, navigation.answers, step.area.repeat, step.index)
            place += f", {console.language.show(name)}"
        if navigation.interview.left:
            left = counted(
                "[{place}] About {n} question left.",
                "[{place}] About {n} questions left.",
                navigation.interview.left,
                place=Words(place),
            )
            console.say(left)
        else:
            console.line(f"[{place}]")

    # ── one question ───────────────────────────────────────────────────────────

    def _question(self, ask: Ask) -> None:
        taken = self._asking.ask(self._session.navigation.interview, ask, self._command)
        if taken is not None:
            self._take_currency(taken)
            self._told(self._session.answer(taken.answer))

    def _take_currency(self, taken: Taken) -> None:
        """A currency that was typed with a sum is not asked for again."""
        answers = self._session.navigation.answers
        after = with_currency(self._session.environment.rulebase, answers, taken)
        if after != answers:
            self._session.set_answers(after)

    def _told(self, edit_effect: EditEffect | None) -> None:
        """Say what an answer did: to other answers, and to the strategy."""
        if self._session.unsaved:
            problem = Words(self._session.unsaved)
            self._console.say(message(N_("Not saved: {problem}"), problem=problem))
        for note in self._session.take_notes():
            self._console.line(note)
        if edit_effect is not None:
            for line in aside_news(edit_effect, self._console.language, glyphs=False):
                self._console.line(line)
        before, self._outline = self._outline, self._session.case.outline
        said = news(preview(before, self._outline), self._console.language, glyphs=False)
        if said:
            told = message(N_("Advice in your strategy: {news}."), news=Words(said))
            self._console.say(told)

    # ── a list ─────────────────────────────────────────────────────────────────

    def _list(self, gather: Gather) -> None:
        self._put_list(gather)
        while not self._list_line(gather, typed := self._console.read()):
            if typed.startswith(":") or typed.lower() in BARE:
                self._put_list(gather)

    def _put_list(self, gather: Gather) -> None:
        console, session = self._console, self._session
        if gather.area.intro:
            console.text(gather.area.intro)
        for index in range(gather.count):
            name = entry_name(
                session.environment.rulebase, session.navigation.answers, gather.group, index
            )
            console.line(f"  {index + 1}. {console.language.show(name)}")
        if gather.full:
            console.text(N_("That is as many as the plan can carry."))
        elif gather.area.add:
            console.text(gather.area.add)
        console.text(LIST_HELP)

    def _list_line(self, gather: Gather, typed: str) -> bool:
        """Do what was typed; False if it was none of the things one can do here."""
        word, _, rest = typed.lower().partition(" ")
        if word in BARE or f":{word}" in ACTIONS:
            word, typed = f":{word}", f":{typed}"
        action = ACTIONS.get(word)
        if action is None and typed.startswith(":"):
            return self._command(typed.lower() if word[1:] in BARE else typed)
        if action is None:
            self._console.refuse(message(N_("Please type yes or no.")))
            return False
        if action == "add" and gather.full:
            self._console.refuse(message(N_("The list is full. Type no to go on.")))
            return False
        place: int | None = 0
        if action not in ("add", "done"):
            place = self._console.read_number(rest.strip(), gather.count)
        if place is None or (action == "remove" and not self._sure_to_remove(gather, place)):
            return False
        self._session.arrange(gather.group, action, place)
        self._told(None)
        return True

    def _sure_to_remove(self, gather: Gather, place: int) -> bool:
        rulebase, answers = self._session.environment.rulebase, self._session.navigation.answers
        name = Words(
            self._console.language.show(entry_name(rulebase, answers, gather.group, place))
        )
        self._console.say(message(N_("Remove “{name}” with its answers?"), name=name))
        return self._console.read_yes()

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
        moved = self._session.back()
        if not moved:
            self._console.text(N_("This is the first question."))
        return moved

    def _skip(self) -> bool:
        if isinstance(self._session.navigation.step, Gather):
            self._console.text(N_("You can go on without adding any: type no."))
            return False
        if not may_skip(self._session.navigation.step):
            self._console.text(N_("This one needs an answer. :back leaves the list as it was."))
            return False
        self._session.skip()
        self._console.text(N_("Left for later. It comes back when the others are done."))
        return True

    def _review(self) -> bool:
        rulebase = self._session.environment.rulebase
        self._lines = []
        for part in review(rulebase, self._session.navigation.interview):
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
        label = f"{language.text(line.question.label)}{about}"
        if line.answer is None:
            return language.say(message(N_("{label}: open"), label=Words(label)))
        shown = Words(language.show(shown_answer(line.question, line.answer)))
        if line.status == "answered":
            return f"{label}: {shown.text}"
        gate = Label(line.gate.label) if line.gate is not None else Label(N_("another answer"))
        said: Message = message(
            N_("{label}: {answer} [set aside, because of “{gate}”; kept]"),
            label=Words(label),
            answer=shown,
            gate=gate,
        )
        return language.say(said)

    def _change(self, number: str) -> bool:
        if not self._lines:
            self._review()
        place = self._console.read_number(number, len(self._lines))
        if place is None:
            # Asked for at once: a number typed later would answer the question put again.
            self._console.text(N_("Which answer? Type its number, or an empty line for none."))
            typed = self._console.read()
            place = self._console.read_number(typed, len(self._lines)) if typed else None
        if place is None:
            return False
        line = self._lines[place]
        step = self._session.navigation.find(line.place)
        if not isinstance(step, Ask):
            self._console.text(N_("This answer is set aside: change the one that shuts it out."))
            return False
        self.change(step)
        return True

    def change(self, ask: Ask) -> None:
        """Ask one question again, wherever the owner is."""
        taken = self._asking.ask_once(self._session.navigation.interview, ask)
        if taken is not None and self._session.navigation.find(place_of(ask)) is not None:
            self._take_currency(taken)
            self._told(self._session.change(ask, taken.answer))

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
