"""From advice to the outline: every section in the rule base's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from advisor.core.message import N_
from advisor.core.planning.means import Means
from advisor.core.reasoning.outline import Outline, OutlineItem, Section, Totals, Week
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import Policy, Reputation, Tactic, Work
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.numbers import measured_items
from advisor.core.strategy.page import page
from advisor.core.strategy.plan_sections import (
    duty_items,
    later_items,
    planned_items,
)
from advisor.core.strategy.said import asks, cautions
from advisor.core.strategy.sections import (
    blocks,
    goals,
    left_out_items,
    of_kind,
    relationships,
    reviews,
)
from advisor.core.strategy.since import since_items

Builder = Callable[[Advice, OutlineSection], tuple[OutlineItem, ...]]


def _planned(kind: type[Work]) -> Builder:
    return lambda advice, section: planned_items(advice, kind, section)


# What each name under a section's ``kinds`` shows; other names are kinds of items.
BUILDERS: Mapping[str, Builder] = {
    "page": page,
    "duty": duty_items,
    "block": blocks,
    "goal": goals,
    "relationship": relationships,
    **{kind.kind: _planned(kind) for kind in (Tactic, Policy, Reputation)},
    "measured": measured_items,
    "later": later_items,
    "caution": cautions,
    "left_out": left_out_items,
    "ask": asks,
    "review": reviews,
    "since": since_items,
}
# What is still printed where little or nothing is needed.
NEEDED = frozenset({"page", "duty", "since"})
FEW = N_("The few steps there are")


def compose(advice: Advice) -> Outline:
    """The strategy outline for one firm on one day; same advice, same outline."""
    sections = tuple(
        section
        for definition in advice.rulebase.sections
        if (section := _section(advice, definition)) is not None
    )
    firm = advice.profile.business.get("business.name")
    staff = advice.profile.business.get("business.staff")
    return Outline(
        firm if isinstance(firm, str) else "",
        advice.day,
        sections,
        _totals(advice),
        int(staff) if isinstance(staff, (int, float)) else 1,
        advice.nothing_needed,
    )


def _section(advice: Advice, definition: OutlineSection) -> Section | None:
    """One section; None where it has nothing to say and no words for that."""
    items: list[OutlineItem] = []
    for kind in definition.kinds:
        if kind in BUILDERS:
            items += BUILDERS[kind](advice, definition)
        else:
            items += of_kind(advice, kind, definition)
    note = definition.intro if items else _said_when_empty(advice, definition)
    if not items and not note:
        return None
    ranked = tuple(
        replace(item, rank=rank, section=definition.id) for rank, item in enumerate(items, start=1)
    )
    needed = not advice.nothing_needed or bool(NEEDED.intersection(definition.kinds))
    return Section(
        definition.id,
        FEW if advice.nothing_needed and "duty" in definition.kinds else definition.title,
        ranked,
        advice.fill(note) if note else None,
        definition.principles,
        advice.explainer.refs(definition.principles),
        definition.printed and needed,
    )


def _said_when_empty(advice: Advice, definition: OutlineSection) -> str | None:
    """What an empty section says; where its few steps stand before it, nothing."""
    if not definition.waiting or not advice.profile.goals:
        return definition.empty
    return definition.waiting if advice.plan.postponed else None


def _totals(advice: Advice) -> Totals:
    plan, means = advice.plan, advice.means
    others = frozenset(person.key for person in means.staff)
    weeks = tuple(
        Week(
            week.number,
            week.first,
            round(dict(week.load.by_person).get(means.owner.key, 0.0), 2),
            round(sum(hours for key, hours in week.load.by_person if key in others), 2),
            week.begins,
        )
        for week in plan.weeks
    )
    return Totals(
        owner_hours=max(week.owner_hours for week in weeks),
        owner_limit=means.owner.most_hours,
        staff_hours=max(week.staff_hours for week in weeks),
        staff_limit=_staff_limit(means),
        money=plan.money.monthly,
        money_limit=means.money_monthly,
        currency=currency_of(advice.inference),
        money_once=plan.money.once,
        money_once_limit=means.money_once,
        weeks=weeks,
    )


def _staff_limit(means: Means) -> float | None:
    """The hours a week that others have; None where somebody has not said."""
    hours = [person.most_hours for person in means.staff]
    return None if None in hours else sum(known for known in hours if known is not None)
