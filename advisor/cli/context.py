"""What commands share: the rule base, the engine, the day, and where output goes."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from advisor.errors import AdvisorError, FileError, visible

# The screens paint first and load the rest behind that, so nothing heavy is imported here.
if TYPE_CHECKING:
    from advisor.core.rules.rulebase import Rulebase
    from advisor.engine.chain import Matcher
    from advisor.engine.select import EngineChoice
    from advisor.environment import Environment
    from advisor.files.interview import InterviewFile

# What pictures are called: of these only SVG is written, and by one command.
PICTURES = ("svg", "png", "jpg", "jpeg", "gif", "webp")


def load(arguments: argparse.Namespace) -> Rulebase:
    """The rule base named on the command line, or the one that came with the program."""
    from advisor.files.resources import rulebase_folder
    from advisor.files.rulebase import load_rulebase

    folder: Path | None = arguments.rulebase
    return load_rulebase(folder if folder is not None else rulebase_folder())


def read_answers(path: Path, rulebase: Rulebase) -> InterviewFile:
    """A saved interview or scenario; what of it could not be used is said on stderr."""
    from advisor.files.interview import read_interview

    file = read_interview(path, rulebase)
    tell_notes(file)
    return file


def tell_notes(file: InterviewFile) -> None:
    """Say on stderr what of a file could not be used."""
    for note in file.notes:
        print(f"advisor: {visible(str(note))}", file=sys.stderr)


def engine(arguments: argparse.Namespace) -> EngineChoice:
    """The engine asked for; a stand-in announces itself on stderr in one line."""
    from advisor.engine.select import select_engine

    choice = select_engine(arguments.engine)
    if choice.fallback:
        print(f"advisor: {choice.reason}", file=sys.stderr)
    return choice


def matcher(arguments: argparse.Namespace, rulebase: Rulebase) -> Matcher:
    """The engine asked for, over a rule base; a stand-in announces itself."""
    return engine(arguments).matcher(rulebase)


def announced(arguments: argparse.Namespace) -> Environment:
    """The environment of a command; a stand-in engine announces itself on stderr."""
    environment = environment_of(arguments)
    if environment.engine_note:
        print(f"advisor: {environment.engine_note}", file=sys.stderr)
    return environment


def environment_of(arguments: argparse.Namespace) -> Environment:
    """Everything that the arguments name for a run; loads the rule base.

    Screens and lines say by themselves which engine stands in.
    """
    from advisor.engine.select import select_engine
    from advisor.environment import Environment
    from advisor.files.store import Store
    from advisor.language import english

    rulebase = load(arguments)
    choice = select_engine(arguments.engine)
    return Environment(
        rulebase=rulebase,
        matcher=choice.matcher(rulebase),
        engine_note=choice.reason if choice.fallback else "",
        language=english(),
        day=day(arguments),
        store=Store(),
        start=arguments.file,
    )


def day(arguments: argparse.Namespace) -> date:
    """The day the outline is made for: today, unless another was given."""
    given: date | None = arguments.date
    return given if given is not None else date.today()


def typed_input() -> TextIO:
    """Standard input; raises AdvisorError where it is closed."""
    source: TextIO | None = sys.stdin
    if source is None:
        raise AdvisorError("there is no input to read from")
    return source


def emit(text: str) -> None:
    """Write to stdout."""
    sys.stdout.write(text)


def emit_to(arguments: argparse.Namespace, text: str, form: str) -> None:
    """Write what has a format to the file that ``--out`` names, or to stdout.

    Raises FileError, and AdvisorError where the file is called like one of another format.
    """
    out: Path | None = arguments.out
    if out is None:
        emit(text)
    else:
        refuse_other_ending(out, form)
        write_to(arguments, out, text)


def refuse_other_ending(path: Path, form: str) -> None:
    """Raise AdvisorError where a file is called like one of another format than it will have."""
    from advisor.paper.formats import form_of

    suffix = path.suffix[1:].lower()
    ending = suffix if suffix in PICTURES else form_of(path)
    if ending not in (None, form):
        raise AdvisorError(f"{path}: {form} does not go into a .{ending} file; name a .{form} file")


def write_to(arguments: argparse.Namespace, path: Path, content: str | bytes) -> None:
    """Write to a file, over another only with ``--replace``; raises FileError."""
    from advisor.files.results import ExistsError, write_result

    try:
        write_result(path, content, replace=arguments.replace)
    except ExistsError as error:
        raise FileError(f"{error}; add --replace to replace it") from None
    print(f"advisor: written to {path}", file=sys.stderr)
