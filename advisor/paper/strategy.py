"""One firm's strategy in any of the formats: the same document, figures and dates for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from types import ModuleType

from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import Figures, figures_of
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.paper.formats import Form, Printed
from advisor.paper.pages import Pages, pages_of
from advisor.paper.pictures import pictures_of
from advisor.paper.schedule import Entry, schedule
from advisor.report.blocks import Document
from advisor.report.document import build_document
from advisor.report.export import render_as

# The name under which a package is installed, by the one under which it is imported.
PACKAGES: Mapping[str, str] = {
    "jinja2": "Jinja2",
    "typst": "typst",
    "anyascii": "anyascii",
    "docx": "python-docx",
    "icalendar": "icalendar",
    "openpyxl": "openpyxl",
}
PRINTERS: Mapping[Printed, str] = {"pdf": "pdf", "docx": "word", "html": "html"}


class Strategy:
    """A strategy to be written; with ``reasoning``, answers and what rests on them at the end.

    It is held to a length unless the ``whole`` is wanted.
    """

    def __init__(
        self, case: Case, language: Language, *, reasoning: bool = False, whole: bool = False
    ) -> None:
        self.case = case
        self.language = language
        self.reasoning = reasoning
        self.whole = whole

    @cached_property
    def document(self) -> Document:
        return build_document(
            self.case.outline, self.language, reasoning=self.reasoning, whole=self.whole
        )

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self.case)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything with a date."""
        return schedule(self.case, self.figures, self.language)

    @cached_property
    def pages(self) -> Pages:
        pictures = pictures_of(self.figures, self.language)
        return pages_of(self.document, self.case.outline, pictures, self.language)

    def write(self, form: Form) -> bytes:
        """The strategy in one format; the same strategy on the same day is the same bytes.

        Raises AdvisorError where a package is missing.
        """
        outline, day, language = self.case.outline, self.case.day, self.language
        made: bytes
        match form:
            case "pdf" | "docx" | "html":
                made = print_pages(form, self.pages)
            case "ics":
                made = load("calendar").calendar(self.entries, outline.firm, day, language)
            case "csv":
                made = load("table").table(self.entries, language)
            case "xlsx":
                title = self.document.title
                made = load("workbook").workbook(self.entries, self.figures, title, language)
            case _:
                made = render_as(
                    form, outline, language, reasoning=self.reasoning, whole=self.whole
                ).encode()
        return made


def print_pages(form: Printed, pages: Pages) -> bytes:
    """Pages in one printed format; raises AdvisorError where a package is missing."""
    name = PRINTERS[form]
    printer: Callable[[Pages], bytes] = getattr(load(name), name)
    return printer(pages)


def load(name: str) -> ModuleType:
    """The module that writes a format, loaded when it is wanted.

    Raises AdvisorError with the command that installs what it is missing.
    """
    try:
        return import_module(f"advisor.paper.{name}")
    except ModuleNotFoundError as error:
        package = PACKAGES.get((error.name or "").partition(".")[0])
        if package is None:
            raise
        raise AdvisorError(
            f"this format needs {package}, which is not installed; "
            f"install it with: python -m pip install {package}"
        ) from None
