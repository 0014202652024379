"""The pictures that README shows are there, and fetch nothing."""

from __future__ import annotations

import re

from tests.driving import ROOT
from tests.pictures import DOCS, FIRST, GRID, ON_THE_RESULT, QUESTION

NAMESPACE = "http://www.w3.org/2000/svg"


def test_readme_shows_every_picture_and_none_has_an_address() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in (FIRST, QUESTION, GRID, *ON_THE_RESULT):
        assert f"(docs/{name}.svg)" in readme
        svg = (DOCS / f"{name}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r"https?:[^\"'\s)]*", svg)) <= {NAMESPACE}
        assert "@font-face" not in svg
