"""The run step by step as plain text, forwards and backwards."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from advisor.core.message import N_, Label, Message, Words, counted, message
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.trace import BackStep, TraceStep
from advisor.core.rules.fact import Subject
from advisor.core.rules.rule import Rule
from advisor.report.phrases import MARKS, VALUES, Phrases
from advisor.report.text_lines import wrapped


def trace_text(
    steps: Iterable[TraceStep],
    inference: Inference,
    phrases: Phrases,
    deciding: Container[tuple[str, Subject]] | None = None,
) -> str:
    """The run forwards, stratum by stratum; ends with a line break.

    With ``deciding`` rules, by their ids and what they are about, only those of them that
    fired are written out; of the others it says how many there were.
    """
    return "\n".join(_forward(list(steps), inference, phrases, deciding)) + "\n"


def _forward(
    steps: list[TraceStep],
    inference: Inference,
    phrases: Phrases,
    deciding: Container[tuple[str, Subject]] | None,
) -> Iterator[str]:
    profile = inference.profile
    entities = (entity for entities in profile.groups.values() for entity in entities)
    known = len(profile.business) + sum(len(entity.facts) for entity in entities)
    yield phrases.say(
        counted("Before the first step: {n} fact.", "Before the first step: {n} facts.", known)
    )
    last = max((step.stratum for step in steps), default=0)
    any_decided = False
    for stratum in range(1, last + 1):
        mine = [step for step in steps if step.stratum == stratum]
        fired = [step for step in mine if step.fired]
        yield ""
        yield phrases.say(
            counted(
                "Step {stratum} of {last}: {n} rule tried, {fired} fired",
                "Step {stratum} of {last}: {n} rules tried, {fired} fired",
                len(mine),
                stratum=Words(str(stratum)),
                last=Words(str(last)),
                fired=Words(str(len(fired))),
            )
        )
        if deciding is None:
            for step in fired:
                yield from _fired(step, phrases)
            for step in mine:
                if not step.fired:
                    yield from _not_fired(step, phrases)
            continue
        decided = [step for step in fired if (step.rule.id, step.subject) in deciding]
        for step in decided:
            yield from _decided(step, phrases)
        others = len(fired) - len(decided)
        any_decided = any_decided or bool(decided)
        if others:
            yield "  " + phrases.say(_others(others, beside=bool(decided)))
    if deciding is not None:
        yield ""
        yield phrases.text(
            N_("These rules decided the diagnosis, the approach, its moves and the duties.")
            if any_decided
            else N_("Nothing is decided yet: there is no diagnosis, approach, move or duty.")
        )
        yield phrases.text(N_("--all shows every rule, also those that did not fire, and why."))


def _others(number: int, *, beside: bool) -> Message:
    """How many rules fired that decided nothing, ``beside`` those written out or alone."""
    if beside:
        return counted(
            "{n} more rule fired, for other parts of the strategy.",
            "{n} more rules fired, for other parts of the strategy.",
            number,
        )
    return counted(
        "{n} rule fired, for other parts of the strategy.",
        "{n} rules fired, for other parts of the strategy.",
        number,
    )


def _decided(step: TraceStep, phrases: Phrases) -> Iterator[str]:
    """A rule in two or three lines: what it found, and what follows."""
    # A fact between two numbers is tested twice.
    facts = dict.fromkeys(test.fact for test in step.tested)
    found = " · ".join(f"{phrases.fact(fact)}: {phrases.show(fact.shown)}" for fact in facts)
    yield f"  {MARKS['held']} {phrases.rule(step.rule.id, step.subject, step.attempt.refs)}"
    yield from wrapped(found, "      ", "        ")
    for said in conclusions(step, phrases):
        yield from wrapped(f"→ {said}", "      ", "        ")


def _fired(step: TraceStep, phrases: Phrases) -> Iterator[str]:
    rule = phrases.rule(step.rule.id, step.subject, step.attempt.refs)
    yield f"  {MARKS['held']} {rule}"
    for test in step.tested:
        yield from wrapped(phrases.test(test), "      ", "        ")
    for said in conclusions(step, phrases):
        yield from wrapped(f"→ {said}", "      ", "        ")


def _not_fired(step: TraceStep, phrases: Phrases) -> Iterator[str]:
    lacking = [phrases.test(test) for test in step.tested if test.verdict != "held"]
    rule = phrases.rule(step.rule.id, step.subject)
    yield from wrapped(f"{MARKS['failed']} {rule}  {'  '.join(lacking)}", "  ", "        ")


def conclusions(step: TraceStep, phrases: Phrases) -> Iterator[str]:
    """What a rule that fired concluded, in words."""
    for found in step.found:
        said = f"{phrases.fact(found.fact)}: {phrases.show(found.fact.shown)}"
        if not found.stands:
            said += f" ({phrases.text(N_('a stronger value stands'))})"
        yield said
    if not step.found:
        yield conclusion(step.rule, phrases)


def conclusion(rule: Rule, phrases: Phrases) -> str:
    """What a rule concludes when it fires, in words."""
    then = rule.then
    if then.obstacle is not None and then.weight is not None:
        title = Words(phrases.title(phrases.rulebase.items[then.obstacle].title))
        template = N_("obstacle “{title}” ({value})")
        return phrases.show(message(template, title=title, value=Label(VALUES[then.weight])))
    if then.find:
        return "; ".join(phrases.finding(key, option) for key, option in then.find)
    if then.item is not None:
        title = Words(phrases.title(phrases.rulebase.items[then.item].title))
        if then.value is not None:
            template = N_("recommend “{title}” ({value})")
            value = Label(VALUES[then.value])
            return phrases.show(message(template, title=title, value=value))
        return phrases.show(message(N_("leave out “{title}”"), title=title))
    if then.ask:
        return phrases.show(message(N_("ask: {text}"), text=Words(phrases.title(then.ask))))
    return phrases.show(message(N_("warn: {text}"), text=Words(phrases.title(then.caution or ""))))


def trace_back_text(steps: Iterable[BackStep], phrases: Phrases, *, folded: bool = False) -> str:
    """The run backwards from one item; ends with a line break.

    ``folded`` leaves out rules that did not fire, but for those about the item itself, and
    says how many they were.  Where one of these fired, the others are a line each, without
    what is behind them.
    """
    every = list(steps)
    shown = [step for step in every if step.fired or not (step.depth and folded)]
    lines = []
    if folded and any(step.fired and not step.depth for step in every):
        shown, others = _split(shown)
        lines = [line for step in others for line in _missed(step, phrases)]
        lines = [*_backward(shown, phrases), *lines]
        shown += others
    else:
        lines = list(_backward(shown, phrases))
    if len(shown) < len(every):
        hidden = counted(
            "{n} rule is left out that did not fire, or is behind one; --all shows it.",
            "{n} rules are left out that did not fire, or are behind one; --all shows them.",
            len(every) - len(shown),
        )
        lines += ["", phrases.say(hidden)]
    return "\n".join(lines) + "\n"


def _split(steps: Iterable[BackStep]) -> tuple[list[BackStep], list[BackStep]]:
    """The rules about an item that fired, with all behind them; and those that did not."""
    fired: list[BackStep] = []
    others: list[BackStep] = []
    behind = False
    for step in steps:
        behind = step.fired if not step.depth else behind
        if behind:
            fired.append(step)
        elif not step.depth:
            others.append(step)
    return fired, others


def _missed(step: BackStep, phrases: Phrases) -> Iterator[str]:
    lacking = [phrases.test(test) for test in step.attempt.tested if test.verdict != "held"]
    rule = phrases.rule(step.attempt.rule.id, step.attempt.subject)
    line = f"{step.number}. {MARKS['failed']} {rule}  {'  '.join(lacking)}"
    yield from wrapped(line, "", "     ")


def _backward(steps: Iterable[BackStep], phrases: Phrases) -> Iterator[str]:
    wanted: tuple[int, FactUse | None] | None = None
    for step in steps:
        indent = "    " * step.depth
        if step.wanted is not None and (step.depth, step.wanted) != wanted:
            said = message(
                N_("Which rules could conclude “{fact}”? (now: {value})"),
                fact=Words(phrases.fact(step.wanted)),
                value=step.wanted.shown,
            )
            yield from wrapped(phrases.show(said), indent)
        wanted = (step.depth, step.wanted)
        mark = MARKS["held" if step.fired else "failed"]
        rule = phrases.rule(step.attempt.rule.id, step.attempt.subject, step.attempt.refs)
        line = f"{indent}{step.number}. {mark} {rule}"
        yield phrases.see_above(line) if step.before else line
        if step.before:
            continue
        yield from wrapped(
            f"→ {conclusion(step.attempt.rule, phrases)}", f"{indent}     ", f"{indent}       "
        )
        for test in step.attempt.tested:
            yield from wrapped(phrases.test(test), f"{indent}     ", f"{indent}       ")
