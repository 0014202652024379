"""Checks that the parts of a rule base fit together; every problem, not the first.

Keys of the diagnostics have the form ``table[id].field``, from which the reader
of the files finds the file and the line.
"""

from __future__ import annotations

from advisor.core.diagnostic import Diagnostics
from advisor.core.rules.implied import names_implied, with_implied
from advisor.core.rules.obstacles import with_obstacle_findings
from advisor.core.rules.reviewed import with_reviewed_work
from advisor.core.rules.rulebase import Definitions, Rulebase, by_id
from advisor.core.rules.validate_catalogue import (
    check_findings,
    check_items,
    check_measures,
    check_orders,
    check_principles,
    check_ready_replies,
    check_sections,
    check_unique,
)
from advisor.core.rules.validate_chain import check_chain
from advisor.core.rules.validate_possible import check_possible
from advisor.core.rules.validate_questions import (
    check_areas,
    check_computed,
    check_order,
    check_questions,
)
from advisor.core.rules.validate_references import References
from advisor.core.rules.validate_rules import check_rules, strata_of
from advisor.core.rules.validate_strategy import check_strategy
from advisor.core.rules.validate_templates import check_braces


def build_rulebase(
    definitions: Definitions, problems: Diagnostics, broken: frozenset[str] = frozenset()
) -> Rulebase | None:
    """Check definitions and index them; None if anything noted in ``problems`` is an error.

    ``broken`` are the ids of definitions that could not be read and are missing from
    ``definitions``: what names them is not blamed for that.
    """
    definitions = with_reviewed_work(with_obstacle_findings(with_implied(definitions)))
    references = References(definitions, problems, names_implied(broken))
    for check in (
        check_unique,
        check_areas,
        check_questions,
        check_computed,
        check_order,
        check_findings,
        check_rules,
        check_possible,
        check_items,
        check_strategy,
        check_chain,
        check_orders,
        check_measures,
        check_sections,
        check_ready_replies,
        check_principles,
        check_braces,
    ):
        check(references)
    strata = strata_of(references)
    if broken or any(problem.severity == "error" for problem in problems.found):
        return None
    return Rulebase(
        definitions=definitions,
        strata=strata,
        vocabulary=references.vocabulary,
        principles=by_id(definitions.principles),
        questions=by_id(definitions.questions),
        findings=by_id(definitions.findings),
        computed=by_id(definitions.computed),
        rules=by_id(definitions.rules),
        items=references.items,
    )
