"""A firm on the command line: its file and its case."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from advisor.cli.context import announced, read_answers
from advisor.core.diagnostic import nearest
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.target import Target, target_names, target_of
from advisor.core.strategy.case import Case
from advisor.environment import Environment
from advisor.errors import AdvisorError
from advisor.files.interview import InterviewFile
from advisor.language import Language
from advisor.report.phrases import Phrases


@dataclass(frozen=True)
class Firm:
    """One firm: its file, and its case, whose answers differ from the file's in a trial."""

    environment: Environment
    file: InterviewFile
    case: Case

    @property
    def language(self) -> Language:
        """The reader's language, with days written as in the strategy."""
        return self.environment.language.reckoned_from(self.case.day)

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.case.rulebase, self.language, self.case.inference)

    def items(self, name: str) -> tuple[OutlineItem, ...]:
        """The items of the outline called ``name``.

        Raises AdvisorError naming the nearest one, or saying how to ask why it is not there.
        """
        outline, rulebase = self.case.outline, self.case.rulebase
        # Without a copy behind it the colon says nothing.
        found = outline.find(name.removesuffix(":"))
        if found:
            return found
        if target_of(rulebase, name) is not None:
            known = self.target(name).name
            raise AdvisorError(
                f"'{known}' is not in this strategy; `advisor why-not FILE {known}` says why"
            )
        ids = [one for item in outline.items() for one in (item.id, *item.also)]
        names = (*ids, *(one.partition(":")[0] for one in ids), *target_names(rulebase))
        hint = nearest(name, names)
        self._refuse_rule(name)
        raise AdvisorError(
            f"the outline has no item '{name}'"
            + (f" ({hint})" if hint else "; `advisor advise FILE --format json` lists them all")
        )

    def target(self, name: str) -> Target:
        """What is asked about, checked against the entries there are.

        Raises AdvisorError naming the nearest valid name.
        """
        target = target_of(self.case.rulebase, name)
        if target is None:
            self._refuse_rule(name)
            hint = nearest(name.partition(":")[0], target_names(self.case.rulebase))
            more = f" ({hint})" if hint else "; `advisor advise FILE --format json` shows ids"
            raise AdvisorError(f"there is no item or warning '{name}'{more}")
        subjects = [str(s) for s in self.case.profile.subjects(target.scope)]
        if target.about and target.scope == "business":
            item = name.partition(":")[0]
            raise AdvisorError(f"'{item}' is about the business; leave out ':{target.about}'")
        if target.about and target.about not in subjects:
            known = f"there are: {', '.join(subjects)}"
            hint = nearest(target.about, subjects) or (
                known if subjects else "there is nothing that it could be about"
            )
            raise AdvisorError(f"nothing here is called '{target.about}' ({hint})")
        return target

    def _refuse_rule(self, name: str) -> None:
        """Raise AdvisorError where a rule is meant, which is shown elsewhere."""
        if name in self.case.rulebase.rules:
            raise AdvisorError(f"'{name}' is a rule; `advisor rules {name}` shows it")


def open_firms(arguments: argparse.Namespace, *paths: Path) -> tuple[Firm, ...]:
    """The firms in some files, with the engine and the day that the arguments name.

    Raises FileError or InvalidError.
    """
    environment = announced(arguments)
    files = [read_answers(path, environment.rulebase) for path in paths]
    return tuple(Firm(environment, file, environment.case(file.answers)) for file in files)


def open_firm(arguments: argparse.Namespace) -> Firm:
    """The firm in the file that the arguments name; raises FileError or InvalidError."""
    (firm,) = open_firms(arguments, arguments.file)
    return firm
