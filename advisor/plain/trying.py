"""Trying another answer out in lines: which one, what it would change, and whether it stays."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import answer_of, give_answers
from advisor.core.message import N_, Label, Words, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.whatif.compare import Difference, compare
from advisor.interview_session import InterviewSession
from advisor.plain.asking import Asking
from advisor.plain.console import Console
from advisor.plain.held import say_saving
from advisor.report.answers import question_text, shown_answer
from advisor.report.compare import grouped, now_within
from advisor.report.phrases import Phrases


class Trying:
    """Changes one answer behind an item, for a look or for good."""

    def __init__(self, session: InterviewSession, console: Console) -> None:
        self._session = session
        self._console = console
        self._asking = Asking(session.environment, console)

    def try_out(self, item: OutlineItem) -> None:
        """Ask for one of the answers behind an item, tell the difference, keep it or not."""
        console, navigation = self._console, self._session.navigation
        asks = [
            ask for use in item.why.facts if (ask := self._session.question_behind(use)) is not None
        ]
        if not asks:
            console.text(N_("This line depends on none of your answers."))
            return
        for number, ask in enumerate(asks, start=1):
            asked = question_text(self._session.environment.rulebase, navigation.answers, ask)
            line = f"  {number}. {console.language.say(asked)}"
            answer = answer_of(navigation.answers, ask.question, ask.index)
            if answer is not None:
                shown = Words(console.language.show(shown_answer(ask.question, answer)))
                line += " " + console.language.say(message(N_("So far: {answer}."), answer=shown))
            console.line(line)
        console.text(N_("Type the number of the answer to change, or an empty line."))
        typed = console.read_answer()
        place = console.read_number(typed, len(asks)) if typed else None
        if place is None:
            return
        reply = self._asking.ask_once(navigation.pages.interview, asks[place])
        if reply is not None:
            rulebase = self._session.environment.rulebase
            self._decide(give_answers(rulebase, navigation.answers, reply.given))

    def _decide(self, tried: Answers) -> None:
        environment, console = self._session.environment, self._console
        before, after = self._session.case, environment.case(tried)
        phrases = Phrases(
            environment.rulebase,
            environment.language.reckoned_from(before.day),
            before.inference,
            after.inference,
        )
        for line in _told(compare(before, after), phrases):
            console.line(line)
        console.text(N_("Keep this change?"))
        if console.read_yes():
            self._session.set_answers(tried)
            if say_saving(self._session, console):
                console.text(N_("Kept."))
        else:
            console.text(N_("Thrown away; everything is as it was."))


def _told(difference: Difference, phrases: Phrases) -> Iterator[str]:
    """What would differ, each thing in a line that can be listened to."""
    for heading, items in grouped(difference):
        yield phrases.say(message(N_("{heading}:"), heading=Label(heading)))
        for found in items:
            yield f"  {phrases.say(found.item.title)}"
            within = now_within(found)
            if within is not None:
                yield f"    {phrases.say(within)}"
            for chain in found.chains[:1]:
                yield f"    {phrases.difference(chain.answer)}"
    if not difference.items:
        yield phrases.text(N_("The advice is the same."))
