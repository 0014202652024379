"""Screens and plain prompts put the same questions to the same owner, in the same order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TextIO, cast

import pytest
from advisor.core.interview.navigation import Navigation, Place

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Ask, Gather
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.plain import run_plain
from advisor.plain.interview import Steps
from tests.driving import environment, firm, keys_for, line_for, one_quick
from tests.tui.conftest import Program, Run, shown_places

FIRMS = ("goal-hiring-solo", "franchise", "inside-brewery-backers")


class Owner:
    """Answers as a firm does; now and then goes back, or leaves a question for later."""

    def __init__(self, rulebase: Rulebase, name: str) -> None:
        self._rulebase = rulebase
        self._answers: Answers = firm(name, rulebase)
        self._moves = 0

    def presses(self, navigation: Navigation) -> list[str]:
        """The keys for a step on the screens."""
        return {"back": ["escape"], "skip": ["f4"], "keep": ["enter"]}.get(
            self._move(navigation)
        ) or keys_for(self._rulebase, self._answers, self._step(navigation), navigation.answers)

    def types(self, navigation: Navigation) -> str:
        """The line for a step in plain mode."""
        moves = {"back": ":back", "skip": ":skip", "keep": ""}
        move = self._move(navigation)
        if move in moves:
            return moves[move]
        return line_for(self._rulebase, self._answers, self._step(navigation), navigation.answers)

    def _move(self, navigation: Navigation) -> str:
        self._moves += 1
        step = navigation.step
        if self._moves % 11 == 7:
            return "back"
        if isinstance(step, Ask) and step.answered:
            return "keep"
        skips = isinstance(step, Ask) and step.index is None and not step.question.required
        return "skip" if skips and self._moves % 13 == 5 else "answer"

    @staticmethod
    def _step(navigation: Navigation) -> Ask | Gather:
        assert navigation.step is not None
        return navigation.step


class Typing:
    """What an owner types, decided line by line from where they are."""

    def __init__(self, owner: Owner, at: list[Navigation]) -> None:
        self._owner = owner
        self._at = at

    def readline(self) -> str:
        """The next line, none once nothing is asked any more."""
        navigation = self._at[-1]
        return self._owner.types(navigation) + "\n" if navigation.step is not None else ""


@contextmanager
def put_walks() -> Iterator[list[Navigation]]:
    """Notes every step that plain mode puts, and the end of the steps."""
    seen: list[Navigation] = []
    place, through = Steps._place, Steps.walk

    def noting(steps: Steps, step: Ask | Gather) -> None:
        seen.append(steps._session.navigation)
        place(steps, step)

    def ending(steps: Steps) -> bool:
        stays = through(steps)
        seen.append(steps._session.navigation)
        return stays

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Steps, "_place", noting)
        patch.setattr(Steps, "walk", ending)
        yield seen


def put_in_plain(real: Rulebase, reference: Matcher, name: str, folder: Path) -> list[Place | None]:
    """Every step that plain mode puts to a firm's owner."""
    with put_walks() as seen:
        source = cast("TextIO", Typing(Owner(real, name), seen))
        run_plain(environment(real, reference, folder), source, io.StringIO())
    return [navigation.at for navigation in seen if navigation.at is not None]


def moved(program: Program, before: Navigation) -> bool:
    """Whether the screens took a move."""
    return program.session.navigation is not before


@pytest.mark.parametrize("name", one_quick(FIRMS))
async def test_screens_and_plain_mode_ask_the_same(
    name: str, run: Run, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    plain = put_in_plain(real, reference, name, tmp_path / "plain")
    owner = Owner(real, name)
    async with run() as program:
        await program.press("n")
        with shown_places() as screens:
            screens.append(program.at)
            while program.at is not None:
                before = program.session.navigation
                program.send(*owner.presses(before))
                await program.until(partial(moved, program, before))
    assert len(plain) > 20
    assert screens == plain
