"""The whole program in lines: all interviews, the questions, the strategy."""

from __future__ import annotations

from typing import TextIO

from advisor.core.message import N_, Words, message
from advisor.desk import Desk
from advisor.files.store import read_saved
from advisor.plain.console import Console, Stop
from advisor.plain.home import Home
from advisor.plain.interview import HELP, Steps
from advisor.plain.strategy import Strategy
from advisor.session import Session


def run_plain(session: Session, source: TextIO, target: TextIO) -> int:
    """Hold the interview on two streams; returns the exit code.

    The end of the input saves and stops.  Raises AdvisorError where the interview to
    go on with cannot be had.
    """
    console = Console(session.language, source, target)
    desk = Desk(session)
    if session.engine_note:
        console.line(session.engine_note)
    problem = session.store.problem()
    if problem:
        console.say(message(N_("Answers cannot be saved: {problem}"), problem=Words(problem)))
    try:
        _begin(session, desk, console)
        _go_through(desk, console)
    except Stop:
        pass
    if desk.path is not None:
        console.say(message(N_("Saved in {path}."), path=Words(str(desk.path))))
    desk.close()
    return 0


def _begin(session: Session, desk: Desk, console: Console) -> None:
    if session.start is not None:
        saved = read_saved(session.start, session.rulebase)
        desk.take_up(saved)
        console.say(message(N_("Going on with {title}."), title=Words(saved.title)))
    else:
        Home(desk, console).choose(first=True)


def _go_through(desk: Desk, console: Console) -> None:
    """Questions, strategy, home, and again, until the owner stops."""
    strategy = Strategy(desk, console)
    console.lines(HELP)
    while True:
        home = not Steps(desk, console, strategy.show).walk()
        if not home:
            console.line()
            home = strategy.stay() == "home"
        if home:
            # What is on the desk could not be renamed or deleted.
            desk.close()
            Home(desk, console).choose(first=False)
