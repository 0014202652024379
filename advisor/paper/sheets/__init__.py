"""Sheets to fill in: each is filled with what is known of the firm, and empty where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from advisor.core.message import N_
from advisor.core.strategy.case import Case
from advisor.language import Language
from advisor.paper.pages import SECTION, PageBlock, Pages, laid_out, split
from advisor.paper.sheets.counting import count_sheet, listening_sheet
from advisor.paper.sheets.filling import Filler
from advisor.paper.sheets.speaking import reply_sentences, rules_page
from advisor.paper.sheets.together import agreement, joining, opportunities
from advisor.report.blocks import Heading
from advisor.report.document import build_document


def page_one(fill: Filler) -> Iterable[PageBlock]:
    """The strategy's page one alone; that it is one page need not be said."""
    front, _ = split(build_document(fill.case.outline, fill.language).blocks)
    return (block for block in front if not isinstance(block, Heading) or block.level != SECTION)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, what it is good for, and what makes its blocks.

    What is ``one_page`` fills that page, and has a title of its own.
    """

    title: str
    good_for: str
    blocks: Callable[[Filler], Iterable[PageBlock]]
    one_page: bool = False


SHEETS: Mapping[str, Sheet] = {
    "page-one": Sheet(
        N_("Our strategy on one page"), N_("to pin to the wall"), page_one, one_page=True
    ),
    "agreement": Sheet(
        N_("What we do together"), N_("two or several firms agree in writing"), agreement
    ),
    "joining": Sheet(
        N_("How to join"), N_("how a firm applies, with examples of joint projects"), joining
    ),
    "opportunities": Sheet(
        N_("What there is to do together"), N_("the list for each meeting"), opportunities
    ),
    "count": Sheet(N_("What we count"), N_("the numbers, week by week"), count_sheet),
    "listening": Sheet(
        N_("What people tell us"), N_("whom to ask, and what they said"), listening_sheet
    ),
    "rules": Sheet(N_("How we speak in public"), N_("the rules on a page"), rules_page),
    "replies": Sheet(
        N_("Sentences to answer with"), N_("beside the phone or the screen"), reply_sentences
    ),
}


def sheet_pages(name: str, case: Case, language: Language) -> Pages:
    """One of ``SHEETS`` for one firm."""
    sheet, fill = SHEETS[name], Filler(case, language)
    title = language.text(sheet.title)
    blocks = [*(() if sheet.one_page else (Heading(1, title),)), *sheet.blocks(fill)]
    whose = f"{fill.firm} · {title}" if fill.firm else title
    return laid_out(title, blocks, (), case.day, language, footer=whose, fit=sheet.one_page)
