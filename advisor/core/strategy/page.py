"""Page one: the strategy on one page, the verdict first.

Lines stand in the order in which they are read; where all of them would be too long,
those at the end of ``PRIORITY`` are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from advisor.core.message import message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.rules.fact import BUSINESS
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.page_line import Line
from advisor.core.strategy.page_lines import page_lines

MOST_WORDS = 350
# Where nothing is needed, that is said on half a page.
MOST_IF_NOTHING = 200

# The lines, the most important first.
PRIORITY = (
    "verdict",
    "missing",
    "goal",
    "obstacle",
    "move",
    "week",
    "hours",
    "other",
    "not",
    "who",
    "reason",
    "next",
    "instead",
    "view",
    "second",
    "lack",
)


def page(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """The lines of page one, at most ``MOST_WORDS`` words in all."""
    most = MOST_IF_NOTHING if advice.nothing_needed else MOST_WORDS
    lines = _within(tuple(page_lines(advice)), most)
    goals, people = (advice.profile.subjects(scope) for scope in ("goal", "relationship"))
    return tuple(
        OutlineItem(
            id=f"page-{line.name}",
            kind="page",
            section=section.id,
            title=message(line.title),
            text=line.text,
            why=advice.justify(
                line.keys,
                BUSINESS,
                # What is said of one goal rests on the answers about that goal alone.
                *((line.subject,) if line.subject in goals else goals),
                *people,
                principles=section.principles,
                firings=line.firings,
            ),
            subject=line.subject,
            children=tuple(
                OutlineItem(
                    id=f"page-step-{step.id}",
                    kind="page",
                    section=section.id,
                    title=step.title,
                    text=step.text,
                    why=advice.justify((), principles=section.principles, firings=step.firings),
                )
                for step in line.steps
            ),
        )
        for line in lines
    )


def _within(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """The lines that fit: without how to begin if need be, then without the least important."""
    kept = {line.name: line for line in lines}
    over = sum(line.words for line in lines) - most
    for name, line in kept.items():
        shorter = line.shortened() if over > 0 else None
        while shorter is not None and over > 0:
            over -= kept[name].words - shorter.words
            kept[name] = shorter
            shorter = shorter.shortened()
    for name in reversed(PRIORITY):
        if over > 0 and name in kept:
            over -= kept.pop(name).words
            # A second move of which nobody is told what it lacks would look as if it began.
            if name == "lack" and "second" in kept:
                over -= kept.pop("second").words
    return tuple(kept.values())
