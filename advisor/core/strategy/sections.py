"""Builders of the outline's sections, apart from the programme of work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from advisor.core.message import N_, Label, Quantity, message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.core.reasoning.recommendation import Recommendation, item_key, link_value
from advisor.core.rules.catalogue import (
    BLOCKS,
    Block,
    Development,
    Implication,
    Kpi,
    OutlineSection,
)
from advisor.core.rules.fact import Subject
from advisor.core.strategy.case import Composition

BLOCK_TITLES: Mapping[Block, str] = {
    "customers": N_("Customers"),
    "analysis": N_("What you know"),
    "value": N_("Why you"),
    "planning": N_("Money and risks"),
    "resources": N_("What you have"),
    "objectives": N_("What it is for"),
}
GOAL_LINES = ("goal.measure", "goal.baseline", "goal.target", "goal.date", "goal.person")
RELATIONSHIP_LINES = (
    "relationship.kind",
    "relationship.number",
    "relationship.context",
    "relationship.talk",
    "relationship.warmth",
    "relationship.opens",
)
REVIEW_WEEKS = (4, 12)


def of_kind(
    composition: Composition, kind: str, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """The recommended items of one kind, in rank order."""
    return tuple(
        recommended_item(composition, recommendation, section.id)
        for recommendation in composition.recommended
        if recommendation.item.kind == kind
    )


def recommended_item(
    composition: Composition, recommendation: Recommendation, section: str
) -> OutlineItem:
    """One recommendation as an item of the outline."""
    item, subject = recommendation.item, recommendation.subject
    details: tuple[Detail, ...] = ()
    if isinstance(item, Kpi):
        details = (
            Detail(N_("Counted in"), Label(item.unit)),
            Detail(N_("How to count it"), composition.fill(item.how_to_measure, subject)),
        )
    elif isinstance(item, Development):
        details = (
            Detail(N_("What it needs"), composition.fill(item.resource, subject)),
            Detail(N_("First step"), composition.fill(item.first_step, subject)),
        )
    return OutlineItem(
        id=recommendation.key,
        kind=item.kind,
        section=section,
        title=composition.fill(item.title, subject),
        text=composition.fill(item.text, subject),
        why=composition.explainer.justify(recommendation.firings),
        subject=subject,
        value=recommendation.value,
        goals=recommendation.goals,
        details=details,
    )


def blocks(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The six blocks: the owner's answers, and under each what it implies."""
    rulebase = composition.rulebase
    items = []
    for block in BLOCKS:
        keys = tuple(q.id for q in rulebase.definitions.questions if q.block == block)
        known = tuple(key for key in keys if composition.knows(key))
        implied = tuple(
            recommended_item(composition, recommendation, section.id)
            for recommendation in composition.recommended
            if isinstance(recommendation.item, Implication) and recommendation.item.block == block
        )
        if known or implied:
            items.append(
                OutlineItem(
                    id=f"block-{block}",
                    kind="block",
                    section=section.id,
                    title=message(BLOCK_TITLES[block]),
                    why=composition.stated(known, principles=_block_principles(composition, block)),
                    details=tuple(composition.detail(key) for key in known),
                    children=implied,
                )
            )
    return tuple(items)


def _block_principles(composition: Composition, block: Block) -> tuple[str, ...]:
    """The article has one principle a block, under the block's own name."""
    name = f"block-{block}"
    return (name,) if name in composition.rulebase.principles else ()


def goals(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The owner's goals in the owner's order, with what is known of each."""
    return tuple(
        OutlineItem(
            id=f"goal:{subject}",
            kind="goal",
            section=section.id,
            title=message(N_("{goal}"), goal=composition.fact("goal.kind", subject)),
            why=composition.stated(
                ("goal.kind", *GOAL_LINES),
                subject,
                principles=section.principles,
                firings=composition.explainer.concluding(FactRef("goal.reason", subject)),
            ),
            subject=subject,
            goals=(subject.goal,),
            # The other figures stand with the objective and in the programme.
            details=tuple(
                composition.detail(key, subject)
                for key in ("goal.person",)
                if composition.knows(key, subject)
            ),
        )
        for subject in composition.inference.profile.subjects("goal")
    )


def relationships(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The relationships in order of value, each with how it is developed."""
    return tuple(
        _relationship(composition, section, Subject(relationship=name))
        for name in composition.ranked_relationships
    )


def _relationship(
    composition: Composition, section: OutlineSection, subject: Subject
) -> OutlineItem:
    links = [Subject(g.id, subject.relationship) for g in composition.inference.profile.goals]
    values = [(link, link_value(composition.inference, link)) for link in links]
    worth = tuple(
        Detail(
            N_("Value"),
            message(
                N_("{value} for {goal}"),
                value=composition.fact("link.value", link),
                goal=composition.fact("goal.kind", link),
            ),
        )
        for link, value in values
        if value is not None
    )
    known = tuple(key for key in RELATIONSHIP_LINES if composition.knows(key, subject))
    reasons = tuple(
        firing
        for link, _ in values
        for firing in composition.explainer.concluding(FactRef("link.value", link))
    )
    return OutlineItem(
        id=f"relationship:{subject}",
        kind="relationship",
        section=section.id,
        title=message(N_("{name}"), name=composition.fact("relationship.name", subject)),
        why=composition.stated(known, subject, principles=section.principles, firings=reasons),
        subject=subject,
        goals=tuple(link.goal for link, value in values if value is not None),
        details=(*worth, *(composition.detail(key, subject) for key in known)),
        children=tuple(
            recommended_item(composition, recommendation, section.id)
            for recommendation in composition.recommended
            if isinstance(recommendation.item, Development) and recommendation.subject == subject
        ),
    )


def left_out_items(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What was considered and left out, each with its reason."""
    return tuple(
        OutlineItem(
            id=out.key,
            kind=out.item.kind,
            section=section.id,
            title=composition.fill(out.item.title, out.subject),
            why=composition.explainer.justify(out.firings),
            subject=out.subject,
        )
        for out in composition.left_out
    )


def cautions(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The risks that rules warn of."""
    return _said(composition, section, "caution")


def asks(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What the owner should find out."""
    return _said(composition, section, "ask")


def _said(
    composition: Composition, section: OutlineSection, conclusion: str
) -> tuple[OutlineItem, ...]:
    items = []
    for firing in composition.inference.firings:
        then = composition.rulebase.rules[firing.rule].then
        text = then.caution if conclusion == "caution" else then.ask
        if text is not None:
            items.append(
                OutlineItem(
                    id=item_key(firing.rule, firing.subject),
                    kind=conclusion,
                    section=section.id,
                    title=composition.fill(text, firing.subject),
                    why=composition.explainer.justify([firing]),
                    subject=firing.subject,
                )
            )
    return tuple(items)


def reviews(composition: Composition, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The days on which to look at the plan again, counted from the outline's day."""
    return tuple(
        OutlineItem(
            id=f"review-week-{weeks}",
            kind="review",
            section=section.id,
            title=message(
                N_(
                    "{day}, after {weeks} weeks: what was done, what do the numbers say, what ends?"
                ),
                day=composition.day + timedelta(weeks=weeks),
                weeks=Quantity(weeks),
            ),
            why=composition.stated((), principles=section.principles),
        )
        for weeks in REVIEW_WEEKS
        if composition.inference.profile.goals
    )
