"""Changing a TOML document a person may have written: comments and order stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

# What an entry is known by, where its list is put in another order.
NAMES = ("name", "kind")


def put(table: Table | tomlkit.TOMLDocument, key: str, value: Any) -> None:
    """Set one key, unless it has the value already."""
    if key not in table or _plain(table[key]) != value:
        table[key] = value


def update(
    table: Table | tomlkit.TOMLDocument,
    values: Mapping[str, Any],
    keep: Set[str] = frozenset(),
    scope: str = "",
) -> None:
    """Make a table hold ``values``: what it has beside them goes, but for ``keep``.

    A list of tables is an array of tables, ``scope`` for the entries being its key.
    ``keep`` has names in the form ``scope.key``, those of the outermost as ``.key``.
    """
    for key in [key for key in table if key not in values and f"{scope}.{key}" not in keep]:
        del table[key]
    for key, value in values.items():
        if _is_entries(value):
            _update_entries(table, key, value, keep)
        else:
            put(table, key, value)


def _update_entries(
    table: Table | tomlkit.TOMLDocument,
    key: str,
    entries: Sequence[Mapping[str, Any]],
    keep: Set[str],
) -> None:
    before = table.get(key)
    old = list(before) if isinstance(before, AoT) else []
    known = [_name(entry) for entry in old]
    if len(old) == len(entries) and known == [_name(entry) for entry in entries]:
        for one, entry in zip(old, entries, strict=True):
            update(one, entry, keep, key)
        return
    array = tomlkit.aot()
    for entry in entries:
        place = known.index(_name(entry)) if _name(entry) in known else None
        one = tomlkit.table() if place is None else old.pop(place)
        if place is not None:
            known.pop(place)
        update(one, entry, keep, key)
        array.append(one)
    if place is None:
        # An empty line before whatever follows the new entry.
        one.add(tomlkit.nl())
    table[key] = array


def _name(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(_plain(entry.get(name)) for name in NAMES if name in entry)


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value
