"""Work of the same kind about several relationships, where the same is done with all of them.

It is one piece of work: one row, one evening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from advisor.core.message import Listing, Message, Shown
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Tactic, Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.people import Doers

NAME = "relationship.name"
# More than these in one go would be no small thing any more; our own judgement.
MOST_ALIKE = 5

Bundles = Mapping[str, tuple[Recommendation, ...]]


def bundles_of(
    work: Iterable[Recommendation],
    fill: Callable[[str, Subject], Message],
    doers_of: Callable[[Recommendation], Doers],
) -> Bundles:
    """Work about relationships that reads the same but for their names, by its first's key.

    ``work`` is in rank order; only bundles of several are returned.
    """
    found: dict[object, list[Recommendation]] = {}
    for one in work:
        item = one.item
        if not isinstance(item, Work) or item.scope != "relationship" or item.claim == "duty":
            continue
        read = tuple(but_names(fill(text, one.subject)) for text in _texts(item))
        who = doers_of(one)
        same = (item.id, one.goals, read, who)
        bundle = found.setdefault(same, [])
        if len(bundle) < MOST_ALIKE:
            bundle.append(one)
        else:
            found[(same, one.key)] = [one]
    return {several[0].key: tuple(several) for several in found.values() if len(several) > 1}


def _texts(item: Work) -> tuple[str, ...]:
    texts = [item.title, item.text, item.say or ""]
    if isinstance(item, Tactic):
        texts += [item.first_step, item.works_when, item.stop_when]
    return tuple(texts)


def but_names(said: Message) -> tuple[tuple[str, Shown], ...]:
    """What a message names apart from a relationship."""
    return tuple((name, value) for name, value in said.values if name != NAME)


def together(said: Sequence[Message]) -> Message:
    """One message for several that differ in a name: with all of their names.

    >>> from advisor.core.message import Words, message
    >>> two = [message("Ask {relationship.name}", relationship__name=Words(n)) for n in "AB"]
    >>> together(two).value("relationship.name")
    Listing(parts=(Words(text='A'), Words(text='B')))
    """
    first = said[0]
    if len(said) == 1 or first.value(NAME) is None:
        return first
    names = dict.fromkeys(value for one in said if (value := one.value(NAME)) is not None)
    values = tuple(
        (name, Listing(tuple(names)) if name == NAME else value) for name, value in first.values
    )
    return Message(first.template, values, first.plural, first.count)
