"""The strategy in lines: read, asked about and saved."""

from __future__ import annotations

from pathlib import Path

from tests.plain.talking import Finished, Talk, numbered


def test_the_strategy_begins_with_the_short_part_and_names_the_others(
    talk: Talk, finished: Finished
) -> None:
    finished("bakery")
    number = numbered(talk("1", ":home", "quit"), "Your relationships, the most valuable first")
    said = talk("1", f":show {number}", ":quit")
    begun, _, rest = said.partition("The parts of your strategy:")
    names, _, part = rest.partition("\n> ")
    assert "What holds it back: " in begun
    for regular in ("Saturday regulars: ", "Florist Linden: "):
        assert regular not in begun + names
        assert regular in part


def test_a_file_that_was_there_is_replaced_only_when_named_twice(
    talk: Talk, finished: Finished, tmp_path: Path
) -> None:
    finished("bakery")
    mine = tmp_path / "mine.txt"
    mine.write_text("letters")
    assert "save again to replace it" in talk("1", f":save {mine}")
    assert mine.read_text() == "letters"
    assert "Saved in" in talk("1", f":save {mine}", f":save {mine}")
    assert mine.read_text().startswith("A social media strategy")


def test_a_name_in_capitals_says_the_format_too(
    talk: Talk, finished: Finished, tmp_path: Path
) -> None:
    finished("bakery")
    talk("1", f":save {tmp_path / 'PLAN.JSON'}", ":quit")
    assert (tmp_path / "PLAN.JSON").read_text(encoding="utf-8").startswith("{")


def test_the_strategy_of_one_firm_does_not_replace_that_of_another_unasked(
    talk: Talk, finished: Finished, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    for name in ("goal-hiring-solo", "bakery"):
        finished(name)
    listed = talk("quit")
    first, second = (numbered(listed, name) for name in ("bakery", "goal-hiring-solo"))
    talk(first, f":save {plan}", ":home", second, f":save {plan}", ":quit")
    assert "Rye & Co" in plan.read_text()


def test_the_answers_are_never_written_over_by_the_strategy(talk: Talk, finished: Finished) -> None:
    saved = finished("bakery")
    before = saved.read_text()
    assert "holds answers or rules" in talk("1", f":save {saved}", f":save {saved}")
    assert saved.read_text() == before


def test_the_strategy_says_why(talk: Talk, finished: Finished) -> None:
    finished("bakery")
    said = talk("1", ":items", ":find listen", ":why 1", ":quit")
    assert "What the article says" in said


def test_charts_are_drawn_in_lines(talk: Talk, finished: Finished) -> None:
    finished("bakery")
    said = talk("1", ":charts", ":quit")
    assert "Hours by week" in said
    assert "▓ the big move" in said
