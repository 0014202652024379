"""Recommended work as the planner reads it, and the goals' numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from advisor.core.planning.gap import Figures, Period
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Rhythm, Stage, Task
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Tactic, Work
from advisor.core.rules.fact import Subject
from advisor.core.rules.work import FixedDay, Phase
from advisor.core.strategy.alike import Bundles
from advisor.core.strategy.diagnosis import Diagnosis
from advisor.core.strategy.means import goal_day, months_of
from advisor.core.strategy.people import Doers

CLAIMS: Mapping[str, Claim] = {claim.name.lower(): claim for claim in Claim}
STAGES: Mapping[Phase, Stage] = {
    "listening": Stage.LISTEN,
    "collaboration": Stage.OFFER,
    "content": Stage.BROADCAST,
}
DOERS: Mapping[str, Doer] = {
    "owner": Doer.OWNER,
    "knows_them": Doer.KNOWS,
    "anyone": Doer.ANYONE,
    "bought": Doer.BOUGHT,
}
PERIODS: Mapping[str, Period] = {period.value: period for period in Period} | {
    "term": Period.SEASON
}
# The share of the hours that work takes which is done in one go with its like; our judgement.
AGAIN = 0.5
# The share for each further one of a bundle: one evening for all of them; our judgement.
EACH_MORE = 0.25
# The skill of work that is done by talking.
TALKS = "talking with people"
WRITES = "writing"
OF_MONEY = "speaking about money in public"
EMPTY_MONTHS = "goal.empty_months"
# How a text quotes the owner.
QUOTED = "_words}"
# What is counted once and for all adds up; a share or a time is looked at again and again.
TOTALS = ("money", "count")


def tasks_of(
    work: Mapping[str, Recommendation],
    diagnoses: Sequence[Diagnosis],
    doers_of: Callable[[Recommendation], Doers],
    goals: Sequence[str],
    bundles: Bundles,
) -> tuple[Task, ...]:
    """One task for each recommended item of work, and for each bundle, in rank order.

    ``work`` is by key, the most valuable first; ``doers_of`` says who does it;
    ``goals`` are the goals' ids in order.
    """
    heads = {one.key: key for key, several in bundles.items() for one in several}
    carried = {
        move.key: (goals.index(diagnosis.goal), choice.approach.key)
        for diagnosis in reversed(diagnoses)
        for choice in reversed(diagnosis.choices)
        for move in choice.moves
    }
    # Every approach begins before any of them goes on: its best move comes first.
    turns = [move for diagnosis in diagnoses for move in _by_turn(diagnosis)]
    ordered = [r for r in turns if r.key in work]
    ordered += [r for r in work.values() if r.key not in carried]
    places = {r.key: place for place, r in enumerate(_copies_together(ordered))}
    first = {_like(r): r.key for r in sorted(work.values(), key=lambda r: -places[r.key])}
    return tuple(
        _task(
            places[key],
            recommendation,
            carried.get(key),
            work,
            heads,
            doers_of(recommendation),
            goals,
            also=tuple(one.key for one in bundles.get(key, ()) if one.key != key),
            again=first[_like(recommendation)] != key,
        )
        for key, recommendation in work.items()
        if heads.get(key, key) == key
    )


def _by_turn(diagnosis: Diagnosis) -> Iterator[Recommendation]:
    """The lead moves of a goal: the first of every approach, then the second of every one."""
    by_choice = [choice.moves for choice in diagnosis.choices]
    for turn in range(max(map(len, by_choice), default=0)):
        yield from (moves[turn] for moves in by_choice if turn < len(moves))


def _copies_together(work: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """The same work, each item with all its copies where its first one stands.

    What is asked of one person or answered in one place is done with its like in one go.
    """
    first: dict[str, int] = {}
    for place, one in enumerate(work):
        first.setdefault(_like(one), place)
    unique = {one.key: one for one in work}
    return tuple(sorted(unique.values(), key=lambda one: first[_like(one)]))


def _like(work: Recommendation) -> str:
    """What it is done in one go with: the other duties of its place, or its own copies."""
    return _sitting(work) or work.item.id


def _sitting(work: Recommendation) -> str:
    """The place that a duty is about, where what is owed is done in one sitting."""
    duty = isinstance(work.item, Work) and work.item.claim == "duty"
    return f"place:{work.subject.place}" if duty and work.subject.place else ""


def _goes_on_answering(item: Work) -> bool:
    """Whether it is answering and noting what comes in, week by week."""
    weekly = item.rhythm == "weekly" and item.weekly_hours[1] > 0 and not item.takes_weeks
    return item.phase == "listening" and weekly and item.claim in ("duty", "lead")


def _is_generic(item: Work) -> bool:
    """Whether it looks around or counts, week after week, instead of asking somebody once."""
    goes_on = item.rhythm != "once" and item.scope == "business" and item.takes_weeks > 0
    support = item.claim != "lead" and (item.rhythm != "once" or item.scope == "business")
    return item.phase == "listening" and (goes_on or (item.claim != "duty" and support))


def _is_particular(work: Recommendation) -> bool:
    """Whether it is about somebody or something that the owner named or quoted."""
    item, subject = work.item, work.subject
    named = any((subject.relationship, subject.place, subject.matter, subject.attempt))
    return named or QUOTED in f"{item.title} {item.text}"


def refusals_of(work: Recommendation) -> frozenset[str]:
    """What people may refuse that the work takes: to show themselves, to write, to talk."""
    item = work.item
    said = item.takes if isinstance(item, Work) else ()
    writes = isinstance(item, Tactic) and WRITES in item.skills
    return _taken(work).union(said, {"writing"} if writes else ())


def _taken(work: Recommendation) -> frozenset[str]:
    """What it takes by its phase, its skills, and whom or what it is about."""
    item = work.item
    if isinstance(item, Tactic) and OF_MONEY in item.skills:
        return frozenset({"public", "money"})
    if isinstance(item, Work) and item.phase == "content":
        return frozenset({"public", "camera"})
    if isinstance(item, Work) and item.who == "knows_them":
        return frozenset({"talking"})
    if isinstance(item, Tactic) and TALKS in item.skills:
        return frozenset({"talking"})
    # What is done at a place where people find the firm is mostly writing that all can read.
    return frozenset({"public", "writing"}) if work.subject.place else frozenset()


def _task(
    place: int,
    recommendation: Recommendation,
    carried: tuple[int, str] | None,
    work: Mapping[str, Recommendation],
    heads: Mapping[str, str],
    who: Doers,
    goals: Sequence[str],
    *,
    also: tuple[str, ...],
    again: bool,
) -> Task:
    item = recommendation.item
    if not isinstance(item, Work):
        raise TypeError(f"{item.id} is no work")
    claim = CLAIMS[item.claim]
    owners = who.alone or (who.led and claim is Claim.DUTY)
    doer = Doer.OWNER if owners and item.who != "bought" else DOERS[item.who]
    if claim is Claim.LEAD and carried is None:
        claim = Claim.SUPPORT
    share = (AGAIN if again else 1.0) + EACH_MORE * len(also)
    served = min((goals.index(g) for g in recommendation.goals), default=None)
    return Task(
        key=recommendation.key,
        claim=claim,
        goal=carried[0] if carried else None if claim is Claim.HOUSEKEEPING else served,
        place=place,
        approach=carried[1] if carried else "",
        stage=STAGES.get(item.phase, Stage.ACT),
        doer=doer,
        prefers=who.prefers or (who.wins if doer is Doer.KNOWS and claim is not Claim.DUTY else ""),
        known_by=who.known_by,
        never=who.never,
        alone=who.alone,
        generic=_is_generic(item),
        particular=_is_particular(recommendation),
        at_once=item.at_once,
        step=isinstance(item, Tactic),
        proven=item.proven,
        decides=item.claim == "lead" and item.phase == "listening" and item.rhythm == "once",
        answers=_goes_on_answering(item),
        sitting=_sitting(recommendation),
        setup_hours=item.setup_hours[1] * share,
        weekly_hours=item.weekly_hours[1],
        weekly_for=item.runs_weeks,
        owner_minutes=item.owner_minutes,
        takes_weeks=item.takes_weeks,
        outlay_once=item.outlay_once,
        outlay_monthly=item.outlay_monthly,
        rhythm=Rhythm(item.rhythm.replace("_", "-")),
        waits_for=tuple(
            dict.fromkeys(heads.get(k, k) for k in _before(item, recommendation, work))
        ),
        permission=item.asks_permission,
        promises=item.promises and not item.needs_permission,
        not_before=_bounds(item.not_before, item.weeks),
        not_after=_bounds(item.not_after, item.weeks),
        needs_customers=item.needs_customers,
        also=also,
        carries=item.claim == "lead" and claim is Claim.SUPPORT,
        baseline=item.baseline,
        ends=item.ends,
        frees_hours=item.frees_hours,
    )


def _before(item: Work, mine: Recommendation, work: Mapping[str, Recommendation]) -> Iterator[str]:
    """The recommended work it waits for; of several copies the one about the same subject.

    What is done at another place, such as getting into it, holds nothing up here.
    """
    here = ("", mine.subject.place) if mine.subject.place else None
    for name in item.waits_for:
        copies = [r for r in work.values() if r.item.id == name]
        copies = [r for r in copies if here is None or r.subject.place in here]
        copies.sort(key=lambda other: other.subject != mine.subject)
        yield from (copy.key for copy in copies[:1])
    asking = [
        (other.item.claim, other.key)
        for other in work.values()
        if isinstance(other.item, Work) and other.item.asks_permission and other is not mine
    ]
    if item.needs_permission:
        yield from (key for _, key in asking)
    elif item.promises and asking:
        # What leads is asked with one list, and that is enough before a promise.
        yield min(asking, key=lambda one: one[0] != "lead")[1]


def _empty_at_times(inference: Inference, goal: Subject) -> bool:
    """Whether only what comes in the empty times counts for a goal."""
    return inference.state("goal.kind", goal) == "off_season"


def _told(inference: Inference, goal: Subject) -> bool:
    """Whether the owner said in which months, or that it is certain days or hours."""
    return isinstance(inference.state(EMPTY_MONTHS, goal), tuple)


def _bounds(day: FixedDay | None, weeks: int) -> tuple[Bound, ...]:
    return () if day is None else (Bound(Anchor(day.replace("_", "-")), weeks),)


def figures_of(inference: Inference, today: date) -> tuple[Figures, ...]:
    """The numbers of every goal that has all of them: now, target and a day still to come."""
    found = []
    for rank, goal in enumerate(inference.profile.subjects("goal")):
        now, target = (inference.state(f"goal.{name}", goal) for name in ("baseline", "target"))
        day = goal_day(inference, goal, today)
        if not isinstance(now, (int, float)) or not isinstance(target, (int, float)):
            continue
        if day is not None:
            unit, per = (inference.state(f"goal.{name}", goal) for name in ("unit", "per"))
            adds_up = per == "all" and unit in TOTALS
            # A figure that does not add up is looked at again and again, in whatever period.
            level = PERIODS.get(str(per), Period.SEASON)
            found.append(
                Figures(
                    goal=rank,
                    now=now,
                    target=target,
                    day=day,
                    period=Period.IN_ALL if adds_up else level,
                    whole=float(now).is_integer() and float(target).is_integer(),
                    months=months_of(inference, EMPTY_MONTHS, goal),
                    even=not _empty_at_times(inference, goal) or _told(inference, goal),
                )
            )
    return tuple(found)
