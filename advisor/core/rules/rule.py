"""A rule: for each of something, when these facts hold, conclude this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from advisor.core.rules.catalogue import Level
from advisor.core.rules.fact import Scope
from advisor.core.rules.schema import Conditions, Definition, FactKey, Id, Ids, OptionId, Text

ConclusionKind = Literal["find", "recommend", "leave_out", "ask", "caution"]
CONCLUSIONS: tuple[ConclusionKind, ...] = ("find", "recommend", "leave_out", "ask", "caution")


def _found(raw: Any) -> Any:
    return tuple(sorted(raw.items())) if isinstance(raw, Mapping) else raw


class Principle(Definition):
    """A principle of the article: our own one-sentence statement, and where it stands.

    ``refs`` are ``§section.paragraph`` of "Defining a social media strategy",
    a blog post of 2019-02-28.
    """

    id: Id
    statement: Text
    kind: Literal["rule", "question", "section", "tone"]
    refs: Annotated[
        tuple[str, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)
    ]


class Conclusion(Definition):
    """Exactly one of: find facts, recommend an item, leave one out, ask, caution."""

    find: Annotated[tuple[tuple[FactKey, OptionId], ...], BeforeValidator(_found)] = ()
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
        if (self.value is not None) != (self.recommend is not None):
            raise ValueError('recommend goes with value = "low", "medium" or "high"')
        return self

    @property
    def kind(self) -> ConclusionKind:
        return next(name for name in CONCLUSIONS if getattr(self, name))

    @property
    def item(self) -> str | None:
        """The catalogue item this recommends or leaves out."""
        return self.recommend or self.leave_out


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
        if self.judgement == bool(self.principles):
            raise ValueError(
                "a rule names the principles it stands on, or says judgement = true, not both"
            )
        return self

    @property
    def facts_read(self) -> tuple[str, ...]:
        """The keys its conditions test, each once, in the order written."""
        return tuple(dict.fromkeys(condition.fact for condition in self.when))
