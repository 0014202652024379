"""Loading a folder of rule files into one checked rule base."""

from __future__ import annotations

from pathlib import Path

from advisor.core.diagnostic import Diagnostics
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase
from advisor.errors import FileError, RulebaseError
from advisor.files.rule_files import RuleFiles


def load_rulebase(folder: Path) -> Rulebase:
    """The rule base in the TOML files below ``folder``, read in the order of their paths.

    Raises RulebaseError with every problem of every file, or FileError if there
    is no such folder.
    """
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        raise FileError(f"{folder}: {_no_files(folder)}, a rule base was expected")
    files = RuleFiles()
    for path in paths:
        files.read(path)
    definitions = files.definitions()
    problems = Diagnostics()
    rulebase = build_rulebase(definitions, problems, frozenset(files.broken))
    if files.problems or rulebase is None:
        found = [*files.problems, *map(files.places.located, problems.found)]
        # What a table shares is wrong once, however many rows it has.
        found = list(dict.fromkeys(found))
        raise RulebaseError(
            # What cannot be read at all comes first: other problems may come of it.
            sorted(
                found,
                key=lambda d: (d.code != "unreadable", d.file is None, d.file or "", d.line or 0),
            )
        )
    return rulebase


def _no_files(folder: Path) -> str:
    if folder.is_dir():
        return "no .toml files in this folder"
    return "this is a file" if folder.exists() else "there is no such folder"
