"""Builders of the outline's sections, apart from those about the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.core.message import N_, Label, Listing, Message, Words, message
from advisor.core.reasoning.inference import FactRef, Firing
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.core.reasoning.recommendation import LeftOut, Recommendation, item_key, link_value
from advisor.core.rules.catalogue import BLOCKS, Block, Development, Implication, Kpi
from advisor.core.rules.fact import BUSINESS, Missing, Subject
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.alike import but_names, together
from advisor.core.strategy.goal_number import (
    FIGURES,
    REVIEWED,
    REVIEWED_UNCOUNTED,
    has_number,
)
from advisor.core.strategy.unasked import NOT_ASKED, unasked
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
# How many questions that were not asked yet are named.
MOST_UNASKED = 4
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
            title=message(N_("{goal}"), goal=advice.fact("goal.kind", subject)),
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
                goal=advice.fact("goal.kind", link),
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


def cautions(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The risks that rules warn of."""
    return _said(advice, section, "caution")


def asks(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What the owner should find out: first the numbers that their goals still need.

    What they were not asked yet is no open question of theirs: one line at the end names it.
    """
    said = _said(advice, section, "ask")
    return (*_figures_asked(advice, section), *said, *_not_asked(advice, section))


def _not_asked(advice: Advice, section: OutlineSection) -> Iterator[OutlineItem]:
    """What a deeper interview would ask: as many as one line can name."""
    asking = (f for f in advice.inference.firings if advice.rulebase.rules[f.rule].then.ask)
    keys = tuple(dict.fromkeys(key for firing in asking for key in unasked(advice, firing)))
    if not keys:
        return
    labels = (Label(advice.rulebase.label(key)) for key in keys[:MOST_UNASKED])
    named = Listing(tuple(message(N_("“{label}”"), label=label) for label in labels))
    template = (
        N_("Not asked yet: {named}. Going deeper into the questions makes this sharper.")
        if len(keys) <= MOST_UNASKED
        else N_(
            "Not asked yet: {named}, and more. Going deeper into the questions makes this sharper."
        )
    )
    yield OutlineItem(
        id=NOT_ASKED,
        kind="ask",
        section=section.id,
        title=message(template, named=named),
        why=advice.justify((), principles=section.principles),
    )


def _figures_asked(advice: Advice, section: OutlineSection) -> Iterator[OutlineItem]:
    """The figures of a goal that are asked for and not known."""
    for subject in advice.profile.subjects("goal"):
        asked = [advice.inference.state(key, subject) for key in FIGURES]
        template = _FIGURES.get(tuple(state is Missing.UNKNOWN for state in asked))
        if template is None or advice.nothing_needed:
            continue
        goal = advice.fact("goal.kind", subject)
        yield OutlineItem(
            id=f"figures:{subject}",
            kind="ask",
            section=section.id,
            title=message(template, goal=goal),
            why=advice.justify(("goal.kind", *FIGURES), subject, principles=section.principles),
            subject=subject,
            goals=(subject.goal,),
        )


# By what is not known: how much it is now, the target, and its day.
_FIGURES: Mapping[tuple[bool, ...], str] = {
    (True, True, True): N_(
        "How much is it now, which number do you want to reach, and by which day ({goal})?"
    ),
    (True, True, False): N_("How much is it now, and which number do you want to reach ({goal})?"),
    (True, False, True): N_(
        "How much is it now, and by which day do you want to reach your number ({goal})?"
    ),
    (True, False, False): N_("How much is it now ({goal})?"),
    (False, True, True): N_("Which number do you want to reach, and by which day ({goal})?"),
    (False, True, False): N_("Which number do you want to reach ({goal})?"),
    (False, False, True): N_("By which day do you want to reach your number ({goal})?"),
}


def _said(advice: Advice, section: OutlineSection, conclusion: str) -> tuple[OutlineItem, ...]:
    """What rules say, once: the same about several relationships with all of their names."""
    alike: dict[object, list[tuple[Firing, Message]]] = {}
    for firing in advice.inference.firings:
        then = advice.rulebase.rules[firing.rule].then
        text = then.caution if conclusion == "caution" else then.ask
        if text is not None and not (conclusion == "ask" and unasked(advice, firing)):
            said = advice.fill(text, firing.subject)
            alike.setdefault((text, but_names(said)), []).append((firing, said))
    return tuple(
        OutlineItem(
            id=item_key(several[0][0].rule, several[0][0].subject),
            kind=conclusion,
            section=section.id,
            title=together(_without_members(advice, several)),
            why=advice.explainer.justify([firing for firing, _ in several]),
            subject=several[0][0].subject,
            also=tuple(item_key(firing.rule, firing.subject) for firing, _ in several[1:]),
        )
        for several in alike.values()
    )


def _without_members(advice: Advice, several: Sequence[tuple[Firing, Message]]) -> list[Message]:
    """What is said, but not of somebody whose group it is said of as well."""
    named = {firing.subject.relationship for firing, _ in several}
    return [
        said
        for firing, said in several
        if advice.groups.get(firing.subject.relationship) not in named
    ]


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
