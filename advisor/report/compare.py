"""Two outlines side by side, as plain text: facts, advice, and which fact explains which advice."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import (
    N_,
    Amount,
    Label,
    Message,
    Quantity,
    Shown,
    Words,
    counted,
    message,
)
from advisor.core.reasoning.outline import FactUse
from advisor.core.rules.fact import Subject, group_of, naming_fact
from advisor.core.whatif.causes import Chain, Link
from advisor.core.whatif.compare import Difference, How, ItemDifference
from advisor.report.answers import fact_label
from advisor.report.phrases import VALUES, Phrases
from advisor.report.text_lines import branches, wrapped

# What is only said to be left out is no advice that comes or goes.
HEADINGS: dict[tuple[How, bool], str] = {
    ("added", False): N_("Comes in"),
    ("removed", False): N_("Goes out"),
    ("moved", False): N_("Moves"),
    ("revalued", False): N_("Is worth more or less"),
    ("added", True): N_("Newly considered and left out"),
    ("removed", True): N_("No longer has to be left out"),
}
SHOWN_CHAINS = 3


def difference_text(
    difference: Difference, names: tuple[str, str], phrases: Phrases, *, whole: bool = True
) -> str:
    """The difference; ``names`` are those of the two sides.  Ends with a line break.

    Where it is not ``whole``, of the way from an answer to the advice only the answer is told.
    """
    return "\n".join(_Difference(difference, phrases, whole=whole).lines(names)) + "\n"


def grouped(difference: Difference) -> Iterator[tuple[str, tuple[ItemDifference, ...]]]:
    """What differs under its headings, each with at least one item."""
    for key, heading in HEADINGS.items():
        items = tuple(one for one in difference.items if (one.how, one.left_out) == key)
        if items:
            yield heading, items


def now_within(found: ItemDifference) -> Message | None:
    """That work was, or now is, done within other work; None for anything else."""
    if found.within is None:
        return None
    template = (
        N_("So far it was done within “{title}” ({id}).")
        if found.how == "added"
        else N_("Now it is done within “{title}” ({id}).")
    )
    return message(template, title=found.within.title, id=Words(found.within.id))


class _Difference:
    def __init__(self, difference: Difference, phrases: Phrases, *, whole: bool) -> None:
        self._difference = difference
        self._whole = whole
        self._phrases = phrases
        self._listed: set[tuple[Link, ...]] = set()

    def lines(self, names: tuple[str, str]) -> Iterator[str]:
        phrases, difference = self._phrases, self._difference
        yield f"{names[0]} → {names[1]}"
        yield ""
        yield phrases.text(N_("Answers that differ"))
        shared = [fact for fact in difference.facts if fact.before and fact.after]
        for fact in shared:
            yield from wrapped(f"- {phrases.difference(fact)}", "  ", "    ")
        yield from self._alone(names)
        if not difference.facts:
            yield "  " + phrases.text(N_("none"))
        if not self._whole:
            yield from self._explained()
        for heading, items in grouped(difference):
            yield ""
            told = message(N_("{heading} ({n})"), heading=Label(heading), n=Quantity(len(items)))
            yield phrases.say(told)
            yield from branches(self._item(item) for item in items)
        if not difference.items:
            yield ""
            yield phrases.text(N_("The advice is the same."))
        yield ""
        yield from self._totals()
        if self._whole:
            yield from self._explained()
        elif any(item.chains for item in difference.items):
            yield ""
            yield phrases.text(N_("--all shows the rules between an answer and the advice."))

    def _alone(self, names: tuple[str, str]) -> Iterator[str]:
        """The entries that one side has and the other has not."""
        for side, name in enumerate(names):
            told: dict[Subject, list[FactUse]] = {}
            for fact in self._difference.facts:
                use = (fact.before, fact.after)[side]
                other = (fact.before, fact.after)[1 - side]
                if use is not None and other is None:
                    told.setdefault(use.subject, []).append(use)
            for subject, uses in told.items():
                who = Words(self._phrases.about(subject))
                only = message(N_("only in {name}: {who}"), name=Words(name), who=who)
                group = group_of(subject.scope)
                named = naming_fact(group) if group else ""
                said = "; ".join(self._labelled(use) for use in uses if use.key != named)
                line = self._phrases.show(only) + (f" ({said})" if said else "")
                yield from wrapped(f"- {line}", "  ", "    ")

    def _labelled(self, use: FactUse) -> str:
        phrases = self._phrases
        label = Words(fact_label(use, phrases.language))
        return phrases.show(message(N_("{label}: {value}"), label=label, value=use.shown))

    def _item(self, difference: ItemDifference) -> Iterator[str]:
        phrases, item, other = self._phrases, difference.item, difference.other
        told = f"{phrases.say(item.title)} ({item.id})"
        if difference.how == "moved" and other is not None:
            told += f": {self._moved(difference)}"
        if other is not None and item.value != other.value and item.value and other.value:
            before, after = (phrases.text(VALUES[v]) for v in (other.value, item.value))
            told += f": {before} → {after}"
        yield from wrapped(told, hanging="  ")
        # The room for it explains what no rule about it does.
        chains = difference.chains[:SHOWN_CHAINS]
        yield from branches(self._chain(chain) for chain in chains)
        if difference.room or difference.rivals:
            yield from branches([self._room(difference)])
        elif not chains:
            yield from branches([wrapped(self._nothing(difference))])

    def _moved(self, difference: ItemDifference) -> str:
        item, other = difference.item, difference.other
        if other is None or item.section == other.section:
            template = N_("from place {before} to place {after}")
            places = (other.rank if other else 0, item.rank)
            before, after = (Quantity(place) for place in places)
            return self._phrases.show(message(template, before=before, after=after))
        names = []
        for outline, section in (
            (self._difference.before, other.section),
            (self._difference.after, item.section),
        ):
            found = outline.section(section)
            names.append(Label(found.title if found else section))
        template = N_("from “{before}” to “{after}”")
        return self._phrases.show(message(template, before=names[0], after=names[1]))

    def _chain(self, chain: Chain) -> Iterator[str]:
        """The changed answer, then each rule and what it changed, in full only the first time."""
        yield from wrapped(self._phrases.difference(chain.answer), hanging="  ")
        if not self._whole:
            return
        listed = self._listed_before(chain.links)
        if listed:
            fact = self._phrases.difference(chain.links[listed].fact)
            above = message(N_("→ … as above, to {fact}"), fact=Words(fact))
            yield from wrapped(self._phrases.show(above), "  ", "    ")
        for number in range(listed, len(chain.links)):
            yield from wrapped(f"→ {self._link(chain.links[number])}", "  ", "    ")
            if number + 1 < len(chain.links):
                fact = self._phrases.difference(chain.links[number + 1].fact)
                yield from wrapped(f"→ {fact}", "  ", "    ")
            self._listed.add(chain.links[: number + 1])

    def _listed_before(self, links: tuple[Link, ...]) -> int:
        """How many of the links, but the last, another chain has listed already."""
        known = (n for n in range(len(links) - 1, 0, -1) if links[:n] in self._listed)
        return next(known, 0)

    def _link(self, link: Link) -> str:
        phrases = self._phrases
        template = (
            N_("now: {because} ({rule})") if link.fires else N_("no more: {because} ({rule})")
        )
        rule = Words(phrases.rule(link.rule.id, link.subject, link.refs))
        return phrases.show(message(template, because=link.because, rule=rule))

    def _room(self, difference: ItemDifference) -> Iterator[str]:
        phrases = self._phrases
        yield from wrapped(phrases.text(N_("No rule about it changed; the room for it did.")))
        for fact in difference.room:
            yield f"- {phrases.difference(fact)}"
        for rival in difference.rivals[:SHOWN_CHAINS]:
            yield from wrapped(f"- {phrases.say(rival.title)} ({rival.id})", hanging="  ")
        rest = len(difference.rivals) - SHOWN_CHAINS
        if rest > 0:
            yield f"- {phrases.show(counted('{n} more', '{n} more', rest))}"

    def _nothing(self, difference: ItemDifference) -> str:
        if difference.how == "moved":
            return self._phrases.text(N_("Others changed their place, and so it changed its own."))
        within = now_within(difference)
        if within is not None:
            return self._phrases.say(within)
        if difference.alone:
            return self._phrases.text(N_("It belongs to somebody or something only one side has."))
        return self._phrases.text(
            N_("No rule about it changed; other advice that it hangs on did.")
        )

    def _totals(self) -> Iterator[str]:
        before, after = self._difference.before.totals, self._difference.after.totals
        rows: list[tuple[str, Shown, Shown]] = [
            (
                N_("Your hours in the fullest week"),
                Quantity(before.owner_hours),
                Quantity(after.owner_hours),
            ),
            (
                N_("Others' hours in the fullest week"),
                Quantity(before.staff_hours),
                Quantity(after.staff_hours),
            ),
            (
                N_("What the plan costs a month"),
                Amount(before.money, before.currency),
                Amount(after.money, after.currency),
            ),
        ]
        for label, old, new in rows:
            told = message(
                N_("{label}: {before} → {after}"), label=Label(label), before=old, after=new
            )
            yield self._phrases.show(told)

    def _explained(self) -> Iterator[str]:
        phrases = self._phrases
        found = [
            (fact, sum(fact.ref == f.ref for item in self._difference.items for f in item.because))
            for fact in self._difference.facts
        ]
        telling = [(fact, count) for fact, count in found if count]
        if len(found) < 2 or not telling:
            return
        yield ""
        yield phrases.text(N_("How much of the advice each answer explains"))
        for fact, count in sorted(telling, key=lambda pair: -pair[1]):
            told = counted("{n} item", "{n} items", count)
            yield from wrapped(f"{phrases.show(told)} · {phrases.difference(fact)}", "  ", "      ")
        rest = len(found) - len(telling)
        if rest:
            none = counted("{n} answer explains none", "{n} answers explain none", rest)
            yield f"  {phrases.show(none)}"
