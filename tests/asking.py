"""Runs several commands in one process: ``python -m tests.asking "why FILE ITEM" …``.

Each prints JSON, for a fixed day.
"""

from __future__ import annotations

import sys

from advisor.cli import main

if __name__ == "__main__":
    for command in sys.argv[1:]:
        code = main([*command.split(), "--format", "json", "--date", "2026-11-24"])
        if code:
            sys.exit(code)
