"""The rules read backwards: from what should come out to the answers it hangs on.

What should come out is a want.  A want has ways to be met, and each way is a
list of further wants that must all be met; in the end stand answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    GROUPS,
    SCOPES,
    Group,
    Missing,
    State,
    Subject,
    about,
    base_key,
    compatible,
    is_quantified,
    scope_of,
)
from advisor.core.rules.question import Question
from advisor.core.whatif.edit_groups import Place
from advisor.core.whatif.reading import Reading
from advisor.core.whatif.requirement import Added, Answered, Fires, Gone, Holds, Way
from advisor.core.whatif.search_state import NEW, Ground


class Ways:
    """The ways to meet wants, for one firm as it stands.

    ``open_`` are the places of the answers that may still be changed; ``moves`` says
    whether something must change for a way to be taken.
    """

    def __init__(
        self,
        reading: Reading,
        ground: Ground,
        open_: Collection[Place],
        moves: Callable[[Way], bool],
    ) -> None:
        self._reading = reading
        self._ground = ground
        self._open = open_
        self._moves = moves
        self._fired = {(f.rule, f.subject) for f in ground.inference.firings}
        self._subjects = {scope: tuple(ground.subjects(scope)) for scope in SCOPES}

    def of(self, want: Fires | Holds) -> list[Way]:
        """The ways to meet a want; a way with nothing in it is met already."""
        return self._firing(want) if isinstance(want, Fires) else self._holding(want)

    def _firing(self, want: Fires) -> list[Way]:
        rule = self._reading.rulebase.rules[want.rule]
        if ((want.rule, want.subject) in self._fired) is want.wanted:
            return [()]
        # Answers first: a finding may come to hold on the way.
        when = sorted(rule.when, key=lambda c: base_key(c.fact) in self._reading.concluding)
        parts = tuple(_of(condition, want.subject, wanted=want.wanted) for condition in when)
        if want.wanted:
            return [(*parts, *self._additions(want.subject))]
        return [*((part,) for part in parts), *((one,) for one in self._entries(want.subject))]

    def _entries(self, subject: Subject) -> Iterator[Gone]:
        for group, name in _entries_of(subject):
            if name:
                place = (self._reading.naming[group], self._ground.entries[(group, name)])
                yield Gone(place)

    def _additions(self, subject: Subject) -> Iterator[Added]:
        """What a new entry must have before it counts."""
        for group, name in _entries_of(subject):
            if name == NEW:
                for question in self._reading.needed[group]:
                    yield Added((question, self._ground.entries[(group, NEW)]))

    def _holding(self, want: Holds) -> list[Way]:
        if is_quantified(want.condition.fact):
            return self._of_some(want) if want.subject == BUSINESS else self._of_entry(want)
        state = self._ground.state(want.condition.fact, want.subject)
        if want.condition.holds(state) is want.wanted:
            return [()]
        question = self._reading.rulebase.questions.get(want.condition.fact)
        if question is not None:
            answering = self._answering(question, want, state)
            return [*answering, *self._knowing(want)] if question.presumed else answering
        if self._reading.rulebase.vocabulary[want.condition.fact].kind == "choices":
            return [*self._collecting(want), *self._knowing(want)]
        return [*self._settling(want), *self._knowing(want)]

    def _knowing(self, want: Holds) -> Iterator[Way]:
        """An answer behind a fact becomes known, or is forgotten: that may settle it, or open it.

        A computed fact may change with any answer behind it, a presumed one too.
        """
        subject = want.subject
        for group, name in self._ground.entries:
            entry = about(group, name)
            if compatible(entry, subject):
                # What is unknown of an entry goes with it, and comes with a new one.
                if name == NEW:
                    yield tuple(self._additions(entry))
                else:
                    yield from ((gone,) for gone in self._entries(entry))
        computed = want.condition.fact not in self._reading.concluding
        for key in self._reading.behind(want.condition.fact):
            for place in self._subjects[scope_of(key)]:
                if not compatible(place, subject):
                    continue
                at = key, self._ground.index(key, place)
                if at in self._open:
                    unknown = isinstance(self._ground.state(key, place), Missing)
                    for known in (True, False) if computed else (unknown,):
                        yield (Answered(at, Condition(key, "known", known), True),)

    def _of_some(self, want: Holds) -> list[Way]:
        """A quantified fact: some entry should have a value, or every entry should not."""
        condition, _, wanted = want
        if condition.holds(self._ground.state(condition.fact, BUSINESS)) is wanted:
            return [()]
        subjects = self._subjects[scope_of(base_key(condition.fact))]
        if condition.seeks is not wanted:
            there = (s for s in subjects if NEW not in s)
            return [tuple(Holds(condition, subject, wanted) for subject in there)]
        ways: list[Way] = []
        for subject in subjects:
            more = tuple(self._additions(subject))
            ways += [(Holds(one, subject, True), *more) for one in self._witnesses(condition)]
            if condition.operator in ("not", "lacks"):
                unknown = Condition(base_key(condition.fact), "known", False)
                ways.append((Holds(unknown, subject, True), *more))
        return ways

    def _of_entry(self, want: Holds) -> list[Way]:
        """One entry should no longer keep a quantified condition from holding, or from failing."""
        condition, subject, _ = want
        base = base_key(condition.fact)
        witnesses = self._witnesses(condition)
        ways: list[Way] = [tuple(Holds(one, subject, False) for one in witnesses)]
        if condition.operator in ("not", "lacks"):
            state = self._ground.state(base, subject)
            several = self._reading.rulebase.vocabulary[base].kind == "choices"
            clear = Condition(base, "lacks" if several else "not", condition.operand)
            if clear.holds(state) or state in (Missing.NOT_APPLICABLE, Missing.ABSENT):
                return [()]
            question = self._reading.rulebase.questions.get(base)
            gates = question.ask_when if question is not None else ()
            ways = [(Holds(clear, subject, True),)]
            ways += [(_of(gate, subject, wanted=False),) for gate in gates]
        return [*ways, *((gone,) for gone in self._entries(subject))]

    def _witnesses(self, condition: Condition) -> tuple[Condition, ...]:
        """What an entry's own fact must pass for the entry to be one that is sought."""
        base = base_key(condition.fact)
        if condition.operator == "known":
            return (Condition(base, "known", True),)
        if self._reading.rulebase.vocabulary[base].kind == "choices":
            return tuple(Condition(base, "has", (option,)) for option in condition.options)
        return (Condition(base, "one_of", condition.operand),)

    def _answering(self, question: Question, want: Holds, state: State) -> list[Way]:
        condition, subject, wanted = want
        place = (question.id, self._ground.index(question.id, subject))
        answer = Answered(place, condition, wanted)
        gates = tuple(_of(gate, subject, wanted=wanted) for gate in question.ask_when)
        if not wanted:
            # It fails as well where the question no longer arises, or the option is withdrawn.
            chosen = state if isinstance(state, tuple) else (state,)
            offers = (gate for o in question.options if o.id in chosen for gate in o.when)
            withdrawn = (_of(gate, subject, wanted=False) for gate in offers)
            return [(answer,), *((gate,) for gate in (*gates, *withdrawn))]
        offered: list[Way] = [
            tuple(_of(gate, subject, wanted=True) for gate in limits)
            for limits in self._reading.offers(condition)
        ]
        ways: list[Way] = [(*gates, *offer, answer) for offer in offered]
        if isinstance(state, Missing):
            # What was answered before may count again, once the question arises again.
            ways += [(*gates, *offer) for offer in offered if self._moves((*gates, *offer))]
        return ways

    def _conclusions(self, want: Holds) -> Iterator[tuple[str, Fires, bool]]:
        """Who might conclude the fact: the option, the firing, and whether it fires now."""
        for rule, option in self._reading.concluding.get(want.condition.fact, ()):
            for subject in self._subjects[rule.each]:
                if compatible(subject, want.subject):
                    yield option, Fires(rule.id, subject, True), (rule.id, subject) in self._fired

    def _settling(self, want: Holds) -> list[Way]:
        """Of a finding with one value the strongest stands, so what is stronger must not fire."""
        options = self._reading.rulebase.vocabulary[want.condition.fact].options
        found = list(self._conclusions(want))
        good = {o for o in options if want.condition.holds(o) is want.wanted}
        against = [
            (option, firing._replace(wanted=False))
            for option, firing, fires in found
            if fires and option not in good
        ]
        ways: list[Way] = []
        for option, firing, _ in found:
            if option in good:
                rank = options.index(option)
                stronger = (f for o, f in against if options.index(o) > rank)
                ways.append((firing, *stronger))
        if want.condition.holds(Missing.ABSENT) is want.wanted:
            ways.append(tuple(firing for _, firing in against))
        return ways

    def _collecting(self, want: Holds) -> list[Way]:
        """Of a finding with several values each named one is present or not by itself."""
        condition, wanted = want.condition, want.wanted
        found = list(self._conclusions(want))
        present = {option for option, _, fires in found if fires}
        named = condition.options or tuple(dict.fromkeys(option for option, _, _ in found))
        to_be = wanted is (condition.operator == "has" or condition.operand is True)
        if to_be:
            missing = [option for option in named if option not in present]
            each = [[f for o, f, _ in found if o == option] for option in missing]
            if condition.operator == "has":
                # All that are missing: begin with the first, for the others come next.
                return [(firing,) for firing in each[0]] if each and all(each) else []
            return [(firing,) for firings in each for firing in firings]
        quenched = {
            option: tuple(
                firing._replace(wanted=False)
                for one, firing, fires in found
                if fires and one == option
            )
            for option in named
            if option in present
        }
        if condition.operator == "has":
            return list(quenched.values())
        return [tuple(firing for firings in quenched.values() for firing in firings)]


def _entries_of(subject: Subject) -> tuple[tuple[Group, str], ...]:
    return tuple((group, subject.entry(group)) for group in GROUPS)


def _of(condition: Condition, subject: Subject, *, wanted: bool) -> Holds:
    """A want of the subject that the condition's fact belongs to."""
    return Holds(condition, subject.within(scope_of(condition.fact)), wanted)
