"""Something that the outline may say: an item or one copy of it, a warning, an open question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.reasoning.inference import Firing, Inference
from advisor.core.rules.fact import Scope, Subject
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True, slots=True)
class Target:
    """An item of the catalogue, or what a rule says by itself.

    ``id`` is the item's or the rule's; ``about`` names one entry and limits it to
    that copy, '' means any copy.  ``scope`` is that of one copy.
    """

    id: str
    about: str
    scope: Scope
    title: str

    @property
    def name(self) -> str:
        return f"{self.id}:{self.about}" if self.about else self.id

    def concerns(self, rule: Rule) -> bool:
        """Whether a rule can bring it in or leave it out."""
        return rule.then.item == self.id or (rule.id == self.id and says(rule))

    def rules(self, rulebase: Rulebase) -> tuple[Rule, ...]:
        """The rules that can bring it in or leave it out, in their order."""
        rules = rulebase.rules_by_item.get(self.id, ())
        own = rulebase.rules.get(self.id)
        return (own, *rules) if own is not None and says(own) else rules

    def brings(self, rule: Rule) -> bool:
        """Whether a rule can bring it in."""
        return self.concerns(rule) and rule.then.leave_out is None

    def includes(self, subject: Subject) -> bool:
        """Whether a firing about ``subject`` is about this copy."""
        return not self.about or str(subject.within(self.scope)) == self.about

    def brought(self, rulebase: Rulebase, inference: Inference) -> tuple[Firing, ...]:
        """The firings that bring it in, those overruled included."""
        return tuple(self._firings(rulebase, inference, leave_out=False))

    def vetoed(self, rulebase: Rulebase, inference: Inference) -> tuple[Firing, ...]:
        """The firings that leave it out on purpose."""
        return tuple(self._firings(rulebase, inference, leave_out=True))

    def copies(self, rulebase: Rulebase, inference: Inference) -> tuple[Subject, ...]:
        """The subjects for which it is there, in the order of the firings."""
        vetoed = {f.subject.within(self.scope) for f in self.vetoed(rulebase, inference)}
        found = dict.fromkeys(
            f.subject.within(self.scope) for f in self.brought(rulebase, inference)
        )
        return tuple(subject for subject in found if subject not in vetoed)

    def _firings(
        self, rulebase: Rulebase, inference: Inference, *, leave_out: bool
    ) -> Iterator[Firing]:
        rules = {r.id for r in self.rules(rulebase) if self.brings(r) is not leave_out}
        for firing in inference.firings:
            if firing.rule in rules and self.includes(firing.subject):
                yield firing


def says(rule: Rule) -> bool:
    """Whether a rule puts a warning or a question of its own into the outline."""
    return rule.then.kind in ("ask", "caution")


def target_of(rulebase: Rulebase, name: str) -> Target | None:
    """The target called ``name``, such as ``listen-first`` or ``ask-them-to-join:cafe-rosa``."""
    bare, _, about = name.partition(":")
    item = rulebase.items.get(bare)
    if item is not None:
        return Target(bare, about, item.scope, item.title)
    rule = rulebase.rules.get(bare)
    if rule is not None and says(rule):
        return Target(bare, about, rule.each, rule.then.ask or rule.then.caution or "")
    return None


def target_names(rulebase: Rulebase) -> Iterator[str]:
    """Everything that can be asked about, without naming a copy."""
    yield from rulebase.items
    yield from (rule.id for rule in rulebase.rules.values() if says(rule))
