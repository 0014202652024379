"""Work as the planner sees it: what it is for, who can do it, what it costs, when it may be done.

A rule base describes work in its own terms; whoever calls the planner turns each
recommended item into one ``Task``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

# Habits of so many hours a week are done along the way and take no hours of the plan;
# once, so much is a talk or a call.  Our own judgement, like all figures here.
HABIT = 0.25
TALK = 1.0
SHORT_TALK = 0.5
TALK_HABIT = 0.1
# A plan of so many steps, duties and rules apart, is read to the end; more support waits.  Beside
# many lead moves there is still room for the least support.  The outline explains as many.
MOST_STEPS = 10
LEAST_SUPPORT = 3
# What takes minutes of the owner is done within so many weeks.
SOON_WEEKS = 2
# Below half of its hours a week, work is no longer the same work; our own judgement.
LEAST_DOSE = 0.5


def most_support(leads: int) -> int:
    """How many supporting steps are planned, and explained, beside so many lead moves."""
    return max(MOST_STEPS - leads, LEAST_SUPPORT)


class Claim(IntEnum):
    """How strong a claim work has on the hours; the smaller is served first."""

    DUTY = 0
    LEAD = 1
    SUPPORT = 2
    HOUSEKEEPING = 3


class Stage(IntEnum):
    """What kind of step work is: people are asked first, and broadcasting comes last (§3.6).

    What is offered and what is broadcast depends on what people answer; talks, thanks,
    answers and habits do not.
    """

    LISTEN = 0
    ACT = 1
    OFFER = 2
    BROADCAST = 3


class Doer(Enum):
    """Who can do the work.

    ``KNOWS`` is whoever knows the people concerned, and so never paid help.
    ``BOUGHT`` work is always paid for.
    """

    OWNER = "owner"
    KNOWS = "knows"
    ANYONE = "anyone"
    BOUGHT = "bought"


class Rhythm(Enum):
    """How often work is done once it is set up."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    BEFORE_SEASON = "before-season"


