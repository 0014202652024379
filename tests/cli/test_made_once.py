"""Every command derives what it shows once: one run of the engine, one explainer, one plan."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from advisor import advise
from advisor.core.reasoning.why import Explainer
from advisor.core.strategy import advice, case
from tests.cli.running import BAKERY, ROOT, Run

CHARITY = ROOT / "scenarios" / "charity.toml"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the engine ran, and an explainer, a plan and an outline were made."""
    found: Counter[str] = Counter()

    def counting(owner: Any, name: str, what: str) -> None:
        original = getattr(owner, name)

        def wrapper(*given: Any, **more: Any) -> Any:
            found[what] += 1
            return original(*given, **more)

        monkeypatch.setattr(owner, name, wrapper)

    counting(advise, "run", "inference")
    counting(Explainer, "__init__", "explainer")
    counting(advice, "make_plan", "plan")
    counting(case, "compose", "outline")
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", BAKERY, "listen-first"),
        ("why-not", BAKERY, "formal-alliance"),
        ("graph", BAKERY),
        ("advise", BAKERY),
        ("teach", BAKERY, "--worksheet", "--key"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_command_about_one_firm_makes_everything_once(
    calls: Counter[str], advisor: Run, arguments: tuple[object, ...]
) -> None:
    assert advisor(*arguments).code == 0
    assert calls == Counter(inference=1, explainer=1, plan=1, outline=1)


@pytest.mark.parametrize("way", [(), ("--backward", "listen-first")], ids=["forward", "backward"])
def test_a_trace_makes_one_explainer_and_plans_nothing(
    calls: Counter[str], advisor: Run, way: tuple[str, ...]
) -> None:
    assert advisor("trace", BAKERY, *way).code == 0
    assert calls == Counter(inference=1, explainer=1)


def test_a_comparison_makes_everything_once_for_each_firm(
    calls: Counter[str], advisor: Run
) -> None:
    assert advisor("compare", BAKERY, CHARITY).code == 0
    assert calls == Counter(inference=2, explainer=2, plan=2, outline=2)
