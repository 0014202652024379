"""Facts from reviews whose options are the work of the catalogue, such as what was done."""

from __future__ import annotations

from dataclasses import replace

from advisor.core.message import PLACEHOLDER
from advisor.core.rules.catalogue import Work
from advisor.core.rules.question import Case, Computed
from advisor.core.rules.rulebase import Definitions
from advisor.core.rules.schema import Id


class WorkCase(Case):
    """A piece of work as the value of a fact, called by its id in the catalogue."""

    id: Id


def with_reviewed_work(definitions: Definitions) -> Definitions:
    """The definitions with all work as the options of facts from reviews that name none."""
    # The work of a catalogue is about nobody in particular.
    cases = tuple(
        WorkCase(id=item.id, label=PLACEHOLDER.sub("…", item.title))
        for item in definitions.items
        if isinstance(item, Work)
    )

    def filled(computed: Computed) -> Computed:
        names_work = computed.reviewed and computed.kind == "choices" and not computed.cases
        return computed.model_copy(update={"cases": cases}) if names_work else computed

    return replace(definitions, computed=tuple(map(filled, definitions.computed)))
