"""Why an item is there, as plain text: reasons, worth, place, cost, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Label, Message, Quantity, Words, counted, message
from advisor.core.reasoning.templates import hours_shown
from advisor.core.reasoning.why import Derivation
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.item_context import Criterion, ItemContext, Position, RelatedItem, Vote
from advisor.report.derivation_tree import DEEP, DerivationTree
from advisor.report.phrases import VALUES, Phrases
from advisor.report.sources import source_of
from advisor.report.text_lines import wrapped

SHOWN = 4
BEFORE: dict[Criterion, str] = {
    "value": N_("because it is worth more"),
    "goal": N_("because it serves a goal that you ranked higher"),
    "listening": N_("because finding out comes before acting"),
    "relationship": N_("because it is about a relationship that is worth more"),
    "phase": N_("because its step of the work comes earlier"),
    "order": N_("and the two count the same"),
}
AFTER: dict[Criterion, str] = {
    "value": N_("because it is worth less"),
    "goal": N_("because it serves a goal that you ranked lower"),
    "listening": N_("because acting comes after finding out"),
    "relationship": N_("because it is about a relationship that is worth less"),
    "phase": N_("because its step of the work comes later"),
    "order": N_("and the two count the same"),
}
# Where only one of the two is about a relationship.
BEFORE_ALONE = N_("because it is about a relationship, and this about none")
AFTER_ALONE = N_("because it is about no relationship")


def why_text(
    standing: ItemContext, derivation: Derivation, phrases: Phrases, depth: int = DEEP
) -> str:
    """One item and everything about it; ends with a line break."""
    return "\n".join(_Why(standing, phrases).lines(derivation, depth)) + "\n"


class _Why:
    def __init__(self, standing: ItemContext, phrases: Phrases) -> None:
        self._standing = standing
        self._phrases = phrases

    def lines(self, derivation: Derivation, depth: int) -> Iterator[str]:
        item, phrases = self._standing.item, self._phrases
        if self._standing.stands_for:
            yield from wrapped(phrases.done_within(self._standing.stands_for, item), "", "  ")
            yield ""
        yield phrases.say(item.title)
        worth = [phrases.text(VALUES[item.value])] if item.value else []
        source = source_of(item.why, phrases.language)
        yield "  " + " · ".join((item.id, item.kind, *worth, source))
        if item.section in ("later", "left-out"):
            yield from self._aside(item.section)
        yield ""
        yield phrases.text(N_("Why"))
        yield from self._reasons(derivation, depth)
        for title, lines in (
            (N_("What it is worth"), self._worth()),
            (N_("Where it stands"), self._place()),
            (N_("What it costs"), self._cost()),
            (N_("What depends on it, and what it depends on"), self._leaning()),
        ):
            said = list(lines)
            if said:
                yield ""
                yield phrases.text(title)
                yield from said

    def _aside(self, section: str) -> Iterator[str]:
        said = (
            N_("It was considered and left out on purpose.")
            if section == "left-out"
            else N_("It is worth doing, but later: it does not fit the hours or the money.")
        )
        yield "  " + self._phrases.text(said)

    def _reasons(self, derivation: Derivation, depth: int) -> Iterator[str]:
        item, phrases = self._standing.item, self._phrases
        if derivation.roots:
            yield from DerivationTree(phrases, depth).lines(derivation)
            return
        yield "  " + phrases.text(N_("No rule stands behind it: it says what you answered."))
        for fact in item.why.facts:
            yield from wrapped(f"└─ {phrases.fact(fact)}: {phrases.show(fact.shown)}", "  ")
        for principle in item.why.principles:
            yield from wrapped(phrases.principle(principle), "  ")

    # ── Worth and place ────────────────────────────────────────────────────────

    def _worth(self) -> Iterator[str]:
        phrases = self._phrases
        for vote in self._standing.votes:
            yield "  " + self._vote(vote)
        if len({vote.value for vote in self._standing.votes}) > 1:
            yield "  " + phrases.text(N_("The highest counts."))
        for worth in self._standing.worth:
            goal = Words(phrases.about(Subject(goal=worth.goal)))
            if worth.value is None:
                said = message(N_("For {goal}: no rule could tell."), goal=goal)
            else:
                said = counted(
                    "For {goal}: {value}, which gives {n} point.",
                    "For {goal}: {value}, which gives {n} points.",
                    worth.points,
                    goal=goal,
                    value=Label(VALUES[worth.value]),
                )
            yield "  " + phrases.say(said)
        if self._standing.worth:
            points = sum(worth.points for worth in self._standing.worth)
            yield from wrapped(
                phrases.say(
                    counted(
                        "{n} point in all. Low counts one, medium two, high three; three times "
                        "for your first goal, twice for the second, once for the third.",
                        "{n} points in all. Low counts one, medium two, high three; three times "
                        "for your first goal, twice for the second, once for the third.",
                        points,
                    )
                ),
                "  ",
            )

    def _vote(self, vote: Vote) -> str:
        about = self._phrases.about(vote.subject)
        return self._phrases.say(
            message(
                N_("Rule {rule}{about} says: {value}."),
                rule=Words(vote.rule),
                about=Words(f" ({about})" if about else ""),
                value=Label(VALUES[vote.value]),
            )
        )

    def _place(self) -> Iterator[str]:
        place = self._standing.place
        if place is None:
            return
        is_work = self._standing.cost is not None
        said = (
            N_("Number {number} of {of} in order of worth, among everything that takes time.")
            if is_work
            else N_("Number {number} of {of} of its kind, in order of worth.")
        )
        yield "  " + self._phrases.say(
            message(said, number=Quantity(place.number), of=Quantity(place.of))
        )
        yield from self._neighbours(place)
        if is_work:
            said = N_(
                "Hours go to duties first, then to the lead moves of each goal, then to what "
                "supports them, and last to rules and watching; within each in this order. Some "
                "work has its turn earlier: what answers somebody who has waited, counts your "
                "number, frees hours, ends something, works here already or has a near day, and "
                "what is about somebody or something you named."
            )
            yield from wrapped(self._phrases.text(said), "  ")

    def _neighbours(self, place: Position) -> Iterator[str]:
        for neighbour, reasons, alone, template in (
            (place.before, BEFORE, BEFORE_ALONE, N_("Before it comes “{title}”, {reason}.")),
            (place.after, AFTER, AFTER_ALONE, N_("After it comes “{title}”, {reason}.")),
        ):
            if neighbour is not None:
                only_one = neighbour.by == "relationship" and neighbour.alone
                reason = Label(alone if only_one else reasons[neighbour.by])
                said = message(template, title=neighbour.title, reason=reason)
                yield from wrapped(self._phrases.say(said), "  ")

    # ── Cost ───────────────────────────────────────────────────────────────────

    def _cost(self) -> Iterator[str]:
        cost, phrases = self._standing.cost, self._phrases
        if cost is None:
            if self._standing.votes:
                yield "  " + phrases.text(N_("No hours of its own, and no money."))
            return
        for said in self._hours(cost.work) if cost.placement is None else ():
            yield "  " + phrases.say(said)
        if cost.later is not None:
            yield from wrapped(phrases.say(cost.later), "  ")
        for detail in self._standing.item.details:
            if detail.part in ("when", "who", "effort"):
                yield f"  {phrases.text(detail.label)}: {phrases.show(detail.value)}"
        for reason in (cost.here, cost.then):
            if reason is not None:
                yield from wrapped(phrases.say(reason), "  ")
        named = cost.then.value("task") if cost.then is not None else None
        if cost.before is not None and cost.before != named:
            before = message(N_("The same person begins this before it: {task}."), task=cost.before)
            yield from wrapped(phrases.say(before), "  ")

    @staticmethod
    def _hours(work: Work) -> Iterator[Message]:
        for hours, template in (
            (work.setup_hours, N_("It would take {hours} to set up.")),
            (work.weekly_hours, N_("It would take {hours} a week.")),
        ):
            if hours[1]:
                yield message(template, hours=hours_shown(hours))

    # ── What depends on it ─────────────────────────────────────────────────────

    def _leaning(self) -> Iterator[str]:
        phrases, standing = self._phrases, self._standing
        for title, others in (
            (N_("What it answers:"), standing.obstacles),
            (N_("The approach to that:"), standing.approaches),
            (N_("What carries that out:"), standing.moves),
            (N_("It builds on:"), standing.needs),
            (N_("These wait for it:"), standing.needed_by),
        ):
            if others:
                yield "  " + phrases.text(title)
                for other in others:
                    yield from self._other(other)
        for goal, others in standing.companions:
            if others:
                said = message(
                    N_("For {goal} as well:"), goal=Words(phrases.about(Subject(goal=goal)))
                )
                yield "  " + phrases.say(said)
                for other in others[:SHOWN]:
                    yield from self._other(other)
                rest = len(others) - SHOWN
                if rest > 0:
                    yield "  · " + phrases.show(counted("{n} more", "{n} more", rest))

    def _other(self, other: RelatedItem) -> Iterator[str]:
        yield from wrapped(f"· {self._phrases.say(other.title)} ({other.id})", "  ", "    ")
