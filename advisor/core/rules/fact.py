"""What a fact is: its subject, its name, its value, and the three ways to have none.

A fact's key is ``scope.name``.  The scope says what it is a fact of: the
business, one goal, one relationship, or a link (one goal and one relationship
together).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Literal, NamedTuple, Union

Scope = Literal["business", "goal", "relationship", "link"]
SCOPES: tuple[Scope, ...] = ("business", "goal", "relationship", "link")

# Which scopes' facts something that ranges over a scope can see.
VISIBLE: Mapping[Scope, tuple[Scope, ...]] = {
    "business": ("business",),
    "goal": ("business", "goal"),
    "relationship": ("business", "relationship"),
    "link": ("business", "goal", "relationship", "link"),
}

FactKind = Literal["choice", "choices", "yes_no", "number", "money", "date", "text"]

Value = Union[str, int, float, date, tuple[str, ...]]


class Missing(Enum):
    """Why a fact has no value.

    UNKNOWN: the owner does not know, or has not been asked yet.
    NOT_APPLICABLE: the question does not arise for this firm.
    ABSENT: a finding that no rule concluded; unlike the others this is settled.
    """

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"
    ABSENT = "absent"


State = Union[Value, Missing]


class Subject(NamedTuple):
    """What a fact or a firing is about, by the ids of its goal and relationship.

    Neither is the business itself; both together are a link.  A named tuple, for
    subjects are hashed more often than anything else here.
    """

    goal: str = ""
    relationship: str = ""

    @property
    def scope(self) -> Scope:
        if self.goal and self.relationship:
            return "link"
        if self.goal:
            return "goal"
        return "relationship" if self.relationship else "business"

    def within(self, scope: Scope) -> Subject:
        """The subject narrowed to ``scope``: a link seen as its goal, say."""
        if scope == "business":
            return BUSINESS
        return Subject(
            self.goal if scope in ("goal", "link") else "",
            self.relationship if scope in ("relationship", "link") else "",
        )

    def __str__(self) -> str:
        return "+".join(part for part in (self.goal, self.relationship) if part)


BUSINESS = Subject()


def compatible(one: Subject, other: Subject) -> bool:
    """Whether two subjects can be about the same goal and the same relationship."""
    return (not (one.goal and other.goal) or one.goal == other.goal) and (
        not (one.relationship and other.relationship) or one.relationship == other.relationship
    )


@dataclass(frozen=True)
class FactSpec:
    """What the rule base declares of one fact: the vocabulary's entry.

    ``options`` lists the valid values of a choice, weakest first for findings.
    ``required`` says that the fact always has a value when it applies.
    ``conditional`` says that it does not apply to every firm.
    """

    key: str
    kind: FactKind
    source: Literal["answer", "finding"]
    options: tuple[str, ...] = ()
    required: bool = False
    conditional: bool = False

    @property
    def scope(self) -> Scope:
        return scope_of(self.key)


@cache
def scope_of(key: str) -> Scope:
    """The scope in front of a key's first dot; raises ValueError if there is none."""
    head = key.partition(".")[0]
    for scope in SCOPES:
        if head == scope:
            return scope
    raise ValueError(f"'{key}' does not start with one of {', '.join(SCOPES)}")
