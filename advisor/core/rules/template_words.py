"""The firm's own words for texts: what it calls those it serves, and where it meets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from advisor.core.message import N_


class TemplateWord(NamedTuple):
    """The answer a word comes from, the form of the option chosen, and the word without one."""

    fact: str
    form: Literal["label", "one"]
    otherwise: str


TEMPLATE_WORDS: Mapping[str, TemplateWord] = {
    "people": TemplateWord("business.called", "label", N_("customers")),
    "person": TemplateWord("business.called", "one", N_("customer")),
    "met": TemplateWord("business.met", "label", N_("where you meet them")),
}
