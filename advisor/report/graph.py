"""A picture of the reasoning as a tree of plain text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, ValidationInfo, model_validator

from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.graph import Node, NodeKind, ReasoningGraph
from advisor.report.phrases import Phrases
from advisor.report.shapes import Extended, Json, phrases_of, written
from advisor.report.text_lines import branches, wrapped


def node_text(node: Node, phrases: Phrases) -> tuple[str, str]:
    """What stands in a box, and the note below it, '' for none."""
    note = phrases.show(node.note) if node.note is not None else ""
    if node.behind:
        more = counted("rests on {n} more answer", "rests on {n} more answers", node.behind)
        note = phrases.say(more)
    if node.fact is not None:
        said = message(
            N_("{fact}: {value}"), fact=Words(phrases.fact(node.fact)), value=node.fact.shown
        )
        return phrases.show(said), note
    return (phrases.say(node.text) if node.text is not None else ""), note


class _Tree:
    """The picture read backwards from the advice; what was shown once is only named again."""

    def __init__(self, picture: ReasoningGraph, phrases: Phrases) -> None:
        self._nodes = {node.id: node for node in picture.nodes}
        self._phrases = phrases
        self._into: dict[str, list[str]] = {}
        for edge in picture.edges:
            self._into.setdefault(edge.target, []).append(edge.source)
        self._shown: set[str] = set()

    def lines(self) -> Iterator[str]:
        sources = {source for into in self._into.values() for source in into}
        for name in self._nodes:
            if name not in sources:
                yield from self._node(name)

    def _node(self, name: str) -> Iterator[str]:
        text, note = node_text(self._nodes[name], self._phrases)
        said = f"{text} ({note})" if note else text
        into = self._into.get(name, ())
        if name in self._shown and into:
            said = self._phrases.see_above(said)
        yield from wrapped(said, hanging="  ")
        if name not in self._shown:
            self._shown.add(name)
            yield from branches(self._node(source) for source in into)


def picture_text(picture: ReasoningGraph, title: str, phrases: Phrases) -> str:
    """The picture as a tree, advice first; ends with a line break."""
    return "\n".join([title, "", *_Tree(picture, phrases).lines()]) + "\n"


class NodeJson(Json):
    """One box."""

    id: str
    kind: NodeKind
    text: str
    note: str
    answers_behind: int = Field(
        validation_alias="behind", description="Answers behind a finding that is not opened."
    )

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, node: Node, info: ValidationInfo) -> Extended:
        text, note = node_text(node, phrases_of(info))
        return Extended(node, text=text, note=note)


class EdgeJson(Json):
    """One arrow."""

    source: str
    target: str
    weight: int = Field(description="How many rules are behind it.")


class GraphJson(Json):
    """The answer of `advisor graph`."""

    format: int
    title: str
    nodes: tuple[NodeJson, ...]
    edges: tuple[EdgeJson, ...]


def picture_json(picture: ReasoningGraph, title: str, phrases: Phrases) -> str:
    """The picture as JSON."""
    return written(GraphJson, picture, phrases.language, phrases, title=title)
