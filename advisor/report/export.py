"""The strategy as a file in any of the formats there are."""

from __future__ import annotations

from typing import Literal, get_args

from advisor.core.reasoning.outline import Outline
from advisor.language import Language

Format = Literal["txt", "md", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render_as(
    form: Format,
    outline: Outline,
    language: Language,
    *,
    reasoning: bool = False,
    whole: bool = False,
) -> str:
    """The outline in one format, ``reasoning`` behind it; JSON has that and the whole anyway.

    Each format's code is loaded when it is wanted.
    """
    if form == "json":
        from advisor.report.outline_json import outline_to_json

        return outline_to_json(outline, language)
    if form == "txt":
        from advisor.report.plain_text import render_text

        return render_text(outline, language, reasoning=reasoning, whole=whole)
    from advisor.report.markdown import render_markdown

    return render_markdown(outline, language, reasoning=reasoning, whole=whole)
