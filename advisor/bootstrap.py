"""Sets the project up in .venv, from any state, and starts the interview or the tests.

    python3 -m advisor.bootstrap start [arguments of advisor]
    python3 -m advisor.bootstrap test  [arguments of pytest]

Needs only the standard library, because it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig

from advisor.setup_advice import NO_HEADERS, why_no_venv, why_not_built, why_not_installed

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PROJECT = os.path.join(ROOT, "pyproject.toml")
CONSTRAINTS = os.path.join(ROOT, ".ci", "constraints.txt")

# Files that setting up leaves in .venv: where it was made, and that it has not finished.
MADE_IN = os.path.join(VENV, "made-in")
UNFINISHED = os.path.join(VENV, "unfinished")

OLDEST = (3, 10)
ENGINE = "durable-rules==2.0.28"
INTERRUPTED = 130
# The name of a folder may have bytes that are no text.
BYTES = "surrogateescape"

# Python 3.13 removed a function that the library calls; an equivalent one is still there.
SHIM = "-DPyEval_CallObject=PyObject_CallObject"

LACKS_CALL_OBJECT = "import sys; print(sys.version_info >= (3, 13))"

IMPORT_ENGINE = "import durable_rules_engine; print('ok')"

# Prints the version, or nothing if a file of an installed package is gone.
# A package that an old pip installed has PKG-INFO and keeps no record; virtualenv
# records folders of compiled files that need not be there.
PROBE = """
import csv, os, sys, sysconfig, pip
from importlib import metadata
for package in metadata.distributions(path=[sysconfig.get_paths()['purelib']]):
    record = package.read_text('RECORD')
    if record is None:
        record = 'no record' if package.read_text('PKG-INFO') is None else ''
    for row in csv.reader(record.splitlines()):
        compiled = row[0].endswith(('.pyc', '__pycache__'))
        if not compiled and not os.path.exists(package.locate_file(row[0])):
            sys.exit(1)
print('%d.%d' % sys.version_info[:2])
"""

# Python 3.10 has no TOML reader; pip includes one.
REQUIREMENTS = """
import sys
try:
    import tomllib as toml
except ImportError:
    from pip._vendor import tomli as toml
with open(sys.argv[1], 'rb') as file:
    project = toml.load(file)['project']
names = list(project['dependencies'])
for extra in sys.argv[2:]:
    names += project['optional-dependencies'][extra]
print('\\n'.join(name for name in names if not name.startswith('durable')))
"""


class SetupError(Exception):
    """Something is missing; the text is the one line that says what to install."""


def main(argv: "list[str]") -> int:
    """Set up, then start the program or the tests; returns the exit code."""
    if not argv or argv[0] not in ("start", "test"):
        sys.stderr.write("usage: python3 -m advisor.bootstrap start|test [arguments]\n")
        return 2
    testing = argv[0] == "test"
    try:
        require_python(sys.version_info[:2])
        require_project()
        python = make_environment()
        install(python, "dev" if testing else "")
    except SetupError as error:
        sys.stderr.write("setup: %s\n" % error)
        return 2
    except OSError as error:
        sys.stderr.write("setup: %s: %s\n" % (error.filename or ROOT, error.strerror))
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("setup: stopped; run the same command again to go on\n")
        return INTERRUPTED
    return hand_over([python, "-m", "pytest" if testing else "advisor"] + argv[1:], testing)


def hand_over(command: "list[str]", testing: bool) -> int:
    """Replace this process by the program; on Windows, run it and return its exit code."""
    if testing:
        # Test paths are given as seen from the project; an owner's files from where they are.
        os.chdir(ROOT)
    if os.name == "nt":
        return run_on(command)
    return os.execv(command[0], command)


def run_on(command: "list[str]") -> int:
    """Run a program to its end, whatever keys are meant to stop it: it is told of them itself."""
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def require_python(version: "tuple[int, ...]") -> None:
    """Raises SetupError for a Python that is too old."""
    if version < OLDEST:
        raise SetupError(
            "Python 3.10 or later is needed, this is %d.%d; install a newer python3"
            % (version[0], version[1])
        )


def require_project() -> None:
    """Raises SetupError where this file is in an installed package and not in a clone."""
    if not os.path.exists(PROJECT):
        raise SetupError(
            "there is no pyproject.toml in %s; this command sets up a copy of the project, "
            "an installed program starts with: advisor" % ROOT
        )


def environment_python() -> str:
    """The path of the Python inside .venv."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(VENV, folder, name)


def make_environment() -> str:
    """Make .venv again unless it works and has this Python's version; the path of its Python."""
    python = environment_python()
    wanted = "%d.%d" % sys.version_info[:2]
    if in_place() and answer_of(python, PROBE) == wanted:
        return python
    say("making .venv with Python %s" % wanted)
    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.remove(VENV)
    shutil.rmtree(VENV, ignore_errors=True)
    made = run([sys.executable, "-m", "venv", VENV])
    if made.returncode or answer_of(python, PROBE) != wanted:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(why_no_venv(made.stdout + made.stderr, VENV))
    write(MADE_IN, ROOT)
    return python


