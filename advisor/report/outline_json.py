"""The outline as JSON, with a schema that says what every field means."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AliasPath, Field

from advisor.core.reasoning.outline import Outline
from advisor.language import Language
from advisor.report.shapes import (
    Extended,
    FactFields,
    Ids,
    InWords,
    Json,
    Sentence,
    Text,
    written,
)


class FactJson(FactFields):
    """An answer behind an item."""

    question: str = Field(description="The id of the question it came from.")


class DetailJson(Json):
    """A labelled line of an item, such as its first step."""

    label: Text = Field(description="What the line is about, such as 'First step'.")
    value: InWords = Field(description="The line itself.")


class ItemJson(Json):
    """One item of the outline."""

    id: str = Field(description="Unique in the outline: item, or item:subject.")
    kind: str = Field(description="tactic, kpi, policy, goal, relationship, caution, ask, …")
    section: str = Field(description="The section it stands in.")
    parent: str = Field(description="The id of the item it stands under; '' for none.")
    rank: int = Field(
        description="Its place in the section, from 1; 0 for what stands under an item."
    )
    value: Literal["low", "medium", "high"] | None = Field(description="How much it is worth.")
    title: Sentence = Field(description="The item in a few words.")
    text: Sentence = Field(description="What to do or to know; '' where the title says it all.")
    goals: tuple[str, ...] = Field(description="The ids of the goals it serves.")
    also: tuple[str, ...] = Field(
        description="The ids of the same work with others, done in the same go."
    )
    details: tuple[DetailJson, ...] = Field(description="Labelled lines, in order.")
    because: tuple[Sentence, ...] = Field(
        validation_alias=AliasPath("why", "because"),
        description="The rules' reasons, in the owner's words.",
    )
    basis: Literal["article", "judgement"] = Field(
        validation_alias=AliasPath("why", "basis"),
        description="Whether the article says so, or it is the adviser's own judgement.",
    )
    principles: tuple[str, ...] = Field(
        validation_alias=AliasPath("why", "principles"),
        description="The ids of the article's principles behind it; none for a judgement.",
    )
    refs: tuple[str, ...] = Field(
        validation_alias=AliasPath("why", "refs"),
        description="Paragraphs of the article, §section.paragraph.",
    )
    rules: tuple[str, ...] = Field(
        validation_alias=AliasPath("why", "rules"),
        description="The ids of the rules that fired for it.",
    )
    facts: tuple[FactJson, ...] = Field(
        validation_alias=AliasPath("why", "facts"),
        description="The owner's answers it rests on, directly or through what follows from them.",
    )


class SectionJson(Json):
    """A section, and the ids of its items in order."""

    id: str = Field(description="Unique in the outline.")
    title: Text = Field(description="Its heading.")
    note: Sentence = Field(description="An introduction, or why it is empty; '' for neither.")
    items: Ids = Field(description="The ids of its items, wherever they are listed.")


class WeekJson(Json):
    """One of the first twelve weeks; hours are the high estimates."""

    number: int = Field(description="1 to 12.")
    first: date = Field(description="Its first day.")
    owner_hours: float = Field(description="Hours it asks of the owner.")
    staff_hours: float = Field(description="Hours it asks of others in the business.")
    starts: tuple[str, ...] = Field(description="Ids of the work that begins in it.")


class TotalsJson(Json):
    """What the plan takes, and the limits the owner set; hours a week, money a month."""

    owner_hours: float = Field(description="The owner's hours in the fullest week.")
    owner_limit: float | None = Field(
        description="The hours a week the owner has; null where they did not say."
    )
    staff_hours: float = Field(description="Others' hours in the fullest week.")
    staff_limit: float | None = Field(
        description="The hours a week others have; null where somebody has not said."
    )
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


class OutlineJson(Json):
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


def outline_to_json(outline: Outline, language: Language) -> str:
    """The outline as JSON text, keys in a fixed order, ending with a line break."""
    parts: dict[str, list[Extended]] = {name: [] for name in ("items", *APART.values())}
    for section in outline.sections:
        part = parts[APART.get(section.id, "items")]
        for item in section.items:
            part.append(Extended(item, parent=""))
            part.extend(Extended(child, parent=item.id) for child in item.children)
    return written(OutlineJson, Extended(outline, **parts), language)
