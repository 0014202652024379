"""The pages of the interview: what is asked at once, in which order, and how many are left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.core.interview.answers import Answers
from advisor.core.interview.page_navigation import (
    PageNavigation,
    answer_cells,
    back,
    begin_pages,
    finish_naming,
    go_deeper,
    go_to,
    leave,
    name_entries,
    skip,
)
from advisor.core.interview.pages import Page, plan_pages
from advisor.core.rules.rulebase import Rulebase
from tests.builders import answers, item, question, rule, rulebase

BASE = rulebase(
    question("business.p", screen="means"),
    question("business.q", screen="means", ask_when={"business.p": "a"}),
    question("business.r", depth="later"),
    question("relationship.warmth"),
    question("relationship.free", ask_when={"relationship.kind": "local_peer"}),
    item("one", "tactic", claim="duty"),
    item("two", "tactic", claim="duty"),
    rule("p", {"business.p": "b"}, recommend="one"),
    rule("q", {"business.q": "a"}, recommend="one"),
    rule("r", {"business.r": "a"}, recommend="two"),
    rule("warm", {"some relationship.warmth": "a"}, recommend="one"),
    rule("free", {"some relationship.free": "a"}, recommend="one"),
)


def people(*kinds: str, **more: Any) -> Answers:
    entries = tuple(
        {"relationship.name": f"R{n}", "relationship.kind": kind} for n, kind in enumerate(kinds)
    )
    return answers("hiring", **more).with_entries("relationship", entries)


def page(base: Rulebase, given: Answers, name: str) -> Page:
    found = plan_pages(base, given).find(name)
    assert found is not None
    return found


def test_a_grid_asks_one_question_of_every_entry_for_which_it_arises() -> None:
    grid = page(BASE, people("staff", "local_peer", "local_peer"), "relationship.free")
    assert (grid.kind, grid.rows) == ("grid", (1, 2))


def test_a_grid_waits_until_all_entries_are_named() -> None:
    given = replace(people("staff"), closed=frozenset({"goal"}))
    assert plan_pages(BASE, given).find("relationship.warmth") is None


def test_all_that_entries_need_is_one_page() -> None:
    naming = page(BASE, people("staff", "staff"), "relationship.name")
    assert naming.kind == "naming"
    assert [q.id for q in naming.questions] == ["relationship.name", "relationship.kind"]
    assert len(naming.cells) == 4


def test_neighbours_on_one_screen_are_one_page() -> None:
    form = page(BASE, people(p="a"), "business.p")
    assert (form.kind, [cell.question.id for cell in form.cells]) == (
        "form",
        ["business.p", "business.q"],
    )


ALONG = rulebase(
    question("business.p", screen="means"),
    question("business.q", screen="means", along=True),
    question("relationship.did", along=True),
    rule("p", {"business.p": "b"}, ask="?"),
    rule(
        "did", {"relationship.kind": "staff", "relationship.did": "a"}, each="relationship", ask="?"
    ),
)


def test_what_comes_along_is_asked_on_the_page_of_another_question() -> None:
    form = page(ALONG, people("staff"), "business.p")
    assert [cell.question.id for cell in form.cells] == ["business.p", "business.q"]


def test_what_comes_along_makes_no_page_alone() -> None:
    base = rulebase(
        question("business.p", screen="means"), question("business.q", screen="means", along=True)
    )
    assert plan_pages(base, people("staff")).holding("business.q") is None


def test_a_grid_that_comes_along_has_every_entry_once_it_is_asked_of_one() -> None:
    assert page(ALONG, people("donors", "staff"), "relationship.did").rows == (0, 1)
    assert plan_pages(ALONG, people("donors", "donors")).find("relationship.did") is None


def test_what_is_asked_later_comes_deeper_and_is_named() -> None:
    pages = plan_pages(BASE, people(p="b"))
    assert [p.id for p in pages.open("deeper")] == ["business.r"]
    assert [one.id for one in pages.sharpen] == ["two"]


def test_a_question_that_no_item_of_the_approach_depends_on_comes_deeper() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        item("one", "tactic", claim="duty"),
        item("use", "use"),
        rule("p", {"business.p": "a"}, recommend="one"),
        rule("q", {"business.q": "a"}, recommend="use"),
    )
    pages = plan_pages(base, answers("hiring"))
    assert [p.id for p in pages.open("first")] == ["business.p"]
    assert [p.id for p in pages.open("deeper")] == ["business.q"]


def test_the_range_of_what_is_left_includes_what_is_open_now() -> None:
    pages = plan_pages(BASE, people("staff"))
    least, most = pages.left()
    assert least <= len(pages.open("first")) <= most


def test_nothing_is_left_of_a_finished_interview() -> None:
    given = people(p="b", r="a")
    assert plan_pages(BASE, given).left("first") == (0, 0)
    assert plan_pages(BASE, given).left("deeper") == (0, 0)


# ── The way through ────────────────────────────────────────────────────────────


def at(name: str, given: Answers) -> PageNavigation:
    return go_to(begin_pages(BASE, given), name)


def test_a_whole_grid_is_answered_at_once() -> None:
    start = at("relationship.warmth", people("staff", "staff", p="b"))
    done = answer_cells(start, {("relationship.warmth", n): "a" for n in (0, 1)})
    assert [entry["relationship.warmth"] for entry in done.answers.relationships] == ["a", "a"]
    assert done.at is None


def test_a_grid_stays_open_until_every_cell_is_answered() -> None:
    start = at("relationship.warmth", people("staff", "staff"))
    assert answer_cells(start, {("relationship.warmth", 1): "b"}).at == "relationship.warmth"


def test_a_form_stays_while_its_own_answers_call_for_more() -> None:
    start = at("business.p", people())
    more = answer_cells(start, {("business.p", None): "a"})
    assert more.at == "business.p"
    assert answer_cells(more, {("business.q", None): "b"}).at != "business.p"


def test_naming_ends_only_once_every_entry_has_what_it_needs() -> None:
    start = at("relationship.name", replace(people(), closed=frozenset({"goal"})))
    half = name_entries(start, "relationship", ({"relationship.name": "Ann"},))
    assert finish_naming(half, "relationship").at == "relationship.name"
    whole = name_entries(
        half, "relationship", ({"relationship.name": "Ann", "relationship.kind": "staff"},)
    )
    assert "relationship" in finish_naming(whole, "relationship").answers.closed


def test_back_leads_to_the_page_one_came_from() -> None:
    start = begin_pages(BASE, people("staff"))
    assert back(skip(start)).at == start.at


def test_after_going_back_next_leads_the_same_way_forward() -> None:
    base = rulebase(
        *(question(f"business.{name}", depth="later") for name in "prq"),
        *(item(name, "tactic", claim="duty") for name in ("one", "two", "three")),
        rule("p", {"business.p": "a"}, recommend="one"),
        rule("q", {"business.q": "a"}, recommend="two"),
        rule("r", {"business.r": "a"}, recommend="three"),
        rule("r2", {"business.r": "b"}, recommend="two"),
    )
    step = go_deeper(begin_pages(base, people()))
    way = []
    while step.at is not None:
        way.append(step.at)
        step = answer_cells(step, {(step.at, None): "b"})
    # The page with most at stake was asked first, and stands elsewhere once it is answered.
    assert way[0] == "business.r"
    for _ in way:
        step = back(step)
    again = []
    while step.at is not None:
        again.append(step.at)
        step = leave(step)
    assert again == way


def test_a_skipped_page_comes_back_once() -> None:
    start = begin_pages(BASE, people("staff"))
    seen = [start.at]
    while start.at is not None:
        start = skip(start)
        seen.append(start.at)
    assert seen == ["business.p", "relationship.warmth", "business.p", "relationship.warmth", None]


def test_going_deeper_leads_to_the_other_questions() -> None:
    start = begin_pages(BASE, people(p="b"))
    assert start.at is None
    assert go_deeper(start).at == "business.r"
