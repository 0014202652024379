"""What has a date, in words: steps, milestones, days to look at the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.core.message import N_, Shown, message
from advisor.core.planning.plan import Placement
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import Figures
from advisor.core.strategy.goal_number import REVIEWED, REVIEWED_UNCOUNTED, has_number
from advisor.language import Language
from advisor.paper.pages import printable
from advisor.report.charts import CLAIMS

EntryKind = Literal["step", "milestone", "review"]
KINDS: dict[EntryKind, str] = {
    "step": N_("Step"),
    "milestone": N_("Milestone"),
    "review": N_("Look at the plan"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has a date; texts are final, '' for what there is nothing of.

    ``key`` stays the same when the plan is made again on another day.  ``until`` is the
    last day on which it is set up; ``goes_on`` the last day of what goes on after that.
    """

    key: str
    kind: EntryKind
    day: date
    what: str
    who: str = ""
    time: str = ""
    class_of_work: str = ""
    until: date | None = None
    goes_on: date | None = None
    first_step: str = ""
    because: str = ""
    number: float | None = None


def schedule(case: Case, figures: Figures, language: Language) -> tuple[Entry, ...]:
    """Everything with a date, in the order of the days."""
    language = language.reckoned_from(case.day)
    items = {item.id: item for item in case.outline.items()}
    found = [_step(case, p, items.get(p.key), language) for p in case.plan.placements]
    found += _milestones(figures, language)
    found += _reviews(figures, language, counted=has_number(case))
    return tuple(sorted(found, key=lambda entry: entry.day))


def _step(case: Case, placement: Placement, item: OutlineItem | None, language: Language) -> Entry:
    """Planned work; what the outline says of it, where that has it."""

    def part(name: str) -> str:
        details = item.details if item is not None else ()
        return "; ".join(language.show(d.value) for d in details if d.part == name)

    because = item.why.because[:1] if item is not None else ()
    goes_on = placement.until if placement.until > placement.ready else None
    return Entry(
        placement.key,
        "step",
        placement.start,
        printable(language.say(case.titled(placement.key))),
        printable(language.show(case.who(placement))),
        printable(part("effort")),
        language.text(CLAIMS[placement.claim]),
        placement.ready,
        goes_on,
        printable(part("step")),
        printable(" ".join(map(language.say, because))),
    )


def _milestones(figures: Figures, language: Language) -> list[Entry]:
    found = []
    for way in figures.ways:
        counted: Shown = way.measure if way.measure is not None else way.title
        last = len(way.points) - 1
        for number, point in enumerate(way.points[1:], start=1):
            template = (
                N_("The number to reach today: {figure} ({measure})")
                if number == last
                else N_("On the way today: {figure} ({measure})")
            )
            said = message(template, figure=point.shown, measure=counted)
            found.append(
                Entry(
                    f"milestone-{way.goal}-{'target' if number == last else number}",
                    "milestone",
                    point.day,
                    printable(language.say(said)),
                    number=point.figure,
                )
            )
    return found


def _reviews(figures: Figures, language: Language, *, counted: bool) -> list[Entry]:
    asked = language.text(REVIEWED if counted else REVIEWED_UNCOUNTED)
    title = language.text(N_("Look at the plan and the number") if counted else KINDS["review"])
    return [
        Entry(f"review-{number}", "review", day, title, first_step=asked)
        for number, day in enumerate(figures.reviews, start=1)
    ]
