"""Names, tables and forms on the screen, by keys and by mouse."""

from __future__ import annotations

import pytest
from textual.widgets import Button

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.rules.rulebase import Rulebase
from advisor.tui.widgets.form_view import FormView
from advisor.tui.widgets.grid_table import GridTable
from advisor.tui.widgets.marked import CHOSEN
from tests.builders import QUESTIONS, item, question, rule, rulebase
from tests.tui.conftest import Program, Run

BASE = rulebase(
    question("relationship.warmth", words="In your own words"),
    question("relationship.gave", "choices"),
    item("one", "tactic", claim="duty", scope="relationship"),
    item("two", "tactic", claim="duty", scope="relationship"),
    rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="one"),
    rule("s", {"relationship.gave": {"has": "a"}}, each="relationship", recommend="two"),
)
# The firm, one goal, and on to the people.
TO_PEOPLE = ("n", *"Rye", "enter", "1", "enter", "enter")
NAMES = (*"Rosa", "enter", "3", "enter", *"Bea", "enter", "1", "enter")


def people(program: Program, key: str = "name") -> list[object]:
    entries = program.session.navigation.answers.relationships
    return [entry.get(f"relationship.{key}") for entry in entries]


async def begun(program: Program, *keys: str) -> None:
    await program.press("n")
    await program.burst(*TO_PEOPLE[1:], *keys)


@pytest.mark.slow
async def test_a_page_is_turned_from_within_a_field(run: Run) -> None:
    texts = [question(f"business.t{n}", "text", text=f"Text {n}?", screen="s") for n in range(9)]
    base = rulebase(
        *texts,
        item("x", "tactic", claim="duty"),
        *(rule(f"r{n}", {f"business.t{n}": {"known": True}}, recommend="x") for n in range(9)),
    )
    async with run((60, 20), base=base) as program:
        await program.press("n")
        for answer in ("Rye & Co", "1"):  # The name, and what else comes before.
            if "Text 0?" not in program.text():
                await program.burst(*answer, "enter")
        await program.until(lambda: "Text 0?" in program.text())
        form = program.screen.query_one(FormView)
        before = form.scroll_y
        await program.press("pagedown")
        assert form.scroll_y > before


async def test_names_and_kinds_are_entered_line_after_line(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        assert people(program) == ["Rosa", "Bea"]
        assert people(program, "kind") == ["local_peer", "regulars"]
        assert program.at == "relationship.warmth"


async def test_an_entry_is_moved_edited_and_removed_by_keys(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES)
        await program.press("up", "ctrl+up")
        assert people(program) == ["Bea", "Rosa"]
        await program.press("enter", *"trix", "enter", "2", "enter")
        assert people(program) == ["Beatrix", "Rosa"]
        await program.press("up", "delete", "2", "enter")
        assert people(program) == ["Beatrix"]


async def test_names_are_entered_with_the_mouse_for_all_but_typing(run: Run) -> None:
    async with run((100, 40), base=BASE) as program:
        await begun(program, *"Rosa")
        await program.pilot.click("#next")
        await program.settle()
        await program.pilot.click("#kinds", offset=(4, 1))
        await program.pilot.click("#next")
        await program.settle()
        assert people(program, "kind") == ["staff"]
        await program.pilot.click("#entries", offset=(4, 0))
        await program.settle()
        await program.pilot.click("#entry-remove")
        await program.settle()
        await program.press("2", "enter")
        assert people(program) == []


async def test_a_button_beside_the_line_adds_a_name(run: Run) -> None:
    async with run((80, 24), base=BASE) as program:
        await begun(program)
        await program.pilot.click("#add-name")
        await program.settle()
        assert "Please type a name." in program.text()
        await program.type("Rosa")
        await program.pilot.click("#add-name")
        await program.settle()
        await program.press("3")
        await program.pilot.click("#add-kind")
        await program.settle()
        assert people(program) == ["Rosa"]
        assert "Enter adds it." in program.text()
        await program.press("up", "enter")
        assert "Enter changes it." in program.text()
        assert f"{CHOSEN}1. Rosa" in program.text()
        assert str(program.screen.query_one("#add-name", Button).label) == "Change"


async def test_a_button_above_a_list_of_kinds_adds_one_and_never_goes_on(run: Run) -> None:
    async with run((80, 24), base=BASE) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "1")
        await program.pilot.click("#add-kind")
        await program.settle()
        assert len(program.session.navigation.answers.goals) == 1
        await program.pilot.click("#add-kind")
        await program.settle()
        assert program.at == "goal.kind"
        assert "Choose what to add first." in program.text()


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("1", "enter", "2", "enter"), ["a", "b"]),
        (("right", "space", "enter", "1", "enter"), ["b", "a"]),
        (("right", "enter", "right", "left", "enter"), ["b", "a"]),
        (("2", "enter", "=", "enter"), ["b", "b"]),
        (("f3", "enter", "?", "enter"), [DONT_KNOW, DONT_KNOW]),
        (("down", "3", "up", "1", "enter"), ["a", "c"]),
    ],
)
async def test_a_table_of_marks_is_filled_by_keys(
    keys: tuple[str, ...], given: list[object], run: Run
) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        await program.burst(*keys)
        assert people(program, "warmth") == given
        assert program.at == "relationship.gave"


