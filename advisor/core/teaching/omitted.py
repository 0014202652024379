"""What a class can predict of what does not come out: a wish, what is left out, what is near."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.core.message import N_, Label, Message, message
from advisor.core.reasoning.recommendation import LeftOut, item_key
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.templates import ABSENT, NOT_ASKED, UNKNOWN
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation, evaluator, why_not
from advisor.core.rules.catalogue import Item, Work
from advisor.core.rules.fact import Missing
from advisor.core.rules.rule import Rule
from advisor.core.strategy.case import Composition
from advisor.core.teaching.prediction import Choice, Prediction, lacking
from advisor.core.teaching.quiz import ALLIANCE

# The answer that says which means the owner has in mind already.
WISH = "business.wish"
MOST_CHOICES = 4
# How far findings are followed back to the answers that would change them.
DEPTH = 3
# What is worth asking about, the most instructive kind first.
TELLING = ("tactic", "approach", "development", "use", "policy")


def wish(composition: Composition) -> Prediction | None:
    """What becomes of the means the owner has in mind, and for which reason."""
    rulebase, inference = composition.rulebase, composition.inference
    if WISH not in rulebase.questions or isinstance(inference.profile.business[WISH], Missing):
        return None
    fired = {(firing.rule, firing.subject) for firing in inference.firings}
    test = evaluator(rulebase, inference, composition.explainer, DEPTH)
    tried = [
        (rule, subject, test(rule, subject))
        for rule in rulebase.rules.values()
        if rule.then.item is not None and _about_the_wish(composition, rule)
        for subject in inference.profile.subjects(rule.each)
    ]
    vetoed = {rule.then.leave_out for rule, s, _ in tried if (rule.id, s) in fired}
    choices: list[tuple[int, Choice]] = []
    for place, (rule, subject, miss) in enumerate(tried):
        fires = (rule.id, subject) in fired
        right = fires and (rule.then.leave_out is not None or rule.then.item not in vetoed)
        if not fires and _unsaid(miss.because):
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
            composition.explainer.derive(
                firing for firing in inference.fired(rule.id) if firing.subject == subject
            ).roots,
            miss=None if fires else miss,
            note=Message(overruled) if fires and not right else None,
        )
        choices.append((place, choice))
    nearest = sorted(
        choices, key=lambda pair: (not pair[1].right, pair[1].miss.distance if pair[1].miss else 0)
    )[:MOST_CHOICES]
    ask = composition.fill(
        N_("The owner already has in mind to {business.wish}. What becomes of that, and why?")
    )
    return Prediction("wish", ask, tuple(choice for _, choice in sorted(nearest, key=_place)))


def _place(pair: tuple[int, Choice]) -> int:
    return pair[0]


def _about_the_wish(composition: Composition, rule: Rule) -> bool:
    state = composition.inference.profile.business[WISH]
    return any(c.fact == WISH and c.operator == "is" and c.holds(state) for c in rule.when)


def _unsaid(text: Message) -> bool:
    """Whether a sentence names a fact that this firm does not have."""
    return any(
        value in (Label(UNKNOWN), Label(ABSENT), Label(NOT_ASKED)) for _, value in text.values
    )


def left_out(composition: Composition) -> Prediction | None:
    """Which of several things is left out on purpose; the others are in the strategy."""
    telling = [
        out
        for out in composition.left_out
        if out.item.kind in TELLING and out.item.id != ALLIANCE and not _wished(composition, out)
    ]
    if not telling:
        return None
    out = min(telling, key=lambda one: TELLING.index(one.item.kind))
    right = Choice(
        composition.fill(out.item.title, out.subject),
        right=True,
        item=out.key,
        speaks=composition.explainer.derive(out.firings).roots,
    )
    ask = Message(N_("Which of these is left out on purpose, and why?"))
    return Prediction("left-out", ask, _among(composition, out.item, right))


def _wished(composition: Composition, out: LeftOut) -> bool:
    rules = (composition.rulebase.rules[firing.rule] for firing in out.firings)
    return any(_about_the_wish(composition, rule) for rule in rules)


def nearly(composition: Composition) -> Prediction | None:
    """Which of several pieces of work is not in the strategy: the one that one answer keeps out."""
    rulebase = composition.rulebase
    there = {r.item.id for r in composition.recommended} | {
        out.item.id for out in composition.left_out
    }
    missing: list[tuple[Item, RuleEvaluation]] = []
    for item in rulebase.items.values():
        if item.kind == "tactic" and item.id not in there:
            target = Target(item.id, "", item.scope, item.title)
            misses = why_not(rulebase, composition.inference, target).misses
            failing = (m for m in misses if all(_telling(test) for test in lacking(m)))
            nearest = next(failing, None)
            if nearest is not None:
                missing.append((item, nearest))
    if not missing:
        return None
    item, miss = min(missing, key=lambda pair: (pair[1].distance, _another_goal(pair[1])))
    subject = miss.subject.within(item.scope)
    right = Choice(
        composition.fill(item.title, subject),
        right=True,
        item=item_key(item.id, subject),
        miss=miss,
    )
    ask = Message(N_("Which of these is not in the strategy, and which answer keeps it out?"))
    return Prediction("missing", ask, _among(composition, item, right))


def _another_goal(miss: RuleEvaluation) -> bool:
    """Whether only a firm with another goal would have it, which teaches little."""
    return any(test.fact.key == "goal.kind" for test in lacking(miss))


def _telling(test: ConditionEvaluation) -> bool:
    """Whether a given answer stands in the way, and not only that there is one."""
    return test.verdict == "failed" and test.condition.operator != "known"


def _among(composition: Composition, item: Item, right: Choice) -> tuple[Choice, ...]:
    """The right choice among things of its kind that are recommended, and least for certain."""
    alike = [
        r
        for r in reversed(composition.recommended)
        if r.item.kind == item.kind or (isinstance(item, Work) and isinstance(r.item, Work))
    ]
    others = [
        Choice(
            composition.fill(r.item.title, r.subject),
            right=False,
            item=r.key,
            speaks=composition.explainer.derive(r.firings).roots,
        )
        for r in sorted(alike, key=lambda r: r.item.kind != item.kind)[: MOST_CHOICES - 1]
    ]
    return _in_catalogue_order(composition, (right, *others))


def _in_catalogue_order(composition: Composition, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    places = {item_id: place for place, item_id in enumerate(composition.rulebase.items)}
    return tuple(sorted(choices, key=lambda c: (places[c.item.partition(":")[0]], c.item)))
