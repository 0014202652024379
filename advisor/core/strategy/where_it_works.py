"""Figures of those who stay, of the best and the worst, and of what several have together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from advisor.core.message import N_, Label, Message, Quantity, Shown, Words, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import bare, figure_shown, is_counted, number_of

# Goals for which somebody has to begin and to stay.
PEOPLE = ("hiring", "volunteers")
LEAVERS = "leavers"
# What is a part of all who work there, or of all who ask.
PARTS = (LEAVERS, "wrong_enquiries")
# Numbers that say the same of many and of few: so many of 100, so many days.
COMPARED = ("share", "days")


def staying(advice: Advice, subject: Subject, missing: float | None) -> Iterator[Message]:
    """How many who began are still there, and how many must begin for those who are missing."""
    yield from _leaving(advice, subject)
    began, stayed = (number_of(advice, f"goal.{key}", subject) for key in ("began", "stayed"))
    if not began or stayed is None or stayed > began:
        return
    values: dict[str, Shown] = {"began": Quantity(began), "stayed": Quantity(stayed)}
    yield message(N_("Of {began} who began, {stayed} are still there."), **values)
    people = advice.inference.state("goal.kind", subject) in PEOPLE
    counts = is_counted(advice, subject)
    if not (people and counts and stayed and missing and missing > 0):
        return
    needed = ceil(missing * began / stayed - 1e-9)
    if needed > missing:
        template = N_(
            "If it goes on like that, {missing} more take about {needed} who begin; our sum. "
            "Keeping people is the cheaper half."
        )
        yield message(template, missing=Quantity(missing), needed=Quantity(needed))


def _leaving(advice: Advice, subject: Subject) -> Iterator[Message]:
    """How many of 100 leave, or ask in vain, now and as it should be."""
    of, now, target = (
        number_of(advice, f"goal.{key}", subject) for key in ("of", "baseline", "target")
    )
    part = advice.inference.state("goal.measure", subject) in PARTS
    if not part or not of or now is None or now > of:
        return
    values: dict[str, Shown] = {"n": Quantity(now), "of": Quantity(of)}
    values["now"] = Quantity(round(100 * now / of))
    if target is None:
        yield message(N_("{n} of {of} is {now} of 100; our sum."), **values)
    else:
        values |= {"fewer": Quantity(target), "then": Quantity(round(100 * target / of))}
        template = N_("{n} of {of} is {now} of 100 now, and {fewer} would be {then}; our sum.")
        yield message(template, **values)


def where_missing(advice: Advice, subject: Subject) -> Iterator[Message]:
    """Where people are missing most, in the owner's words."""
    where = advice.inference.state("goal.where", subject)
    number = number_of(advice, "goal.where_number", subject)
    if not isinstance(where, str):
        return
    words = Words(where.rstrip("."))
    if number is None:
        yield message(N_("Missing most: “{where}”. Count these apart."), where=words)
    else:
        template = N_("Missing most: “{where}”, {n}. Count these apart.")
        yield message(template, where=words, n=Quantity(number))


def best_and_worst(advice: Advice, subject: Subject, missing: float | None) -> Iterator[Message]:
    """What is reached where it works best and worst, and whether the target is among it.

    Only where the numbers can be compared: shares, days, or leavers of so many.
    """
    best, worst = (number_of(advice, f"goal.{key}_number", subject) for key in ("best", "worst"))
    now, target = (number_of(advice, f"goal.{key}", subject) for key in ("baseline", "target"))
    if best is None:
        return
    if advice.inference.state("goal.unit", subject) not in COMPARED:
        yield from _best_of(advice, subject, best)
        return
    falls = missing < 0 if missing else advice.inference.state("goal.direction", subject) == "down"
    if now is not None and (best > now if falls else best < now):
        return  # It works no better there.
    values: dict[str, Shown] = {"best": figure_shown(advice, subject, best)}
    where = advice.inference.state("goal.worst_number_words", subject)
    if worst is not None:
        values["worst"] = bare(advice, subject, worst)
        template = N_("Where it works best it is {best}, where it works worst {worst}.")
        if isinstance(where, str):
            values["where"] = Words(where.rstrip("."))
            template = N_(
                "Where it works best it is {best}, where it works worst {worst} (“{where}”)."
            )
    else:
        template = N_("Where it works best it is {best}.")
    yield message(template, **values)
    if target is None:
        yield message(N_("No target is set; what is reached there can be one."))
    elif missing and (best <= target if falls else best >= target):
        shown = figure_shown(advice, subject, target)
        yield message(N_("So {target} is reached here already, in one place."), target=shown)


