"""Saved interviews: none lost, none overwritten, none taken from under another window."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import FileError
from advisor.files.store import Store

DAY = date(2026, 11, 24)
RYE = Answers({"business.name": "Rye & Co"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "interviews")


def test_nothing_is_written_before_the_first_answer(store: Store) -> None:
    store.create(DAY).close()
    assert not store.folder.exists()


def test_a_file_is_named_after_the_firm_and_the_day(store: Store) -> None:
    draft = store.create(DAY)
    draft.save(RYE)
    assert draft.path is not None
    assert draft.path.name == "rye-co-2026-11-24.toml"


def test_a_second_interview_of_the_same_firm_gets_its_own_file(store: Store) -> None:
    first, second = store.create(DAY), store.create(DAY)
    first.save(RYE)
    second.save(RYE)
    assert first.path != second.path


def test_what_is_saved_is_listed(store: Store, real: Rulebase) -> None:
    store.create(DAY).save(RYE)
    (saved,) = store.saved(real)
    assert (saved.title, saved.answers, saved.problem) == (
        "Rye & Co",
        Answers(RYE.business, closed=frozenset()),
        "",
    )


def test_a_damaged_file_is_listed_with_its_problem_and_left_alone(
    store: Store, real: Rulebase
) -> None:
    store.folder.mkdir(parents=True)
    path = store.folder / "broken.toml"
    path.write_bytes(b"[answers\xff")
    (saved,) = store.saved(real)
    assert "not UTF-8" in saved.problem
    assert path.read_bytes() == b"[answers\xff"


@pytest.mark.parametrize("target", ["none.toml", "x" * 300])
def test_a_link_that_leads_nowhere_hides_no_interview(
    store: Store, real: Rulebase, target: str
) -> None:
    for title in ("Rye & Co", "Crumb"):
        store.create(DAY).save(Answers({"business.name": title}))
    first, second = store.saved(real)
    store.delete(first)
    for folder in (store.folder, store.folder / "deleted"):
        (folder / "link.toml").symlink_to(target)
    assert [saved.path for saved in store.saved(real)] == [second.path]
    assert [deleted.saved.path for deleted in store.deleted(real)] == [first.path]


def test_an_interview_open_elsewhere_cannot_be_opened_again(store: Store, real: Rulebase) -> None:
    draft = store.create(DAY)
    draft.save(RYE)
    with pytest.raises(FileError, match="open in another window"):
        store.open(store.saved(real)[0], DAY)
    draft.close()
    store.open(store.saved(real)[0], DAY).close()


def test_a_folder_that_cannot_be_made_is_told_up_front(tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    store = Store(blocker / "interviews")
    assert "cannot be made" in store.prepare()
    with pytest.raises(FileError):
        store.create(DAY).save(RYE)


def test_answers_can_be_saved_elsewhere_after_a_failure(tmp_path: Path, real: Rulebase) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    draft = Store(blocker / "interviews").create(DAY)
    with pytest.raises(FileError):
        draft.save(RYE)
    draft.move(tmp_path / "other", RYE)
    assert Store(tmp_path / "other").saved(real)[0].title == "Rye & Co"


def test_the_users_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path))
    assert Store().folder == tmp_path / "interviews"


def test_a_copy_has_a_title_and_a_file_of_its_own(store: Store, real: Rulebase) -> None:
    store.create(DAY).save(RYE)
    path = store.duplicate(store.saved(real)[0], "Rye & Co, copy", DAY)
    assert {one.title for one in store.saved(real)} == {"Rye & Co", "Rye & Co, copy"}
    assert path.name == "rye-co-copy-2026-11-24.toml"


def test_a_title_that_was_given_stays_when_the_interview_goes_on(
    store: Store, real: Rulebase
) -> None:
    first = store.create(DAY)
    first.save(RYE)
    first.close()
    store.rename(store.saved(real)[0], "The plan for spring")
    draft = store.open(store.saved(real)[0], DAY)
    draft.save(Answers({"business.name": "Rye and Sons"}))
    assert store.saved(real)[0].title == "The plan for spring"


def test_a_deleted_interview_comes_back_whole(store: Store, real: Rulebase) -> None:
    first = store.create(DAY)
    first.save(RYE)
    first.close()
    deleted = store.delete(store.saved(real)[0])
    assert store.saved(real) == ()
    store.restore(deleted)
    assert store.saved(real)[0].answers == Answers(RYE.business, closed=frozenset())


def test_what_is_open_elsewhere_cannot_be_renamed_or_deleted(store: Store, real: Rulebase) -> None:
    draft = store.create(DAY)
    draft.save(RYE)
    (saved,) = store.saved(real)
    with pytest.raises(FileError, match="open in another window"):
        store.rename(saved, "Other")
    with pytest.raises(FileError, match="open in another window"):
        store.delete(saved)
    draft.close()


def test_what_was_changed_since_it_was_listed_is_not_renamed(store: Store, real: Rulebase) -> None:
    draft = store.create(DAY)
    draft.save(RYE)
    draft.close()
    (saved,) = store.saved(real)
    saved.path.write_text('[answers]\nname = "Rye and Sons"\n')
    with pytest.raises(FileError, match="changed by another program"):
        store.rename(saved, "Other")
    assert "Rye and Sons" in saved.path.read_text()


def test_what_a_killed_run_left_half_written_is_removed_at_the_next_start(store: Store) -> None:
    draft = store.create(DAY)
    draft.save(RYE)
    assert draft.path is not None
    left = [
        store.folder / f".{draft.path.name}.0123456789ab",
        store.folder / ".x.toml.ba9876543210",
    ]
    for path in left:
        path.write_text("half")
    assert store.prepare() == ""
    # What is held may be being written at this moment.
    assert [path.exists() for path in left] == [True, False]
    draft.close()
    assert store.prepare() == ""
    assert [path.exists() for path in left] == [False, False]
    assert draft.path.exists()


def test_hidden_files_of_others_stay(store: Store) -> None:
    store.folder.mkdir()
    kept = [store.folder / name for name in (".hidden", ".a.toml.lock", ".a.toml.0123456789aX")]
    for path in kept:
        path.write_text("mine")
    store.prepare()
    assert all(path.exists() for path in kept)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("how", ["prepare", "save", "delete"])
def test_nobody_else_sees_the_names_of_firms(how: str, store: Store, real: Rulebase) -> None:
    if how == "prepare":
        store.prepare()
    else:
        draft = store.create(DAY)
        draft.save(RYE)
        draft.close()
    if how == "delete":
        store.delete(store.saved(real)[0])
        assert (store.folder / "deleted").stat().st_mode & 0o777 == 0o700
    assert store.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize(("chosen", "mode"), [(False, 0o700), (True, 0o755)])
def test_a_folder_of_an_earlier_version_is_made_private_unless_it_was_chosen(
    chosen: bool, mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "team") if chosen else "")
    folder = Store().folder
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert Store().prepare() == ""
    assert folder.stat().st_mode & 0o777 == mode
