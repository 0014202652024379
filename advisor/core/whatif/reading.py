"""What reading a rule base backwards takes: which rules and questions are behind a fact."""

from __future__ import annotations

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Group, base_key
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import must_be_chosen


class Reading:
    """What reading a rule base backwards takes, looked up once."""

    def __init__(self, rulebase: Rulebase) -> None:
        self.rulebase = rulebase
        self.concluding: dict[str, list[tuple[Rule, str]]] = {}
        for rule in rulebase.rules.values():
            for key, option in rule.then.find:
                self.concluding.setdefault(key, []).append((rule, option))
        self.naming: dict[Group, str] = {
            group: next(q.id for q in rulebase.group_questions(group) if q.required)
            for group in rulebase.groups
        }
        self.needed = {
            group: tuple(q.id for q in rulebase.group_questions(group) if must_be_chosen(q))
            for group in rulebase.groups
        }
        self._behind: dict[str, tuple[str, ...]] = {}
        self._offers: dict[Condition, tuple[tuple[Condition, ...], ...]] = {}

    def behind(self, fact: str) -> tuple[str, ...]:
        """The questions that a fact depends on, however far back."""
        if fact not in self._behind:
            inputs = {one.key: one.facts for one in self.rulebase.compiled.inputs}
            queue, seen = [base_key(fact)], dict[str, None]()
            while queue:
                key = queue.pop()
                if key not in seen:
                    seen[key] = None
                    rules = self.concluding.get(key, ())
                    queue += [base_key(read) for rule, _ in rules for read in rule.facts_read]
                    queue += map(base_key, inputs.get(key, ()))
            self._behind[fact] = tuple(key for key in seen if key in self.rulebase.questions)
        return self._behind[fact]

    def offers(self, condition: Condition) -> tuple[tuple[Condition, ...], ...]:
        """What must hold for an option that meets the condition to be on offer, one way each.

        Where one such option is always on offer, the others need not be looked at.
        """
        if condition not in self._offers:
            question = self.rulebase.questions[condition.fact]
            several = question.kind == "choices"
            limits = {
                option.when
                for option in question.options
                if condition.holds((option.id,) if several else option.id)
            }
            always = () in limits or not limits
            self._offers[condition] = ((),) if always else tuple(sorted(limits, key=str))
        return self._offers[condition]
