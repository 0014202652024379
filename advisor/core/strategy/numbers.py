"""The goals' numbers in sentences: what is missing, milestones, how to count, money and free hours.

Everything is in the owner's unit and period; sums of ours are marked as ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    message,
)
from advisor.core.planning.gap import Gap
from advisor.core.planning.plan import Unspent
from advisor.core.planning.sentences import why_unspent
from advisor.core.planning.work import Claim
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.catalogue import Kpi, OutlineSection, Tactic
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice

MEASURE, OWN_MEASURE = "goal.measure", "own"
READINESS, SOFT = "goal.readiness", "soft"
FIGURES = ("goal.baseline", "goal.target", "goal.date")

PER: Mapping[str, str] = {
    "day": N_("a day"),
    "week": N_("a week"),
    "month": N_("a month"),
    "quarter": N_("a quarter"),
    "term": N_("a term"),
    "season": N_("a season"),
    "year": N_("a year"),
}
# How many of them are in three months.
IN_THREE_MONTHS: Mapping[str, float] = {"day": 91, "week": 13, "month": 3}
PERIODS = "day|week|month|quarter|term|season|year"
RATE = re.compile(rf"\b(?:an?|per|each|every)\s+({PERIODS})\b", re.IGNORECASE)
TIME = re.compile(rf"\b(?:{PERIODS}|hour|minute)s?\b", re.IGNORECASE)
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
WAIT = {"week": timedelta(weeks=1), "month": timedelta(days=30), "year": timedelta(days=365)}
SPAN = re.compile(
    rf"(?<!every )(?<!last )\b(\d{{1,2}}|{'|'.join(NUMBERS)})\s+(week|month|year)s?\b",
    re.IGNORECASE,
)
# Weeks are reckoned with only where whole things are counted.
COUNTS = ("count", "")
SIGNS = 2
# Fewer people than this are better said over a longer time.
ENOUGH = 3
# Free hours are spoken of where more than this share of them is free.
IDLE = 0.25


def joined(sentences: Iterable[Message]) -> Message:
    """Sentences one after another; there must be one."""
    first, *rest = sentences
    for sentence in rest:
        first = message(N_("{before} {sentence}"), before=first, sentence=sentence)
    return first


def separated(text: Message) -> tuple[Message, ...]:
    """The sentences that ``joined`` put one after another; a message of its own is one."""
    values = dict(text.values)
    before, sentence = values.get("before"), values.get("sentence")
    if isinstance(before, Message) and isinstance(sentence, Message):
        return (*separated(before), *separated(sentence))
    return (text,)


# ── One goal ───────────────────────────────────────────────────────────────────


def measure(advice: Advice, subject: Subject) -> Shown | None:
    """What a goal is counted in: the owner's measure, the proposed one where that is soft."""
    own = advice.inference.state("goal.measure_words", subject)
    if advice.inference.state(MEASURE, subject) == OWN_MEASURE and isinstance(own, str):
        return Words(own)
    hard = advice.knows(MEASURE, subject) and advice.inference.state(READINESS, subject) != SOFT
    if hard:
        return advice.fact(MEASURE, subject)
    proposed = _kpi(advice, subject)
    return advice.fill(proposed.unit, subject) if proposed is not None else None


def _kpis(advice: Advice, subject: Subject) -> tuple[Kpi, ...]:
    """The measure of a goal, and after it what moves before it does."""
    found = (r.item for r in advice.recommendations if r.subject == subject)
    return tuple(item for item in found if isinstance(item, Kpi))


def _kpi(advice: Advice, subject: Subject) -> Kpi | None:
    return next(iter(_kpis(advice, subject)), None)


def gap_of(advice: Advice, subject: Subject) -> Gap | None:
    """What is missing of a goal; None where the owner has not given all its numbers."""
    rank = advice.profile.subjects("goal").index(subject)
    return next((gap for gap in advice.plan.gaps if gap.figures.goal == rank), None)


