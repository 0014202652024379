"""The run step by step, one rule on the screen and one step a key, to be projected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from advisor.core.message import N_, Quantity, message
from advisor.core.strategy.deciding import deciding_rules
from advisor.report.slides import Slide, slides_of, slides_of_all
from advisor.tui.navigator import Navigator
from advisor.tui.reasoning import Reasoning
from advisor.tui.screens.page import Page
from advisor.tui.thinking import Thought
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung

# Cells by which lines are indented where they wrap.
HANG = 2


class TracePage(Page[None]):
    """What led to one item or decided the strategy, rule by rule; or the whole run."""

    PLACE = N_("Step by step")
    LINES = (
        N_("One rule at a time, in the order in which the program applied them."),
        N_("Space, → or Page Down goes to the next step, ← or Page Up to the one before."),
        N_("a shows the whole run instead of what decided, and back again."),
        N_("Each step: what the rule says, the facts it found, and what follows."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,right,pagedown,enter",
            "step(1)",
            N_("Next step"),
            tooltip=N_("Show the next step"),
            key_display="→",
        ),
        Binding(
            "left,pageup,backspace",
            "step(-1)",
            N_("Step before"),
            tooltip=N_("Show the step before"),
            key_display="←",
        ),
        Binding(
            "a", "all", N_("Whole run"), tooltip=N_("Show the whole run, or only what led here")
        ),
        Binding("home", "first", N_("First step"), tooltip=N_("Go to the first step"), show=False),
        Binding("end", "last", N_("Last step"), tooltip=N_("Go to the last step"), show=False),
    ]

    def __init__(self, navigator: Navigator, thought: Thought, reasoning: Reasoning) -> None:
        super().__init__(navigator)
        self._thought = thought
        self._reasoning = reasoning
        self._all = False
        self._at = 0
        self._slides: tuple[Slide, ...] = ()

    def compose(self) -> ComposeResult:
        """A bar, one step, keys."""
        yield Bar(id="bar")
        with Vertical(classes="column"), VerticalScroll(id="slide", can_focus=False):
            yield Static("", id="step", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """The first step."""
        self._gather()

    def _gather(self) -> None:
        inference, phrases = self._thought.inference, self._reasoning.phrases
        case = self._thought.case
        if self._all:
            self._slides = slides_of_all(case.explainer, phrases)
        else:
            # What no rule brought in, as the strategy as a whole, shows what decided that.
            decided = deciding_rules(case)
            firings = (f for f in inference.firings if (f.rule, f.subject) in decided)
            self._slides = (
                slides_of(self._reasoning.derivation(), inference, phrases)
                or slides_of(case.explainer.derive(firings), inference, phrases)
                or slides_of_all(case.explainer, phrases)
            )
        self._at = 0
        self._show()

    def _show(self) -> None:
        place = message(
            N_("Step {n} of {last}"), n=Quantity(self._at + 1), last=Quantity(len(self._slides))
        )
        whole = self.text(N_("The whole run"))
        # However long the title is, the place stays.
        self.query_one(Bar).set(self.say(place), whole if self._all else self._reasoning.title)
        lines = self._lines(self._slides[self._at])
        self.query_one("#step", Static).update(Hung(lines, hang=HANG))
        self.query_one("#slide").scroll_home(animate=False)

    def _lines(self, slide: Slide) -> Iterator[tuple[int, Content]]:
        """Line by line with its indent, which what wraps of it has too."""
        yield 0, Content(slide.because).stylize("bold")
        yield 0, Content("")
        for fact in slide.facts:
            yield 2, Content(f"✓ {fact}")
        yield 0, Content("")
        yield 0, Content(f"→ {slide.follows}").stylize("bold $text-success")
        yield 0, Content("")
        for principle in slide.principles:
            yield 0, Content(principle).stylize("italic")
        yield 0, Content(slide.rule).stylize("$text-muted")

    def action_step(self, by: int) -> None:
        """To the next step, or the one before."""
        at = self._at + by
        if 0 <= at < len(self._slides):
            self._at = at
            self._show()

    def action_first(self) -> None:
        """To the first step."""
        self.action_step(-self._at)

    def action_last(self) -> None:
        """To the last step."""
        self.action_step(len(self._slides) - 1 - self._at)

    def action_all(self) -> None:
        """The whole run, or only what led to the item."""
        self._all = not self._all
        self._gather()
