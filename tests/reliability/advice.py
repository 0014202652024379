"""Figures over random firms with a goal: whether there is enough to do, and what is said twice.

    python -m tests.reliability.advice 3500 --seed 1

Prints in how many outlines there are fewer than three tactics or none, and in how many a
sentence stands in two items, is printed twice, or comes again in the reason for its item; each
with the items it happens to most, and with numbers that draw such a firm again.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random

from advisor.advise import open_case
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.language import english
from advisor.report.repetition import SHORTEST, sentences
from tests.laws import DAY
from tests.random_answers import random_answers
from tests.reliability.running import Tally, arguments
from tests.text_laws import no_sentence_is_printed_twice

FEW, ENOUGH_HOURS, EXAMPLES, MOST = 3, 2.0, 3, 15
CLAUSE = re.compile(r"[.,;:!?—–()“”]+\s*")
LANGUAGE = english()


def case_of(seed: str, rulebase: Rulebase, engine: ReferenceMatcher) -> Case | None:
    """The case of a random firm, None for one without a goal that such a firm can have."""
    answers = random_answers(Random(seed), rulebase)  # noqa: S311
    case = open_case(rulebase, answers, engine, DAY)
    return case if case.profile.goals else None


def long_sentences(text: str) -> list[str]:
    """The sentences that are long enough to be noticed twice."""
    return [one for one in sentences(text) if len(one.split()) >= SHORTEST]


def twice_in_items(case: Case) -> Iterator[str]:
    """Two different items with the same sentence in their texts."""
    where: dict[str, str] = {}
    for item in _after_page_one(case):
        name = item.id.partition(":")[0]
        for said in long_sentences(LANGUAGE.say(item.text)) if item.text is not None else ():
            if where.setdefault(said, name) != name:
                yield f"{where[said]} + {name}: {said}"


def again_in_the_reason(case: Case) -> Iterator[str]:
    """Clauses of an item that come again in its own reason."""
    for item in _after_page_one(case):
        if item.text is None:
            continue
        own = _clauses(LANGUAGE.say(item.text))
        for reason in item.why.because:
            for clause in sorted(own & _clauses(LANGUAGE.say(reason))):
                yield f"{item.id.partition(':')[0]}: {clause}"


def _after_page_one(case: Case) -> Iterator[OutlineItem]:
    """The items that page one sums up; it says again what they say, and print says it once."""
    return (item for item in case.outline.items() if item.kind != "page")


def _clauses(text: str) -> set[str]:
    return {part.casefold() for part in CLAUSE.split(text) if len(part.split()) >= SHORTEST}


def main() -> int:
    """Look at so many random firms; 0, for these are figures to look at."""
    tally = Tally(arguments(__doc__ or "", 500))
    rulebase = load_rulebase(rulebase_folder())
    engine = ReferenceMatcher(rulebase)
    words: dict[str, Counter[str]] = {}
    examples: dict[str, list[int]] = {}
    while tally.done < tally.most:
        case = case_of(f"{tally.seed} {tally.done}", rulebase, engine)
        found: dict[str, list[str]] = {}
        if case is not None:
            tally.count("with a goal")
            tactics = sum(isinstance(case.work[p.key].item, Tactic) for p in case.plan.placements)
            hours = case.outline.totals.owner_limit or 0
            if tactics < FEW and not case.outline.nothing_needed:
                found[f"fewer than {FEW} tactics"] = []
                if hours >= ENOUGH_HOURS:
                    found[f"fewer than {FEW} tactics, {ENOUGH_HOURS:g} hours or more"] = []
                if not tactics:
                    found["no tactic"] = []
            found["a sentence in two items"] = list(twice_in_items(case))
            found["a sentence printed twice"] = list(no_sentence_is_printed_twice(case))
            found["a clause again in its reason"] = list(again_in_the_reason(case))
        for what, said in found.items():
            if said or "tactic" in what:
                tally.count(what)
                examples.setdefault(what, []).append(tally.done)
                words.setdefault(what, Counter()).update(said)
        tally.step()
    tally.end()
    for what, counted in words.items():
        print(f"{what}, such as numbers {examples[what][:EXAMPLES]}")
        for text, times in counted.most_common(MOST):
            print(f"    {times:4} {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
