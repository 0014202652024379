"""What stands around the field of a question: an example, the options, what the keys do."""

from __future__ import annotations

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Ask, Interview, options_for
from advisor.core.message import N_, Quantity, Words, message
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.report.answers import lacks_currency
from advisor.tui.answer_check import UNKNOWN, is_typed
from advisor.tui.widgets.choices import KEYS, NUMBERS, Choice


class QuestionWords:
    """Writes them in the reader's language."""

    def __init__(self, environment: Environment) -> None:
        self._rulebase = environment.rulebase
        self._text = environment.language.text
        self._say = environment.language.say

    def example(self, question: Question) -> str:
        """An example of an answer, '' for none."""
        if not question.example:
            return ""
        words = Words(self._text(question.example))
        return self._say(message(N_("For example: {text}"), text=words))

    def offered(self, interview: Interview, ask: Ask) -> list[Choice]:
        """The options, “I don't know” last where the question may be left unknown."""
        question = ask.question
        if is_typed(question):
            return []
        if question.kind == "yes_no":
            offered = [Choice("yes", self._text(N_("Yes"))), Choice("no", self._text(N_("No")))]
        else:
            options = options_for(self._rulebase, interview.answers, question, ask.index)
            offered = [Choice(o.id, self._text(o.label), self._text(o.help or "")) for o in options]
        if offered and not question.required:
            offered.append(Choice(UNKNOWN, self._text(N_("I don't know"))))
        return offered

    def hint(self, question: Question, options: int, answers: Answers) -> str:
        """How one enters an answer; ``options`` is how many are offered, 0 where one types."""
        if options > len(KEYS):
            return self._text(N_("Type a few letters to search, the arrow keys choose."))
        if question.kind == "choices" and question.limit:
            limit = N_("Space or the key in front marks, up to {n}.")
            return self._say(message(limit, n=Quantity(question.limit)))
        if question.kind == "choices":
            return self._text(N_("Space or the key in front marks."))
        if options > len(NUMBERS):
            return self._text(N_("The key in front or the arrows choose, / searches."))
        if question.kind == "yes_no":
            return self._text(N_("y, n or a number chooses."))
        if options:
            return self._text(N_("A number or the arrow keys choose."))
        if question.kind == "date":
            return self._text(N_("A day, such as 31 March 2027 or end of May."))
        if lacks_currency(self._rulebase, answers, question):
            return self._text(N_("A number with its currency, such as “40 €”."))
        return self._text(N_("A number.")) if question.kind in NUMERIC else ""
