"""Why something is not there, as JSON."""

from __future__ import annotations

from pydantic import AliasPath, Field

from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.why_not import WhyNot
from advisor.report.phrases import Phrases
from advisor.report.shapes import DerivationJson, Ids, Json, MissJson, SubjectName, written
from advisor.report.why_not import LATER, holder


class WhyNotJson(Json):
    """The answer of `advisor why-not`."""

    format: int
    item: str = Field(validation_alias=AliasPath("target", "name"))
    title: str
    present: tuple[SubjectName, ...] = Field(
        description="Subjects for which it is there after all."
    )
    later: Ids = Field(description="Ids of copies that only wait for room.")
    done_within: dict[str, str] = Field(
        description="Ids of copies that other work does already, with the id of that work."
    )
    left_out_by: DerivationJson = Field(validation_alias="vetoes")
    overruled: DerivationJson
    misses: tuple[MissJson, ...] = Field(description="The nearest first.")


def why_not_json(answer: WhyNot, found: tuple[OutlineItem, ...], phrases: Phrases) -> str:
    """Why something is not there, as JSON; ``found`` is what the outline has of it."""
    keys = [item_key(answer.target.id, subject) for subject in answer.present]
    within = ((key, holder(key, found)) for key in keys)
    return written(
        WhyNotJson,
        answer,
        phrases.language,
        phrases,
        title=phrases.target(answer.target),
        later=tuple(item for item in found if item.section == LATER),
        done_within={key: one.id for key, one in within if one is not None and one.id != key},
    )
