"""What a finding that is not settled yet may still become, and what that leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import UNCLEAR, FactSpec, Missing, State, unsettled_state
from advisor.core.rules.state_table import MOST_STATES, Test, union


class Possible(NamedTuple):
    """The values a fact has for certain, and all that it may still get; for several values.

    ``UNCLEAR`` among them says the same of "unknown".  A fact with one value that rules
    conclude has the strongest of its values.  ``unknown`` are the values that rules
    might conclude if the owner knew what they do not know.
    """

    certain: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    def states(self, spec: FactSpec) -> list[State]:
        """Every state in which a finding with a single value may end.

        >>> level = FactSpec("goal.level", "choice", "finding", ("weak", "fair", "strong"))
        >>> Possible(frozenset({"fair"}), frozenset({"weak", "fair", "strong"})).states(level)
        ['fair', 'strong']
        """
        order = spec.options.index
        strongest = max(map(order, self.certain), default=-1)
        settled: State = spec.options[strongest] if strongest >= 0 else Missing.ABSENT
        ends = [settled, *(o for o in spec.options if o in self.possible and order(o) > strongest)]
        if not self.unknown:
            return ends
        return [unsettled_state(spec, end, self.unknown) for end in ends]

    def is_settled(self, spec: FactSpec) -> bool:
        """Whether nothing that is still open can change the fact."""
        if spec.kind == "choices":
            return self.certain == self.possible
        return len(self.states(spec)) == 1

    def truth(self, condition: Condition, spec: FactSpec) -> bool | None:
        """Whether a condition on the fact holds whatever comes; None while that is open."""
        if spec.kind == "choices":
            return self._truth_of_set(condition)
        verdicts = {condition.holds(state) for state in self.states(spec)}
        return verdicts.pop() if len(verdicts) == 1 else None

    def may_hold(self, condition: Condition, spec: FactSpec) -> bool:
        """Whether a condition might hold if everything were known."""
        if spec.kind != "choices":
            return any(condition.may_hold(state) for state in self.states(spec))
        anything = self.possible | self.unknown
        if condition.operator == "known":
            return bool(anything) if condition.operand else not self.certain - {UNCLEAR}
        named = frozenset(condition.options)
        if UNCLEAR in anything and condition.seeks:
            return True
        if condition.operator == "has":
            return named <= anything
        return bool(named & anything) if condition.seeks else not named & self.certain

    def _truth_of_set(self, condition: Condition) -> bool | None:
        certain, possible = self.certain, self.possible
        if condition.operator == "known":
            some = bool(certain - {UNCLEAR}) or (None if possible - {UNCLEAR} else False)
            return some if condition.operand else (None if some is None else not some)
        named = frozenset(condition.options)
        if condition.operator == "has":
            return named <= certain or (None if named <= possible else False)
        if condition.seeks:
            return bool(named & certain) or (None if named & possible else False)
        # An unknown value might be one of those named.
        named |= {UNCLEAR}
        if self.unknown - certain:
            certain |= {UNCLEAR}
        return False if named & certain else None if named & possible else True


class Outlook(NamedTuple):
    """What a fact that is not settled yet does to the rules that read it.

    ``false`` are the bits of the rules that it rules out whatever comes, ``open`` of
    those that it leaves open, ``impossible`` of those that it rules out even if
    everything unknown were known.
    """

    false: int
    open: int
    impossible: int
    settled: bool


class OutlookTable(dict[tuple[int, int, int], Outlook]):
    """For one finding, by the bits of the rules that conclude it.

    By those that hold, that may hold, and that might if the owner knew what they do
    not know.  ``concluding`` are the bits of all rules that conclude it.
    """

    def __init__(
        self, spec: FactSpec, tests: Iterable[Test], conclusions: Iterable[tuple[int, str]]
    ) -> None:
        super().__init__()
        self._spec, self._tests, self._conclusions = spec, tuple(tests), tuple(conclusions)
        self._of: dict[Possible, Outlook] = {}
        self._options: dict[int, frozenset[str]] = {}
        self.concluding = union(bit for bit, _ in self._conclusions)

    def possible(self, holding: int, possible: int, unknown: int) -> Possible:
        """The values that rules conclude which hold, which may, and which might."""
        return Possible(*map(self.concluded, (holding, possible, unknown)))

    def concluded(self, bits: int) -> frozenset[str]:
        """The values that some rules conclude."""
        found = self._options.get(bits)
        if found is None:
            found = frozenset(option for bit, option in self._conclusions if bit & bits)
            if len(self._options) < MOST_STATES:
                self._options[bits] = found
        return found

    def of(self, found: Possible) -> Outlook:
        """The outlook where these values are certain, and those possible."""
        known = self._of.get(found)
        if known is not None:
            return known
        truths = [(bit, found.truth(condition, self._spec)) for bit, condition in self._tests]
        false = union(bit for bit, truth in truths if truth is False)
        still_open = union(bit for bit, truth in truths if truth is None) & ~false
        never = union(bit for bit, c in self._tests if not found.may_hold(c, self._spec))
        outlook = Outlook(false, still_open, never, found.is_settled(self._spec))
        if len(self._of) < MOST_STATES:
            self._of[found] = outlook
        return outlook

    def __missing__(self, bits: tuple[int, int, int]) -> Outlook:
        outlook = self.of(self.possible(*bits))
        if len(self) < MOST_STATES:
            self[bits] = outlook
        return outlook
