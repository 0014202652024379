"""The outline as JSON, with a schema that says what every field means."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.core.outline import Detail, FactUse, Outline, OutlineItem
from advisor.language import Language

FORMAT = 1


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

    label: str
    value: str


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
    title: str
    text: str
    goals: tuple[str, ...] = Field(description="The ids of the goals it serves.")
    details: tuple[DetailJson, ...]
    because: tuple[str, ...] = Field(description="The rules' reasons, in the owner's words.")
    basis: Literal["article", "judgement"] = Field(
        description="Whether the article says so, or it is the adviser's own judgement."
    )
    principles: tuple[str, ...]
    refs: tuple[str, ...] = Field(description="Paragraphs of the article, §section.paragraph.")
    rules: tuple[str, ...] = Field(description="The ids of the rules that fired for it.")
    facts: tuple[FactJson, ...]


class SectionJson(_Json):
    """A section, and the ids of its items in order."""

    id: str
    title: str
    note: str
    items: tuple[str, ...]


class WeekJson(_Json):
    """One of the first twelve weeks; hours are the high estimates."""

    number: int
    owner_hours: float
    staff_hours: float
    starts: tuple[str, ...] = Field(description="Ids of the tactics whose setting up begins.")


class TotalsJson(_Json):
    """What the plan takes, and the limits the owner set; hours a week, money a month."""

    owner_hours: float
    owner_limit: float
    staff_hours: float
    staff_limit: float
    money: float
    money_limit: float
    currency: str
    season_hours: float | None = Field(description="Null for a firm without a busy season.")
    season_limit: float | None
    weeks: tuple[WeekJson, ...]


class OutlineJson(_Json):
    """A strategy outline."""

    format: int = Field(description="The version of this form.")
    firm: str
    day: date
    sections: tuple[SectionJson, ...]
    items: tuple[ItemJson, ...] = Field(description="What is recommended or stated.")
    later: tuple[ItemJson, ...] = Field(
        description="Recommended, but beyond the hours or the money."
    )
    left_out: tuple[ItemJson, ...] = Field(description="Considered and left out, with the reason.")
    open_questions: tuple[ItemJson, ...] = Field(description="What the owner should find out.")
    totals: TotalsJson


APART = {"later": "later", "left-out": "left_out", "open-questions": "open_questions"}


def outline_schema() -> dict[str, Any]:
    """The JSON schema of the outline."""
    return OutlineJson.model_json_schema()


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
            season_hours=totals.season_hours,
            season_limit=totals.season_limit,
            weeks=tuple(
                WeekJson(
                    number=week.number,
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
