"""The parts of the result: the sections that each shows, and its key."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.core.message import N_

STILL_OPEN = "still-open"


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown at once: its ``title`` in a word or two, in full, and as a command."""

    id: str
    title: str
    about: str
    command: str
    sections: tuple[str, ...]


PARTS = (
    Part(
        "page",
        N_("One page"),
        N_("The strategy on one page"),
        N_("Show the strategy on one page"),
        ("page", "since", "proposals"),
    ),
    Part(
        "plan",
        N_("Plan"),
        N_("The plan: when, what, who, how long"),
        N_("Show the plan"),
        ("duties", "tactics", "later"),
    ),
    Part(
        "people",
        N_("Relationships"),
        N_("Your relationships"),
        N_("Show the relationships"),
        ("relationships",),
    ),
    Part(
        "numbers",
        N_("Numbers"),
        N_("The numbers, and the way there"),
        N_("Show the numbers"),
        ("programme", "goals", "objectives"),
    ),
    Part("rules", N_("Rules"), N_("Rules and watching"), N_("Show the rules"), ("rules",)),
    Part("risks", N_("Risks"), N_("Risks, and what not to do"), N_("Show the risks"), ("risks",)),
    Part(
        "left-out",
        N_("Left out"),
        N_("Considered and left out"),
        N_("Show what is left out"),
        ("left-out",),
    ),
    Part(
        "open",
        N_("Open"),
        N_("Open questions"),
        N_("Show the open questions"),
        ("open-questions", STILL_OPEN),
    ),
    # Everything else that the outline says.
    Part("more", N_("Behind it"), N_("What is behind it"), N_("Show what is behind it"), ()),
)
PLACED = frozenset(section for part in PARTS for section in part.sections)


def key_of(part: Part) -> str:
    """The key that leads to a part: its number."""
    return str(PARTS.index(part) + 1)
