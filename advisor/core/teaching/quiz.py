"""What a class can predict of a strategy: what leads in it, and what becomes of a wish."""

from __future__ import annotations

from operator import itemgetter

from advisor.core.message import N_, Label, Message, counted, message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.recommendation import Recommendation, item_key, rank_of
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.templates import ABSENT, NOT_ASKED, UNKNOWN
from advisor.core.reasoning.why import FiringNode
from advisor.core.reasoning.why_not import DEPTH, evaluator, why_not
from advisor.core.rules.fact import Missing, Subject
from advisor.core.strategy.case import Case
from advisor.core.strategy.item_context import Criterion, decided
from advisor.core.strategy.wish import answers_wish, wish_of
from advisor.core.teaching.prediction import Choice, Prediction

# The item behind "alliance or not?": whoever is asked to join signs the one page.
# A rule base without it has no such question.
ALLIANCE = "ask-them-to-join"
MOST_RELATIONSHIPS = 4
MOST_PARTNERS = 3
# Whom more than so many answers keep out is no plausible guess.
FARTHEST_PARTNER = 2
MOST_CHOICES = 4


def leading_reason(case: Case) -> Prediction | None:
    """Which of the reasons for using social media leads; None where no goal gives one."""
    counted_in = [r for r in case.recommendations if r.item.kind == "reason"]
    if not counted_in:
        return None
    choices = []
    for item in case.rulebase.items.values():
        if item.kind != "reason":
            continue
        mine = next((r for r in counted_in if r.item.id == item.id), None)
        text = case.fill(item.title)
        if mine is not None:
            speaks = case.explainer.derive(mine.firings).roots
            first = mine is counted_in[0]
            after = None if first else _after(case, counted_in[0], mine)
            choices.append(Choice(text, first, item.id, speaks, after=after))
            continue
        answer = why_not(
            case.explainer,
            Target(item.id, "", item.scope, item.title),
        )
        miss = None if answer.vetoes.roots else next(iter(answer.misses), None)
        choices.append(
            Choice(text, right=False, item=item.id, speaks=answer.vetoes.roots, miss=miss)
        )
    return Prediction("reason", Message(N_("Which reason leads?")), tuple(choices))


def _after(case: Case, first: Recommendation, mine: Recommendation) -> Criterion:
    goals = tuple(goal.id for goal in case.profile.goals)
    one, other = (rank_of(r, goals, case.scores) for r in (mine, first))
    return decided(one, other)


def first_relationship(case: Case) -> Prediction | None:
    """Which relationship comes first; None where the first two are worth the same."""
    ranked = case.ranked_relationships[:MOST_RELATIONSHIPS]
    scores = case.scores
    if len(ranked) < 2 or scores[ranked[0]] == scores[ranked[1]]:
        return None
    choices = tuple(
        Choice(
            case.fill("{relationship.name}", Subject(relationship=name)),
            right=name == ranked[0],
            item=f"relationship:{name}",
            speaks=_worth(case, name),
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


def _worth(case: Case, relationship: str) -> tuple[FiringNode, ...]:
    """The firings that say what a relationship is worth to each goal."""
    explainer = case.explainer
    return explainer.derive(
        firing
        for goal in case.profile.goals
        for firing in explainer.concluding(FactRef("link.value", Subject(goal.id, relationship)))
    ).roots


def alliance(case: Case) -> Prediction | None:
    """With whom an alliance is begun, if with anybody.

    Other work may put one thing in writing with one firm, and is no alliance.  Who might
    be asked: those who are recommended, were left out, or came nearest.
    """
    item = case.rulebase.items.get(ALLIANCE)
    if item is None or item.scope != "relationship":
        return None
    target = Target(item.id, "", item.scope, item.title)
    answer = why_not(case.explainer, target)
    left_out = {root.subject.within(item.scope): root for root in reversed(answer.vetoes.roots)}
    nearest = {
        miss.subject.within(item.scope): miss
        for miss in reversed(answer.misses)
        if miss.distance <= FARTHEST_PARTNER
    }
    in_order = dict.fromkeys((*answer.present, *left_out, *reversed(nearest)))
    partners = list(in_order)[:MOST_PARTNERS]
    brought = {
        subject: case.explainer.derive(
            firing
            for firing in target.brought(case.rulebase, case.inference)
            if firing.subject.within(item.scope) == subject
        ).roots
        for subject in answer.present
    }
    choices = [
        Choice(
            message(N_("Yes: with “{name}”."), name=case.fact("relationship.name", subject)),
            right=subject in brought,
            item=item_key(item.id, subject),
            speaks=brought.get(subject) or ((left_out[subject],) if subject in left_out else ()),
            miss=None if subject in brought or subject in left_out else nearest[subject],
        )
        for subject in case.profile.subjects(item.scope)
        if subject in partners
    ]
    if choices:
        choices.append(Choice(Message(N_("No: with nobody, for now.")), right=not brought))
    ask = N_(
        "Is an alliance to be begun, with one written agreement for all in it? With whom? "
        "More than one may be right."
    )
    return Prediction("alliance", Message(ask), tuple(choices))


def wish(case: Case) -> Prediction | None:
    """What becomes of the means the owner has in mind, and for which reason."""
    rulebase, inference = case.rulebase, case.inference
    wanted = wish_of(inference)
    if isinstance(wanted, Missing):
        return None
    fired = {(firing.rule, firing.subject) for firing in inference.firings}
    test = evaluator(case.explainer, DEPTH)
    tried = [
        (rule, subject, test(rule, subject))
        for rule in rulebase.rules.values()
        if rule.then.item is not None and answers_wish(rule, wanted)
        for subject in inference.profile.subjects(rule.each)
    ]
    vetoed = {rule.then.leave_out for rule, s, _ in tried if (rule.id, s) in fired}
    choices: list[tuple[int, Choice]] = []
    for place, (rule, subject, miss) in enumerate(tried):
        fires = (rule.id, subject) in fired
        right = fires and (rule.then.leave_out is not None or rule.then.item not in vetoed)
        if not fires and _names_missing_fact(miss.because):
            continue
        text = message(
            N_("It is left out. {because}")
            if rule.then.leave_out
            else N_("It is taken up. {because}"),
            because=miss.because,
        )
        overruled = N_("That is true, but what is left out on purpose stays out.")
        choice = Choice(
            text,
            right,
            rule.then.item or "",
            case.explainer.derive(
                firing for firing in inference.fired(rule.id) if firing.subject == subject
            ).roots,
            miss=None if fires else miss,
            note=Message(overruled) if fires and not right else None,
        )
        choices.append((place, choice))
    nearest = sorted(
        choices, key=lambda pair: (not pair[1].right, pair[1].miss.distance if pair[1].miss else 0)
    )[:MOST_CHOICES]
    ask = case.fill(
        N_("The owner has something in mind: {business.wish}. What becomes of that, and why?")
    )
    return Prediction(
        "wish", ask, tuple(choice for _, choice in sorted(nearest, key=itemgetter(0)))
    )


def _names_missing_fact(text: Message) -> bool:
    """Whether a sentence names a fact that this firm does not have."""
    return any(
        value in (Label(UNKNOWN), Label(ABSENT), Label(NOT_ASKED)) for _, value in text.values
    )
