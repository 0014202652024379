"""The outline at a glance: what, who, how and why in a line each, the accounts, where to start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.core.message import N_, Listing, Message, Shown, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.rules.catalogue import OutlineSection, Tactic
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.case import Composition
from advisor.core.strategy.plan_sections import Programme
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


def summary(
    composition: Composition, programme: Programme, section: OutlineSection
) -> tuple[OutlineItem, ...]:
    """What, who, how, why, the accounts and where to begin; what has nothing to say is absent."""
    profile = composition.inference.profile
    subjects = (BUSINESS, *profile.subjects("goal"), *profile.subjects("relationship"))

    def shown(lines: Iterator[_Line]) -> tuple[OutlineItem, ...]:
        return tuple(
            OutlineItem(
                id=f"summary-{line.name}",
                kind="summary",
                section=section.id,
                title=message(line.title),
                text=line.text,
                why=composition.stated(line.keys, *subjects, principles=section.principles),
            )
            for line in lines
        )

    accounts = of_kind(composition, "stance", section) if profile.goals else ()
    return (*shown(_lines(composition)), *accounts, *shown(_start(composition, programme)))


def _lines(composition: Composition) -> Iterator[_Line]:
    goals = tuple(
        composition.fact("goal.kind", subject)
        for subject in composition.inference.profile.subjects("goal")
    )
    if goals:
        what = composition.fill(
            N_("{business.offer}; you sell to {business.buyers} {business.reach}. Goals: {goals}.")
        )
        yield _Line(
            "what",
            N_("What"),
            replace(what, values=(*what.values, ("goals", Listing(goals)))),
            ("business.offer", "business.buyers", "business.reach", "goal.kind"),
        )
    people = tuple(
        composition.fact("relationship.name", Subject(relationship=name))
        for name in composition.ranked_relationships[:SHOWN_PEOPLE]
    )
    if people:
        template = N_("In this order: {people}.") if len(people) > 1 else N_("{people}.")
        who = message(template, people=Listing(people))
        yield _Line("who", N_("Who"), who, ("relationship.name",))
    how = _approaches(composition)
    if how:
        places = zip(("first", "second"), how, strict=False)
        yield _Line("how", N_("How"), Message(HOW[len(how) - 1], tuple(places)))
    why = ("business.purpose", "business.value")
    told = tuple(composition.fact(key) for key in why if composition.knows(key))
    if told:
        yield _Line("why", N_("Why"), _why(told), why)


def _start(composition: Composition, programme: Programme) -> Iterator[_Line]:
    first = next((s for s in programme.plan.slots if isinstance(s.work, Tactic)), None)
    if first is not None and isinstance(first.work, Tactic):
        subject = programme.work[first.key].subject
        start = message(
            N_("{title}. First step: {step}"),
            title=composition.fill(first.work.title, subject),
            step=composition.fill(first.work.first_step, subject),
        )
        yield _Line("start", N_("Begin with"), start)


def _approaches(composition: Composition) -> tuple[Shown, ...]:
    """The titles of the weightiest approaches; the best of the others where none is weighty."""
    found = [r for r in composition.recommended if r.item.kind == "approach"]
    weighty = [r for r in found if r.value == "high"] or found[:1]
    return tuple(composition.fill(r.item.title, r.subject) for r in weighty[:SHOWN_APPROACHES])


def _why(told: tuple[Shown, ...]) -> Message:
    if len(told) == 1:
        return message(N_("“{words}”"), words=told[0])
    template = N_("For this: “{purpose}”. People come to you because: “{value}”.")
    return message(template, purpose=told[0], value=told[1])
