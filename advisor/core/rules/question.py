"""A question of the interview: what is asked, and which answers it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from advisor.core.rules.catalogue import Block
from advisor.core.rules.fact import FactKind, FactSpec, Group, Scope, group_of, scope_of
from advisor.core.rules.schema import (
    AsTuple,
    Conditions,
    Definition,
    FactKey,
    FactName,
    Id,
    Ids,
    OptionId,
    Text,
)

MAX_TEXT = 200


class Option(Definition):
    """One answer of a choice.

    ``phrase`` is the label as it reads inside a sentence, where that differs.
    ``when`` limits the option to firms it makes sense for.  One that is ``alone`` goes
    with no other and with no own words, as “none of these”.

    ``one`` is the label in the singular.  Of a presumed question, ``presume`` says for
    which firms the option counts until the owner says otherwise.  ``unit`` and ``per``
    of a measure are the options that it presumes of the questions ``unit`` and ``per``
    of the same entry; ``falls`` says that its number should fall.
    """

    id: OptionId
    label: Text
    phrase: Text | None = None
    one: Text | None = None
    help: Text | None = None
    alone: bool = False
    falls: bool = False
    unit: OptionId | None = None
    per: OptionId | None = None
    presume: Conditions = ()
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
    at_most: int = Field(default=1, ge=1)
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
    those that tell to ask.  Beside the answer the owner may type a few ``words``, a
    text fact of its own under the question's id and ``_words``.  A ``presumed`` question
    has an answer until the owner gives another: that of its options' ``presume``.
    Neighbours with the same ``screen`` are shown together and count as one question.
    A question that comes ``along`` is asked as soon as anything else on its page is, of
    every entry for which it arises: it costs no question of its own.
    A question of ``depth`` "later" is asked only when the owner goes deeper.
    A ``measured`` question speaks of the goal's number: what is counted stands in front of it.
    """

    id: FactKey
    area: Id
    kind: FactKind
    text: Text
    help: Text | None = None
    example: Text | None = None
    label: Text
    options: Annotated[tuple[Option, ...], AsTuple] = Field(default=(), alias="option")
    limit: int | None = Field(default=None, ge=1)
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
    words: Text | None = None
    presumed: bool = False
    screen: Id | None = None
    along: bool = False
    depth: Literal["later"] | None = None
    measured: bool = False
    ask_when: Conditions = ()

    @property
    def scope(self) -> Scope:
        return scope_of(self.id)

    @property
    def page(self) -> str:
        """What it shares with the questions that are asked on the same page."""
        return self.screen or self.id

    @property
    def name(self) -> str:
        """The key inside its answers table: ``staff`` for ``business.staff``."""
        return self.id.partition(".")[2]

    @property
    def entries(self) -> Group:
        """The group it is asked about each entry of; raises ValueError where there is none."""
        group = group_of(self.scope)
        if group is None:
            raise ValueError(f"{self.id} is not asked about the entries of a group")
        return group

    @property
    def alone(self) -> tuple[str, ...]:
        """The ids of options that go with no other, and with no own words."""
        return tuple(option.id for option in self.options if option.alone)

    @property
    def spec(self) -> FactSpec:
        ids = ("yes", "no") if self.kind == "yes_no" else tuple(o.id for o in self.options)
        return FactSpec(self.id, self.kind, "answer", ids, self.required, bool(self.ask_when))

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return self._by_id.get(option_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}


class OwnWords(Question):
    """The few own words beside the answer to another question, ``beside``."""

    beside: FactKey


class Case(Definition):
    """One value of a computed fact, and when it has it; without conditions, in all other cases."""

    id: OptionId
    label: Text
    when: Conditions = ()


class Computed(Definition):
    """A fact worked out from the answers.

    A number is the ``sum`` of other facts: of the same entry, of the business, or of
    all entries of another group; it is unknown while one of them is.  A choice is the
    first of its ``option`` cases whose conditions hold; it is unknown if something
    unknown keeps an earlier one open.

    What is ``reviewed`` comes from the owner's reviews of the strategy instead, and does
    not apply before there is one; its ``option`` cases have no conditions.  One of
    several ``choices`` without any has all work of the catalogue as its options.
    """

    id: FactKey
    kind: Literal["number", "money", "choice", "choices", "yes_no"]
    label: Text
    sum: Annotated[tuple[FactName, ...], AsTuple] = ()
    cases: Annotated[tuple[Case, ...], AsTuple] = Field(default=(), alias="option")
    reviewed: bool = False

    @property
    def scope(self) -> Scope:
        return scope_of(self.id)

    @property
    def spec(self) -> FactSpec:
        return FactSpec(self.id, self.kind, "computed", tuple(case.id for case in self.cases))

    def option(self, option_id: str) -> Option | None:
        """The case with this id as an option, or None."""
        found = next((case for case in self.cases if case.id == option_id), None)
        # Its id may be that of work, which has hyphens.
        return Option.model_construct(id=found.id, label=found.label) if found else None


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
