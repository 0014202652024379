"""What all builders of the outline share: one inference and everything derived from it once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from advisor.core.message import Message, Shown
from advisor.core.reasoning.inference import Firing, Inference
from advisor.core.reasoning.outline import Detail, Justification
from advisor.core.reasoning.recommendation import (
    LeftOut,
    Recommendation,
    left_out,
    recommendations,
    relationship_scores,
)
from advisor.core.reasoning.templates import fill, shown
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.fact import BUSINESS, Missing, Subject, scope_of
from advisor.core.rules.rulebase import Rulebase


class Composition:
    """One inference on its way to an outline; derived tables are made once and never change."""

    def __init__(self, rulebase: Rulebase, inference: Inference, day: date) -> None:
        self.rulebase = rulebase
        self.inference = inference
        self.day = day
        self.explainer = Explainer(rulebase, inference)

    @cached_property
    def recommended(self) -> tuple[Recommendation, ...]:
        return recommendations(self.rulebase, self.inference)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        return left_out(self.rulebase, self.inference)

    @cached_property
    def scores(self) -> Mapping[str, int]:
        return relationship_scores(self.inference)

    @property
    def ranked_relationships(self) -> tuple[str, ...]:
        """The relationships' ids, the most valuable first; the owner's order among equals."""
        return tuple(sorted(self.scores, key=lambda name: -self.scores[name]))

    def fill(self, template: str, subject: Subject = BUSINESS) -> Message:
        """A template with the facts as seen from ``subject``."""
        return fill(self.rulebase, self.inference, template, subject)

    def fact(self, key: str, subject: Subject = BUSINESS) -> Shown:
        """One fact as it is shown; "not known yet" where it has no value."""
        return shown(self.rulebase, self.inference, key, self.inference.state(key, subject))

    def knows(self, key: str, subject: Subject = BUSINESS) -> bool:
        """Whether a fact has a value."""
        return not isinstance(self.inference.state(key, subject), Missing)

    def applies(self, key: str, subject: Subject = BUSINESS) -> bool:
        """Whether a fact's question arises for this firm."""
        return self.inference.state(key, subject) is not Missing.NOT_APPLICABLE

    def detail(self, key: str, subject: Subject = BUSINESS) -> Detail:
        """A fact as a labelled line."""
        return Detail(self.rulebase.label(key), self.fact(key, subject))

    def stated(
        self,
        keys: tuple[str, ...],
        subject: Subject = BUSINESS,
        *others: Subject,
        principles: tuple[str, ...] = (),
        firings: tuple[Firing, ...] = (),
    ) -> Justification:
        """The justification of something that shows answers, and perhaps rests on rules.

        ``principles`` are those of its section, for what rests on no rule: what rests on
        a judgement alone must not look as if the article said it.  With
        several subjects, each key is read from the subjects of its own scope.
        """
        ruled = self.explainer.justify(firings)
        named = ruled.principles if ruled.rules else principles
        used = (
            use
            for place in (subject, *others)
            for use in self.explainer.answers_used(
                (key for key in keys if scope_of(key) == place.scope or not others), place
            )
        )
        facts = dict.fromkeys((*used, *ruled.facts))
        return Justification(
            because=ruled.because,
            basis="article" if named else "judgement",
            principles=named,
            refs=self.explainer.refs(named),
            rules=ruled.rules,
            facts=tuple(facts),
        )
