"""The commands that ask about the reasoning.  Each imports what it prints with when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from advisor.cli.context import emit, emit_to
from advisor.cli.firm import Firm, open_firm, open_firms
from advisor.core.interview.answers import Answers
from advisor.core.whatif.edits import Change, apply_changes
from advisor.errors import AdvisorError, visible
from advisor.report.phrases import Phrases


def why(arguments: argparse.Namespace) -> int:
    """Print everything about one item: reasons, worth, place, cost, what depends on it."""
    from advisor.core.strategy.item_context import context_of
    from advisor.report.derivation_tree import DEEP
    from advisor.report.why import why_text
    from advisor.report.why_json import why_json

    firm = open_firm(arguments)
    case = firm.case
    pairs = [
        (context_of(case, item, arguments.item), case.explainer.why(item))
        for item in firm.items(arguments.item)
    ]
    if arguments.format == "json":
        emit(why_json(pairs, firm.phrases))
        return 0
    depth = DEEP if arguments.depth is None else arguments.depth
    texts = [why_text(context, tree, firm.phrases, depth) for context, tree in pairs]
    emit("\n".join(texts))
    return 0


def why_not(arguments: argparse.Namespace) -> int:
    """Print why an item is not there: what left it out, and which rules came closest."""
    from advisor.core.reasoning.why_not import why_not as ask
    from advisor.report.why_not import why_not_text
    from advisor.report.why_not_json import why_not_json

    firm = open_firm(arguments)
    target = firm.target(arguments.item)
    answer = ask(firm.case.explainer, target)
    write = why_not_json if arguments.format == "json" else why_not_text
    emit(write(answer, firm.case.outline.find(target.name), firm.phrases))
    return 0


def what_would_change(arguments: argparse.Namespace) -> int:
    """Print the fewest answers that would change an item, or the answers that matter most."""
    from advisor.advise import sketching, trying
    from advisor.core.whatif.make_it_fit import what_would_make_it_fit
    from advisor.core.whatif.search import what_would_change as search
    from advisor.core.whatif.sensitivity import what_matters_most
    from advisor.report.what_would_change import changes_text, weights_text
    from advisor.report.what_would_change_json import changes_json, weights_json

    firm = open_firm(arguments)
    case, environment = firm.case, firm.environment
    as_json = arguments.format == "json"
    if arguments.item is None:
        weights = what_matters_most(
            case.rulebase, case.answers, environment.infer, trying(case.rulebase)
        )
        write = weights_json if as_json else weights_text
        emit(write(weights, case.answers, firm.phrases))
        return 0
    target = firm.target(arguments.item)
    changes = search(case.rulebase, case.answers, target, environment.infer, sketching)
    means = what_would_make_it_fit(case, target.name, environment.case)
    write_changes = changes_json if as_json else changes_text
    emit(write_changes(changes, means, case.answers, firm.phrases))
    return 0


def what_if(arguments: argparse.Namespace) -> int:
    """Print what other answers would make of the strategy."""
    firm = open_firm(arguments)
    changed = replace(firm, case=firm.environment.case(_altered(firm, arguments.answers)))
    names = (firm.file.title, ", ".join(arguments.answers))
    return _compare(firm, changed, names, as_json=arguments.format == "json")


def compare(arguments: argparse.Namespace) -> int:
    """Print how two firms, or two versions of one, differ, and why."""
    one, other = open_firms(arguments, arguments.file, arguments.other)
    names = (one.file.title, other.file.title)
    as_json = arguments.format == "json"
    return _compare(one, other, names, as_json=as_json, whole=arguments.all)


def trace(arguments: argparse.Namespace) -> int:
    """Print the run step by step, forwards or backwards."""
    from advisor.core.reasoning.trace import trace as forwards
    from advisor.core.reasoning.trace import trace_back
    from advisor.core.strategy.deciding import deciding_rules
    from advisor.report.trace import trace_back_text, trace_text
    from advisor.report.trace_json import trace_back_json, trace_json

    firm = open_firm(arguments)
    as_json = arguments.format == "json"
    deciding = None if arguments.all else deciding_rules(firm.case)
    if arguments.backward is None:
        steps = forwards(firm.case.explainer)
        text = (
            trace_json(steps, firm.phrases)
            if as_json
            else trace_text(steps, firm.case.inference, firm.phrases, deciding)
        )
    else:
        target = firm.target(arguments.backward)
        back = trace_back(firm.case.explainer, target)
        text = (
            trace_back_json(back, target.name, firm.phrases)
            if as_json
            else trace_back_text(back, firm.phrases, folded=not arguments.all)
        )
    emit(text)
    return 0


def graph(arguments: argparse.Namespace) -> int:
    """Draw the reasoning behind one item, or behind the whole strategy."""
    from advisor.core.reasoning.graph import (
        graph_of_chains,
        graph_of_items,
        leading,
    )
    from advisor.core.reasoning.whole_graph import graph_of_outline
    from advisor.report.graph import picture_json, picture_text

    firm = open_firm(arguments)
    case, phrases = firm.case, firm.phrases
    if arguments.item is None:
        title = firm.file.title
        items = leading(case.outline)
    else:
        items = firm.items(arguments.item)
        first = items[0]
        within = first.done_within(arguments.item)
        title = phrases.done_within(within, first) if within else phrases.say(first.title)
    if not arguments.all:
        picture = graph_of_chains(case.explainer, items)
    elif arguments.item is None:
        picture = graph_of_outline(case.explainer, case.outline)
    else:
        picture = graph_of_items(case.explainer, items)
    if arguments.format == "svg":
        from advisor.report.graph_svg import drawing as write
    else:
        write = picture_json if arguments.format == "json" else picture_text
    form = "txt" if arguments.format == "text" else arguments.format
    emit_to(arguments, write(picture, title, phrases), form)
    return 0


def _altered(firm: Firm, given: list[str]) -> Answers:
    from advisor.core.whatif.parse_edits import EditErrors, parse_changes

    try:
        changes = parse_changes(firm.case.rulebase, firm.case.answers, given)
    except EditErrors as errors:
        say = firm.environment.language.say
        lines = (
            f"{error.text}: {say(error.problem)}" if error.problem else error.text
            for error in errors.found
        )
        raise AdvisorError(*lines) from None
    for remark in _remarks(firm, given, changes):
        print(f"advisor: {remark}", file=sys.stderr)
    return apply_changes(firm.case.answers, changes, firm.case.rulebase)


def _remarks(firm: Firm, given: Sequence[str], changes: Sequence[Change]) -> Iterator[str]:
    """What is to be said of some answers that are tried together: days gone by, what is not asked.

    ``given`` are the answers as they were typed.
    """
    from advisor.core.interview.steps import plan_interview

    # Entries that are taken away would leave the others in other places.
    staying = [change for change in changes if change.after is not None]
    tried = apply_changes(firm.case.answers, staying, firm.case.rulebase)
    aside = {
        (one.question.id, one.index): one for one in plan_interview(firm.case.rulebase, tried).aside
    }
    for text, change in zip(given, changes, strict=True):
        name, day = visible(text.partition("=")[0].strip()), change.after
        if change.question.future and isinstance(day, date) and day <= firm.case.day:
            yield f"{name}: that day has passed already"
        if day is not None and change.place in aside:
            gate = aside[change.place].gate
            because = gate.id if gate is not None else "another answer"
            yield f"{name}: does not count here, because of {because}"


def _compare(
    one: Firm, other: Firm, names: tuple[str, str], *, as_json: bool, whole: bool = True
) -> int:
    from advisor.core.whatif.compare import compare as differ
    from advisor.report.compare import difference_text
    from advisor.report.compare_json import difference_json

    difference = differ(one.case, other.case)
    phrases = Phrases(one.case.rulebase, one.language, one.case.inference, other.case.inference)
    if as_json:
        emit(difference_json(difference, names, phrases))
    else:
        emit(difference_text(difference, names, phrases, whole=whole))
    return 0
