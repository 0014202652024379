"""A rule: for each of something, when these facts hold, conclude this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from advisor.core.rules.catalogue import Level
from advisor.core.rules.condition import unquoted_name
from advisor.core.rules.fact import Scope
from advisor.core.rules.schema import (
    Conditions,
    Definition,
    FactName,
    Id,
    Ids,
    OptionId,
    Text,
    Texts,
)

ConclusionKind = Literal["find", "obstacle", "recommend", "leave_out", "ask", "caution"]
CONCLUSIONS: tuple[ConclusionKind, ...] = (
    "find",
    "obstacle",
    "recommend",
    "leave_out",
    "ask",
    "caution",
)
# How strong a conclusion is that brings an item in, by the name of the item's field.
STRENGTHS: Mapping[str, str] = {"recommend": "value", "obstacle": "weight"}


def _found(raw: Any) -> Any:
    for name, value in raw.items() if isinstance(raw, Mapping) else ():
        if unquoted := unquoted_name(name, value):
            raise ValueError(f'put "{unquoted}" in quotes')
    return tuple(sorted(raw.items())) if isinstance(raw, Mapping) else raw


class Principle(Definition):
    """A principle of the article: our own one-sentence statement, and where it stands.

    ``refs`` are ``§section.paragraph`` of "Defining a social media strategy",
    a blog post of 2019-02-28.
    """

    id: Id
    statement: Text
    kind: Literal["rule", "question", "section", "tone"]
    refs: Texts


class Conclusion(Definition):
    """Exactly one of: find facts, an obstacle, recommend an item, leave one out, ask, caution.

    A concluded ``obstacle`` is recommended with its ``weight`` as value, and added to the
    finding ``goal.obstacle`` or ``business.obstacle``: ``advisor.core.rules.obstacles``
    puts that into ``find``.
    """

    find: Annotated[
        tuple[tuple[FactName, OptionId], ...],
        BeforeValidator(_found),
        WithJsonSchema(
            {
                "type": "object",
                "description": "Findings and the values concluded for them.",
                "additionalProperties": {"type": "string"},
                "minProperties": 1,
            }
        ),
    ] = ()
    obstacle: Id | None = None
    weight: Level | None = None
    recommend: Id | None = None
    value: Level | None = None
    leave_out: Id | None = None
    ask: Text | None = None
    caution: Text | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Conclusion:
        given = [name for name in CONCLUSIONS if getattr(self, name)]
        if len(given) != 1:
            raise ValueError(
                f"a rule concludes exactly one of {', '.join(CONCLUSIONS)}; "
                f"this one has {', '.join(given) or 'none'}"
            )
        for name, strength in STRENGTHS.items():
            if getattr(self, name) is not None and getattr(self, strength) is None:
                raise ValueError(f'{name} goes with {strength} = "low", "medium" or "high"')
        for name, strength in STRENGTHS.items():
            if getattr(self, name) is None and getattr(self, strength) is not None:
                raise ValueError(f"{strength} goes with {name} only")
        return self

    @property
    def kind(self) -> ConclusionKind:
        if self.obstacle:
            return "obstacle"
        return next(name for name in CONCLUSIONS if getattr(self, name))

    @property
    def item(self) -> str | None:
        """The catalogue item this brings in or leaves out."""
        return self.brings or self.leave_out

    @property
    def brings(self) -> str | None:
        """The catalogue item this brings in."""
        return self.recommend or self.obstacle

    @property
    def strength(self) -> Level | None:
        """How valuable the item is that it brings in, or how heavy the obstacle."""
        return self.value or self.weight


class Rule(Definition):
    """One rule.  It stands on principles of the article, or is the adviser's own judgement."""

    id: Id
    principles: Ids = ()
    judgement: bool = False
    each: Scope = "business"
    because: Text
    when: Conditions = ()
    then: Conclusion = Field()

    @model_validator(mode="after")
    def _has_a_basis(self) -> Rule:
        if self.judgement and self.principles:
            raise ValueError(
                "judgement: it has principles and judgement = true; "
                "a rule has one of them, not both"
            )
        if not self.judgement and not self.principles:
            raise ValueError(
                "neither principles nor judgement is there; one is needed: write "
                'principles = ["…"] with the principles it is based on, or judgement = true'
            )
        return self

    @property
    def facts_read(self) -> tuple[str, ...]:
        """The keys its conditions test, each once, in the order written."""
        return tuple(dict.fromkeys(condition.fact for condition in self.when))
