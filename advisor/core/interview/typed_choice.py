"""Choosing by number, by words of an option, or by a clear beginning of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.core.interview.typed import Problem, Typed, Unclear, Understood
from advisor.core.message import N_, Message, Quantity, message

UNKNOWN_WORDS = frozenset(
    (
        *("don't know", "dont know", "do not know", "dunno", "idk", "unknown", "no clue"),
        *("i don't know", "i dont know", "i do not know", "no idea", "can't say"),
        *("not sure", "i'm not sure", "unsure"),
    )
)
YES = frozenset(("yes", "y", "yeah", "yep", "yes please", "true"))
NO = frozenset(("no", "n", "nope", "no thanks", "false"))
RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
AND = re.compile(r"\s*(?:&|\+|\band\b)\s*")


@dataclass(frozen=True)
class Offered:
    """An option as the reader sees it: its id, and its label in the reader's language."""

    id: str
    label: str


def says_unknown(typed: str) -> bool:
    """Whether somebody says that they do not know."""
    return _plain(typed) in UNKNOWN_WORDS or typed.strip() == "?"


def parse_yes_no(typed: str) -> bool | None:
    """Whether yes or no was typed, None if neither."""
    word = _plain(typed)
    if word in YES:
        return True
    return False if word in NO else None


def parse_choice(typed: str, offered: Sequence[Offered], *, yes_no: bool = False) -> Typed[str]:
    """The id of one option, by its number from 1, its label or id, or a clear beginning."""
    if yes_no and (said := parse_yes_no(typed)) is not None:
        return Understood("yes" if said else "no")
    found = _find(typed, offered)
    if len(found) == 1:
        return Understood(found[0])
    return Unclear(found) if found else Problem(_expected(len(offered), yes_no=yes_no))


def parse_choices(typed: str, offered: Sequence[Offered]) -> Typed[tuple[str, ...]]:
    """The ids of several options: 1,3 or 1 and 3 or 1-3 or words with commas.

    Where one of the words is unclear, the readings are what that word may mean.
    """
    chosen: list[str] = []
    for part in _parts(typed, offered):
        found = _range(part, offered) or _find(part, offered)
        if not found:
            return Problem(_expected(len(offered), several=True))
        if len(found) > 1 and not RANGE.fullmatch(part):
            return Unclear(tuple((one,) for one in found))
        chosen.extend(found)
    if not chosen:
        return Problem(_expected(len(offered), several=True))
    return Understood(tuple(dict.fromkeys(chosen)))


def _parts(typed: str, offered: Sequence[Offered]) -> Iterator[str]:
    """What was typed, cut where one option ends; labels with commas or "and" stay whole."""
    if _find(typed, offered):
        yield typed
        return
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", typed))):
        if _find(part, offered) or RANGE.fullmatch(part):
            yield part
            continue
        for piece in filter(None, AND.split(part)):
            if _find(piece, offered) or RANGE.fullmatch(piece):
                yield piece
            else:
                yield from piece.split()


def _range(part: str, offered: Sequence[Offered]) -> tuple[str, ...]:
    ends = RANGE.fullmatch(part)
    if ends is None:
        return ()
    first, last = int(ends.group(1)), int(ends.group(2))
    if not 1 <= first <= last <= len(offered):
        return ()
    return tuple(one.id for one in offered[first - 1 : last])


def _find(typed: str, offered: Sequence[Offered]) -> tuple[str, ...]:
    """The options it may mean, by the closest kind of likeness that any has."""
    word = _plain(typed)
    if not word:
        return ()
    if re.fullmatch(r"[0-9]+[.)]?", typed.strip()):
        digits = typed.strip().rstrip(".)")
        numbers = [str(number) for number in range(1, len(offered) + 1)]
        return (offered[numbers.index(digits)].id,) if digits in numbers else ()
    for alike in _LIKENESSES:
        found = tuple(one.id for one in offered if alike(one, word))
        if found:
            return found
    return ()


def _is_called(one: Offered, word: str) -> bool:
    return word in (_plain(one.label), _plain(one.id))


def _label_begins(one: Offered, word: str) -> bool:
    return _plain(one.label).startswith(word)


def _id_begins(one: Offered, word: str) -> bool:
    return _plain(one.id).startswith(word)


def _has_words(one: Offered, typed: str) -> bool:
    """Whether every word typed begins a word of the label; of single letters none does."""
    words = _plain(one.label).split()
    return len(typed) > 1 and all(any(w.startswith(t) for w in words) for t in typed.split())


_LIKENESSES = (_is_called, _label_begins, _id_begins, _has_words)


def _plain(text: str) -> str:
    """Without capitals and punctuation, so that labels are compared as they sound."""
    straight = text.casefold().replace("’", "'").replace("_", " ").replace("-", " ")
    return " ".join(re.sub(r"[^\w\s'?]|(?<=\w)\?+$", " ", straight).split())


def _expected(last: int, *, several: bool = False, yes_no: bool = False) -> Message:
    """What can be typed where something else was."""
    if yes_no:
        return message(N_("Please type yes or no."))
    if several:
        template = N_("Please type a number from 1 to {last}, or several with commas.")
        return message(template, last=Quantity(last))
    return message(N_("Please type a number from 1 to {last}."), last=Quantity(last))
