"""Pages as PDF, typeset by typst.

What the owner wrote is passed to the template as data and never becomes markup; the
program neither reads a file of the owner's nor fetches a package.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from advisor.paper.drawing import FONT
from advisor.paper.pages import PageBlock, Pages, block_data
from advisor.paper.pictures import Picture

TEMPLATE = Path(__file__).parent / "templates" / "pages.typ"
# Comes with typst, and has Latin, Greek, Cyrillic and Hebrew letters.
TYPE = "Libertinus Serif"
PIXELS_AN_INCH = 160
# A word longer than this may be broken after every so many characters.
_ENDLESS = re.compile(r"\S{36,}")
CHUNK = 24
ZERO_WIDTH = "\u200b"
SHOW = """\
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def pdf(pages: Pages) -> bytes:
    """A tagged PDF in A4; page one is one page if there is anything after it to part it from."""
    front, rest = pages.front, pages.rest
    day = pages.day
    data = {
        "title": pages.title,
        "lang": pages.language.partition("-")[0],
        "day": [day.year, day.month, day.day],
        "footer": pages.footer,
        "page": pages.page,
        "fit": pages.fit,
        "front": [_data(block, pages.cues) for block in front],
        "rest": [_data(block, pages.cues) for block in rest],
    }
    made = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    return _compiled(TEMPLATE.read_bytes(), "pdf", {"pages": json.dumps(_broken(data))}, made)


def png(picture: Picture) -> bytes:
    """A picture as pixels, for programs that show no SVG."""
    svg = _set_in_type(picture.svg)
    return _compiled(SHOW.encode(), "png", {"svg": svg}, None)


def _compiled(
    source: bytes, form: Any, inputs: dict[str, str], timestamp: datetime | None
) -> bytes:
    made = _compiler().compile(
        source, format=form, sys_inputs=inputs, timestamp=timestamp, ppi=PIXELS_AN_INCH
    )
    if not isinstance(made, bytes):
        raise TypeError("typst made several files where one was expected")
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One compiler a run; its root is an empty folder, so that no file can be read."""
    with TemporaryDirectory() as empty:
        return typst.Compiler(root=empty)


def _data(block: PageBlock, cues: tuple[str, ...]) -> dict[str, Any]:
    found = block_data(block, cues)
    if isinstance(block, Picture):
        found["svg"] = _set_in_type(block.svg)
    return found


def _broken(value: Any) -> Any:
    """Data whose words can all be broken somewhere, so that none is cut off by the edge."""
    if isinstance(value, str):
        return _ENDLESS.sub(_chunks, value)
    if isinstance(value, dict):
        return {key: one if key == "svg" else _broken(one) for key, one in value.items()}
    return list(map(_broken, value)) if isinstance(value, (list, tuple)) else value


def _chunks(word: re.Match[str]) -> str:
    text = word.group()
    return ZERO_WIDTH.join(text[at : at + CHUNK] for at in range(0, len(text), CHUNK))


def _set_in_type(svg: str) -> str:
    return svg.replace(f'font-family="{FONT}"', f'font-family="{TYPE}"', 1)
