"""Reviews and the answers after them: what is stated later wins.

A review replaces the answers that it speaks of; an answer that is changed after it replaces
what the review said, from then on.  What was known before each review stays beside it
(``Answers.held``), so that nothing that was planned before is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers, Entry, HeldReview
from advisor.core.interview.profile import Entity, build_profile
from advisor.core.interview.review import GOAL_KEYS, NOW_KEYS, NUMBER, Review, goal_said
from advisor.core.rules.fact import Group
from advisor.core.rules.rulebase import Rulebase

# Facts that come from reviews; a rule base that wants to read them declares them.
REVIEWED, HELD_UP, DONE_WORK = "business.reviewed", "business.held_up", "business.done"
PROGRESS, DONE_WITH = "goal.progress", "relationship.done"
FACTS = frozenset({REVIEWED, HELD_UP, DONE_WORK, PROGRESS, DONE_WITH})

Progress = Literal["closer", "none", "away"]


def with_review(rulebase: Rulebase, answers: Answers, review: Review) -> Answers:
    """The answers after one more review: what it says replaces what was answered before."""
    goals = list(answers.goals)
    for goal, place in build_profile(rulebase, answers).places("goal").items():
        goals[place] = {**goals[place], **review.goals.get(goal, {})}
    business = {**answers.business, **review.now}
    after = replace(answers.with_entries("goal", tuple(goals)), business=business)
    return with_facts(rulebase, replace(after, held=(*answers.held, _held(review, answers, after))))


def amended(rulebase: Rulebase, answers: Answers, review: Review) -> Answers:
    """The answers with another last review in place of the one there is.

    What was answered since that one stays, unless the review says something else of it now.
    """
    last = answers.held[-1]
    fresh = with_review(rulebase, last.before, review)
    business: dict[str, Answer] = dict(answers.business)
    for key in NOW_KEYS:
        if review.now.get(key) != last.review.now.get(key):
            _take_over(business, fresh.business, key)
    goals = [dict(entry) for entry in answers.goals]
    places = build_profile(rulebase, fresh).places("goal")
    for goal, place in build_profile(rulebase, answers).places("goal").items():
        said, before = (one.goals.get(goal, {}) for one in (review, last.review))
        for key in GOAL_KEYS:
            if goal in places and said.get(key) != before.get(key):
                _take_over(goals[place], fresh.goals[places[goal]], key)
    kept = replace(answers.with_entries("goal", tuple(goals)), business=business, held=fresh.held)
    return with_facts(rulebase, kept)


def _take_over(into: dict[str, Answer], entry: Entry, key: str) -> None:
    into.pop(key, None)
    if key in entry:
        into[key] = entry[key]


def with_facts(rulebase: Rulebase, answers: Answers) -> Answers:
    """The answers with the facts about their reviews that rules may read; in place of older ones.

    The same answers where nothing was reviewed.
    """
    if not answers.held:
        return answers
    moved = progress_of(rulebase, answers)
    profile = build_profile(rulebase, answers)
    goals = [stated(entry) for entry in answers.goals]
    for goal, place in profile.places("goal").items():
        if goal in moved:
            goals[place][PROGRESS] = moved[goal] or DONT_KNOW
    relationships = [stated(entry) for entry in answers.entries("relationship")]
    for name, place in profile.places("relationship").items():
        done = _done_with(answers.reviews, name)
        if done:
            relationships[place][DONE_WITH] = done
    business = {**stated(answers.business), **_facts_of(answers.reviews)}
    known = replace(answers, business=business).with_entries("goal", tuple(goals))
    return known.with_entries("relationship", tuple(relationships)) if relationships else known


def stated(entry: Entry) -> dict[str, Answer]:
    """An entry without the facts that come from reviews: what the owner answered."""
    return {key: answer for key, answer in entry.items() if key not in FACTS}


def answered_since(held: HeldReview, later: Answers) -> Iterator[str | Group]:
    """What was answered after a review: ids of answers of the business, and whole groups."""
    before = held.after
    for key, answer in stated(later.business).items():
        if before.business.get(key) != answer:
            yield key
    for group in dict.fromkeys((*before.groups, *later.groups)):
        old, new = ([stated(e) for e in one.entries(group)] for one in (before, later))
        if old != new:
            yield group


def progress_of(rulebase: Rulebase, answers: Answers) -> dict[str, Progress | None]:
    """How the number of each goal moved in the last review, None where that is not known."""
    if not answers.held:
        return {}
    last = answers.held[-1]
    first = {goal.id: goal for goal in build_profile(rulebase, answers.at_first).goals}
    found: dict[str, Progress | None] = {}
    for goal in build_profile(rulebase, last.before).goals:
        was, now = goal.facts.get(NUMBER), goal_said(last.review, goal.id, NUMBER)
        found[goal.id] = None
        if isinstance(was, (int, float)) and isinstance(now, (int, float)):
            found[goal.id] = progress(was, now, direction(first.get(goal.id, goal)))
    return found


def progress(before: float, now: float, direction: int) -> Progress:
    """Whether a number came closer to its target; ``direction`` is 1 where it should grow.

    >>> progress(30, 34, 1), progress(12, 14, -1), progress(5, 5, 1)
    ('closer', 'away', 'none')
    """
    if now == before:
        return "none"
    return "closer" if (now - before) * direction > 0 else "away"


def direction(goal: Entity) -> int:
    """1 where the number of a goal should grow, -1 where it should fall."""
    first, target = goal.facts.get(NUMBER), goal.facts.get("goal.target")
    if isinstance(first, (int, float)) and isinstance(target, (int, float)) and first != target:
        return 1 if target > first else -1
    return -1 if goal.facts.get("goal.direction") == "down" else 1


def _held(review: Review, before: Answers, after: Answers) -> HeldReview:
    return HeldReview(review, before, replace(after, held=()))


def _facts_of(reviews: tuple[Review, ...]) -> Mapping[str, Answer]:
    """What rules may read of reviews: of the last one what held work up, of all what was done."""
    undone = (work for work in reviews[-1].work if work.done != "yes" and work.why is not None)
    held_up = tuple(dict.fromkeys(work.why for work in undone if work.why is not None))
    done = dict.fromkeys(work for work, _ in _done(reviews))
    return {REVIEWED: "yes", HELD_UP: held_up, DONE_WORK: tuple(done)}


def _done_with(reviews: tuple[Review, ...], relationship: str) -> tuple[str, ...]:
    """What was done with one relationship, by the ids of the work."""
    return tuple(dict.fromkeys(work for work, about in _done(reviews) if about == relationship))


def _done(reviews: tuple[Review, ...]) -> Iterator[tuple[str, str]]:
    """All work that was done, and whom or what it was about."""
    for review in reviews:
        for work in review.work:
            if work.done == "yes":
                item, _, about = work.work.partition(":")
                yield item, about