def way(advice: Advice, subject: Subject) -> Message | None:
    """From where to where, and how much that is; what is known of it; None for nothing."""
    counted = measure(advice, subject)
    now, target = (advice.inference.state(key, subject) for key in FIGURES[:2])
    if counted is None:
        return None
    unit = advice.inference.state("goal.unit", subject)
    per = PER.get(str(advice.inference.state("goal.per", subject)))
    values: dict[str, Shown] = {"measure": counted}
    if per is not None:
        values["per"] = Label(per)
    if isinstance(target, (int, float)):
        values["target"] = _figure(advice, subject, target)
    if isinstance(now, (int, float)):
        # “From 34 to 50 of 100”: the hundred is named once.
        values["now"] = (_bare if "target" in values else _figure)(advice, subject, now)
    if now == 0 and "target" in values and unit == "money":
        # Nothing so far is no figure to start from.
        del values["now"]
        nothing = True
    else:
        nothing = False
    dated = advice.knows("goal.date", subject)
    known = ("now" in values, "target" in values, dated, per is not None)
    if dated:
        values["day"] = advice.fact("goal.date", subject)
    ways = _FROM_NOTHING if nothing else _WAYS
    told = message(ways[known], **values)
    gap = gap_of(advice, subject)
    if gap is None or not gap.missing or nothing:
        return told
    return joined((told, _missing(advice, subject, gap, per)))


# From, to and by when, as far as they are known; whether there is a period.
_WAYS = {
    (True, True, True, True): N_("{measure}: from {now} to {target} {per} by {day}."),
    (True, True, True, False): N_("{measure}: from {now} to {target} by {day}."),
    (True, True, False, True): N_("{measure}: from {now} to {target} {per}; no day is set yet."),
    (True, True, False, False): N_("{measure}: from {now} to {target}; no day is set yet."),
    (True, False, True, True): N_("{measure}: {now} {per} now; no target is set yet for {day}."),
    (True, False, True, False): N_("{measure}: {now} now; no target is set yet for {day}."),
    (True, False, False, True): N_("{measure}: {now} {per} now; no target and no day are set yet."),
    (True, False, False, False): N_("{measure}: {now} now; no target and no day are set yet."),
    (False, True, True, True): N_("{measure}: {target} {per} by {day}; how many now is not known."),
    (False, True, True, False): N_("{measure}: {target} by {day}; how many now is not known."),
    (False, True, False, True): N_("{measure}: {target} {per}; how many now is not known."),
    (False, True, False, False): N_("{measure}: {target}; how many now is not known."),
    (False, False, True, True): N_("{measure}, by {day}; not counted yet."),
    (False, False, True, False): N_("{measure}, by {day}; not counted yet."),
    (False, False, False, True): N_("{measure}; not counted yet."),
    (False, False, False, False): N_("{measure}; not counted yet."),
}


_FROM_NOTHING = {
    (False, True, True, True): N_("{measure}: {target} {per} by {day}; nothing so far."),
    (False, True, True, False): N_("{measure}: {target} by {day}; nothing so far."),
    (False, True, False, True): N_("{measure}: {target} {per}; nothing so far, no day is set yet."),
    (False, True, False, False): N_("{measure}: {target}; nothing so far, and no day is set yet."),
}


def _figure(advice: Advice, subject: Subject, value: float) -> Shown:
    """A number of a goal in the owner's unit."""
    unit = advice.inference.state("goal.unit", subject)
    if unit == "share":
        return message(N_("{n} of 100"), n=Quantity(value))
    return _bare(advice, subject, value)


def _bare(advice: Advice, subject: Subject, value: float) -> Shown:
    """The same without its hundred."""
    unit = advice.inference.state("goal.unit", subject)
    if unit == "money":
        return Amount(value, currency_of(advice.inference))
    return Quantity(value, str(unit) if unit in ("hours", "days") else "")


