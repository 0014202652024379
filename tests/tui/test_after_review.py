"""After a review: what is answered later wins, in plain mode, on the screens and in commands."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from advisor.cli.main import main
from advisor.core.interview.review import Review, WorkReview
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.interview import InterviewFile, read_interview
from advisor.files.interview_written import write_interview
from advisor.plain import run_plain
from advisor.tui.widgets.answer_list import AnswerList
from tests.builders import after
from tests.driving import answers_at_the_end, environment, firm
from tests.plain.talking import numbered
from tests.tui.conftest import Run

ANSWERING = WorkReview("answer-twice-a-week", "no", "hours")
REVIEW = Review(date(2026, 11, 2), date(2026, 10, 5), (ANSWERING,), {"business.owner_hours": 1})


@pytest.fixture
def saved(real: Rulebase, tmp_path: Path) -> Path:
    """A finished interview whose review said one hour a week; before it were two."""
    path = tmp_path / "interviews" / "bakery.toml"
    path.parent.mkdir()
    first = answers_at_the_end(real, firm("bakery", real), "first")
    write_interview(path, "bakery", after(real, first, REVIEW))
    return path


def answered(path: Path, rulebase: Rulebase) -> tuple[object, ...]:
    """The hours known now, those the review said, and those before it."""
    file: InterviewFile = read_interview(path, rulebase)
    hours, (held,) = "business.owner_hours", file.answers.held
    return file.answers.business[hours], held.review.now[hours], held.before.business[hours]


async def test_every_surface_starts_from_what_is_known_now_and_takes_what_is_answered_later(
    saved: Path,
    real: Rulebase,
    reference: Matcher,
    run: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def plain(*typed: str) -> str:
        target = io.StringIO()
        source = io.StringIO("\n".join(typed) + "\n")
        run_plain(environment(real, reference, tmp_path), source, target)
        return target.getvalue()

    assert main(["what-if", str(saved), "owner_hours=5"]) == 0
    assert "Your hours a week: 1 → 5" in capsys.readouterr().out

    listed = plain("1", ":back", ":review")
    assert "Your hours a week: 1\n" in listed
    plain("1", ":back", f":change {numbered(listed, 'Your hours a week')}", "4")
    assert answered(saved, real) == (4, 1, 2)

    async with run(start=saved) as program:
        await program.press("f8")
        answers = program.screen.query_one(AnswerList)
        answers.highlighted = answers.get_option_index("business.owner_hours@None")
        assert "Your hours a week: 4" in program.text()
        await program.settle()
        # An empty line leaves out the own words beside the number.
        await program.press("enter", *["backspace"] * 3, "5", "enter", "enter", "k")
        assert program.session.case.outline.totals.owner_limit == 5
    assert answered(saved, real) == (5, 1, 2)
