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
from typing import Any, Final

import typst

from advisor.paper.drawing import FONT, Picture
from advisor.paper.pages import Pages, blocks_data
from advisor.paper.signs import written_out
from advisor.report.blocks import Paragraph

TEMPLATE = Path(__file__).parent / "templates" / "pages.typ"
# Comes with typst, and has Latin, Greek, Cyrillic and Hebrew letters.
TYPE = "Libertinus Serif"
# The second has what the first lacks: boxes to tick, right and wrong, Arabic letters.
TYPES = (TYPE, "DejaVu Sans Mono")
PIXELS_AN_INCH = 200
# A word longer than this may be broken after every so many characters.
_ENDLESS = re.compile(r"\S{36,}")
CHUNK = 24
# What comes after it is emoji, or letters of a past without printing.
BASIC = "\uffff"
ZERO_WIDTH = "\u200b"
SHOW = """\
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
# Every sign in a paragraph of its own.
PROBE = """\
#set text(font: json(bytes(sys.inputs.types)))
#for sign in json(bytes(sys.inputs.signs)) [#par(sign)]
"""
# A standard that allows no box in place of a sign, and so names each that has no font.
STRICT: Final = "a-2b"
# A sign that cannot be shown there either is named by its number.
_NO_FONT = re.compile(r'the text `"(?:\\u\{(\w+)\}|(.))"` could not be displayed')


def pdf(pages: Pages) -> bytes:
    """A tagged PDF in A4; page one is one page if there is anything after it to part it from."""
    day = pages.day
    front, rest = (blocks_data(part, pages.cues) for part in (pages.front, pages.rest))
    data = {
        "title": pages.title,
        "lang": pages.language.partition("-")[0],
        "day": [day.year, day.month, day.day],
        "types": TYPES,
        "footer": pages.footer,
        "page": pages.page,
        "fit": pages.fit,
        "front": front,
        "rest": rest,
    }
    lacking = _lacking(json.dumps(data, ensure_ascii=False))
    if lacking:
        (rest or front).extend(blocks_data([Paragraph(pages.unwritten, aside=True)], ()))
    made = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    final = json.dumps(_final(data, lacking))
    return _compiled(TEMPLATE.read_bytes(), "pdf", {"pages": final}, made)


def png(picture: Picture) -> bytes:
    """A picture as pixels, for programs that show no SVG."""
    svg = _drawn(picture.svg, _lacking(picture.svg))
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


def _lacking(text: str) -> str:
    """The signs of a text for which no font is known, neither of typst's nor of the computer's."""
    signs = sorted({sign for sign in text if not sign.isascii()})
    inputs = {"signs": json.dumps(signs), "types": json.dumps(TYPES)}
    try:
        _compiler().compile(PROBE.encode(), format="pdf", sys_inputs=inputs, pdf_standards=STRICT)
    except typst.TypstError as error:
        found = _NO_FONT.findall(error.diagnostic)
        return "".join(chr(int(number, 16)) if number else sign for number, sign in found)
    return ""


def _final(value: Any, lacking: str) -> Any:
    """Data as it is printed: no sign without a font, and no word without a place to break it."""
    if isinstance(value, str):
        return _ENDLESS.sub(_chunks, written_out(value, lacking))
    if isinstance(value, dict):
        return {
            key: _drawn(one, lacking) if key == "svg" else _final(one, lacking)
            for key, one in value.items()
        }
    return [_final(one, lacking) for one in value] if isinstance(value, (list, tuple)) else value


def _chunks(word: re.Match[str]) -> str:
    text = word.group()
    return ZERO_WIDTH.join(text[at : at + CHUNK] for at in range(0, len(text), CHUNK))


def _drawn(svg: str, lacking: str) -> str:
    """A drawing in the type of the pages.

    Of a line of emoji typst draws boxes even where there is a font: they are written out.
    """
    emoji = "".join({sign for sign in svg if sign > BASIC})
    svg = svg.replace(f'font-family="{FONT}"', f'font-family="{TYPE}"', 1)
    return written_out(svg, lacking + emoji)
