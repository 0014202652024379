"""The commands that write a strategy, or a sheet to fill in, in any of the formats."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.context import (
    day,
    emit,
    load,
    matcher,
    read_answers,
    refuse_other_ending,
    write_to,
)
from advisor.core.diagnostic import nearest
from advisor.errors import AdvisorError
from advisor.paper.formats import EVERYTHING, FORMATS, FORMS, PRINTED, Form, Printed, form_of

if TYPE_CHECKING:
    from advisor.core.strategy.case import Case

# Sheets to fill in have a folder of their own among everything.
SHEETS_FOLDER = "sheets"


def advise(arguments: argparse.Namespace) -> int:
    """Print the strategy of a saved interview, or write it in several formats."""
    from advisor.language import english
    from advisor.paper.strategy import Strategy

    case = _case(arguments)
    strategy = Strategy(case, english(), reasoning=arguments.reasoning, whole=arguments.whole)
    out: Path | None = arguments.out
    named = form_of(out) if out is not None else None
    asked = tuple(dict.fromkeys(arguments.format or (named or "md",)))
    forms: tuple[Form, ...] = FORMS if EVERYTHING in asked else asked
    stem = arguments.file.stem
    if len(forms) == 1:
        form = forms[0]
        if out is not None:
            refuse_other_ending(out, form)
            write_to(arguments, out, strategy.write(form))
        elif FORMATS[form].is_text:
            emit(strategy.write(form).decode("utf-8-sig"))
        else:
            raise AdvisorError(f"{form} is not text: name a file, as in --out {stem}.{form}")
        return 0
    folder = _folder(arguments)
    for form in forms:
        write_to(arguments, folder / f"{stem}.{form}", strategy.write(form))
    if EVERYTHING in asked:
        for name, content in _sheets(case, stem, PRINTED):
            write_to(arguments, folder / SHEETS_FOLDER / name, content)
    return 0


def sheets(arguments: argparse.Namespace) -> int:
    """Write sheets to fill in; without a file: which there are."""
    from advisor.paper.sheets import SHEETS

    if arguments.file is None:
        width = max(map(len, SHEETS))
        for name, sheet in SHEETS.items():
            print(f"{name:{width}}  {sheet.title}: {sheet.good_for}")
        return 0
    for name in arguments.sheets:
        if name not in SHEETS:
            hint = nearest(name, SHEETS)
            others = f"there are: {', '.join(SHEETS)}"
            raise AdvisorError(f"there is no sheet '{name}' ({hint or others})")
    folder = _folder(arguments)
    forms: tuple[Printed, ...] = tuple(dict.fromkeys(arguments.format or ("pdf",)))
    case = _case(arguments)
    wanted = tuple(dict.fromkeys(arguments.sheets))
    for name, content in _sheets(case, arguments.file.stem, forms, wanted):
        write_to(arguments, folder / name, content)
    return 0


def _sheets(
    case: Case, stem: str, forms: tuple[Printed, ...], names: tuple[str, ...] = ()
) -> Iterator[tuple[str, bytes]]:
    """The sheets of these names, or all, each as a file's name and what is in it."""
    from advisor.language import english
    from advisor.paper.sheets import SHEETS, sheet_pages
    from advisor.paper.strategy import print_pages

    for name in names or SHEETS:
        pages = sheet_pages(name, case, english())
        for form in forms:
            yield f"{stem}-{name}.{form}", print_pages(form, pages)


def _case(arguments: argparse.Namespace) -> Case:
    from advisor.advise import open_case

    rulebase = load(arguments)
    file = read_answers(arguments.file, rulebase)
    return open_case(rulebase, file.answers, matcher(arguments, rulebase), day(arguments))


def _folder(arguments: argparse.Namespace) -> Path:
    """The folder to write to; raises AdvisorError where none is named, or a file is."""
    out: Path | None = arguments.out
    if out is None:
        raise AdvisorError("several files go into a folder: name one, as in --out FOLDER")
    if out.is_file():
        raise AdvisorError(f"{out}: is a file, a folder was expected for several files")
    return out
