"""Tables of bits: for one fact and a state of it, which tests it rules out.

Every test has a bit.  A table is filled from ``Condition.holds``, which alone says
what a condition means, as states come up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import State

# Numbers and words have no end of states; a table remembers so many of them.
MOST_STATES = 1_000

Test = tuple[int, Condition]


class StateTable(dict[State, int]):
    """For one fact: each state with the bits of the tests that do not hold of it.

    >>> tests = [(1, Condition("goal.kind", "is", ("hiring",)))]
    >>> StateTable([*tests, (2, Condition("goal.kind", "known", True))])["joint"]
    1
    """

    def __init__(self, tests: Iterable[Test]) -> None:
        super().__init__()
        self.tests = tuple(tests)
        # The bits of all tests: what an open fact leaves open.
        self.every = union(bit for bit, _ in self.tests)
        self.impossible = ImpossibleTable(self.tests)
        # Many numbers, days and words lead to few numbers of so many bits, each kept once.
        self._distinct: dict[int, int] = {}

    def __missing__(self, state: State) -> int:
        found = union(bit for bit, condition in self.tests if not condition.holds(state))
        ruled_out = self._distinct.setdefault(found, found)
        if len(self) < MOST_STATES:
            self[state] = ruled_out
        return ruled_out


class ImpossibleTable(dict[State, int]):
    """For one fact: each state with the bits of the tests that nothing unknown could satisfy."""

    def __init__(self, tests: Sequence[Test]) -> None:
        super().__init__()
        self._tests = tests
        self._distinct: dict[int, int] = {}

    def __missing__(self, state: State) -> int:
        found = union(bit for bit, condition in self._tests if not condition.may_hold(state))
        ruled_out = self._distinct.setdefault(found, found)
        if len(self) < MOST_STATES:
            self[state] = ruled_out
        return ruled_out


def union(bits: Iterable[int]) -> int:
    """All bits that are set in some of the numbers.

    >>> union([1, 4])
    5
    """
    whole = 0
    for some in bits:
        whole |= some
    return whole


def places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first.

    >>> list(places(0b1010))
    [1, 3]
    """
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
