"""The interview on the desk: saved at every change, and whole after being cut off anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.checking.replay import collected
from advisor.core.interview.navigation import place_of
from advisor.core.interview.steps import Ask, answer_of
from advisor.core.rules.rulebase import Rulebase
from advisor.desk import Desk
from advisor.engine.chain import Matcher
from advisor.files.draft import OpenElsewhereError
from advisor.files.interview import read_interview
from advisor.files.store import read_saved
from tests.driving import ROOT, firm, session


@pytest.fixture
def desk(real: Rulebase, reference: Matcher, tmp_path: Path) -> Desk:
    return Desk(session(real, reference, tmp_path))


def test_an_interview_cut_off_after_every_question_goes_on_where_it_was(
    desk: Desk, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    answers = firm("charity", real)
    while (step := desk.walk.step) is not None:
        if isinstance(step, Ask):
            given = answer_of(answers, step.question, step.index)
            assert given is not None
            desk.answer(given)
        elif step.count < len(answers.entries(step.group)):
            desk.add(step.group)
        else:
            desk.finish_list(step.group)
        before = desk.walk
        assert desk.path is not None
        # Cut off: nothing of the old desk is left but the file.
        desk.close()
        desk = Desk(session(real, reference, tmp_path))
        desk.take_up(read_saved(next((tmp_path / "interviews").glob("*.toml")), real))
        assert (desk.walk.answers, desk.walk.at) == (before.answers, before.at)
    assert desk.walk.answers == collected(real, answers)


def test_the_same_interview_is_on_one_desk_only(
    desk: Desk, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    desk.answer("Rye & Co")
    assert desk.path is not None
    saved = read_saved(desk.path, real)
    other = Desk(session(real, reference, tmp_path))
    with pytest.raises(OpenElsewhereError):
        other.take_up(saved)
    other.take_copy(saved, "Rye & Co, copy")
    other.answer("bread")
    assert other.path != desk.path
    assert "offer" not in desk.path.read_text(encoding="utf-8")


def test_an_example_is_worked_on_as_a_copy(desk: Desk, real: Rulebase) -> None:
    path = ROOT / "scenarios" / "bakery.toml"
    before = path.read_bytes()
    desk.take_up(read_saved(path, real))
    step = desk.walk.find(("business.name", None))
    assert isinstance(step, Ask)
    desk.change(step, "Crumb Ltd")
    assert desk.path != path
    assert path.read_bytes() == before


def test_what_is_typed_is_saved_until_it_is_handed_in(desk: Desk, real: Rulebase) -> None:
    desk.answer("Rye & Co")
    assert desk.keep_typed(("business.offer", None), "sourdough\x1b br")
    desk.save()
    assert desk.path is not None
    assert read_interview(desk.path, real).typed == {"business.offer": "sourdough br"}
    desk.answer("bread")
    assert read_interview(desk.path, real).typed == {}


def test_a_folder_that_cannot_be_written_to_is_told_and_another_one_taken(
    real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    desk = Desk(session(real, reference, blocker))
    desk.answer("Rye & Co")
    assert "cannot be" in desk.unsaved
    desk.save_in(tmp_path / "other")
    assert desk.unsaved == ""
    assert len(list((tmp_path / "other").glob("*.toml"))) == 1


def test_an_answer_in_a_justification_leads_back_to_its_question(
    desk: Desk, real: Rulebase
) -> None:
    desk.take_up(read_saved(ROOT / "scenarios" / "bakery.toml", real))
    outline = desk.session.outline(desk.walk.answers)
    uses = [use for item in outline.items() for use in item.why.facts if use.question]
    for use in uses:
        ask = desk.ask_behind(use)
        if ask is not None:
            assert ask.question.id == use.key
    peers = [u for u in uses if u.subject.relationship == "florist-linden"]
    assert {place_of(a)[1] for u in peers if (a := desk.ask_behind(u)) is not None} == {1}
