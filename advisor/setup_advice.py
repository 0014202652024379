"""What the output of a failed program means, in the one line that says what to do.

Like the module that sets the project up, this runs before anything is installed.
"""

NO_VENV = "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"
VENV_ADVICE = (
    ("ensurepip is not available", NO_VENV),
    ("No module named ensurepip", NO_VENV),
    ("No module named venv", NO_VENV),
)
PIP_ADVICE = (
    ("No space left", "the disk is full"),
    ("(from versions: none)", "is there a connection to the internet?"),
    ("ResolutionImpossible", "is there a connection to the internet?"),
    ("NewConnectionError", "is there a connection to the internet?"),
    ("NameResolutionError", "is there a connection to the internet?"),
    ("Read timed out", "is there a connection to the internet?"),
)
NO_HEADERS = "no Python headers; on Debian or Ubuntu: apt-get install python3-dev"
NO_LIBRARY = "no C library headers; on Debian or Ubuntu: apt-get install libc6-dev"
BUILD_ADVICE = (
    ("Python.h", NO_HEADERS),
    ("fatal error: std", NO_LIBRARY),
    ("cannot find crt", NO_LIBRARY),
)


def why_no_venv(output: str, folder: str) -> str:
    """The output of a failed ``python3 -m venv`` for a folder as one line."""
    return advice(output, VENV_ADVICE) or "cannot make %s: %s" % (folder, last_line(output))


def why_not_built(output: str) -> str:
    """The output of a failed build of durable_rules as one line."""
    errors = [line for line in output.splitlines() if "error:" in line.lower()]
    last = last_line("\n".join(errors) or output)
    unknown = "durable_rules cannot be built (%s)" % (advice(output, PIP_ADVICE) or last)
    return advice(output, BUILD_ADVICE) or unknown


def why_not_installed(output: str) -> str:
    """The error output of pip as one line."""
    # What pip says last may be no more than where to read on.
    lines = [line for line in output.splitlines() if "https://pip" not in line]
    errors = [line for line in lines if line.startswith("ERROR")]
    last = last_line("\n".join(errors) or output)
    known = advice(output, PIP_ADVICE)
    return "%s (%s)" % (last, known) if known else last


def last_line(output: str) -> str:
    """The last line of a failed program's output."""
    return (output.strip().splitlines() or ["no reason given"])[-1].strip()


def advice(output: str, table: "tuple[tuple[str, str], ...]") -> str:
    """The advice for a program's error output, '' if there is none."""
    flat = " ".join(output.split())
    return next((line for sign, line in table if sign in flat), "")
