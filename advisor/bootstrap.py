"""Sets the project up in .venv, from any state, and starts the interview or the tests.

    python3 -m advisor.bootstrap start [arguments of advisor]
    python3 -m advisor.bootstrap test  [arguments of pytest]

Needs nothing but Python's own library, for it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
CONSTRAINTS = os.path.join(ROOT, ".ci", "constraints.txt")
OLDEST = (3, 10)
ENGINE = "durable-rules==2.0.28"

# From Python 3.13 on, a function that the library calls is gone; its twin is still there.
SHIM = "-DPyEval_CallObject=PyObject_CallObject"


class SetupError(Exception):
    """Something is missing; the text is the one line that says what to install."""


def main(argv: "list[str]") -> int:
    """Set up, then hand over; returns an exit code only where that fails."""
    if not argv or argv[0] not in ("start", "test"):
        sys.stderr.write("usage: python3 -m advisor.bootstrap start|test [arguments]\n")
        return 2
    try:
        require_python(tuple(sys.version_info[:2]))
        python = make_environment()
        install(python, "dev" if argv[0] == "test" else "")
    except SetupError as error:
        sys.stderr.write("setup: %s\n" % error)
        return 2
    module = "advisor" if argv[0] == "start" else "pytest"
    os.chdir(ROOT)
    command = [python, "-m", module] + argv[1:]
    if os.name == "nt":
        return subprocess.call(command)
    return os.execv(python, command)


def require_python(version: "tuple[int, ...]") -> None:
    """Raises SetupError for a Python that is too old."""
    if tuple(version[:2]) < OLDEST:
        raise SetupError(
            "Python 3.10 or later is needed, this is %d.%d; install a newer python3"
            % (version[0], version[1])
        )


def environment_python() -> str:
    """The path of the Python inside .venv."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(VENV, folder, name)


def make_environment() -> str:
    """A working .venv of this Python's version, made anew if it is not; the path of its Python."""
    python = environment_python()
    wanted = "%d.%d" % sys.version_info[:2]
    probe = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    if answer_of(python, probe) == wanted:
        return python
    say("making .venv with Python %s" % wanted)
    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.remove(VENV)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode or answer_of(python, probe) != wanted:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(why_no_venv(made.stdout + made.stderr))
    return python


def why_no_venv(output: str) -> str:
    """One line for what ``python3 -m venv`` said."""
    if "ensurepip" in output or "No module named venv" in output:
        return "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"
    last = (output.strip().splitlines() or ["no reason given"])[-1]
    return "cannot make %s: %s" % (VENV, last)


def answer_of(python: str, code: str) -> str:
    """What a line of Python prints, '' if it fails or there is no such Python."""
    try:
        ran = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd=ROOT)
    except OSError:
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def install(python: str, extra: str) -> None:
    """Install the project and what it needs, unless that is done already."""
    stamp = os.path.join(VENV, "installed-%s" % (extra or "plain"))
    current = fingerprint()
    engine = answer_of(python, "import durable_rules_engine; print('ok')") == "ok"
    lacking = missing_for_build()
    if read(stamp) == current and (engine or lacking):
        if not engine:
            say(without_engine(lacking))
        return
    if os.path.exists(stamp):
        os.remove(stamp)
    if not engine and not lacking:
        engine = build_engine(python)
    if not engine:
        say(without_engine(lacking))
    target = ".[dev]" if extra else "."
    say("installing what the project needs")
    if engine:
        pip(python, ["install", "-e", target])
    else:
        names = requirements(python, extra)
        pip(python, ["install"] + names)
        pip(python, ["install", "--no-deps", "-e", "."])
    with open(stamp, "w") as file:
        file.write(current)


def without_engine(lacking: str) -> str:
    """The one line that says why durable_rules is not there, and what would help."""
    if lacking:
        return "%s; going on without durable_rules, on the reference engine" % lacking
    return "durable_rules cannot be built here; going on without it, on the reference engine"


def missing_for_build() -> str:
    """What is missing for compiling durable_rules, as one line, '' if nothing is."""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    names = [compiler.split()[0], "cc", "gcc", "clang"]
    if os.name != "nt" and not any(shutil.which(name) for name in names):
        return "no C compiler; on Debian or Ubuntu: apt-get install gcc libc6-dev"
    header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
    if not os.path.exists(header):
        return "no Python headers; on Debian or Ubuntu: apt-get install python3-dev"
    return ""


def build_engine(python: str) -> bool:
    """Install durable_rules so that it can be imported; False where that cannot be done."""
    say("building durable_rules")
    environment = dict(os.environ)
    if sys.version_info >= (3, 13):
        # Its setup.py overwrites CFLAGS, so it must be CPPFLAGS.
        environment["CPPFLAGS"] = (environment.get("CPPFLAGS", "") + " " + SHIM).strip()
    # A wheel built without the flag may lie in pip's cache: it installs but cannot be imported.
    for options in ([], ["--no-cache-dir", "--force-reinstall", "--no-binary", "durable-rules"]):
        command = [python, "-m", "pip", "install", "--quiet", "--no-deps"] + options + [ENGINE]
        built = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
        if answer_of(python, "import durable_rules_engine; print('ok')") == "ok":
            return True
    tail = (built.stderr or built.stdout).strip().splitlines()[-1:]
    say("durable_rules: %s" % (tail[0] if tail else "built, but cannot be imported"))
    return False


def requirements(python: str, extra: str) -> "list[str]":
    """The project's requirements apart from durable_rules, read from pyproject.toml."""
    # tomli is vendored in pip, and this is the only place that runs before it is installed.
    code = (
        "import sys\n"
        "from pip._vendor import tomli as toml\n"
        "p = toml.load(open('pyproject.toml', 'rb'))['project']\n"
        "names = p['dependencies'] + (p['optional-dependencies'][%r] if %r else [])\n"
        "print('\\n'.join(n for n in names if not n.startswith('durable')))"
    )
    listed = answer_of(python, code % (extra, extra))
    if not listed:
        raise SetupError("the requirements in pyproject.toml cannot be read")
    return listed.splitlines()


def pip(python: str, arguments: "list[str]") -> None:
    """Run pip; raises SetupError with its last words."""
    command = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"] + arguments
    if os.path.exists(CONSTRAINTS):
        command += ["--constraint", CONSTRAINTS]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode:
        errors = [line for line in ran.stderr.splitlines() if line.startswith("ERROR")]
        last = (errors or ran.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise SetupError("pip could not install the project: %s" % last)


def fingerprint() -> str:
    """Changes whenever what is to be installed may have changed."""
    digest = hashlib.sha256()
    for path in (os.path.join(ROOT, "pyproject.toml"), CONSTRAINTS):
        digest.update(read(path).encode())
    digest.update(ROOT.encode())
    return digest.hexdigest()


def read(path: str) -> str:
    """A file's text, '' if there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def say(text: str) -> None:
    """One line of progress, kept away from the program's own output."""
    sys.stderr.write("setup: %s\n" % text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
