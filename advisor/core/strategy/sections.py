"""Builders of the outline's sections, apart from those about the plan and of what rules say."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.core.message import N_, Listing, Message, Words, message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.core.reasoning.recommendation import LeftOut, Recommendation, link_value
from advisor.core.rules.catalogue import BLOCKS, Block, Development, Implication, Kpi
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.goal_number import (
    REVIEWED,
    REVIEWED_UNCOUNTED,
    has_number,
)
from advisor.core.strategy.wish import WISH, answers_wish

BLOCK_TITLES: Mapping[Block, str] = {
    "customers": N_("Customers"),
    "analysis": N_("What you know"),
    "value": N_("Why you"),
    "planning": N_("Money and risks"),
    "resources": N_("What you have"),
    "objectives": N_("What it is for"),
}
GOAL_LINES = ("goal.measure", "goal.baseline", "goal.target", "goal.date", "goal.person")
# More ways to develop one relationship than these would be no choice; the best are kept.
MOST_WAYS = 2
RELATIONSHIP_LINES = (
    "relationship.kind",
    "relationship.number",
    "relationship.context",
    "relationship.talk",
    "relationship.warmth",
    "relationship.opens",
)


def of_kind(advice: Advice, kind: str, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The recommended items of one kind, in rank order."""
    return tuple(
        recommended_item(advice, recommendation, section.id)
        for recommendation in advice.recommendations
        if recommendation.item.kind == kind
    )


def recommended_item(advice: Advice, recommendation: Recommendation, section: str) -> OutlineItem:
    """One recommendation as an item of the outline."""
    item, subject = recommendation.item, recommendation.subject
    details: tuple[Detail, ...] = ()
    if isinstance(item, Kpi):
        how = Detail(N_("How to count it"), advice.fill(item.how_to_measure, subject))
        details = (how,)
        if item.unit is not None:
            details = (Detail(N_("What is counted"), advice.fill(item.unit, subject)), how)
    elif isinstance(item, Development):
        details = (
            Detail(N_("What it needs"), advice.fill(item.resource, subject)),
            Detail(N_("First step"), advice.fill(item.first_step, subject)),
        )
    return OutlineItem(
        id=recommendation.key,
        kind=item.kind,
        section=section,
        title=advice.fill(item.title, subject),
        text=advice.fill(item.text, subject),
        why=advice.explainer.justify(recommendation.firings),
        subject=subject,
        value=recommendation.value,
        goals=recommendation.goals,
        details=details,
    )


