"""What the grammar of every command is made of: help with examples, and the common options."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from advisor.core.diagnostic import nearest
from advisor.errors import visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """Tells what is wrong with the arguments in one line, with the nearest valid name."""

    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)$", message)
        if wrong:
            hint = nearest(wrong.group(1), re.findall(r"[\w-]+", wrong.group(2)))
            message = f"{message} ({hint})" if hint else message
        self.exit(2, f"advisor: {visible(message)}; see {self.prog} --help\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # argparse ignores that help cannot be written; the exit code has to say so.
        if file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def imported(module: str, name: str) -> Run:
    """A command from a module of this package, which is imported only when it runs."""

    def run(arguments: argparse.Namespace) -> int:
        command: Run = getattr(import_module(f"advisor.cli.{module}"), name)
        return command(arguments)

    return run


class Adder:
    """Adds a command with its help, examples and the options all commands have."""

    def __init__(self, sub: argparse._SubParsersAction[Parser]) -> None:
        self._sub = sub

    def __call__(self, name: str, run: Run, about: str, *examples: str) -> argparse.ArgumentParser:
        parser = self._sub.add_parser(
            name,
            help=about,
            description=about[:1].upper() + about[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
        )
        add_common(parser, suppress=True)
        parser.set_defaults(run=run)
        return parser


def add_common(parser: argparse.ArgumentParser, *, suppress: bool = False) -> None:
    # A sub-command's own default would overwrite what stood before the command.
    default = argparse.SUPPRESS if suppress else None
    parser.add_argument(
        "--engine",
        choices=("durable", "reference"),
        default=default,
        help="the rules engine; default: durable, where it can be imported",
    )
    parser.add_argument(
        "--rulebase",
        type=Path,
        metavar="FOLDER",
        default=default,
        help="another rule base than the one that came with the program",
    )


def add_out(
    parser: argparse.ArgumentParser, about: str = "write to this file instead of stdout"
) -> None:
    parser.add_argument("--out", type=Path, help=about)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="with --out: replace a file that is there; answers and rules are never replaced",
    )


def add_date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date",
        type=day_of,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day the strategy is made for; default: today",
    )


def day_of(text: str) -> date:
    """The day that an argument names."""
    try:
        # Newer Pythons read more forms than this one, which is the same everywhere.
        day = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year <= 2100:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a date like 2027-03-31 between 2000 and 2100"
        )
    return day
