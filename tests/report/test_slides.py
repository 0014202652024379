"""The run one rule at a time."""

from __future__ import annotations

from advisor.core.reasoning.why import Derivation
from advisor.report.slides import slides_of, slides_of_all
from tests.report.firm import explainer, firing, inferred, phrases


def test_what_led_to_an_item_is_shown_in_the_order_of_the_run() -> None:
    slides = slides_of(Derivation((firing("r"),)), inferred(), phrases())
    assert [slide.because for slide in slides] == ["Because of strong", "Because it is strong"]


def test_the_whole_run_has_a_slide_for_every_firing() -> None:
    assert len(slides_of_all(explainer(), phrases())) == len(inferred().firings)


def test_a_slide_has_the_facts_that_were_found_and_what_follows() -> None:
    (slide,) = slides_of(Derivation((firing("strong"),)), inferred(), phrases())
    assert (slide.facts, slide.follows) == (("Open on Sundays: a",), "business.f: strong")


def test_a_principle_is_quoted_with_its_paragraph() -> None:
    (slide,) = slides_of(Derivation((firing("strong"),)), inferred(), phrases())
    assert slide.principles == ("“listen.” (§4.20)",)
