"""What can go wrong in a way that the reader can mend.

Every one of these ends as one clear line on stderr (or one line a diagnostic),
never as a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence

from advisor.core.diagnostic import Diagnostic


class AdvisorError(Exception):
    """Base of all errors that are shown to a person as a plain sentence."""


class FileError(AdvisorError):
    """A file or folder that cannot be read or written."""


class InvalidError(AdvisorError):
    """A document with problems; ``diagnostics`` holds all of them."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)


class RulebaseError(InvalidError):
    """A rule base that does not hold together."""


class EngineError(AdvisorError):
    """An engine that was asked for and cannot be used."""
