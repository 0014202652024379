"""The strategy in lines: read it, ask why, find words, try other answers out, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.difference import compare
from advisor.core.interview import Ask, plan_interview
from advisor.core.message import N_, Words, counted, message
from advisor.core.outline import OutlineItem
from advisor.core.profile import Answers
from advisor.core.walk import change
from advisor.desk import Desk
from advisor.errors import FileError
from advisor.files.home import typed_path
from advisor.plain.asking import Asking
from advisor.plain.console import Console, Stop
from advisor.report.answers import question_text
from advisor.report.differing import difference_text
from advisor.report.justification import reasons_for
from advisor.report.markdown import render_markdown
from advisor.report.phrases import Phrases

HELP = (
    N_(":show writes the strategy again, :items lists it line by line with numbers."),
    N_(":why and a number says why that line is there; :find and a word finds lines."),
    N_(":try and a number changes the answers behind a line and shows what would differ."),
    N_(":open goes to the questions still open. :back goes to the questions you answered."),
    N_(":save and a file's name writes it; a name that ends in .json writes data for programs."),
    N_(":home goes to all interviews. :quit saves and stops. :help shows this again."),
)


class Strategy:
    """What one can do once there is a strategy."""

    def __init__(self, desk: Desk, console: Console) -> None:
        self._desk = desk
        self._console = console
        self._asking = Asking(desk.session, console)
        self._items: list[OutlineItem] = []
        self._then = ""

    def show(self) -> None:
        """Write the strategy as it stands, and say what is still open."""
        session = self._desk.session
        outline = session.outline(self._desk.walk.answers)
        self._items = list(outline.items())
        self._console.line(render_markdown(outline, session.language))
        still_open = self._desk.walk.open
        if still_open:
            self._console.say(
                counted(
                    "{n} question of the interview is still open:",
                    "{n} questions of the interview are still open:",
                    len(still_open),
                )
            )
        for ask in still_open:
            self._console.line(f"  ○ {self._asked(ask)}")

    def stay(self) -> str:
        """Until the owner goes elsewhere: to the questions, or home."""
        self.show()
        self._console.lines(HELP)
        self._then = ""
        while not self._then:
            self._obey(self._console.read())
        return self._then

    def _obey(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        rest = rest.strip()
        commands: Mapping[str, Callable[[], None]] = {
            ":show": self.show,
            ":items": self._list,
            ":why": lambda: self._numbered(rest, self._why),
            ":find": lambda: self._find(rest),
            ":try": lambda: self._numbered(rest, self._try),
            ":open": self._go_on,
            ":back": self._back,
            ":save": lambda: self._save(rest),
            ":home": self._home,
            ":quit": self._quit,
        }
        commands.get(word, lambda: self._console.lines(HELP))()

    def _list(self) -> None:
        for number, item in enumerate(self._items, start=1):
            self._console.line(f"  {number}. {self._console.language.say(item.title)}")

    def _numbered(self, number: str, do: Callable[[OutlineItem], None]) -> None:
        if not number:
            self._list()
            return
        place = self._console.read_number(number, len(self._items))
        if place is not None:
            do(self._items[place])

    def _find(self, words: str) -> None:
        say = self._console.language.say
        found = False
        for number, item in enumerate(self._items, start=1):
            text = " ".join((say(item.title), say(item.text) if item.text is not None else ""))
            if words and words.casefold() in text.casefold():
                self._console.line(f"  {number}. {text.strip()}")
                found = True
        if not found:
            self._console.text(N_("Nothing found."))

    def _why(self, item: OutlineItem) -> None:
        session, line = self._desk.session, self._console.line
        inference, outline = session.conclude(self._desk.walk.answers)
        reasons = reasons_for(session.rulebase, inference, outline, item, session.language)
        line(reasons.title)
        for because in reasons.because:
            line(f"  {because}")
        if reasons.answers:
            self._console.text(N_("Your answers behind it"))
        for answer in reasons.answers:
            line(f"  {answer.text}")
        self._console.text(N_("What the article says"))
        for statement in (*reasons.principles, reasons.source):
            line(f"  {statement}")
        for rule in reasons.rules:
            line(f"  → {rule.because}")
            for condition in rule.conditions:
                line(f"      {condition}")

    def _asked(self, ask: Ask) -> str:
        rulebase, answers = self._desk.session.rulebase, self._desk.walk.answers
        return self._console.language.say(question_text(rulebase, answers, ask))

    # ── trying out ─────────────────────────────────────────────────────────────

    def _try(self, item: OutlineItem) -> None:
        """Ask for one of the answers behind an item, show the difference, keep it or not."""
        asks = [ask for use in item.why.facts if (ask := self._desk.ask_behind(use)) is not None]
        if not asks:
            self._console.text(N_("No answer stands behind this line."))
            return
        for number, ask in enumerate(asks, start=1):
            self._console.line(f"  {number}. {self._asked(ask)}")
        self._console.text(N_("Type the number of the answer to change, or an empty line."))
        typed = self._console.read()
        place = self._console.read_number(typed, len(asks)) if typed else None
        if place is None:
            return
        interview = plan_interview(self._desk.session.rulebase, self._desk.walk.answers)
        given = self._asking.ask(interview, asks[place], lambda typed: typed == ":back")
        if given is None:
            return
        tried = change(self._desk.walk, asks[place], given)
        self._decide(tried)

    def _decide(self, tried: Answers) -> None:
        session = self._desk.session
        before, after = session.conclude(self._desk.walk.answers), session.conclude(tried)
        difference = compare(session.rulebase, before, after)
        language = session.language
        phrases = Phrases(session.rulebase, language, before[0], after[0])
        names = language.text(N_("As it is")), language.text(N_("As you would change it"))
        self._console.line(difference_text(difference, names, phrases))
        self._console.text(N_("Keep this change? Type yes or no."))
        if self._console.read().lower() in {"yes", "y"}:
            self._desk.set_answers(tried)
            self._items = list(after[1].items())
            self._console.text(N_("Kept."))
        else:
            self._console.text(N_("Thrown away; everything is as it was."))

    # ── elsewhere ──────────────────────────────────────────────────────────────

    def _save(self, name: str) -> None:
        form = "json" if name.endswith(".json") else "md"
        try:
            path = typed_path(name) if name else self._desk.export_name("md")
            self._desk.export("json" if form == "json" else "md", path)
        except FileError as error:
            self._console.line(str(error))
        else:
            self._console.say(message(N_("Saved in {path}."), path=Words(str(path))))

    def _go_on(self) -> None:
        if self._desk.walk.open:
            self._desk.go_on()
            self._then = "questions"
        else:
            self._console.text(N_("No question is open."))

    def _back(self) -> None:
        if self._desk.walk.at is None:
            self._desk.back()
        self._then = "questions"

    def _home(self) -> None:
        self._then = "home"

    def _quit(self) -> None:
        raise Stop
