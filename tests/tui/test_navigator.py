"""Screens ask a navigator for everything beyond themselves, so that a stand-in is enough."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from advisor.core.rules.layout import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.environment import Environment
from advisor.files.store import Saved
from advisor.interview_session import InterviewSession
from advisor.tui.navigator import Navigator
from advisor.tui.reasoning import Reasoning, View
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.reasoning import ReasoningPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.thinking import Thinking
from advisor.tui.widgets.answer_list import AnswerList
from tests.builders import answers, item, question, rule, rulebase
from tests.driving import environment

BASE = rulebase(
    question("business.p", text="Open on Sundays?"),
    item("x"),
    rule("r", {"business.p": "a"}, recommend="x"),
    sections=(OutlineSection(id="approach", title="Approach", kinds=("approach",)),),
)


class FakeNavigator:
    """Notes where it is asked to go, and goes nowhere."""

    def __init__(self, app: App[None], known: Environment) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.environment = known
        self.session = InterviewSession(known)
        self.session.set_answers(answers("hiring", p="a"))
        self.thinking = Thinking(
            app, known, lambda: self.session.navigation.answers, lambda _: None
        )

    def open_interview(self) -> None:
        self.asked.append(("interview",))

    def open_strategy(self) -> None:
        self.asked.append(("strategy",))

    def leave_strategy(self) -> None:
        self.asked.append(("leave strategy",))

    def open_review(self) -> None:
        self.asked.append(("review",))

    def open_looking_back(self) -> None:
        self.asked.append(("look back",))

    def open_what_if(self) -> None:
        self.asked.append(("what if",))

    def open_why(self, item_id: str) -> None:
        self.asked.append(("why", item_id))

    def open_reasoning(self, item_id: str, view: View) -> None:
        self.asked.append(("reasoning", item_id, view))

    def open_trace(self, item_id: str) -> None:
        self.asked.append(("trace", item_id))

    def open_absent(self) -> None:
        self.asked.append(("absent",))

    def open_lesson(self, saved: Saved) -> None:
        self.asked.append(("lesson", saved.title))

    def open_export(self) -> None:
        self.asked.append(("export",))

    def go_home(self) -> None:
        self.asked.append(("home",))

    def go_to_question(self, question_id: str) -> None:
        self.asked.append(("question", question_id))

    def complain_if_unsaved(self) -> None:
        self.asked.append(("complain",))


Make = Callable[[Navigator], Screen[None]]


@asynccontextmanager
async def shown(make: Make, folder: Path) -> AsyncIterator[tuple[FakeNavigator, Pilot[None]]]:
    """One screen in an app that knows nothing of the program."""
    app = App[None]()
    async with app.run_test(size=(100, 40)) as pilot:
        navigator = FakeNavigator(app, environment(BASE, ReferenceMatcher(BASE), folder))
        await app.push_screen(make(navigator))
        await pilot.pause()
        navigator.asked.clear()
        yield navigator, pilot
        navigator.session.close()


def reasoning(navigator: Navigator) -> Screen[None]:
    thought = navigator.thinking.now()
    return ReasoningPage(navigator, Reasoning(navigator.environment, thought, "x"), "tree")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "action", "asked"),
    [
        (ReviewPage, "strategy", ("strategy",)),
        (ReviewPage, "what_if", ("what if",)),
        (ReviewPage, "go", ("question", "business.name")),
        (StrategyPage, "back", ("leave strategy",)),
        (StrategyPage, "review", ("review",)),
        (StrategyPage, "look_back", ("look back",)),
        (StrategyPage, "home", ("home",)),
        (StrategyPage, "export", ("export",)),
        (InterviewPage, "home", ("home",)),
        (InterviewPage, "strategy", ("strategy",)),
        (reasoning, "trace", ("trace", "x")),
    ],
)
async def test_a_screen_asks_its_navigator_for_the_next_one(
    make: Make, action: str, asked: tuple[str, ...], tmp_path: Path
) -> None:
    async with shown(make, tmp_path) as (navigator, pilot):
        await pilot.app.screen.run_action(action)
        await pilot.pause()
        assert navigator.asked == [asked]


async def test_an_answer_changed_on_a_screen_changes_the_shared_interview(tmp_path: Path) -> None:
    async with shown(ReviewPage, tmp_path) as (navigator, pilot):
        answers_list = pilot.app.screen.query_one(AnswerList)
        places = [option.id for option in answers_list.options]
        answers_list.highlighted = next(n for n, p in enumerate(places) if p and "business.p" in p)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert navigator.session.navigation.answers.business["business.p"] == "b"
