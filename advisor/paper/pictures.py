"""What is looked at rather than read: relationships, hours, bars, the way of the number."""

from __future__ import annotations

from advisor.core.strategy.figures import Figures
from advisor.language import Language
from advisor.paper.drawing import Picture
from advisor.paper.number_way import way
from advisor.paper.plan_bars import bars
from advisor.paper.relationship_map import relationship_map
from advisor.paper.week_hours import hours


def pictures_of(figures: Figures, language: Language) -> dict[str, tuple[Picture, ...]]:
    """All pictures of a strategy by the section that they belong to; none without figures."""
    language = language.reckoned_from(figures.day)
    found: dict[str, tuple[Picture, ...]] = {}
    # A map of one, or of those whose value nobody knows, shows nothing.
    if sum(one.value is not None for one in figures.relationships) > 1:
        found["relationships"] = (relationship_map(figures.relationships, language),)
    if figures.bars:
        found["tactics"] = (bars(figures, language),)
        if figures.weeks:
            found["tactics"] += (hours(figures.weeks, language),)
    if figures.ways:
        found["programme"] = tuple(way(one, language) for one in figures.ways)
    return found
