"""The reasoning about one item in each of the ways it can be asked for, as text for a width.

Working an answer out may take a while; writing it for another width does not.  So
``ask`` is for a thread, and what it gives back writes as often as need be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from advisor.advise import sketching
from advisor.core.message import N_
from advisor.core.reasoning.target import Target, target_of
from advisor.core.reasoning.why import Derivation
from advisor.core.reasoning.why_not import why_not
from advisor.core.strategy.item_context import context_of
from advisor.core.whatif.make_it_fit import what_would_make_it_fit
from advisor.core.whatif.search import what_would_change
from advisor.environment import Environment
from advisor.report.phrases import Phrases
from advisor.report.text_lines import lines_of
from advisor.report.what_would_change import changes_text
from advisor.report.why import why_text
from advisor.report.why_not import why_not_text
from advisor.tui.thinking import Thought

View = Literal["tree", "why-not", "change"]
Writer = Callable[[int], str]

VIEWS: Mapping[View, str] = {
    "tree": N_("The reasoning as a tree"),
    "why-not": N_("Why not"),
    "change": N_("What would change it"),
}

NO_RULES = N_(
    "This line is put together from the rest of your strategy; look there for the reasons."
)


class Reasoning:
    """Answers questions about one item, in the strategy or not, of one thought."""

    def __init__(self, environment: Environment, thought: Thought, item_id: str) -> None:
        self._environment = environment
        self._thought = thought
        self.item_id = item_id
        self.target: Target | None = target_of(environment.rulebase, item_id)
        language = environment.language.reckoned_from(thought.case.day)
        self.phrases = Phrases(environment.rulebase, language, thought.inference)

    @property
    def title(self) -> str:
        """What it is about, in the owner's words where it is in the strategy."""
        found = self._thought.outline.find(self.item_id)
        if found:
            return self.phrases.say(found[0].title)
        return self.phrases.target(self.target) if self.target is not None else ""

    @property
    def views(self) -> tuple[View, ...]:
        """The ways there are: a tree for what is in the strategy, the rest for what rules bring."""
        views: list[View] = ["tree"] if self._thought.outline.find(self.item_id) else []
        if self.target is not None:
            views += ["why-not", "change"]
        return tuple(views)

    def derivation(self) -> Derivation:
        """Everything that led to the item; without roots where nothing did."""
        found = self._thought.outline.find(self.item_id)
        return self._thought.case.explainer.why(found[0]) if found else Derivation(())

    def ask(self, view: View) -> Writer:
        """Work one answer out."""
        write = {"tree": self._tree, "why-not": self._why_not, "change": self._change}[view]()

        def written(width: int) -> str:
            with lines_of(width):
                return write()

        return written

    def _tree(self) -> Callable[[], str]:
        thought, phrases = self._thought, self.phrases
        context = context_of(thought.case, thought.outline.find(self.item_id)[0], self.item_id)
        derivation = self.derivation()
        return lambda: why_text(context, derivation, phrases)

    def _why_not(self) -> Callable[[], str]:
        target, thought, phrases = self._known, self._thought, self.phrases
        answer = why_not(thought.case.explainer, target)
        found = thought.outline.find(target.name)
        return lambda: why_not_text(answer, found, phrases)

    def _change(self) -> Callable[[], str]:
        environment, answers, phrases = self._environment, self._thought.answers, self.phrases
        target, rulebase = self._known, self._environment.rulebase
        changes = what_would_change(rulebase, answers, target, environment.infer, sketching)
        room = what_would_make_it_fit(self._thought.case, target.name, environment.case)
        return lambda: changes_text(changes, room, answers, phrases)

    @property
    def _known(self) -> Target:
        assert self.target is not None, "only what rules bring in is asked about"  # noqa: S101
        return self.target
