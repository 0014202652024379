"""The entry point: runs one command and turns errors into one clear line and exit code 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from advisor.cli.arguments import build_parser
from advisor.errors import AdvisorError

FAILED, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code (0 done, 1 check failed, 2 error)."""
    if sys.stdout is None:
        print("advisor: there is no output to write to", file=sys.stderr)
        return FAILED
    _write_utf8()
    parser = build_parser()
    arguments = parser.parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except AdvisorError as error:
        for line in str(error).splitlines():
            print(f"advisor: {line}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("advisor: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough.
        _silence()
        return 0
    except OSError as error:
        what = error.filename or "the output cannot be written"
        print(f"advisor: {what} ({error.strerror})", file=sys.stderr)
        _silence()
        return FAILED
    return code


def _silence() -> None:
    """Keep Python from complaining at exit about output that has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Names and quotation marks must come out whole, whatever the terminal's settings."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
