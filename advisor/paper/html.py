"""Pages as one HTML file that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import jinja2

from advisor.language import Language
from advisor.paper.lesson import Slide
from advisor.paper.pages import Pages, block_data, blocks_data, printable, printable_block

TEMPLATES = Path(__file__).parent / "templates"


def html(pages: Pages) -> bytes:
    """An HTML document, UTF-8; every text of ``pages`` is escaped."""
    front, rest = (blocks_data(part, pages.cues) for part in (pages.front, pages.rest))
    for number, block in enumerate((*front, *rest)):
        block["id"] = f"part-{number}"
    text = _template("pages.html.j2").render(pages=pages, front=front, rest=rest)
    # The macros stand before the document type, which has to come first.
    return text.lstrip().encode("utf-8")


def slides(title: str, shown: Iterable[Slide], language: Language) -> bytes:
    """Slides as one web page; the keys that turn a page in any browser turn them."""
    text = _template("slides.html.j2").render(
        title=printable(title),
        language=str(language.locale).replace("_", "-"),
        slides=[
            {
                "title": printable(one.title),
                "blocks": [block_data(printable_block(block)) for block in one.blocks],
            }
            for one in shown
        ],
    )
    return text.encode("utf-8")


@lru_cache(maxsize=4)
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name)
