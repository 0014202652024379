"""The entry point: runs one command and turns errors into one clear line and exit code 2."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from advisor.cli.arguments import build_parser
from advisor.errors import AdvisorError

FAILED, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code (0 done, 1 check failed, 2 error)."""
    _open_missing_streams()
    if sys.stdout is None:
        _complain("there is no output to write to")
        return FAILED
    _choose_encodings()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough.
        code = 0
    except OSError as error:
        what = error.filename or "the output cannot be written"
        _complain(f"{what} ({error.strerror or error})")
        code = FAILED
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    return code


def _run(argv: Sequence[str] | None) -> int:
    """Run the command line; raises OSError where a standard stream fails."""
    try:
        arguments = build_parser().parse_args(argv)
        code: int = arguments.run(arguments)
    except AdvisorError as error:
        for line in str(error).splitlines():
            _complain(line)
        return FAILED
    except KeyboardInterrupt:
        _complain("stopped")
        return INTERRUPTED
    except SystemExit as stopped:
        # How argparse ends after --help, --version and a mistake.
        return stopped.code if isinstance(stopped.code, int) else 0
    return code


def _complain(line: str) -> None:
    # Where it cannot be written, the exit code still says that something failed.
    with contextlib.suppress(OSError):
        print(f"advisor: {line}", file=sys.stderr)


def _let_go(stream: TextIO) -> None:
    """Keep Python from complaining at exit about output that has nowhere to go."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open_missing_streams() -> None:
    """Put nothing where a standard stream is closed.

    A file opened later would otherwise get its number, and what a library writes
    to it would end up in that file.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    if sys.stderr is None:
        # Without this, print(file=None) would write to stdout.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _choose_encodings() -> None:
    """Names and quotation marks must come out whole, whatever the terminal's settings.

    A typed byte that is no text stands in its line as a lone surrogate, and loses no other line.
    Lines end as they are written: a table has line ends of its own, which Windows would double.
    """
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "replace"),
        (sys.stderr, "replace"),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            written = {} if stream is sys.stdin else {"encoding": "utf-8", "newline": ""}
            reconfigure(errors=errors, **written)
