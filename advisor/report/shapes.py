"""What all JSON of the reasoning is made of: facts, firings, conditions and how they fared."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.why import Derivation, FiringNode
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Subject
from advisor.report.phrases import Phrases

FORMAT = 1


class Json(BaseModel):
    """A shape of what is printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FactJson(Json):
    """A fact: an answer, or a finding."""

    fact: str = Field(description="The fact's key, such as business.staff.")
    subject: str = Field(description="Which goal or relationship it is about; '' for the business.")
    label: str = Field(description="The fact's name as a person reads it.")
    value: str = Field(description="Its value in words.")
    origin: Literal["answer", "finding"]


class ConditionJson(Json):
    """What a rule asks of a fact, as the rule file writes it, and in words."""

    operator: str
    operand: tuple[str, ...] | float | bool
    words: str


class PremiseJson(Json):
    """A fact a rule rests on, what the rule asked of it, and the firings that concluded it."""

    fact: FactJson
    needed: tuple[ConditionJson, ...]
    concluded_by: tuple[str, ...] = Field(description="Ids of firings; empty for an answer.")


class FiringJson(Json):
    """A rule that fired."""

    id: str = Field(description="rule@subject, unique among the firings.")
    rule: str
    subject: str
    because: str
    principles: tuple[str, ...]
    refs: tuple[str, ...] = Field(description="Paragraphs of the article, §section.paragraph.")
    basis: Literal["article", "judgement"]
    premises: tuple[PremiseJson, ...]


class DerivationJson(Json):
    """Firings, each once; ``roots`` are those that speak for the item themselves."""

    roots: tuple[str, ...]
    firings: tuple[FiringJson, ...]


class TestedJson(Json):
    """One condition against this firm."""

    fact: FactJson
    needed: ConditionJson
    verdict: Literal["held", "failed", "open"]
    does_not_arise_for: tuple[TestedJson, ...]
    concluded_by: tuple[str, ...] = Field(description="Firings that made the finding what it is.")
    nearest: tuple[MissJson, ...] = Field(description="Rules that could make it so.")


class MissJson(Json):
    """A rule that did not fire, and how far it was from firing."""

    rule: str
    subject: str
    distance: int = Field(description="How many answers stand in the way, at the least.")
    because: str
    refs: tuple[str, ...]
    tested: tuple[TestedJson, ...]


def written(document: BaseModel) -> str:
    """A document as text, keys in a fixed order, letters of every script as they are."""
    return document.model_dump_json(indent=2) + "\n"


def derivation_json(derivation: Derivation, phrases: Phrases) -> DerivationJson:
    """A derivation, every firing once."""
    return DerivationJson(
        roots=tuple(firing_id(root.rule.id, root.subject) for root in derivation.roots),
        firings=tuple(_firing(node, phrases) for node in derivation.firings()),
    )


def _firing(node: FiringNode, phrases: Phrases) -> FiringJson:
    return FiringJson(
        id=firing_id(node.rule.id, node.subject),
        rule=node.rule.id,
        subject=str(node.subject),
        because=phrases.say(node.because),
        principles=node.rule.principles,
        refs=node.refs,
        basis="judgement" if node.rule.judgement else "article",
        premises=tuple(
            PremiseJson(
                fact=fact_json(premise.fact, phrases),
                needed=tuple(condition_json(test, phrases) for test in premise.tests),
                concluded_by=tuple(firing_id(s.rule.id, s.subject) for s in premise.sources),
            )
            for premise in node.premises
        ),
    )


def firing_id(rule: str, subject: Subject) -> str:
    """What a firing is called."""
    return f"{rule}@{subject}"


def fact_json(use: FactUse, phrases: Phrases) -> FactJson:
    """A fact with its value in words."""
    return FactJson(
        fact=use.key,
        subject=str(use.subject),
        label=phrases.text(use.label),
        value=phrases.show(use.shown),
        origin="answer" if use.question else "finding",
    )


def condition_json(condition: Condition, phrases: Phrases) -> ConditionJson:
    """What a rule asks of a fact."""
    words = phrases.needed((condition,))
    return ConditionJson(operator=condition.operator, operand=condition.operand, words=words)


def miss_json(miss: RuleEvaluation, phrases: Phrases) -> MissJson:
    """A rule that did not fire."""
    return MissJson(
        rule=miss.rule.id,
        subject=str(miss.subject),
        distance=miss.distance,
        because=phrases.say(miss.because),
        refs=miss.refs,
        tested=tuple(tested_json(test, phrases) for test in miss.tested),
    )


def tested_json(test: ConditionEvaluation, phrases: Phrases) -> TestedJson:
    """One condition against a firm."""
    return TestedJson(
        fact=fact_json(test.fact, phrases),
        needed=condition_json(test.condition, phrases),
        verdict=test.verdict,
        does_not_arise_for=tuple(tested_json(gate, phrases) for gate in test.gates),
        concluded_by=tuple(firing_id(node.rule.id, node.subject) for node in test.against),
        nearest=tuple(miss_json(miss, phrases) for miss in test.under),
    )
