"""The steps of this week on page one: the strongest claims on it, in the order of their days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from advisor.core.message import N_, Message, Words, message
from advisor.core.planning.plan import Placement
from advisor.core.planning.work import Claim, Rhythm
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.page_line import OWN, Line, Step, specific

STEPS = 4
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def week(advice: Advice) -> Iterator[Line]:
    """The steps of this week in the order of their days: the strongest claims on it.

    Who has waited is answered, and the number settled, before anything else.
    """
    begun = (p for p in advice.plan.placements if p.start < advice.day + timedelta(days=7))
    # What is kept to or looked at is no step of a week.
    placed = [p for p in begun if p.task.claim is not Claim.HOUSEKEEPING]
    placed.sort(key=lambda p: (not p.task.at_once, not _settles(p), p.claim))
    first = sorted(placed[:STEPS], key=lambda p: (p.start, not p.task.at_once, not _settles(p)))
    if first:
        steps = [_step(advice, placement) for placement in first]
        # What waits in a place is quoted with the first step there.
        quoted = [step.text for step in steps]
        told = (
            replace(s, text=None if s.text in quoted[:n] else s.text) for n, s in enumerate(steps)
        )
        yield Line("week", N_("This week"), None, steps=tuple(told))


def _settles(placement: Placement) -> bool:
    """Whether it settles, in one go, the number that the first goal starts from."""
    return placement.task.is_baseline and placement.task.rhythm is Rhythm.ONCE


def _step(advice: Advice, placement: Placement) -> Step:
    work = advice.work[placement.key]
    what = advice.titled(placement.key)
    asks = placement.task.at_once
    item, text = work.item, _particular(advice, what, work.subject, asks=asks)
    if text is not None and specific(what) < OWN:
        # Nothing else says which of its kind it is: that is no addition to be left out.
        what, text = message(N_("{title}: {about}"), title=what, about=text), None
    title = message(
        N_("{what} ({who}, {day})"), what=what, who=advice.who(placement), day=placement.start
    )
    # Duties and lead moves are said in full further down.
    full = placement.task.claim in (Claim.DUTY, Claim.LEAD)
    begun = placement.key in advice.last_time.going_on
    if text is None and isinstance(item, Tactic) and not full and not begun:
        text = advice.fill(item.first_step, work.subject)
    return Step(placement.key, title, text, work.firings)


def _particular(advice: Advice, what: Message, subject: Subject, *, asks: bool) -> Message | None:
    """What a step is about in the owner's words; None where its title says it already.

    Where somebody ``asks``, their question is quoted rather than what stands before it.
    """
    if any(isinstance(value, Words) for _, value in what.values):
        return None
    key = PARTICULARS.get(subject.scope, "")
    said = advice.inference.state(key, subject) if key else None
    if isinstance(said, str):
        asked = (s for s in SENTENCE.split(said) if asks and "?" in s)
        return message(N_("“{words}”"), words=Words(_beginning(next(asked, said))))
    return None


# What tells work about one thing of a kind from work about another.
PARTICULARS = {"matter": "matter.name", "place": "place.waits_words"}
# The most of the owner's words that a step quotes.
MOST_QUOTED = 12


def _beginning(words: str) -> str:
    """The first sentence of some words, or the beginning of a long one.

    >>> _beginning("The basins leak. A plumber is not called yet.")
    'The basins leak'
    """
    first = SENTENCE.split(words.strip(), maxsplit=1)[0].rstrip(".;")
    said = first.split()
    return first if len(said) <= MOST_QUOTED else f"{' '.join(said[:MOST_QUOTED]).rstrip(',;')} …"
