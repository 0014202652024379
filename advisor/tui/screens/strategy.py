"""The strategy: contents at the side, sections that fold, items that open their reasons."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from advisor.core.message import N_, Quantity, Words, counted, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.language import Language
from advisor.report.answers import asked_of_all, sharpen_said
from advisor.report.sources import source_of
from advisor.tui.reasoning import View
from advisor.tui.screens.page import Page
from advisor.tui.screens.reasoning import reasoning_keys
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.outline_view import OutlineView
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Rows, row


class StrategyPage(Page[None]):
    """The outline for the answers so far."""

    PLACE = N_("Your strategy")
    LINES = (
        N_("Arrow keys move, Enter on a line shows why it is there and what it rests on."),
        N_("Enter on a section's title folds it, f folds them all. [ and ] jump between sections."),
        N_("/ searches, n and N go to the next and the last place found."),
        N_("●●● matters most, ●●○ much, ●○○ a little."),
        N_("c copies the line you are at, C the whole strategy. e saves it as a file."),
        N_("d goes on with questions that make parts of the strategy sharper."),
        N_("F2 shows all answers, F8 tries other answers out without keeping them."),
        N_("For those who teach: t shows the reasoning as a tree, y why something is not there,"),
        N_("w what would change it, r the rules step by step."),
        N_("Esc goes back to where you came from, F9 to all interviews."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search")),
        Binding("d", "deeper", N_("Go deeper"), show=False),
        Binding("e", "export", N_("Save")),
        Binding("f2", "review", N_("Answers")),
        Binding("f8", "what_if", N_("What if")),
        Binding("c", "copy", N_("Copy this"), show=False),
        Binding("C", "copy_all", N_("Copy all"), show=False),
        Binding("f", "fold", N_("Fold or open all"), show=False),
        Binding("left_square_bracket", "section(-1)", N_("Section before"), show=False),
        Binding("right_square_bracket", "section(1)", N_("Next section"), show=False),
        Binding("n", "found(1)", N_("Next found"), show=False),
        Binding("N", "found(-1)", N_("Found before"), show=False),
        Binding("f9", "home", N_("Home")),
        Binding("ctrl+q", "app.leave", N_("Quit"), show=False, priority=True),
        *reasoning_keys(shown=""),
    ]

    _search_from: str | None = None

    def compose(self) -> ComposeResult:
        """Bar, contents, strategy, and a line to search in."""
        yield Bar(id="bar")
        with Horizontal(id="columns"):
            yield Rows(id="contents")
            yield OutlineView(self.environment.language, id="outline", enter=self.text(N_("Why")))
        yield Input(placeholder=self.text(N_("Search")), id="search", select_on_focus=False)
        yield Static("", id="found", markup=False)
        yield Static("", id="sharper", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the strategy as it stands."""
        self.query_one("#search").display = False
        self.refresh_outline()
        self.query_one(OutlineView).focus()

    def on_screen_resume(self) -> None:
        """Answers may have changed elsewhere meanwhile."""
        if self.is_current and self.query("#outline"):
            self.refresh_outline()

    def refresh_outline(self) -> None:
        """Show the strategy for the answers as they are now, at the same place."""
        thought = self.navigator.thinking.now()
        view = self.query_one(OutlineView)
        at = view.item_id
        navigation, rulebase = self.navigator.session.navigation, self.environment.rulebase
        deep = navigation.depth == "deeper"
        still_open = [
            (page.id, self.say(asked_of_all(rulebase, navigation.answers, page.questions[0])))
            for page in navigation.pages.open(None if deep else "first")
        ]
        sharper = None if deep else sharpen_said(navigation.pages)
        line = self.query_one("#sharper", Static)
        line.display = sharper is not None
        if sharper is not None:
            line.update(Content(self.say(message(N_("d: {more}"), more=sharper))))
        self.refresh_bindings()
        view.show(thought.outline, still_open)
        if at is not None:
            view.go_to_item(at)
        self.query_one("#contents", Rows).put([row(t, name) for name, t in view.titles()])
        firm = thought.outline.firm or self.text(N_("your business"))
        left = counted("{n} question open", "{n} questions open", len(still_open))
        self.query_one(Bar).set(
            self.say(message(N_("A social media strategy for {firm}"), firm=Words(firm))),
            self.say(left) if still_open else "",
        )

    # ── choosing ───────────────────────────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the contents or of the strategy."""
        event.stop()
        if event.option_list.id == "contents":
            view = self.query_one(OutlineView)
            view.go_to_section(event.option.id or "")
            view.focus()
        else:
            self.action_choose()

    def action_choose(self) -> None:
        """Fold a section, open an item's reasons, or ask an open question."""
        view = self.query_one(OutlineView)
        if view.item_id is not None:
            self.navigator.open_why(view.item_id)
        elif view.question is not None:
            self.navigator.go_to_question(view.question)
        elif view.section_id is not None:
            view.fold(view.section_id)

    def action_deeper(self) -> None:
        """On to the questions that make parts sharper."""
        session = self.navigator.session
        session.go_deeper()
        if session.navigation.page is None:
            self.tell(N_("There is nothing more to ask."))
        else:
            self.navigator.leave_strategy()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Going deeper is offered where there is something deeper to ask."""
        pages = self.navigator.session.navigation.pages
        return action != "deeper" or bool(pages.open("deeper"))

    def action_section(self, by: int) -> None:
        """To the next section, or the one before."""
        self.query_one(OutlineView).step_section(by)

    def action_fold(self) -> None:
        """Fold or open all sections."""
        self.query_one(OutlineView).fold_all()

    # ── searching ──────────────────────────────────────────────────────────────

    def action_search(self) -> None:
        """Open the line to search in."""
        field = self.query_one("#search", Input)
        self._search_from = self.query_one(OutlineView).chosen_id
        field.value = ""
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        view = self.query_one(OutlineView)
        count = view.search(event.value)
        if count:
            # From where the search began, or every letter would lead further on.
            view.next_found(1, self._search_from)
        said = counted("{n} place found", "{n} places found", count)
        self._say_found(self.say(said) if event.value.strip() else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the strategy, at what was found."""
        event.stop()
        self.query_one("#search").display = False
        self.query_one(OutlineView).focus()

    def action_found(self, by: int) -> None:
        """To the next place found, or the one before."""
        number = self.query_one(OutlineView).next_found(by)
        if number:
            self._say_found(self.say(message(N_("Place {n} of those found"), n=Quantity(number))))
        else:
            self.tell(N_("Nothing to go to: press / and type a word."))

    def _say_found(self, text: str) -> None:
        static = self.query_one("#found", Static)
        static.update(Content(text))
        static.display = bool(text)

    # ── taking away ────────────────────────────────────────────────────────────

    def action_copy(self) -> None:
        """Copy the item one is at."""
        item = self._item()
        if item is None:
            self.tell(N_("Choose a line to copy it."))
            return
        self.app.copy_to_clipboard(as_text(item, self.environment.language))
        self.tell(N_("Copied."))

    def action_copy_all(self) -> None:
        """Copy the whole strategy."""
        self.app.copy_to_clipboard(self.navigator.session.render("txt"))
        self.tell(N_("The whole strategy is copied."))

    def _item(self) -> OutlineItem | None:
        item_id = self.query_one(OutlineView).item_id
        found = self.navigator.thinking.now().outline.find(item_id) if item_id is not None else ()
        return found[0] if found else None

    def action_export(self) -> None:
        """Save the strategy as a file."""
        self.navigator.open_export()

    # ── for those who teach ────────────────────────────────────────────────────

    def action_reason(self, view: View) -> None:
        """The reasoning about the item one is at; why not, about one that is not there."""
        item = self._item()
        absent = item is None or item.section != "left-out"
        if view == "why-not" and absent:
            self.navigator.open_absent()
        elif item is not None:
            self.navigator.open_reasoning(item.id, view)
        else:
            self.tell(N_("Stand on a piece of advice first."))

    def action_trace(self) -> None:
        """The rules that led to the item one is at, one at a time; else all of them."""
        item = self._item()
        self.navigator.open_trace(item.id if item is not None else "")

    # ── going elsewhere ────────────────────────────────────────────────────────

    def action_back(self) -> None:
        """Close the search, or go back to the questions."""
        field = self.query_one("#search", Input)
        if field.display:
            field.value = ""
            field.display = False
            self._say_found("")
            self.query_one(OutlineView).focus()
        else:
            self.navigator.leave_strategy()

    def action_review(self) -> None:
        """All answers."""
        self.navigator.open_review()

    def action_what_if(self) -> None:
        """Try other answers without keeping them."""
        self.navigator.open_what_if()

    def action_home(self) -> None:
        """All interviews."""
        self.navigator.go_home()


def as_text(item: OutlineItem, language: Language) -> str:
    """One item as plain text."""
    lines = [language.say(item.title)]
    if item.text is not None:
        lines.append(language.say(item.text))
    lines += [f"- {language.text(d.label)}: {language.show(d.value)}" for d in item.details]
    lines += [language.say(reason) for reason in item.why.because]
    return "\n".join([*lines, f"({source_of(item.why, language)})"])
