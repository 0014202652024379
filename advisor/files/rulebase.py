"""Loading a folder of rule files into one checked rule base."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
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
    problems = Diagnostics()
    with _collector_paused():
        for path in paths:
            files.read(path)
        rulebase = build_rulebase(files.definitions(), problems, frozenset(files.broken))
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


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No collection of garbage meanwhile: nearly everything that is made here is kept.

    Looking for garbage among it again and again takes a quarter of the time of loading.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _no_files(folder: Path) -> str:
    if folder.is_dir():
        return "no .toml files in this folder"
    return "this is a file" if folder.exists() else "there is no such folder"
