"""Who is part of a group that has a line of its own: neither is counted beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import Subject
from advisor.core.strategy.people import same_name

# A relationship's id by that of the group it is part of.
Groups = Mapping[str, str]


def groups_of(inference: Inference) -> Groups:
    """The group of each relationship that is part of another one, by their ids.

    The group is the line that the owner names, else the only other one of its kind that may
    be several; whose group is not clear has none.
    """
    subjects = tuple(inference.profile.subjects("relationship"))

    def said(key: str, subject: Subject) -> object:
        return inference.state(f"relationship.{key}", subject)

    def candidates(member: Subject) -> Iterator[Subject]:
        words, kind = said("part_words", member), said("kind", member)
        for other in subjects:
            if other == member or said("part", other) == "yes":
                continue
            if isinstance(words, str):
                if same_name(words, str(said("name", other))):
                    yield other
            elif said("kind", other) == kind and said("number", other) != "one":
                yield other

    found = {}
    for member in subjects:
        if said("part", member) == "yes":
            groups = tuple(candidates(member))
            if len(groups) == 1:
                found[member.relationship] = groups[0].relationship
    return found
