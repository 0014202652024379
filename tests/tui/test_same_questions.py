"""Screens and plain prompts put the same pages to the same owner, and keep the same answers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TextIO, cast

import pytest

from advisor.core.interview.answers import Answers
from advisor.core.interview.page_navigation import PageNavigation
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.interview_session import InterviewSession
from advisor.language import english
from advisor.plain.console import Console
from advisor.plain.interview import Steps
from tests.driving import environment, firm, keys_for, lines_for, one_quick
from tests.tui.conftest import Run

FIRMS = ("carpenter", "cafe", "rowing-club")


class Owner:
    """Skips questions now and then, and once goes back from a page and returns."""

    def __init__(self) -> None:
        self._moves = 0

    def skips(self, at: PageNavigation) -> bool:
        """Whether the owner leaves a page for later."""
        self._moves += 1
        page = at.page
        if page is None or at.unconfirmed or page.kind != "question":
            return False
        return not page.required and not page.answered and self._moves % 3 == 0


class Typing:
    """What an owner types, decided page by page from where they are."""

    def __init__(self, session: InterviewSession, rulebase: Rulebase, answers: Answers) -> None:
        self._session = session
        self._rulebase = rulebase
        self._answers = answers
        self._owner = Owner()
        self._waiting: list[str] = []
        self.seen: list[str | None] = []

    def readline(self) -> str:
        """The next line, none once nothing is asked any more."""
        while not self._waiting:
            at = self._session.navigation
            self.seen.append(None if at.unconfirmed else at.at)
            skips = self._owner.skips(at)
            self._waiting = [":skip"] if skips else lines_for(self._rulebase, self._answers, at)
        return self._waiting.pop(0) + "\n"


def in_plain(
    real: Rulebase, reference: Matcher, answers: Answers, folder: Path
) -> tuple[list[str | None], Answers]:
    """The pages that plain mode puts to a firm's owner, and what it keeps."""
    session = InterviewSession(environment(real, reference, folder))
    typing = Typing(session, real, answers)
    console = Console(english(), cast("TextIO", typing), io.StringIO())
    Steps(session, console, lambda: None).walk()
    session.close()
    return typing.seen, session.navigation.answers


@pytest.mark.parametrize("name", one_quick(FIRMS))
async def test_screens_and_plain_mode_ask_and_keep_the_same(
    name: str, run: Run, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    answers = firm(name, real)
    asked, kept = in_plain(real, reference, answers, tmp_path / "plain")
    owner, seen = Owner(), []
    async with run((120, 40)) as program:
        await program.press("n")
        while (at := program.session.navigation).page is not None or at.unconfirmed:
            seen.append(None if at.unconfirmed else at.at)
            skips = owner.skips(at)
            await program.give([["f4"]] if skips else keys_for(real, answers, at))
        assert program.session.navigation.answers == kept
    assert seen == asked
