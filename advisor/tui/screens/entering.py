"""What the owner enters on a page of the interview: kept at once, and then on.

There is one way to go on, by keys and by mouse.  Enter, or “Go on”, takes what is entered;
where something is missing or wrong, it says so there.  Else it leads to the next field or
row without an answer, and after the last one to the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from textual.app import App

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Entry
from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.page_navigation import PageNavigation
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Cell, Presumed
from advisor.core.interview.typed_answer import typed_currency, understood
from advisor.core.interview.typed_money import CURRENCY
from advisor.core.message import N_, Words, message
from advisor.core.rules.fact import Group
from advisor.report.answers import entry_name
from advisor.tui.navigator import Navigator
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.widgets.grid_view import GridView
from advisor.tui.widgets.naming_view import NamingView
from advisor.tui.widgets.page_view import PageView


class Host(Protocol):
    """The screen that shows the pages."""

    navigator: Navigator

    @property
    def app(self) -> App[Any]:
        """The program, to show dialogs."""

    @property
    def page_view(self) -> PageView:
        """The page as it is shown."""

    def show_page(self, at: int | None = None) -> None:
        """Show the page the session is at; ``at`` is the entry of a list to stand at."""

    def show_place(self, navigation: PageNavigation) -> None:
        """Show how far one is, after an answer that stays at the page."""

    def tell_effect(self, edit_effect: EditEffect | None, said: str = "") -> None:
        """Say what a change did."""


class Entering:
    """Takes every answer of a page to the session."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._session = host.navigator.session
        self._environment = host.navigator.environment

    def answered(self, replies: Sequence[Reply]) -> None:
        """Keep answers; go on to the next field, and from the last one to the next page."""
        session, language = self._session, self._environment.language
        given: dict[Cell, Answer] = {}
        said: list[str] = []
        here = session.navigation.at
        for reply in replies:
            answers = session.navigation.answers
            repeated = understood(reply.ask.question, reply.taken, answers.business.get(CURRENCY))
            said += [language.say(repeated)] if repeated is not None else []
            given |= typed_currency(self._environment.rulebase, answers, reply.taken) | reply.given
        self._host.tell_effect(session.change(given), " ".join(said))
        view = self._host.page_view
        if session.navigation.at != here:
            self._host.show_page()
        elif isinstance(view.view, GridView) or view.go_on(
            session.navigation, session.typed, replies[-1].ask.cell
        ):
            self._host.show_place(session.navigation)
        else:
            self.page_done()

    def page_done(self) -> None:
        """On from a page that is answered."""
        self._session.leave()
        self._host.show_page()

    # ── the entries of a list ──────────────────────────────────────────────────

    @property
    def _group(self) -> Group | None:
        page = self._session.navigation.page
        return page.group if page is not None else None

    def named(self, entries: tuple[Entry, ...]) -> None:
        """Keep the entries of a group as they are named now."""
        session, group = self._session, self._group
        page = session.navigation.page
        if group is None or page is None:
            return
        session.keep_typed((page.questions[0].id, None), "")
        self._host.tell_effect(session.name_entries(group, entries))
        self._host.show_page()

    def all_named(self) -> None:
        """The list is done, once every entry has what it needs."""
        group, view = self._group, self._host.page_view.view
        if group is None:
            return
        if self._session.finish_naming(group):
            self._host.tell_effect(None)
            self._host.show_page()
        elif isinstance(view, NamingView):
            view.refuse_end()

    def remove_entry(self, place: int) -> None:
        """Take an entry out of its list, once the owner is sure."""
        session, group, language = self._session, self._group, self._environment.language
        if group is None:
            return
        shown = entry_name(self._environment.rulebase, session.navigation.answers, group, place)
        name = Words(language.show(shown))

        def decided(choice: str | None) -> None:
            entries = session.navigation.answers.entries(group)
            if choice == "remove":
                rest = (*entries[:place], *entries[place + 1 :])
                self._host.tell_effect(session.name_entries(group, rest))
                self._host.show_page(at=max(0, place - 1) if rest else None)

        dialog = ChoiceDialog(
            language,
            language.say(message(N_("Remove “{name}” with its answers?"), name=name)),
            (("", language.text(N_("Keep it"))), ("remove", language.text(N_("Remove it")))),
        )
        self._host.app.push_screen(dialog, decided)

    # ── what is presumed ───────────────────────────────────────────────────────

    def all_right(self) -> None:
        """What is presumed is right."""
        self._session.confirm()
        self._host.page_view.notice("")
        self._host.show_page()

    def correct(self, presumed: Presumed) -> None:
        """Ask about something that is presumed and wrong."""
        session = self._session
        ask = session.ask_for(presumed.cell)
        if ask is None:
            return

        def taken(reply: Reply | None) -> None:
            if reply is not None:
                self._host.tell_effect(session.change(reply.given))
            # One is at “That is right” again: Enter goes on, whether or not something changed.
            self._host.show_page()

        interview = session.navigation.pages.interview
        self._host.app.push_screen(AskPage(self._host.navigator, interview, ask), taken)
