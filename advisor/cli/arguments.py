"""The command line's grammar, with examples in every help text."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor.cli import commands, papers
from advisor.cli.grammar import Adder, Parser, add_common, add_date, add_out, imported
from advisor.cli.reasoning_arguments import add_reasoning
from advisor.cli.reviewing import add_review
from advisor.cli.schemas import SCHEMAS
from advisor.paper.formats import EVERYTHING, FORMS, PRINTED


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; the parsed namespace has the command in ``run``."""
    parser = Parser(
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
    add_common(parser)
    parser.add_argument(
        "--plain", action="store_true", help="the interview line by line, without screens"
    )
    parser.set_defaults(run=commands.interview, file=None, date=None)
    sub = parser.add_subparsers(title="commands", metavar="COMMAND")

    add = Adder(sub)
    interview = add(
        "interview",
        commands.interview,
        "start or go on with an interview",
        "advisor interview --plain",
        "advisor interview my-bakery.toml",
    )
    interview.add_argument("file", nargs="?", type=Path, help="a saved interview to go on with")
    interview.add_argument(
        "--plain",
        action="store_true",
        # Left alone where it was not typed, for it may stand before the command, too.
        default=argparse.SUPPRESS,
        help="line by line, without screens",
    )
    add_date(interview)

    advise = add(
        "advise",
        papers.advise,
        "print the strategy of a saved interview or scenario",
        "advisor advise scenarios/bakery.toml",
        "advisor advise my-bakery.toml --format json --out strategy.json",
        "advisor advise my-bakery.toml --format pdf --format ics --out papers",
        "advisor advise my-bakery.toml --format everything --out papers",
    )
    advise.add_argument("file", type=Path, help="a saved interview or a scenario")
    advise.add_argument(
        "--format",
        action="append",
        choices=(*FORMS, EVERYTHING),
        help="default: what the name of --out ends in, else md; several go into the folder "
        "that --out names, everything with all sheets to fill in",
    )
    add_out(advise, "the file to write to instead of stdout; with several formats the folder")
    advise.add_argument(
        "--reasoning",
        action="store_true",
        help="add the numbered answers and the advice based on each",
    )
    advise.add_argument(
        "--whole",
        action="store_true",
        help="print everything; without this, a shortened version",
    )
    add_date(advise)

    sheets = add(
        "sheets",
        papers.sheets,
        "write sheets to fill in, filled with what is known; without a file list them",
        "advisor sheets",
        "advisor sheets my-bakery.toml agreement count --out papers",
        "advisor sheets my-bakery.toml --format docx --out papers",
    )
    sheets.add_argument("file", nargs="?", type=Path, help="a saved interview or a scenario")
    sheets.add_argument("sheets", nargs="*", metavar="SHEET", help="default: all")
    sheets.add_argument("--format", action="append", choices=PRINTED, help="default: pdf")
    add_out(sheets, "the folder to write to; needed with a file")
    add_date(sheets)

    asked = add(
        "next",
        commands.next_questions,
        "show what the interview would ask now",
        "advisor next my-bakery.toml",
        "advisor next my-bakery.toml --format json",
    )
    asked.add_argument("file", type=Path, help="a saved interview, or one being written")
    asked.add_argument("--format", choices=("text", "json"), default="text")

    add_review(add)
    add_reasoning(add)

    for name, run, about in (
        ("questions", commands.questions, "list the questions of the interview"),
        ("rules", commands.rules, "list the rules, or show one"),
        ("principles", commands.principles, "list the principles and what is based on each"),
    ):
        lister = add(name, run, about, f"advisor {name}", f"advisor {name} --format json")
        if name != "questions":
            lister.add_argument("id", nargs="?", help=f"one of the {name}, by its id")
        if name == "principles":
            lister.add_argument(
                "--scenarios",
                action="store_true",
                help="also run all scenarios and name those that use it (half a minute)",
            )
        lister.add_argument("--format", choices=("text", "json"), default="text")

    check = add(
        "check",
        commands.check,
        "run scenario files, and report what does not come out as expected",
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

    preview = add(
        "preview",
        imported("preview", "preview"),
        "list what the strategy holds; with --watch, what each edit changes in it",
        "advisor preview scenarios/bakery.toml --watch",
        "advisor preview scenarios/bakery.toml --watch --rulebase my-rulebase",
    )
    preview.add_argument("file", type=Path, help="a saved interview or a scenario")
    preview.add_argument(
        "--watch",
        action="store_true",
        help="wait for edits: what comes, goes and moves here, and in how many scenarios",
    )
    add_date(preview)

    migrate = add(
        "migrate",
        commands.migrate,
        "rewrite files of an earlier format in place, as this program saves them",
        "advisor migrate my-bakery.toml",
        "advisor migrate my-scenarios/",
    )
    migrate.add_argument(
        "paths", nargs="+", type=Path, help="saved interviews, scenarios, or folders of them"
    )

    schema = add(
        "schema",
        commands.schema,
        "print the JSON schema of an output",
        "advisor schema outline",
        "advisor schema why-not",
    )
    schema.add_argument(
        "name",
        choices=SCHEMAS,
        help="outline (of advise), why and so on; or rulebase",
    )
    return parser


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
