"""JSON shapes filled from attributes, with the language as context."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from advisor.core.message import Quantity, message
from advisor.core.reasoning.why import Derivation
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Subject
from advisor.language import english
from advisor.report.shapes import (
    ConditionJson,
    Context,
    DerivationJson,
    Extended,
    FactJson,
    InWords,
    Json,
    Sentence,
    SubjectName,
    Text,
    written,
)
from tests.report.firm import firing, phrases


class Example(Json):
    format: int
    label: Text
    said: Sentence
    shown: InWords
    about: SubjectName


SOURCE = SimpleNamespace(
    label="Hours",
    said=message("no {n}", n=Quantity(3)),
    shown=Quantity(1200),
    about=Subject(goal="g", relationship="rosa"),
    other="not printed",
)


def context() -> Context:
    return Context(language=english(), phrases=phrases())


def test_a_document_is_put_into_words_from_the_attributes_of_an_object() -> None:
    assert json.loads(written(Example, SOURCE, english())) == {
        "format": 2,
        "label": "Hours",
        "said": "No 3",
        "shown": "1,200",
        "about": "g+rosa",
    }


def test_what_is_given_beside_an_object_hides_its_own_attribute() -> None:
    assert json.loads(written(Example, SOURCE, english(), label="Money"))["label"] == "Money"


def test_no_sentence_is_an_empty_one() -> None:
    assert json.loads(written(Example, SOURCE, english(), said=None))["said"] == ""


def test_an_object_without_an_attribute_that_the_shape_asks_for_is_refused() -> None:
    with pytest.raises(ValidationError, match="about"):
        written(Example, Extended(label="", said=None, shown=Quantity(1)), english())


def test_letters_of_every_script_are_written_as_they_are() -> None:
    assert "Кафе Роза" in written(Example, SOURCE, english(), label="Кафе Роза")


def test_a_fact_says_whether_it_is_an_answer_or_a_finding() -> None:
    found = firing("r").premises[0]
    answer = found.sources[0].premises[0]
    origins = [
        FactJson.model_validate(premise.fact, context=context()).origin
        for premise in (found, answer)
    ]
    assert origins == ["finding", "answer"]


def test_a_condition_is_given_as_the_rule_file_writes_it_and_in_words() -> None:
    condition = Condition("business.p", "is", ("a",))
    shape = ConditionJson.model_validate(condition, context=context())
    assert (shape.operator, shape.operand, shape.words) == ("is", ("a",), "a")


def test_a_derivation_lists_every_firing_once_by_rule_and_subject() -> None:
    root = firing("r")
    shape = DerivationJson.model_validate(Derivation((root, root)), context=context())
    assert [one.id for one in shape.firings] == ["r@", "strong@"]


def test_a_premise_names_the_firings_that_concluded_it() -> None:
    shape = DerivationJson.model_validate(Derivation((firing("r"),)), context=context())
    assert shape.firings[0].premises[0].concluded_by == ("strong@",)


def test_a_rule_without_a_principle_is_our_own_judgement() -> None:
    shape = DerivationJson.model_validate(Derivation((firing("r"),)), context=context())
    assert [one.basis for one in shape.firings] == ["judgement", "article"]
