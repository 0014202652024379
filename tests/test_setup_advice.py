"""What is said when a program that sets the project up has failed."""

from __future__ import annotations

import pytest

from advisor.setup_advice import why_no_venv, why_not_built, why_not_installed

STDIO = "cpp/rules.c:1:10: fatal error: stdio.h: No such file or directory"


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("The virtual environment was not created ... ensurepip is not available.", "python3-venv"),
        ("/usr/bin/python3: No module named venv", "python3-venv"),
        ("Error: [Errno 30] Read-only file system: '/x/.venv'\n", "Read-only file system"),
        ("", "no reason given"),
    ],
)
def test_why_there_is_no_environment_is_one_line(output: str, told: str) -> None:
    line = why_no_venv(output, "/x/.venv")
    assert told in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("output", "told"),
    [
        (STDIO, "libc6-dev"),
        ("fatal error: Python.h: No such file", "python3-dev"),
        ("x.c: error: bad thing\nNote: nothing\n", "cannot be built (x.c: error: bad thing)"),
        ("NameResolutionError: pypi", "connection to the internet"),
        ("", "no reason given"),
    ],
)
def test_why_the_engine_is_not_built_is_one_line(output: str, told: str) -> None:
    line = why_not_built(output)
    assert told in line
    assert "\n" not in line


def test_of_what_pip_says_the_last_error_is_told() -> None:
    output = "WARNING: x\nERROR: first\nERROR: No matching distribution found for babel\nnote: y\n"
    assert why_not_installed(output) == "ERROR: No matching distribution found for babel"


def test_what_pip_says_without_a_connection_is_explained() -> None:
    output = (
        "ERROR: Cannot install babel because these package versions have conflicting "
        "dependencies.\nERROR: ResolutionImpossible: for help visit https://pip.pypa.io/x\n"
    )
    assert why_not_installed(output) == (
        "ERROR: Cannot install babel because these package versions have conflicting "
        "dependencies. (is there a connection to the internet?)"
    )
