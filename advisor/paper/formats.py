"""The formats a strategy can be saved in, and what each is good for; nothing is loaded here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from advisor.core.message import N_

Form = Literal["pdf", "docx", "html", "ics", "xlsx", "csv", "txt", "md", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
# Formats that a sheet to fill in or a worksheet can have.
Printed = Literal["pdf", "docx", "html"]
PRINTED: tuple[Printed, ...] = get_args(Printed)
# What is saved with every format there is, and all sheets.
EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called and what it is good for; ``is_text`` can be shown in a terminal."""

    title: str
    good_for: str
    is_text: bool = False


FORMATS: Mapping[Form, Format] = {
    "pdf": Format(N_("PDF"), N_("to print, to give to a partner; page one for the wall")),
    "docx": Format(N_("Word"), N_("to change and add to")),
    "html": Format(N_("Web page"), N_("to read on a phone or a computer, without the internet")),
    "ics": Format(N_("Calendar"), N_("steps, milestones and review days in your own calendar")),
    "xlsx": Format(N_("Excel"), N_("to tick off the plan and to count")),
    "csv": Format(N_("Table (CSV)"), N_("the plan for any other spreadsheet"), is_text=True),
    "txt": Format(N_("Text"), N_("for any editor, or to be read aloud"), is_text=True),
    "md": Format(N_("Markdown"), N_("text with headings and tables"), is_text=True),
    "json": Format(N_("JSON"), N_("data for programs"), is_text=True),
}


def form_of(path: Path) -> Form | None:
    """The format that a file's name ends in, whatever its capitals; None for any other ending."""
    ending = path.suffix.lower()
    return next((form for form in FORMS if ending == f".{form}"), None)
