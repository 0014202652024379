"""Thousands of random interviews against the laws of plan and outline, by hand.

    python -m tests.reliability.outline_laws 20000

Prints how many ran and every law that was broken, with an example.
"""

from __future__ import annotations

import sys
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from advisor.advise import open_case
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.laws import DAY, LAWS, LAWS_OF_WORDS, broken
from tests.strategies import interviews


def main(most: int) -> int:
    """Run so many interviews; 1 if any law was broken."""
    rulebase = load_rulebase(rulebase_folder())
    engine = ReferenceMatcher(rulebase)
    ran = 0
    found: Counter[str] = Counter()
    examples: dict[str, str] = {}
    words: Counter[str] = Counter()

    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        nonlocal ran
        ran += 1
        answers = data.draw(interviews(rulebase))
        case = open_case(rulebase, answers, engine, DAY)
        for law, faults in broken(case, (*LAWS, *LAWS_OF_WORDS)).items():
            if faults:
                found[law] += 1
                examples.setdefault(law, faults[0])
                words.update(faults if law.startswith("nobody") else ())

    run()
    print(f"{ran} interviews, {sum(found.values())} broken laws")
    for law, times in found.most_common():
        print(f"  {law}: {times}, such as {examples[law]}")
    for text, times in words.most_common(40):
        print(f"    {times:4} {text}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
