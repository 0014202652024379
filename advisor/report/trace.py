"""The run step by step as plain text, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.core.message import N_, Label, Words, counted, message
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.trace import BackStep, TraceStep
from advisor.core.rules.rule import Rule
from advisor.report.phrases import MARKS, VALUES, Phrases
from advisor.report.text_lines import wrapped


def trace_text(steps: Iterable[TraceStep], inference: Inference, phrases: Phrases) -> str:
    """The run forwards, stratum by stratum; ends with a line break."""
    return "\n".join(_forward(list(steps), inference, phrases)) + "\n"


def _forward(steps: list[TraceStep], inference: Inference, phrases: Phrases) -> Iterator[str]:
    profile = inference.profile
    entities = (entity for entities in profile.groups.values() for entity in entities)
    known = len(profile.business) + sum(len(entity.facts) for entity in entities)
    yield phrases.say(
        counted("Before the first step: {n} fact.", "Before the first step: {n} facts.", known)
    )
    last = max((step.stratum for step in steps), default=0)
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
        for step in fired:
            yield from _fired(step, phrases)
        for step in mine:
            if not step.fired:
                yield from _not_fired(step, phrases)


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


def trace_back_text(steps: Iterable[BackStep], phrases: Phrases) -> str:
    """The run backwards from one item; ends with a line break."""
    return "\n".join(_backward(steps, phrases)) + "\n"


def _backward(steps: Iterable[BackStep], phrases: Phrases) -> Iterator[str]:
    wanted: tuple[int, FactUse | None] | None = None
    for step in steps:
        indent = "    " * step.depth
        if step.wanted is not None and (step.depth, step.wanted) != wanted:
            said = message(
                N_("Who could conclude “{fact}”? (now: {value})"),
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
