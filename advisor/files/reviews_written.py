"""Reviews written into the document of an interview; what stands there already stays as it is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

import tomlkit

from advisor.core.interview.answers import Answers, HeldReview
from advisor.core.interview.known_now import answered_since
from advisor.core.interview.review import Review
from advisor.files.answer_values import native, plain_values
from advisor.files.answers_table import answers_table
from advisor.files.edited import change, change_entries, plain, table_of, tables_of, update
from advisor.files.reviews import WORK_KEYS


def write_reviews(
    document: tomlkit.TOMLDocument,
    answers: Answers,
    kept: Set[str] = frozenset(),
    written: Sequence[Review] | None = None,
) -> None:
    """Write the reviews that a document does not have yet, and what was answered after each.

    What is there stays as it is, but for what a review says otherwise than the one of its
    day in ``written``.
    """
    if not answers.held:
        return
    tables = tables_of(document, "reviews")
    days = [native(plain(table.get("day"))) for table in tables]
    earlier = {review.day: review for review in written or ()}
    later = (*(held.before for held in answers.held[1:]), answers)
    new = not isinstance(document.get("reviews"), tomlkit.items.AoT)
    for held, known in zip(answers.held, later, strict=True):
        review = held.review
        if review.day not in days:
            tables.append(tomlkit.table())
            days.append(review.day)
            new = True
            _write(tables[-1], None, review)
        elif written is not None:
            _write(tables[days.index(review.day)], earlier.get(review.day), review)
        _write_since(tables[days.index(review.day)], held, known, kept)
    if new:
        array = tomlkit.aot()
        for table in tables:
            array.append(table)
        document["reviews"] = array


def _write(table: tomlkit.items.Table, before: Review | None, review: Review) -> None:
    """Write what a review says otherwise than ``before``, in the same table."""
    change(table, _words(before), _words(review))
    was, now = (plain_values(one.now) if one is not None else {} for one in (before, review))
    if now and "now" not in table:
        table.add("now", tomlkit.table())
    if "now" in table:
        change(table["now"], was, now)
        if not table["now"]:
            del table["now"]
    change_entries(table, "goal", _goals(before), _goals(review))
    change_entries(table, "work", _work(before), _work(review))


def _words(review: Review | None) -> dict[str, Any]:
    """The days and the words of a review."""
    if review is None:
        return {}
    words = {"heard": review.heard, "changed": review.changed}
    said = {key: text for key, text in words.items() if text}
    return {"day": review.day, "since": review.since, **said}


def _goals(review: Review | None) -> dict[str, dict[str, Any]]:
    goals = review.goals if review is not None else {}
    return {goal: plain_values(said) for goal, said in goals.items() if said}


def _work(review: Review | None) -> dict[str, dict[str, Any]]:
    return {
        one.work: {key: value for key in WORK_KEYS[1:] if (value := getattr(one, key))}
        for one in (review.work if review is not None else ())
    }


def _write_since(
    table: tomlkit.items.Table, held: HeldReview, later: Answers, kept: Set[str]
) -> None:
    """Write what was answered after a review under it; whole lists where one changed."""
    since = set(answered_since(held, later))
    business = {key: answer for key, answer in later.business.items() if key in since}
    groups = {group: entries for group, entries in later.groups.items() if group in since}
    values = answers_table(Answers(business, groups))
    # A list that lost its last entry is there as an empty one.
    values |= {group: [] for group in since & held.after.groups.keys() if group not in groups}
    if values or "answers" in table:
        update(table_of(table, "answers"), values, kept)
        if not table["answers"]:
            del table["answers"]
