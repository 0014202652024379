"""Work and means for tests: small builders, and random cases for laws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from advisor.core.planning.means import Means, Person, Role
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Rhythm, Stage, Task

TODAY = date(2026, 1, 5)
WEEK = timedelta(weeks=1)
MOST_TASKS = 14


def task(key: str = "a", **more: Any) -> Task:
    """A lead move for the first goal that anyone can do in an hour, and half of one a week."""
    return Task(key, **{"claim": Claim.LEAD, "setup_hours": 1.0, "weekly_hours": 0.5, **more})


def owner(hours: float | None = 4.0, busy: float | None = None) -> Person:
    return Person("owner", Role.OWNER, hours, busy)


def colleague(hours: float | None = 4.0, key: str = "ada", busy: float | None = None) -> Person:
    return Person(key, Role.COLLEAGUE, hours, busy)


def means(*people: Person, weeks: int | None = 26, **more: Any) -> Means:
    """An owner with four hours a week and nothing else; the goal's day in half a year."""
    day = None if weeks is None else TODAY + timedelta(weeks=weeks)
    return Means(TODAY, people or (owner(),), **{"goal_days": (day,), **more})


@dataclass(frozen=True)
class Case:
    """One firm's work and means."""

    tasks: tuple[Task, ...]
    means: Means


def random_case(random: Random) -> Case:
    """Any work and any means, the awkward ones included; four of ten cases are plain."""
    if random.random() < 0.4:
        return _plain_case(random)
    people = _people(random)
    days = tuple(
        random.choice((None, TODAY + timedelta(days=random.randint(-5, 500))))
        for _ in range(random.randint(1, 3))
    )
    start = random.choice((TODAY, TODAY + timedelta(days=random.randint(0, 364))))
    days = tuple(day and day + (start - TODAY) for day in days)
    opened = random.random() < 0.7
    given = Means(
        start,
        people,
        days,
        frozenset(random.sample(range(1, 13), random.choice((0, 0, 2, 3)))),
        frozenset(random.sample(range(1, 13), random.choice((0, 0, 1, 2)))),
        random.choice((0.0, 0.0, None, 100.0, 2000.0)),
        random.choice((0.0, 0.0, None, 50.0, 400.0)),
        random.choice((None, 20.0, 60.0)),
        opened,
        None if opened else _day(random, start),
        _day(random, start),
        _day(random, start),
        money_from=random.choice((None, None, start + timedelta(days=random.randint(0, 90)))),
    )
    count = random.randint(1, MOST_TASKS)
    return Case(tuple(_task(random, n, count, people) for n in range(count)), given)


def _plain_case(random: Random) -> Case:
    """Work that takes nothing but hours, and people who have some."""
    hours = (1.0, 2.0, 3.0, 4.0, 6.0)
    people = (owner(random.choice(hours)), colleague(random.choice((0.0, *hours))))
    tasks = tuple(
        Task(
            f"t{number}",
            random.choice((Claim.DUTY, Claim.LEAD, Claim.LEAD, Claim.SUPPORT, Claim.HOUSEKEEPING)),
            goal=random.choice((0, 0, 1)),
            place=number,
            stage=random.choice((Stage.LISTEN, Stage.ACT, Stage.ACT, Stage.BROADCAST)),
            doer=random.choice((Doer.OWNER, Doer.KNOWS, Doer.ANYONE, Doer.ANYONE)),
            setup_hours=random.choice((0.5, 1.0, 2.0, 4.0)),
            weekly_hours=random.choice((0.0, 0.25, 0.5, 1.0, 2.0, 3.0)),
        )
        for number in range(random.randint(2, 10))
    )
    day = TODAY + timedelta(weeks=random.randint(8, 50))
    price = random.choice((None, 20.0))
    money = random.choice((0.0, 100.0, 400.0))
    return Case(tasks, means(*people, goal_days=(day, day), money_monthly=money, help_price=price))


def _people(random: Random) -> tuple[Person, ...]:
    def hours() -> float | None:
        return random.choice((0.0, 0.0, 0.25, 1.0, 2.0, 3.0, 4.0, 8.0, None))

    def busy() -> float | None:
        return random.choice((None, None, 0.0, 0.5, 2.0))

    roles = random.sample(list(Role)[1:], random.randint(0, 3))
    others = tuple(Person(role.value + "-1", role, hours(), busy()) for role in roles)
    people = (*((owner(hours(), busy()),) if random.random() < 0.9 else ()), *others)
    ends = (None, None, None, TODAY + timedelta(days=random.randint(0, 200)))
    return tuple(replace(person, until=random.choice(ends)) for person in people)


def _day(random: Random, start: date) -> date | None:
    return random.choice((None, start + timedelta(days=random.randint(-20, 300))))


def _task(random: Random, number: int, count: int, people: tuple[Person, ...]) -> Task:
    claim = random.choice((Claim.DUTY, Claim.LEAD, Claim.LEAD, Claim.SUPPORT, Claim.HOUSEKEEPING))
    names = [person.key for person in people]

    def bounds() -> tuple[Bound, ...]:
        if random.random() < 0.8:
            return ()
        return (Bound(random.choice(list(Anchor)[1:5]), random.randint(-8, 4)),)

    waits = [f"t{other}" for other in range(count + 1) if other != number]
    return Task(
        f"t{number}",
        claim,
        goal=random.choice((0, 0, 0, 1, None)),
        place=random.randint(0, 9),
        stage=random.choice((Stage.LISTEN, Stage.ACT, Stage.ACT, Stage.OFFER, Stage.BROADCAST)),
        doer=random.choice(list(Doer)),
        prefers=random.choice(("", "", *names)),
        known_by=tuple(random.sample(names, random.randint(0, min(2, len(names))))),
        never=tuple(random.sample(names[1:], random.choice((0, 0, min(1, len(names[1:])))))),
        alone=random.random() < 0.1,
        generic=random.random() < 0.1,
        decides=random.random() < 0.1,
        answers=random.random() < 0.1,
        sitting=random.choice(("", "", "page")),
        setup_hours=random.choice((0.0, 0.5, 1.0, 3.0, 6.0, 20.0)),
        weekly_hours=random.choice((0.0, 0.0, 0.25, 0.5, 1.0, 3.0)),
        least_weekly=random.choice((None, None, 0.25)),
        weekly_for=random.choice((None, None, None, 2, 6)),
        owner_minutes=random.choice((0, 0, 0, 15, 45)),
        takes_weeks=random.choice((0, 0, 0, 1, 3)),
        outlay_once=random.choice((0.0, 0.0, 0.0, None, 80.0, 500.0)),
        outlay_monthly=random.choice((0.0, 0.0, 0.0, None, 20.0)),
        rhythm=random.choice(list(Rhythm)),
        waits_for=tuple(random.sample(waits, 1)) if waits and random.random() < 0.25 else (),
        permission=random.random() < 0.1,
        not_before=bounds(),
        not_after=bounds(),
        needs_customers=random.random() < 0.2,
        baseline=random.random() < 0.1,
        ends=random.random() < 0.1,
        carries=random.random() < 0.2,
        particular=random.random() < 0.3,
        at_once=random.random() < 0.1,
        proven=random.random() < 0.1,
        step=random.random() < 0.8,
    )


def priced(case: Case) -> Case:
    """The same case with nothing for every price that is not known."""
    return replace(
        case,
        tasks=tuple(
            replace(
                one,
                outlay_once=one.outlay_once or 0.0,
                outlay_monthly=one.outlay_monthly or 0.0,
                # What costs something each month goes on; it would otherwise end when set up.
            )
            for one in case.tasks
        ),
    )
