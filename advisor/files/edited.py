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
    if key not in table or plain(table[key]) != value:
        table[key] = value


def table_of(parent: Table | tomlkit.TOMLDocument, key: str) -> Table:
    """The table under a key, made where there is none.

    One that is written in another form, as in braces or in several places, is written anew
    with what it holds, for only a table of its own can be changed.
    """
    found: Any = parent.get(key)
    if isinstance(found, Table):
        return found
    table = _written_anew(found if isinstance(found, Mapping) else {})
    parent[key] = table
    return table


def tables_of(parent: Table | tomlkit.TOMLDocument, key: str) -> list[Table]:
    """The tables of a list, which may be written in braces; [] where there is none."""
    found: Any = parent.get(key)
    if isinstance(found, AoT):
        return list(found)
    entries = plain(found)
    return [_written_anew(one) for one in entries] if _is_entries(entries) else []


def _written_anew(values: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    held = plain(values)
    # Lists of tables come last: what follows them would be read as a part of them.
    update(table, {key: held[key] for key in sorted(held, key=lambda k: _is_entries(held[k]))})
    return table


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


def change(table: Any, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Write what is otherwise ``now`` than ``before`` into a table, and leave the rest of it."""
    for key in dict.fromkeys((*before, *now)):
        if key not in now:
            table.pop(key, None)
        elif before.get(key) != now[key]:
            put(table, key, now[key])


def change_entries(
    table: Table,
    key: str,
    before: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
) -> None:
    """The same for a list of tables, each known by what it has under the name of the list."""
    if before == now:
        return
    entries: Any = table.get(key, tomlkit.aot())
    for name in dict.fromkeys((*before, *now)):
        place = next((n for n, one in enumerate(entries) if one.get(key) == name), None)
        if name not in now:
            if place is not None:
                del entries[place]
        elif place is not None:
            change(entries[place], before.get(name, {}), now[name])
        else:
            one = tomlkit.table() if isinstance(entries, AoT) else tomlkit.inline_table()
            change(one, {}, {key: name, **now[name]})
            entries.append(one)
    if not entries:
        table.pop(key, None)
    elif key not in table:
        table.add(key, entries)


def _update_entries(
    table: Table | tomlkit.TOMLDocument,
    key: str,
    entries: Sequence[Mapping[str, Any]],
    keep: Set[str],
) -> None:
    old = tables_of(table, key)
    names = [name for name in NAMES if f"{key}.{name}" not in keep]
    known, wanted = ([_name(one, names) for one in some] for some in (old, entries))
    if known == wanted and isinstance(table.get(key), AoT):
        for one, entry in zip(old, entries, strict=True):
            update(one, entry, keep, key)
        return
    array = tomlkit.aot()
    for name, entry in zip(wanted, entries, strict=True):
        place = known.index(name) if name in known else None
        one = tomlkit.table() if place is None else old.pop(place)
        if place is not None:
            known.pop(place)
        update(one, entry, keep, key)
        array.append(one)
    if place is None:
        # An empty line before whatever follows the new entry.
        one.add(tomlkit.nl())
    table[key] = array


def _name(entry: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(plain(entry.get(name)) for name in names if name in entry)


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def plain(value: Any) -> Any:
    """A value without what belongs to its document: comments, form and order."""
    return value.unwrap() if hasattr(value, "unwrap") else value
