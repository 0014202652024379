"""The outline as JSON, with a schema that says what every field means."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.core.reasoning.outline import Detail, FactUse, Outline, OutlineItem
from advisor.language import Language

FORMAT = 2


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FactJson(_Json):
    """An answer behind an item."""

    fact: str = Field(description="The fact's key, such as business.staff.")
    subject: str = Field(description="Which goal or relationship it is about; '' for the business.")
    label: str = Field(description="The fact's name as a person reads it.")
    value: str = Field(description="Its value in words.")
    question: str = Field(description="The id of the question it came from.")


class DetailJson(_Json):
    """A labelled line of an item, such as its first step."""

    label: str = Field(description="What the line is about, such as 'First step'.")
    value: str = Field(description="The line itself.")


class ItemJson(_Json):
    """One item of the outline."""

    id: str = Field(description="Unique in the outline: item, or item:subject.")
    kind: str = Field(description="tactic, kpi, policy, goal, relationship, caution, ask, …")
    section: str = Field(description="The section it stands in.")
    parent: str = Field(description="The id of the item it stands under; '' for none.")
    rank: int = Field(
        description="Its place in the section, from 1; 0 for what stands under an item."
    )
    value: Literal["low", "medium", "high"] | None = Field(description="How much it is worth.")
    title: str = Field(description="The item in a few words.")
    text: str = Field(description="What to do or to know; '' where the title says it all.")
    goals: tuple[str, ...] = Field(description="The ids of the goals it serves.")
    details: tuple[DetailJson, ...] = Field(description="Labelled lines, in order.")
    because: tuple[str, ...] = Field(description="The rules' reasons, in the owner's words.")
    basis: Literal["article", "judgement"] = Field(
        description="Whether the article says so, or it is the adviser's own judgement."
    )
    principles: tuple[str, ...] = Field(
        description="The ids of the article's principles behind it; none for a judgement."
    )
    refs: tuple[str, ...] = Field(description="Paragraphs of the article, §section.paragraph.")
    rules: tuple[str, ...] = Field(description="The ids of the rules that fired for it.")
    facts: tuple[FactJson, ...] = Field(
        description="The owner's answers it rests on, directly or through what follows from them."
    )


class SectionJson(_Json):
    """A section, and the ids of its items in order."""

    id: str = Field(description="Unique in the outline.")
    title: str = Field(description="Its heading.")
    note: str = Field(description="An introduction, or why it is empty; '' for neither.")
    items: tuple[str, ...] = Field(description="The ids of its items, wherever they are listed.")


class WeekJson(_Json):
    """One of the first twelve weeks; hours are the high estimates."""

    number: int = Field(description="1 to 12.")
    first: date = Field(description="Its first day.")
    owner_hours: float = Field(description="Hours it asks of the owner.")
    staff_hours: float = Field(description="Hours it asks of others in the business.")
    starts: tuple[str, ...] = Field(description="Ids of the work that begins in it.")


class TotalsJson(_Json):
    """What the plan takes, and the limits the owner set; hours a week, money a month."""

    owner_hours: float = Field(description="The owner's hours in the fullest week.")
    owner_limit: float | None = Field(
        description="The hours a week the owner has; null where they did not say."
    )
    staff_hours: float = Field(description="Others' hours in the fullest week.")
    staff_limit: float = Field(description="The hours a week others have.")
    money: float = Field(description="What the plan spends in its dearest month.")
    money_limit: float | None = Field(
        description="The money a month there is; null where the owner did not say."
    )
    money_once: float = Field(description="What the plan spends once.")
    money_once_limit: float | None = Field(
        description="The money there is once; null where the owner did not say."
    )
    currency: str = Field(description="An ISO 4217 code; '' where the owner named none.")
    weeks: tuple[WeekJson, ...] = Field(description="The first twelve weeks.")


class OutlineJson(_Json):
    """A strategy outline."""

    format: int = Field(description="The version of this form.")
    firm: str = Field(description="The firm's name; '' where it is not known yet.")
    day: date = Field(description="The day the strategy was made for.")
    sections: tuple[SectionJson, ...] = Field(description="The sections, in order.")
    items: tuple[ItemJson, ...] = Field(description="What is recommended or stated.")
    later: tuple[ItemJson, ...] = Field(
        description="Recommended, but beyond the hours or the money."
    )
    left_out: tuple[ItemJson, ...] = Field(description="Considered and left out, with the reason.")
    open_questions: tuple[ItemJson, ...] = Field(description="What the owner should find out.")
    totals: TotalsJson = Field(description="What the plan adds up to.")


APART = {"later": "later", "left-out": "left_out", "open-questions": "open_questions"}


def outline_schema() -> dict[str, Any]:
    """The JSON schema of the outline."""
    schema = OutlineJson.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def outline_to_json(outline: Outline, language: Language) -> str:
    """The outline as JSON text, keys in a fixed order, ending with a line break."""
    apart: dict[str, list[ItemJson]] = {name: [] for name in APART.values()}
    items: list[ItemJson] = []
    for section in outline.sections:
        target = apart[APART[section.id]] if section.id in APART else items
        for item in section.items:
            target.append(_item(item, "", language))
            target.extend(_item(child, item.id, language) for child in item.children)
    totals = outline.totals
    document = OutlineJson(
        format=FORMAT,
        firm=outline.firm,
        day=outline.day,
        sections=tuple(
            SectionJson(
                id=section.id,
                title=language.text(section.title),
                note=language.say(section.note) if section.note else "",
                items=tuple(item.id for item in section.items),
            )
            for section in outline.sections
        ),
        items=tuple(items),
        later=tuple(apart["later"]),
        left_out=tuple(apart["left_out"]),
        open_questions=tuple(apart["open_questions"]),
        totals=TotalsJson(
            owner_hours=totals.owner_hours,
            owner_limit=totals.owner_limit,
            staff_hours=totals.staff_hours,
            staff_limit=totals.staff_limit,
            money=totals.money,
            money_limit=totals.money_limit,
            currency=totals.currency,
            money_once=totals.money_once,
            money_once_limit=totals.money_once_limit,
            weeks=tuple(
                WeekJson(
                    number=week.number,
                    first=week.first,
                    owner_hours=week.owner_hours,
                    staff_hours=week.staff_hours,
                    starts=week.starts,
                )
                for week in totals.weeks
            ),
        ),
    )
    return document.model_dump_json(indent=2) + "\n"


def _item(item: OutlineItem, parent: str, language: Language) -> ItemJson:
    return ItemJson(
        id=item.id,
        kind=item.kind,
        section=item.section,
        parent=parent,
        rank=item.rank,
        value=item.value,
        title=language.say(item.title),
        text=language.say(item.text) if item.text else "",
        goals=item.goals,
        details=tuple(_detail(detail, language) for detail in item.details),
        because=tuple(language.say(reason) for reason in item.why.because),
        basis=item.why.basis,
        principles=item.why.principles,
        refs=item.why.refs,
        rules=item.why.rules,
        facts=tuple(_fact(fact, language) for fact in item.why.facts),
    )


def _detail(detail: Detail, language: Language) -> DetailJson:
    return DetailJson(label=language.text(detail.label), value=language.show(detail.value))


def _fact(fact: FactUse, language: Language) -> FactJson:
    return FactJson(
        fact=fact.key,
        subject=str(fact.subject),
        label=language.text(fact.label),
        value=language.show(fact.shown),
        question=fact.question,
    )
