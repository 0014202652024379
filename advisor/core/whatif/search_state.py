"""A firm in the middle of a search: what follows now, and which entry each subject came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.core.interview.answer import NoAnswer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import (
    BUSINESS,
    Group,
    Missing,
    Scope,
    State,
    Subject,
    about,
    group_of,
    scope_of,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import Change

# The entry that might be added.
NEW = "+"


@dataclass(frozen=True)
class Ground:
    """What follows from the answers as changed so far.

    ``entries`` gives the place of an entry by its group and id; a group in which
    one more may be added has the id NEW.  ``drafts`` holds what is answered of a
    new entry that does not count yet.
    """

    rulebase: Rulebase
    inference: Inference
    entries: Mapping[tuple[Group, str], int]
    drafts: Mapping[Scope, Entry]

    def subjects(self, scope: Scope) -> Iterator[Subject]:
        """Everything a rule for each ``scope`` could range over, a new entry included."""
        if scope == "business":
            yield BUSINESS
        elif scope == "link":
            for goal in self.subjects("goal"):
                for other in self.subjects("relationship"):
                    yield Subject(goal.goal, other.relationship)
        else:
            yield from (about(scope, name) for group, name in self.entries if group == scope)

    def state(self, key: str, subject: Subject) -> State:
        """A fact's state; of a new entry only what has been answered of it so far is known."""
        own = subject.within(scope_of(key))
        if NEW in own:
            if self.rulebase.vocabulary[key].source == "finding":
                return Missing.ABSENT
            answer = self.drafts.get(scope_of(key), {}).get(key)
            return Missing.UNKNOWN if answer is None or isinstance(answer, NoAnswer) else answer
        return self.inference.state(key, subject)

    def index(self, key: str, subject: Subject) -> int | None:
        """The place of the entry that holds an answer, None for the business."""
        group = group_of(scope_of(key))
        return None if group is None else self.entries[(group, subject.entry(group))]


def ground_of(
    rulebase: Rulebase,
    answers: Answers,
    inference: Inference,
    changes: Iterable[Change],
    room: Mapping[Group, int],
) -> Ground:
    """The ground after some changes; ``room`` has the place of a new entry where there is room.

    Entries keep the places they had before anything was taken away.
    """
    gone = {(c.question.scope, c.index) for c in changes if c.entry == "gone"}
    entries: dict[tuple[Group, str], int] = {}
    drafts: dict[Scope, Entry] = {}
    for group in rulebase.groups:
        total = len(answers.entries(group)) + sum(scope == group for scope, _ in gone)
        kept = [index for index in range(total) if (group, index) not in gone]
        places = {key: kept[p] for key, p in inference.profile.places(group).items()}
        entries |= {(group, key): place for key, place in places.items()}
        # A new entry stands for itself once it counts.
        if group in room and room[group] not in places.values():
            entries[(group, NEW)] = room[group]
            if room[group] in kept:
                drafts[group] = answers.entries(group)[kept.index(room[group])]
    return Ground(rulebase, inference, entries, drafts)
