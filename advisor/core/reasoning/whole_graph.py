"""The reasoning behind a whole strategy as a graph: each section of the outline for itself.

One arrow for every rule would be a tangle.  A section has the principle that most of its
advice is based on, and in one node all others; before each of these two stand the areas of
the interview whose answers led through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from advisor.core.message import N_, Label, Message, Shown, counted, message
from advisor.core.reasoning.graph import JUDGEMENT, Edge, Node, ReasoningGraph
from advisor.core.reasoning.outline import Outline, Section
from advisor.core.reasoning.why import Derivation, Explainer, FiringNode
from advisor.core.rules.rulebase import Rulebase

# How many areas of the interview a node names.
MOST_AREAS = 3

Answer = tuple[str, str, str]


@dataclass(slots=True)
class _Way:
    """What leads through one principle: advice, and answers by question, subject and area."""

    items: set[str] = field(default_factory=set)
    answers: set[Answer] = field(default_factory=set)


def graph_of_outline(explainer: Explainer, outline: Outline) -> ReasoningGraph:
    """The whole strategy, folded: for each section answers, principles and what they led to."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for section in outline.sections:
        ways = _ways(explainer, section)
        if not ways:
            continue
        there = Node(f"section:{section.id}", "advice", Message(section.title), note=_items(ways))
        first, *others = sorted(ways, key=lambda name: -len(ways[name].items))
        for names in filter(None, ((first,), tuple(others))):
            through = Node(
                f"{section.id}:{names[0]}",
                "principle",
                _principles(explainer.rulebase, names),
                note=_refs(explainer.rulebase, names),
            )
            answers = {answer for name in names for answer in ways[name].answers}
            weight = len({item for name in names for item in ways[name].items})
            if answers:
                before = _answers(explainer.rulebase, f"{through.id}:answers", answers)
                nodes.append(before)
                edges.append(Edge(before.id, through.id, weight))
            nodes.append(through)
            edges.append(Edge(through.id, there.id, weight))
        nodes.append(there)
    kinds = ("answer", "principle", "advice")
    nodes.sort(key=lambda node: kinds.index(node.kind))
    return ReasoningGraph(tuple(nodes), tuple(edges), folded=True)


def _ways(explainer: Explainer, section: Section) -> dict[str, _Way]:
    """What leads through each principle to the advice of a section."""
    ways: dict[str, _Way] = {}
    for item in (one for top in section.items for one in (top, *top.children)):
        if not item.why.rules:
            continue
        for root in explainer.why(item).roots:
            for name in root.rule.principles or (JUDGEMENT,):
                way = ways.setdefault(name, _Way())
                way.items.add(item.id)
                way.answers.update(_answers_behind(explainer.rulebase, root))
    return ways


def _answers_behind(rulebase: Rulebase, root: FiringNode) -> Iterator[Answer]:
    """The answers behind a rule, however deep."""
    for node in Derivation((root,)).firings():
        for premise in node.premises:
            use = premise.fact
            if use.question:
                yield use.key, str(use.subject), rulebase.questions[use.question].area


def _items(ways: dict[str, _Way]) -> Message:
    items = {item for way in ways.values() for item in way.items}
    return counted("{n} item", "{n} items", len(items))


def _answers(rulebase: Rulebase, name: str, answers: set[Answer]) -> Node:
    """The areas that most of some answers are from."""
    count = {area.id: sum(a == area.id for _, _, a in answers) for area in rulebase.areas}
    areas = [area for area in sorted(rulebase.areas, key=lambda a: -count[a.id]) if count[area.id]]
    first, *others = (Message(area.title) for area in areas[:MOST_AREAS])
    rest = len(areas) - MOST_AREAS
    if rest > 0:
        others.append(counted("{n} more area", "{n} more areas", rest))
    text = first
    for other in others:
        text = message(N_("{areas} · {area}"), areas=text, area=other)
    note = counted("{n} answer used", "{n} answers used", len(answers))
    return Node(name, "answer", text, note=note)


def _principles(rulebase: Rulebase, names: tuple[str, ...]) -> Message:
    if len(names) > 1:
        return counted("{n} more principle", "{n} more principles", len(names))
    (name,) = names
    if name == JUDGEMENT:
        return Message(N_("Our own judgement"))
    return Message(rulebase.principles[name].statement)


def _refs(rulebase: Rulebase, names: tuple[str, ...]) -> Shown | None:
    """The paragraphs of one principle; of several the sections of the article."""
    found = [ref for name in _from_article(names) for ref in rulebase.principles[name].refs]
    if len(names) > 1:
        found = sorted({ref.partition(".")[0] for ref in found})
    return Label(", ".join(found)) if found else None


def _from_article(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name != JUDGEMENT)
