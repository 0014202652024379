"""From an inference to the outline: every section in the rule base's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline, OutlineItem, Section, Totals, Week
from advisor.core.reasoning.templates import currency_of, fill
from advisor.core.rules.catalogue import (
    ITEM_KINDS,
    OutlineSection,
    Policy,
    Reputation,
    Tactic,
    Work,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Composition
from advisor.core.strategy.plan_sections import (
    Programme,
    later_items,
    make_programme,
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

Builder = Callable[[Composition, Programme, OutlineSection], tuple[OutlineItem, ...]]


def _planned(kind: type[Work]) -> Builder:
    return lambda c, p, s: planned_items(c, p, kind, s)


# What each name under a section's ``kinds`` shows; other names are kinds of items.
BUILDERS: Mapping[str, Builder] = {
    "summary": summary,
    "block": lambda c, _, s: blocks(c, s),
    "goal": lambda c, _, s: goals(c, s),
    "relationship": lambda c, _, s: relationships(c, s),
    **{kind.kind: _planned(kind) for kind in (Tactic, Policy, Reputation)},
    "measured": measured_items,
    "week": week_items,
    "later": later_items,
    "caution": lambda c, _, s: cautions(c, s),
    "left_out": lambda c, _, s: left_out_items(c, s),
    "ask": lambda c, _, s: asks(c, s),
    "review": lambda c, _, s: reviews(c, s),
}
SECTION_KINDS = frozenset({*BUILDERS, *ITEM_KINDS})


def compose(rulebase: Rulebase, inference: Inference, day: date) -> Outline:
    """The strategy outline for one firm on one day; same arguments, same outline."""
    composition = Composition(rulebase, inference, day)
    programme = make_programme(composition)
    sections = tuple(
        section
        for definition in rulebase.sections
        if (section := _section(composition, programme, definition)) is not None
    )
    firm = inference.profile.business.get("business.name")
    return Outline(
        firm if isinstance(firm, str) else "", day, sections, _totals(inference, programme)
    )


def _section(
    composition: Composition, programme: Programme, definition: OutlineSection
) -> Section | None:
    """One section; None where it has nothing to say and no words for that."""
    items: list[OutlineItem] = []
    for kind in definition.kinds:
        if kind in BUILDERS:
            items += BUILDERS[kind](composition, programme, definition)
        else:
            items += of_kind(composition, kind, definition)
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
        fill(composition.rulebase, composition.inference, note) if note else None,
        definition.principles,
        composition.explainer.refs(definition.principles),
    )


def _totals(inference: Inference, programme: Programme) -> Totals:
    plan = programme.plan
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
        owner_limit=programme.means.owner_hours,
        staff_hours=max(plan.staff_weeks),
        staff_limit=programme.means.staff_hours,
        money=plan.money,
        money_limit=programme.means.money,
        currency=currency_of(inference),
        weeks=weeks,
        season_hours=plan.season_hours if programme.means.season_hours is not None else None,
        season_limit=programme.means.season_hours,
    )
