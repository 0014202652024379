"""A lesson on the screen of a class: little text, one step at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from advisor.core.message import N_, Quantity, message
from advisor.core.strategy.case import Case
from advisor.core.teaching.lesson import make_lesson
from advisor.core.teaching.presentation import Presentation
from advisor.core.whatif.compare import compare
from advisor.errors import AdvisorError
from advisor.files.gallery import Example, examples
from advisor.files.resources import scenarios_folder
from advisor.files.store import Saved, read_saved
from advisor.report.compare import difference_text
from advisor.report.lesson import RIGHT, WRONG, Teaching
from advisor.report.phrases import Phrases
from advisor.report.text_lines import lines_of
from advisor.tui.navigator import Navigator
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung

VOTE = "█"
# Cells in front of the text of an answer, under which its votes and reasons stand.
UNDER = 5
# Cells by which a line of a list is indented where it wraps.
HANG = 2
# Cells that the branches of a comparison take in front of its lines.
BRANCHES = 6


class LessonPage(Page[None]):
    """Asks, counts votes, and reveals the answers one by one."""

    PLACE = N_("Lesson")
    LINES = (
        N_("Space or → goes on, ← goes back: the firm, a question, its answers one by one."),
        N_("At a question, a number is a vote for that answer; Backspace takes the last one back."),
        N_("f shows the firm again at any time, and goes back to where you were."),
        N_("v compares the firm with another one."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,right,pagedown,enter",
            "step(1)",
            N_("Go on"),
            key_display="→",
            tooltip=N_("Go one step on"),
        ),
        Binding(
            "left,pageup",
            "step(-1)",
            N_("Step back"),
            key_display="←",
            tooltip=N_("Go one step back"),
        ),
        Binding("f", "firm", N_("The firm"), tooltip=N_("Show all that is known of the firm")),
        Binding("v", "compare", N_("Compare"), tooltip=N_("Compare the firm with another one")),
        Binding("backspace", "take_back", N_("Take back a vote"), show=False),
    ]

    def __init__(self, navigator: Navigator, saved: Saved, case: Case) -> None:
        """``case`` is that of the saved firm."""
        super().__init__(navigator)
        self._case = case
        self._path, self._title = saved.path, saved.title
        file = saved.file
        language = self.environment.language.reckoned_from(case.day)
        phrases = Phrases(case.rulebase, language, case.inference)
        self._teaching = Teaching(
            make_lesson(case),
            phrases,
            saved.title,
            file.about if file is not None else "",
            file.lesson if file is not None else "",
        )
        self._now = Presentation(self._teaching.lesson)
        # What is laid over the lesson, page by page: the firm, or a comparison.
        self._over: tuple[Hung, ...] = ()
        self._over_at = 0

    def compose(self) -> ComposeResult:
        """A bar, one step, keys."""
        yield Bar(id="bar")
        with Vertical(classes="column"), VerticalScroll(id="slide", can_focus=False):
            yield Static("", id="step", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """The firm first."""
        self._show()

    # ── showing ────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        at, last = (self._over_at, self._over) if self._over else (self._now.at, self._now.steps)
        place = message(N_("Step {n} of {last}"), n=Quantity(at + 1), last=Quantity(len(last)))
        self.query_one(Bar).set(self.say(place), self._title)
        shown = self._over[self._over_at] if self._over else self._step()
        self.query_one("#step", Static).update(shown)
        self.query_one("#slide").scroll_home(animate=False)

    def _step(self) -> Hung:
        """What the step says; an answer that wraps stands where its votes and reasons do."""
        lines = list(self._lines())
        return Hung(
            [(indent, text) for indent, text, _ in lines], hang=[hang for _, _, hang in lines]
        )

    def _lines(self) -> Iterator[tuple[int, Content, int]]:
        """What the step says, line by line with its indent and that of what wraps of it."""
        step = self._now.step
        if step.kind == "firm":
            yield 0, Content(self._title).stylize("bold"), 0
            if self._teaching.about:
                yield 0, Content(""), 0
                yield 0, Content(self._teaching.about), 0
            yield 0, Content(""), 0
            more = self.text(N_("f shows all that is known of it, → goes on."))
            yield 0, Content(more).stylize("$text-muted"), 0
        elif step.kind == "score":
            right, asked = self._now.score()
            said = message(
                N_("Predicted correctly: {points} of {asked}."),
                points=Quantity(right),
                asked=Quantity(asked),
            )
            yield 0, Content(self.say(said)).stylize("bold"), 0
            if self._teaching.aim:
                yield 0, Content(""), 0
                yield 0, Content(self._teaching.aim), 0
        else:
            yield from self._asked(step.prediction, step.choice if step.kind == "answer" else None)

    def _asked(self, number: int, revealed: int | None) -> Iterator[tuple[int, Content, int]]:
        """A question with its votes; the answers up to ``revealed``, that one with its reasons."""
        prediction = self._now.lesson.predictions[number]
        tally = self._now.tally(number)
        yield 0, Content(self.say(prediction.ask)).stylize("bold"), 0
        for place, choice in enumerate(prediction.choices):
            yield 0, Content(""), 0
            known = revealed is not None and place <= revealed
            # An answer stays where it is when its mark comes.
            mark = f"{RIGHT if choice.right else WRONG} " if known else "  "
            line = Content(f"{mark}{place + 1}  {self.say(choice.text)}")
            yield 0, line.stylize("bold") if known and choice.right else line, UNDER
            if tally[place]:
                yield UNDER, Content(f"{VOTE * tally[place]} {tally[place]}"), 0
            if place == revealed:
                for reason in self._teaching.reasons(choice):
                    yield UNDER, Content(reason), 0

    # ── keys ───────────────────────────────────────────────────────────────────

    def on_key(self, event: events.Key) -> None:
        """A number is a vote."""
        if event.character is not None and event.character in "123456789":
            event.stop()
            self._move(self._now.vote(int(event.character) - 1))

    def _move(self, now: Presentation) -> None:
        self._over = ()
        self._now = now
        self._show()

    def action_step(self, by: int) -> None:
        """On, or back; after what was laid over the lesson, back to it."""
        if 0 <= self._over_at + by < len(self._over):
            self._over_at += by
            self._show()
        else:
            self._move(self._now if self._over else self._now.go(by))

    def action_take_back(self) -> None:
        """Take the last vote back."""
        self._move(self._now.take_back())

    def action_firm(self) -> None:
        """All that is known of the firm, or back to the lesson."""
        if self._over:
            self._move(self._now)
        else:
            with lines_of(self._room):
                self._lay_over(self._teaching.firm())

    def action_back(self) -> None:
        """From what was laid over the lesson back to it; else out of the lesson."""
        if self._over:
            self._move(self._now)
        else:
            super().action_back()

    # ── another firm ───────────────────────────────────────────────────────────

    def action_compare(self) -> None:
        """Choose another firm, and show how it differs."""
        found = examples(scenarios_folder())
        others = {str(one.path): one for one in found if one.path != self._path}

        def chosen(name: str | None) -> None:
            if name in others:
                self._compare(others[name])

        titles = tuple((name, self.text(one.title)) for name, one in others.items())
        asked = self.text(N_("Compare with which firm?"))
        self.app.push_screen(ChoiceDialog(self.environment.language, asked, titles), chosen)

    def _compare(self, example: Example) -> None:
        try:
            saved = read_saved(example.path, self.environment.rulebase)
        except AdvisorError as error:
            self.complain(str(error).splitlines()[0])
            return
        if saved.answers is None:
            return
        other = self.environment.case(saved.answers)
        rulebase, language = self.environment.rulebase, self.environment.language
        reckoned = language.reckoned_from(self._case.day)
        phrases = Phrases(rulebase, reckoned, self._case.inference, other.inference)
        names = (self._title, example.title)
        with lines_of(self._room - BRANCHES):
            said = difference_text(compare(self._case, other), names, phrases)
        # Which two it is about stands with what follows, not alone.
        title, _, rest = said.partition("\n\n")
        self._lay_over(rest.splitlines(), over=title)

    @property
    def _room(self) -> int:
        """Cells of a line: lines that are broken for others would be broken twice."""
        slide = self.query_one("#slide")
        return slide.content_size.width - slide.styles.scrollbar_size_vertical

    def _lay_over(self, lines: Iterable[str], over: str = "") -> None:
        """Show lines over the lesson, a paragraph at a time; ``over`` is said above the first."""
        first, *others = "\n".join(lines).strip().split("\n\n")
        self._over, self._over_at = (_hung(first, over), *map(_hung, others)), 0
        self._show()


def _hung(paragraph: str, over: str = "") -> Hung:
    """A title and lines of text, each with its indent also where it wraps."""
    title, *rest = paragraph.split("\n")
    above = [(0, Content(over).stylize("bold")), (0, Content(""))] if over else []
    lines = [(len(one) - len(one.lstrip()), Content(one.lstrip())) for one in rest]
    return Hung([*above, (0, Content(title).stylize("bold")), *lines], hang=HANG)
