"""Why something is not there, as plain text: what left it out, and which rules came closest."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Words, counted, message
from advisor.core.reasoning.outline import OutlineItem
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.why import FiringNode, PremiseNode
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation, WhyNot
from advisor.report.phrases import MARKS, Phrases
from advisor.report.text_lines import BRANCH, branches, wrapped

SHOWN = 5
LATER = "later"


def why_not_text(answer: WhyNot, found: tuple[OutlineItem, ...], phrases: Phrases) -> str:
    """The whole answer; ``found`` is what the outline has of it.  Ends with a line break."""
    return "\n".join(_lines(answer, found, phrases)) + "\n"


def _lines(answer: WhyNot, found: tuple[OutlineItem, ...], phrases: Phrases) -> Iterator[str]:
    yield phrases.target(answer.target)
    yield f"  {answer.target.name}"
    for subject in answer.present:
        about = phrases.about(subject)
        key = item_key(answer.target.id, subject)
        there = holder(key, found)
        said = (
            message(
                N_("It is worth doing, but later{about}: there is no room for it now."),
                about=Words(f" ({about})" if about else ""),
            )
            if there is not None and there.section == LATER
            else message(
                N_("It is there{about}: ask why, or what would take it out."),
                about=Words(f" ({about})" if about else ""),
            )
        )
        yield "  " + phrases.say(said)
        if there is not None and there.id != key:
            yield from wrapped(phrases.done_within(key, there), "  ", "    ")
    for item in found:
        for detail in item.details if item.section == LATER else ():
            yield f"  {phrases.text(detail.label)}: {phrases.show(detail.value)}"
    if answer.vetoes.roots:
        yield ""
        yield phrases.text(N_("Left out on purpose"))
        yield from branches(_fired(node, phrases) for node in answer.vetoes.roots)
    if answer.overruled.roots:
        yield ""
        yield phrases.text(N_("These rules recommend it, and are overruled"))
        yield from branches(_fired(node, phrases) for node in answer.overruled.roots)
    if answer.misses:
        yield ""
        yield phrases.text(N_("Rules that could bring it in, the nearest first"))
        yield from branches(_miss(miss, phrases) for miss in answer.misses[:SHOWN])
        rest = len(answer.misses) - SHOWN
        if rest > 0:
            said = counted("… and {n} that is further off", "… and {n} that are further off", rest)
            yield phrases.say(said)
    elif not answer.present and not answer.overruled.roots:
        yield ""
        yield phrases.text(
            N_("No rule could bring it in here: they are about goals or people you do not have.")
        )


def holder(key: str, found: tuple[OutlineItem, ...]) -> OutlineItem | None:
    """The item of the outline that has this key, or within which the work of this key is done."""
    return next((item for item in found if key in (item.id, *item.also)), None)


def _firing(node: FiringNode, phrases: Phrases, depth: int) -> Iterator[str]:
    inside = BRANCH * depth
    yield from wrapped(phrases.say(node.because), inside=inside)
    yield from wrapped(phrases.rule(node.rule.id, node.subject, node.refs), inside=inside)


def _fired(node: FiringNode, phrases: Phrases) -> Iterator[str]:
    yield from _firing(node, phrases, 1)
    yield from branches(_premise(premise, phrases) for premise in node.premises)


def _premise(premise: PremiseNode, phrases: Phrases) -> Iterator[str]:
    said = message(
        N_("{fact}: {value}; needed: {tests}"),
        fact=Words(phrases.fact(premise.fact)),
        value=premise.fact.shown,
        tests=Words(phrases.needed(premise.tests)),
    )
    yield from wrapped(f"{MARKS['held']} {phrases.show(said)}", hanging="  ", inside=2 * BRANCH)


def _miss(miss: RuleEvaluation, phrases: Phrases, depth: int = 1) -> Iterator[str]:
    """A rule that did not fire; ``depth`` is how many branches it hangs under."""
    name = phrases.rule(miss.rule.id, miss.subject, miss.refs)
    yield from wrapped(name, inside=BRANCH * depth)
    yield phrases.say(
        counted(
            "At least {n} answer is in the way.",
            "At least {n} answers are in the way.",
            miss.distance,
        )
    )
    yield from branches(_tested(test, phrases, depth + 1) for test in miss.tested)


def _tested(test: ConditionEvaluation, phrases: Phrases, depth: int) -> Iterator[str]:
    yield from wrapped(phrases.test(test), hanging="  ", inside=BRANCH * depth)
    for gate in (*test.gates, *test.offers):
        said = wrapped(phrases.test(gate), hanging="  ", inside=BRANCH * (depth + 1))
        yield from branches([said])
    yield from branches(
        [
            *(_firing(node, phrases, depth + 1) for node in test.against),
            # The nearest rule that could have made a finding so; the others are further off.
            *(_miss(under, phrases, depth + 1) for under in test.under[:1]),
        ]
    )