def _best_of(advice: Advice, subject: Subject, best: float) -> Iterator[Message]:
    """How many of 100 leave where the fewest do, beside how many of 100 it is in all."""
    size, of, now, target = (
        number_of(advice, f"goal.{key}", subject) for key in ("best_of", "of", "baseline", "target")
    )
    leavers = advice.inference.state("goal.measure", subject) == LEAVERS
    if not leavers or not size or not of or now is None or best / size > now / of:
        return
    values: dict[str, Shown] = {"best": Quantity(best), "size": Quantity(size)}
    values["here"] = Quantity(round(100 * best / size))
    template = N_("Where the fewest leave it is {best} of {size}, {here} of 100; our sum.")
    if target is not None and best / size <= target / of:
        values["then"] = Quantity(round(100 * target / of))
        template = N_(
            "Where the fewest leave it is {best} of {size}, {here} of 100, so {then} of 100 is "
            "reached there already; our sum."
        )
    yield message(template, **values)


# ── What several have together ─────────────────────────────────────────────────


_PER = {
    "order": N_("in each order"),
    "week": N_("a week"),
    "month": N_("a month"),
    "quarter": N_("a quarter"),
    "season": N_("a season"),
    "year": N_("a year"),
}


class Parts(NamedTuple):
    """How much is asked for, what all have of it together, and who adds how much."""

    line: float
    whole: float
    adds: Mapping[Subject, float]


def _parts(advice: Advice, subject: Subject) -> Parts | None:
    line, own = (number_of(advice, f"goal.{key}", subject) for key in ("line", "own_part"))
    adds = {
        relationship: part
        for relationship in advice.profile.subjects("relationship")
        if (part := number_of(advice, "relationship.could_add", relationship))
    }
    return (
        Parts(line, own + sum(adds.values()), adds) if line and own is not None and adds else None
    )


def together(advice: Advice, subject: Subject) -> Iterator[Message]:
    """What is asked for, and what all have of it."""
    parts = _parts(advice, subject)
    if parts is None:
        return
    values: dict[str, Shown] = {"line": Quantity(parts.line), "whole": Quantity(parts.whole)}
    values["short"] = Quantity(parts.line - parts.whole)
    per = _PER.get(str(advice.inference.state("goal.line_per", subject)))
    if per is not None:
        values["per"] = Label(per)
    yield message(_TOGETHER[parts.whole >= parts.line, per is not None], **values)


def needed_of_them(advice: Advice, subject: Subject) -> Iterator[Message]:
    """Those without whom what is asked for is not reached."""
    parts = _parts(advice, subject)
    if parts is None:
        return
    line, whole, adds = parts
    needed = [who for who, part in adds.items() if whole >= line > whole - part]
    if len(adds) > 1 and len(needed) == len(adds):
        yield message(N_("Without any one of them you do not reach it."))
        return
    for who in needed:
        name = advice.fill("{relationship.name}", who)
        yield message(N_("Without {name} you do not reach it."), name=name)


# Whether it is enough, and whether it is said in which time.
_TOGETHER = {
    (True, True): N_("They ask for {line} {per}; together you have {whole}."),
    (True, False): N_("They ask for {line}; together you have {whole}."),
    (False, True): N_(
        "They ask for {line} {per}; together you have {whole}, so you are {short} short."
    ),
    (False, False): N_("They ask for {line}; together you have {whole}, so you are {short} short."),
}
