"""The catalogue: everything a rule may recommend or leave out.

Each kind of item has a section of the outline of its own.  Effort is the
adviser's judgement, in hours; money is counted in hours of paid help, so that
the only prices in an outline are the owner's.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from advisor.core.rules.fact import Scope
from advisor.core.rules.schema import Definition, Id, Ids, Text, Texts

Level = Literal["low", "medium", "high"]
VALUES: tuple[Level, ...] = ("low", "medium", "high")

Phase = Literal["sentence", "listening", "relationships", "collaboration", "content"]
PHASES: tuple[Phase, ...] = ("sentence", "listening", "relationships", "collaboration", "content")

Block = Literal["customers", "analysis", "value", "planning", "resources", "objectives"]
BLOCKS: tuple[Block, ...] = (
    "customers",
    "analysis",
    "value",
    "planning",
    "resources",
    "objectives",
)


def _range(raw: object) -> object:
    """A single number stands for a range without width."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return (float(raw), float(raw))
    if isinstance(raw, list) and all(
        isinstance(n, (int, float)) and not isinstance(n, bool) for n in raw
    ):
        return tuple(float(n) for n in raw)
    return raw


Hours = Annotated[tuple[float, float], BeforeValidator(_range)]


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


class Approach(Item):
    """A line of the strategy: how the goals are to be reached (§3.4)."""

    kind: ClassVar[str] = "approach"


class Development(Item):
    """How one relationship is developed, with what, and the first step (§5.6)."""

    kind: ClassVar[str] = "development"
    scope: Scope = "relationship"
    resource: Text
    first_step: Text


class Proposal(Item):
    """A goal to consider, for an owner who has chosen none (§6.3)."""

    kind: ClassVar[str] = "proposal"


class Objective(Item):
    """A SMART objective for one goal (§3.5)."""

    kind: ClassVar[str] = "objective"
    scope: Scope = "goal"


class Kpi(Item):
    """A measure for one goal: what it counts, in what unit, how a small firm gets it."""

    kind: ClassVar[str] = "kpi"
    scope: Scope = "goal"
    unit: Text
    how_to_measure: Text


class Work(Item):
    """Anything that takes hours, and is therefore fitted to the means.

    ``setup_hours`` once, ``weekly_hours`` for as long as it runs, ``paid_hours``
    of bought help a month: each a low and a high estimate; plans reckon with the
    high one.  ``takes_weeks`` is how long it lasts before what comes after it may
    begin, however few hours it asks.  ``delegable`` work may be done by others;
    the rest is the owner's.
    """

    phase: Phase
    setup_hours: Hours
    weekly_hours: Hours
    paid_hours: Hours = (0.0, 0.0)
    takes_weeks: int = Field(default=0, ge=0, le=12)
    delegable: bool = False
    requires: Ids = ()

    @model_validator(mode="after")
    def _ranges_are_ordered(self) -> Work:
        for name in ("setup_hours", "weekly_hours", "paid_hours"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 200:
                raise ValueError(f"{name} must be [low, high] with 0 <= low <= high <= 200")
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
    phase: Phase = "relationships"
    delegable: bool = True


class Reputation(Work):
    """Where to watch, who answers, how fast, when to pass it on (§5.4)."""

    kind: ClassVar[str] = "reputation"
    phase: Phase = "listening"
    delegable: bool = True


class Outside(Item):
    """An outside factor to watch, or a date to review the plan (§4.18)."""

    kind: ClassVar[str] = "outside"


ITEM_KINDS: dict[str, type[Item]] = {
    kind.kind: kind
    for kind in (
        Reason,
        Use,
        Implication,
        Stance,
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


class OutlineSection(Definition):
    """A section of the outline: its heading, its principles, and what it says when empty."""

    id: Id
    title: Text
    intro: Text | None = None
    empty: Text | None = None
    kinds: Texts = Field(default=())
    principles: Ids = ()
