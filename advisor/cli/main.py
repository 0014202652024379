"""The entry point: runs one command and turns errors into one clear line and exit code 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from advisor.cli.arguments import build_parser
from advisor.errors import AdvisorError

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code (0 done, 1 check failed, 2 error)."""
    _write_utf8()
    parser = build_parser()
    arguments = parser.parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except AdvisorError as error:
        for line in str(error).splitlines():
            print(f"advisor: {line}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("advisor: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _write_utf8() -> None:
    """Names and quotation marks must come out whole, whatever the terminal's settings."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