def in_place() -> bool:
    """Whether .venv was set up to the end, and in this folder: scripts in it name their folder."""
    return not os.path.exists(UNFINISHED) and read(MADE_IN) in ("", ROOT)


def run(command: "list[str]", **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the project's folder, its output kept."""
    environment = dict(os.environ, PIP_USER="0", **variables)
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, errors="replace"
    )


def answer_of(python: str, code: str, *arguments: str) -> str:
    """What some Python prints, '' if it fails or there is no such Python."""
    try:
        # Isolated: what PYTHONPATH adds is not what is installed.
        ran = run([python, "-I", "-c", code] + list(arguments))
    except OSError:
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def install(python: str, extra: str) -> None:
    """Install the project and what it needs, unless that is done already."""
    stamp = os.path.join(VENV, "installed-%s" % (extra or "plain"))
    lacking = missing_for_build()
    current = fingerprint(lacking)
    engine = answer_of(python, IMPORT_ENGINE) == "ok"
    if read(stamp) == current:
        if not engine:
            say(without_engine(lacking or "durable_rules could not be built here"))
        return
    write(UNFINISHED, current)
    if not engine and not lacking:
        lacking = build_engine(python)
        engine = not lacking
    if not engine:
        say(without_engine(lacking))
    say("installing what the project needs")
    install_project(python, extra, engine)
    write(stamp, current)
    os.remove(UNFINISHED)


def install_project(python: str, extra: str, engine: bool) -> None:
    """Install the project, editable, and what it needs; ``engine`` is already there or left out.

    ``extra`` is the optional group of requirements that is wanted as well, '' for none.
    Raises SetupError when pip fails.
    """
    if engine:
        pip(python, ["install", "-e", ".[%s]" % extra if extra else "."])
    else:
        pip(python, ["install"] + requirements(python, extra))
        pip(python, ["install", "--no-deps", "-e", "."])


def without_engine(lacking: str) -> str:
    """The one line that says why durable_rules is not there, and what would help."""
    return "going on without durable_rules, on the reference engine: %s" % lacking


def missing_for_build() -> str:
    """What is missing for compiling durable_rules, as one line, '' if nothing is."""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    names = [compiler.split()[0], "cc", "gcc", "clang"]
    if os.name != "nt" and not any(shutil.which(name) for name in names):
        return "no C compiler; on Debian or Ubuntu: apt-get install gcc libc6-dev"
    header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
    if not os.path.exists(header):
        return NO_HEADERS
    return ""


def build_engine(python: str) -> str:
    """Install durable_rules for a Python so that it can be imported.

    Returns the reason in one line if that is not possible, '' if it is.
    """
    say("building durable_rules")
    variables: dict[str, str] = {}
    if answer_of(python, LACKS_CALL_OBJECT) == "True":
        # Its setup.py overwrites CFLAGS, so it must be CPPFLAGS.
        variables["CPPFLAGS"] = (os.environ.get("CPPFLAGS", "") + " " + SHIM).strip()
    output = ""
    # A wheel built without the flag may lie in pip's cache: it installs but cannot be imported.
    for options in ([], ["--no-cache-dir", "--force-reinstall", "--no-binary", "durable-rules"]):
        command = [python, "-I", "-m", "pip", "install", "--quiet", "--no-deps"]
        built = run(command + options + [ENGINE], **variables)
        if answer_of(python, IMPORT_ENGINE) == "ok":
            return ""
        output = built.stdout + built.stderr
    return why_not_built(output)


def requirements(python: str, extra: str) -> "list[str]":
    """The project's requirements apart from durable_rules, read from pyproject.toml."""
    listed = answer_of(python, REQUIREMENTS, PROJECT, *([extra] if extra else []))
    if not listed:
        raise SetupError("the requirements in %s cannot be read" % PROJECT)
    return listed.splitlines()


def pip(python: str, arguments: "list[str]") -> None:
    """Run pip; raises SetupError with its last error."""
    command = [python, "-I", "-m", "pip", "--quiet", "--disable-pip-version-check"] + arguments
    if os.path.exists(CONSTRAINTS):
        command += ["--constraint", CONSTRAINTS]
    ran = run(command)
    if ran.returncode:
        raise SetupError("pip could not install the project: %s" % why_not_installed(ran.stderr))


def fingerprint(lacking: str) -> str:
    """Changes whenever what is to be installed may have changed."""
    digest = hashlib.sha256()
    for text in (read(PROJECT), read(CONSTRAINTS), ROOT, ENGINE, lacking):
        digest.update(text.encode(errors=BYTES) + b"\0")
    return digest.hexdigest()


def read(path: str) -> str:
    """A file's text, '' if there is none."""
    try:
        with open(path, encoding="utf-8", errors=BYTES) as file:
            return file.read()
    except OSError:
        return ""


def write(path: str, text: str) -> None:
    """Write a small file."""
    with open(path, "w", encoding="utf-8", errors=BYTES) as file:
        file.write(text)


def say(text: str) -> None:
    """One line of progress, kept away from the program's own output."""
    sys.stderr.write("setup: %s\n" % text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
