"""An answer as it is shown back to the owner: their words, or the option they chose."""

from __future__ import annotations

from datetime import date

from advisor.core.interview.answer import DONT_KNOW, Answer, NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import Ask
from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    message,
    placeholders,
)
from advisor.core.reasoning.templates import template_words
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.fact import Group, naming_fact
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase


def shown_answer(question: Question, answer: Answer, *, in_sentence: bool = False) -> Shown:
    """The answer for reading: options by their labels, numbers without their unit.

    With ``in_sentence`` options are worded as inside a sentence, and numbers have their unit.
    """
    if isinstance(answer, NoAnswer):
        return Label(N_("I don't know"))
    if isinstance(answer, date):
        return answer
    if isinstance(answer, tuple):
        return Listing(tuple(_option(question, one, in_sentence) for one in answer))
    if isinstance(answer, str):
        return _option(question, answer, in_sentence)
    if question.kind == "money":
        return Amount(answer)
    return Quantity(answer, (question.unit or "") if in_sentence else "")


def entry_name(rulebase: Rulebase, answers: Answers, group: Group, index: int) -> Shown:
    """What an entry of a list is called: its name, or a goal's kind."""
    key = naming_fact(group)
    entry = answers.entries(group)[index] if index < len(answers.entries(group)) else {}
    if key not in entry:
        return message(N_("number {n}"), n=Quantity(index + 1))
    return shown_answer(rulebase.questions[key], entry[key])


def question_text(rulebase: Rulebase, answers: Answers, ask: Ask) -> Message:
    """The question, with whom or what it is about in front where it is about an entry."""
    names = tuple(placeholders(ask.question.text))
    business = build_profile(rulebase, answers).business if names else {}
    question = Message(ask.question.text, template_words(rulebase, business, names))
    group, index = ask.area.repeat, ask.index
    if group is None or index is None or index >= len(answers.entries(group)):
        return question
    entry = answers.entries(group)[index]
    keys = [naming_fact(group)]
    if group == "goal" and ask.question.kind in NUMERIC:
        # What is counted is what the goal is measured by.
        keys.insert(0, "goal.measure")
    for key in keys:
        answer = entry.get(key)
        if answer is not None and answer is not DONT_KNOW and key != ask.question.id:
            name = shown_answer(rulebase.questions[key], answer)
            return message(N_("{name}: {question}"), name=name, question=question)
    return question


def _option(question: Question, value: str, in_sentence: bool) -> Shown:
    option = question.option(value)
    if option is not None:
        return Label(option.in_sentence if in_sentence else option.label)
    return Words(value) if question.kind == "text" else Label(value)
