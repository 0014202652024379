"""What the rules advise one firm: recommendations, what is left out, the plan; each made once.

The builders of the outline's sections read from here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import Profile
from advisor.core.message import Message, Shown
from advisor.core.reasoning.inference import Firing, Inference
from advisor.core.reasoning.outline import Detail, Justification
from advisor.core.reasoning.recommendation import (
    LeftOut,
    Recommendation,
    items_left_out,
    recommendations,
    relationship_scores,
)
from advisor.core.reasoning.templates import fill, shown
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import BUSINESS, Missing, Subject, scope_of
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.diagnosis import Diagnosis, diagnoses
from advisor.core.strategy.plan import Plan, fit
from advisor.core.strategy.weeks import Candidate, Means

# An engine with its rule base: from answers to everything that follows from them.
Infer = Callable[[Answers], Inference]


class Advice:
    """One firm's answers and all that is derived from them, lazily and once."""

    def __init__(self, rulebase: Rulebase, answers: Answers, infer: Infer, day: date) -> None:
        """``infer`` runs the rules of ``rulebase``; it is called once, when first needed."""
        self.rulebase = rulebase
        self.answers = answers
        self.day = day
        self._infer = infer

    @cached_property
    def inference(self) -> Inference:
        return self._infer(self.answers)

    @property
    def profile(self) -> Profile:
        return self.inference.profile

    @cached_property
    def explainer(self) -> Explainer:
        return Explainer(self.rulebase, self.inference)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        return items_left_out(self.rulebase, self.inference)

    @cached_property
    def scores(self) -> Mapping[str, int]:
        """What each relationship is worth to the goals together, in points, by its id."""
        return relationship_scores(self.inference)

    @property
    def ranked_relationships(self) -> tuple[str, ...]:
        """The relationships' ids, the most valuable first; the owner's order among equals."""
        return tuple(sorted(self.scores, key=lambda name: -self.scores[name]))

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """What is recommended and not left out, the most valuable first."""
        return recommendations(self.rulebase, self.inference, self.left_out, self.scores)

    @cached_property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """What holds each goal back and what answers it, in the goals' order."""
        return diagnoses(self.inference, self.recommendations)

    @property
    def diagnosis(self) -> Diagnosis | None:
        """The diagnosis of the first goal; None without a goal."""
        return next(iter(self.diagnoses), None)

    @cached_property
    def work(self) -> Mapping[str, Recommendation]:
        """The recommended work by its key, in rank order; without a goal there is none."""
        planned = self.recommendations if self.profile.goals else ()
        return {r.key: r for r in planned if isinstance(r.item, Work)}

    @cached_property
    def means(self) -> Means:
        """What the owner can put in; no hours are assumed where none were named."""
        return Means(
            owner_hours=self._number("business.owner_hours") or 0.0,
            staff_hours=self._number("business.staff_hours") or 0.0,
            money=self._number("business.money") or 0.0,
            help_rate=self._number("business.help_rate"),
            season_hours=self._number("business.season_hours"),
        )

    def _number(self, key: str) -> float | None:
        state = self.profile.business.get(key)
        return float(state) if isinstance(state, (int, float)) else None

    @cached_property
    def plan(self) -> Plan:
        """The recommended work fitted to the owner's means."""
        candidates = [
            Candidate(key, r.item) for key, r in self.work.items() if isinstance(r.item, Work)
        ]
        return fit(candidates, self.means)

    # ── facts in words ─────────────────────────────────────────────────────────

    def fill(self, template: str, subject: Subject = BUSINESS) -> Message:
        """A template with the facts as seen from ``subject``."""
        return fill(self.rulebase, self.inference, template, subject)

    def fact(self, key: str, subject: Subject = BUSINESS) -> Shown:
        """One fact as it is shown; "not known yet" where it has no value."""
        return shown(self.rulebase, self.inference, key, self.inference.state(key, subject))

    def knows(self, key: str, subject: Subject = BUSINESS) -> bool:
        """Whether a fact has a value."""
        return not isinstance(self.inference.state(key, subject), Missing)

    def detail(self, key: str, subject: Subject = BUSINESS) -> Detail:
        """A fact as a labelled line."""
        return Detail(self.rulebase.label(key), self.fact(key, subject))

    def justify(
        self,
        keys: tuple[str, ...],
        subject: Subject = BUSINESS,
        *others: Subject,
        principles: tuple[str, ...] = (),
        firings: tuple[Firing, ...] = (),
    ) -> Justification:
        """The justification of something that shows answers, and perhaps follows from rules.

        ``principles`` are those of its section; they count where no rule was used, for
        what follows from a judgement must not look as if the article said it.  With
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
