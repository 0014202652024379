"""What the colours of the classes of work mean, under a picture."""

from __future__ import annotations

from advisor.core.planning.work import Claim
from advisor.language import Language
from advisor.paper.drawing import SMALL, WIDTH, Drawing, width_of
from advisor.report.charts import CLAIMS


def claims_legend(
    drawing: Drawing, y: float, language: Language, claims: set[Claim], limit: str = ""
) -> None:
    """What the colours mean, as many in a row as there is room for."""
    x = 0.0
    for claim in sorted(claims):
        label = language.text(CLAIMS[claim])
        room = 30 + width_of(label, SMALL)
        if x + room > WIDTH:
            x, y = 0.0, y + 20
        drawing.claim(x, y - 10, 12, 12, claim)
        drawing.text(x + 18, y, label, size=SMALL)
        x += room
    if limit:
        label = language.text(limit)
        if x + 24 + width_of(label, SMALL) > WIDTH:
            x, y = 0.0, y + 20
        drawing.line([(x, y - 4), (x + 18, y - 4)], "ink", 2)
        drawing.text(x + 24, y, label, size=SMALL)
    drawing.height = y + 8