class Anchor(Enum):
    """A day that work may be tied to."""

    TODAY = "today"
    OPENING = "opening"
    SEASON = "season"
    DEADLINE = "deadline"
    GOAL_DAY = "goal-day"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day at ``weeks`` weeks after ``anchor``, before it if negative.

    ``day`` is used with ``Anchor.DATE`` only.
    """

    anchor: Anchor
    weeks: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work.

    ``key`` is unique among the tasks of a plan.  ``goal`` is the rank of the goal
    it serves, 0 for the first, None for work that serves the firm as a whole;
    ``place`` is its place in the order in which equals are served, ``approach`` the line
    of the approach that a lead move carries out.

    Hours: ``setup_hours`` once and ``weekly_hours`` on average in every week that
    it runs, also for work that is done once a month.  ``least_weekly`` is the
    smallest number of hours a week at which it is still worth doing; None means
    half of ``weekly_hours``.  ``weekly_for`` is how many weeks it runs, None for
    up to the goal's day.  ``owner_minutes`` are needed once of the owner in person,
    on top, whoever does the rest.  ``takes_weeks`` is how long it lasts from its
    start until what waits for it may begin, however few hours it needs.

    Money: ``outlay_once`` and ``outlay_monthly`` in the owner's currency, 0 for
    none, None for a price nobody knows.

    People: ``prefers`` is the key or role of the person the rule base would
    choose; ``known_by`` the keys or roles of those who know the people concerned,
    empty where that is not known.  ``never`` are the keys of those who must not do it:
    it concerns them, or they refuse it.  ``alone`` says that it is the owner's own
    affair, and no partner can stand for them.

    ``decides`` says that it asks somebody whose answer could change what is done for the
    goal, though it leads no chosen approach; ``answers`` that it is answering others,
    which goes on a little in busy months, too, by a deputy or in minutes.
    ``generic`` work looks around instead of asking somebody in particular: it takes
    the hours that are left and holds no lead move back; ``particular`` work is about
    somebody or something that the owner named, and comes before what anybody could be
    advised; ``proven`` work spreads what already works in the firm, and comes before the
    other lead moves but for those that ask.  ``at_once`` work answers somebody who has
    waited: it comes before all else, whatever the hours.  What is no ``step`` is a rule
    to keep.  Work of the same ``sitting``
    ('' for none) is about the same place, and done by one person in one go.

    Time: ``waits_for`` are keys of other tasks; a ``permission`` is a task that
    is done only for the sake of tasks waiting for it; what only ``promises`` something waits
    until it has been asked, and not for the answer.  It starts on or after all
    of ``not_before`` and is set up on or before all of ``not_after``.
    ``needs_customers`` work rests in the months in which the firm has none.

    ``also`` are the keys of the same work with others, done in the same go.  ``carries``
    says that it would lead an approach that was not chosen: of what supports, it is the
    best.  ``baseline`` work counts the number the goal starts from, and comes before what
    changes it; work that ``ends`` something gives hours back; ``frees_hours`` are those a
    week that an owner without hours has once it is done.
    """

    key: str
    claim: Claim
    goal: int | None = 0
    place: int = 0
    approach: str = ""
    stage: Stage = Stage.ACT
    doer: Doer = Doer.ANYONE
    prefers: str = ""
    known_by: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    alone: bool = False
    generic: bool = False
    particular: bool = False
    at_once: bool = False
    step: bool = True
    proven: bool = False
    decides: bool = False
    answers: bool = False
    sitting: str = ""
    setup_hours: float = 0.0
    weekly_hours: float = 0.0
    least_weekly: float | None = None
    weekly_for: int | None = None
    owner_minutes: int = 0
    takes_weeks: int = 0
    outlay_once: float | None = 0.0
    outlay_monthly: float | None = 0.0
    rhythm: Rhythm = Rhythm.WEEKLY
    waits_for: tuple[str, ...] = ()
    permission: bool = False
    promises: bool = False
    not_before: tuple[Bound, ...] = ()
    not_after: tuple[Bound, ...] = ()
    needs_customers: bool = False
    also: tuple[str, ...] = ()
    carries: bool = False
    baseline: bool = False
    ends: bool = False
    frees_hours: float = 0.0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of everything that is done in this go, its own first."""
        return (self.key, *self.also)

    @property
    def smallest_dose(self) -> float:
        """The fewest hours a week at which it is worth doing."""
        if self.least_weekly is None:
            return self.weekly_hours * LEAST_DOSE
        return min(self.least_weekly, self.weekly_hours)

    @property
    def least_hours(self) -> float:
        """The fewest hours with which it can be begun: once, and in its first week."""
        weekly = 0.0 if self.is_habit else self.smallest_dose
        return self.setup_hours + self.owner_minutes / 60 + weekly

    @property
    def is_habit(self) -> bool:
        """Whether what it takes each week are minutes along the way."""
        return self.weekly_hours <= HABIT

    @property
    def is_talk(self) -> bool:
        """Whether it is said in person, in one talk, a call or a line.

        What is owed is a talk only if it is short, for more than one may be owed.
        """
        duty = self.claim is Claim.DUTY
        hours = self.setup_hours + (0.0 if duty else self.owner_minutes / 60)
        in_person = self.doer in (Doer.OWNER, Doer.KNOWS) and self.stage is not Stage.BROADCAST
        short = hours <= (SHORT_TALK if duty else TALK) and self.weekly_hours <= TALK_HABIT
        return in_person and short and self.claim is not Claim.HOUSEKEEPING

    @property
    def leads(self) -> bool:
        """Whether it is a lead move for the first goal."""
        return self.claim is Claim.LEAD and self.goal == 0

    @property
    def is_baseline(self) -> bool:
        """Whether it counts the number that the first goal starts from."""
        return self.baseline and self.goal == 0 and self.claim is not Claim.HOUSEKEEPING

    @property
    def unpriced(self) -> bool:
        """Whether it costs money and nobody knows how much."""
        return self.outlay_once is None or self.outlay_monthly is None
