"""The catalogue: everything a rule may recommend or leave out.

Each kind of item has a section of the outline of its own.  Effort is the
adviser's judgement, in hours; money is counted in hours of paid help, so that
the only prices in an outline are the owner's.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from advisor.core.rules.fact import Scope
from advisor.core.rules.schema import AsTuple, Definition, Id, Ids, OptionIds, Text, Texts
from advisor.core.rules.work import (
    Claim,
    FixedDay,
    Hours,
    Outlay,
    Phase,
    Rhythm,
    Sum,
    Takes,
    Who,
)

Level = Literal["low", "medium", "high"]
VALUES: tuple[Level, ...] = ("low", "medium", "high")

Block = Literal["customers", "analysis", "value", "planning", "resources", "objectives"]
BLOCKS: tuple[Block, ...] = (
    "customers",
    "analysis",
    "value",
    "planning",
    "resources",
    "objectives",
)


class Item(Definition):
    """Anything that can stand in an outline because a rule put it there.

    ``scope`` says what one copy of it is about: the business, or each goal or
    relationship it is recommended for.
    """

    kind: ClassVar[str]
    id: Id
    scope: Scope = "business"
    title: Text
    text: Text


class Reason(Item):
    """One of the three reasons for using social media (§1.3)."""

    kind: ClassVar[str] = "reason"


class Use(Item):
    """A use of social media to consider and to take or leave (§5.1-5.4)."""

    kind: ClassVar[str] = "use"


class Implication(Item):
    """What one block of the business strategy implies for social media (§4.4-4.11)."""

    kind: ClassVar[str] = "implication"
    block: Block


class Stance(Item):
    """What becomes of the firm's own accounts: one line of the summary (§5.1)."""

    kind: ClassVar[str] = "stance"


class Verdict(Item):
    """The first line of page one, where there is one thing to say before all else.

    ``nothing_needed`` says that this firm needs little or nothing: page one says
    hardly more, and nothing but duties and lead moves is planned.
    """

    kind: ClassVar[str] = "verdict"
    nothing_needed: bool = False


class Obstacle(Item):
    """What holds a goal back in this firm: concluded by rules, with a weight.

    The ``title`` is a short clause as the owner would say it; the ``text`` is the
    diagnosis of page one.  ``seen_as`` are the answers to ``goal.in_the_way`` with
    which an owner means this obstacle.
    """

    kind: ClassVar[str] = "obstacle"
    scope: Scope = "goal"
    seen_as: OptionIds = ()

    @model_validator(mode="after")
    def _holds_a_goal_or_the_business_back(self) -> Obstacle:
        if self.scope not in ("goal", "business"):
            raise ValueError('scope: the scope of an obstacle is "goal" or "business"')
        return self


class Approach(Item):
    """A line of the strategy: how the goals are to be reached (§3.4).

    ``answers`` are the obstacles it answers.  ``instead`` says in one sentence what
    it is chosen instead of, and why.  ``nothing_needed`` says that it is to do little or
    nothing: page one says hardly more, and little else is planned.
    """

    kind: ClassVar[str] = "approach"
    answers: Ids = Field(min_length=1)
    instead: Text | None = None
    nothing_needed: bool = False


class Development(Item):
    """How one relationship is developed, with what, and the first step (§5.6).

    ``last_resort`` is recommended only where no other development of that relationship is.
    """

    kind: ClassVar[str] = "development"
    scope: Scope = "relationship"
    resource: Text
    first_step: Text
    last_resort: bool = False


class Proposal(Item):
    """A goal to consider, for an owner who has chosen none (§6.3)."""

    kind: ClassVar[str] = "proposal"


class Objective(Item):
    """A SMART objective for one goal (§3.5)."""

    kind: ClassVar[str] = "objective"
    scope: Scope = "goal"


class Kpi(Item):
    """A measure for one goal: what it counts, in what unit, how a small firm gets it.

    The unit is a thing that is counted ("new customers", "how many of 100 come back"): it
    stands alone and in front of numbers.  What is only looked at has none.

    ``counts`` are the answers to ``goal.measure`` that choose it, ``proposed_for``
    the kinds of goal for which it is proposed where the owner chose none.
    """

    kind: ClassVar[str] = "kpi"
    scope: Scope = "goal"
    counts: OptionIds = ()
    proposed_for: OptionIds = ()
    unit: Text | None = None
    how_to_measure: Text


