"""What an edit of a rule file or a scenario does: to one firm, and to how many scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from advisor.advise import open_case
from advisor.checking.check import DAY
from advisor.core.reasoning.outline_difference import reordered
from advisor.core.rules.catalogue import Item
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.engine.chain import Matcher
from advisor.errors import AdvisorError
from advisor.files.interview import InterviewFile, read_interview
from advisor.files.rulebase import load_rulebase
from advisor.files.watching import Stamps, stamps

# What is recommended in a scenario, by its key.
Recommended: TypeAlias = "dict[str, Item]"


@dataclass(frozen=True)
class Look:
    """One firm under the rules as they were at one moment."""

    rulebase: Rulebase
    matcher: Matcher
    file: InterviewFile
    case: Case


@dataclass(frozen=True, slots=True)
class Changed:
    """A scenario in which other things are recommended than before: how many."""

    path: Path
    added: int
    removed: int
    moved: int
    altered: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What an edit did to the scenarios; ``unreadable`` do not fit the rules any more."""

    tried: int
    changed: tuple[Changed, ...]
    unreadable: tuple[Path, ...]


class Author:
    """Looks at one firm and at the scenarios, as often as something changes."""

    def __init__(
        self,
        file: Path,
        folder: Path,
        day: date,
        match: Callable[[Rulebase], Matcher],
        scenarios: Iterable[Path] = (),
    ) -> None:
        """``folder`` holds the rule files; ``match`` makes an engine for rules."""
        self._file = file
        self._folder = folder
        self._day = day
        self._match = match
        self._scenarios = tuple(scenarios)
        # What is recommended in scenarios, under the rules of the last two looks.
        self._known: list[tuple[Rulebase, dict[Path, Recommended | None]]] = []
        self._stamps: Stamps = {}

    def look(self, before: Look | None = None) -> Look:
        """The firm under the rules as they are on disk now.

        Rules that are the same as in ``before`` are not compiled again.  Raises FileError,
        RulebaseError or InvalidError with every problem.
        """
        rulebase = load_rulebase(self._folder)
        if before is not None and rulebase.definitions == before.rulebase.definitions:
            rulebase, matcher = before.rulebase, before.matcher
        else:
            matcher = self._match(rulebase)
        file = read_interview(self._file, rulebase)
        case = open_case(rulebase, file.answers, matcher, self._day)
        return Look(rulebase, matcher, file, case)

    def elsewhere(self, before: Look, after: Look, stop: Callable[[], bool]) -> Elsewhere | None:
        """What became of the scenarios; None as soon as ``stop`` says so.

        Scenarios are compared by what is recommended and in which order, not planned.
        """
        changed: list[Changed] = []
        unreadable: list[Path] = []
        tried = 0
        now_stamped = stamps(self._scenarios)
        if now_stamped != self._stamps:
            # What one file says may be in others that are like it.
            self._stamps, self._known = now_stamped, []
        # The rules before this edit are those after the one before it: nothing is run twice.
        was, now = (self._known_under(look.rulebase) for look in (before, after))
        self._known = [(before.rulebase, was), (after.rulebase, now)]
        for path in self._scenarios if before.rulebase is not after.rulebase else ():
            if stop():
                return None
            old = _recommended(path, before, was)
            if old is None:
                # It did not fit before: this edit has not broken it.
                continue
            tried += 1
            new = _recommended(path, after, now)
            if new is None:
                unreadable.append(path)
                continue
            found = Changed(
                path,
                added=len(set(new) - set(old)),
                removed=len(set(old) - set(new)),
                moved=len(reordered(list(old), list(new))),
                altered=sum(old[key] != new[key] for key in old if key in new),
            )
            if found.added or found.removed or found.moved or found.altered:
                changed.append(found)
        return Elsewhere(tried, tuple(changed), tuple(unreadable))

    def _known_under(self, rulebase: Rulebase) -> dict[Path, Recommended | None]:
        return next((known for base, known in self._known if base is rulebase), {})


def _recommended(
    path: Path, look: Look, known: dict[Path, Recommended | None]
) -> Recommended | None:
    """All that is recommended in a scenario, by its key, in the order of rank.

    None where it does not fit the rules.  What is worked out is kept in ``known``.
    """
    if path not in known:
        try:
            answers = read_interview(path, look.rulebase).answers
        except AdvisorError:
            known[path] = None
        else:
            case = open_case(look.rulebase, answers, look.matcher, DAY)
            known[path] = {one.key: one.item for one in case.recommendations}
    return known[path]
