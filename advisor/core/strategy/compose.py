"""From advice to the outline: every section in the rule base's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from advisor.core.reasoning.outline import Outline, OutlineItem, Section, Totals, Week
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import (
    ITEM_KINDS,
    OutlineSection,
    Policy,
    Reputation,
    Tactic,
    Work,
)
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.plan_sections import (
    later_items,
    measured_items,
    planned_items,
    week_items,
)
from advisor.core.strategy.sections import (
    asks,
    blocks,
    cautions,
    goals,
    left_out_items,
    of_kind,
    relationships,
    reviews,
)
from advisor.core.strategy.summary import summary

Builder = Callable[[Advice, OutlineSection], tuple[OutlineItem, ...]]


def _planned(kind: type[Work]) -> Builder:
    return lambda advice, section: planned_items(advice, kind, section)


# What each name under a section's ``kinds`` shows; other names are kinds of items.
BUILDERS: Mapping[str, Builder] = {
    "summary": summary,
    "block": blocks,
    "goal": goals,
    "relationship": relationships,
    **{kind.kind: _planned(kind) for kind in (Tactic, Policy, Reputation)},
    "measured": measured_items,
    "week": week_items,
    "later": later_items,
    "caution": cautions,
    "left_out": left_out_items,
    "ask": asks,
    "review": reviews,
}
SECTION_KINDS = frozenset({*BUILDERS, *ITEM_KINDS})


def compose(advice: Advice) -> Outline:
    """The strategy outline for one firm on one day; same advice, same outline."""
    sections = tuple(
        section
        for definition in advice.rulebase.sections
        if (section := _section(advice, definition)) is not None
    )
    firm = advice.profile.business.get("business.name")
    return Outline(firm if isinstance(firm, str) else "", advice.day, sections, _totals(advice))


def _section(advice: Advice, definition: OutlineSection) -> Section | None:
    """One section; None where it has nothing to say and no words for that."""
    items: list[OutlineItem] = []
    for kind in definition.kinds:
        if kind in BUILDERS:
            items += BUILDERS[kind](advice, definition)
        else:
            items += of_kind(advice, kind, definition)
    note = definition.intro if items else definition.empty
    if not items and not note:
        return None
    ranked = tuple(
        replace(item, rank=rank, section=definition.id) for rank, item in enumerate(items, start=1)
    )
    return Section(
        definition.id,
        definition.title,
        ranked,
        advice.fill(note) if note else None,
        definition.principles,
        advice.explainer.refs(definition.principles),
    )


def _totals(advice: Advice) -> Totals:
    plan, means = advice.plan, advice.means
    weeks = tuple(
        Week(
            number,
            owner,
            staff,
            tuple(slot.key for slot in plan.slots if slot.first_week == number),
        )
        for number, (owner, staff) in enumerate(
            zip(plan.owner_weeks, plan.staff_weeks, strict=True), start=1
        )
    )
    return Totals(
        owner_hours=max(plan.owner_weeks),
        owner_limit=means.owner_hours,
        staff_hours=max(plan.staff_weeks),
        staff_limit=means.staff_hours,
        money=plan.money,
        money_limit=means.money,
        currency=currency_of(advice.inference),
        weeks=weeks,
        season_hours=plan.season_hours if means.season_hours is not None else None,
        season_limit=means.season_hours,
    )
