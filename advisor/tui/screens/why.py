"""Why one item stands in the strategy; every answer behind it leads to its question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import give_answers
from advisor.core.message import N_
from advisor.core.reasoning.outline import FactUse, OutlineItem
from advisor.report.justification import Reasons, reasons_for
from advisor.tui.navigator import Navigator
from advisor.tui.reasoning import View
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.page import Page
from advisor.tui.screens.reasoning import reasoning_keys
from advisor.tui.screens.whatif import WhatIfPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.item_pane import details_of
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung, Rows, row

TEN = 10


class WhyPage(Page[None]):
    """Reasons, answers, the article's words, and the rules, under one another."""

    PLACE = N_("Why this is in the strategy")
    LINES = (
        N_("Why this is in your strategy: the reason, your answers, the article, the rules."),
        N_("Enter on one of your answers, or its number, changes it and shows what would differ."),
        N_("Nothing is kept until you say so."),
        N_(
            "t shows everything as a tree, y why it might not be there, w what would change it, "
            "r the rules step by step."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,C", "copy", N_("Copy the selection, or everything"), show=False),
        *reasoning_keys(shown="ywtr"),
    ]

    def __init__(self, navigator: Navigator, thought: Thought, item: OutlineItem) -> None:
        super().__init__(navigator)
        self._thought = thought
        self._item = item
        self._uses: tuple[FactUse, ...] = ()

    def compose(self) -> ComposeResult:
        """The title, and everything under it in one list."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Rows(id="why-rows", classes="pane bare", enter=self.text(N_("Change")))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Work the reasons out and show them, from the top."""
        self._show()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Answers may have been changed by a trial that was kept."""
        if self.query("#why-rows"):
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        """Show the reasons as they are now; go back where the item is gone."""
        thought = self.navigator.thinking.now()
        if not self.is_current or thought.answers == self._thought.answers:
            return
        found = thought.outline.find(self._item.id)
        if found:
            self._thought, self._item = thought, found[0]
            self._show()
        else:
            self.dismiss(None)

    def _show(self) -> None:
        reasons = self._reasons()
        self._uses = tuple(answer.use for answer in reasons.answers)
        self.query_one(Bar).set(self.text(N_("Why: ")) + reasons.title)
        self.query_one(Rows).put(list(self._rows(reasons)), 0)
        self.query_one(Rows).scroll_home(animate=False)

    def _reasons(self) -> Reasons:
        return reasons_for(self._thought.case, self._item, self.environment.language)

    def _rows(self, reasons: Reasons) -> Iterator[Option]:
        yield from self._item_rows()
        yield from self._part(N_("Because"), reasons.because)
        if reasons.answers:
            yield self._title(N_("Your answers behind it"))
        for number, answer in enumerate(reasons.answers):
            mark = f"{(number + 1) % TEN}" if number < TEN else " "
            glyph = "●" if answer.use.question else "·"
            yield row(Hung([(0, Content(f"{mark} {glyph} {answer.text}"))], hang=4), f"{number}")
        yield from self._part(N_("What the article says"), (*reasons.principles, reasons.source))
        if reasons.rules:
            yield self._title(N_("The rules in words"))
        for rule in reasons.rules:
            lines = [(0, Content(f"→ {rule.because}"))]
            lines += [(4, Content(f"✓ {condition}")) for condition in rule.conditions]
            yield row(Hung(lines, hang=2), f"rule {rule.id} {len(lines)} {rule.because}")

    def _item_rows(self) -> Iterator[Option]:
        """What the item says in full."""
        language = self.environment.language.on_screen(self._thought.case.day)
        said = self._item.text
        details = [
            Content.assemble((f"{label}: ", "$text-muted"), value)
            for label, value in details_of(self._item, language)
        ]
        if details or said is not None:
            yield self._title(N_("What it says"))
        if said is not None:
            yield row(Hung([(0, Content(language.say(said)))]), "says")
        if details and said is not None:
            yield row(Hung([(0, Content(""))]), heading=True)
        for number, line in enumerate(details):
            yield row(Hung([(0, line)], hang=2), f"says {number}")

    def _part(self, title: str, lines: tuple[str, ...]) -> Iterator[Option]:
        if lines:
            yield self._title(title)
        for number, line in enumerate(lines):
            yield row(Hung([(0, Content(line))], hang=2), f"{title} {number}")

    def _title(self, text: str) -> Option:
        title = Content(self.text(text)).stylize("bold underline $text-primary")
        return row(Hung([(0, Content("")), (0, title)]), heading=True)

    # ── from an answer to its question ─────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """To the question behind an answer."""
        event.stop()
        self._change(event.option.id or "")

    def on_key(self, event: object) -> None:
        """A number chooses an answer."""
        character = getattr(event, "character", None)
        if character is not None and character in "1234567890":
            self._change(f"{(int(character) or TEN) - 1}")

    def _change(self, row_id: str) -> None:
        if not row_id.isdigit() or int(row_id) >= len(self._uses):
            self.tell(N_("Choose one of your answers to change it."))
            return
        use = self._uses[int(row_id)]
        ask = self.navigator.session.question_behind(use)
        if ask is None:
            self.tell(N_("This was concluded, not answered; see the rules below."))
            return

        def kept(done: bool | None) -> None:
            if done:
                self.dismiss(None)

        def taken(reply: Reply | None) -> None:
            if reply is None:
                return
            now = self.navigator.session.navigation.answers
            tried = give_answers(self.environment.rulebase, now, reply.given)
            if tried == now:
                self.tell(N_("That is the answer you had."))
            else:
                self.app.push_screen(WhatIfPage(self.navigator, tried), kept)
                self.tell(N_("A trial: k keeps the change, x throws it away."))

        self.app.push_screen(
            AskPage(self.navigator, self.navigator.session.navigation.pages.interview, ask), taken
        )

    # ── for those who teach ────────────────────────────────────────────────────

    def action_reason(self, view: View) -> None:
        """The same item, seen otherwise."""
        self.navigator.open_reasoning(self._item.id, view)

    def action_trace(self) -> None:
        """The rules that led here, one at a time."""
        self.navigator.open_trace(self._item.id)

    def action_copy(self) -> None:
        """Copy what is selected, else the reasons as text."""
        if self.copy_selected():
            return
        reasons = self._reasons()
        lines = [reasons.title, *reasons.because, *(answer.text for answer in reasons.answers)]
        self.app.copy_to_clipboard("\n".join([*lines, *reasons.principles]))
        self.tell(N_("Copied."))
