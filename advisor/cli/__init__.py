"""The command line: arguments and exit codes.  Data goes to stdout, all else to stderr."""

from advisor.cli.main import main

__all__ = ["main"]
