"""What became of something typed: understood, readable in several ways, or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, Union

from advisor.core.message import Message

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Understood(Generic[T]):
    """The one value that was meant."""

    value: T


@dataclass(frozen=True)
class Unclear(Generic[T]):
    """Several values that may have been meant, likeliest first: ask which."""

    readings: tuple[T, ...]


@dataclass(frozen=True)
class Problem:
    """Nothing that can be taken; ``message`` says why, for the owner."""

    message: Message


Typed = Union[Understood[T], Unclear[T], Problem]


@dataclass(frozen=True)
class Style:
    """How the reader's region writes numbers and days.

    ``decimal`` is the decimal mark, "" where it is not known.  ``day_first`` says
    whether 6/7/2027 is in July, None where that is not known.
    """

    decimal: Literal[".", ",", ""] = ""
    day_first: bool | None = None


UNKNOWN_STYLE = Style()


def each(typed: Typed[T], make: Callable[[T], U]) -> Typed[U]:
    """The same result with every value replaced by what ``make`` returns for it."""
    if isinstance(typed, Understood):
        return Understood(make(typed.value))
    if isinstance(typed, Unclear):
        return Unclear(tuple(make(one) for one in typed.readings))
    return typed
