"""Small builders with sane defaults; say only what a test is about."""

from __future__ import annotations

from typing import Any

from advisor.core.diagnostic import Diagnostic, Diagnostics
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.known_now import with_review
from advisor.core.interview.review import Review
from advisor.core.rules.catalogue import ITEM_KINDS, Item
from advisor.core.rules.fact import Group
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Area, Finding, Question
from advisor.core.rules.rule import Principle, Rule
from advisor.core.rules.rulebase import Definitions, Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase


def question(key: str, kind: str = "choice", **more: Any) -> Question:
    """A question; a choice between a, b and c unless said otherwise.

    ``options`` names them, ``option`` says everything of them.
    """
    scope = key.partition(".")[0]
    fields: dict[str, Any] = {
        "id": key,
        "area": scope,
        "kind": kind,
        "text": f"{key}?",
        "label": key.partition(".")[2],
        **more,
    }
    if kind in ("choice", "choices") and "option" not in fields:
        names, alone = fields.pop("options", ("a", "b", "c")), fields.pop("alone", ())
        falls = fields.pop("falls", ())
        fields["option"] = [
            {
                "id": name,
                "label": name.upper(),
                "phrase": name,
                "alone": name in alone,
                "falls": name in falls,
            }
            for name in names
        ]
    if kind in ("number", "money"):
        fields = {"min": 0, "max": 100, **fields}
    return Question.model_validate(fields)


def finding(key: str, *options: str, kind: str = "choice") -> Finding:
    """A finding; yes/no unless options are given."""
    fields: dict[str, Any] = {"id": key, "kind": kind if options else "yes_no", "label": key}
    if options:
        fields["option"] = [{"id": name, "label": name} for name in options]
    return Finding.model_validate(fields)


def rule(name: str, when: dict[str, Any] | None = None, **then: Any) -> Rule:
    """A rule; ``each``, ``because`` and ``principles`` may be given beside its conclusion."""
    fields = {key: then.pop(key) for key in ("each", "because", "principles") if key in then}
    if not then:
        then = {"ask": "What else?"}
    if "recommend" in then:
        then = {"value": "medium", **then}
    basis = {} if "principles" in fields else {"judgement": True}
    return Rule.model_validate(
        {
            "id": name,
            "because": f"because of {name}",
            "when": when or {},
            "then": then,
            **basis,
            **fields,
        }
    )


def item(name: str, kind: str = "stance", **more: Any) -> Item:
    """An item of the catalogue; one that takes nothing unless said otherwise."""
    fields: dict[str, Any] = {"id": name, "title": name, "text": f"Do {name}.", **more}
    if kind == "tactic":
        fields = {
            "phase": "relationships",
            "setup_hours": 1,
            "weekly_hours": 0.5,
            "first_step": "Begin.",
            "works_when": "It works.",
            "stop_when": "It does not.",
            **fields,
        }
    if kind in ("policy", "reputation"):
        fields = {"setup_hours": 1, "weekly_hours": 0, **fields}
    if kind == "development":
        fields = {"resource": "An hour.", "first_step": "Call.", **fields}
    if kind == "kpi":
        fields = {"unit": "orders", "how_to_measure": "Count.", **fields}
    if kind == "implication":
        fields = {"block": "value", **fields}
    return ITEM_KINDS[kind].model_validate(fields)


def approach(
    weight: str = "high", when: dict[str, Any] | None = None, text: str = "Do o.", **more: Any
) -> tuple[Item | Rule, ...]:
    """An obstacle of every goal, and the approach that answers it."""
    return (
        item("o", "obstacle", text=text),
        rule("is", when, each="goal", obstacle="o", weight=weight),
        item("a", "approach", answers=["o"], **more),
        rule("go", recommend="a"),
    )


def lead_move(name: str = "x", **more: Any) -> tuple[Item | Rule, ...]:
    """The lead move of that approach, recommended."""
    return (
        item(name, "tactic", claim="lead", carries=["a"], **more),
        rule("r", recommend=name),
    )


AREAS = (
    Area(id="business", title="Business"),
    Area(id="goal", title="Goals", repeat="goal", at_most=3, add="Another goal?"),
    Area(id="relationship", title="People", repeat="relationship", at_most=12, add="More?"),
)
QUESTIONS = (
    question("business.name", "text", required=True, printed=True),
    question("goal.kind", required=True, options=("customers", "hiring", "joint")),
    question("relationship.name", "text", required=True, printed=True),
    question("relationship.kind", required=True, options=("regulars", "staff", "local_peer")),
)
# Every rule base needs a rule that values links; this one values nothing but regulars.
LINK_RULE = rule(
    "value-link", {"relationship.kind": "regulars"}, each="link", find={"link.value": "low"}
)
PRINCIPLES = tuple(
    Principle.model_validate({"id": n, "statement": f"{n}.", "kind": "rule", "refs": [ref]})
    for n, ref in (("listen", "§4.20"), ("relate", "§5.7"))
)


def definitions(*parts: Question | Finding | Rule | Item, **more: Any) -> Definitions:
    """Definitions with the facts every rule base needs, and whatever is given."""
    order = {area.id: place for place, area in enumerate(AREAS)}
    questions = [*QUESTIONS, *(p for p in parts if isinstance(p, Question))]
    return Definitions(
        **{
            "principles": PRINCIPLES,
            "areas": AREAS,
            "questions": tuple(sorted(questions, key=lambda q: order.get(q.area, 9))),
            "findings": (
                finding("link.value", "low", "medium", "high"),
                *(p for p in parts if isinstance(p, Finding)),
            ),
            # One that shows nothing.
            "sections": (OutlineSection(id="empty", title="Empty"),),
            "rules": (LINK_RULE, *(p for p in parts if isinstance(p, Rule))),
            "items": tuple(p for p in parts if isinstance(p, Item)),
            **more,
        }
    )


def problems_of(*parts: Question | Finding | Rule | Item, **more: Any) -> list[Diagnostic]:
    """What is wrong with a rule base of these parts."""
    found = Diagnostics()
    build_rulebase(definitions(*parts, **more), found)
    return found.found


def rulebase(*parts: Question | Finding | Rule | Item, **more: Any) -> Rulebase:
    """A checked rule base of these parts; fails where they do not fit together."""
    found = Diagnostics()
    built = build_rulebase(definitions(*parts, **more), found)
    assert built is not None, [str(problem) for problem in found.found]
    return built


def presuming() -> Rulebase:
    """A rule base that presumes guests where p is a."""
    called = question(
        "business.called",
        text="What do you call them?",
        label="Called",
        presumed=True,
        option=[
            {"id": "guests", "label": "Guests", "presume": {"business.p": "a"}},
            {"id": "members", "label": "Members"},
        ],
    )
    return rulebase(
        question("business.p"), called, rule("r", {"business.called": "guests"}, ask="?")
    )


def answers(*goals: str, people: tuple[str, ...] = (), **business: Any) -> Answers:
    """Answers with goals of these kinds and regulars of these names."""
    given: dict[Group, tuple[Entry, ...]] = {
        "goal": tuple({"goal.kind": kind} for kind in goals),
        "relationship": tuple(
            {"relationship.name": name, "relationship.kind": "regulars"} for name in people
        ),
    }
    return Answers(
        business={"business.name": "Rye & Co", **{f"business.{k}": v for k, v in business.items()}},
        groups={group: entries for group, entries in given.items() if entries},
        closed=frozenset({"goal", "relationship"}),
    )


def after(rulebase: Rulebase, given: Answers, *reviews: Review) -> Answers:
    """Answers after some reviews."""
    for review in reviews:
        given = with_review(rulebase, given, review)
    return given
