"""What a fact is: its subject, its name, its value, and the four ways to have none.

A fact's key is ``scope.name``.  The scope says what it is a fact of: the
business, an entry of one of the groups (a goal, a relationship, a place where the
firm can be found, a matter that is open, an attempt, a person who can help), or a
link (one goal and one relationship together).

``some goal.kind`` is a quantified fact.  It is a fact of the business, so that
every rule can read it, and it collects the values that ``goal.kind`` has over all
goals; the same goes for every group and for links, for answers and for findings.
``some_state`` says what its state is.  A condition on it reads so:

- ``"x"`` or a list: some entry has one of these values;
- ``not`` or ``lacks``: every entry is settled and none has one of these; an entry
  whose value is unknown keeps it from holding, for it might have one;
- ``known = true``: some entry has a value; ``known = false``: none has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import Literal, NamedTuple, Union, get_args

from advisor.core.diagnostic import nearest

# What the interview lists entries of.  A new group is one more name here, and one
# more field of Subject below.
Group = Literal["goal", "relationship", "place", "matter", "attempt", "person"]
GROUPS: tuple[Group, ...] = get_args(Group)

Scope = Literal["business", Group, "link"]
SCOPES: tuple[Scope, ...] = ("business", *GROUPS, "link")

# Which scopes' facts something that ranges over a scope can see.
VISIBLE: Mapping[Scope, tuple[Scope, ...]] = {
    "business": ("business",),
    **{group: ("business", group) for group in GROUPS},
    "link": ("business", "goal", "relationship", "link"),
}

FactKind = Literal["choice", "choices", "yes_no", "number", "money", "date", "text"]

Value = Union[str, int, float, date, tuple[str, ...]]


class Missing(Enum):
    """Why a fact has no value.

    UNKNOWN: the owner does not know, or has not been asked yet; or a finding that some
    rule might conclude if the owner knew more.
    UNDECIDED: whether the question arises for this firm depends on something unknown.
    NOT_APPLICABLE: the question does not arise for this firm.
    ABSENT: a finding that no rule can conclude; unlike the others this is settled.
    """

    UNKNOWN = "unknown"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not applicable"
    ABSENT = "absent"

    # Members are looked up in tables all the time, and are equal only to themselves.
    __hash__ = object.__hash__


State = Union[Value, Missing]


class OneOf(tuple[str, ...]):
    """The state of a finding that is one of these options: which, hangs on something unknown.

    The first is what rules have concluded so far, the others are stronger.
    """

    __slots__ = ()


class Subject(NamedTuple):
    """What a fact or a firing is about: the id of an entry, by its group.

    None is the business itself; a goal and a relationship together are a link.  A
    named tuple, for subjects are hashed more often than anything else here; its
    fields are the groups, in their order.
    """

    goal: str = ""
    relationship: str = ""
    place: str = ""
    matter: str = ""
    attempt: str = ""
    person: str = ""

    @property
    def scope(self) -> Scope:
        if self.goal:
            return "link" if self.relationship else "goal"
        return next((group for group, entry in zip(GROUPS, self, strict=True) if entry), "business")

    def entry(self, group: Group) -> str:
        """The id of its entry of a group, '' if it is about none."""
        return self[PLACES[group]]

    def within(self, scope: Scope) -> Subject:
        """The subject narrowed to ``scope``: a link seen as its goal, say."""
        return _within(self, scope)

    def __str__(self) -> str:
        return "+".join(filter(None, self))


BUSINESS = Subject()
PLACES: Mapping[Group, int] = {group: Subject._fields.index(group) for group in GROUPS}
# Subjects are asked for far more often than there are any; so many are remembered.
MOST_SUBJECTS = 4_096


@lru_cache(maxsize=MOST_SUBJECTS)
def _within(subject: Subject, scope: Scope) -> Subject:
    if scope == "business":
        return BUSINESS
    if scope == "link":
        return Subject(subject.goal, subject.relationship)
    return about(scope, subject.entry(scope))


@lru_cache(maxsize=MOST_SUBJECTS)
def about(group: Group, entry: str) -> Subject:
    """The subject that is one entry of a group; with '' the business.

    >>> str(about("place", "map")), about("goal", "hiring").scope
    ('map', 'goal')
    """
    return Subject(**{group: entry})


def compatible(one: Subject, other: Subject) -> bool:
    """Whether two subjects can be about the same entry of every group."""
    both = zip(one, other, strict=True)
    return all(not (mine and yours) or mine == yours for mine, yours in both)


def naming_fact(group: Group) -> str:
    """The fact that an entry is known by.

    >>> naming_fact("goal"), naming_fact("place")
    ('goal.kind', 'place.name')
    """
    return "goal.kind" if group == "goal" else f"{group}.name"


@dataclass(frozen=True)
class FactSpec:
    """What the rule base declares of one fact: the vocabulary's entry.

    ``options`` lists the valid values of a choice, weakest first for findings.
    ``source`` says whether it is answered, computed from answers, concluded by rules,
    or collected from the entries of a group.
    ``required`` says that the fact always has a value when it applies.
    ``conditional`` says that it does not apply to every firm.
    """

    key: str
    kind: FactKind
    source: Literal["answer", "computed", "finding", "entries"]
    options: tuple[str, ...] = ()
    required: bool = False
    conditional: bool = False

    @property
    def scope(self) -> Scope:
        return scope_of(self.key)

    @property
    def from_answers(self) -> bool:
        """Whether it is settled by the answers alone, before any rule runs."""
        return self.source in ("answer", "computed")


@cache
def scope_of(key: str) -> Scope:
    """The scope in front of a key's first dot; raises ValueError if there is none.

    >>> scope_of("goal.kind"), scope_of("some goal.kind")
    ('goal', 'business')
    """
    head = key.partition(".")[0]
    for scope in SCOPES:
        if head == scope:
            return scope
        if scope != "business" and head == SOME + scope:
            return "business"
    raise ValueError(f"'{key}' does not start with one of {', '.join(SCOPES)}")


@cache
def group_of(scope: Scope) -> Group | None:
    """The group whose entries a scope ranges over; None for the business and for links."""
    return next((group for group in GROUPS if group == scope), None)


# ── Quantified facts ───────────────────────────────────────────────────────────

SOME = "some "
# Stands among the values of a quantified fact for an entry whose value is unknown.
UNCLEAR = "?"
# Facts of these kinds can be collected: their values are options.
QUANTIFIABLE: tuple[FactKind, ...] = ("choice", "choices", "yes_no")


def is_quantified(key: str) -> bool:
    """Whether a key ranges over all entries, as ``some goal.kind`` does."""
    return key.startswith(SOME)


def base_key(key: str) -> str:
    """The fact of the entries behind a quantified one; any other key as it is.

    >>> base_key("some goal.kind"), base_key("business.staff")
    ('goal.kind', 'business.staff')
    """
    return key.removeprefix(SOME)


def nearest_fact(name: str, names: Iterable[str]) -> str | None:
    """A hint: the fact with the same name in another scope or without one, else the most similar.

    >>> nearest_fact("staff", ["business.staff"]), nearest_fact("business.staff", ["staff"])
    ("did you mean 'business.staff'?", "did you mean 'staff'?")
    >>> nearest_fact("kind", ["place.kind", "goal.kind"])
    "did you mean 'goal.kind' or 'place.kind'?"
    """
    names, last = list(names), name.rpartition(".")[2]
    called = (one for one in names if not is_quantified(one) and one.rpartition(".")[2] == last)
    meant = [f"'{one}'" for one in sorted(called)]
    alike = nearest(name, names) if len(meant) != 1 else None
    return alike or (f"did you mean {' or '.join(meant)}?" if meant else None)


def quantified_spec(spec: FactSpec) -> FactSpec | None:
    """The quantified fact that collects another one; None where there is none."""
    if spec.scope == "business" or spec.kind not in QUANTIFIABLE:
        return None
    return FactSpec(SOME + spec.key, "choices", "entries", spec.options)


def some_state(states: Iterable[State]) -> State:
    """The state of a quantified fact, from the states of all entries in their order.

    The values that entries have, each once, with ``UNCLEAR`` last if the value of some
    other entry is unknown.  Unknown if no entry has a value and one might have; absent
    if there is no entry, or none to which the fact applies.

    >>> some_state(["hiring", Missing.UNKNOWN, "customers", "hiring"])
    ('hiring', 'customers', '?')
    >>> some_state([Missing.NOT_APPLICABLE])
    <Missing.ABSENT: 'absent'>
    """
    values: dict[str, None] = {}
    unclear = False
    for state in states:
        if state in (Missing.UNKNOWN, Missing.UNDECIDED) or isinstance(state, OneOf):
            unclear = True
        elif not isinstance(state, Missing):
            values.update(dict.fromkeys(state if isinstance(state, tuple) else (str(state),)))
    if not values:
        return Missing.UNKNOWN if unclear else Missing.ABSENT
    return (*values, UNCLEAR) if unclear else tuple(values)


def unsettled_state(spec: FactSpec, concluded: State, possible: Set[str]) -> State:
    """The state of a finding, from what was concluded and what might be.

    >>> level = FactSpec("goal.level", "choice", "finding", ("weak", "fair", "strong"))
    >>> unsettled_state(level, "fair", {"weak", "strong"})
    ('fair', 'strong')
    >>> unsettled_state(level, Missing.ABSENT, {"weak"})
    <Missing.UNKNOWN: 'unknown'>
    """
    if concluded is Missing.ABSENT:
        return Missing.UNKNOWN
    if isinstance(concluded, tuple):
        return concluded if possible <= set(concluded) else (*concluded, UNCLEAR)
    order = spec.options.index
    stronger = [o for o in spec.options if o in possible and order(o) > order(str(concluded))]
    return OneOf((str(concluded), *stronger)) if stronger else concluded
