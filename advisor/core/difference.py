"""Two outlines side by side: what differs, and which answers make the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.core.explanation import Explainer
from advisor.core.fact import State, Subject
from advisor.core.inference import FactRef, Inference
from advisor.core.outline import FactUse, Outline, OutlineItem
from advisor.core.rulebase import Rulebase

How = Literal["added", "removed", "moved", "revalued"]

# Where the plan keeps what is recommended; everything else is a statement of facts.
QUIET_KINDS = frozenset({"summary", "block", "goal", "relationship", "measured", "week", "review"})


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that differs; None where one side has no such subject."""

    ref: FactRef
    before: FactUse | None
    after: FactUse | None


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item that is there on one side only, stands elsewhere, or is worth more or less.

    ``because`` are the answers behind it that differ between the two sides.
    """

    how: How
    item: OutlineItem
    other: OutlineItem | None
    because: tuple[FactDifference, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two outlines."""

    before: Outline
    after: Outline
    facts: tuple[FactDifference, ...]
    items: tuple[ItemDifference, ...]


def compare(
    rulebase: Rulebase, before: tuple[Inference, Outline], after: tuple[Inference, Outline]
) -> Difference:
    """What differs between two firms, or between two versions of one."""
    facts = _facts(rulebase, before[0], after[0])
    by_ref = {difference.ref: difference for difference in facts}
    old = {item.id: item for item in before[1].items() if item.kind not in QUIET_KINDS}
    new = {item.id: item for item in after[1].items() if item.kind not in QUIET_KINDS}
    items = []
    for name in dict.fromkeys((*old, *new)):
        how = _how(old.get(name), new.get(name))
        if how is None:
            continue
        item = new.get(name) or old[name]
        other = old.get(name) if name in new else None
        used = {
            FactRef(use.key, use.subject)
            for side in (old.get(name), new.get(name))
            if side is not None
            for use in side.why.facts
        }
        because = tuple(by_ref[ref] for ref in by_ref if ref in used)
        items.append(ItemDifference(how, item, other, because))
    return Difference(before[1], after[1], facts, tuple(items))


def _how(old: OutlineItem | None, new: OutlineItem | None) -> How | None:
    if old is None or new is None:
        return "added" if old is None else "removed"
    if old.section != new.section:
        return "moved"
    return "revalued" if old.value != new.value else None


def _facts(rulebase: Rulebase, before: Inference, after: Inference) -> tuple[FactDifference, ...]:
    old, new = _answers(before), _answers(after)
    return tuple(
        FactDifference(
            ref,
            _use(rulebase, before, ref) if ref in old else None,
            _use(rulebase, after, ref) if ref in new else None,
        )
        for ref in dict.fromkeys((*old, *new))
        if old.get(ref) != new.get(ref)
    )


def _answers(inference: Inference) -> dict[FactRef, State]:
    """Every answer of a profile by its reference."""
    profile = inference.profile
    facts = {FactRef(key, Subject()): state for key, state in profile.business.items()}
    for goal in profile.goals:
        facts |= {FactRef(key, Subject(goal=goal.id)): s for key, s in goal.facts.items()}
    for other in profile.relationships:
        facts |= {FactRef(k, Subject(relationship=other.id)): s for k, s in other.facts.items()}
    return facts


def _use(rulebase: Rulebase, inference: Inference, ref: FactRef) -> FactUse:
    return Explainer(rulebase, inference).use(ref, inference.state(ref.key, ref.subject))
