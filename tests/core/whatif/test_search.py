"""What would change it: every alternative works, nothing in it is idle, and none is shorter."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advise import sketching
from advisor.core.interview.answer import DONT_KNOW, check_answer
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.target import target_names, target_of
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.slice import conditions_of
from advisor.core.whatif.edit_groups import Alternative
from advisor.core.whatif.edits import CandidateEdits, Change, apply_changes
from advisor.core.whatif.search import Changes, what_would_change
from advisor.engine.chain import Matcher
from advisor.files.interview import read_interview
from tests.benchmarks.verified import verify
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.conftest import SCENARIOS
from tests.strategies import UNSHRUNK, answers_for, examples, rulebases

# Every FIRMS-th firm is asked about one name of the real rule base, each firm about another.
FIRMS = 8
PARTS = 4


def changes_of(base: Rulebase, given_: Answers, name: str = "x") -> Changes:
    target = target_of(base, name)
    assert target is not None
    return what_would_change(base, given_, target, sketching(base), sketching)


def is_there(base: Rulebase, given_: Answers, name: str = "x") -> bool:
    target = target_of(base, name)
    assert target is not None
    return bool(target.copies(base, sketching(base)(given_)))


def told(alternatives: Iterable[Alternative]) -> list[list[tuple[str, object]]]:
    return [[(c.question.id, c.after) for c in alternative.changes] for alternative in alternatives]


def test_the_one_answer_that_brings_an_item_in_is_found() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        item("x"),
        rule("r", {"business.p": "a", "business.q": "a"}, recommend="x"),
    )
    found = changes_of(base, answers(p="a", q="b"))
    assert told(found.alternatives) == [[("business.q", "a")]]


def test_two_answers_are_named_only_where_one_is_not_enough() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        item("x"),
        rule("r", {"business.p": "a", "business.q": "a"}, recommend="x"),
    )
    found = changes_of(base, answers(p="b", q="b"))
    assert told(found.alternatives) == [[("business.p", "a"), ("business.q", "a")]]


def test_an_item_left_out_on_purpose_comes_in_when_the_veto_falls() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        item("x"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("v", {"business.q": "a"}, leave_out="x"),
    )
    found = changes_of(base, answers(p="a", q="a"))
    assert {c.question.id for a in found.alternatives for c in a.changes} == {"business.q"}


def test_a_number_moves_to_the_nearest_one_that_tips_the_rule() -> None:
    base = rulebase(
        question("business.n", "number", whole=True),
        item("x"),
        rule("r", {"business.n": {"min": 10}}, recommend="x"),
    )
    assert told(changes_of(base, answers(n=3)).alternatives) == [[("business.n", 10)]]
    assert told(changes_of(base, answers(n=20)).alternatives) == [[("business.n", 9)]]


def test_what_is_given_is_told_after_what_the_owner_can_change() -> None:
    base = rulebase(
        question("business.town", given=True),
        question("business.habit"),
        item("x"),
        rule("r", {"business.town": "a"}, recommend="x"),
        rule("s", {"business.habit": "a"}, recommend="x"),
    )
    found = changes_of(base, answers(town="b", habit="b"))
    assert [a.given for a in found.alternatives] == [0, 1]


def test_one_answer_more_is_told_where_the_shortest_way_is_not_in_the_owners_hands() -> None:
    base = rulebase(
        question("business.town", given=True),
        question("business.p"),
        question("business.q"),
        item("x"),
        rule("r", {"business.town": "a"}, recommend="x"),
        rule("s", {"business.p": "a", "business.q": "a"}, recommend="x"),
    )
    found = changes_of(base, answers(town="b", p="b", q="b"))
    assert [len(a.changes) for a in found.alternatives] == [1, 2]


def test_a_relationship_the_owner_does_not_have_yet_can_bring_an_item_in() -> None:
    base = rulebase(
        item("x"),
        rule("r", {"relationship.kind": "local_peer"}, each="relationship", recommend="x"),
    )
    (alternative,) = changes_of(base, answers()).alternatives
    assert [(c.entry, c.after) for c in alternative.changes] == [("new", "local_peer")]


def test_a_relationship_taken_away_can_take_an_item_out() -> None:
    base = rulebase(
        item("x"),
        rule("r", {"relationship.kind": "regulars"}, each="relationship", recommend="x"),
    )
    found = changes_of(base, answers(people=("Anna",)))
    assert any(a.changes[0].entry == "gone" for a in found.alternatives)


def test_a_question_that_does_not_arise_takes_the_answer_that_makes_it_arise() -> None:
    base = rulebase(
        question("business.gate"),
        question("business.q", ask_when={"business.gate": "a"}),
        item("x"),
        rule("r", {"business.q": "a"}, recommend="x"),
    )
    found = changes_of(base, answers(gate="b"))
    assert told(found.alternatives) == [[("business.gate", "a"), ("business.q", "a")]]


def test_a_stronger_finding_in_the_way_is_taken_away() -> None:
    base = rulebase(
        question("business.p"),
        finding("business.f", "weak", "strong"),
        item("x"),
        rule("weak", {}, find={"business.f": "weak"}),
        rule("strong", {"business.p": "a"}, find={"business.f": "strong"}),
        rule("r", {"business.f": "weak"}, recommend="x"),
    )
    found = changes_of(base, answers(p="a"))
    assert {c.question.id for a in found.alternatives for c in a.changes} == {"business.p"}


def test_not_knowing_counts_as_a_change_only_where_a_rule_asks_for_it() -> None:
    asks = rulebase(
        question("business.p"),
        item("x"),
        rule("r", {"business.p": {"known": False}}, recommend="x"),
    )
    assert told(changes_of(asks, answers(p="a")).alternatives) == [[("business.p", DONT_KNOW)]]
    tests = rulebase(
        question("business.p"), item("x"), rule("r", {"business.p": "a"}, recommend="x")
    )
    assert DONT_KNOW not in {
        c.after for a in changes_of(tests, answers(p="a")).alternatives for c in a.changes
    }


def test_answers_that_do_as_well_are_told_together() -> None:
    base = rulebase(
        question("business.p"),
        item("x"),
        rule("r", {"business.p": {"not": "a"}}, recommend="x"),
    )
    (alternative,) = changes_of(base, answers(p="a")).alternatives
    assert [changes[0].after for changes in alternative.all()] == ["b", "c"]


def test_an_item_that_no_answers_bring_in_has_no_alternatives() -> None:
    base = rulebase(
        question("business.p"),
        item("x"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("v", {}, leave_out="x"),
    )
    assert changes_of(base, answers(p="b")).alternatives == ()


def test_a_warning_can_be_asked_about_like_an_item() -> None:
    base = rulebase(question("business.p"), rule("w", {"business.p": "a"}, caution="Careful."))
    assert told(changes_of(base, answers(p="b"), "w").alternatives) == [[("business.p", "a")]]


def single_changes(base: Rulebase, given_: Answers) -> list[Change]:
    alterations = CandidateEdits(base, conditions_of(base))
    return [*alterations.of(given_), *alterations.of_entries(given_)]


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(100))
@given(st.data())
def test_alternatives_work_have_nothing_idle_and_are_the_shortest(data: st.DataObject) -> None:
    """Held against trying out every single change, and every two together."""
    base = data.draw(rulebases(items=True))
    given_ = data.draw(answers_for(base))
    name = data.draw(st.sampled_from(sorted(target_names(base))))
    present = is_there(base, given_, name)

    def reverses(changes: tuple[Change, ...]) -> bool:
        return is_there(base, apply_changes(given_, changes, base), name) != present

    found = changes_of(base, given_, name)
    for alternative in found.alternatives:
        for changes in alternative.all():
            assert reverses(changes)
            assert not any(
                reverses(part)
                for size in range(1, len(changes))
                for part in combinations(changes, size)
            )
    singles = single_changes(base, given_)
    shortest = 1 if any(reverses((change,)) for change in singles) else None
    if shortest is None and len(singles) <= 50:
        pairs = (pair for pair in combinations(singles, 2) if possible_together(*pair))
        shortest = 2 if any(map(reverses, pairs)) else None
    if shortest is not None and found.complete:
        assert min(len(a.changes) for a in found.alternatives) == shortest


def possible_together(one: Change, other: Change) -> bool:
    same_entry = (one.question.scope, one.index) == (other.question.scope, other.index)
    return one.place != other.place and not (same_entry and "gone" in (one.entry, other.entry))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_alternative_of_a_sample_over_all_firms_holds_when_it_is_run(
    part: int, real: Rulebase, reference: Matcher
) -> None:
    firms = SCENARIOS[::FIRMS]
    names = sorted(target_names(real))
    names = names[:: len(names) // len(firms)]
    counts = [
        verify(real, reference, path, [name])
        for path, name in list(zip(firms, names, strict=False))[part::PARTS]
    ]
    assert sum(told for told, _ in counts) == sum(held for _, held in counts) > 0


@pytest.mark.parametrize("path", SCENARIOS[::12], ids=lambda path: path.stem)
def test_no_change_is_an_answer_that_cannot_be_given(path: Path, real: Rulebase) -> None:
    alterations = CandidateEdits(real, conditions_of(real))
    for change in alterations.of(read_interview(path, real).answers):
        if change.after is not None:
            check_answer(change.question, change.after)


def test_none_of_these_is_never_proposed_beside_another_answer() -> None:
    asked = question("business.q", "choices", options=("a", "b", "nobody"), alone=("nobody",))
    base = rulebase(asked, rule("r", {"business.q": {"has": "a"}}, ask="What else?"))
    proposed = CandidateEdits(base, conditions_of(base)).of(answers(q=("nobody",)))
    assert {change.after for change in proposed} == {("a",), ("b",)}
