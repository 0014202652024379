"""Why something is not there, as plain text: what left it out, and which rules came closest."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.why import FiringNode
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation, WhyNot
from advisor.report.phrases import Phrases, branch, wrapped

SHOWN = 5


def why_not_text(answer: WhyNot, later: tuple[OutlineItem, ...], phrases: Phrases) -> str:
    """The whole answer; ``later`` are copies that only wait.  Ends with a line break."""
    return "\n".join(_lines(answer, later, phrases)) + "\n"


def _lines(answer: WhyNot, later: tuple[OutlineItem, ...], phrases: Phrases) -> Iterator[str]:
    yield phrases.target(answer.target)
    yield f"  {answer.target.name}"
    waiting = {item.subject for item in later}
    for subject in answer.present:
        about = phrases.about(subject)
        told = (
            message(
                N_("It is worth doing, but later{about}: there is no room for it now."),
                about=Words(f" ({about})" if about else ""),
            )
            if subject in waiting
            else message(
                N_("It is there{about}: ask why, or what would take it out."),
                about=Words(f" ({about})" if about else ""),
            )
        )
        yield "  " + phrases.say(told)
    for item in later:
        for detail in item.details:
            yield f"  {phrases.text(detail.label)}: {phrases.show(detail.value)}"
    if answer.vetoes.roots:
        yield ""
        yield phrases.text(N_("Left out on purpose"))
        for number, node in enumerate(answer.vetoes.roots, start=1):
            yield from branch(_fired(node, phrases), last=number == len(answer.vetoes.roots))
    if answer.overruled.roots:
        yield ""
        yield phrases.text(N_("These rules would have it, and are overruled"))
        for number, node in enumerate(answer.overruled.roots, start=1):
            yield from branch(_fired(node, phrases), last=number == len(answer.overruled.roots))
    if answer.misses:
        yield ""
        yield phrases.text(N_("Rules that could bring it in, the nearest first"))
        for miss in answer.misses[:SHOWN]:
            yield from branch(_miss(miss, phrases), last=miss is answer.misses[:SHOWN][-1])
        rest = len(answer.misses) - SHOWN
        if rest > 0:
            told = counted("… and {n} that is further off", "… and {n} that are further off", rest)
            yield phrases.say(told)
    elif not answer.present and not answer.overruled.roots:
        yield ""
        yield phrases.text(
            N_("No rule could bring it in here: they are about goals or people you do not have.")
        )


def _fired(node: FiringNode, phrases: Phrases) -> Iterator[str]:
    yield from wrapped(phrases.say(node.because))
    yield phrases.rule(node.rule.id, node.subject, node.refs)
    for number, premise in enumerate(node.premises, start=1):
        told = message(
            N_("{fact}: {value}; needed: {tests}"),
            fact=Words(phrases.fact(premise.fact)),
            value=premise.fact.shown,
            tests=Words(phrases.needed(premise.tests)),
        )
        last = number == len(node.premises)
        yield from branch(wrapped(f"✓ {phrases.show(told)}", hanging="  "), last=last)


def _miss(miss: RuleEvaluation, phrases: Phrases) -> Iterator[str]:
    yield phrases.rule(miss.rule.id, miss.subject, miss.refs)
    yield phrases.say(
        counted(
            "At least {n} answer stands in the way.",
            "At least {n} answers stand in the way.",
            miss.distance,
        )
    )
    for number, test in enumerate(miss.tested, start=1):
        yield from branch(_tested(test, phrases), last=number == len(miss.tested))


def _tested(test: ConditionEvaluation, phrases: Phrases) -> Iterator[str]:
    yield from wrapped(phrases.test(test), hanging="  ")
    for gate in test.gates:
        yield from branch(wrapped(phrases.test(gate), hanging="  "), last=True)
    for node in test.against:
        lines = [*wrapped(phrases.say(node.because))]
        lines.append(phrases.rule(node.rule.id, node.subject, node.refs))
        yield from branch(lines, last=not test.under and node is test.against[-1])
    # The nearest rule that could have made a finding so; the others are further off.
    for under in test.under[:1]:
        yield from branch(_miss(under, phrases), last=True)
