"""How many words something has that is shown to a person, in the language of its templates."""

from __future__ import annotations

from advisor.core.message import (
    PLACEHOLDER,
    Amount,
    Label,
    Listing,
    Message,
    Name,
    Quantity,
    Shown,
    Words,
)

# A date, an amount: written as “6 January 2026”, “60 €”.
DATE_WORDS, AMOUNT_WORDS = 3, 2


def words_in(shown: Shown | None) -> int:
    """The number of words; near enough to hold a page to a length.

    >>> from advisor.core.message import message
    >>> words_in(message("By {who}, {n} h.", who=Words("Anna Lee"), n=Quantity(2)))
    5
    """
    if shown is None:
        return 0
    if isinstance(shown, (Words, Name, Label)):
        return len(shown.text.split())
    if isinstance(shown, Quantity):
        return 1 + len(shown.unit.split())
    if isinstance(shown, Amount):
        return AMOUNT_WORDS
    if isinstance(shown, Listing):
        return sum(map(words_in, shown.parts)) + max(len(shown.parts) - 1, 0)
    if isinstance(shown, Message):
        named = sum(words_in(shown.value(m.group(1))) for m in PLACEHOLDER.finditer(shown.template))
        return named + len(PLACEHOLDER.sub(" ", shown.template).replace(",", " ").split())
    return DATE_WORDS
