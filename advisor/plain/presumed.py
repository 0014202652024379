"""What is taken for granted, shown once in lines, and corrected by number."""

from __future__ import annotations

from advisor.core.interview.progress import presumed_answer
from advisor.core.interview.steps import Presumed
from advisor.core.interview.typed_choice import parse_yes_no
from advisor.core.message import N_
from advisor.plain.held import Held, change_with_words
from advisor.report.answers import entry_name, shown_answer

RIGHT = ("right", "ok", "okay", "correct")


def hold_presumed(held: Held) -> None:
    """Show what is presumed until the owner says that it is right, or goes elsewhere."""
    console, session = held.console, held.session
    while shown := session.navigation.unconfirmed:
        console.text(N_("We took this for granted:"))
        for number, one in enumerate(shown, start=1):
            console.line(f"  {number}. {presumed_line(held, one)}")
        console.text(N_("Right? Enter goes on; a number changes that one."))
        typed = console.read()
        command = held.typed_command(typed)
        if command:
            if held.command(command):
                return
        elif not typed or parse_yes_no(typed) or typed.casefold() in RIGHT:
            session.confirm()
        elif parse_yes_no(typed) is False:
            console.text(N_("Type the number of what is not right."))
        else:
            place = console.read_number(typed, len(shown))
            ask = session.ask_for(shown[place].cell) if place is not None else None
            reply = (
                held.asking.ask_once(session.navigation.pages.interview, ask)
                if ask is not None
                else None
            )
            if reply is not None:
                change_with_words(held, reply)


def presumed_line(held: Held, one: Presumed) -> str:
    """What is presumed, and of whom."""
    session, language = held.session, held.console.language
    label = language.text(one.question.label)
    if one.index is not None:
        rulebase, answers = session.environment.rulebase, session.navigation.answers
        name = entry_name(rulebase, answers, one.question.entries, one.index)
        label = f"{language.show(name)}, {label}"
    answer = language.show(shown_answer(one.question, presumed_answer(one.state)))
    return f"{label}: {answer}"
