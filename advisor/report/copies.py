"""What a copy of an interview is called."""

from __future__ import annotations

from collections.abc import Collection

from advisor.core.message import N_, Quantity, Words, message
from advisor.language import Language


def copy_title(language: Language, title: str, taken: Collection[str]) -> str:
    """The title of a copy, with a number where others are called so already."""
    found = language.say(message(N_("{title}, copy"), title=Words(title)))
    number = 1
    while found in taken:
        number += 1
        numbered = message(N_("{title}, copy {n}"), title=Words(title), n=Quantity(number))
        found = language.say(numbered)
    return found
