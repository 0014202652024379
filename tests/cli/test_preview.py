"""What an author sees of an edit, as soon as it is saved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from advisor.advise import open_case
from advisor.checking import authoring
from advisor.checking.authoring import Author, Look
from advisor.checking.check import DAY
from advisor.cli.preview import Watching
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.reference import ReferenceMatcher
from advisor.errors import FileError
from advisor.files.interview import InterviewFile, read_interview
from advisor.files.interview_written import write_interview
from advisor.files.watching import Stamps
from advisor.language import english
from tests.builders import answers, item, question, rule, rulebase
from tests.cli.running import BAKERY, Run

SECTION = OutlineSection.model_validate({"id": "s", "title": "Ideas", "kinds": ["stance"]})


def rules(recommended: str) -> Rulebase:
    """Rules that recommend one of two items where p is a."""
    return rulebase(
        question("business.p"),
        item("one", title="The first"),
        item("two", title="The second"),
        rule("r", {"business.p": "a"}, recommend=recommended),
        rule("s", {"business.p": "b"}, recommend="two" if recommended == "one" else "one"),
        sections=(SECTION,),
    )


def look(path: Path, base: Rulebase) -> Look:
    matcher, file = ReferenceMatcher(base), read_interview(path, base)
    return Look(base, matcher, file, open_case(base, file.answers, matcher, DAY))


def firm(path: Path, p: str) -> Path:
    write_interview(path, path.stem, answers("hiring", p=p))
    return path


def author(folder: Path, *looks: Look | FileError, scenarios: Iterable[Path] = ()) -> Author:
    """An author whose files are as in each of these looks, one after the other."""
    found = iter(looks)

    class Scripted(Author):
        def look(self, before: Look | None = None) -> Look:  # noqa: ARG002 - as in Author
            now = next(found)
            if isinstance(now, FileError):
                raise now
            return now

    return Scripted(folder, folder, DAY, ReferenceMatcher, scenarios)


def watched(one: Author, edits: int) -> list[str]:
    """What is said at the beginning and at so many edits."""
    said: list[str] = []
    count = iter(range(99))

    def stamped() -> Stamps:
        return {Path("rules.toml"): (next(count), 0)}

    def tell_notes(file: InterviewFile) -> None:
        said.extend(map(str, file.notes))

    watching = Watching(one, stamped, english(), said.extend, tell_notes)
    watching.begin(patient=True)
    for _ in range(edits):
        watching.look_again()
    return said


def test_an_edit_says_what_comes_and_what_goes(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    said = watched(author(tmp_path, look(path, rules("one")), look(path, rules("two"))), 1)
    assert "  + The second [two]" in said
    assert "  − The first [one]" in said


def test_what_is_wrong_with_a_file_is_said_and_the_next_edit_is_compared_with_what_was_right(
    tmp_path: Path,
) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    broken = FileError("rules.toml:3: no valid TOML")
    said = watched(author(tmp_path, look(path, rules("one")), broken, look(path, rules("two"))), 2)
    assert "rules.toml:3: no valid TOML" in said
    assert said[-1] != "rules.toml:3: no valid TOML"
    assert "  + The second [two]" in said


def test_a_file_that_is_wrong_at_the_beginning_may_be_mended(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    said = watched(author(tmp_path, FileError("no valid TOML"), look(path, rules("one"))), 1)
    assert "  · The first [one]" in said


def test_an_answer_that_an_edit_misspells_is_said(tmp_path: Path) -> None:
    path, base = firm(tmp_path / "rye.toml", "a"), rules("one")
    before = look(path, base)
    path.write_text(path.read_text().replace('p = "a"', 'p = "bb"'))
    (note,) = (
        said for said in watched(author(tmp_path, before, look(path, base)), 1) if ".p" in said
    )
    assert "answers.p: “bb” is not one of the options" in note


def test_an_answer_that_is_misspelt_is_said_beside_the_strategy(
    advisor: Run, tmp_path: Path
) -> None:
    path = tmp_path / "spre.toml"
    path.write_text(BAKERY.read_text().replace('capacity = "spare"', 'capacity = "spre"'))
    ran = advisor("preview", path)
    assert "answers.capacity: “spre” is not one of the options (did you mean 'spare'?)" in ran.err
    assert (ran.code, ran.err) == (0, advisor("advise", path).err)


def test_it_says_in_how_many_scenarios_something_changes(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    others = [firm(tmp_path / "same.toml", "c"), firm(tmp_path / "other.toml", "b")]
    one = author(tmp_path, scenarios=others)
    found = one.elsewhere(look(path, rules("one")), look(path, rules("two")), lambda: False)
    assert found is not None
    assert (found.tried, [changed.path.stem for changed in found.changed]) == (2, ["other"])


def test_what_was_worked_out_for_the_last_edit_is_not_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    one = author(tmp_path, scenarios=[firm(tmp_path / "other.toml", "b")])
    first, second, third = (look(path, rules(name)) for name in ("one", "two", "one"))
    one.elsewhere(first, second, lambda: False)
    under: list[Rulebase] = []

    def read(path: Path, base: Rulebase) -> InterviewFile:
        under.append(base)
        return read_interview(path, base)

    monkeypatch.setattr(authoring, "read_interview", read)
    found = one.elsewhere(second, third, lambda: False)
    assert found is not None
    assert len(found.changed) == 1
    assert under == [third.rulebase]


def test_a_scenario_is_worked_out_again_when_the_one_it_is_like_changes(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    other, like = firm(tmp_path / "other.toml", "c"), tmp_path / "like.toml"
    like.write_text('format = 2\nlike = "other.toml"\n', encoding="utf-8")
    one = author(tmp_path, scenarios=[other, like])
    first, second, third = (look(path, rules(name)) for name in ("one", "two", "one"))
    one.elsewhere(first, second, lambda: False)
    firm(other, "b")
    os.utime(other, (0, 0))
    found = one.elsewhere(second, third, lambda: False)
    assert found is not None
    assert [(each.path.stem, each.removed) for each in found.changed] == [("other", 1), ("like", 1)]


def test_a_further_edit_ends_the_trial_of_the_scenarios(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    one = author(tmp_path, scenarios=[path])
    assert one.elsewhere(look(path, rules("one")), look(path, rules("two")), lambda: True) is None


def test_without_an_edit_nothing_is_said(tmp_path: Path) -> None:
    path = firm(tmp_path / "rye.toml", "a")
    watching = Watching(
        author(tmp_path, look(path, rules("one"))), dict, english(), lambda _: None, lambda _: None
    )
    watching.begin(patient=True)
    assert not watching.look_again()
