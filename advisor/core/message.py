"""A sentence as data: a template and the facts it names.

``core`` never formats text.  It hands out messages; ``advisor.language`` looks
the template up in a catalogue and writes numbers, money and dates the way the
reader's language does.  Templates are whole sentences, so that a translator
may order the words as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Union

PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")


def N_(template: str) -> str:
    """Mark a source string for the message catalogue; returns it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Words:
    """The owner's own words: shown as given, never translated, never parsed."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """The owner's name for somebody or some place, as it reads inside a sentence to the owner."""

    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A translatable name from the rule base, such as an option's label."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the translatable name of its unit ('' for a bare number)."""

    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money; ``currency`` is an ISO 4217 code, or '' where the owner named none."""

    number: float
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Several shown values, joined as the reader's language joins a list."""

    parts: tuple[Shown, ...]


Shown = Union[Words, Name, Label, Quantity, Amount, Listing, date, "Message"]


@dataclass(frozen=True, slots=True)
class Message:
    """A template with ``{name}`` placeholders and the values they stand for.

    ``plural`` is the template for counts other than one; ``count`` picks the form.
    """

    template: str
    values: tuple[tuple[str, Shown], ...] = ()
    plural: str = ""
    count: int | None = None

    def value(self, name: str) -> Shown | None:
        """The value behind placeholder ``name``, or None if the message has none."""
        return next((value for key, value in self.values if key == name), None)


def message(template: str, /, **values: Shown) -> Message:
    """A message; a fact named ``business.name`` is passed as ``business__name``."""
    pairs = tuple((name.replace("__", "."), value) for name, value in values.items())
    return Message(template, pairs)


def counted(singular: str, plural: str, count: int, /, **values: Shown) -> Message:
    """A message whose form depends on ``count``; the count is available as ``{n}``."""
    pairs = tuple((name.replace("__", "."), value) for name, value in values.items())
    return Message(singular, (("n", Quantity(count)), *pairs), plural, count)


def placeholders(template: str) -> Iterator[str]:
    """The names a template asks for, in order of appearance."""
    return (match.group(1) for match in PLACEHOLDER.finditer(template))


# How sentences are put one after another.
JOINED = N_("{before} {sentence}")


def joined(sentences: Iterable[Message]) -> Message:
    """Sentences one after another; there must be one."""
    first, *rest = sentences
    for sentence in rest:
        first = message(JOINED, before=first, sentence=sentence)
    return first


def separated(text: Message) -> tuple[Message, ...]:
    """The sentences that ``joined`` put one after another; a message of its own is one."""
    values = dict(text.values)
    before, sentence = values.get("before"), values.get("sentence")
    if isinstance(before, Message) and isinstance(sentence, Message):
        return (*separated(before), *separated(sentence))
    return (text,)
