"""What is advised and why, beside the list of the result: it follows the row one is at."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from advisor.core.message import N_
from advisor.core.reasoning.outline import OutlineItem
from advisor.language import Language
from advisor.report.justification import Reasons
from advisor.report.sources import source_of
from advisor.tui.widgets.rows import Hung

# Details that are read as a list, in this order; the others stand in the table.
LATE = ("place",)
HANG = 2


def details_of(item: OutlineItem, language: Language) -> Iterator[tuple[str, str]]:
    """The labelled lines of an item, what helps to do it before why it has its place."""
    for late in (False, True):
        for detail in item.details:
            if (detail.part in LATE) is late:
                yield language.text(detail.label), language.show(detail.value)


def written(item: OutlineItem, reasons: Reasons, language: Language) -> Hung:
    """An item in full: its text, its details, the reasons and the answers behind it.

    What wraps of a list hangs, or nobody would see where its next line begins.
    """
    lines = [_title(reasons.title)]
    # A line of page one stands in full beside this.
    if item.text is not None and item.kind != "page":
        lines += [Content(""), Content(language.say(item.text))]
    prose = len(lines)
    details = list(details_of(item, language))
    if details and len(lines) > 1:
        lines.append(Content(""))
    for label, value in details:
        lines.append(Content.assemble((f"{label}: ", "$text-muted"), value))
    parts = (
        (N_("Because"), reasons.because),
        (N_("Your answers behind it"), tuple(answer.text for answer in reasons.answers)),
        (N_("What the article says"), (*reasons.principles, reasons.source)),
    )
    for title, said in parts:
        if said:
            lines += [Content(""), _title(language.text(title))]
            lines += [Content(one) for one in said]
    hangs = [0 if place < prose else HANG for place in range(len(lines))]
    return Hung([(0, line) for line in lines], hang=hangs)


def _title(text: str) -> Content:
    return Content(text).stylize("bold $text-primary")


def as_text(item: OutlineItem, language: Language) -> str:
    """One item as plain text."""
    lines = [language.say(item.title)]
    if item.text is not None:
        lines.append(language.say(item.text))
    lines += [f"- {language.text(d.label)}: {language.show(d.value)}" for d in item.details]
    lines += [language.say(reason) for reason in item.why.because]
    return "\n".join([*lines, f"({source_of(item.why, language)})"])
