"""What an edit of the rules or of a firm changed, in lines for its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.core.message import N_, Words, counted, message
from advisor.core.strategy.preview import Preview
from advisor.language import Language
from advisor.report.news import GLYPHS, news
from advisor.report.text_lines import wrapped

# As many scenarios are named.
NAMED = 8


def items_text(preview: Preview, language: Language, *, changed: bool = False) -> Iterator[str]:
    """Every section with its items, a line each; with ``changed`` only those that changed."""
    for part in preview.parts:
        lines = [line for line in part.lines if not changed or line.mark != "same"]
        if lines:
            yield language.text(part.section.title)
        for line in lines:
            said = language.say(line.item.title)
            if line.item.kind == "page" and line.item.text is not None:
                said = f"{said}: {language.say(line.item.text)}"
            yield from wrapped(f"{GLYPHS[line.mark]} {said} [{line.item.id}]", "  ", "    ")


def changes_text(preview: Preview, language: Language) -> Iterator[str]:
    """What came, went and moved in one firm."""
    said = news(preview, language)
    yield said or language.text(N_("Nothing changes here."))
    yield from items_text(preview, language, changed=True)


def elsewhere_text(
    tried: int, changed: Sequence[tuple[str, str]], unreadable: Sequence[str], language: Language
) -> Iterator[str]:
    """In how many scenarios something changed; ``changed`` are names with what changed."""
    yield language.say(
        counted(
            "Something changes in {n} of {all} scenarios.",
            "Something changes in {n} of {all} scenarios.",
            len(changed),
            all=Words(str(tried)),
        )
    )
    for name, what in changed[:NAMED]:
        yield f"  {name}: {what}"
    if len(changed) > NAMED:
        yield "  " + language.say(counted("… and {n} more", "… and {n} more", len(changed) - NAMED))
    for name in unreadable:
        yield "  " + language.say(
            message(N_("{name} does not fit the rules any more."), name=Words(name))
        )
