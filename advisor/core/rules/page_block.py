"""Which questions of a rule base are asked together, on one page of the interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from advisor.core.rules.question import Area, OwnWords, Question

PageKind = Literal["question", "form", "naming", "grid"]


class PageBlock(NamedTuple):
    """Questions of an area that are asked together, in order.

    ``naming`` asks for the entries of a group and what each needs to count, ``grid``
    one question or several about every entry; ``question`` and ``form`` ask about
    the business.
    """

    kind: PageKind
    area: Area
    questions: tuple[Question, ...]


def page_blocks(area: Area, questions: Sequence[Question]) -> Iterator[PageBlock]:
    """An area's questions as pages: neighbours that name the same page are asked together."""
    asked = [q for q in questions if not isinstance(q, OwnWords)]
    if area.repeat is not None:
        naming = tuple(q for q in asked if names_entry(q))
        if naming:
            yield PageBlock("naming", area, naming)
        asked = [q for q in asked if not names_entry(q)]
    together: list[Question] = []
    for question in [*asked, None]:
        same = together and question and question.page == together[-1].page
        if together and not same:
            kind: PageKind = "form" if len(together) > 1 else "question"
            yield PageBlock("grid" if area.repeat is not None else kind, area, tuple(together))
            together = []
        if question is not None:
            together.append(question)


def names_entry(question: Question) -> bool:
    """Whether an entry of a group counts only once this is answered."""
    return question.required and question.scope != "business" and not question.ask_when
