"""Putting facts into sentences: a template and a subject become a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isclose

from advisor.core.interview.typed_money import CURRENCY, currency_code
from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Name,
    Quantity,
    Shown,
    Words,
    message,
    placeholders,
)
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    UNCLEAR,
    Missing,
    OneOf,
    State,
    Subject,
    base_key,
    is_quantified,
)
from advisor.core.rules.obstacles import OBSTACLE_KEYS
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.template_words import TEMPLATE_WORDS

UNKNOWN = N_("not known yet")
ABSENT = N_("nothing concluded")
NOT_ASKED = N_("does not arise here")

# What the owner calls an entry: read as a name inside a sentence, not as a quotation.
NAMES = ("relationship.name", "place.name", "person.name", "goal.person", "relationship.holder")

# What follows a name and says more of it; several names in a list.
ADDITION = re.compile(r"\s*(?:,(?!\d)|[;(]|\s[–—-]\s).*$", re.DOTALL)
# A clause that a name says nothing without: “Those, who used to come”.
CLAUSE = r"(?:who|which|that|кто|котор\w*|die|der|das|que|qui)\b"
RELATIVE = re.compile(rf"^\w+,\s*{CLAUSE}", re.IGNORECASE)
LISTED = re.compile(rf",\s*(?!{CLAUSE})[^\s,]+\s+(?:and|&|or|и|und|et|y|e)\s", re.IGNORECASE)


def currency_of(inference: Inference) -> str:
    """The ISO 4217 code of the owner's currency, '' where none was named."""
    return currency_code(inference.profile.business.get(CURRENCY))


def hours_shown(span: tuple[float, float]) -> Shown:
    """A stretch of time as people say it: minutes up to an hour, else quarters of hours."""
    low, high = span
    if not high:
        return Label(N_("none"))
    if low < 1 and high <= 1:
        low, high = (5 * max(round(hours * 12), 1) for hours in span)
        if low == high:
            return Quantity(high, N_("min"))
        return message(N_("{low} to {high} min"), low=Quantity(low), high=Quantity(high))
    low, high = (max(round(hours * 4), 1) / 4 for hours in span)
    if low == high:
        return Quantity(high, N_("h"))
    return message(N_("{low} to {high} h"), low=Quantity(low), high=Quantity(high))


def shown(
    rulebase: Rulebase,
    inference: Inference,
    key: str,
    state: State,
    subject: Subject = BUSINESS,
) -> Shown:
    """A fact's state as it is shown to a person; titles of obstacles with ``subject``'s facts."""
    if isinstance(state, Missing):
        if state is Missing.ABSENT and is_quantified(key):
            return Label(N_("none"))
        return Label(ABSENT if state is Missing.ABSENT else UNKNOWN)
    if isinstance(state, OneOf):
        state = state[0]
    kind = rulebase.vocabulary[key].kind
    if key in NAMES:
        return Name(str(state))
    if kind == "text":
        return Words(str(state))
    if kind == "money" and isinstance(state, (int, float)):
        return Amount(state, currency_of(inference))
    if isinstance(state, (int, float)):
        return Quantity(state)
    if isinstance(state, tuple) and key in OBSTACLE_KEYS:
        titles = (rulebase.items[o].title for o in state if o != UNCLEAR)
        return Listing(tuple(fill(rulebase, inference, title, subject) for title in titles))
    if isinstance(state, tuple):
        return Listing(tuple(_label(rulebase, key, o) for o in state if o != UNCLEAR))
    return _label(rulebase, key, state) if isinstance(state, str) else state


def _label(rulebase: Rulebase, key: str, option_id: str) -> Label:
    option = rulebase.definition(key).option(option_id)
    if option is not None:
        return Label(option.in_sentence)
    return Label(N_("yes") if option_id == "yes" else N_("no"))


def condition_in_words(rulebase: Rulebase, condition: Condition) -> Message:
    """What a condition asks of its fact, without naming the fact."""
    options = Listing(tuple(_label(rulebase, condition.fact, o) for o in condition.options))
    if condition.operator == "known":
        concluded = rulebase.vocabulary[base_key(condition.fact)].source == "finding"
        some, none = (
            (N_("any conclusion"), N_("no conclusion"))
            if concluded
            else (N_("any answer"), N_("no answer yet"))
        )
        return Message(some if condition.operand else none)
    if isinstance(condition.operand, tuple):
        return Message(_ASKS[condition.operator], (("options", options),))
    operator, number = condition.operator, condition.operand
    strict = number + (_HUNDREDTH if operator == "max" else -_HUNDREDTH)
    # A hundredth beside a whole number is how a rule says "less than" and "more than".
    if operator in _STRICT and number % 1 and isclose(strict, round(strict)):
        return Message(_STRICT[operator], (("n", Quantity(round(strict))),))
    return Message(_ASKS[f"{operator} number"], (("n", Quantity(number)),))


_HUNDREDTH = 0.01
_STRICT = {"max": N_("less than {n}"), "min": N_("more than {n}")}
_ASKS = {
    "is": N_("{options}"),
    "one_of": N_("one of {options}"),
    "not": N_("anything but {options}"),
    "unless": N_("not known to be {options}"),
    "has": N_("includes {options}"),
    "lacks": N_("does not include {options}"),
    "is number": N_("{n}"),
    "min number": N_("at least {n}"),
    "max number": N_("at most {n}"),
}


def fill(
    rulebase: Rulebase, inference: Inference, template: str, subject: Subject = BUSINESS
) -> Message:
    """The template with the facts it names, as seen from ``subject``."""
    names = dict.fromkeys(placeholders(template))

    def value(name: str) -> Shown:
        found = shown(rulebase, inference, name, inference.state(name, subject), subject)
        return Name(without_addition(found.text)) if isinstance(found, Name) else found

    values = tuple((name, value(name)) for name in names if name in rulebase.vocabulary)
    return Message(
        template, (*values, *template_words(rulebase, inference.profile.business, names))
    )


def without_addition(name: str) -> str:
    """A name without what the owner added to it: it would break the sentence it is put in.

    One word and a clause about it are a name together.

    >>> without_addition("The shoe shop, a chain"), without_addition("Bo (Mondays)")
    ('The shoe shop', 'Bo')
    >>> without_addition("Anna, Bo and Carl"), without_addition("The list of the 3,400")
    ('Anna, Bo and Carl', 'The list of the 3,400')
    >>> without_addition("Те, кто раньше бывал")
    'Те, кто раньше бывал'
    """
    if LISTED.search(name) or RELATIVE.search(name):
        return name
    return ADDITION.sub("", name).strip() or name


def template_words(
    rulebase: Rulebase, business: Mapping[str, State], names: Iterable[str]
) -> tuple[tuple[str, Label], ...]:
    """Those of some names that are words of the firm's own, with what it says for them."""
    found = []
    for name in names:
        word = TEMPLATE_WORDS.get(name)
        if word is not None:
            state, question = business.get(word.fact), rulebase.questions.get(word.fact)
            option = question.option(state) if question and isinstance(state, str) else None
            said = (option.one if word.form == "one" else option.label) if option else None
            found.append((name, Label(said or word.otherwise)))
    return tuple(found)
