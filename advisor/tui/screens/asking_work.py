"""What became of one piece of work, asked in one small dialog after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from advisor.core.interview.answer import clean
from advisor.core.interview.review import OTHER, Done, Hindrance, Sign, WorkReview
from advisor.core.message import N_, Message
from advisor.core.rules.question import MAX_TEXT
from advisor.core.strategy.reviewing import WorkAsked
from advisor.report.reviews import ASK_WORDS, DONE_WORDS, asks_sign, hindrances
from advisor.tui.screens.dialogs import ChoiceDialog, LineDialog
from advisor.tui.screens.page import Page


class AskingWork:
    """Asks on top of a page; every answer is handed to ``take`` at once, none has to be given."""

    def __init__(self, page: Page[Any], take: Callable[[WorkReview], None]) -> None:
        self._page = page
        self._take = take

    def ask(self, work: WorkAsked) -> None:
        """Ask whether it was done, and what follows from that."""
        choices = [(done, self._page.text(words)) for done, words in DONE_WORDS.items()]

        def chosen(done: str) -> None:
            self.done(work, cast("Done", done))

        self._choose(self._page.say(work.title), choices, chosen)

    def done(self, work: WorkAsked, done: Done) -> None:
        """Take whether it was done, and ask what kept it, or whether it is time to stop it."""
        said = WorkReview(work.key, done)
        self._take(said)
        if done != "yes":
            self._ask_why(said)
        elif work.stop is not None:
            self._ask_sign(said, work.stop)

    def _ask_why(self, said: WorkReview) -> None:
        def chosen(why: str) -> None:
            hindered = replace(said, why=cast("Hindrance", why))
            self._take(hindered)
            if why == OTHER:
                self._ask_words(hindered)

        title = self._page.text(N_("What kept it from being done?"))
        self._choose(title, hindrances(self._page.environment.language), chosen)

    def _ask_words(self, said: WorkReview) -> None:
        def closed(typed: str | None) -> None:
            if typed is not None:
                self._take(replace(said, words=clean(typed)[:MAX_TEXT]))

        title = self._page.text(ASK_WORDS)
        dialog = LineDialog(self._page.environment.language, title, "")
        self._page.app.push_screen(dialog, closed)

    def _ask_sign(self, said: WorkReview, stop: Message) -> None:
        def chosen(sign: str) -> None:
            self._take(replace(said, sign=cast("Sign", sign)))

        text = self._page.text
        choices = (("works", text(N_("No"))), ("stop", text(N_("Yes"))))
        self._choose(self._page.say(asks_sign(stop)), choices, chosen)

    def _choose(
        self, title: str, choices: Sequence[tuple[str, str]], chosen: Callable[[str], None]
    ) -> None:
        def closed(choice: str | None) -> None:
            if choice is not None:
                chosen(choice)

        dialog = ChoiceDialog(self._page.environment.language, title, choices)
        self._page.app.push_screen(dialog, closed)
