"""What is taken for granted, shown once in lines, and corrected by number."""

from __future__ import annotations

from advisor.core.interview.typed_choice import parse_yes_no
from advisor.core.interview.why_asked import why_asked
from advisor.core.message import N_
from advisor.plain.held import Held, change_with_words
from advisor.report.answers import presumed_said

RIGHT = ("right", "ok", "okay", "correct")


def hold_presumed(held: Held) -> None:
    """Show what is presumed until the owner says that it is right, or goes elsewhere."""
    console, session = held.console, held.session
    rulebase = session.environment.rulebase
    while shown := session.navigation.unconfirmed:
        console.text(N_("We took this for granted:"))
        for number, one in enumerate(shown, start=1):
            said = presumed_said(rulebase, session.navigation.answers, one, console.language)
            console.line(f"  {number}. {said}")
        console.text(N_("Right? Enter goes on; a number changes that one."))
        typed = console.read()
        command = held.typed_command(typed)
        if command == ":why":
            interview = session.navigation.pages.interview
            for number, one in enumerate(shown, start=1):
                behind = session.ask_for(one.cell)
                if behind is not None:
                    said = console.language.say(why_asked(rulebase, interview, behind))
                    console.line(f"  {number}. {said}")
        elif command == ":skip":
            # Nothing is left open here: what is skipped is the look at it.
            session.confirm()
        elif command:
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
