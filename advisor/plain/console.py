"""Reading and writing lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from advisor.core.message import N_, Message, Quantity, Words, message
from advisor.language import Language

PROMPT = "> "
# Of something unknown that was typed, as much is said back.
SHOWN = 40


class Stop(Exception):
    """The owner, or the end of the input, ends the program."""


class Console:
    """Two streams and a language."""

    def __init__(self, language: Language, source: TextIO, target: TextIO) -> None:
        self.language = language
        self._source = source
        self._target = target

    def line(self, text: str = "") -> None:
        """Write one line as it is."""
        self._target.write(text + "\n")

    def text(self, template: str) -> None:
        """Write a text without facts in it, in the reader's language."""
        self.line(self.language.text(template))

    def say(self, said: Message) -> None:
        """Write a sentence."""
        self.line(self.language.say(said))

    def lines(self, templates: Sequence[str]) -> None:
        """Write several texts, one a line."""
        for template in templates:
            self.text(template)

    def read(self) -> str:
        """The next line that was typed, without what surrounds it; raises Stop at the end."""
        self._target.write(PROMPT)
        self._target.flush()
        while True:
            try:
                line = self._source.readline()
            except KeyboardInterrupt:
                raise Stop from None
            except UnicodeDecodeError:
                self.text(N_("That is not readable text; please type it again."))
                continue
            if not line:
                raise Stop
            return line.strip()

    def unknown(self, typed: str) -> None:
        """Say that nothing is called what was typed."""
        if typed:
            template = N_("There is no “{typed}” here. :help lists what can be typed.")
            self.say(message(template, typed=Words(typed[:SHOWN])))

    def read_yes(self) -> bool:
        """Whether yes is typed; anything but yes or no is asked for again."""
        self.text(N_("Type yes or no."))
        while (typed := self.read().lower()) not in {"yes", "y", "no", "n"}:
            self.text(N_("Please type yes or no."))
        return typed in {"yes", "y"}

    def read_number(self, typed: str, last: int) -> int | None:
        """What was typed as a place counted from 0; None, and said so, if it is none of them.

        ``last`` is the number of the last place, 0 where there are none.
        """
        numbers = [str(number) for number in range(1, last + 1)]
        if typed in numbers:
            return numbers.index(typed)
        if last:
            template = N_("Please type a number from 1 to {last}.")
            self.say(message(template, last=Quantity(last)))
        else:
            self.text(N_("There is nothing in the list yet."))
        return None
