"""What every page of the interview in lines works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.reply import Reply
from advisor.core.interview.typed_answer import typed_currency
from advisor.core.message import N_, Words, message
from advisor.interview_session import InterviewSession
from advisor.plain.asking import BARE, Asking
from advisor.plain.console import Console


@dataclass(frozen=True)
class Held:
    """The interview being held in lines.

    ``command`` obeys a command, and says whether it led elsewhere; ``told`` says what a
    change did to other answers and to the strategy.
    """

    session: InterviewSession
    console: Console
    asking: Asking
    command: Callable[[str], bool]
    told: Callable[[EditEffect | None], None]

    def typed_command(self, typed: str) -> str:
        """The command that was typed, with or without its colon; "" if it is none."""
        word = typed.casefold()
        if typed.startswith(":"):
            return typed
        return f":{word}" if word in BARE else ""


def say_saving(session: InterviewSession, console: Console) -> bool:
    """Say what went wrong with the last save and what else is to be said of the file.

    True if everything is saved.
    """
    if session.unsaved:
        console.say(message(N_("Not saved: {problem}"), problem=Words(session.unsaved)))
    for note in session.take_notes():
        console.line(note)
    return not session.unsaved


def change_with_words(held: Held, reply: Reply) -> None:
    """Save an answer, then ask for own words beside it: what is asked next loses nothing.

    A currency that was typed with a sum is an answer too, and not asked for again.
    """
    session = held.session
    interview = session.navigation.pages.interview
    answers, rulebase = session.navigation.answers, session.environment.rulebase
    effect = session.change(typed_currency(rulebase, answers, reply.taken) | reply.given)
    words = held.asking.words_beside(interview, reply)
    if words:
        session.change(words)
    held.told(effect)
