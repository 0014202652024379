"""Why something is not there, as JSON."""

from __future__ import annotations

from pydantic import Field

from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.why_not import WhyNot
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    FORMAT,
    DerivationJson,
    Json,
    MissJson,
    derivation_json,
    miss_json,
    written,
)


class WhyNotJson(Json):
    """The answer of `advisor why-not`."""

    format: int
    item: str
    title: str
    present: tuple[str, ...] = Field(description="Subjects for which it is there after all.")
    later: tuple[str, ...] = Field(description="Ids of copies that only wait for room.")
    left_out_by: DerivationJson
    overruled: DerivationJson
    misses: tuple[MissJson, ...] = Field(description="The nearest first.")


def why_not_json(answer: WhyNot, later: tuple[OutlineItem, ...], phrases: Phrases) -> str:
    """Why something is not there, as JSON."""
    return written(
        WhyNotJson(
            format=FORMAT,
            item=answer.target.name,
            title=phrases.target(answer.target),
            present=tuple(map(str, answer.present)),
            later=tuple(item.id for item in later),
            left_out_by=derivation_json(answer.vetoes, phrases),
            overruled=derivation_json(answer.overruled, phrases),
            misses=tuple(miss_json(miss, phrases) for miss in answer.misses),
        )
    )
