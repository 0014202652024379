"""The outline at a glance: what, who, how and why in a line each, the accounts, where to start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.core.message import N_, Listing, Message, Shown, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.rules.catalogue import OutlineSection, Tactic
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.sections import of_kind

SHOWN_PEOPLE = 3
SHOWN_APPROACHES = 2

# One sentence for each number of approaches, so that a translator sees whole texts.
HOW = (N_("{first}."), N_("{first}. {second}."))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its name, its title, its text, and the answers it shows."""

    name: str
    title: str
    text: Message
    keys: tuple[str, ...] = ()


def summary(advice: Advice, section: OutlineSection) -> tuple[OutlineItem, ...]:
    """What, who, how, why, the accounts and where to begin; what has nothing to say is absent."""
    profile = advice.profile
    subjects = (BUSINESS, *profile.subjects("goal"), *profile.subjects("relationship"))

    def shown(lines: Iterator[_Line]) -> tuple[OutlineItem, ...]:
        return tuple(
            OutlineItem(
                id=f"summary-{line.name}",
                kind="summary",
                section=section.id,
                title=message(line.title),
                text=line.text,
                why=advice.justify(line.keys, *subjects, principles=section.principles),
            )
            for line in lines
        )

    accounts = of_kind(advice, "stance", section) if profile.goals else ()
    return (*shown(_lines(advice)), *accounts, *shown(_start(advice)))


def _lines(advice: Advice) -> Iterator[_Line]:
    goals = tuple(advice.fact("goal.kind", subject) for subject in advice.profile.subjects("goal"))
    if goals:
        what = advice.fill(
            N_("{business.offer}; you sell to {business.buyers} {business.reach}. Goals: {goals}.")
        )
        yield _Line(
            "what",
            N_("What"),
            replace(what, values=(*what.values, ("goals", Listing(goals)))),
            ("business.offer", "business.buyers", "business.reach", "goal.kind"),
        )
    people = tuple(
        advice.fact("relationship.name", Subject(relationship=name))
        for name in advice.ranked_relationships[:SHOWN_PEOPLE]
    )
    if people:
        template = N_("In this order: {people}.") if len(people) > 1 else N_("{people}.")
        who = message(template, people=Listing(people))
        yield _Line("who", N_("Who"), who, ("relationship.name",))
    how = _approaches(advice)
    if how:
        places = zip(("first", "second"), how, strict=False)
        yield _Line("how", N_("How"), Message(HOW[len(how) - 1], tuple(places)))
    why = ("business.purpose", "business.value")
    given = tuple(advice.fact(key) for key in why if advice.knows(key))
    if given:
        yield _Line("why", N_("Why"), _why(given), why)


def _start(advice: Advice) -> Iterator[_Line]:
    first = next((s for s in advice.plan.slots if isinstance(s.work, Tactic)), None)
    if first is not None and isinstance(first.work, Tactic):
        subject = advice.work[first.key].subject
        start = message(
            N_("{title}. First step: {step}"),
            title=advice.fill(first.work.title, subject),
            step=advice.fill(first.work.first_step, subject),
        )
        yield _Line("start", N_("Begin with"), start)


def _approaches(advice: Advice) -> tuple[Shown, ...]:
    """The titles of the weightiest approaches; the best of the others where none is weighty."""
    found = [r for r in advice.recommendations if r.item.kind == "approach"]
    weighty = [r for r in found if r.value == "high"] or found[:1]
    return tuple(advice.fill(r.item.title, r.subject) for r in weighty[:SHOWN_APPROACHES])


def _why(given: tuple[Shown, ...]) -> Message:
    if len(given) == 1:
        return message(N_("“{words}”"), words=given[0])
    template = N_("For this: “{purpose}”. People come to you because: “{value}”.")
    return message(template, purpose=given[0], value=given[1])
