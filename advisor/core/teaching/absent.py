"""What a class can predict that is not in a strategy: left out, or kept out by one answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from advisor.core.message import N_, Message
from advisor.core.reasoning.recommendation import LeftOut, item_key
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation, why_not
from advisor.core.rules.catalogue import Item, Work
from advisor.core.strategy.case import Case
from advisor.core.strategy.wish import answers_wish, wish_of
from advisor.core.teaching.prediction import Choice, Prediction, lacking
from advisor.core.teaching.quiz import ALLIANCE, MOST_CHOICES

# What is worth asking about, the most instructive kind first.
INSTRUCTIVE = ("tactic", "approach", "development", "use", "policy")


def left_out(case: Case) -> Prediction | None:
    """Which of several things is left out on purpose; the others are in the strategy."""
    candidates = [
        out
        for out in case.left_out
        if out.item.kind in INSTRUCTIVE and out.item.id != ALLIANCE and not _wished(case, out)
    ]
    if not candidates:
        return None
    out = min(candidates, key=lambda one: INSTRUCTIVE.index(one.item.kind))
    right = Choice(
        case.fill(out.item.title, out.subject),
        right=True,
        item=out.key,
        speaks=case.explainer.derive(out.firings).roots,
    )
    ask = Message(N_("Which of these is left out on purpose, and why?"))
    return Prediction("left-out", ask, _among(case, out.item, right))


def _wished(case: Case, out: LeftOut) -> bool:
    rules = (case.rulebase.rules[firing.rule] for firing in out.firings)
    return any(answers_wish(rule, wish_of(case.inference)) for rule in rules)


def nearly(case: Case) -> Prediction | None:
    """Which of several pieces of work is not in the strategy: the one that one answer keeps out."""
    rulebase = case.rulebase
    there = {r.item.id for r in case.recommendations} | {out.item.id for out in case.left_out}
    there |= {r.item.id for several in case.covered.values() for r in several} | {ALLIANCE}
    missing: list[tuple[Item, RuleEvaluation]] = []
    for item in rulebase.items.values():
        if item.kind == "tactic" and item.id not in there:
            target = Target(item.id, "", item.scope, item.title)
            misses = why_not(case.explainer, target).misses
            failing = (
                m for m in misses if all(_is_about_a_given_answer(test) for test in lacking(m))
            )
            nearest = next(failing, None)
            if nearest is not None:
                missing.append((item, nearest))
    if not missing:
        return None
    item, miss = min(missing, key=lambda pair: _unlikely(case, pair[1]))
    subject = miss.subject.within(item.scope)
    right = Choice(
        case.fill(item.title, subject),
        right=True,
        item=item_key(item.id, subject),
        miss=miss,
    )
    ask = Message(N_("Which of these is not in the strategy, and which answer keeps it out?"))
    before = left_out(case)
    asked = {choice.item for choice in before.choices} if before is not None else set()
    return Prediction("missing", ask, _among(case, item, right, asked))


def _unlikely(case: Case, miss: RuleEvaluation) -> tuple[int, bool, int]:
    """Sorts first what a class may well expect: the more of its rule holds, the likelier."""
    held = sum(test.verdict == "held" and test.condition.seeks for test in miss.tested)
    return miss.distance, _is_of_others(case, miss), -held


def _is_of_others(case: Case, miss: RuleEvaluation) -> bool:
    """Whether only another goal, or somebody else, would have it, which teaches little."""
    questions = case.rulebase.questions
    asked = (questions.get(test.fact.key) for test in lacking(miss))
    return any(one is not None and one.required and one.scope != "business" for one in asked)


def _is_about_a_given_answer(test: ConditionEvaluation) -> bool:
    """Whether what was answered prevents it, and not only that there is an answer."""
    return test.verdict == "failed" and test.condition.operator != "known"


def _among(
    case: Case, item: Item, right: Choice, asked: Collection[str] = ()
) -> tuple[Choice, ...]:
    """The right choice among things of its kind that the outline shows, and least for certain.

    What was ``asked`` about already comes last.
    """
    alike = [
        r
        for r in reversed(case.recommendations)
        if (r.item.kind == item.kind or (isinstance(item, Work) and isinstance(r.item, Work)))
        # Without a goal, or where little is needed, not all that rules recommend is planned.
        and case.outline.find(r.key)
    ]
    others = [
        Choice(
            case.fill(r.item.title, r.subject),
            right=False,
            item=r.key,
            speaks=case.explainer.derive(r.firings).roots,
        )
        for r in sorted(alike, key=lambda r: (r.key in asked, r.item.kind != item.kind))[
            : MOST_CHOICES - 1
        ]
    ]
    return _in_catalogue_order(case, (right, *others))


def _in_catalogue_order(case: Case, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    places = {item_id: place for place, item_id in enumerate(case.rulebase.items)}
    return tuple(sorted(choices, key=lambda c: (places[c.item.partition(":")[0]], c.item)))
