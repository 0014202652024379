"""Signs for which there is no font, written out so that nothing of a text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anyascii import anyascii

# What only changes the sign before it: joiners, variants, skin tones.
_BESIDE = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"


def written_out(text: str, lacking: Iterable[str]) -> str:
    """A text in which signs that are ``lacking`` stand in Latin letters, in brackets.

    >>> written_out("Café 漢字 🥐", "漢字🥐")
    'Café [HanZi] [croissant]'
    """
    signs = "".join(map(re.escape, lacking))
    if not signs:
        return text
    return re.sub(rf"[{signs}](?:[{signs}{_BESIDE}]*)", lambda run: _named(run.group()), text)


def _named(run: str) -> str:
    """Signs in Latin letters; where there are none, or signs of markup, by their numbers."""
    # An emoji becomes its name between colons.
    found = anyascii(run).replace("::", ", ").strip(": ")
    if set(found) & set("<>&"):
        found = ""
    return f"[{found or ' '.join(f'U+{ord(sign):04X}' for sign in run)}]"
