"""A question of the interview: what is asked, and which answers it takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from advisor.core.rules.catalogue import Block
from advisor.core.rules.fact import FactKind, FactSpec, Scope, scope_of
from advisor.core.rules.schema import (
    AsTuple,
    Conditions,
    Definition,
    FactKey,
    Id,
    Ids,
    OptionId,
    Text,
)

MAX_TEXT = 200
MAX_NUMBER = 1_000_000_000_000

Group = Literal["goal", "relationship"]
GROUPS: tuple[Group, ...] = ("goal", "relationship")


class Option(Definition):
    """One answer of a choice.

    ``phrase`` is the label as it reads inside a sentence, where that differs.
    ``when`` limits the option to firms it makes sense for.  Where several can be
    chosen, one that is ``alone`` goes with no other, as “none of these”.  ``falls``
    marks a measure that is meant to go down.
    """

    id: OptionId
    label: Text
    phrase: Text | None = None
    help: Text | None = None
    alone: bool = False
    falls: bool = False
    when: Conditions = ()

    @property
    def in_sentence(self) -> str:
        return self.phrase or self.label


class Area(Definition):
    """A named part of the interview; ``repeat`` makes it a list of entries.

    ``usual`` is how many entries owners mostly name: what is left is told by it.
    """

    id: Id
    title: Text
    intro: Text | None = None
    repeat: Group | None = None
    at_least: int = 0
    at_most: int = 1
    usual: int = 1
    add: Text | None = None


class Question(Definition):
    """One question.

    ``required`` questions have no "don't know".  ``printed`` answers appear in
    the outline, so that the question is worth asking even where no rule reads it.
    ``ask_when`` says for whom the question arises at all.  ``given`` answers are
    facts the owner cannot change, such as the town.  ``future`` dates must lie
    ahead when they are typed.  ``block`` is the block of the
    business strategy under which the outline shows the answer.  ``principles`` are
    those that tell to ask.
    """

    id: FactKey
    area: Id
    kind: FactKind
    text: Text
    help: Text | None = None
    example: Text | None = None
    label: Text
    options: Annotated[tuple[Option, ...], AsTuple] = Field(default=(), alias="option")
    limit: int | None = None
    unit: Text | None = None
    min: float | None = None
    max: float | None = None
    whole: bool = False
    required: bool = False
    printed: bool = False
    given: bool = False
    future: bool = False
    block: Block | None = None
    principles: Ids = ()
    ask_when: Conditions = ()

    @property
    def scope(self) -> Scope:
        return scope_of(self.id)

    @property
    def name(self) -> str:
        """The key inside its answers table: ``staff`` for ``business.staff``."""
        return self.id.partition(".")[2]

    @property
    def entries(self) -> Group:
        """The list it belongs to; asked only of what is asked about entries."""
        return "goal" if self.scope == "goal" else "relationship"

    @property
    def alone(self) -> tuple[str, ...]:
        """The ids of options that go with no other."""
        return tuple(option.id for option in self.options if option.alone)

    @property
    def spec(self) -> FactSpec:
        ids = ("yes", "no") if self.kind == "yes_no" else tuple(o.id for o in self.options)
        return FactSpec(self.id, self.kind, "answer", ids, self.required, bool(self.ask_when))

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class Finding(Definition):
    """A fact that rules conclude.

    For a choice the options stand weakest first: where several rules conclude
    different values, the strongest holds.
    """

    id: FactKey
    kind: Literal["choice", "choices", "yes_no"]
    label: Text
    options: Annotated[tuple[Option, ...], AsTuple] = Field(default=(), alias="option")

    @property
    def spec(self) -> FactSpec:
        ids = ("no", "yes") if self.kind == "yes_no" else tuple(o.id for o in self.options)
        return FactSpec(self.id, self.kind, "finding", ids)

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)
