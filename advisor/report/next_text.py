"""What the interview asks now, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.interview.pages import Depth, Page, Pages
from advisor.core.message import N_, Quantity, message
from advisor.language import Language
from advisor.report.answers import unset_said
from advisor.report.text_lines import wrapped

HEADINGS: Mapping[Depth, str] = {
    "first": N_("Asked now: between {least} and {most} questions"),
    "deeper": N_("If you go deeper: between {least} and {most} questions"),
}


def next_text(pages: Pages, language: Language) -> str:
    """The open pages, those of the first depth before the deeper ones."""
    lines: list[str] = []
    for depth, heading in HEADINGS.items():
        found = pages.open(depth)
        if not found:
            continue
        least, most = pages.left(depth)
        said = message(heading, least=Quantity(least), most=Quantity(most))
        lines += [language.say(said), ""]
        for page in found:
            lines += [*_page(page, language), ""]
    unset = unset_said(pages.rulebase, pages.interview.answers)
    if unset is not None:
        lines += [*wrapped(language.say(unset), ""), ""]
    return "\n".join(lines) if lines else language.text(N_("Nothing is asked any more.")) + "\n"


def _page(page: Page, language: Language) -> Iterator[str]:
    if page.kind == "naming":
        yield from wrapped(language.text(page.area.intro or page.area.title), "  ")
    for question in page.questions:
        yield from wrapped(f"{question.id}: {language.text(question.text)}", "  ")
        for option in question.options:
            yield f"      {option.id}: {language.text(option.label)}"
