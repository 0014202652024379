"""The whole program in lines: all interviews, the questions, the strategy."""

from __future__ import annotations

from typing import TextIO

from advisor.core.message import N_, Words, message
from advisor.environment import Environment
from advisor.files.store import read_saved
from advisor.interview_session import InterviewSession
from advisor.plain.console import Console, Stop, UselessInput
from advisor.plain.home import Home, going_on
from advisor.plain.interview import HELP, Steps
from advisor.plain.strategy import Strategy


def run_plain(environment: Environment, source: TextIO, target: TextIO) -> int:
    """Hold the interview on two streams; returns the exit code.

    The end of the input saves and stops, and so does, with exit code 1, an input that
    never fits.  Raises AdvisorError where the interview to
    go on with cannot be had.
    """
    console = Console(environment.language, source, target)
    session = InterviewSession(environment)
    if environment.engine_note:
        console.line(environment.engine_note)
    problem = environment.store.problem()
    if problem:
        console.say(message(N_("Answers cannot be saved: {problem}"), problem=Words(problem)))
    code = 0
    try:
        _begin(environment, session, console)
        _go_through(session, console)
    except UselessInput:
        code = 1
        console.line()
        console.text(N_("What is typed here does not fit, line after line; the program stops."))
    except Stop:
        pass
    if session.path is not None:
        console.say(message(N_("Saved in {path}."), path=Words(str(session.path))))
    session.close()
    return code


def _begin(environment: Environment, session: InterviewSession, console: Console) -> None:
    if environment.start is not None:
        saved = read_saved(environment.start, environment.rulebase)
        session.open_saved(saved)
        going_on(session, console, saved)
    else:
        Home(session, console).choose(first=True)


def _go_through(session: InterviewSession, console: Console) -> None:
    """Questions, strategy, home, and again, until the owner stops."""
    strategy = Strategy(session, console)
    console.lines(HELP)
    while True:
        home = not Steps(session, console, strategy.show).walk()
        if not home:
            console.line()
            home = strategy.stay() == "home"
        if home:
            # An interview being held could not be renamed or deleted.
            session.close()
            Home(session, console).choose(first=False)
