"""What the answer to a question is for, in the owner's words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.relevance import Relevance, relevance
from advisor.core.interview.settled import entry_subject
from advisor.core.interview.steps import Ask, Interview
from advisor.core.message import N_, Label, Listing, Message, Shown, Words, message, placeholders
from advisor.core.rules.fact import BUSINESS, FactSpec, Subject, compatible, naming_fact
from advisor.core.rules.question import Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

SHOWN_REASONS = 3
# What is less likely than this share of the likeliest says little about what a question is for.
LEAST_SHARE = 0.65
# Kinds of items, the most informative about what a question is for first.
INFORMATIVE = (
    "tactic",
    "verdict",
    "obstacle",
    "approach",
    "reason",
    "development",
    "proposal",
    "reputation",
    "policy",
    "outside",
    "stance",
    "use",
    "implication",
    "objective",
    "kpi",
)
# Those whose titles say on their own what would be done or is the matter.
SPEAKING = frozenset(
    {"tactic", "verdict", "obstacle", "approach", "development", "proposal", "policy"}
)


def why_asked(rulebase: Rulebase, interview: Interview, ask: Ask) -> Message:
    """One line on what the answer is for: first what is likeliest to concern this firm."""
    subject = entry_subject(ask.area.repeat, ask.index if ask.index is not None else 0)
    known = interview.relevance
    if ask.answered:
        # What an answer decided shows when it is thought away.
        known = relevance(rulebase, _without(interview.answers, ask.question, ask.index))
    rules = known.decides.get((ask.question.id, subject), ())
    reached = dict(_reached(rulebase, known, subject, rules))
    if ask.answered:
        # What cannot hold with the answer that there is, is about other firms.
        possible = interview.relevance.possible
        reached = {r: chance for r, chance in reached.items() if r.id in possible} or reached
    titles = _titles(rulebase, reached, interview.answers, ask)
    if titles:
        shown = Listing(titles[:SHOWN_REASONS])
        if len(titles) > SHOWN_REASONS:
            return message(
                N_("Your answer helps decide, among other things: {items}."), items=shown
            )
        return message(N_("Your answer helps decide: {items}."), items=shown)
    if ask.question.printed:
        return message(N_("Your answer is printed in the strategy."))
    if any(rule.then.ask or rule.then.caution for rule in reached):
        return message(N_("Your answer decides whether there is something to warn you of, or ask."))
    return message(N_("Your answer decides which questions come next."))


def _titles(
    rulebase: Rulebase, reached: Mapping[Rule, float], answers: Answers, ask: Ask
) -> tuple[Message, ...]:
    """What the rules would recommend, the most telling first, then what they would leave out.

    What is much less likely than something else is left unsaid, and so is what has a title that
    says little by itself, where there is another.
    """
    chances: dict[str, float] = {}
    for rule, chance in reached.items():
        if rule.then.item is not None:
            chances[rule.then.item] = max(chance, chances.get(rule.then.item, 0.0))
    may_come = {rule.then.recommend for rule in reached}
    found = [rulebase.items[name] for name in chances]
    found = [item for item in found if item.kind in SPEAKING] or found
    best = max((chances[item.id] for item in found if item.id in may_come), default=0.0)
    items = sorted(
        (item for item in found if chances[item.id] >= best * LEAST_SHARE),
        key=lambda item: (
            item.id not in may_come,
            INFORMATIVE.index(item.kind),
            item.scope != ask.question.scope,
            -chances[item.id],
        ),
    )
    names = _names(rulebase, answers, ask)
    titles: dict[str, Message] = {}
    for item in items:
        wanted = tuple(dict.fromkeys(placeholders(item.title)))
        if names.keys() >= set(wanted):
            # Up to the colon two titles say the same: one of them is enough.
            values = tuple((name, names[name]) for name in wanted)
            titles.setdefault(item.title.partition(":")[0], Message(item.title, values))
    return tuple(titles.values())


def _names(rulebase: Rulebase, answers: Answers, ask: Ask) -> Mapping[str, Shown]:
    """What the titles of items may call the entry that a question is about."""
    if ask.index is None or ask.area.repeat is None:
        return {}
    key = naming_fact(ask.area.repeat)
    name = answers.entries(ask.area.repeat)[ask.index].get(key)
    if not isinstance(name, str):
        return {}
    option = rulebase.questions[key].option(name)
    return {key: Label(option.in_sentence) if option else Words(name)}


def _reached(
    rulebase: Rulebase, known: Relevance, subject: Subject, rules: tuple[Rule, ...]
) -> Iterator[tuple[Rule, float]]:
    """Open rules and all that wait for what they find, the nearest first, with their chances."""
    answered: dict[str, set[Subject]] = {}
    for fact, place in known.counts:
        answered.setdefault(fact, set()).add(place)
    waiting: dict[str, list[Rule]] = {}
    for (key, place), open_rules in known.decides.items():
        if compatible(place, subject):
            waiting.setdefault(key, []).extend(open_rules)
    # A rule waits in the queue once: which of several found it first decides its chance.
    queue = deque((rule, 1.0) for rule in {rule.id: rule for rule in rules}.values())
    seen = {rule.id for rule in rules}
    while queue:
        rule, before = queue.popleft()
        chance = before * _chance(rulebase, answered, subject, rule)
        yield rule, chance
        for key, _ in rule.then.find:
            for other in waiting.get(key, ()):
                if other.id not in seen:
                    seen.add(other.id)
                    queue.append((other, chance))


def _chance(
    rulebase: Rulebase, answered: Mapping[str, set[Subject]], subject: Subject, rule: Rule
) -> float:
    """How likely a rule is to hold, if all answers not yet given were equally likely.

    What other rules find counts as certain: its chance was counted on the way here.
    """

    def is_open(spec: FactSpec) -> bool:
        places = answered.get(spec.key, set())
        place = subject.within(spec.scope)
        # Of lists that this question is not about, any entry will do.
        return not (places if place == BUSINESS else place in places)

    specs = ((condition, rulebase.vocabulary[condition.fact]) for condition in rule.when)
    return prod(
        condition.chance(len(spec.options))
        for condition, spec in specs
        if spec.source == "answer" and is_open(spec)
    )


def _without(answers: Answers, question: Question, index: int | None) -> Answers:
    """The answers as if this one had not been given."""

    def pruned(entry: Entry) -> Entry:
        return {key: answer for key, answer in entry.items() if key != question.id}

    if index is None:
        return replace(answers, business=pruned(answers.business))
    entries = list(answers.entries(question.entries))
    entries[index] = pruned(entries[index])
    return answers.with_entries(question.entries, tuple(entries))
