"""Checks of the chain from obstacle to approach to lead move, and of what work waits for."""

from __future__ import annotations

import graphlib
from collections.abc import Collection, Iterable, Iterator, Mapping

from advisor.core.rules.catalogue import Approach, Item, Obstacle, Tactic, Work
from advisor.core.rules.validate_references import References
from advisor.core.rules.work import PHASES

# An approach stands in an outline only if one of its lead moves begins in these weeks.
LEAD_WEEKS = 4


def check_strategy(references: References) -> None:
    """Every obstacle is answered, every approach carried out, and every lead move in time."""
    items = tuple(references.items.values())
    obstacles = {item.id: item for item in items if isinstance(item, Obstacle)}
    approaches = {item.id: item for item in items if isinstance(item, Approach)}
    work = {item.id: item for item in items if isinstance(item, Work)}
    view = references.vocabulary.get("goal.in_the_way")
    if view is not None:
        for obstacle in obstacles.values():
            _check_names(obstacle, "seen_as", f"option of {view.key}", view.options, references)
    for approach in approaches.values():
        _check_names(approach, "answers", "obstacle", obstacles, references)
    recommended = {rule.then.recommend for rule in references.definitions.rules}
    for item in work.values():
        _check_names(item, "carries", "approach", approaches, references)
        _check_waits(item, work, recommended, references)
        _check_covers(item, work, references)
    if not references.broken:
        _check_used(
            "obstacle",
            obstacles,
            {name for approach in approaches.values() for name in approach.answers},
            "unanswered",
            "no approach answers this obstacle",
            'write an [[approach]] with answers = ["NAME"]',
            references,
        )
        _check_used(
            "approach",
            approaches,
            {name for item in work.values() for name in item.carries},
            "no-lead-move",
            "no lead move carries out this approach",
            'write a [[tactic]] with claim = "lead" and carries = ["NAME"]',
            references,
        )
    _check_in_time(work, references)


def _check_names(
    item: Item,
    field: str,
    what: str,
    known: Collection[str],
    references: References,
) -> None:
    for name in getattr(item, field):
        if name not in known:
            references.unknown(what, name, known, f"{item.kind}[{item.id}].{field}")


def _check_used(
    kind: str,
    names: Iterable[str],
    used: Collection[str],
    code: str,
    text: str,
    hint: str,
    references: References,
) -> None:
    """Report each name that nothing uses; ``hint`` says what to write, with NAME for it."""
    for name in names:
        if name not in used:
            references.problems.add(
                code, text, key=f"{kind}[{name}]", hint=hint.replace("NAME", name)
            )


def _check_waits(
    item: Work,
    work: Mapping[str, Work],
    recommended: Collection[str | None],
    references: References,
) -> None:
    """Work waits for other work that some rule recommends, and that can come before it."""
    key = f"{item.kind}[{item.id}].waits_for"
    for name in item.waits_for:
        before = work.get(name)
        if name == item.id:
            references.problems.add("waits", "work cannot wait for itself", key=key)
        elif before is None and name in references.items:
            message = f"'{name}' is no work; work can only wait for other work"
            references.problems.add("waits", message, key=key)
        elif before is None:
            references.unknown("work", name, work, key)
        elif name not in recommended and not references.broken:
            references.problems.add(
                "waits",
                f"it waits for '{name}', which no rule recommends",
                key=key,
                hint=f'write a rule with then = {{ recommend = "{name}", value = … }}',
            )
        elif isinstance(item, Tactic) and PHASES.index(before.phase) > PHASES.index(item.phase):
            message = (
                f"'{name}' belongs to the later phase '{before.phase}'; "
                f"what waits for it cannot belong to '{item.phase}'"
            )
            references.problems.add("waits", message, key=key)


def _check_covers(item: Work, work: Mapping[str, Work], references: References) -> None:
    """What work covers is other work."""
    key = f"{item.kind}[{item.id}].covers"
    for name in item.covers:
        if name == item.id:
            references.problems.add("covers", "work cannot cover itself", key=key)
        elif name not in work:
            references.unknown("work", name, work, key)


def _check_in_time(work: Mapping[str, Work], references: References) -> None:
    """No lead move has to wait longer than an approach may."""
    waits = {name: [w for w in item.waits_for if w in work] for name, item in work.items()}
    try:
        order = tuple(graphlib.TopologicalSorter(waits).static_order())
    except graphlib.CycleError as error:
        names = tuple(reversed(error.args[1]))
        if len(set(names)) > 1:
            references.problems.add(
                "waits",
                f"work that waits for itself: {' ← '.join(names)}",
                key=f"{work[names[0]].kind}[{names[0]}].waits_for",
            )
        return
    # The weeks before each can begin at the earliest, and the way there.
    paths: dict[str, tuple[int, tuple[str, ...]]] = {}
    for name in order:
        item = work[name]
        before = [(paths[w][0] + work[w].takes_weeks, (*paths[w][1], w)) for w in waits[name]]
        weeks, path = max(before, default=(0, ()), key=lambda pair: pair[0])
        bound = item.weeks if item.not_before == "today" else 0
        paths[name] = (weeks, path) if weeks >= bound else (bound, ())
        if item.claim == "lead" and paths[name][0] >= LEAD_WEEKS:
            references.problems.add(
                "too-late",
                _too_late(paths[name][0], [work[w] for w in paths[name][1]]),
                key=f"{item.kind}[{name}]",
                hint="a lead move can begin within the first four weeks; "
                "let the work before it take less, or make that the lead move",
            )


def _too_late(weeks: int, path: Iterable[Work]) -> str:
    because = ", ".join(_lasts(path))
    return f"it cannot begin before week {weeks + 1}" + (f": {because}" if because else "")


def _lasts(path: Iterable[Work]) -> Iterator[str]:
    for item in path:
        if item.takes_weeks:
            yield f"'{item.id}' takes {item.takes_weeks} weeks"
