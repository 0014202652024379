"""What is watched beside a goal's number: a second sign, those who wait, and what shows earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from advisor.core.interview.typed_number import SMALL
from advisor.core.message import N_, Listing, Message, Shown, Words, message
from advisor.core.planning.work import SOON_WEEKS, Claim
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import figure_shown, number_of

SIGNS = 2
# Up to this a number may stand in letters in the owner's words.
LAST_SPELLED = 12
# What people wait for an answer to.
WAITING = frozenset({"questions", "orders", "complaints", "applications"})
# Where the firm may not answer.
SHUT = "not_admitted"
# In which somebody who waits should have an answer; our own judgement.
SOON = timedelta(weeks=SOON_WEEKS)


def second_sign(advice: Advice, subject: Subject) -> Iterator[Message]:
    """The second sign, with what it is and should be, as far as that is a number."""
    second = advice.inference.state("goal.second", subject)
    now, wanted = (number_of(advice, f"goal.second_{key}", subject) for key in ("now", "target"))
    if not isinstance(second, str):
        return
    values: dict[str, Shown] = {"second": Words(second.rstrip("."))}
    if now is not None:
        values["n"] = figure_shown(advice, subject, now, "goal.second_unit")
    if wanted is not None:
        values["wanted"] = figure_shown(advice, subject, wanted, "goal.second_unit")
    # What the words say of it already is not said again.
    told = now is not None and not _says(second, now)
    yield message(_SECOND[told, wanted is not None], **values)


_SECOND: Mapping[tuple[bool, bool], str] = {
    (False, False): N_("Also watch: {second}."),
    (True, False): N_("Also watch: {second}, {n} now."),
    (False, True): N_("Also watch: {second}; it should be {wanted}."),
    (True, True): N_("Also watch: {second}, {n} now; it should be {wanted}."),
}


def nobody_waits(advice: Advice) -> Iterator[Message]:
    """That nobody waits any more, where somebody does: it shows before anything else."""
    waiting = tuple(
        advice.fill("{place.name}", place)
        for place in advice.profile.subjects("place")
        if advice.inference.state("place.state", place) != SHUT
        and WAITING & frozenset(_listed(advice.inference.state("place.waits", place)))
        and _answered_soon(advice, place)
    )
    if waiting:
        template = N_(
            "Within two weeks (our estimate) nobody is left waiting for an answer: {where}."
        )
        yield message(template, where=Listing(waiting))


def _answered_soon(advice: Advice, place: Subject) -> bool:
    """Whether the plan has all that is owed in a place, or answering, in those two weeks."""
    limit = advice.day + SOON
    planned = advice.plan.placements
    owed = [
        p.ready <= limit
        for p in planned
        if p.task.claim is Claim.DUTY and advice.work[p.key].subject.place == place.place
    ]
    answering = any(p.task.answers and p.start <= limit for p in planned)
    return all(owed) if owed else answering


def _says(words: str, number: float) -> bool:
    """Whether words name a number already, in figures or, up to twelve, in letters."""
    figures = f"{number:g}"
    spelled = {SMALL[n] for n in range(1, LAST_SPELLED + 1) if n == number}
    found = re.findall(r"\d+(?:[.,]\d+)?|[a-z]+", words.lower())
    return any(one.replace(",", ".") == figures or one in spelled for one in found)


def _listed(state: object) -> tuple[str, ...]:
    return state if isinstance(state, tuple) else ()


def early(advice: Advice, subject: Subject) -> Iterator[Message]:
    """By what is seen that the first planned moves work, long before the number moves."""
    moves = dict.fromkeys(
        move.key
        for diagnosis in advice.diagnoses
        if diagnosis.goal == subject.goal
        for choice in diagnosis.choices
        for move in choice.moves
        if advice.plan.placed(move.key)
    )
    told: dict[str, Message] = {}
    for key in moves:
        move = advice.work[key]
        if isinstance(move.item, Tactic):
            told.setdefault(move.item.id, advice.fill(move.item.works_when, move.subject))
    yield from tuple(told.values())[:SIGNS]
