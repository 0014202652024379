"""The command for a trainer in front of a class."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from advisor.cli.context import emit_to, refuse_other_ending, typed_input, write_to
from advisor.cli.firm import Firm, open_firms
from advisor.core.message import N_
from advisor.errors import AdvisorError
from advisor.paper.formats import PRINTED

if TYPE_CHECKING:
    from advisor.report.blocks import Document
    from advisor.report.lesson import Teaching


def teach(arguments: argparse.Namespace) -> int:
    """Hold a lesson, or print its worksheet; without a file: which lessons there are."""
    if arguments.file is None:
        _refuse_without_file(arguments)
        return _list()
    if arguments.key and not arguments.worksheet:
        raise AdvisorError("--key goes with --worksheet")
    if arguments.beside is not None and not arguments.slides:
        raise AdvisorError("--beside goes with --slides")
    if arguments.slides and arguments.format not in ("text", "html"):
        raise AdvisorError(
            f"slides are a web page: --format html was expected, not {arguments.format}"
        )
    if arguments.format in PRINTED and not (arguments.worksheet or arguments.slides):
        raise AdvisorError(f"--format {arguments.format} goes with --worksheet")
    from advisor.report.lesson_json import lesson_json

    firms = open_firms(arguments, *filter(None, (arguments.file, arguments.beside)))
    (firm, teaching), *others = ((one, _teaching(one)) for one in firms)
    if arguments.format == "json":
        emit_to(arguments, lesson_json(teaching, firm.phrases), "json")
    elif arguments.slides:
        _show(arguments, firm, teaching, next(iter(others), None))
    elif arguments.worksheet:
        _hand_out(arguments, firm, teaching)
    elif arguments.out is not None:
        raise AdvisorError("--out goes with --worksheet, --slides or --format json")
    else:
        _hold(firm, teaching)
    return 0


def _refuse_without_file(arguments: argparse.Namespace) -> None:
    """Raise AdvisorError for an option that makes something of a firm."""
    given = {
        "--slides": arguments.slides,
        "--worksheet": arguments.worksheet,
        "--key": arguments.key,
        "--beside": arguments.beside is not None,
        "--format": arguments.format != "text",
        "--out": arguments.out is not None,
    }
    option = next((name for name, is_given in given.items() if is_given), None)
    if option is not None:
        raise AdvisorError(f"{option} needs a FILE; `advisor teach` alone lists lessons")


def _teaching(firm: Firm) -> Teaching:
    from advisor.core.teaching.lesson import make_lesson
    from advisor.report.lesson import Teaching

    file = firm.file
    return Teaching(make_lesson(firm.case), firm.phrases, file.title, file.about, file.lesson)


def _hand_out(arguments: argparse.Namespace, firm: Firm, teaching: Teaching) -> None:
    """The worksheet as Markdown, or in a format for paper."""
    from advisor.paper.lesson import worksheet_pages
    from advisor.paper.strategy import print_pages
    from advisor.report.markdown import render

    sheet = teaching.worksheet(key=arguments.key)
    if arguments.format not in PRINTED:
        emit_to(arguments, render(sheet), "md")
    elif arguments.out is None:
        raise AdvisorError(f"{arguments.format} goes into a file: name one with --out")
    else:
        refuse_other_ending(arguments.out, arguments.format)
        pages = worksheet_pages(sheet, firm.case.day, firm.environment.language)
        write_to(arguments, arguments.out, print_pages(arguments.format, pages))


def _show(
    arguments: argparse.Namespace,
    firm: Firm,
    teaching: Teaching,
    other: tuple[Firm, Teaching] | None,
) -> None:
    """The lesson as slides, one web page; another firm comes after it, beside the first."""
    from advisor.paper.lesson import slides_of
    from advisor.paper.strategy import load
    from advisor.report.document import build_document

    language = firm.environment.language
    strategy = build_document(firm.case.outline, language)
    beside = _beside(firm, teaching, *other) if other is not None else None
    asked, answered = (teaching.worksheet(key=key) for key in (False, True))
    found = slides_of(asked, answered, strategy, beside)
    made: bytes = load("html").slides(teaching.title, found, language)
    emit_to(arguments, made.decode(), "html")


def _beside(firm: Firm, teaching: Teaching, other: Firm, taught: Teaching) -> Document:
    """What a second firm is shown by."""
    from advisor.core.whatif.compare import compare
    from advisor.paper.pages import split
    from advisor.report.document import build_document
    from advisor.report.phrases import Phrases
    from advisor.report.side_by_side import side_by_side

    language, rulebase = firm.environment.language, firm.case.rulebase
    first, second = (
        split(build_document(one.case.outline, language).blocks)[0] for one in (firm, other)
    )
    phrases = Phrases(rulebase, firm.language, other.case.inference, firm.case.inference)
    difference = compare(firm.case, other.case)
    return side_by_side(teaching, taught, difference, (first, second), phrases)


def _hold(firm: Firm, teaching: Teaching) -> None:
    from advisor.plain.console import Console
    from advisor.plain.lesson import LessonRun

    LessonRun(
        Console(firm.environment.language, typed_input(), sys.stdout),
        teaching,
        why=lambda item: _why(firm, item),
        change=lambda item: _change(firm, item),
    ).run()


def _why(firm: Firm, name: str) -> str:
    """The reasoning behind an item, or why it is not there."""
    from advisor.core.reasoning.why_not import why_not
    from advisor.core.strategy.item_context import context_of
    from advisor.report.why import why_text
    from advisor.report.why_not import why_not_text

    found = [item for item in firm.case.outline.find(name) if item.section != "left-out"]
    if found:
        return "\n".join(
            why_text(
                context_of(firm.case, item, name),
                firm.case.explainer.why(item),
                firm.phrases,
            )
            for item in found
        )
    answer = why_not(firm.case.explainer, firm.target(name))
    return why_not_text(answer, (), firm.phrases)


def _change(firm: Firm, name: str) -> str:
    """What would bring an item in, or take it out."""
    from advisor.advise import sketching
    from advisor.core.whatif.search import what_would_change
    from advisor.report.what_would_change import changes_text

    case = firm.case
    try:
        target = firm.target(name)
    except AdvisorError:
        # A relationship's rank is no item that answers bring in or take out.
        return firm.environment.language.text(
            N_("What you say of each relationship changes the order; try `advisor what-if`.")
        )
    changes = what_would_change(
        case.rulebase, case.answers, target, firm.environment.infer, sketching
    )
    return changes_text(changes, (), case.answers, firm.phrases)


def _list() -> int:
    from advisor.files.gallery import lessons
    from advisor.files.resources import scenarios_folder

    folder = scenarios_folder()
    for one in lessons(folder):
        print(f"{folder.name}/{one.path.name}\n  {one.title}\n  {one.lesson}")
    return 0
