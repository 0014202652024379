"""An interview as it would be typed: lines for plain prompts, keys for the screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor.checking.replay import replay
from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.navigation import Place, place_of
from advisor.core.interview.steps import Ask, Step, answer_of, options_for
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.environment import Environment
from advisor.files.interview import read_interview
from advisor.files.store import Store
from advisor.language import english

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
# Very different firms: small with neighbours, alone, unsure, under professional rules, seasonal.
FIRMS = ("bakery", "goal-hiring-solo", "charity", "clinic", "farm-shop")


def one_quick(firms: tuple[str, ...]) -> list[object]:
    """Parameters of which only the first is tried every time; the others are slow."""
    return [firms[0], *(pytest.param(name, marks=pytest.mark.slow) for name in firms[1:])]


def environment(rulebase: Rulebase, matcher: Matcher, folder: Path) -> Environment:
    """An environment that saves in a folder."""
    return Environment(rulebase, matcher, "", english(), DAY, Store(folder / "interviews"))


def firm(name: str, rulebase: Rulebase) -> Answers:
    """The answers of a scenario; the same object every time."""
    key = (name, id(rulebase))
    if key not in _firms:
        file = read_interview(ROOT / "scenarios" / f"{name}.toml", rulebase)
        _firms[key] = (rulebase, file.answers)
    return _firms[key][1]


def steps(rulebase: Rulebase, answers: Answers) -> tuple[tuple[Step, Answers], ...]:
    """The replay of an interview, made once for all tests that type it."""
    key = (id(rulebase), id(answers))
    if key not in _replays:
        _replays[key] = (rulebase, answers, tuple(replay(rulebase, answers)))
    return _replays[key][2]


# With the objects whose ids are the keys, so that no id is used again.
_firms: dict[tuple[str, int], tuple[Rulebase, Answers]] = {}
_replays: dict[tuple[int, int], tuple[Rulebase, Answers, tuple[tuple[Step, Answers], ...]]] = {}


def places(rulebase: Rulebase, answers: Answers) -> list[Place]:
    """Every step that an owner with these answers is put, in order."""
    return [place_of(step) for step, _ in steps(rulebase, answers)]


def lines(rulebase: Rulebase, answers: Answers) -> Iterator[str]:
    """What that owner types in plain mode, one line a step."""
    for step, given in steps(rulebase, answers):
        yield line_for(rulebase, answers, step, given)


def line_for(rulebase: Rulebase, answers: Answers, step: Step, given: Answers) -> str:
    """What an owner types at one step, having given some answers before."""
    if not isinstance(step, Ask):
        return "yes" if step.count < len(answers.entries(step.group)) else "no"
    ids = _offered(rulebase, given, step)
    answer = _answer(answers, step)
    if answer is DONT_KNOW:
        return "?"
    if isinstance(answer, tuple):
        return ",".join(str(ids.index(one) + 1) for one in answer)
    return str(ids.index(str(answer)) + 1) if ids else str(answer)


def keys(rulebase: Rulebase, answers: Answers) -> Iterator[list[str]]:
    """What that owner presses on the screens, the keys of one step at a time."""
    for step, given in steps(rulebase, answers):
        yield keys_for(rulebase, answers, step, given)


def keys_for(rulebase: Rulebase, answers: Answers, step: Step, given: Answers) -> list[str]:
    """What an owner presses at one step, having given some answers before."""
    if not isinstance(step, Ask):
        return ["a"] if step.count < len(answers.entries(step.group)) else ["n"]
    ids = _offered(rulebase, given, step)
    answer = _answer(answers, step)
    if answer is DONT_KNOW:
        return ["f3"]
    if isinstance(answer, tuple):
        return [key for one in answer for key in _mark(ids.index(one))] + ["enter"]
    return _choose(ids.index(str(answer))) if ids else [*str(answer), "enter"]


def _choose(place: int) -> list[str]:
    return [*([str((place + 1) % 10)] if place < 10 else ["home", *["down"] * place]), "enter"]


def _mark(place: int) -> list[str]:
    return [str((place + 1) % 10)] if place < 10 else ["home", *["down"] * place, "space"]


def _offered(rulebase: Rulebase, given: Answers, ask: Ask) -> list[str]:
    if ask.question.kind == "yes_no":
        return ["yes", "no"]
    return [o.id for o in options_for(rulebase, given, ask.question, ask.index)]


def _answer(answers: Answers, ask: Ask) -> Answer:
    answer = answer_of(answers, ask.question, ask.index)
    return DONT_KNOW if answer is None else answer
