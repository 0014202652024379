"""Finding the line of a table or key in TOML text, which parsers do not report.

An index of headers and keys by their order of appearance; text inside
multi-line strings is passed over.  Making one takes longer than parsing the
file, so it is made only when there is something to report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(
    r"""^\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*="""
)
_TRIPLE = re.compile(r'"""|\'\'\'')
_ENTRY = re.compile(r"^\s*\{")
_OPEN_LIST = re.compile(r"=\s*\[\s*(#.*)?$")


class LineIndex:
    """Where the n-th ``[[table]]`` begins, and where its keys stand."""

    def __init__(self, text: str) -> None:
        self._starts: dict[tuple[str, int], int] = {}
        self._keys: dict[tuple[str, int], dict[str, int]] = {}
        counts: dict[str, int] = {}
        nested: Counter[tuple[tuple[str, int], str]] = Counter()
        current, prefix, listed = ("", 0), "", ""
        for number, line in _outside_strings(text):
            header = _HEADER.match(line)
            if header:
                listed = ""
                double, name = header.group(1) == "[[", header.group(2).replace('"', "")
                root, _, rest = name.partition(".")
                if double and not rest:
                    counts[root] = counts.get(root, -1) + 1
                    self._starts[(root, counts[root])] = number
                elif (root, counts.get(root, 0)) not in self._starts:
                    self._starts[(root, counts.setdefault(root, 0))] = number
                current, prefix = (root, counts[root]), rest
                if rest:
                    keys = self._keys.setdefault(current, {})
                    keys.setdefault(rest, number)
                    if double:
                        prefix = f"{rest}.{nested[current, rest]}"
                        nested[current, rest] += 1
                        keys[prefix] = number
                continue
            if listed and _ENTRY.match(line):
                # An entry of a list that goes over several lines: ``row = [`` and below.
                entry = f"{listed}.{nested[current, listed]}"
                nested[current, listed] += 1
                self._keys.setdefault(current, {})[entry] = number
                continue
            key = _KEY.match(line)
            if key:
                name = key.group(1).strip("\"'").replace(" ", "")
                path = f"{prefix}.{name}" if prefix else name
                self._keys.setdefault(current, {}).setdefault(path, number)
                listed = path if _OPEN_LIST.search(line) else ""

    def line(self, table: str, index: int, key: str = "") -> int | None:
        """The line of ``key`` in the index-th ``table``: of its nearest parent, if unknown.

        Entries of a nested ``[[table.list]]``, and of a list written one entry a
        line, are numbered: ``list.0.key``.
        """
        keys = self._keys.get((table, index), {})
        parts = key.split(".") if key else []
        for length in range(len(parts), 0, -1):
            path = ".".join(parts[:length])
            if path in keys:
                return keys[path]
        return self._starts.get((table, index))


def lines_of(text: str) -> list[str]:
    """The lines of TOML, which only a line feed ends; str.splitlines knows ten other ends."""
    return text.replace("\r\n", "\n").split("\n")


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    closing: str | None = None
    for number, line in enumerate(lines_of(text), start=1):
        if closing is None:
            yield number, line
        position = 0
        while True:
            if closing is not None:
                end = line.find(closing, position)
                if end < 0:
                    break
                position, closing = end + 3, None
            opening = _TRIPLE.search(line, position)
            if opening is None:
                break
            position, closing = opening.end(), opening.group()
