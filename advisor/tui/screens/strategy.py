"""The result: it opens on page one, single keys lead to its parts, items open their reasons."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.report.answers import open_said, sharpen_said, unset_said
from advisor.report.justification import reasons_for
from advisor.tui.navigator import Navigator
from advisor.tui.parts import PARTS, key_of
from advisor.tui.reasoning import View
from advisor.tui.screens.page import Page
from advisor.tui.screens.reasoning import reasoning_keys
from advisor.tui.screens.searching import Searching
from advisor.tui.widgets.contents import Contents
from advisor.tui.widgets.item_pane import as_text, written
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.outline_view import OutlineView
from advisor.tui.widgets.part_line import PartLine
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung

# From this height on there is room for a second line about going deeper.
HIGH = 34
BEHIND = N_("On a piece of advice, what it says in full and why stands here.")


class StrategyPage(Page[None]):
    """The outline for the answers so far, one part at a time."""

    PLACE = N_("Your strategy")
    LINES = (
        N_("The numbers 1 to 9 lead to the parts of your strategy, ← and → to the ones beside."),
        N_(
            "Arrow keys move. Enter shows what to do in full, why, and which answers are behind it."
        ),
        N_("●●● matters most, ●●○ much, ●○○ a little; ◆ is a move of page one."),
        N_("/ searches all parts, n and N go to the next and the last place found."),
        N_("Drag with the mouse to select text. C copies it, else the whole strategy; c the line."),
        N_("e saves the strategy as a file."),
        N_("d goes on with questions that make parts of the strategy sharper."),
        N_("b asks, some time later, what was done, and makes the plan again."),
        N_("F2 shows all answers, F8 tries other answers out without keeping them."),
        N_(
            "For those who teach: t shows the reasoning as a tree, y why something is not there, "
            "w what would change it, r the rules step by step."
        ),
        N_("Esc goes back to where you came from, F9 to all interviews."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key_of(part), f"part({place})", part.command, show=False)
            for place, part in enumerate(PARTS)
        ),
        Binding("e", "export", N_("Save"), tooltip=N_("Save the strategy as a file")),
        Binding("b", "look_back", N_("Say what became of the strategy"), show=False),
        Binding("f2", "review", N_("Answers"), tooltip=N_("Look through all your answers")),
        Binding("slash", "search", N_("Search"), tooltip=N_("Search the strategy for a word")),
        # A line above the keys says it too.
        Binding("d", "deeper", N_("Go deeper"), tooltip=N_("Answer more, and make it sharper")),
        Binding("c", "copy", N_("Copy this"), tooltip=N_("Copy this line"), show=False),
        Binding("C", "copy_all", N_("Copy the selection, or everything"), show=False),
        Binding(
            "left_square_bracket,left", "step_part(-1)", N_("Show the part before"), show=False
        ),
        Binding("right_square_bracket,right", "step_part(1)", N_("Show the next part"), show=False),
        Binding("n", "found(1)", N_("Go to the next place found"), show=False),
        Binding("N", "found(-1)", N_("Go to the place found before"), show=False),
        Binding("f9", "home", N_("Home"), tooltip=N_("Go to all interviews")),
        *reasoning_keys(shown="y"),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._searching = Searching(self)

    def compose(self) -> ComposeResult:
        """Bar, contents, strategy, what is behind a line, and a line to search in."""
        yield Bar(id="bar")
        yield PartLine(self.environment.language, id="parts")
        with Horizontal(id="columns"):
            yield Contents(self.environment.language, id="contents", classes="pane")
            yield OutlineView(
                self.environment.language, id="outline", classes="pane", enter=self.text(N_("Why"))
            )
            with VerticalScroll(id="behind", classes="pane", can_focus=False):
                yield Static("", id="behind-text", markup=False)
        yield from self._searching.compose()
        yield Pressable(self.action_review, id="unset")
        yield Pressable(self.action_deeper, id="sharper")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show page one."""
        self.query_one(Contents).border_title = self.text(N_("Contents"))
        self.query_one("#behind").border_title = self.text(N_("What it says, and why"))
        self.refresh_outline()
        view = self.query_one(OutlineView)
        view.focus()
        # Without anything on page one, the first part that says something.
        there = [part for part, count in view.counts() if count]
        if there and PARTS[0] not in there:
            view.go_to_part(there[0])

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
            (page.id, self.say(open_said(rulebase, navigation.answers, page)))
            for page in navigation.pages.open(None if deep else "first")
        ]
        self._show_sharper()
        self.refresh_bindings()
        view.show(thought.case, still_open)
        if at is not None:
            view.go_to_item(at)
        self._show_place()
        firm = thought.outline.firm or self.text(N_("your business"))
        left = counted("{n} question open", "{n} questions open", len(still_open))
        self.query_one(Bar).set(
            self.say(message(N_("A social media strategy for {firm}"), firm=Words(firm))),
            self.say(left) if still_open else "",
            whole=True,
        )

    def _show_sharper(self) -> None:
        """Say what going deeper brings; in a low window in one line that holds it all."""
        navigation = self.navigator.session.navigation
        sharper = sharpen_said(navigation.pages, parts=self.size.height >= HIGH)
        said = message(N_("Go deeper with d. {more}"), more=sharper) if sharper else None
        is_first = navigation.depth != "deeper"
        self.query_one("#sharper", Pressable).put(self.say(said) if said and is_first else "")
        unset = unset_said(self.environment.rulebase, navigation.answers)
        said = message(N_("{unset} F2 shows all answers."), unset=unset) if unset else None
        is_high = self.size.height >= HIGH
        self.query_one("#unset", Pressable).put(self.say(said) if said and is_high else "")

    # ── where one is ───────────────────────────────────────────────────────────

    def action_part(self, place: int) -> None:
        """To a part, by its key or a click."""
        view = self.query_one(OutlineView)
        view.go_to_part(PARTS[place])
        view.focus()

    def action_step_part(self, by: int) -> None:
        """To the next part, or the one before."""
        self.query_one(OutlineView).step_part(by)

    def on_outline_view_part_shown(self) -> None:
        """The contents follow."""
        self._show_place()

    def _show_place(self) -> None:
        view = self.query_one(OutlineView)
        counts = list(view.counts())
        view.border_title = self.text(view.part.about)
        self.query_one(PartLine).show(view.part, counts)
        self.query_one(Contents).show(view.part, counts)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What is behind a line is shown beside it, where there is room."""
        event.stop()
        if event.option_list.id == "outline":
            self.call_after_refresh(self._show_behind)

    def on_resize(self) -> None:
        """There may be room now."""
        if self.query("#sharper"):
            self._show_sharper()
        self.call_after_refresh(self._show_behind)

    def _show_behind(self) -> None:
        pane, item = self.query_one("#behind"), self._item()
        if pane.display:
            # A chart or an open question has nothing behind it.
            shown = Hung([(0, Content(self.text(BEHIND)).stylize("$text-muted"))])
            if item is not None:
                case = self.navigator.thinking.now().case
                language = self.environment.language.on_screen(case.day)
                shown = written(item, reasons_for(case, item, language), language)
            self.query_one("#behind-text", Static).update(shown)
            pane.scroll_home(animate=False)

    # ── choosing ───────────────────────────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the contents or of the strategy."""
        event.stop()
        if event.option_list.id == "contents":
            self.action_part(event.option_index)
        else:
            self.action_choose()

    def action_choose(self) -> None:
        """Open an item's reasons, or ask an open question."""
        view = self.query_one(OutlineView)
        if view.item_id is not None:
            self.navigator.open_why(view.item_id)
        elif view.question is not None:
            self.navigator.go_to_question(view.question)

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

    # ── searching ──────────────────────────────────────────────────────────────

    def action_search(self) -> None:
        """Open the line to search in."""
        self._searching.open()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        self._searching.typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the strategy, at what was found."""
        event.stop()
        self._searching.hide()

    def action_found(self, by: int) -> None:
        """To the next place found, or the one before."""
        self._searching.go_on(by)

    # ── taking away ────────────────────────────────────────────────────────────

    def action_copy(self) -> None:
        """Copy what is selected, else the item one is at."""
        if self.copy_selected():
            return
        item = self._item()
        if item is None:
            self.tell(N_("Choose a line to copy it."))
            return
        self.app.copy_to_clipboard(as_text(item, self.environment.language))
        self.tell(N_("Copied."))

    def action_copy_all(self) -> None:
        """Copy what is selected, else the whole strategy."""
        if self.copy_selected():
            return
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
            self.tell(N_("Choose a piece of advice first."))

    def action_trace(self) -> None:
        """The rules that led to the item one is at, one at a time; else all of them."""
        item = self._item()
        self.navigator.open_trace(item.id if item is not None else "")

    # ── going elsewhere ────────────────────────────────────────────────────────

    def action_back(self) -> None:
        """Close the search, or go back to the questions."""
        if self._searching.is_open:
            self._searching.end()
        else:
            self.navigator.leave_strategy()

    def action_look_back(self) -> None:
        """Say what became of the strategy, some time later."""
        self.navigator.open_looking_back()

    def action_review(self) -> None:
        """All answers."""
        self.navigator.open_review()

    def action_home(self) -> None:
        """All interviews."""
        self.navigator.go_home()
