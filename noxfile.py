"""What depends on the Python, tested on every supported one: ``nox``, or ``nox -s tests-3.12``.

``.ci/run`` runs this for the Pythons that are installed.  Arguments after ``--`` go to pytest.
"""

import nox

from advisor import bootstrap

# The rule base, the answers, both engines and the files: where versions of Python differ.
FOLDERS = ("tests/core/rules", "tests/core/interview", "tests/engine", "tests/files")

nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.10", "3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Install the project as ``advisor.bootstrap`` does and run what differs between Pythons."""
    python = f"{session.bin}/python"
    if bootstrap.answer_of(python, bootstrap.IMPORT_ENGINE) != "ok":
        lacking = bootstrap.build_engine(python)
    else:
        lacking = ""
    if lacking:
        session.warn(bootstrap.without_engine(lacking))
    bootstrap.install_project(python, "dev", engine=not lacking)
    # What hypothesis draws differs from Python to Python in nothing that matters here.
    few = "--hypothesis-profile=few"
    session.run("pytest", "-m", "not slow or engines", few, *FOLDERS, *session.posargs)
