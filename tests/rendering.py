"""Renders every interview in a folder: ``python -m tests.rendering FOLDER``.

Run as a process of its own, so that Python hashes strings with another seed.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from advisor.advise import advise
from advisor.checking.check import DAY
from advisor.engine.select import select_engine
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.language import english
from advisor.report.export import render_as


def main(folder: Path) -> None:
    """Print a line for each interview: its name and the hashes of its outline in each format."""
    rulebase = load_rulebase(rulebase_folder())
    matcher = select_engine().matcher(rulebase)
    for path in sorted(folder.glob("*.toml")):
        outline = advise(rulebase, read_interview(path, rulebase).answers, matcher, DAY)
        texts = (render_as(form, outline, english()) for form in ("md", "json"))
        print(path.name, *(hashlib.sha256(text.encode()).hexdigest() for text in texts))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
