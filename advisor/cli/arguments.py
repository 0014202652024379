"""The command line's grammar, with examples in every help text."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from advisor.cli import commands
from advisor.core.diagnostic import nearest
from advisor.errors import visible

Run = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; the parsed namespace carries ``run``."""
    parser = _Parser(
        prog="advisor",
        description="Interviews the owner of a business and recommends a justified "
        "social media strategy. Without a command it starts the interview.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n"
        "  advisor                                start, or go on with, an interview\n"
        "  advisor advise my-bakery.toml          print the strategy of a saved interview\n"
        "  advisor why my-bakery.toml listen-first\n"
        "  advisor check scenarios                run the scenarios as tests\n",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="the version and the engine")
    _common(parser)
    parser.set_defaults(run=commands.interview, plain=False, file=None, date=None)
    sub = parser.add_subparsers(title="commands", metavar="COMMAND")

    add = _Adder(sub)
    interview = add(
        "interview",
        commands.interview,
        "start or go on with an interview",
        "advisor interview --plain",
        "advisor interview my-bakery.toml",
    )
    interview.add_argument("file", nargs="?", type=Path, help="a saved interview to go on with")
    interview.add_argument("--plain", action="store_true", help="line by line, without screens")
    _date(interview)

    advise = add(
        "advise",
        commands.advise,
        "print the strategy of a saved interview or scenario",
        "advisor advise scenarios/bakery.toml",
        "advisor advise my-bakery.toml --format json --out strategy.json",
    )
    advise.add_argument("file", type=Path, help="a saved interview or a scenario")
    advise.add_argument("--format", choices=("md", "json"), default="md", help="default: md")
    advise.add_argument("--out", type=Path, help="write to this file instead of stdout")
    _date(advise)

    why = add(
        "why",
        commands.why,
        "show how an item of the strategy was concluded",
        "advisor why scenarios/bakery.toml listen-first",
        "advisor why my-bakery.toml formal-alliance:cafe-rosa",
    )
    why.add_argument("file", type=Path, help="a saved interview or a scenario")
    why.add_argument("item", help="an item's id, as `advise --format json` shows it")
    _date(why)

    for name, run, about in (
        ("questions", commands.questions, "list the questions of the interview"),
        ("rules", commands.rules, "list the rules, or show one"),
        ("principles", commands.principles, "list the principles and what stands on each"),
    ):
        lister = add(name, run, about, f"advisor {name}", f"advisor {name} --format json")
        if name != "questions":
            lister.add_argument("id", nargs="?", help=f"one of the {name}, by its id")
        lister.add_argument("--format", choices=("text", "json"), default="text")

    check = add(
        "check",
        commands.check,
        "run scenario files and compare",
        "advisor check",
        "advisor check scenarios/bakery.toml my-scenarios/",
        "advisor check --coverage --fail-under 100",
    )
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        help="files or folders; default: all that came with the program",
    )
    check.add_argument(
        "--coverage", action="store_true", help="show what the scenarios never saw of the rule base"
    )
    check.add_argument(
        "--fail-under",
        type=_percent,
        metavar="PERCENT",
        help="fail if fewer rules were seen both firing and not firing",
    )
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="of the coverage; default: text"
    )

    schema = add(
        "schema", commands.schema, "print the JSON schema of an output", "advisor schema outline"
    )
    schema.add_argument("name", choices=("outline",))
    return parser


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with the arguments in one line, with the nearest valid name."""

    def error(self, message: str) -> NoReturn:
        wrong = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)$", message)
        if wrong:
            hint = nearest(wrong.group(1), re.findall(r"[\w-]+", wrong.group(2)))
            message = f"{message} ({hint})" if hint else message
        self.exit(2, f"advisor: {visible(message)}; see {self.prog} --help\n")


class _Adder:
    """Adds a command with its help, examples and the options all commands have."""

    def __init__(self, sub: argparse._SubParsersAction[_Parser]) -> None:
        self._sub = sub

    def __call__(self, name: str, run: Run, about: str, *examples: str) -> argparse.ArgumentParser:
        parser = self._sub.add_parser(
            name,
            help=about,
            description=about[:1].upper() + about[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
        )
        _common(parser, suppress=True)
        parser.set_defaults(run=run)
        return parser


def _common(parser: argparse.ArgumentParser, *, suppress: bool = False) -> None:
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


def _date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date",
        type=_day,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day the strategy is made for; default: today",
    )


def _day(text: str) -> date:
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


def _percent(text: str) -> float:
    try:
        percent = float(text)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 0 to 100")
    return percent


class _Version(argparse.Action):
    """Prints the version; finds out about the engine only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(commands.version())
        parser.exit()
