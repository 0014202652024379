"""Setting up: what is said when something is missing, and when an environment is made anew.

Setting up itself is tried by ``.ci/run``, which begins with it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from advisor import bootstrap


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for .venv."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(bootstrap, "ROOT", str(tmp_path))
    monkeypatch.setattr(bootstrap, "VENV", str(venv))
    monkeypatch.setattr(bootstrap, "MADE_IN", str(venv / "made-in"))
    monkeypatch.setattr(bootstrap, "UNFINISHED", str(venv / "unfinished"))
    return venv


@pytest.mark.parametrize("version", [(3, 10), (3, 13), (4, 0)])
def test_a_python_that_is_new_enough_is_taken(version: tuple[int, int]) -> None:
    bootstrap.require_python(version)


def test_an_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(bootstrap.SetupError, match=r"3\.10 or later is needed, this is 3\.9"):
        bootstrap.require_python((3, 9))


@pytest.mark.parametrize("arguments", [[], ["begin"]])
def test_anything_but_start_and_test_is_told_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_an_installed_package_cannot_set_itself_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "PROJECT", str(tmp_path / "pyproject.toml"))
    assert bootstrap.main(["start"]) == 2
    assert "an installed program starts with: advisor" in capsys.readouterr().err


def test_without_a_compiler_the_package_to_install_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    assert "apt-get install gcc libc6-dev" in bootstrap.missing_for_build()


def test_without_headers_the_package_to_install_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/cc")
    monkeypatch.setattr(sysconfig, "get_paths", lambda: {"include": str(tmp_path)})
    assert "apt-get install python3-dev" in bootstrap.missing_for_build()


def test_an_environment_made_by_hand_is_kept(environment: Path) -> None:
    assert bootstrap.in_place()


def test_an_environment_that_was_moved_is_made_anew(environment: Path) -> None:
    (environment / "made-in").write_text("/somewhere/else")
    assert not bootstrap.in_place()


def test_an_environment_left_half_done_is_made_anew(environment: Path) -> None:
    (environment / "made-in").write_text(bootstrap.ROOT)
    (environment / "unfinished").write_text("")
    assert not bootstrap.in_place()


def test_the_probe_tells_the_version_of_a_sound_python() -> None:
    assert bootstrap.answer_of(sys.executable, bootstrap.PROBE) == "{}.{}".format(*sys.version_info)


def test_no_python_answers_nothing(tmp_path: Path) -> None:
    assert bootstrap.answer_of(str(tmp_path / "python"), "print(1)") == ""


def test_the_requirements_leave_out_the_engine_that_is_built_apart() -> None:
    plain = bootstrap.requirements(sys.executable, "")
    every = bootstrap.requirements(sys.executable, "dev")
    assert not [name for name in every if name.startswith("durable")]
    assert {"ruff"} <= {name.partition(">")[0] for name in every} - set(plain)


def test_the_fingerprint_changes_with_what_is_lacking() -> None:
    assert bootstrap.fingerprint("") != bootstrap.fingerprint("no C compiler")


def test_the_constraints_pin_everything_the_project_asks_for() -> None:
    pins = dict(
        line.split("==") for line in bootstrap.read(bootstrap.CONSTRAINTS).splitlines() if line
    )
    names = {name.lower().replace("_", "-") for name in pins}
    asked = [bootstrap.ENGINE, *bootstrap.requirements(sys.executable, "dev")]
    bare = {
        "".join(c if c.isalnum() or c in "-_" else " " for c in name).split()[0] for name in asked
    }
    assert {name.lower().replace("_", "-") for name in bare} <= names


def test_a_folder_whose_name_is_no_text_is_set_up_as_any_other(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", "/home/caf\udce9")
    bootstrap.write(bootstrap.MADE_IN, bootstrap.ROOT)
    assert bootstrap.in_place()
    assert bootstrap.fingerprint("")


def test_a_key_that_stops_the_program_does_not_stop_waiting_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Program:
        """A program that ends by itself when it is interrupted."""

        def __init__(self, _command: list[str]) -> None:
            self.told = False

        def wait(self) -> int:
            if not self.told:
                self.told = True
                raise KeyboardInterrupt
            return 130

    monkeypatch.setattr(subprocess, "Popen", Program)
    assert bootstrap.run_on(["advisor"]) == 130
