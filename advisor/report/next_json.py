"""What the interview asks now, as JSON: enough for another program to hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AliasPath, BeforeValidator, Field

from advisor.core.interview.answers import Answers
from advisor.core.interview.pages import Depth, Page, Pages
from advisor.core.interview.steps import Ask, Presumed, options_for
from advisor.core.interview.why_asked import why_asked
from advisor.core.rules.fact import naming_fact
from advisor.core.rules.page_block import PageKind
from advisor.core.rules.question import Option, Question
from advisor.core.rules.rulebase import Rulebase
from advisor.language import Language
from advisor.report.shapes import Extended, Ids, Json, Sentence, Text, written


def _or_none(text: str | None) -> str:
    return text or ""


MaybeText = Annotated[Text, BeforeValidator(_or_none)]


class OptionJson(Json):
    """One option of a choice."""

    id: str
    label: Text
    help: MaybeText
    alone: bool = Field(description="Where several can be chosen: it goes with no other.")


class QuestionJson(Json):
    """A question, and which answers it takes."""

    id: str = Field(description="In the file without the part in front of the dot.")
    kind: Literal["choice", "choices", "yes_no", "number", "money", "date", "text"]
    label: Text
    text: Text
    help: MaybeText
    example: MaybeText
    options: tuple[OptionJson, ...] = Field(description="Those on offer to some entry, in order.")
    limit: int | None = Field(description="The most options that can be chosen; null: any number.")
    unit: MaybeText
    min: float | None
    max: float | None
    whole: bool = Field(description="Whether a number must be whole.")
    future: bool = Field(description="Whether a date should lie ahead.")
    required: bool = Field(description='Whether "?" (the owner does not know) is no answer.')
    words: MaybeText = Field(
        description="What a few own words beside the answer tell; they are written under "
        "the question's name and _words. '' where there are none."
    )


class CellJson(Json):
    """A single answer that is wanted: of a question, for the business or for an entry."""

    question: str = Field(validation_alias=AliasPath("question", "id"))
    entry: int | None = Field(
        validation_alias="index", description="The entry's place in its list, from 0; or null."
    )
    options: Ids = Field(description="The ids of the options on offer for it.")


class EntryJson(Json):
    """An entry of a list that a page asks about."""

    entry: int
    name: str


class PageJson(Json):
    """Questions answered together; it counts as one question."""

    id: str
    kind: PageKind = Field(
        description="question: one about the business; form: several of them; naming: the "
        "entries of a list, a line each; grid: one question or form for every entry."
    )
    depth: Depth = Field(description="deeper: asked only of who wants to go deeper.")
    required: bool
    title: Text = Field(validation_alias=AliasPath("area", "title"))
    intro: Annotated[Text, BeforeValidator(_or_none)] = Field(
        validation_alias=AliasPath("area", "intro")
    )
    group: Annotated[str, BeforeValidator(_or_none)] = Field(
        description="The list it is about, '' for the business."
    )
    least: int | None = Field(description="Of a list: how many entries it needs.")
    most: int | None
    add: MaybeText = Field(description="Of a list: what to ask before another entry.")
    entries: tuple[EntryJson, ...]
    questions: tuple[QuestionJson, ...]
    cells: tuple[CellJson, ...] = Field(
        description="The answers still wanted. A naming page may add entries as well, and is "
        "done once its list stands in `closed` of [interview]."
    )
    why: Sentence = Field(description="What the answers are for.")


class PresumedJson(Json):
    """An answer that counts until the owner gives another."""

    question: str = Field(validation_alias=AliasPath("question", "id"))
    entry: int | None = Field(validation_alias="index")
    label: Text = Field(validation_alias=AliasPath("question", "label"))
    text: Text = Field(validation_alias=AliasPath("question", "text"))
    value: str | tuple[str, ...]
    options: Ids = Field(description="The ids of the options that would be right instead.")


class NextJson(Json):
    """The answer of `advisor next FILE`."""

    format: int
    may_finish: bool = Field(description="Whether the answers are enough for a strategy.")
    done: int = Field(description="How many pages have been answered.")
    left: tuple[int, int] = Field(description="Between how many and how many pages are left.")
    left_deeper: tuple[int, int] = Field(description="The same for who goes deeper.")
    pages: tuple[PageJson, ...] = Field(description="Those open now, the next one first.")
    presumed: tuple[PresumedJson, ...]


def next_json(rulebase: Rulebase, pages: Pages, language: Language) -> str:
    """The pages that are open, as JSON."""
    answers = pages.interview.answers
    return written(
        NextJson,
        pages,
        language,
        may_finish="goal" in answers.closed and any(answers.goals),
        left=pages.left("first"),
        left_deeper=pages.left("deeper"),
        pages=tuple(_page(rulebase, pages, page) for page in pages.open()),
        presumed=tuple(_presumed(rulebase, answers, one) for one in pages.presumed),
    )


def _presumed(rulebase: Rulebase, answers: Answers, one: Presumed) -> Extended:
    offered = options_for(rulebase, answers, one.question, one.index)
    return Extended(one, value=one.state, options=offered)


def _page(rulebase: Rulebase, pages: Pages, page: Page) -> Extended:
    answers = pages.interview.answers
    cells = [cell for cell in page.cells if not cell.answered]
    offered = {(c.question.id, c.index): _offered(rulebase, answers, c) for c in cells}
    ask = next(iter(cells), None)
    listed = page.kind == "naming"
    return Extended(
        page,
        least=page.area.at_least if listed else None,
        most=page.area.at_most if listed else None,
        add=page.area.add if listed else None,
        entries=tuple(_entries(rulebase, answers, page)),
        questions=tuple(_question(question, offered) for question in page.questions),
        cells=tuple(Extended(c, options=offered[c.question.id, c.index]) for c in cells),
        why=why_asked(rulebase, pages.interview, ask) if ask is not None else None,
    )


def _offered(rulebase: Rulebase, answers: Answers, cell: Ask) -> tuple[Option, ...]:
    return options_for(rulebase, answers, cell.question, cell.index)


def _question(
    question: Question,
    offered: dict[tuple[str, int | None], tuple[Option, ...]],
) -> Extended:
    """A question with the options that some cell offers; all, where there is no cell yet."""
    named = {o.id for (name, _), some in offered.items() if name == question.id for o in some}
    asked = any(name == question.id for name, _ in offered)
    options = tuple(o for o in question.options if o.id in named or not asked)
    return Extended(question, options=options)


def _entries(rulebase: Rulebase, answers: Answers, page: Page) -> Iterator[Extended]:
    group = page.group
    if group is None:
        return
    key = naming_fact(group)
    for index, entry in enumerate(answers.entries(group)):
        name = entry.get(key)
        option = rulebase.questions[key].option(name) if isinstance(name, str) else None
        yield Extended(entry=index, name=option.label if option else str(name or ""))
