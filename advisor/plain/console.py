"""Reading and writing lines."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import TextIO

from advisor.core.interview.typed_choice import parse_yes_no
from advisor.core.message import N_, Message, Quantity, Words, message
from advisor.errors import FileError
from advisor.language import Language

PROMPT = "> "
# The space and the number in front of a line of a list.
LEAD = re.compile(r" *(?:\d{1,3}[.)] )?")
# What Python makes of a typed byte that is no text.
UNREADABLE = re.compile("[\udc80-\udcff]")
# Of something unknown that was typed, as much is repeated.
SHOWN = 40
# After so many lines in a row that could not be used, nobody is there who reads.
MOST_USELESS = 25
# And after the same line so many times, though each did something, as :help does.
MOST_ALIKE = 200


def columns(target: TextIO) -> int:
    """How many characters a line of the terminal has; 0 where none is written to."""
    try:
        return os.get_terminal_size(target.fileno()).columns if target.isatty() else 0
    except (OSError, ValueError):
        return 0


def broken(line: str, width: int) -> str:
    """A line broken between words, what follows under its text; as it is without a ``width``.

    >>> print(broken("  12. One who takes over", 18))
      12. One who
          takes over
    """
    if not width or len(line) <= width:
        return line
    lead = LEAD.match(line)
    hang = " " * len(lead.group()) if lead is not None and len(lead.group()) < width // 2 else ""
    return textwrap.fill(
        line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )


class Stop(Exception):
    """The owner, or the end of the input, ends the program."""


class UselessInput(Stop):
    """What is typed is not meant for this program; it ends with exit code 1."""


class Console:
    """Standard input and output, and the language of messages."""

    def __init__(self, language: Language, source: TextIO, target: TextIO) -> None:
        self.language = language
        self._source = source
        self._target = target
        self._refused = False
        self._useless = self._alike = 0
        self._last = ""

    def line(self, text: str = "") -> None:
        """Write one line, on a terminal broken between words where it is too long for it."""
        for part in text.split("\n"):
            self._target.write(broken(part, columns(self._target)) + "\n")

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

    def refuse(self, said: Message) -> None:
        """Say why the line that was typed cannot be used."""
        self._refused = True
        self.say(said)

    def read(self, about: str = "") -> str:
        """The next line that was typed, without surrounding white space.

        ``about`` says in front of the prompt what the line is for.  The word of a command
        is in small letters.

        Raises Stop at the end of the input, and UselessInput once too many lines in a row
        were refused or the same.
        Raises FileError where the input cannot be read.
        """
        self._useless = self._useless + 1 if self._refused else 0
        if self._useless >= MOST_USELESS or self._alike >= MOST_ALIKE:
            raise UselessInput
        self._target.write(f"{about} {PROMPT}" if about else PROMPT)
        self._target.flush()
        while True:
            try:
                line = self._source.readline()
            except KeyboardInterrupt:
                raise Stop from None
            except OSError as error:
                reason = error.strerror or str(error)
                raise FileError(f"what is typed cannot be read ({reason})") from None
            if not line:
                raise Stop
            if not line.isascii() and UNREADABLE.search(line):
                self._unreadable()
                continue
            typed = _command_small(line.strip())
            self._refused = False
            self._alike = self._alike + 1 if typed == self._last else 0
            self._last = typed
            return typed

    def read_answer(self, about: str = "") -> str | None:
        """The next line where something is asked beside the page; None where it is left.

        No command becomes an answer: see ``leaves``.  Raises what ``read`` raises.
        """
        while (typed := self.read(about)).startswith(":"):
            if self.leaves(typed):
                return None
        return typed

    def leaves(self, command: str) -> bool:
        """Whether a command leaves what is asked, where that is all a command can do.

        Raises Stop where it ends the program; any other is refused.
        """
        if command == ":quit":
            raise Stop
        if command != ":back":
            self.refuse(message(N_("Type an answer, or :back to leave it as it is.")))
        return command == ":back"

    def _unreadable(self) -> None:
        self._useless += 1
        if self._useless >= MOST_USELESS:
            raise UselessInput
        self.text(N_("That is not readable text; please type it again."))

    def unknown(self, typed: str) -> None:
        """Say that nothing is called what was typed."""
        if typed:
            template = N_("There is no “{typed}” here. :help lists what can be typed.")
            self.refuse(message(template, typed=Words(typed[:SHOWN])))

    def read_yes(self, read: Callable[[], str] | None = None) -> bool:
        """Whether yes is typed; anything but yes or no is asked for again, and :back means no.

        ``read`` takes the lines, where other things can be typed there as well.
        """
        self.text(N_("Type yes or no."))
        while (typed := (read or self.read_answer)()) is not None:
            said = parse_yes_no(typed)
            if said is not None:
                return said
            self.refuse(message(N_("Please type yes or no.")))
        return False

    def read_number(self, typed: str, last: int) -> int | None:
        """What was typed as a place counted from 0; None, and said so, if it is none of them.

        ``last`` is the number of the last place, 0 where there are none.
        """
        numbers = [str(number) for number in range(1, last + 1)]
        if typed in numbers:
            return numbers.index(typed)
        if last:
            template = N_("Please type a number from 1 to {last}.")
            self.refuse(message(template, last=Quantity(last)))
        else:
            self.refuse(message(N_("There is nothing in the list yet.")))
        return None


def _command_small(typed: str) -> str:
    """The line, with the word of a command in small letters: some keyboards write capitals."""
    word, space, rest = typed.partition(" ")
    return f"{word.lower()}{space}{rest}" if typed.startswith(":") else typed
