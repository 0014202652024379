"""The examples in the docstrings of the pure rooms say what is so."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import advisor.core.interview
import advisor.core.rules
import advisor.core.whatif

ROOMS = (advisor.core.rules, advisor.core.interview, advisor.core.whatif)
MODULES = [
    f"{room.__name__}.{module.name}"
    for room in ROOMS
    for module in pkgutil.iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_right(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
