"""What another program learns of the interview."""

from __future__ import annotations

import json

from advisor.core.interview.pages import plan_pages
from advisor.language import english
from advisor.report.next_json import next_json
from tests.builders import answers, presuming


def test_what_is_presumed_says_what_else_would_be_right() -> None:
    base = presuming()
    asked = json.loads(next_json(base, plan_pages(base, answers(p="a")), english()))
    assert asked["presumed"] == [
        {
            "question": "business.called",
            "entry": None,
            "label": "Called",
            "text": "What do you call them?",
            "value": "guests",
            "options": ["guests", "members"],
        }
    ]
