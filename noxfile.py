"""The fast tests on every supported Python: ``nox``, or ``nox -s tests-3.12`` for one of them.

``.ci/run`` runs this for the Pythons that are installed.  Arguments after ``--`` go to pytest.
"""

import nox

from advisor import bootstrap

nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.10", "3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Install the project as ``advisor.bootstrap`` does and run the tests not marked slow."""
    python = f"{session.bin}/python"
    if bootstrap.answer_of(python, bootstrap.IMPORT_ENGINE) != "ok":
        lacking = bootstrap.build_engine(python)
    else:
        lacking = ""
    if lacking:
        session.warn(bootstrap.without_engine(lacking))
    bootstrap.install_project(python, "dev", engine=not lacking)
    session.run("pytest", "-m", "not slow", *session.posargs)
