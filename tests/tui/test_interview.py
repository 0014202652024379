"""The interview by keys: typing ahead, edits backwards, what is typed, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.rules.rulebase import Rulebase
from advisor.tui.screens import keeping
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.widgets.answer_list import AnswerList
from advisor.tui.widgets.choices import Choice
from advisor.tui.widgets.form_view import FormView
from advisor.tui.widgets.text_input import TextInput
from tests.builders import item, question, rule, rulebase
from tests.driving import firm, keys_for, moments
from tests.tui.conftest import Program, Run, saved_files

FIRM = (*"Rye", "enter", *"bread", "enter")
TO_STAFF = (*FIRM, "1", "enter", "1", "enter")


def typed(program: Program) -> list[str]:
    """What stands in the fields of the page."""
    fields = program.screen.query_one(FormView).query(TextInput)
    return [field.value for field in fields if field.value]


async def up_to(program: Program, real: Rulebase, name: str, page: str) -> None:
    """Answer as a firm does until a page is reached."""
    answers = firm(name, real)
    await program.press("n")
    for moment in moments(real, answers):
        if moment.at == page and not moment.unconfirmed:
            return
        await program.give(keys_for(real, answers, moment))


@pytest.mark.slow
async def test_esc_goes_back_page_by_page_and_at_last_to_all_interviews(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*TO_STAFF)
        assert program.at == "business.form"
        await program.press("escape", "escape")
        assert program.at == "business.name"
        assert typed(program) == ["Rye", "bread"]
        await program.press("escape")
        assert program.on(HomePage)


@pytest.mark.slow
async def test_what_was_typed_but_not_handed_in_is_there_again(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"sourdough br")
        await program.press("escape", "enter")
        assert typed(program) == ["Rye", "sourdough br"]
    async with run() as program:
        await program.press("enter")
        assert typed(program) == ["Rye", "sourdough br"]


async def test_what_is_typed_is_on_disk_after_a_moment_however_the_program_ends(
    run: Run, tmp_path: Path
) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"sour")
        for more in ("dough", " bread"):
            await program.type(more)
            await program.until(lambda: "sourdough" in saved_files(tmp_path)[0].read_text())
        await program.until(lambda: "sourdough bread" in saved_files(tmp_path)[0].read_text())


TO_NAMES = (*"Rye", "enter", "f4", "1", "enter", "enter")
FORM = rulebase(
    question("business.size", options=("a", "b"), words="In your own words"),
    question("relationship.warmth", words="In your own words"),
    item("one", "tactic", claim="duty", scope="relationship"),
    item("two", "tactic", claim="duty"),
    rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="one"),
    rule("s", {"business.size": "a"}, recommend="two"),
)


@pytest.mark.parametrize(
    ("before", "keys", "kept"),
    [
        ((), (*"Rye", "tab"), ["Rye"]),
        ((), (*"Rye", "enter"), ["Rye"]),
        ((*"Rye", "enter"), (*"1", "enter"), ['"a"']),
        ((*"Rye", "enter"), (*"1", "tab"), ['"a"']),
        (TO_NAMES, (*"Rosa", "enter"), ["Rosa"]),
        (
            (*TO_NAMES, *"Rosa", "enter", "1", "enter", *"Bea", "enter", "1", "enter", "enter"),
            ("2", "s"),
            ['"b"'],
        ),
    ],
)
async def test_what_was_entered_is_on_disk_once_the_next_field_is_seen(
    before: tuple[str, ...],
    keys: tuple[str, ...],
    kept: list[str],
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping, "PAUSE", 1_000)
    async with run(base=FORM) as program:
        await program.press("n")
        await program.burst(*before)
        await program.burst(*keys)
        saved = "".join(file.read_text() for file in saved_files(tmp_path))
        assert [one for one in kept if one not in saved] == []


async def test_a_mark_that_was_not_handed_in_is_there_again(run: Run, tmp_path: Path) -> None:
    async with run(base=FORM) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "2", "tab")
    async with run(base=FORM) as program:
        await program.press("enter")
        assert "(•) B" in program.text()


async def test_what_is_wrong_with_an_answer_typed_fast_stays_until_it_is_mended(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*TO_STAFF, *"abc", "enter")
        assert "✗ Please type a number of people" in program.text()
        await program.press("backspace")
        assert "✗" not in program.text()


async def test_a_key_that_means_nothing_at_a_page_says_so(run: Run, real: Rulebase) -> None:
    async with run() as program:
        await up_to(program, real, "cafe", "goal.kind")
        await program.press("f4")
        assert program.at == "goal.kind"
        told = [one.message for one in program.app._notifications]
        assert "You can go on without adding any." in told
        assert "Left for later" not in program.text()


@pytest.mark.slow
async def test_a_number_marks_and_only_enter_goes_on(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM, "2")
        assert program.at == "business.sector"
        assert "(•) Café, restaurant" in program.text()
        await program.burst("enter")
        assert program.session.navigation.answers.business["business.sector"] == "hospitality"


MANY = (*"abcdefghijklmnopqrstuvwxyz", "zebra")
LISTS = rulebase(
    question("business.long", options=MANY[:14]),
    question("business.longest", options=MANY),
    question("business.open", "yes_no"),
    *(item(name, "tactic", claim="duty") for name in ("one", "two", "three")),
    rule("r", {"business.long": "a"}, recommend="one"),
    rule("s", {"business.longest": "a"}, recommend="two"),
    rule("t", {"business.open": "yes"}, recommend="three"),
)


async def test_a_number_that_no_option_has_is_said(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM, "1", "enter", "9")
        assert "No line has the key 9." in program.text()
        await program.burst("2")
        assert "No line has" not in program.text()


async def test_every_option_has_a_key_or_is_found_by_typing(run: Run) -> None:
    async with run(base=LISTS) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "c", "enter")
        await program.burst("z", "e", "enter")
        await program.burst("n", "enter")
        given = program.session.navigation.answers.business
        asked = [given[f"business.{key}"] for key in ("long", "longest", "open")]
        assert asked == ["m", "zebra", "no"]


async def test_a_slash_searches_and_escape_ends_the_search(run: Run) -> None:
    async with run(base=LISTS) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "/", "m")
        assert "( ) A" not in program.text()
        await program.burst("escape")
        assert "( ) A" in program.text()
        await program.burst("/", "m", "1", "enter")
        assert program.session.navigation.answers.business["business.long"] == "m"


async def test_enter_hands_in_every_field_that_was_filled(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "tab", *"bread", "enter")
        given = program.session.navigation.answers.business
        assert (given["business.name"], given["business.offer"]) == ("Rye", "bread")
        assert program.at == "business.sector"


async def test_long_text_wraps_while_it_is_typed(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        field = program.screen.query_one("#typed")
        before = field.region.height
        await program.type("bread and cakes " * 8)
        assert field.region.height > before


async def test_number_keys_choose_though_a_button_has_the_focus(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM)
        await program.press("tab", "2", "enter")
        assert program.session.navigation.answers.business["business.sector"] == "hospitality"


async def test_a_click_on_dont_know_answers_the_field_one_is_in(run: Run, real: Rulebase) -> None:
    async with run((80, 40)) as program:
        await up_to(program, real, "cafe", "goal.measure")
        await program.burst("1", "enter", "enter")
        await program.pilot.click("#unknown")
        await program.settle()
        goal = program.session.navigation.answers.goals[0]
        assert [key for key, answer in goal.items() if answer is DONT_KNOW] == ["goal.baseline"]


async def test_a_page_begins_at_its_question_however_far_the_one_before_was_scrolled(
    run: Run, real: Rulebase
) -> None:
    async with run() as program:
        await up_to(program, real, "cafe", "goal.measure")
        page, form = program.screen, program.screen.query_one(FormView)
        assert isinstance(page, InterviewPage)
        form.scroll_end(animate=False)
        await program.settle()
        assert form.scroll_y
        page.go_to("business.capacity")
        await program.settle()
        assert "Could you take on more today?" in program.text()


async def test_a_skipped_page_stays_open(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM, "f4")
        assert "business.sector" in program.session.navigation.skipped
        await program.burst("f3")
        assert "This one needs an answer." in program.text()


async def test_changing_an_answer_in_the_review_sets_others_aside_visibly(run: Run) -> None:
    base = rulebase(
        question("business.p"),
        question("business.q", ask_when={"business.p": "a"}),
        item("x", "tactic", claim="duty"),
        item("y", "tactic", claim="duty"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("s", {"business.q": "b"}, recommend="y"),
    )
    async with run((120, 40), base=base) as program:
        await program.press("n", *"Rye", "enter", "1", "enter", "2", "enter", "f2")
        assert program.on(ReviewPage)
        answers = program.screen.query_one(AnswerList)
        answers.highlighted = [one.id for one in answers.options].index("business.p@None")
        assert "● q: B" in program.text()
        await program.press("enter", "2", "enter")
        assert "◌ q: B" in program.text()
        assert "set aside, because of “p”" in program.text()


async def test_among_the_answers_a_list_that_was_left_empty_can_be_gone_to(run: Run) -> None:
    base = rulebase(
        question("relationship.warmth"),
        item("x", "tactic", claim="duty", scope="relationship"),
        rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="x"),
    )
    async with run(base=base) as program:
        await program.press("n", *"Rye", "enter", "1", "enter", "enter", "enter")
        assert program.on(StrategyPage)
        await program.press("f2")
        answers = program.screen.query_one(AnswerList)
        assert "○ none named yet" in program.text()
        answers.highlighted = [one.id for one in answers.options].index("list relationship")
        await program.press("enter")
        assert program.on(InterviewPage)
        assert program.at == "relationship.name"


async def test_what_was_said_under_a_page_is_gone_after_the_strategy(run: Run) -> None:
    base = rulebase(
        question("business.p"),
        question("business.q", depth="later"),
        item("x", "tactic", claim="duty"),
        item("y", "tactic", claim="duty"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("s", {"business.q": "a"}, recommend="y"),
    )
    async with run(base=base) as program:
        await program.press("n", *"Rye", "enter", "f4")
        await program.press("1", "enter", "enter", "enter", "f4")
        assert program.on(StrategyPage)
        await program.press("d")
        assert program.at == "business.q"
        assert "Left for later" not in program.text()


async def test_hint_and_button_have_the_same_word(run: Run) -> None:
    async with run(base=LISTS) as program:
        await program.press("n", *"Rye", "enter")
        assert "Enter goes on." in program.text()
        assert "Go on" in program.text()
        await program.press("1", "enter", "f2", "home", "enter")
        assert program.on(AskPage)
        assert "Enter changes it." in program.text()
        assert "Change" in program.text()
        assert "goes on" not in program.text()


async def test_a_presumed_answer_can_be_corrected_in_the_review(run: Run, real: Rulebase) -> None:
    async with run((120, 40)) as program:
        await up_to(program, real, "cafe", "business.capacity")
        await program.press("f2")
        answers = program.screen.query_one(AnswerList)
        ids = [one.id for one in answers.options]
        answers.highlighted = ids.index("business.called@None")
        assert "◇ What you call them: guests" in program.text()
        await program.press("enter", "1", "enter")
        assert "● What you call them: customers" in program.text()


async def up_to_presumed_relationships(program: Program, real: Rulebase) -> None:
    answers = firm("cafe", real)
    await program.press("n")
    for moment in moments(real, answers):
        if any(one.question.scope == "relationship" for one in moment.unconfirmed):
            break
        await program.give(keys_for(real, answers, moment))


async def test_what_is_presumed_of_several_stands_under_one_heading(
    run: Run, real: Rulebase
) -> None:
    async with run((80, 24)) as program:
        await up_to_presumed_relationships(program, real)
        assert program.text().count("What they could bring you") == 1
        first, second = "1 Morning regulars: ", "2 The new flats:    "
        assert first in program.text()
        assert second in program.text()
        await program.press("2", "enter")
        assert "The new flats: What could this relationship bring you?" in program.text()


async def test_what_is_presumed_keeps_its_number_when_another_is_corrected(
    run: Run, real: Rulebase
) -> None:
    async with run((80, 24)) as program:
        await up_to_presumed_relationships(program, real)
        await program.press("1", "enter", "3", "enter")
        assert "Morning regulars" not in program.text()
        assert "2 The new flats" in program.text()


async def test_the_strategy_can_be_had_after_the_goals_with_open_questions_marked(
    run: Run, real: Rulebase
) -> None:
    async with run((80, 50)) as program:
        await program.press("n", "f5")
        assert program.on(InterviewPage)
        await program.press("escape")
        await up_to(program, real, "cafe", "goal.measure")
        await program.press("f5")
        assert program.on(StrategyPage)
        await program.press("8")
        assert "Still open in the interview" in program.text()
        await program.press("escape")
        assert program.on(InterviewPage)


async def test_a_long_paste_is_told_its_limit_and_can_be_shortened(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.paste("x" * 100_000)
        await program.press("enter")
        assert "Please keep it to 200 characters" in program.text()
        assert program.at == "business.name"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_question_progress_and_keys(size: tuple[int, int], run: Run) -> None:
    async with run(size) as program:
        await program.press("n")
        await program.burst(*FIRM)
        await program.until(lambda: "Which line of business is closest?" in program.text())
        shown = program.text()
        assert "questions left" in shown
        assert "Skip" in shown
        assert ("Your strategy so far" in shown) == (size >= (110, 34))


@pytest.mark.slow
async def test_too_small_a_window_says_so_and_keeps_everything(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.type("Ry")
        await program.pilot.resize_terminal(50, 15)
        await program.settle()
        assert "This window is too small" in program.text()
        await program.type("zzz")
        await program.pilot.resize_terminal(80, 24)
        await program.settle()
        await program.burst("e", "enter")
        assert program.session.navigation.answers.business["business.name"] == "Rye"


async def test_what_looks_like_a_slip_is_taken_at_the_second_enter(
    run: Run, real: Rulebase
) -> None:
    async with run() as program:
        await up_to(program, real, "cafe", "goal.measure")
        await program.burst("1", "enter", "enter", *"120", "enter", "1", "enter")
        assert "Press Enter again to keep it." in " ".join(program.text().split())
        await program.burst("enter")
        assert program.session.navigation.answers.goals[0]["goal.target"] == 1


async def test_a_number_and_its_currency_are_repeated_and_not_asked_for_again(
    run: Run, real: Rulebase
) -> None:
    async with run((120, 40)) as program:
        await up_to(program, real, "cafe", "business.owner_hours")
        await program.burst("2", "enter", "enter", *"40 €", "enter")
        assert "Understood: €40." in program.text()
        assert "Back again" not in program.text()
        assert program.session.navigation.answers.business["business.currency"] == "eur"


async def test_a_currency_is_typed_once_and_then_stands_beside_every_sum(
    run: Run, real: Rulebase
) -> None:
    async with run((120, 40)) as program:
        await up_to(program, real, "cafe", "business.owner_hours")
        await program.burst("2", "enter", "enter", *"60", "enter")
        assert "In which currency?" in program.text()
        assert "Swiss franc" not in program.text()
        await program.burst("7", "enter")
        assert "Please type a currency" in program.text()
        await program.press("backspace")
        await program.burst("$", "enter")
        assert "can be read in more than one way" in program.text()
        await program.press("backspace")
        await program.burst(*"chf", "enter")
        assert program.session.navigation.answers.business["business.currency"] == "chf"
        assert "In which currency?" not in program.text()
        sums = [line for line in program.text().splitlines() if "Swiss franc" in line]
        assert any(" 60 " in line for line in sums)
        assert len(sums) > 1


async def test_a_currency_is_asked_for_beside_a_sum_only_until_it_is_known(
    run: Run, real: Rulebase
) -> None:
    async with run((120, 40)) as program:
        await up_to(program, real, "cafe", "business.owner_hours")
        await program.burst("2", "enter", "enter")
        assert "with its currency, such as “40 €”" in program.text()
        await program.burst(*"60 €", "enter")
        assert program.at == "business.owner_hours"
        assert "currency" not in program.text()


async def test_a_currency_is_changed_under_all_answers(run: Run, real: Rulebase) -> None:
    async with run((120, 40)) as program:
        await up_to(program, real, "cafe", "business.owner_hours")
        await program.burst("2", "enter", "enter", *"60 €", "enter")
        await program.press("f2")
        answers = program.screen.query_one(AnswerList)
        answers.highlighted = [one.id for one in answers.options].index("business.currency@None")
        await program.press("enter")
        assert "Euro" in program.text()
        await program.press(*["backspace"] * 4)
        await program.burst(*"gbp", "enter")
        assert "Your sums keep their numbers" in program.text()
        await program.burst("enter")
        assert program.session.navigation.answers.business["business.currency"] == "gbp"


async def test_what_is_counted_stands_beside_its_number(run: Run) -> None:
    base = rulebase(
        question("business.hours", "number", text="How long?", unit="hours"),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.hours": {"min": 2}}, recommend="x"),
    )
    async with run((120, 40), base=base) as program:
        await program.press("n")
        for _ in range(3):
            if "How long?" not in program.text():
                await program.burst(*"Rye", "enter")
        line = next(one for one in program.text().splitlines() if " hours " in one)
        field = program.screen.query_one("#typed").region
        assert field.width <= 30
        assert line.index("hours") - field.right < 3


async def test_own_words_beside_none_are_asked_about_once_and_kept(run: Run) -> None:
    base = rulebase(
        question("business.q", "choices", alone=("c",), words="What exactly?"),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.q": {"has": "a"}}, recommend="x"),
    )
    async with run(base=base) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "3")
        await program.press("tab")
        await program.burst(*"two", "enter")
        said = " ".join(program.text().split())
        assert "You chose “C” and typed something beside it." in said
        assert "business.q" not in program.session.navigation.answers.business
        await program.burst("enter")
        given = program.session.navigation.answers.business
        assert (given["business.q"], given["business.q_words"]) == (("c",), "two")


WORDED = rulebase(
    question("business.hours", "number", unit="hours", words="Only until when?", max=300),
    item("x", "tactic", claim="duty"),
    rule("r", {"business.hours": {"min": 2}}, recommend="x"),
)
TO_WORDED = ("n", *"Rye", "enter")


def place(program: Program, text: str) -> int:
    """The line of the screen that has a text."""
    lines = program.text().splitlines()
    found = [n for n, line in enumerate(lines) if text in line]
    assert found, program.text()
    return found[0]


async def test_what_is_wrong_is_said_under_its_field_before_the_next_one(run: Run) -> None:
    async with run(base=WORDED) as program:
        await program.press(*TO_WORDED)
        await program.burst(*"abc", "enter")
        assert place(program, "✗ ") < place(program, "Only until when?")
        assert program.screen.focused is program.screen.query_one("#typed")
        # What looks like a slip too.
        await program.press(*["backspace"] * 3)
        await program.burst(*"200", "enter")
        assert place(program, "A week has only 168") < place(program, "Only until when?")
        await program.burst("enter", *"till May", "enter")
        given = program.session.navigation.answers.business
        assert (given["business.hours"], given["business.hours_words"]) == (200, "till May")


async def test_enter_never_chooses_a_line_by_itself(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM, "enter")
        assert program.at == "business.sector"
        assert "Nothing is marked yet" in program.text()
        await program.burst("down", "enter")
        assert program.session.navigation.answers.business["business.sector"] == "hospitality"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("keep what", "Keep what we have"),
        ("what keep", "Get enough of what we are short of, keep up with orders"),
        ("we have", "Keep what we have"),
        ("be", "Be known by the few"),
    ],
)
def test_the_best_match_comes_first(typed: str, first: str) -> None:
    labels = (
        "Get enough of what we are short of, keep up with orders",
        "A better name",
        "Keep what we have",
        "Be known by the few",
    )
    choices = [Choice(label, label) for label in labels]
    found = sorted((one for one in choices if one.fits(typed)), key=lambda one: one.distance(typed))
    assert found[0].label == first


async def test_a_search_without_a_hit_says_so(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*FIRM, "/", *"zebra")
        assert "No line fits." in program.text()
        await program.burst("enter")
        assert program.at == "business.sector"
        await program.burst("escape", "3", "enter")
        assert program.session.navigation.answers.business["business.sector"] == "shop"


async def test_a_day_comes_back_as_the_owner_reads_it(run: Run) -> None:
    base = rulebase(
        question("business.opening", "date"),
        question("business.days", "text"),
        rule("s", {"business.days": {"known": True}}, recommend="x"),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.opening": {"known": True}}, recommend="x"),
    )
    async with run(base=base) as program:
        await program.press(*TO_WORDED)
        await program.burst(*"31 Aug 2027", "enter")
        assert "Understood: Tue 31 Aug 2027." in program.text()
        await program.press("escape")
        assert typed(program) == ["Tue 31 Aug 2027"]
        await program.press("enter")
        given = program.session.navigation.answers.business["business.opening"]
        assert str(given) == "2027-08-31"
