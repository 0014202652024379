"""What a class can predict of what comes out: the leading reason, who comes first, an alliance."""

from __future__ import annotations

from advisor.core.message import N_, Message, counted, message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.recommendation import Recommendation, item_key, rank_of
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.why import FiringNode
from advisor.core.reasoning.why_not import why_not
from advisor.core.rules.fact import Subject
from advisor.core.strategy.case import Composition
from advisor.core.strategy.item_context import Criterion, decided
from advisor.core.teaching.prediction import Choice, Prediction

# The item behind "alliance or not?"; a rule base without it has no such question.
ALLIANCE = "formal-alliance"
MOST_RELATIONSHIPS = 4
MOST_PARTNERS = 3
# Whom more than so many answers keep out is no plausible guess.
FARTHEST_PARTNER = 2


def leading_reason(composition: Composition) -> Prediction | None:
    """Which of the reasons for using social media leads; None where no goal gives one."""
    counted_in = [r for r in composition.recommended if r.item.kind == "reason"]
    if not counted_in:
        return None
    choices = []
    for item in composition.rulebase.items.values():
        if item.kind != "reason":
            continue
        mine = next((r for r in counted_in if r.item.id == item.id), None)
        text = composition.fill(item.title)
        if mine is not None:
            speaks = composition.explainer.derive(mine.firings).roots
            first = mine is counted_in[0]
            after = None if first else _after(composition, counted_in[0], mine)
            choices.append(Choice(text, first, item.id, speaks, after=after))
            continue
        answer = why_not(
            composition.rulebase,
            composition.inference,
            Target(item.id, "", item.scope, item.title),
        )
        miss = None if answer.vetoes.roots else next(iter(answer.misses), None)
        choices.append(
            Choice(text, right=False, item=item.id, speaks=answer.vetoes.roots, miss=miss)
        )
    return Prediction("reason", Message(N_("Which reason leads?")), tuple(choices))


def _after(composition: Composition, first: Recommendation, mine: Recommendation) -> Criterion:
    goals = tuple(goal.id for goal in composition.inference.profile.goals)
    one, other = (rank_of(r, goals, composition.scores) for r in (mine, first))
    return decided(one, other)


def first_relationship(composition: Composition) -> Prediction | None:
    """Which relationship comes first; None where the first two are worth the same."""
    ranked = composition.ranked_relationships[:MOST_RELATIONSHIPS]
    scores = composition.scores
    if len(ranked) < 2 or scores[ranked[0]] == scores[ranked[1]]:
        return None
    choices = tuple(
        Choice(
            composition.fill("{relationship.name}", Subject(relationship=name)),
            right=name == ranked[0],
            item=f"relationship:{name}",
            speaks=_worth(composition, name),
            note=counted(
                "It is worth {n} point to the goals.",
                "It is worth {n} points to the goals.",
                scores[name],
            ),
        )
        for name in scores
        if name in ranked
    )
    return Prediction("relationship", Message(N_("Which relationship comes first?")), choices)


def _worth(composition: Composition, relationship: str) -> tuple[FiringNode, ...]:
    """The firings that say what a relationship is worth to each goal."""
    explainer = composition.explainer
    return explainer.derive(
        firing
        for goal in composition.inference.profile.goals
        for firing in explainer.concluding(FactRef("link.value", Subject(goal.id, relationship)))
    ).roots


def alliance(composition: Composition) -> Prediction | None:
    """With whom something is agreed in writing, if with anybody.

    Who might be asked: those who are recommended, were left out, or came nearest.
    """
    item = composition.rulebase.items.get(ALLIANCE)
    if item is None or item.scope != "relationship":
        return None
    target = Target(item.id, "", item.scope, item.title)
    answer = why_not(composition.rulebase, composition.inference, target)
    left_out = {root.subject.within(item.scope): root for root in reversed(answer.vetoes.roots)}
    nearest = {
        miss.subject.within(item.scope): miss
        for miss in reversed(answer.misses)
        if miss.distance <= FARTHEST_PARTNER
    }
    in_order = dict.fromkeys((*answer.present, *left_out, *reversed(nearest)))
    partners = list(in_order)[:MOST_PARTNERS]
    brought = {
        subject: composition.explainer.derive(
            firing
            for firing in target.brought(composition.rulebase, composition.inference)
            if firing.subject.within(item.scope) == subject
        ).roots
        for subject in answer.present
    }
    choices = [
        Choice(
            message(N_("Yes: with “{name}”."), name=composition.fact("relationship.name", subject)),
            right=subject in brought,
            item=item_key(item.id, subject),
            speaks=brought.get(subject) or ((left_out[subject],) if subject in left_out else ()),
            miss=None if subject in brought or subject in left_out else nearest[subject],
        )
        for subject in composition.inference.profile.subjects(item.scope)
        if subject in partners
    ]
    if choices:
        choices.append(Choice(Message(N_("No: with nobody, for now.")), right=not brought))
    ask = N_("Is anything to be agreed in writing with another firm, and with which?")
    return Prediction("alliance", Message(ask), tuple(choices))
