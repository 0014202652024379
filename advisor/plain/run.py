"""The whole program in lines: all interviews, the questions, the strategy."""

from __future__ import annotations

from contextlib import suppress
from typing import TextIO

from advisor.core.message import N_, Words, message
from advisor.environment import Environment
from advisor.errors import FileError
from advisor.files.store import read_saved
from advisor.interview_session import InterviewSession
from advisor.plain.console import Console, Stop, UselessInput
from advisor.plain.home import Home, going_on
from advisor.plain.interview import HELP, Steps
from advisor.plain.strategy import Strategy


def run_plain(environment: Environment, source: TextIO, target: TextIO) -> int:
    """Hold the interview on two streams; returns the exit code.

    The end of the input saves and stops, and so does, with exit code 1, an input that
    never fits.  The exit code is 2 where the last answers could not be saved.  Raises
    AdvisorError where the interview to go on with cannot be opened, or where answers are
    not saved and nobody reads any more.
    """
    console = Console(environment.language, source, target)
    session = InterviewSession(environment)
    if environment.engine_note:
        console.line(environment.engine_note)
    problem = environment.store.prepare()
    if problem:
        console.say(message(N_("Answers cannot be saved: {problem}"), problem=Words(problem)))
    try:
        code = _hold(environment, session, console)
    except BrokenPipeError:
        if session.unsaved:
            raise FileError(f"your answers are not saved: {session.unsaved}") from None
        raise
    finally:
        session.close()
    return code


def _hold(environment: Environment, session: InterviewSession, console: Console) -> int:
    """The whole program between its first and its last line; returns the exit code."""
    code = 0
    try:
        _begin(environment, session, console)
        _go_through(session, console)
    except UselessInput:
        code = 1
        console.line()
        console.text(N_("What is typed here does not fit, line after line; the program stops."))
    except Stop:
        with suppress(Stop):
            _save_elsewhere(session, console)
    for note in session.take_notes():
        console.line(note)
    farewell = session.farewell()
    if farewell is not None:
        console.say(farewell)
    return 2 if session.unsaved else code


def _save_elsewhere(session: InterviewSession, console: Console) -> None:
    """Offer another folder for answers that cannot be saved, until one will do or none is typed."""
    if session.unsaved:
        session.save()
    while session.unsaved:
        console.say(message(N_("Not saved: {problem}"), problem=Words(session.unsaved)))
        console.text(
            N_("Type a folder to save your answers in, or an empty line to leave without saving.")
        )
        typed = console.read()
        if not typed:
            return
        # A command is no folder, and nothing is left unsaved for one: the line is asked for again.
        if not typed.startswith(":"):
            session.try_folder(typed)


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
            _save_elsewhere(session, console)
            # An interview being held could not be renamed or deleted.
            session.close()
            Home(session, console).choose(first=False)