def _missing(advice: Advice, subject: Subject, gap: Gap, per: str | None) -> Message:
    missing = _bare(advice, subject, abs(gap.missing))
    falls = gap.missing < 0
    if advice.inference.state("goal.unit", subject) == "share":
        template = N_("That is {missing} fewer of each 100.")
        return message(
            template if falls else N_("That is {missing} more of each 100."), missing=missing
        )
    if per is not None:
        template = (
            N_("That is {missing} less {per}.") if falls else N_("That is {missing} more {per}.")
        )
        return message(template, missing=missing, per=Label(per))
    weekly = abs(gap.missing / gap.periods_left) if gap.periods_left else 0.0
    if weekly >= 1 and gap.figures.whole and advice.inference.state("goal.unit", subject) in COUNTS:
        each = _bare(advice, subject, round(weekly))
        template = N_("That is {missing} less in all, about {each} a week.")
        more = N_("That is {missing} more in all, about {each} a week.")
        return message(template if falls else more, missing=missing, each=each)
    return message(
        N_("That is {missing} less.") if falls else N_("That is {missing} more."), missing=missing
    )


def _in_people(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    """How many a share is, where it is clear of how many, and in what time."""
    of = advice.inference.state("goal.of", subject)
    share = advice.inference.state("goal.unit", subject) == "share"
    if not share or not isinstance(of, (int, float)) or not of:
        return
    words = advice.inference.state("goal.of_words", subject)
    period = str(advice.inference.state("goal.per", subject))
    counted_in = period_of(words, period) if isinstance(words, str) else period
    if counted_in is None:
        return
    count = abs(gap.missing) * of / 100
    per, times = PER.get(counted_in), IN_THREE_MONTHS.get(counted_in)
    values: dict[str, Shown] = {"of": Quantity(of), "n": Quantity(round(count))}
    if per is not None:
        values["per"] = Label(per)
    if per is None:
        template, less = _PEOPLE
    elif count >= ENOUGH or times is None:
        template, less = _PEOPLE_PER
    else:
        template, less = _PEOPLE_IN_THREE_MONTHS
        values["n"] = Quantity(round(count * times))
    if values["n"] != Quantity(0):
        yield message(template if gap.missing > 0 else less, **values)


_PEOPLE = (
    N_("Of {of} that is about {n} more; our sum."),
    N_("Of {of} that is about {n} fewer; our sum."),
)
_PEOPLE_PER = (
    N_("Of {of} {per} that is about {n} more {per}; our sum."),
    N_("Of {of} {per} that is about {n} fewer {per}; our sum."),
)
_PEOPLE_IN_THREE_MONTHS = (
    N_("Of {of} {per} that is about {n} more in three months; our sum."),
    N_("Of {of} {per} that is about {n} fewer in three months; our sum."),
)


def period_of(words: str, otherwise: str) -> str | None:
    """The period in which an owner counts, from their words; None where that is not clear.

    >>> period_of("new ones a week; 34 are back inside three months", "")
    'week'
    >>> period_of("our regulars", "month"), period_of("labs asked last year", "month")
    ('month', None)
    """
    rates = {found.group(1).lower() for found in RATE.finditer(words)}
    if len(rates) == 1:
        return rates.pop()
    if rates or TIME.search(words) or not words.isascii():
        return None
    return otherwise


def waits(advice: Advice, subject: Subject) -> timedelta:
    """How long it takes until a figure can show anything, as far as the owner's words say it."""
    said = (advice.inference.state(key, subject) for key in ("goal.of_words", "goal.measure_words"))
    found = [
        WAIT[match.group(2).lower()] * (int(n) if n.isdigit() else NUMBERS.index(n.lower()) + 1)
        for words in said
        if isinstance(words, str)
        for match in SPAN.finditer(words)
        for n in (match.group(1),)
    ]
    return max(found, default=timedelta())


def _milestones(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    earliest = advice.day + waits(advice, subject)
    stones = tuple(
        message(
            N_("{figure} on {day}"), figure=_figure(advice, subject, stone.figure), day=stone.day
        )
        for stone in gap.milestones[:-1]
        if stone.day >= earliest and stone.figure >= 0
    )
    if stones:
        yield message(N_("On the way: {stones}."), stones=Listing(stones))


def _by_the_move(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    if abs(gap.by_leads or 0) >= ENOUGH and any(
        d.choices for d in advice.diagnoses if d.goal == subject.goal
    ):
        share = _bare(advice, subject, abs(gap.by_leads or 0))
        template = N_("The big move should bring about {share} of that. This is our own judgement.")
        yield message(template, share=share)


def _counting(advice: Advice, subject: Subject) -> Iterator[Message]:
    found = _kpi(advice, subject)
    if found is None:
        return
    signs = tuple(_signs(advice, subject))
    hard = advice.inference.state(READINESS, subject) != SOFT
    now = advice.inference.state("goal.baseline", subject)
    # Nothing so far is known without counting.
    if isinstance(now, (int, float)) and now and hard and len(signs) == SIGNS:
        yield message(N_("You count it already: go on in the same way."))
    else:
        how = advice.fill(found.how_to_measure, subject)
        yield message(N_("How to count it: {how}"), how=how)
    for early in _kpis(advice, subject)[1:]:
        sign = advice.fill(early.how_to_measure, subject)
        yield message(N_("What moves before it: {how}"), how=sign)
    if signs:
        yield joined((message(N_("What shows earlier:")), *signs))


def _signs(advice: Advice, subject: Subject) -> Iterator[Message]:
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


# ── The section ────────────────────────────────────────────────────────────────


def measured_items(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """Each goal with its number, what is missing, and milestones (§6.11); money and free hours."""
    items = []
    for subject in advice.profile.subjects("goal"):
        told = [said] if (said := way(advice, subject)) is not None else []
        gap = gap_of(advice, subject)
        if gap is not None and gap.missing:
            told += [
                *_in_people(advice, subject, gap),
                *_milestones(advice, subject, gap),
                *_by_the_move(advice, subject, gap),
            ]
        told += _counting(advice, subject)
        if told:
            items.append(
                OutlineItem(
                    id=f"programme:{subject}",
                    kind="measured",
                    section=section.id,
                    title=message(N_("{goal}"), goal=advice.fact("goal.kind", subject)),
                    text=joined(told),
                    why=advice.justify(
                        ("goal.kind", MEASURE, *FIGURES), subject, principles=section.principles
                    ),
                    subject=subject,
                    goals=(subject.goal,),
                )
            )
    if items:
        items += _means_items(advice, section)
    return tuple(items)


def _means_items(advice: Advice, section: OutlineSection) -> Iterator[OutlineItem]:
    parts = (
        ("money", N_("Money"), money(advice), ("business.money", "business.money_once")),
        ("hours", N_("Free hours"), free_hours(advice), ("business.owner_hours",)),
    )
    for name, title, text, keys in parts:
        if text is not None:
            yield OutlineItem(
                id=f"programme:{name}",
                kind="measured",
                section=section.id,
                title=message(title),
                text=text,
                why=advice.justify(keys, BUSINESS, principles=section.principles),
            )


def money(advice: Advice) -> Message | None:
    """What the money buys, and why the rest stays unspent; None where there is none to spend."""
    plan, currency = advice.plan.money, currency_of(advice.inference)
    if plan.once_limit == 0 and plan.monthly_limit == 0:
        return None
    bought = tuple(
        message(N_("{task} ({amount})"), task=advice.titled(p.key), amount=Amount(cost, currency))
        for p in advice.plan.placements
        if (cost := round(p.spending.once + sum(p.spending.monthly), 2))
    )
    said = [message(N_("It buys: {bought}."), bought=Listing(bought))] if bought else []
    # What is not spent is said once: that there is none left needs no line of its own.
    if plan.unspent is not Unspent.NOTHING_LEFT or not said:
        said.append(why_unspent(plan.unspent))
    return joined(said)


def free_hours(advice: Advice) -> Message | None:
    """That hours stay free, where many do and nothing worth doing waits for them."""
    plan = advice.plan
    if plan.idle_share <= IDLE or not plan.weeks:
        return None
    free = sum(week.load.idle for week in plan.weeks) / len(plan.weeks)
    shown = hours_shown((round(free * 2) / 2, round(free * 2) / 2))
    if any(late.task.goal == 0 or late.task.claim is Claim.LEAD for late in plan.postponed):
        template = N_(
            "About {hours} a week stay free. What waits needs other hours or another day."
        )
        return message(template, hours=shown)
    template = N_("You keep about {hours} a week free: nothing else here is worth doing now.")
    return message(template, hours=shown)