class Work(Item):
    """Anything that takes hours, and is therefore fitted to the means.

    ``claim`` says how strong its claim on the hours is: a duty comes before the plan,
    a lead move carries out the approaches in ``carries``, support helps, housekeeping
    comes last.  A lead move none of whose approaches is chosen counts as support.

    ``who`` can do it: the owner in person, whoever knows the people concerned, anyone,
    or somebody bought.  ``done_by`` is a text that names the person or role preferred.
    ``owner_minutes`` are needed once of the owner in person, whoever does the rest.
    ``takes`` is what somebody may refuse that it takes, beside what follows from the rest.

    ``setup_hours`` once and ``weekly_hours`` on average in every week that it runs,
    each a low and a high estimate; plans use the high one.  It runs for
    ``runs_weeks``, or up to the goal's day.  ``takes_weeks`` is how long it lasts from
    its start until what waits for it may begin, however few hours it asks.
    ``outlay_once`` and ``outlay_monthly`` are money, None for a price nobody knows.

    It comes after the work in ``waits_for`` as far as that is recommended, and with
    ``needs_permission`` after all recommended work that ``asks_permission``; work that
    ``promises`` something comes after that has been asked, and does not wait for the answer.
    It starts
    on ``not_before`` at the earliest and is set up on ``not_after`` at the latest, each
    moved by ``weeks``, which are negative for weeks before that day.
    ``needs_customers`` work rests in months in which the firm has none.

    Work in ``covers`` does the same in other words: it is not recommended beside it.
    ``baseline`` work counts the number that its goal starts from, and begins before what
    changes it.  Work that ``ends`` something that runs today (posts, a contract) gives hours
    back: it is not rationed.  ``frees_hours`` are the hours a week, our own estimate, that an
    owner without any has once it is done: it comes first, and little is asked of them before:
    an answer, or handing work over.  Work that is ``proven`` spreads what already works in this
    firm, and comes before the other moves of its goal but for those that ask.  Work ``at_once``
    answers somebody who has waited, and comes before all else.

    ``say`` are words to say or to write, for the owner to change.  ``sum`` is which sum of the
    owner's numbers stands with it, where they are known.
    """

    claim: Claim = "support"
    carries: Ids = ()
    phase: Phase = "relationships"
    who: Who = "owner"
    done_by: Text | None = None
    takes: Annotated[tuple[Takes, ...], AsTuple] = ()
    owner_minutes: int = Field(default=0, ge=0, le=600)
    setup_hours: Hours
    weekly_hours: Hours
    runs_weeks: int | None = Field(default=None, ge=1, le=52)
    takes_weeks: int = Field(default=0, ge=0, le=12)
    outlay_once: Outlay = 0.0
    outlay_monthly: Outlay = 0.0
    rhythm: Rhythm = "weekly"
    waits_for: Ids = ()
    covers: Ids = ()
    needs_permission: bool = False
    asks_permission: bool = False
    promises: bool = False
    not_before: FixedDay | None = None
    not_after: FixedDay | None = None
    weeks: int = Field(default=0, ge=-52, le=52)
    needs_customers: bool = False
    baseline: bool = False
    ends: bool = False
    frees_hours: float = Field(default=0.0, ge=0, le=20)
    proven: bool = False
    at_once: bool = False
    say: Text | None = None
    sum: Sum | None = None

    @model_validator(mode="after")
    def _ranges_are_ordered(self) -> Work:
        for name in ("setup_hours", "weekly_hours"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 200:
                raise ValueError(f"{name}: it must be [low, high] with 0 <= low <= high <= 200")
        return self

    @model_validator(mode="after")
    def _lead_moves_carry_an_approach(self) -> Work:
        if (self.claim == "lead") != bool(self.carries):
            raise ValueError(
                'claim: claim = "lead" and carries go together: a lead move names the approaches '
                "it carries out, and only a lead move does"
            )
        return self

    @model_validator(mode="after")
    def _weeks_move_one_day(self) -> Work:
        if self.weeks and (self.not_before is None) == (self.not_after is None):
            raise ValueError("weeks: it moves one day: write it with not_before or with not_after")
        return self


class Tactic(Work):
    """A concrete action with its effort (§3.6)."""

    kind: ClassVar[str] = "tactic"
    skills: Texts = ()
    first_step: Text
    works_when: Text
    stop_when: Text


class Policy(Work):
    """A rule, a guideline or a piece of training, sized to the firm (§5.13)."""

    kind: ClassVar[str] = "policy"
    claim: Claim = "housekeeping"
    who: Who = "anyone"


class Reputation(Work):
    """Where to watch, who answers, how fast, when to pass it on (§5.4)."""

    kind: ClassVar[str] = "reputation"
    claim: Claim = "housekeeping"
    phase: Phase = "listening"
    who: Who = "anyone"


class Outside(Item):
    """An outside factor to watch, or a date to review the plan (§4.18)."""

    kind: ClassVar[str] = "outside"


# What an owner decides by: these kinds of items, and work with these claims.
DECISIVE_KINDS = ("obstacle", "approach")
DECISIVE_CLAIMS = ("duty", "lead")


def is_decisive(item: Item) -> bool:
    """Whether an item belongs to the diagnosis, the approach, or what is done first."""
    return item.kind in DECISIVE_KINDS or getattr(item, "claim", None) in DECISIVE_CLAIMS


ITEM_KINDS: dict[str, type[Item]] = {
    kind.kind: kind
    for kind in (
        Reason,
        Use,
        Implication,
        Stance,
        Verdict,
        Obstacle,
        Approach,
        Development,
        Proposal,
        Objective,
        Kpi,
        Tactic,
        Policy,
        Reputation,
        Outside,
    )
}
