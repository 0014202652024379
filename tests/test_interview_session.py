"""The interview being held: saved at every change, and whole after being cut off anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.checking.replay import answers_to, corrections, replay
from advisor.core.interview.answers import Answers
from advisor.core.interview.page_navigation import PageNavigation
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.errors import FileError
from advisor.files.draft import OpenElsewhereError
from advisor.files.interview import read_interview
from advisor.files.store import read_saved
from advisor.interview_session import InterviewSession
from tests.driving import ROOT, answers_at_the_end, environment, firm

NAME, OFFER = ("business.name", None), ("business.offer", None)


@pytest.fixture
def session(real: Rulebase, reference: Matcher, tmp_path: Path) -> InterviewSession:
    return InterviewSession(environment(real, reference, tmp_path))


@pytest.mark.slow
def test_an_interview_cut_off_after_every_question_goes_on_where_it_was(
    session: InterviewSession, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    answers = firm("carpenter", real)
    for moment in replay(real, answers):
        if moment.page is None and not moment.unconfirmed:
            break
        assert session.navigation.at == moment.at
        _move(session, moment, answers)
        before = session.navigation
        assert session.path is not None
        # Cut off: nothing of the old session is left but the file.
        session.close()
        session = InterviewSession(environment(real, reference, tmp_path))
        session.open_saved(read_saved(next((tmp_path / "interviews").glob("*.toml")), real))
        assert (session.navigation.answers, session.navigation.at) == (before.answers, before.at)
        session.navigation = before
    assert session.navigation.answers == answers_at_the_end(real, answers, "first")


def _move(session: InterviewSession, moment: PageNavigation, answers: Answers) -> None:
    """What an owner with these answers does at one moment."""
    page = moment.page
    if moment.unconfirmed:
        for _, right in corrections(moment, answers):
            session.change(right)
        session.confirm()
    elif page is not None and page.kind == "naming" and page.group is not None:
        wanted = {question.id for question in page.questions}
        entries = [
            {key: value for key, value in entry.items() if key in wanted}
            for entry in answers.entries(page.group)
        ]
        session.name_entries(page.group, tuple(entries))
        session.finish_naming(page.group)
    elif page is not None:
        open_cells = [cell for cell in page.cells if not cell.answered]
        rulebase = session.environment.rulebase
        said = [answers_to(rulebase, cell, answers) for cell in open_cells]
        session.change({cell: answer for one in said for cell, answer in one.items()})
        page = session.navigation.page
        if page is None or page.answered:
            session.leave()


def test_the_same_interview_is_on_one_desk_only(
    session: InterviewSession, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    session.change({NAME: "Rye & Co"})
    assert session.path is not None
    saved = read_saved(session.path, real)
    other = InterviewSession(environment(real, reference, tmp_path))
    with pytest.raises(OpenElsewhereError):
        other.open_saved(saved)
    other.open_copy(saved, "Rye & Co, copy")
    other.change({OFFER: "bread"})
    assert other.path != session.path
    assert "offer" not in session.path.read_text(encoding="utf-8")


def test_an_example_is_worked_on_as_a_copy(session: InterviewSession, real: Rulebase) -> None:
    path = ROOT / "scenarios" / "bakery.toml"
    before = path.read_bytes()
    session.open_saved(read_saved(path, real))
    session.change({NAME: "Crumb Ltd"})
    assert session.path != path
    assert path.read_bytes() == before


def test_what_is_typed_is_saved_until_it_is_handed_in(
    session: InterviewSession, real: Rulebase
) -> None:
    session.change({NAME: "Rye & Co"})
    assert session.keep_typed(OFFER, "sourdough\x1b br")
    # Noted again, as Esc and leaving do one after the other, it is still to be saved.
    assert session.keep_typed(OFFER, "sourdough br")
    session.save()
    assert not session.keep_typed(OFFER, "sourdough br")
    assert session.path is not None
    assert read_interview(session.path, real).typed == {"business.offer": "sourdough br"}
    session.change({OFFER: "bread"})
    assert read_interview(session.path, real).typed == {}


def test_what_is_typed_about_an_entry_goes_where_the_entry_goes(
    session: InterviewSession, real: Rulebase
) -> None:
    session.change({NAME: "Rye & Co"})
    names = tuple({"relationship.name": name} for name in ("Ann", "Bea", "Cid"))
    session.name_entries("relationship", names)
    session.keep_typed(("relationship.did_words", 0), "sent nine")
    session.keep_typed(("relationship.did_words", 2), "lent a van")
    ann, bea, cid = session.navigation.answers.relationships
    session.name_entries("relationship", (cid, {**bea, "relationship.kind": "staff"}))
    assert session.typed(("relationship.did_words", 0)) == "lent a van"
    session.name_entries("relationship", (*session.navigation.answers.relationships, ann))
    assert session.path is not None
    assert read_interview(session.path, real).typed == {"relationship.did_words@0": "lent a van"}


def test_a_folder_that_cannot_be_written_to_is_told_and_another_one_taken(
    real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    session = InterviewSession(environment(real, reference, blocker))
    session.change({NAME: "Rye & Co"})
    assert "cannot be" in session.unsaved
    session.save_in(tmp_path / "other")
    assert session.unsaved == ""
    assert len(list((tmp_path / "other").glob("*.toml"))) == 1


def test_an_answer_in_a_justification_leads_back_to_its_question(
    session: InterviewSession, real: Rulebase
) -> None:
    session.open_saved(read_saved(ROOT / "scenarios" / "bakery.toml", real))
    uses = [use for item in session.case.outline.items() for use in item.why.facts if use.question]
    for use in uses:
        ask = session.question_behind(use)
        if ask is not None:
            assert ask.question.id == use.key
    peers = [u for u in uses if u.subject.relationship == "florist-linden"]
    assert {a.index for u in peers if (a := session.question_behind(u)) is not None} == {1}


def test_the_case_stays_the_same_until_an_answer_changes(session: InterviewSession) -> None:
    before = session.case
    session.go_on()
    assert session.case is before
    session.change({NAME: "Rye & Co"})
    assert session.case is not before
    assert session.case.answers == session.navigation.answers


def test_a_strategy_replaces_a_file_of_somebody_else_only_when_named_twice(
    session: InterviewSession, tmp_path: Path
) -> None:
    path = tmp_path / "letter.md"
    path.write_text("a letter")
    with pytest.raises(FileError, match="save again to replace it"):
        session.export("md", path)
    assert path.read_text() == "a letter"
    session.export("md", path)
    assert path.read_text(encoding="utf-8") == session.render("md")


def test_a_strategy_never_replaces_answers(session: InterviewSession, tmp_path: Path) -> None:
    path = tmp_path / "other.md"
    path.write_text("[answers]\nstaff = 3\n")
    for _ in range(2):
        with pytest.raises(FileError, match="holds answers or rules"):
            session.export("md", path)
    assert path.read_text() == "[answers]\nstaff = 3\n"


def hold(session: InterviewSession, **given: str) -> None:
    """Give answers about the business."""
    answers = session.navigation.answers
    business = {f"business.{name}": answer for name, answer in given.items()}
    session.set_answers(replace(answers, business={**answers.business, **business}))


def test_a_file_that_another_program_changed_stays_and_the_interview_goes_on_in_a_new_one(
    session: InterviewSession, real: Rulebase
) -> None:
    hold(session, name="Rye & Co")
    old = session.path
    assert old is not None
    old.write_text(old.read_text() + "\n# mine\n")
    theirs = old.read_bytes()
    hold(session, offer="bread")
    assert session.path is not None
    assert session.unsaved == ""
    assert session.path != old
    assert old.read_bytes() == theirs
    assert read_interview(session.path, real).answers.business["business.offer"] == "bread"
    (note,) = session.take_notes()
    assert note.startswith(f"Another program has changed {old}.")
    assert str(session.path) in note


@pytest.mark.parametrize("theirs", [b"[answers\xff", b"", b"x" * 2_100_000])
def test_whatever_another_program_wrote_is_kept(session: InterviewSession, theirs: bytes) -> None:
    hold(session, name="Rye & Co")
    old = session.path
    assert old is not None
    old.write_bytes(theirs)
    hold(session, offer="bread")
    assert session.path != old
    assert old.read_bytes() == theirs


def test_comments_go_along_into_the_new_file(
    session: InterviewSession, real: Rulebase, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('# from spring\n[answers]\nname = "Rye & Co"\n')
    session.open_saved(read_saved(path, real))
    path.write_text('[answers]\nname = "Rye and Sons"\n')
    hold(session, offer="bread")
    assert session.path is not None
    assert "# from spring" in session.path.read_text(encoding="utf-8")


def test_a_file_that_is_gone_is_written_again(session: InterviewSession) -> None:
    hold(session, name="Rye & Co")
    old = session.path
    assert old is not None
    old.unlink()
    hold(session, offer="bread")
    assert (session.path, old.exists(), session.take_notes()) == (old, True, ())


def test_an_interview_is_opened_as_it_is_now_and_not_as_it_was_listed(
    session: InterviewSession, real: Rulebase, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[answers]\nname = "Rye & Co"\n')
    listed = read_saved(path, real)
    path.write_text('[answers]\nname = "Rye and Sons"\n')
    session.open_saved(listed)
    assert session.navigation.answers.business["business.name"] == "Rye and Sons"
    session.close()
    path.write_text("[answers\n")
    with pytest.raises(FileError, match="not valid TOML"):
        session.open_saved(listed)


def test_the_lock_is_taken_again_for_what_is_saved_after_closing(
    session: InterviewSession, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    hold(session, name="Rye & Co")
    assert session.path is not None
    session.close()
    other = InterviewSession(environment(real, reference, tmp_path))
    other.open_saved(read_saved(session.path, real))
    session.save()
    assert "open in another window" in session.unsaved
