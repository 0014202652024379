"""What is typed and not entered stays with the field, and with the entry, that it is for."""

from __future__ import annotations

import pytest

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.not_entered import LONGEST, moved, with_typed, without

WORDS = "relationship.did_words"
A, B, C = ({"relationship.name": name} for name in "ABC")
TYPED = {"business.offer": "bread", f"{WORDS}@0": "a", f"{WORDS}@1": "b"}


def named(*entries: Entry) -> Answers:
    return Answers(groups={"relationship": entries})


def test_a_field_holds_what_was_typed_last_cleaned_and_cut() -> None:
    typed = with_typed({}, (WORDS, 2), " nine\x1b " + "x" * LONGEST)
    assert list(typed) == [f"{WORDS}@2"]
    assert typed[f"{WORDS}@2"].startswith("nine x")
    assert with_typed(typed, (WORDS, 2), " ") == {}


def test_what_is_entered_is_typed_no_more() -> None:
    assert without(TYPED, [(WORDS, 0), ("business.offer", None)]) == {f"{WORDS}@1": "b"}


@pytest.mark.parametrize(
    ("after", "texts"),
    [
        ((A, B), {0: "a", 1: "b"}),
        ((B, A), {0: "b", 1: "a"}),
        ((B,), {0: "b"}),
        ((C, A, B), {1: "a", 2: "b"}),
        ((A, {**B, "relationship.kind": "staff"}), {0: "a", 1: "b"}),
        ((), {}),
    ],
)
def test_it_goes_with_its_entry(after: tuple[Entry, ...], texts: dict[int, str]) -> None:
    left = {f"{WORDS}@{place}": text for place, text in texts.items()}
    assert moved(TYPED, named(A, B), named(*after)) == {"business.offer": "bread", **left}
