"""Interviews written to their files; what a person or another version wrote there stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from advisor.core.interview.answers import Answers
from advisor.core.interview.review import Review
from advisor.core.rules.fact import GROUPS
from advisor.errors import FileError
from advisor.files.answers_table import answers_table
from advisor.files.edited import plain, put, table_of, update
from advisor.files.interview import FORMAT
from advisor.files.migration import migrate
from advisor.files.reviews_written import write_reviews
from advisor.files.toml import read_text, write_atomically


def write_interview(
    path: Path,
    title: str,
    answers: Answers,
    about: str = "",
    typed: Mapping[str, str] | None = None,
    kept: frozenset[str] = frozenset(),
    before: str | None = None,
    written: tuple[Review, ...] | None = None,
) -> str:
    """Save answers, all at once or not at all; returns what is written.  Raises FileError.

    What stands in ``before``, else in the file already, keeps its comments and its order;
    ``kept`` names answers in it that could not be read and stay.  ``written`` are the
    reviews as that text has them, None where none of them has changed.
    """
    document = _written_before(path, before)
    if document.get("format") == 1:
        _, earlier = migrate(document.unwrap().get("answers", {}))
        if earlier:
            document["earlier"] = earlier
    put(document, "format", FORMAT)
    put(document, "title", title)
    if about:
        put(document, "about", about)
    interview: dict[str, Any] = {"closed": sorted({*answers.closed, *_unknown_lists(document)})}
    if typed:
        interview["typed"] = dict(typed)
    put(document, "interview", interview)
    # What was answered after a review is written under that review.
    update(table_of(document, "answers"), answers_table(answers.at_first), kept)
    write_reviews(document, answers, kept, written)
    text = tomlkit.dumps(document)
    write_atomically(path, text)
    return text


def _unknown_lists(document: tomlkit.TOMLDocument) -> list[str]:
    """The lists that are finished and that only another version of the program knows."""
    interview = plain(document.get("interview"))
    closed = interview.get("closed") if isinstance(interview, dict) else None
    names = closed if isinstance(closed, list) else []
    return [name for name in names if isinstance(name, str) and name not in GROUPS]


def _written_before(path: Path, text: str | None) -> tomlkit.TOMLDocument:
    """The document in a text, else in a file, as written; an empty one if none can be read."""
    try:
        return tomlkit.parse(read_text(path) if text is None else text)
    except (FileError, tomlkit.exceptions.ParseError):
        return tomlkit.document()
