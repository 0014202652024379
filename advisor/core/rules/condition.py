"""One test of one fact, as a rule's ``when`` table writes it, and what it means.

This module is the only place that says what a condition means; the reference
engine, the interview and the explanations all ask it.  The durable engine says
the same thing in its own language and is tested against this.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from advisor.core.diagnostic import nearest
from advisor.core.rules.fact import UNCLEAR, Missing, OneOf, State, Value, is_quantified

Operator = Literal["is", "one_of", "not", "min", "max", "has", "lacks", "known", "unless"]
BOUNDS: Mapping[str, Operator] = {"min": "min", "max": "max"}
MEMBERSHIPS: Mapping[str, Operator] = {
    "not": "not",
    "has": "has",
    "lacks": "lacks",
    "unless": "unless",
}
OPERATORS = (*MEMBERSHIPS, *BOUNDS, "known")
NUMERIC = ("number", "money")
SINGLE = ("choice", "yes_no")

# The chance of a condition on a number, or on anything else without options.
EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Condition:
    """``fact`` must stand in relation ``operator`` to ``operand``.

    ``operand`` is a tuple of options for is/one_of/not/has/lacks on choices, a
    number for is/min/max on numbers, a bool for known.
    """

    fact: str
    operator: Operator
    operand: tuple[str, ...] | float | bool

    @property
    def options(self) -> tuple[str, ...]:
        """The options named, () where the operand is not a set of options."""
        return self.operand if isinstance(self.operand, tuple) else ()

    @property
    def implies_known(self) -> bool:
        """Whether the condition can only hold when the fact has a value."""
        return self.operator != "unless" and not (
            self.operator == "known" and self.operand is False
        )

    @property
    def seeks(self) -> bool:
        """Whether it needs a value to be there, and not one to be missing or another."""
        return self.operator in ("is", "one_of", "has", "min", "max") or self.operand is True

    def holds(self, state: State) -> bool:
        """Whether the condition holds of a fact in this state.

        An unknown answer satisfies nothing but ``known = false``; an answer that
        does not apply satisfies nothing at all; an absent finding satisfies
        ``not``, ``lacks`` and ``known = false``, for it is settled.  Of a quantified
        fact see ``advisor.core.rules.fact``.  ``unless``, by which questions and options
        are limited, holds as long as the fact is not known to be one of the options.

        >>> Condition("business.legal", "not", ("charity",)).holds(Missing.UNKNOWN)
        False
        >>> Condition("some goal.kind", "lacks", ("joint",)).holds(("hiring", "?"))
        False
        """
        if isinstance(state, OneOf):
            return self.operator != "unless" and all(self.holds(option) for option in state)
        if self.operator == "unless":
            return isinstance(state, Missing) or not self._names_some(state)
        if state in (Missing.NOT_APPLICABLE, Missing.UNDECIDED):
            return False
        if state is Missing.UNKNOWN:
            return self.operator == "known" and self.operand is False
        if state is Missing.ABSENT:
            return self.operator in ("not", "lacks") or (
                self.operator == "known" and self.operand is False
            )
        if self.operator == "known":
            return bool(self.operand)
        return self._holds_of_value(state)

    def may_hold(self, state: State) -> bool:
        """Whether it holds, or might if everything unknown about the fact were known.

        >>> Condition("business.legal", "is", ("charity",)).may_hold(Missing.UNKNOWN)
        True
        """
        if state in (Missing.UNKNOWN, Missing.UNDECIDED):
            return True
        if isinstance(state, OneOf):
            return any(self.holds(option) for option in state)
        if isinstance(state, tuple) and UNCLEAR in state:
            known = tuple(option for option in state if option != UNCLEAR)
            if self.operator in ("not", "lacks", "unless"):
                return not self._names_some(known)
            return self.operand is not False
        return self.holds(state)

    def _names_some(self, value: Value) -> bool:
        chosen = value if isinstance(value, tuple) else (value,)
        return any(option in chosen for option in self.options)

    def chance(self, options: int) -> float:
        """How likely it is to hold, where each of so many options is equally likely."""
        if not isinstance(self.operand, tuple) or not options:
            return EVEN
        share = min(1.0, len(self.operand) / options)
        return 1 - share if self.operator in ("not", "lacks", "unless") else share

    def _holds_of_value(self, value: Value) -> bool:
        if isinstance(self.operand, tuple):
            chosen = value if isinstance(value, tuple) else (value,)
            if self.operator in ("is", "one_of"):
                return any(option in chosen for option in self.operand)
            if self.operator == "has":
                return all(option in chosen for option in self.operand)
            return UNCLEAR not in chosen and not any(option in chosen for option in self.operand)
        if not isinstance(value, (int, float)):
            return False
        if self.operator == "min":
            return value >= self.operand
        if self.operator == "max":
            return value <= self.operand
        return value == self.operand


class ConditionError(ValueError):
    """A ``when`` entry that cannot be read; the text says what was expected."""


def unquoted_name(name: str, value: Any) -> str | None:
    """The fact ``goal.kind`` where TOML read a table ``goal``, for want of quotes; else None."""
    if "." in name or not isinstance(value, Mapping):
        return None
    inner = next((key for key in value if key not in OPERATORS), None)
    return f"{name}.{inner}" if inner else None


def parse_conditions(when: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Read a ``when`` table; raises ConditionError on a form it does not know."""
    return tuple(condition for fact, test in when.items() for condition in _parse_test(fact, test))


