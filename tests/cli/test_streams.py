"""Whatever becomes of the standard streams, of the home folder, of the disk: one line at most."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import BAKERY, COMMANDS, ROOT, every
from tests.conftest import SCENARIOS

READING = ("start", "interview", "teach")
# How many of the scenarios are beside the program; what becomes of streams hangs on none.
FEW = 5

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell")


@dataclass(frozen=True)
class Ended:
    """How one run of the program ended."""

    code: int
    out: str
    err: str


Shell = Callable[..., Ended]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Runs a line of shell in which ``advisor`` is the program, with a few of the scenarios.

    ``advisor principles`` goes through all there are, which takes twenty seconds each time.
    """
    place = tmp_path_factory.mktemp("program")
    for folder in ("advisor", "rulebase"):
        shutil.copytree(ROOT / folder, place / folder)
    (place / "scenarios").mkdir()
    alone = [path for path in SCENARIOS if "\nlike" not in path.read_text(encoding="utf-8")]
    for path in {BAKERY, *alone[:FEW]}:
        shutil.copy(path, place / "scenarios")
    return lambda script, home, at=place, **more: run_shell(script, home, at, **more)


def run_shell(script: str, home: Path, at: Path, **more: str) -> Ended:
    """Run a line of shell where the program's folders are."""
    run = f'advisor() {{ "{sys.executable}" -m advisor --engine reference "$@"; }}\n{script}'
    where = {"ADVISOR_HOME": str(home), "PYTHONPATH": str(at), "TERM": "dumb"}
    environment = {**os.environ, **where, **more}
    environment.pop("PYTHONUNBUFFERED", None)
    environment = {name: value for name, value in environment.items() if value}
    ran = subprocess.run(
        ["bash", "-c", run],
        cwd=at,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        input="",
        check=False,
    )
    return Ended(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize("name", every())
def test_with_its_input_closed(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} <&-", tmp_path)
    assert "Traceback" not in ran.err
    if name in READING:
        assert ran.code == 2
        assert ran.err.splitlines()[-1] == "advisor: there is no input to read from"
    else:
        assert ran.code == (2 if name == "wrong" else 0)


@pytest.mark.parametrize("name", every())
def test_with_its_output_closed(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} >&-", tmp_path)
    assert (ran.code, ran.err) == (2, "advisor: there is no output to write to\n")


@pytest.mark.parametrize("name", every())
def test_with_its_errors_closed(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} 2>&-", tmp_path)
    assert ran.code == (2 if name == "wrong" else 0)
    assert "advisor: " not in ran.out


@pytest.mark.parametrize("name", every())
def test_with_everything_closed(name: str, tmp_path: Path, shell: Shell) -> None:
    assert shell(f"advisor {COMMANDS[name]} <&- >&- 2>&-", tmp_path).code == 2


@pytest.mark.parametrize("name", every(tuple(name for name in COMMANDS if name != "wrong")))
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_on_a_full_disk(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} >/dev/full", tmp_path)
    assert ran.code == 2
    assert ran.err == "advisor: the output cannot be written (No space left on device)\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("name", ["wrong", "version"])
def test_with_errors_that_cannot_be_written(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} 2>/dev/full", tmp_path)
    assert ran.code == (2 if name == "wrong" else 0)


@pytest.mark.parametrize("name", every())
def test_with_a_reader_who_leaves_early(name: str, tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor {COMMANDS[name]} | : ; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert "Traceback" not in ran.err
    assert "Exception" not in ran.err
    assert ran.code == (2 if name == "wrong" else 0)


@pytest.mark.slow
def test_an_input_that_only_takes(tmp_path: Path, shell: Shell) -> None:
    ran = shell(f"advisor --plain 0>{tmp_path}/taken", tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("advisor: what is typed cannot be read (")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can be nobody")
@pytest.mark.parametrize(
    ("name", "code"), [pytest.param("why", 0, marks=pytest.mark.slow), ("interview", 2)]
)
def test_without_a_home_folder_and_a_user(
    name: str, code: int, tmp_path: Path, shell: Shell
) -> None:
    ran = shell(
        f'setpriv --reuid 12345 --clear-groups "{sys.executable}" -m advisor {COMMANDS[name]}',
        tmp_path,
        at=ROOT,  # Nobody may look into the folders of tests.
        HOME="",
        ADVISOR_HOME="",
    )
    assert ran.code == code, ran.err
    if code:
        assert ran.err == (
            "advisor: there is no home folder to save in; set ADVISOR_HOME to a folder\n"
        )


@pytest.mark.slow
def test_bytes_that_are_no_text_are_reported_and_no_other_line_is_lost(
    tmp_path: Path, shell: Shell
) -> None:
    for locale in ("C", "C.UTF-8"):
        ran = shell(r"printf 'caf\xe9\nRye\nbread\n' | advisor --plain", tmp_path, LC_ALL=locale)
        assert ran.code == 0
        assert ran.out.count("That is not readable text; please type it again.") == 1
    names = [path.name for path in (tmp_path / "interviews").glob("*.toml")]
    assert len(names) == 1
    assert names[0].startswith("rye-")
