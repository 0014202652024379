"""Builders of the sections of what rules say: the risks, and what the owner should find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.core.message import N_, Label, Listing, Message, message
from advisor.core.reasoning.inference import Firing
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.recommendation import item_key
from advisor.core.rules.fact import Missing
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.alike import but_names, together
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.goal_number import FIGURES
from advisor.core.strategy.unasked import NOT_ASKED, unasked

# How many questions that were not asked yet are named.
MOST_UNASKED = 4


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
        goal = goal_name(advice, subject)
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
