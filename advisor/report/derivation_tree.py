"""A derivation as an indented tree of plain text: item, rules, findings, answers.

Every premise of every firing is shown.  A firing on which several things rest is
expanded once, where it first appears; after that it is only named.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Label, Words, counted, message
from advisor.core.reasoning.why import Derivation, FiringNode, PremiseNode
from advisor.core.rules.fact import Missing, Subject
from advisor.report.phrases import Phrases
from advisor.report.text_lines import BRANCH, branches, wrapped

DEEP = 1_000


class DerivationTree:
    """Writes derivations; ``depth`` is how many findings deep, everything by default."""

    def __init__(self, phrases: Phrases, depth: int = DEEP) -> None:
        self._phrases = phrases
        self._depth = depth
        self._shown: set[tuple[str, Subject]] = set()
        self._stated: set[str] = set()

    def lines(self, derivation: Derivation) -> Iterator[str]:
        """The whole derivation."""
        yield from branches(self._firing(root, 0) for root in derivation.roots)

    def _firing(self, node: FiringNode, level: int) -> Iterator[str]:
        phrases = self._phrases
        inside = BRANCH * (2 * level + 1)
        yield from wrapped(phrases.say(node.because), inside=inside)
        name = phrases.rule(node.rule.id, node.subject, node.refs)
        if node.key in self._shown and node.premises:
            yield from wrapped(phrases.see_above(name), inside=inside)
            return
        yield from wrapped(name, inside=inside)
        self._shown.add(node.key)
        # A principle is stated once; after that its paragraphs are enough.
        for principle in node.rule.principles:
            if principle not in self._stated:
                yield from wrapped(phrases.principle(principle), inside=inside)
        self._stated.update(node.rule.principles)
        yield from branches(self._premise(premise, level) for premise in node.premises)

    def _premise(self, node: PremiseNode, level: int) -> Iterator[str]:
        phrases = self._phrases
        said = message(
            N_("{fact}: {value} ({origin}; needed: {tests})"),
            fact=Words(phrases.fact(node.fact)),
            value=node.fact.shown,
            origin=self._origin(node),
            tests=Words(phrases.needed(node.tests)),
        )
        yield from wrapped(phrases.show(said), hanging="  ", inside=BRANCH * (2 * level + 2))
        if level + 1 > self._depth:
            hidden = len(list(Derivation(node.sources).firings()))
            if hidden:
                yield phrases.show(
                    counted("… {n} rule deeper down", "… {n} rules deeper down", hidden)
                )
            return
        yield from branches(self._firing(source, level + 1) for source in node.sources)

    @staticmethod
    def _origin(node: PremiseNode) -> Label:
        if node.fact.question:
            if node.state is Missing.NOT_APPLICABLE:
                return Label(N_("not asked"))
            missing = isinstance(node.state, Missing)
            return Label(N_("no answer") if missing else N_("your answer"))
        return Label(N_("no rule says so") if node.state is Missing.ABSENT else N_("concluded"))
