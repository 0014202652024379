"""Where the rule base and the scenarios are: beside the code, or packed into the wheel."""

from __future__ import annotations

from pathlib import Path

from advisor.errors import FileError

PACKAGE = Path(__file__).resolve().parent.parent


def rulebase_folder() -> Path:
    """The rule base that came with the program; raises FileError if it is missing."""
    return _folder("rulebase")


def scenarios_folder() -> Path:
    """The scenarios that came with the program; raises FileError if they are missing."""
    return _folder("scenarios")


def _folder(name: str) -> Path:
    # A wheel carries them inside the package; a clone has them at its top.
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileError(
        f"{PACKAGE.parent / name}: the {name} that comes with the program is missing; "
        "install the program again"
    )
