"""How many answers something takes at the least, and with which a search can begin.

The rules read backwards tell, without trying, which answers must change whatever
else does: a search need not try what cannot succeed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import reduce

from advisor.core.whatif.edit_groups import Place
from advisor.core.whatif.edits import Change
from advisor.core.whatif.reading import Reading
from advisor.core.whatif.requirement import (
    NEVER,
    Added,
    Answered,
    Gone,
    Need,
    Want,
    Way,
    all_of,
    meets,
    one_of,
)
from advisor.core.whatif.search_state import Ground
from advisor.core.whatif.ways import Ways


class Backward:
    """The wants behind something, for one firm as it stands.

    ``changes`` are those that may still be made, by the answer they change; not
    more than ``budget`` of them, so that what takes more is not looked into.
    """

    def __init__(
        self,
        reading: Reading,
        ground: Ground,
        changes: Mapping[Place, Collection[Change]],
        budget: int,
    ) -> None:
        self._changes = changes
        self._budget = budget
        self._ways = Ways(reading, ground, changes, self._moves)
        self._needs: dict[Want, Need] = {}
        self._bits = {place: 1 << number for number, place in enumerate(changes)}

    def first_changes(self, ways: Collection[Way]) -> Iterator[Change]:
        """Changes with which some way within the budget can begin; each change once.

        Of wants that must all be met one is enough to begin with: the others come next.
        """
        yield from dict.fromkeys(self._begin(ways, set()))

    def _begin(self, ways: Collection[Way], seen: set[Want]) -> Iterator[Change]:
        for way in ways:
            if self._need_of(way) is NEVER:
                continue
            want = next((w for w in way if self._need(w).least), None)
            if want is None or want in seen:
                continue
            seen.add(want)
            if isinstance(want, (Answered, Gone, Added)):
                yield from (c for c in self._changes[want.place] if meets(c, want))
            else:
                yield from self._begin(self._ways.of(want), seen)

    def _need_of(self, way: Way) -> Need:
        """What a way takes at the least; NEVER if it cannot be taken, or not within the budget."""
        groups: list[Need] = []
        for want in way:
            need = self._need(want)
            if need is NEVER:
                return NEVER
            for group in [group for group in groups if group.perhaps & need.perhaps]:
                groups.remove(group)
                need = all_of(group, need)
            groups.append(need)
            if sum(group.least for group in groups) > self._budget:
                return NEVER
        return reduce(all_of, groups, Need(0, 0, 0))

    def _need(self, want: Want) -> Need:
        need = self._needs.get(want)
        if need is None:
            need = self._needs[want] = self._reckon(want)
        return need

    def _reckon(self, want: Want) -> Need:
        if isinstance(want, (Answered, Gone, Added)):
            if any(meets(change, want) for change in self._changes.get(want.place, ())):
                bit = self._bits[want.place]
                return Need(1, bit, bit)
            return NEVER
        return one_of([self._need_of(way) for way in self._ways.of(want)])

    def _moves(self, way: Way) -> bool:
        """Whether something must change for a way to be taken."""
        return any(self._need(want).least for want in way)
