"""Tables of bits: for one fact and a state of it, which tests it rules out.

Every test has a bit.  A table is filled from ``Condition.holds``, which alone says
what a condition means, as states come up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import State

# Numbers and words have no end of states; a table remembers so many of them, far more than
# one firm has.
MOST_STATES = 200

Test = tuple[int, Condition]


class _Table(dict[State, int]):
    """By state the bits of the tests of which ``holds`` is not true."""

    def __init__(self, tests: Sequence[Test], holds: Callable[[Condition, State], bool]) -> None:
        super().__init__()
        self.tests = tests
        self._holds = holds
        # Between two numbers that tests name, all numbers are alike.
        self._marks = sorted(
            {
                condition.operand
                for _, condition in tests
                if isinstance(condition.operand, (int, float)) and condition.operator != "known"
            }
        )
        self._stretches: dict[tuple[int, bool], int] = {}

    def __missing__(self, state: State) -> int:
        bits = self._of_number(state) if isinstance(state, (int, float)) else self._ruled_out(state)
        if len(self) < MOST_STATES:
            self[state] = bits
        return bits

    def _of_number(self, number: float) -> int:
        place = bisect_left(self._marks, number)
        stretch = place, number in self._marks[place : place + 1]
        if stretch not in self._stretches:
            self._stretches[stretch] = self._ruled_out(number)
        return self._stretches[stretch]

    def _ruled_out(self, state: State) -> int:
        return union(bit for bit, condition in self.tests if not self._holds(condition, state))


class StateTable(_Table):
    """For one fact: each state with the bits of the tests that do not hold of it.

    ``impossible`` has the bits of those that nothing unknown could satisfy.

    >>> tests = [(1, Condition("goal.kind", "is", ("hiring",)))]
    >>> StateTable([*tests, (2, Condition("goal.kind", "known", True))])["joint"]
    1
    """

    def __init__(self, tests: Iterable[Test]) -> None:
        super().__init__(tuple(tests), Condition.holds)
        # The bits of all tests: what an open fact leaves open.
        self.every = union(bit for bit, _ in self.tests)
        self.impossible = _Table(self.tests, Condition.may_hold)


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
