"""Putting one question in lines, and taking its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.doubt import doubt
from advisor.core.interview.reply import (
    Reply,
    counting_answer,
    words_before,
    words_cell,
    words_worth_asking,
)
from advisor.core.interview.steps import Ask, Cell, Interview, options_for
from advisor.core.interview.typed import Problem, Unclear, Understood
from advisor.core.interview.typed_answer import (
    Taken,
    read_typed,
    understood,
    which_is_meant,
)
from advisor.core.interview.typed_choice import Offered, parse_yes_no, says_unknown
from advisor.core.interview.typed_money import CURRENCY
from advisor.core.interview.why_asked import why_asked
from advisor.core.message import N_, Label, Listing, Message, Quantity, Words, message
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.plain.console import Console
from advisor.report.answers import counted_in, lacks_currency, question_text, shown_answer

YES_NO = (N_("yes"), N_("no"))
KEEP = ""
# Commands that are understood without their colon, where no words are asked for.
BARE = ("back", "why", "help", "skip")

# Obeys a command; True if the question is not to be put any longer.
Command = Callable[[str], bool]


@dataclass(frozen=True)
class Put:
    """A question as it was put: its text, its options with their explanations, and the answers."""

    asked: Message
    ask: Ask
    answers: Answers
    offered: tuple[Offered, ...]
    about: tuple[str, ...]
    before: Answer | None

    @property
    def question(self) -> Question:
        return self.ask.question


class Asking:
    """Puts questions on a console."""

    def __init__(self, environment: Environment, console: Console) -> None:
        self._environment = environment
        self._console = console
        self._language = environment.language

    def ask(self, interview: Interview, ask: Ask, command: Command) -> Reply | None:
        """Put a question until it is answered; None where it is left."""
        put = self.prepared(interview, ask)
        self._put(put, interview)
        taken = self._until_taken(put, interview, command)
        return Reply(ask, taken) if taken is not None else None

    def words_beside(self, interview: Interview, reply: Reply) -> dict[Cell, Answer]:
        """A few own words beside an answer that has been saved; empty where there are none."""
        words = self.own_words(self.prepared(interview, reply.ask), reply.taken.answer)
        return {words_cell(reply.ask): words} if words else {}

    def own_words(self, put: Put, answer: Answer, about: str = "") -> str | None:
        """A few own words beside an answer, None where none are asked for or typed."""
        words = words_worth_asking(self._environment.rulebase, put.question, answer)
        if words is None:
            return None
        before = words_before(put.answers, words, put.ask.index)
        console = self._console
        console.text(words.text)
        if before:
            kept = N_("So far: “{words}”. An empty line keeps it.")
            console.say(message(kept, words=Words(before)))
        else:
            console.text(N_("A few words of your own, or an empty line."))
        while typed := console.read_answer(about):
            if says_unknown(typed):
                return None
            found = read_typed(words, typed)
            if isinstance(found, Understood) and isinstance(found.value.answer, str):
                return found.value.answer
            if isinstance(found, Problem):
                console.refuse(found.message)
        return None

    def _until_taken(self, put: Put, interview: Interview, command: Command) -> Taken | None:
        ask = put.ask
        doubted: Taken | None = None
        offered_command = ""
        while True:
            typed = self._console.read()
            bare = _bare_command(put, typed)
            if bare and ask.question.kind == "text" and typed != offered_command:
                offered_command = typed
                self._offer_command(typed, bare)
                continue
            if bare and ask.question.kind != "text":
                typed = bare
            if typed.startswith(":"):
                doubted = None
                if typed == ":why":
                    self._console.say(why_asked(self._environment.rulebase, interview, ask))
                elif command(typed):
                    return None
                else:
                    # What was shown meanwhile may be long: whoever listens has lost the question.
                    self._put(put, interview)
                continue
            if doubted is not None and (yes := parse_yes_no(typed)) is not None:
                if yes:
                    return doubted
                doubted = None
                self._console.text(N_("Please type another answer."))
                continue
            if typed == KEEP and put.before is not None:
                return Taken(put.before)
            taken = self.take(put, typed)
            if taken is None:
                continue
            if taken == doubted or not self.doubts(put, taken):
                return taken
            doubted = taken

    def ask_once(self, interview: Interview, ask: Ask) -> Reply | None:
        """Put a question out of turn; None where the owner goes back to what was before."""
        return self.ask(interview, ask, self._console.leaves)

    # ── taking the answer ──────────────────────────────────────────────────────

    def take(self, put: Put, typed: str, *, quiet: bool = False) -> Taken | None:
        """What was typed, repeated where it was interpreted; None if it was refused.

        ``quiet`` leaves out the repetition.
        """
        question = put.question
        found = read_typed(
            question,
            typed,
            offered=put.offered,
            today=self._environment.day,
            style=self._language.style,
        )
        if isinstance(found, Problem):
            self._console.refuse(found.message)
            return None
        if isinstance(found, Unclear):
            self._console.refuse(
                self._which_option(put, typed, found)
                if put.offered
                else which_is_meant(question, typed, found)
            )
            return None
        said = understood(question, found.value, put.answers.business.get(CURRENCY))
        if put.offered and _by_words(put, typed):
            answer = shown_answer(question, found.value.answer)
            said = message(N_("Understood: {answer}."), answer=answer)
        if said is not None and not quiet:
            self._console.say(said)
        return found.value

    def _which_option(self, put: Put, typed: str, unclear: Unclear[Taken]) -> Message:
        possible = [one.answer for one in unclear.readings]
        numbered = tuple(
            Words(f"{number}. {one.label}")
            for number, one in enumerate(put.offered, start=1)
            if one.id in possible or (one.id,) in possible
        )
        return message(
            N_("“{typed}” can mean several of them: {options}. Please type the number."),
            typed=Words(typed[:40]),
            options=Listing(numbered),
        )

    def doubts(self, put: Put, taken: Taken) -> bool:
        """Ask about an answer that looks like a slip; False if it does not."""
        found = doubt(
            self._environment.rulebase,
            put.answers,
            put.question,
            put.ask.index,
            taken,
            self._environment.day,
        )
        if found is None:
            return False
        self._console.say(found.message)
        self._console.text(N_("Type yes to keep it, or type another answer."))
        return True

    def _offer_command(self, typed: str, command: str) -> None:
        self._console.say(
            message(
                N_(
                    "Did you mean the command? Then type {command}. To answer with the word"
                    " “{typed}”, type it again."
                ),
                command=Words(command),
                typed=Words(typed),
            )
        )

    # ── putting the question ───────────────────────────────────────────────────

    def prepared(self, interview: Interview, ask: Ask) -> Put:
        """A question with all that is needed to put it."""
        rulebase, answers, text = self._environment.rulebase, interview.answers, self._language.text
        asked = question_text(rulebase, answers, ask)
        before = counting_answer(interview, ask)
        if ask.question.kind == "yes_no":
            offered = tuple(Offered(word, text(word)) for word in YES_NO)
            return Put(asked, ask, answers, offered, ("", ""), before)
        options = options_for(rulebase, answers, ask.question, ask.index)
        return Put(
            asked,
            ask,
            answers,
            tuple(Offered(option.id, text(option.label)) for option in options),
            tuple(text(option.help or "") for option in options),
            before,
        )

    def _put(self, put: Put, interview: Interview) -> None:
        console, question = self._console, put.question
        console.say(put.asked)
        self.put_help(put)
        unit = counted_in(interview, self._environment.rulebase, put.ask)
        if unit is not None:
            console.say(message(N_("Type the number: … {unit}"), unit=unit))
        if put.before is not None:
            shown = self._language.show(shown_answer(question, put.before))
            template = N_("So far: {answer}. An empty line keeps it.")
            console.say(message(template, answer=Words(shown)))

    def put_help(self, put: Put) -> None:
        """Write what helps to answer a question: help, example and options."""
        console, question = self._console, put.question
        if question.help:
            console.text(question.help)
        if question.example:
            example = Label(question.example)
            console.say(message(N_("For example: {text}"), text=example))
        if lacks_currency(self._environment.rulebase, put.answers, question):
            console.text(N_("With its currency, such as “40 €”."))
        options = zip(put.offered, put.about, strict=True)
        for number, (option, about) in enumerate(options, start=1):
            console.line(f"  {number}. {option.label}" + (f" ({about})" if about else ""))
        limit = Quantity(question.limit or 0)
        if question.kind == "choices" and question.limit:
            console.say(message(N_("Choose up to {limit}, with commas."), limit=limit))
        elif question.kind == "choices":
            console.text(N_("Choose one or several, with commas."))
        elif put.offered:
            console.text(N_("Choose one."))


def _bare_command(put: Put, typed: str) -> str:
    """The command that was typed without its colon, "" if it is none or an option."""
    word = typed.casefold()
    if word not in BARE or word in (one.label.casefold() for one in put.offered):
        return ""
    return f":{word}"


def _by_words(put: Put, typed: str) -> bool:
    """Whether options were chosen otherwise than by their numbers or their whole label."""
    whole = (one.label.casefold() for one in put.offered)
    plain = typed.replace(",", "").replace(" ", "").isdecimal()
    return not plain and typed.casefold() not in whole and put.question.kind != "yes_no"
