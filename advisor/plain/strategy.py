"""The strategy in lines: read it, ask why, find words, try other answers out, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.interview.pages import Page
from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.errors import AdvisorError
from advisor.files.home import typed_path
from advisor.interview_session import InterviewSession
from advisor.paper.formats import FORMATS, FORMS, form_of
from advisor.plain.console import Console, Stop
from advisor.plain.looking_back import LookingBack
from advisor.plain.trying import Trying
from advisor.report.answers import open_said, sharpen_said, unset_said
from advisor.report.blocks import Document
from advisor.report.charts import effort_charts, hours_charts, way_charts
from advisor.report.document import build_document
from advisor.report.justification import reasons_for
from advisor.report.plain_text import WIDTH, sections_of, text_lines
from advisor.report.reviews import since_text

HELP = (
    N_(":show and a number reads that part, :show alone reads all. :items numbers all advice."),
    N_(":why and a number says why a piece of advice is there; :find and a word finds advice."),
    N_(":try and a number changes an answer behind a piece of advice, for a look."),
    N_(":charts draws the hours by week, the relationships and the way to your numbers."),
    N_(":look-back asks, some time later, what was done, and makes the plan again."),
    N_(":open goes to the questions still open, :deeper to more that make parts sharper."),
    N_(":back goes to the questions you answered."),
    N_(":save and a file's name writes it, in the format that the name ends in; text by default."),
    N_(":formats lists the formats, and what each is good for."),
    N_(":home goes to all interviews. :quit saves and stops. :help shows this again."),
)


class Strategy:
    """What one can do once there is a strategy."""

    def __init__(self, session: InterviewSession, console: Console) -> None:
        self._session = session
        self._console = console
        self._trying = Trying(session, console)
        self._then = ""

    def show(self) -> None:
        """Write the whole strategy so far, and say what is still open."""
        for line in text_lines(self._document()):
            self._console.line(line)
        self._say_open()

    def _begin(self) -> None:
        """Write the first part, and name the others: all of them are half an hour to listen to."""
        document = self._document()
        sections = sections_of(document)
        self._console.line(document.title)
        if sections:
            self._part(sections[0])
            self._console.line()
            self._console.text(N_("The parts of your strategy:"))
        for number, section in enumerate(sections, start=1):
            self._console.line(f"  {number}. {section.title}")
        self._say_open()

    def _show(self, number: str) -> None:
        if not number:
            self.show()
            return
        sections = sections_of(self._document())
        place = self._console.read_number(number, len(sections))
        if place is not None:
            self._part(sections[place])

    def _part(self, section: Document) -> None:
        self._console.line()
        self._console.line(section.title)
        for line in text_lines(section):
            self._console.line(line)

    @property
    def _items(self) -> tuple[OutlineItem, ...]:
        """All advice as it is now: an answer may have been changed meanwhile."""
        return tuple(self._session.case.outline.items())

    def _document(self) -> Document:
        # A part is read when it is asked for, so nothing has to make room.
        language = self._session.environment.language
        return build_document(self._session.case.outline, language, whole=True)

    def _say_open(self) -> None:
        pages = self._session.navigation.pages
        still_open = pages.open(None if self._session.navigation.depth == "deeper" else "first")
        if still_open:
            self._console.say(
                counted(
                    "{n} question of the interview is still open:",
                    "{n} questions of the interview are still open:",
                    len(still_open),
                )
            )
        for page in still_open:
            self._console.line(f"  {self._asked(page)}")
        self._say_unset()
        sharper = sharpen_said(pages)
        if sharper is not None and self._session.navigation.depth == "first":
            self._console.say(sharper)
            self._console.text(N_("Type deeper to go on with them."))

    def _say_unset(self) -> None:
        """Ask once more for a number or a day that nobody has set."""
        rulebase = self._session.environment.rulebase
        unset = unset_said(rulebase, self._session.navigation.answers)
        if unset is not None:
            self._console.say(unset)
            self._console.text(N_("Type back, then :change, to name it."))

    def stay(self) -> str:
        """Until the owner goes elsewhere: to the questions, or home."""
        self._begin()
        self._console.line()
        self._console.lines(HELP)
        self._then = ""
        while not self._then:
            self._obey(self._console.read())
        return self._then

    def _obey(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        rest = rest.strip()
        commands: Mapping[str, Callable[[], None]] = {
            ":show": lambda: self._show(rest),
            ":items": self._list,
            ":why": lambda: self._numbered(rest, self._why),
            ":charts": self._charts,
            ":find": lambda: self._find(rest),
            ":try": lambda: self._numbered(rest, self._trying.try_out),
            ":look-back": self._look_back,
            ":open": self._go_on,
            ":deeper": self._go_deeper,
            ":back": self._back,
            ":save": lambda: self._save(rest),
            ":formats": self._formats,
            ":home": self._home,
            ":quit": self._quit,
            ":help": lambda: self._console.lines(HELP),
        }
        # Nothing else is typed here, so the colon may be left out.
        word = word if word.startswith(":") else f":{word.lower()}"
        if word in commands:
            commands[word]()
        else:
            self._console.unknown(typed)

    def _charts(self) -> None:
        case = self._session.case
        language = self._session.environment.language.reckoned_from(case.day)
        for charts in (hours_charts, effort_charts, way_charts):
            for chart in charts(case, language):
                self._console.line()
                self._console.line(chart.title)
                for line in chart.draw(WIDTH):
                    self._console.line(line)

    def _look_back(self) -> None:
        if LookingBack(self._session, self._console).hold():
            environment = self._session.environment
            self._console.line()
            self._console.line(since_text(self._session.case, environment.language).rstrip())

    def _list(self) -> None:
        for number, item in enumerate(self._items, start=1):
            self._console.line(f"  {number}. {self._console.language.say(item.title)}")

    def _numbered(self, number: str, do: Callable[[OutlineItem], None]) -> None:
        if not number:
            self._list()
            return
        items = self._items
        place = self._console.read_number(number, len(items))
        if place is not None:
            do(items[place])

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
        line = self._console.line
        case = self._session.case
        language = self._session.environment.language.reckoned_from(case.day)
        reasons = reasons_for(case, item, language)
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
        if reasons.rules:
            self._console.text(N_("The rules in words, and what each asks for"))
        for rule in reasons.rules:
            line(f"  {rule.because}")
            for condition in rule.conditions:
                line(f"    {condition}")

    def _asked(self, page: Page) -> str:
        rulebase, answers = self._session.environment.rulebase, self._session.navigation.answers
        return self._console.language.say(open_said(rulebase, answers, page))

    # ── elsewhere ──────────────────────────────────────────────────────────────

    def _save(self, name: str) -> None:
        try:
            path = typed_path(name) if name else self._session.export_name("txt")
            self._session.export(form_of(path) or "txt", path)
        except AdvisorError as error:
            self._console.line(str(error))
        else:
            self._console.say(message(N_("Saved in {path}."), path=Words(str(path.absolute()))))

    def _formats(self) -> None:
        for form in FORMS:
            made = FORMATS[form]
            title, good = map(self._console.language.text, (made.title, made.good_for))
            self._console.line(f"  .{form}: {title}, {good}")

    def _go_on(self) -> None:
        self._session.go_on()
        if self._session.navigation.page is not None:
            self._then = "questions"
        elif self._session.navigation.pages.open():
            self._console.text(N_("Only deeper questions are open: type deeper."))
        else:
            self._console.text(N_("No question is open."))

    def _go_deeper(self) -> None:
        self._session.go_deeper()
        if self._session.navigation.page is not None:
            self._then = "questions"
        else:
            self._console.text(N_("There is nothing more to ask."))

    def _back(self) -> None:
        if self._session.navigation.at is None:
            self._session.back()
        self._then = "questions"

    def _home(self) -> None:
        self._then = "home"

    def _quit(self) -> None:
        raise Stop