async def test_where_one_is_in_a_table_reads_without_colour(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        await program.burst("1", "down", "right")
        lines = [line.split() for line in program.text().splitlines()]
        assert next(line for line in lines if "Rosa" in line)[:2] == ["Rosa", "(•)"]
        here = next(line for line in program.text().splitlines() if f"{CHOSEN.strip()}Bea" in line)
        assert here.count("▶") == 1
        assert "( ) ▶( )◀" in here


@pytest.mark.parametrize(("size", "listed"), [((80, 24), False), ((120, 50), True)])
async def test_where_there_is_room_every_column_has_a_line_that_says_what_it_means(
    size: tuple[int, int], listed: bool, run: Run
) -> None:
    names = tuple(f"{letter}{'x' * 24}" for letter in "abcdefgh")
    base = rulebase(
        question("relationship.warmth", options=names),
        item("one", "tactic", claim="duty", scope="relationship"),
        rule("r", {"relationship.warmth": names[0]}, each="relationship", recommend="one"),
    )
    async with run(size, base=base) as program:
        await begun(program, *NAMES, "enter")
        lines = program.text().splitlines()
        first = next(line for line in lines if names[0].upper() in line)
        assert (names[1].upper() not in first) == listed


@pytest.mark.parametrize(("size", "spaced"), [((100, 37), False), ((100, 50), True)])
async def test_where_there_is_room_a_table_stands_apart_from_its_question_and_its_hint(
    size: tuple[int, int], spaced: bool, run: Run
) -> None:
    base = rulebase(
        question(
            "relationship.warmth", text="How warm?", options=("x" * 60, "y" * 60), help="Say."
        ),
        item("one", "tactic", claim="duty", scope="relationship"),
        rule("r", {"relationship.warmth": "x" * 60}, each="relationship", recommend="one"),
    )
    names = [key for n in range(9) for key in (*f"N{n}", "enter", "1", "enter")]
    async with run(size, base=base) as program:
        await begun(program, *names, "enter")
        shown = program.text().splitlines()
        for text in ("How warm?", "Say."):
            place = next(n for n, line in enumerate(shown) if text in line)
            assert (not shown[place + 1].strip()) == spaced, text
        hint = next(n for n, line in enumerate(shown) if "Arrows move" in line)
        assert (not shown[hint - 1].strip()) == spaced


async def test_letters_at_a_row_are_own_words(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        await program.burst("1", *"sent nine", "enter", "2", "enter")
        assert people(program, "warmth_words") == ["sent nine", None]


async def test_down_from_own_words_leads_to_the_next_row(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        await program.burst("1", *"nine", "down", "2", *"ten", "up", "1", "enter")
        assert people(program, "warmth") == ["a", "a"]
        assert people(program, "warmth_words") == ["nine", "ten"]


async def test_several_marks_of_a_row_go_together(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter", "1", "enter", "1", "enter")
        await program.burst("1", "3", "enter", "2", "enter")
        assert people(program, "gave") == [("a", "c"), ("b",)]


@pytest.mark.slow
async def test_a_table_of_marks_is_filled_with_the_mouse(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter")
        for row, column in ((0, 2), (1, 1)):
            table = program.screen.query_one(GridTable)
            x = sum(c.get_render_width(table) for c in table.ordered_columns[:column]) + 2
            await program.pilot.click(GridTable, offset=(x, row + 1))
            await program.settle()
        await program.pilot.click("#next")
        await program.settle()
        assert people(program, "warmth") == ["b", "a"]


async def test_what_is_missing_in_a_table_is_shown(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES, "enter", "1")
        for _ in range(2):
            program.screen.query_one("#next", Button).press()
            await program.settle()
        assert "Please mark something in this row." in program.text()
        assert program.at == "relationship.warmth"


async def test_esc_leaves_a_line_as_it_is_before_it_leaves_the_page(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *NAMES)
        await program.press("up", "enter", *"trix", "escape")
        assert program.at == "relationship.name"
        assert people(program) == ["Rosa", "Bea"]
        assert "Its name:" not in program.text()
        await program.press("escape")
        assert program.at != "relationship.name"


async def test_what_was_refused_is_not_said_of_a_line_that_is_opened(run: Run) -> None:
    async with run(base=BASE) as program:
        await program.press("n", *"Rye", "enter", "1", "enter")
        # “That is all” is marked, and “Add” adds nothing.
        await program.press("shift+tab", "enter")
        assert "Choose what to add first." in program.text()
        await program.press("shift+tab", "enter")
        assert "Remove" in program.text()
        assert "✗" not in program.text()


async def test_esc_goes_back_entry_by_entry_where_they_come_one_by_one(run: Run) -> None:
    wide = rulebase(
        question("relationship.warmth", options=tuple("abcdefghijklm")),
        question("relationship.gave", "choices"),
        item("one", "tactic", claim="duty", scope="relationship"),
        rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="one"),
        rule("s", {"relationship.gave": {"has": "a"}}, each="relationship", recommend="one"),
    )
    async with run((60, 20), base=wide) as program:
        await begun(program, *NAMES, "enter")
        await program.press("2", "enter")
        assert "Bea" in program.text()
        # What was answered last comes first, on this page and from the next one.
        await program.press("escape")
        assert program.at == "relationship.warmth"
        assert "Rosa" in program.text()
        await program.press("enter", "2", "enter")
        assert program.at == "relationship.gave"
        await program.press("escape")
        assert program.at == "relationship.warmth"
        assert "Bea" in program.text()
        await program.press("escape", "escape")
        assert program.at == "relationship.name"


async def test_where_a_table_has_no_room_entries_come_one_by_one(run: Run) -> None:
    wide = rulebase(
        question("relationship.warmth", options=tuple("abcdefghijklm")),
        item("one", "tactic", claim="duty", scope="relationship"),
        rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="one"),
    )
    async with run((60, 20), base=wide) as program:
        await begun(program, *NAMES, "enter")
        assert "Rosa: " in program.text()
        await program.burst("2", "enter", "3", "enter")
        assert people(program, "warmth") == ["b", "c"]


async def test_a_form_is_filled_with_the_mouse_and_handed_in_at_once(
    run: Run, real: Rulebase
) -> None:
    async with run() as program:
        await program.press("n")
        fields = list(program.screen.query("#typed"))
        for field, text in zip(fields, ("Rye", "bread"), strict=False):
            await program.pilot.click(field)
            await program.type(text)
        await program.pilot.click("#next")
        await program.settle()
        given = program.session.navigation.answers.business
        assert (given["business.name"], given["business.offer"]) == ("Rye", "bread")
        assert program.at == "business.sector"


async def test_names_are_never_read_as_markup(run: Run) -> None:
    hostile = "[red]x[/] [@click=app.quit]"
    async with run((100, 30), base=BASE) as program:
        await begun(program)
        await program.paste(hostile)
        await program.burst("enter", "1", "enter")
        assert hostile in program.text()
        await program.burst(*"Bea", "enter", "1", "enter", "enter")
        assert "[red]x[/]" in program.text()


async def test_a_name_typed_while_kinds_are_open_chooses_none(run: Run) -> None:
    kinds = tuple("abcdefghijklmnop")
    base = rulebase(
        item("one", "tactic", claim="duty"),
        rule("r", {"some relationship.kind": "p"}, recommend="one"),
        questions=(
            *(one for one in QUESTIONS if one.id != "relationship.kind"),
            question("relationship.kind", required=True, options=("regulars", *kinds)),
        ),
    )
    async with run(base=base) as program:
        await begun(program, *"Rosa", "enter", *"Florist", "enter")
        assert people(program) == []
        assert "No line fits." in program.text()
        await program.burst("escape", "enter")
        assert "Nothing is marked yet" in program.text()
        await program.burst("2", "enter")
        assert people(program, "kind") == ["a"]


async def test_esc_at_the_kinds_leads_back_to_the_name(run: Run) -> None:
    async with run(base=BASE) as program:
        await begun(program, *"Rosa", "enter", "escape", *"lind", "enter", "1", "enter")
        assert people(program) == ["Rosalind"]
