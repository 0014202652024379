"""Choosing an engine, and saying why."""

from __future__ import annotations

import pytest

from advisor.engine.select import select_engine
from advisor.errors import EngineError


def test_the_reference_engine_can_be_asked_for() -> None:
    assert select_engine("reference").name == "reference"


def test_where_durable_rules_is_missing_the_reference_stands_in(without_durable: None) -> None:
    choice = select_engine(None)
    assert (choice.name, choice.fallback) == ("reference", True)
    assert "PyEval_CallObject" in choice.reason


def test_asking_for_what_cannot_be_had_is_an_error(without_durable: None) -> None:
    with pytest.raises(EngineError, match="--engine reference"):
        select_engine("durable")
