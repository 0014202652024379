"""Checks of what names refer to: facts that exist, can be seen, and take such values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advisor.core.diagnostic import Diagnostics, expected
from advisor.core.rules.catalogue import Item
from advisor.core.rules.condition import NUMERIC, SINGLE, Condition
from advisor.core.rules.fact import SCOPES, SOME, VISIBLE, FactSpec, Scope, nearest_fact
from advisor.core.rules.rulebase import Definitions, by_id, vocabulary_of

# What a condition may be, by the kind of the fact it tests.
TESTS = {
    **dict.fromkeys(NUMERIC, "a number, min, max or known"),
    **dict.fromkeys(SINGLE, "an option, a list of them, not or known"),
    "choices": "has, lacks or known",
}
# What such a fact is called, where that is not its kind.
CALLED = {"choices": "takes several values", "yes_no": "is yes or no", "money": "is a sum of money"}


@dataclass(frozen=True)
class References:
    """What names may refer to, indexed once, and where problems are noted.

    ``broken`` are the ids of definitions that could not be read: a problem of
    their own has been reported, so that nobody who names them is blamed.
    """

    definitions: Definitions
    problems: Diagnostics
    broken: frozenset[str] = frozenset()
    vocabulary: Mapping[str, FactSpec] = field(init=False)
    items: Mapping[str, Item] = field(init=False)
    always: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        vocabulary = vocabulary_of(self.definitions)
        always = (key for key, spec in vocabulary.items() if spec.required and not spec.conditional)
        object.__setattr__(self, "vocabulary", vocabulary)
        object.__setattr__(self, "items", by_id(self.definitions.items))
        object.__setattr__(self, "always", frozenset(always))

    def unknown(self, what: str, name: str, valid: Iterable[str], key: str) -> None:
        """Note a name that nothing has, with the nearest one that something has."""
        if name in self.broken:
            return
        names = list(valid)
        hint = nearest_fact(name, names) or f"expected one of {expected(names)}"
        self.problems.add(
            "unknown-" + what.split()[0],
            f"unknown {what} '{name}'",
            key=key,
            hint=hint if names else f"there is no {what} at all",
        )

    def conditions(
        self,
        conditions: Iterable[Condition],
        scope: Scope,
        key: str,
        *,
        limits: bool = False,
        in_rule: bool = False,
    ) -> None:
        """Every condition tests a fact that exists and can be seen, for a value it may have.

        ``limits`` says that the conditions limit a question or an option, ``in_rule`` that
        they are a rule's.
        """
        for condition in conditions:
            if condition.operator == "unless" and not limits:
                self.problems.add(
                    "wrong-operator",
                    "unless is for ask_when, and for when of options",
                    key=f"{key}.{condition.fact}",
                    hint="write not or lacks, which hold of known facts only",
                )
            where = f"{key}.{condition.fact}"
            spec = self.vocabulary.get(condition.fact)
            if spec is None:
                self.unknown("fact", condition.fact, self.vocabulary, where)
            elif spec.scope not in VISIBLE[scope]:
                if not in_rule and spec.source == "finding":
                    # It is refused for that, and would be in any scope.
                    continue
                some = SOME + condition.fact
                hints = [seen_from(spec.scope)] if in_rule else []
                if some in self.vocabulary:
                    where_else = "in any rule" if in_rule else "instead"
                    hints.append(f'"{some}" can be tested {where_else}')
                self.problems.add(
                    "wrong-scope",
                    f"'{condition.fact}' cannot be seen by something about the {scope}",
                    key=where,
                    hint="; ".join(hints) or None,
                )
            else:
                self._condition(condition, spec, where)

    def _condition(self, condition: Condition, spec: FactSpec, where: str) -> None:
        operator, kind = condition.operator, spec.kind
        if operator == "known":
            return
        if operator == "unless" and kind in (*SINGLE, "choices"):
            operator = "lacks" if kind == "choices" else "not"
        entries = spec.source == "entries"
        numeric = not isinstance(condition.operand, (tuple, bool))
        fits = (
            kind in NUMERIC
            if numeric
            else (kind in SINGLE and operator in ("is", "one_of", "not"))
            or (entries and operator in ("is", "one_of", "not", "lacks"))
            or (kind == "choices" and not entries and operator in ("has", "lacks"))
        )
        if not fits:
            what = (
                "collects the values of all entries"
                if entries
                else CALLED.get(kind, f"is a {kind}")
            )
            test = "an option, a list, not, lacks or known" if entries else TESTS.get(kind)
            message = f"'{spec.key}' {what}; test it with {test or 'known'}"
            self.problems.add("wrong-type", message, key=where)
            return
        for option in condition.options:
            if option not in spec.options:
                self.unknown(f"option of {spec.key}", option, spec.options, where)


def seen_from(scope: Scope) -> str:
    """A hint: which ``each`` of a rule lets it see the facts of a scope."""
    seeing = [f'each = "{name}"' for name in SCOPES if scope in VISIBLE[name]]
    return f"a rule sees facts of the {scope} with {' or '.join(seeing)}"
