"""The command for an author: what an edit does, as soon as the file is saved."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from advisor.checking.authoring import Author, Changed, Look
from advisor.cli.context import day, engine, tell_notes
from advisor.core.message import N_
from advisor.core.strategy.preview import preview as differing
from advisor.errors import AdvisorError
from advisor.files.interview import InterviewFile
from advisor.files.resources import rulebase_folder, scenarios_folder
from advisor.files.watching import Stamps, stamps, with_its_base
from advisor.language import Language, english
from advisor.report.edits import changes_text, elsewhere_text, items_text
from advisor.report.news import GLYPHS

# Seconds between two looks at the files.
EVERY = 0.3


def preview(arguments: argparse.Namespace) -> int:
    """Print the strategy's items; with ``--watch``, what every edit changes in them."""
    file: Path = arguments.file
    folder: Path = arguments.rulebase or rulebase_folder()
    scenarios = sorted(scenarios_folder().rglob("*.toml"))
    today = day(arguments)
    author = Author(file, folder, today, engine(arguments).matcher, scenarios)
    language = english().reckoned_from(today)

    def stamped() -> Stamps:
        return stamps((folder, *with_its_base(file)))

    watching = Watching(author, stamped, language, _say, tell_notes)
    watching.begin(patient=arguments.watch)
    if arguments.watch:
        try:
            while True:
                time.sleep(EVERY)
                watching.look_again()
        except KeyboardInterrupt:
            pass
    return 0


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


class Watching:
    """One author's session: the files as they were, and what is said when they change."""

    def __init__(
        self,
        author: Author,
        stamped: Callable[[], Stamps],
        language: Language,
        say: Callable[[Iterable[str]], None],
        tell_notes: Callable[[InterviewFile], None],
    ) -> None:
        """``stamped`` says when each watched file was changed; ``say`` writes lines.

        ``tell_notes`` says what of the firm's file could not be used.
        """
        self._author = author
        self._stamped = stamped
        self._language = language
        self._say = say
        self._tell_notes = tell_notes
        self._seen: Stamps = {}
        self._last: Look | None = None

    def begin(self, *, patient: bool) -> None:
        """Print the firm as it is.

        Raises AdvisorError where it cannot be read, unless ``patient``: then that is said,
        and it may be mended.
        """
        self._seen = self._stamped()
        try:
            self._last = self._author.look()
        except AdvisorError as error:
            if not patient:
                raise
            self._say(str(error).splitlines())
            return
        self._tell_notes(self._last.file)
        self._say(self._whole(self._last))

    def _whole(self, look: Look) -> list[str]:
        return list(items_text(differing(None, look.case.outline), self._language))

    def look_again(self) -> bool:
        """Say what has changed since the last look; False where no file has."""
        now = self._stamped()
        if now == self._seen:
            return False
        names = [
            path.name for path in dict.fromkeys((*now, *self._seen)) if self._differs(path, now)
        ]
        self._seen = now
        self._say(("", f"── {', '.join(names)}"))
        try:
            look = self._author.look(self._last)
        except AdvisorError as error:
            self._say(str(error).splitlines())
            return True
        # An answer that is misspelt counts for nothing, and only this says so.
        self._tell_notes(look.file)
        before, self._last = self._last, look
        if before is None:
            self._say(self._whole(look))
            return True
        self._say(changes_text(differing(before.case.outline, look.case.outline), self._language))
        if before.rulebase is not look.rulebase:
            self._elsewhere(before, look)
        return True

    def _differs(self, path: Path, now: Stamps) -> bool:
        return now.get(path) != self._seen.get(path)

    def _elsewhere(self, before: Look, after: Look) -> None:
        self._say([self._language.text(N_("Trying it in the scenarios …"))])
        found = self._author.elsewhere(before, after, lambda: self._stamped() != self._seen)
        if found is not None:
            changed = [(one.path.stem, _counts(one)) for one in found.changed]
            gone = [path.stem for path in found.unreadable]
            self._say(elsewhere_text(found.tried, changed, gone, self._language))


def _counts(changed: Changed) -> str:
    marks = (
        (GLYPHS["added"], changed.added),
        (GLYPHS["removed"], changed.removed),
        (GLYPHS["up"] + GLYPHS["down"], changed.moved),
        (GLYPHS["changed"], changed.altered),
    )
    return " ".join(f"{glyph}{count}" for glyph, count in marks if count)
