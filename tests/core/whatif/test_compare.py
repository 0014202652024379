"""Two outlines side by side: what differs, and the chain from the answer that made it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from advisor.advise import sketching
from advisor.core.interview.answers import Answers
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Computed
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.whatif.compare import Difference, compare
from advisor.language import english
from tests.builders import answers, finding, item, question, rule, rulebase

P, Q = question("business.p"), question("business.q")
SECTIONS = (
    OutlineSection(id="relationships", title="People", kinds=("relationship",)),
    OutlineSection(id="tactics", title="Do", kinds=("tactic", "stance")),
    OutlineSection(id="later", title="Later", kinds=("later",)),
    OutlineSection(id="left-out", title="Not", kinds=("left_out",)),
)


def between(base: Rulebase, before: Answers, after: Answers) -> Difference:
    base = replace(base, definitions=replace(base.definitions, sections=SECTIONS))
    one, other = (Case(base, given, sketching(base), date(2026, 1, 5)) for given in (before, after))
    return compare(one, other)


def told(difference: Difference) -> list[tuple[str, str]]:
    return [(one.item.id, one.how) for one in difference.items]


def test_the_same_answers_make_no_difference() -> None:
    base = rulebase(P, item("x"), rule("r", {"business.p": "a"}, recommend="x"))
    found = between(base, answers(p="a"), answers(p="a"))
    assert (found.facts, found.items) == ((), ())


def test_an_item_that_comes_in_or_goes_out_is_told_with_the_answer_that_explains_it() -> None:
    base = rulebase(
        P,
        Q,
        item("x"),
        item("y"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("s", {"business.p": "b"}, recommend="y"),
    )
    found = between(base, answers(p="a", q="a"), answers(p="b", q="b"))
    assert told(found) == [("x", "removed"), ("y", "added")]
    assert [fact.ref.key for fact in found.facts] == ["business.p", "business.q"]
    assert [[f.ref.key for f in one.because] for one in found.items] == [["business.p"]] * 2


def test_the_chain_names_every_rule_on_the_way() -> None:
    base = rulebase(
        P,
        finding("business.f"),
        item("x"),
        rule("f", {"business.p": "a"}, find={"business.f": "yes"}),
        rule("r", {"business.f": "yes"}, recommend="x"),
    )
    (one,) = between(base, answers(p="b"), answers(p="a")).items
    (chain,) = one.chains
    assert [(link.rule.id, link.fires) for link in chain.links] == [("f", True), ("r", True)]


def test_a_rule_that_holds_no_more_can_be_what_brings_an_item_in() -> None:
    base = rulebase(
        P,
        item("x"),
        rule("r", {}, recommend="x"),
        rule("v", {"business.p": "a"}, leave_out="x"),
    )
    found = between(base, answers(p="a"), answers(p="b"))
    moved = next(one for one in found.items if one.item.id == "x")
    (chain,) = moved.chains
    assert [(link.rule.id, link.fires) for link in chain.links] == [("v", False)]


def test_a_change_of_value_is_told() -> None:
    base = rulebase(
        P,
        item("x"),
        rule("r", {}, recommend="x", value="low"),
        rule("s", {"business.p": "a"}, recommend="x", value="high"),
    )
    assert told(between(base, answers(p="b"), answers(p="a"))) == [("x", "revalued")]


def test_work_that_only_lost_its_room_names_the_hours_and_the_work_that_took_them() -> None:
    hours = question("business.owner_hours", "number")
    base = rulebase(
        P,
        hours,
        item("x", "tactic", setup_hours=1, weekly_hours=1),
        item("y", "tactic", setup_hours=1, weekly_hours=1),
        rule("r", {}, recommend="x", value="low"),
        rule("s", {"business.p": "a"}, recommend="y", value="high"),
    )
    small: dict[str, Any] = {"owner_hours": 1}
    found = between(
        base, answers("customers", p="b", **small), answers("customers", p="a", **small)
    )
    moved = next(one for one in found.items if one.item.id == "x")
    assert (moved.how, moved.chains) == ("moved", ())
    assert [rival.id for rival in moved.rivals] == ["y"]


def test_an_answer_that_only_falls_away_with_another_is_not_named_as_a_cause() -> None:
    base = rulebase(
        P,
        question("business.q", ask_when={"business.p": "a"}),
        item("x"),
        rule("r", {"business.q": "a"}, recommend="x"),
    )
    found = between(base, answers(p="a", q="a"), answers(p="b", q="a"))
    assert [fact.ref.key for fact in found.facts] == ["business.p"]
    assert [fact.ref.key for one in found.items for fact in one.because] == ["business.p"]


def test_what_is_worked_out_from_answers_is_not_named_as_an_answer() -> None:
    prices = Computed(id="business.prices", kind="number", label="Prices", sum=("goal.price",))
    base = rulebase(
        question("goal.price", "number"),
        rule("r", {"business.prices": {"min": 1}}, ask="?"),
        computed=(prices,),
    )
    goal: dict[str, Any] = {"goal.kind": "customers", "goal.price": 3}
    before = answers("customers").with_entries("goal", (goal,))
    after = answers("customers").with_entries("goal", ({**goal, "goal.price": 5},))
    assert [fact.ref.key for fact in between(base, before, after).facts] == ["goal.price"]


def test_a_goal_that_takes_anothers_place_counts_as_that_goal_changed() -> None:
    base = rulebase(
        item("x", "objective"),
        rule("r", {}, each="goal", recommend="x"),
    )
    found = between(base, answers("customers"), answers("hiring"))
    assert [fact.ref.key for fact in found.facts] == ["goal.kind"]
    assert told(found) == []


def test_a_relationship_on_one_side_only_stands_for_all_that_is_known_of_it() -> None:
    base = rulebase(
        item("x", scope="relationship"),
        rule("r", {"relationship.kind": "regulars"}, each="relationship", recommend="x"),
    )
    found = between(base, answers(people=("Anna",)), answers(people=()))
    gone = next(one for one in found.items if one.item.id == "x:anna")
    assert [fact.ref.key for fact in gone.because] == ["relationship.name"]


def test_relationships_in_another_order_are_told_as_moved() -> None:
    base = rulebase(
        question("relationship.q"),
        rule("high", {"relationship.q": "a"}, each="link", find={"link.value": "high"}),
    )

    def people(*liked: str) -> Answers:
        entries = tuple(
            {
                "relationship.name": name,
                "relationship.kind": "regulars",
                "relationship.q": "a" if name in liked else "b",
            }
            for name in ("Anna", "Ben")
        )
        return answers("customers").with_entries("relationship", entries)

    found = between(base, people("Anna"), people("Ben"))
    assert [how for _, how in told(found)] == ["moved"]
    assert found.items[0].chains


def together(*liked: str, before: tuple[str, ...], after: tuple[str, ...]) -> Difference:
    """The same work with some people in one go, on both sides; those that are liked come first."""
    base = rulebase(
        question("relationship.q"),
        item("x", "tactic", scope="relationship", title="Ask {relationship.name}"),
        rule("high", {"relationship.q": "a"}, each="link", find={"link.value": "high"}),
        rule("r", {"relationship.kind": "regulars"}, each="relationship", recommend="x"),
    )

    def people(names: tuple[str, ...], liked: str) -> Answers:
        entries = tuple(
            {
                "relationship.name": name,
                "relationship.kind": "regulars",
                "relationship.q": "a" if name == liked else "b",
            }
            for name in names
        )
        return answers("customers").with_entries("relationship", entries)

    return between(base, people(before, liked[0]), people(after, liked[1]))


def test_what_is_done_with_the_same_people_in_one_go_does_not_change_with_their_order() -> None:
    both = ("Anna", "Ben")
    found = together("Anna", "Ben", before=both, after=both)
    assert [name for name, _ in told(found) if name.startswith("x")] == []


def test_of_what_is_done_with_several_in_one_go_only_the_one_who_is_gone_goes_out() -> None:
    found = together("Anna", "Anna", before=("Anna", "Ben"), after=("Ben",))
    (gone,) = (one for one in found.items if one.item.id.startswith("x"))
    assert (gone.item.id, gone.how) == ("x:anna", "removed")
    assert english().say(gone.item.title) == "Ask Anna"