def _parse_test(fact: str, test: Any) -> Iterator[Condition]:
    if isinstance(test, Mapping):
        if not test:
            raise ConditionError(f"{fact}: an empty table tests nothing")
        unquoted = unquoted_name(fact, test)
        if unquoted:
            raise ConditionError(f'{unquoted}: put "{unquoted}" in quotes')
        for operator, operand in test.items():
            condition = _parse_operator(fact, operator, operand)
            if is_quantified(fact) and operator == "has":
                # Each of these is had by some entry, not necessarily by the same one.
                yield from (Condition(fact, "is", (option,)) for option in condition.options)
            else:
                yield condition
    elif isinstance(test, list):
        yield Condition(fact, "one_of", _options(fact, test))
    elif isinstance(test, bool):
        raise ConditionError(f'{fact}: write "yes" or "no" instead of {str(test).lower()}')
    elif isinstance(test, (int, float)):
        yield Condition(fact, "is", _number(fact, "it", test))
    else:
        yield Condition(fact, "is", _options(fact, test))


def _parse_operator(fact: str, operator: str, operand: Any) -> Condition:
    if operator == "known":
        if not isinstance(operand, bool):
            raise ConditionError(f"{fact}: known takes true or false")
        return Condition(fact, "known", operand)
    if operator in BOUNDS:
        return Condition(fact, BOUNDS[operator], _number(fact, operator, operand))
    if operator in MEMBERSHIPS:
        return Condition(fact, MEMBERSHIPS[operator], _options(fact, operand))
    hint = nearest(operator, OPERATORS)
    raise ConditionError(
        f"{fact}: unknown operator '{operator}', expected one of {', '.join(OPERATORS)}"
        + (f" ({hint})" if hint else "")
    )


def _number(fact: str, operator: str, operand: Any) -> float:
    number = not isinstance(operand, bool) and isinstance(operand, (int, float))
    # TOML has inf and nan, which no answer is.
    if not number or not -math.inf < operand < math.inf:
        raise ConditionError(f"{fact}: {operator} takes a number")
    return cast("float", operand)


def _options(fact: str, operand: Any) -> tuple[str, ...]:
    options = operand if isinstance(operand, list) else [operand]
    if not options or not all(isinstance(option, str) for option in options):
        raise ConditionError(
            f"{fact}: expected an option or a list of options; "
            "of a number, write it without brackets or as { min = 5, max = 10 }"
        )
    return tuple(options)
