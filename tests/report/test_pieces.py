"""The shorter forms of what is printed still say what they are about."""

from __future__ import annotations

import re

from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.rulebase import Rulebase

# A verb, and what it is done to by a pronoun alone.
BARE = re.compile(
    r"\w+(?: (?:up|down|out|to))? (?:them|it|these|those|both)\b(?! out on one line:)"
)


def test_a_first_step_says_what_it_is_done_to_where_only_its_title_stands_before_it(
    real: Rulebase,
) -> None:
    # In a short form what the work is about in full is left out: “List them.”
    steps = {
        item.id: item.first_step
        for item in real.items.values()
        if isinstance(item, Tactic) and "{relationship.name}" not in item.title
    }
    assert steps
    assert {name: step for name, step in steps.items() if BARE.match(step)} == {}
