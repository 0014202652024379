"""Whether a review fits the interview it is about: its days, its work, its goals."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import Profile, build_profile
from advisor.core.interview.review import Review
from advisor.core.rules.catalogue import Work
from advisor.core.rules.rulebase import Rulebase


def review_problems(rulebase: Rulebase, answers: Answers, review: Review) -> tuple[Diagnostic, ...]:
    """What is wrong with one more review of an interview; ``answers`` has those before it.

    Keys are those inside the review, as ``work[0].work``.  What names something that the
    rule base or the answers do not have (any more) has a code that begins with "unknown".
    """
    profile = build_profile(rulebase, answers)
    return (
        *_days(answers, review),
        *_work(rulebase, profile, review),
        *_goals(profile, review),
    )


def _days(answers: Answers, review: Review) -> Iterator[Diagnostic]:
    if review.day < review.since:
        text = f"{review.day} is before the day of the strategy, {review.since}"
        yield Diagnostic(
            "before-strategy", text, key="day", hint="expected that day or a later one"
        )
    if not answers.reviews:
        return
    last = answers.reviews[-1].day
    if review.day <= last:
        text = f"{review.day} is not after the day of the review before, {last}"
        yield Diagnostic(
            "out-of-order", text, key="day", hint="expected the reviews in the order of their days"
        )
    elif review.since != last:
        text = f"since is {review.since}, and the review before was on {last}"
        yield Diagnostic("since", text, key="since", hint="leave it out")


def _work(rulebase: Rulebase, profile: Profile, review: Review) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, one in enumerate(review.work):
        key = f"work[{number}].work"
        if one.work in seen:
            hint = "expected each piece of work once"
            yield Diagnostic("twice", f"'{one.work}' is there twice", key=key, hint=hint)
        seen.add(one.work)
        name, _, about = one.work.partition(":")
        item = rulebase.items.get(name)
        work = [i.id for i in rulebase.items.values() if isinstance(i, Work)]
        if not isinstance(item, Work):
            hint = nearest(name, work) or f"expected one of {expected(work)}"
            yield Diagnostic("unknown-work", f"unknown work '{name}'", key=key, hint=hint)
            continue
        subjects = [str(subject) for subject in profile.subjects(item.scope)]
        if about not in subjects:
            hint = nearest(about, subjects) or f"expected one of {expected(subjects)}"
            text = f"'{name}' is about nothing called '{about}' here"
            yield Diagnostic("unknown-subject", text, key=key, hint=hint)


def _goals(profile: Profile, review: Review) -> Iterator[Diagnostic]:
    goals = [goal.id for goal in profile.goals]
    for number, name in enumerate(review.goals):
        if name not in goals:
            hint = nearest(name, goals) or f"expected one of {expected(goals) or 'none'}"
            key = f"goal[{number}].goal"
            yield Diagnostic("unknown-goal", f"unknown goal '{name}'", key=key, hint=hint)
