"""What rules might still conclude, were the owner to know what is unknown today.

A finding that nothing concluded is absent only if no rule could conclude it then;
and one that a rule concluded is settled only if no rule could then conclude more.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.core.reasoning.inference import FactRef
from advisor.core.rules.compiled import Compiled
from advisor.core.rules.fact import BUSINESS, Missing, Scope, State, Subject, unsettled_state
from advisor.core.rules.state_table import union

Subjects = Mapping[Scope, tuple[Subject, ...]]
# The facts of every subject that are its own: those of the business under BUSINESS.
Facts = Mapping[Subject, Mapping[str, State]]


class Unknown:
    """The findings that hang on something unknown, found stratum by stratum.

    It reads ``facts``, to which the run adds what its rules conclude.
    """

    def __init__(self, compiled: Compiled, subjects: Subjects, facts: Facts) -> None:
        self._compiled, self._subjects, self._facts = compiled, subjects, facts
        # By subject and key, the bits of the rules that could conclude it.
        self._possible: dict[Subject, dict[str, int]] = {subject: {} for subject in facts}
        # The bits of rules that cannot hold, whatever is found out.
        self._impossible = {
            subject: union(
                table.impossible[own[key]] for key, table in compiled.answers[subject.scope]
            )
            for subject, own in facts.items()
        }

    def settle(self, key: str, subject: Subject) -> State:
        """The state in which a fact that is not an answer is settled; it is taken in."""
        state = self.state(key, subject)
        self._impossible[subject] |= self._compiled.tables[key].impossible[state]
        return state

    def look_at(self, stratum: int) -> None:
        """Note what the rules of a stratum could conclude."""
        compiled, impossible = self._compiled, self._impossible
        for scope, mask in compiled.masks[stratum]:
            left = mask & compiled.finding & ~impossible[BUSINESS]
            findings = compiled.concluding.get((stratum, scope), ())
            for subject in self._subjects[scope] if left else ():
                bits = left & ~impossible[subject]
                if scope == "link":
                    bits &= ~impossible[subject.within("goal")]
                    bits &= ~impossible[subject.within("relationship")]
                for key, owner, concluding in findings if bits else ():
                    if bits & concluding:
                        own = self._possible[subject.within(owner)]
                        own[key] = own.get(key, 0) | bits & concluding

    def state(self, key: str, subject: Subject) -> State:
        """The state in which a fact is settled, now that its rules have run."""
        concluded = self._facts[subject][key]
        possible = self._possible[subject].get(key)
        if not possible:
            return concluded
        options = self._compiled.outlooks[key].concluded(possible)
        return unsettled_state(self._compiled.vocabulary[key], concluded, options)

    def premise(self, key: str, subject: Subject) -> State:
        """The state of a fact as a reason: what was concluded, if anything was."""
        concluded = self._facts[subject][key]
        return self.state(key, subject) if concluded is Missing.ABSENT else concluded

    def unsettled(self) -> dict[FactRef, State]:
        """The findings whose state is not simply what rules concluded."""
        return {
            FactRef(key, subject): state
            for subject, possible in self._possible.items()
            for key in possible
            if (state := self.state(key, subject)) != self._facts[subject][key]
        }
