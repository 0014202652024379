"""Why something is not there, as JSON."""

from __future__ import annotations

from pydantic import AliasPath, Field

from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.why_not import WhyNot
from advisor.report.phrases import Phrases
from advisor.report.shapes import DerivationJson, Ids, Json, MissJson, SubjectName, written


class WhyNotJson(Json):
    """The answer of `advisor why-not`."""

    format: int
    item: str = Field(validation_alias=AliasPath("target", "name"))
    title: str
    present: tuple[SubjectName, ...] = Field(
        description="Subjects for which it is there after all."
    )
    later: Ids = Field(description="Ids of copies that only wait for room.")
    left_out_by: DerivationJson = Field(validation_alias="vetoes")
    overruled: DerivationJson
    misses: tuple[MissJson, ...] = Field(description="The nearest first.")


def why_not_json(answer: WhyNot, later: tuple[OutlineItem, ...], phrases: Phrases) -> str:
    """Why something is not there, as JSON."""
    title = phrases.target(answer.target)
    return written(WhyNotJson, answer, phrases.language, phrases, title=title, later=later)
