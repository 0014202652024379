"""The commands.  Each imports what it needs when it runs, so that asking for
advice loads neither screens nor anything else it does not use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.context import (
    emit,
    environment_of,
    load,
    matcher,
    read_answers,
    typed_input,
)
from advisor.errors import AdvisorError, FileError

if TYPE_CHECKING:
    from advisor.core.rules.rulebase import Rulebase


def version() -> str:
    """The program's version, and which engine it runs on and why."""
    from advisor.engine.select import select_engine

    try:
        number = installed_version("strategy-advisor")
    except PackageNotFoundError:
        number = "(not installed)"
    choice = select_engine(None)
    return f"advisor {number}; engine: {choice.name} ({choice.reason})"


def interview(arguments: argparse.Namespace) -> int:
    """Start the interview on screens, or line by line where there is no screen."""
    if arguments.plain or not _has_screen():
        from advisor.plain import run_plain

        return run_plain(environment_of(arguments), typed_input(), sys.stdout)
    from advisor.tui.app import run_app

    return run_app(lambda: environment_of(arguments))


def _has_screen() -> bool:
    wanted = os.environ.get("ACCESSIBLE", "") in {"", "0"} and os.environ.get("TERM") != "dumb"
    return wanted and typed_input().isatty() and sys.stdout.isatty()


def next_questions(arguments: argparse.Namespace) -> int:
    """Print what the interview would ask now."""
    from advisor.core.interview.pages import plan_pages
    from advisor.language import english

    rulebase = load(arguments)
    pages = plan_pages(rulebase, read_answers(arguments.file, rulebase).answers)
    if arguments.format == "json":
        from advisor.report.next_json import next_json

        emit(next_json(rulebase, pages, english()))
    else:
        from advisor.report.next_text import next_text

        emit(next_text(pages, english()))
    return 0


def questions(arguments: argparse.Namespace) -> int:
    """List the questions."""
    from advisor.language import english
    from advisor.report import listing

    rulebase = load(arguments)
    as_json = arguments.format == "json"
    emit(
        listing.questions_json(rulebase) if as_json else listing.questions(rulebase, english()),
    )
    return 0


def rules(arguments: argparse.Namespace) -> int:
    """List the rules, or one of them."""
    from advisor.language import english
    from advisor.report import listing

    rulebase = load(arguments)
    chosen = listing.select_rules(rulebase, arguments.id)
    as_json = arguments.format == "json"
    text = listing.rules_json(chosen) if as_json else listing.rules(rulebase, chosen, english())
    emit(text)
    return 0


def principles(arguments: argparse.Namespace) -> int:
    """List the principles, or one of them, with what is based on it.

    With ``--scenarios`` also which scenarios use it, which runs them all.
    """
    from advisor.language import english
    from advisor.report import listing

    rulebase = load(arguments)
    chosen = listing.select(rulebase.principles, arguments.id, "principle")
    used = _exercised(arguments, rulebase) if arguments.scenarios else None
    if arguments.format == "json":
        emit(listing.principles_json(rulebase, chosen, used))
    else:
        emit(listing.principles(rulebase, chosen, used, english()))
    return 0


def _exercised(arguments: argparse.Namespace, rulebase: Rulebase) -> Mapping[str, Sequence[str]]:
    """The names of the scenarios that use each principle."""
    from advisor.advise import open_case
    from advisor.checking.check import DAY
    from advisor.checking.exercise import exercised
    from advisor.files.interview import read_interview
    from advisor.files.resources import scenarios_folder

    engine = matcher(arguments, rulebase)
    runs = []
    for path in _scenario_files([scenarios_folder()]):
        try:
            answers = read_interview(path, rulebase).answers
            runs.append((path.stem, open_case(rulebase, answers, engine, DAY)))
        except AdvisorError as error:
            # Another rule base may not know what our scenarios answer.
            print(f"advisor: not counted: {str(error).splitlines()[0]}", file=sys.stderr)
    return exercised(rulebase, runs)


def check(arguments: argparse.Namespace) -> int:
    """Run scenarios; one line a failure, and a closing count."""
    from advisor.checking.check import check as run_check
    from advisor.checking.coverage import Recorder, coverage_json, coverage_text
    from advisor.checking.expectation import read_scenario
    from advisor.files.resources import scenarios_folder

    if arguments.format != "text" and not arguments.coverage:
        raise AdvisorError("--format goes with --coverage")
    rulebase = load(arguments)
    engine = matcher(arguments, rulebase)
    recorder = Recorder(rulebase) if arguments.coverage or arguments.fail_under else None
    passed = failed = 0
    for path in _scenario_files(arguments.paths or [scenarios_folder()]):
        try:
            outcome = run_check(read_scenario(path, rulebase), rulebase, engine)
            failures = [str(unmet) for unmet in outcome.unmet]
            if recorder is not None:
                recorder.add(outcome.case)
        except AdvisorError as error:
            failures = str(error).splitlines()
        for failure in failures:
            print(failure, file=sys.stderr if arguments.format == "json" else sys.stdout)
        passed += not failures
        failed += bool(failures)
    too_low = False
    if recorder is not None:
        seen = recorder.result()
        if arguments.coverage:
            emit(coverage_json(seen) if arguments.format == "json" else coverage_text(seen))
        too_low = seen.percent < (arguments.fail_under or 0)
        if too_low:
            print(
                f"rule coverage is {seen.percent:.1f} %, {arguments.fail_under:g} % was expected",
                file=sys.stderr,
            )
    closing = f"{passed} passed, {failed} failed"
    print(closing, file=sys.stderr if arguments.format == "json" else sys.stdout)
    return 1 if failed or too_low else 0


def migrate(arguments: argparse.Namespace) -> int:
    """Write files of format 1 as format 2; one line a file, and one for what has no place."""
    from advisor.files.migrate_files import migrate_files

    migrated = migrate_files(_scenario_files(arguments.paths))
    for file in migrated:
        print(f"{file.path}: written as format 2")
        for key, value in file.earlier.items():
            print(f"{file.path}: {key}: asked nowhere any more: {value}")
    print(f"{len(migrated)} written")
    return 0


def _scenario_files(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileError(f"{path}: there is no such file")
        found = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
        if not found:
            raise FileError(f"{path}: no .toml files in this folder, scenarios were expected")
        files += found
    return files


def schema(arguments: argparse.Namespace) -> int:
    """Print the JSON schema of an output."""
    import json

    from advisor.cli.schemas import schema_of

    emit(json.dumps(schema_of(arguments.name), indent=2, ensure_ascii=False) + "\n")
    return 0