def blocks(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The six blocks: the owner's answers, and under each what it implies."""
    rulebase = advice.rulebase
    items = []
    for block in BLOCKS:
        keys = tuple(q.id for q in rulebase.definitions.questions if q.block == block)
        known = tuple(key for key in keys if advice.knows(key))
        implied = tuple(
            recommended_item(advice, recommendation, section.id)
            for recommendation in advice.recommendations
            if isinstance(recommendation.item, Implication) and recommendation.item.block == block
        )
        if known or implied:
            items.append(
                OutlineItem(
                    id=f"block-{block}",
                    kind="block",
                    section=section.id,
                    title=message(BLOCK_TITLES[block]),
                    why=advice.justify(known, principles=_block_principles(advice, block)),
                    details=tuple(advice.detail(key) for key in known),
                    children=implied,
                )
            )
    return tuple(items)


def _block_principles(advice: Advice, block: Block) -> tuple[str, ...]:
    """The article has one principle a block, under the block's own name."""
    name = f"block-{block}"
    return (name,) if name in advice.rulebase.principles else ()


def goals(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The owner's goals in the owner's order, with what is known of each."""
    return tuple(
        OutlineItem(
            id=f"goal:{subject}",
            kind="goal",
            section=section.id,
            title=message(N_("{goal}"), goal=goal_name(advice, subject)),
            why=advice.justify(
                ("goal.kind", *GOAL_LINES),
                subject,
                principles=section.principles,
                firings=advice.explainer.concluding(FactRef("goal.reason", subject)),
            ),
            subject=subject,
            goals=(subject.goal,),
            # The other figures are shown with the objective and under what is measured.
            details=tuple(
                advice.detail(key, subject)
                for key in ("goal.person",)
                if advice.knows(key, subject)
            ),
        )
        for subject in advice.profile.subjects("goal")
    )


def relationships(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The relationships in order of value, each with how it is developed.

    Whose next moves are those of a group they are part of is not named beside it.
    """
    ways = {
        name: tuple(
            one.item.id
            for one in advice.recommendations
            if isinstance(one.item, Development) and one.subject.relationship == name
        )
        for name in advice.ranked_relationships
    }
    return tuple(
        _relationship(advice, section, Subject(relationship=name))
        for name in advice.ranked_relationships
        if not ways[name] or ways[name] != ways.get(advice.groups.get(name, ""))
    )


def _relationship(advice: Advice, section: OutlineSection, subject: Subject) -> OutlineItem:
    links = [Subject(g.id, subject.relationship) for g in advice.profile.goals]
    values = [(link, link_value(advice.inference, link)) for link in links]
    worth = tuple(
        Detail(
            N_("Value"),
            message(
                N_("{value} for {goal}"),
                value=advice.fact("link.value", link),
                goal=goal_name(advice, link),
            ),
        )
        for link, value in values
        if value is not None
    )
    known = tuple(key for key in RELATIONSHIP_LINES if advice.knows(key, subject))
    ways = tuple(
        recommended_item(advice, recommendation, section.id)
        for recommendation in advice.recommendations
        if isinstance(recommendation.item, Development) and recommendation.subject == subject
    )
    reasons = tuple(
        firing
        for link, _ in values
        for firing in advice.explainer.concluding(FactRef("link.value", link))
    )
    return OutlineItem(
        id=f"relationship:{subject}",
        kind="relationship",
        section=section.id,
        title=message(N_("{name}"), name=advice.fact("relationship.name", subject)),
        why=advice.justify(known, subject, principles=section.principles, firings=reasons),
        subject=subject,
        goals=tuple(link.goal for link, value in values if value is not None),
        details=(*worth, *(advice.detail(key, subject) for key in known)),
        children=ways[:MOST_WAYS],
    )


def left_out_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What was considered and left out, each with its reason."""
    return tuple(
        OutlineItem(
            id=out.key,
            kind=out.item.kind,
            section=section.id,
            title=_as_wished(advice, out),
            why=advice.explainer.justify(out.firings),
            subject=out.subject,
        )
        for out in advice.left_out
    )


def _as_wished(advice: Advice, out: LeftOut) -> Message:
    """The title of what is left out; of what the owner wished for, with their own words for it."""
    title = advice.fill(out.item.title, out.subject)
    rules = [advice.rulebase.rules[firing.rule] for firing in out.firings]
    wish = advice.inference.state(WISH, BUSINESS)
    wished = any(answers_wish(rule, wish) for rule in rules)
    own = advice.inference.state(f"{WISH}_words", BUSINESS) if wished else None
    quoted = any(f"{{{WISH}_words}}" in rule.because for rule in rules)
    if not isinstance(own, str) or quoted:
        return title
    return message(N_("{title}: “{words}”"), title=title, words=Words(own.rstrip(".")))


def reviews(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The days on which to look at the plan and the numbers again.

    Where nothing is needed, the few steps say when to look again.
    """
    days = advice.plan.reviews
    if not advice.profile.goals or not days or advice.nothing_needed:
        return ()
    counted = has_number(advice)
    template = (
        N_("Look at the plan and the number on {days}.")
        if counted
        else N_("Look at the plan on {days}.")
    )
    return (
        OutlineItem(
            id="review-days",
            kind="review",
            section=section.id,
            title=message(template, days=Listing(days)),
            text=message(REVIEWED if counted else REVIEWED_UNCOUNTED),
            why=advice.justify((), principles=section.principles),
        ),
    )
