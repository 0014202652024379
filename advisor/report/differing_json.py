"""Two outlines side by side as JSON."""

from __future__ import annotations

from pydantic import Field

from advisor.core.reasoning.outline import Totals
from advisor.core.rules.catalogue import Level
from advisor.core.whatif.causes import Chain, FactDifference
from advisor.core.whatif.compare import Difference, How, ItemDifference
from advisor.report.phrases import Phrases
from advisor.report.shapes import FORMAT, Json, written


class FactDifferenceJson(Json):
    """A fact on both sides; null where a side has no such goal or relationship."""

    fact: str
    subject: str
    label: str
    before: str | None
    after: str | None


class LinkJson(Json):
    """A rule that fires on one side only, and the fact that made the difference."""

    rule: str
    subject: str
    fires: bool = Field(description="True where it fires after and did not before.")
    because: str
    refs: tuple[str, ...]
    fact: FactDifferenceJson


class ChainJson(Json):
    """From an answer that differs, rule by rule, to the item."""

    answer: FactDifferenceJson
    links: tuple[LinkJson, ...]


class ItemDifferenceJson(Json):
    """A piece of advice that differs, and what explains it."""

    id: str
    how: How
    kind: str
    title: str
    section_before: str | None
    section_after: str | None
    value_before: Level | None
    value_after: Level | None
    chains: tuple[ChainJson, ...]
    room: tuple[FactDifferenceJson, ...] = Field(
        description="Answers on hours and money that differ, where only the room for it changed."
    )
    rivals: tuple[str, ...] = Field(description="Work that came or went, where only room changed.")


class TotalsJson(Json):
    """Hours in the fullest week, and money a month."""

    owner_hours: float
    staff_hours: float
    money: float
    currency: str


class DifferenceJson(Json):
    """The answer of `advisor what-if` and of `advisor compare`."""

    format: int
    before: str
    after: str
    facts: tuple[FactDifferenceJson, ...]
    items: tuple[ItemDifferenceJson, ...]
    totals_before: TotalsJson
    totals_after: TotalsJson


def difference_json(difference: Difference, names: tuple[str, str], phrases: Phrases) -> str:
    """What differs, as JSON."""
    return written(
        DifferenceJson(
            format=FORMAT,
            before=names[0],
            after=names[1],
            facts=tuple(_fact(fact, phrases) for fact in difference.facts),
            items=tuple(_item(item, phrases) for item in difference.items),
            totals_before=_totals(difference.before.totals),
            totals_after=_totals(difference.after.totals),
        )
    )


def _fact(fact: FactDifference, phrases: Phrases) -> FactDifferenceJson:
    use = fact.after or fact.before
    return FactDifferenceJson(
        fact=fact.ref.key,
        subject=str(fact.ref.subject),
        label=phrases.text(use.label) if use else "",
        before=phrases.show(fact.before.shown) if fact.before else None,
        after=phrases.show(fact.after.shown) if fact.after else None,
    )


def _item(difference: ItemDifference, phrases: Phrases) -> ItemDifferenceJson:
    item, other = difference.item, difference.other
    before = item if difference.how == "removed" else other
    after = None if difference.how == "removed" else item
    return ItemDifferenceJson(
        id=item.id,
        how=difference.how,
        kind=item.kind,
        title=phrases.say(item.title),
        section_before=before.section if before else None,
        section_after=after.section if after else None,
        value_before=before.value if before else None,
        value_after=after.value if after else None,
        chains=tuple(_chain(chain, phrases) for chain in difference.chains),
        room=tuple(_fact(fact, phrases) for fact in difference.room),
        rivals=tuple(rival.id for rival in difference.rivals),
    )


def _chain(chain: Chain, phrases: Phrases) -> ChainJson:
    return ChainJson(
        answer=_fact(chain.answer, phrases),
        links=tuple(
            LinkJson(
                rule=link.rule.id,
                subject=str(link.subject),
                fires=link.fires,
                because=phrases.say(link.because),
                refs=link.refs,
                fact=_fact(link.fact, phrases),
            )
            for link in chain.links
        ),
    )


def _totals(totals: Totals) -> TotalsJson:
    return TotalsJson(
        owner_hours=totals.owner_hours,
        staff_hours=totals.staff_hours,
        money=totals.money,
        currency=totals.currency,
    )
