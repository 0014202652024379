"""What can go wrong in a way that the reader can mend.

Every one of these ends as one clear line on stderr (or one line a diagnostic),
never as a traceback.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from advisor.core.diagnostic import Diagnostic

MOST_SHOWN = 200


class AdvisorError(Exception):
    """Base of all errors that are shown to a person as plain sentences, one a line."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(visible(line) for line in lines))


class FileError(AdvisorError):
    """A file or folder that cannot be read or written."""


class InvalidError(AdvisorError):
    """A document with problems; ``diagnostics`` holds all of them."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        lines = [str(diagnostic) for diagnostic in diagnostics[:MOST_SHOWN]]
        if len(diagnostics) > MOST_SHOWN:
            lines.append(f"… and {len(diagnostics) - MOST_SHOWN:,} more problems")
        super().__init__(*lines)
        self.diagnostics = tuple(diagnostics)


class RulebaseError(InvalidError):
    """A rule base that does not hold together."""


class EngineError(AdvisorError):
    """An engine that was asked for and cannot be used."""


def visible(text: str) -> str:
    """Text with control characters spelled out: what a file holds must not move the cursor."""
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else character
        for character in text
    )
