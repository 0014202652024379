"""Mangled files, command lines and typed input: no traceback, no hang, little memory, exit 0 to 2.

    python -m tests.reliability.fuzz 2000 --seed 1

What is mangled in turn: a scenario, a saved interview, a rule file with its tables, a command
line, and what is typed in plain mode, grids and names included.  All run in one process, each
with a time limit; the memory is the most that the process ever had.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from advisor.cli import main as advisor
from advisor.core.rules.rulebase import Rulebase
from advisor.engine import select as engines
from advisor.files import rulebase
from advisor.files.resources import rulebase_folder
from tests.cli.running import COMMANDS
from tests.conftest import SCENARIOS
from tests.driving import firm, lines
from tests.reliability.running import Tally, arguments
from tests.reliability.terminal import save_finished

SECONDS = 120
MOST_MEGABYTES = 300
CODES = (0, 1, 2)
ODD = (
    *("?", "-1", "0", "1e400", "9" * 400, "''", '"[/]"', "[]", "[[]]", "{}", "true", "nan", "inf"),
    *("2026-13-40", "1979-05-27T07:32:00Z", '"\\u0000"', '"{business.name}"'),
    *(f'"{"x" * 5000}"', "[" * 200 + "]" * 200, "\ufeff", "\x00", "\u202e", "= =", "\U0001f600"),
)
TYPED = (
    *ODD,
    *("", ":back", ":why", ":skip", ":help", ":review", ":change 1", ":show", ":enough", ":home"),
    *(":again", "back", "1-3=4", "all=2", "1=1,2=2", "yes", "no", "1", "2", "3", "12"),
)
OPTIONS = (
    *("--format", "json", "md", "txt", "--out", "/dev/full", "--date", "2026-02-30", "--engine"),
    *("durable", "reference", "none", "--rulebase", ".", "--reasoning", "--", "-", "", "--help"),
    *("--coverage", "--replace", "staff=", "=1", "goal@9=2", "\udcff", "listen-first"),
)
Task = tuple[list[str], str]


def mangled(chance: Random, text: str) -> str:
    """A text with a few things in it moved, gone, doubled or replaced."""
    rows = text.splitlines()
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(rows)) if rows else 0
        what = chance.randrange(7)
        if not rows:
            rows = [chance.choice(ODD)]
        elif what == 0:
            del rows[place]
        elif what == 1:
            rows.insert(place, rows[chance.randrange(len(rows))])
        elif what == 2:
            key = rows[place].partition("=")[0]
            rows[place] = f"{key}= {chance.choice(ODD)}"
        elif what == 3:
            rows.insert(place, chance.choice(ODD))
        elif what == 4:
            rows = rows[:place]
        elif what == 5:
            at = chance.randint(0, len(rows[place]))
            rows[place] = rows[place][:at] + chance.choice(ODD) + rows[place][at:]
        else:
            rows[place] = rows[place][::-1]
    return "\n".join(rows)


def scenario(chance: Random, home: Path, _base: Rulebase) -> Task:
    path = home / "scenario.toml"
    path.write_text(mangled(chance, chance.choice(SCENARIOS).read_text("utf-8")), "utf-8")
    command = chance.choice(("check", "advise", "next", "trace", "graph", "migrate", "teach"))
    return [command, str(path)], "1\n2\n"


def interview(chance: Random, home: Path, base: Rulebase) -> Task:
    path = save_finished(home, base, chance.choice(("cafe", "carpenter", "rowing-club")))
    path.write_text(mangled(chance, path.read_text("utf-8")), "utf-8")
    command = chance.choice(("advise", "next", "interview --plain", "compare", "why"))
    more = {"compare": [str(path)], "why": ["listen-first"]}.get(command, [])
    return [*command.split(), str(path), *more], "1\n:quit\n"


def rules(chance: Random, home: Path, _base: Rulebase) -> Task:
    folder = home / "rules"
    shutil.copytree(rulebase_folder(), folder)
    path = chance.choice(sorted(folder.rglob("*.toml")))
    path.write_text(mangled(chance, path.read_text("utf-8")), "utf-8")
    return ["rules", "--rulebase", str(folder)], ""


def command_line(chance: Random, home: Path, _base: Rulebase) -> Task:
    given = chance.choice([typed for typed in COMMANDS.values() if typed]).split()
    for _ in range(chance.randint(1, 3)):
        given.insert(chance.randint(0, len(given)), chance.choice((*OPTIONS, *ODD)))
    if "/dev/full" not in given and "--out" in given:
        given[given.index("--out") + 1 :] = [str(home / "out")]
    return given, "1\n:quit\n"


def typed_input(chance: Random, _home: Path, base: Rulebase) -> Task:
    typed = lines(base, firm(chance.choice(("cafe", "carpenter", "rowing-club")), base))
    typed = typed[: chance.randint(1, 40)]
    for _ in range(chance.randint(1, 12)):
        typed.insert(chance.randint(0, len(typed)), chance.choice(TYPED))
    return ["interview", "--plain"], "\n".join(typed)


KINDS: tuple[Callable[[Random, Path, Rulebase], Task], ...] = (
    scenario,
    interview,
    rules,
    command_line,
    typed_input,
)


def run_once(given: list[str], typed: str) -> str:
    """Run the program in this process; what is wrong with how it ended, '' if nothing is."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="replace")
    source = io.StringIO(typed)
    before = sys.stdin
    sys.stdin = source
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = advisor(given)
    except Exception:  # noqa: BLE001 - whatever it is, it is a fault to report
        return traceback.format_exc()[-2500:]
    finally:
        sys.stdin = before
    out.seek(0)
    said = out.read()
    if "Traceback" in said:
        return said[-2500:]
    return "" if code in CODES else f"exit code {code}"


def _too_long(*_: object) -> None:
    raise RuntimeError(f"not ended after {SECONDS} s")


def run(tally: Tally, base: Rulebase) -> None:
    """Try so many."""
    signal.signal(signal.SIGALRM, _too_long)
    usual, own = rulebase.load_rulebase, rulebase_folder()
    select, engine = engines.select_engine, engines.select_engine()
    loaded = engine.matcher(base)
    kept = replace(engine, matcher=lambda one: loaded if one is base else engine.matcher(one))
    # Loading the real rule base again and again would take most of the time, and memory that
    # durable_rules never gives back: a program loads it once.
    rulebase.load_rulebase = lambda folder: base if folder == own else usual(folder)
    engines.select_engine = lambda wanted=None: select(wanted) if wanted else kept
    try:
        _run(tally, base)
    finally:
        rulebase.load_rulebase, engines.select_engine = usual, select


def _run(tally: Tally, base: Rulebase) -> None:
    while tally.done < tally.most:
        chance = Random(f"{tally.seed} {tally.done}")  # noqa: S311
        kind = KINDS[tally.done % len(KINDS)]
        home = Path(tempfile.mkdtemp(prefix="fuzz"))
        os.environ.update({"ADVISOR_HOME": str(home), "HOME": str(home)})
        try:
            given, typed = kind(chance, home, base)
            signal.alarm(SECONDS)
            wrong = run_once(given, typed)
            signal.alarm(0)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        tally.count(kind.__name__)
        if wrong:
            tally.fault(f"number {tally.done}, {given}: {wrong}")
        tally.step()


def main() -> int:
    """Try so many; 1 if one failed or too much memory was needed."""
    tally = Tally(arguments(__doc__ or "", 500))
    run(tally, rulebase.load_rulebase(rulebase_folder()))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"at most {megabytes} MB")
    if megabytes > MOST_MEGABYTES:
        tally.fault(f"{megabytes} MB")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
