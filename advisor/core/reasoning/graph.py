"""The reasoning as a graph: answers, what follows from them, principles, advice.

An arrow says "led to".  A graph of chains shows what decided an item, one answer a chain.
A whole one holds at most some forty nodes: findings are opened from the advice backwards
as long as there is room, and what stays closed says how many answers are behind it.  That
of a whole strategy is in ``core/reasoning/whole_graph.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from advisor.core.message import N_, Label, Message, Shown, counted, message
from advisor.core.reasoning.chains import MOST_CHAINS, deciding_chains
from advisor.core.reasoning.outline import FactUse, Outline, OutlineItem
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.templates import fill
from advisor.core.reasoning.why import Derivation, Explainer, FiringNode, PremiseNode
from advisor.core.rules.catalogue import Work
from advisor.core.rules.rulebase import Rulebase

NodeKind = Literal["answer", "finding", "principle", "advice"]
KINDS: tuple[NodeKind, ...] = ("answer", "finding", "principle", "advice")
MOST_NODES = 40
JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Node:
    """A box: ``text`` or, for an answer or a finding, ``fact``; ``note`` is written below it.

    ``behind`` counts the answers behind a finding that is not opened.
    """

    id: str
    kind: NodeKind
    text: Message | None = None
    fact: FactUse | None = None
    note: Shown | None = None
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two nodes' ids; ``weight`` counts the rules behind it."""

    source: str
    target: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class ReasoningGraph:
    """A graph without cycles, in the order answers, findings, principles, advice.

    In a ``folded`` one each node stands for many of its kind, and each advice has nodes of its own.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: bool = False


class _Builder:
    """A graph in the making: each node and each arrow once."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self._edges: Counter[tuple[str, str]] = Counter()

    def node(self, node: Node) -> str:
        self.nodes.setdefault(node.id, node)
        return node.id

    def edge(self, source: str, target: str) -> None:
        self._edges[source, target] += 1

    def finish(self) -> ReasoningGraph:
        nodes = sorted(self.nodes.values(), key=lambda node: KINDS.index(node.kind))
        edges = (Edge(source, target, n) for (source, target), n in self._edges.items())
        return ReasoningGraph(tuple(nodes), tuple(edges))


def graph_of_chains(explainer: Explainer, items: Iterable[OutlineItem]) -> ReasoningGraph:
    """The few chains of reasoning that decide some items of the outline."""
    found = deciding_chains(explainer, items)
    graph = _Builder()
    for chain in found.chains:
        there = graph.node(_advice(chain.item, found.more.get(chain.item.id, 0)))
        principle, *_ = (*chain.rule.rule.principles, JUDGEMENT)
        through = graph.node(_principle(explainer.rulebase, principle))
        graph.edge(through, there)
        *before, last = (graph.node(_premise(fact)) for fact in chain.facts)
        for source, target in pairwise((*before, last, through)):
            graph.edge(source, target)
    return graph.finish()


def leading(outline: Outline) -> tuple[OutlineItem, ...]:
    """What leads a strategy: the moves of its approach, else whatever rules brought in first."""
    based = [item for item in outline.items() if item.why.rules]
    moves = [item for item in based if item.leads]
    return tuple((moves or based)[:MOST_CHAINS])


def graph_of_items(explainer: Explainer, items: Iterable[OutlineItem]) -> ReasoningGraph:
    """What led to some items of the outline, opened as deep as there is room."""
    derived = [(item, explainer.why(item)) for item in items]
    left = 0
    while len(derived) > 1 and len(_open(explainer, derived, 0).nodes) + bool(left) > MOST_NODES:
        derived.pop()
        left += 1
    deepest = max((_depth(root) for _, tree in derived for root in tree.roots), default=0)
    opened = _open(explainer, derived, 0)
    for depth in range(1, deepest + 1):
        deeper = _open(explainer, derived, depth)
        if len(deeper.nodes) + bool(left) > MOST_NODES:
            break
        opened = deeper
    if left:
        opened.node(Node("more", "advice", counted("{n} more like it", "{n} more like it", left)))
    return opened.finish()


def _depth(node: FiringNode) -> int:
    sources = [source for premise in node.premises for source in premise.sources]
    return 1 + max(map(_depth, sources)) if sources else 0


def _open(
    explainer: Explainer, derived: Iterable[tuple[OutlineItem, Derivation]], depth: int
) -> _Builder:
    rulebase = explainer.rulebase
    graph = _Builder()
    for item, tree in derived:
        there = graph.node(_advice(item))
        for approach in _carried(explainer, item):
            graph.edge(graph.node(approach), there)
        for root in tree.roots:
            for principle in root.rule.principles or (JUDGEMENT,):
                through = graph.node(_principle(rulebase, principle))
                graph.edge(through, there)
                for premise in root.premises:
                    graph.edge(_fact(graph, premise, depth), through)
    return graph


def _advice(item: OutlineItem, left: int = 0) -> Node:
    """An item with its worth; ``left`` answers behind it are only counted."""
    note: Shown | None = Label(f"worth: {item.value}") if item.value else None
    if left:
        more = counted("{n} more answer behind it", "{n} more answers behind it", left)
        note = message(N_("{worth}; {more}"), worth=note, more=more) if note is not None else more
    return Node(f"item:{item.id}", "advice", item.title, note=note)


def _premise(fact: FactUse) -> Node:
    name = f"fact:{fact.key}@{fact.subject}"
    return Node(name, "answer" if fact.question else "finding", fact=fact)


def _carried(explainer: Explainer, item: OutlineItem) -> Iterator[Node]:
    """The recommended approaches that a lead move carries out."""
    rulebase = explainer.rulebase
    work = rulebase.items.get(item.id.partition(":")[0])
    if not item.leads or not isinstance(work, Work):
        return
    seen: set[str] = set()
    for firing in explainer.inference.firings:
        name = rulebase.rules[firing.rule].then.recommend
        if name in work.carries and name not in seen:
            seen.add(name)
            subject = firing.subject.within(rulebase.items[name].scope)
            title = fill(rulebase, explainer.inference, rulebase.items[name].title, subject)
            yield Node(f"item:{item_key(name, subject)}", "advice", title)


def _fact(graph: _Builder, premise: PremiseNode, depth: int) -> str:
    """Draw a fact, and what it depends on as far as ``depth`` says."""
    use = premise.fact
    name = f"fact:{use.key}@{use.subject}"
    known = name in graph.nodes
    if use.question:
        return graph.node(Node(name, "answer", fact=use))
    behind = 0 if depth else len(_answers(premise))
    graph.node(Node(name, "finding", fact=use, behind=behind))
    if depth and not known:
        for source in premise.sources:
            for under in source.premises:
                graph.edge(_fact(graph, under, depth - 1), name)
    return name


def _answers(premise: PremiseNode) -> set[tuple[str, str]]:
    """The answers behind a finding, however deep."""
    return {
        (under.fact.key, str(under.fact.subject))
        for node in Derivation(premise.sources).firings()
        for under in node.premises
        if under.fact.question
    }


def _principle(rulebase: Rulebase, principle: str) -> Node:
    if principle == JUDGEMENT:
        return Node(f"principle:{JUDGEMENT}", "principle", Message(N_("Our own judgement")))
    known = rulebase.principles[principle]
    return Node(
        f"principle:{principle}",
        "principle",
        Message(known.statement),
        note=Label(", ".join(known.refs)),
    )
