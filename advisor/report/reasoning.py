"""Answers to a trainer's questions as plain text: why not, what would change it, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from advisor.core.answer import Answer, NoAnswer
from advisor.core.change import Change, Changes, Weight
from advisor.core.difference import Difference, FactDifference, ItemDifference
from advisor.core.fact import Subject
from advisor.core.message import (
    N_,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    counted,
    message,
)
from advisor.core.nearmiss import NearMiss, Tested, WhyNot
from advisor.core.question import Question
from advisor.core.rulebase import Rulebase
from advisor.core.trace import TraceStep
from advisor.core.wording import UNKNOWN, condition_in_words
from advisor.language import Language

SHOWN_MISSES = 5
MARKS = {"held": "✓", "failed": "✗", "open": "?"}
HOW = {
    "added": N_("comes in"),
    "removed": N_("goes out"),
    "moved": N_("moves"),
    "revalued": N_("changes its value"),
}


class Reasoning:
    """Writes reasoning in one language over one rule base."""

    def __init__(self, rulebase: Rulebase, language: Language) -> None:
        self._rulebase = rulebase
        self._language = language

    # ── why not ────────────────────────────────────────────────────────────────

    def why_not(self, answer: WhyNot) -> str:
        """The rules that left an item out, or came closest to recommending it."""
        return "\n".join(self._why_not(answer)) + "\n"

    def _why_not(self, answer: WhyNot) -> Iterator[str]:
        yield f"{answer.item}: {self._title(answer.item)}"
        if answer.recommended:
            places = ", ".join(str(s) or self._text(N_("the business")) for s in answer.recommended)
            yield self._say(message(N_("It is recommended, for {places}."), places=Words(places)))
        for node in answer.vetoes.roots:
            about = f" [{node.subject}]" if str(node.subject) else ""
            yield self._say(
                message(
                    N_("Left out on purpose: {reason} (rule {rule}{about})"),
                    reason=node.because,
                    rule=Words(node.rule.id),
                    about=Words(about),
                )
            )
        if not answer.misses:
            yield self._text(N_("There is no rule that could have recommended it for this firm."))
        for miss in answer.misses[:SHOWN_MISSES]:
            yield from self._miss(miss, "")
        rest = len(answer.misses) - SHOWN_MISSES
        if rest > 0:
            yield self._say(
                counted("… and {n} rule further away.", "… and {n} rules further away.", rest)
            )

    def _miss(self, miss: NearMiss, indent: str) -> Iterator[str]:
        about = f" [{miss.subject}]" if str(miss.subject) else ""
        source = ", ".join(miss.refs) or self._text(N_("our own judgement"))
        yield indent + self._say(
            counted(
                "{rule}{about}, {n} answer away ({source})",
                "{rule}{about}, {n} answers away ({source})",
                miss.distance,
                rule=Words(miss.rule.id),
                about=Words(about),
                source=Words(source),
            )
        )
        for test in miss.tested:
            yield f"{indent}  {MARKS[test.verdict]} {self._test(test)}"
            for under in test.under[:1]:
                yield from self._miss(under, indent + "      ")

    def _test(self, test: Tested) -> str:
        return self._language.show(
            message(
                N_("{label}: {value}; needed: {wanted}"),
                label=Label(test.fact.label),
                value=test.fact.shown,
                wanted=condition_in_words(self._rulebase, test.condition),
            )
        )

    # ── what would change it ───────────────────────────────────────────────────

    def changes(self, changes: Changes) -> str:
        """The fewest answers that bring an item in or take it out."""
        return "\n".join(self._changes(changes)) + "\n"

    def _changes(self, changes: Changes) -> Iterator[str]:
        title = Words(self._title(changes.item.partition(":")[0]))
        yield self._say(
            message(N_("“{title}” is recommended now. It would go if:"), title=title)
            if changes.present
            else message(N_("“{title}” is not recommended now. It would come in if:"), title=title)
        )
        if not changes.alternatives:
            yield "  " + self._text(N_("… no three answers changed together would do it."))
        for alternative in changes.alternatives:
            told = "; ".join(self.change(change) for change in alternative.changes)
            given = f" ({self._text(N_('not in your hands'))})" if alternative.given else ""
            yield f"  - {told}{given}"
        yield self._say(
            counted(
                "Checked by {n} run of the engine.",
                "Checked by {n} runs of the engine.",
                changes.runs,
            )
        )

    def change(self, change: Change) -> str:
        """One changed answer in words."""
        place = f" [{change.question.scope} {change.index + 1}]" if change.index is not None else ""
        return self._language.show(
            message(
                N_("{label}{place}: {after} instead of {before}"),
                label=Label(change.question.label),
                place=Words(place),
                after=self._answer(change.question, change.after),
                before=self._answer(change.question, change.before),
            )
        )

    def _answer(self, question: Question, answer: Answer | None) -> Shown:
        if answer is None or isinstance(answer, NoAnswer):
            return Label(UNKNOWN)
        if isinstance(answer, date):
            return answer
        if isinstance(answer, tuple):
            return Listing(tuple(self._option(question, one) for one in answer))
        return self._option(question, answer) if isinstance(answer, str) else Quantity(answer)

    def _option(self, question: Question, value: str) -> Shown:
        option = question.option(value)
        if option is not None:
            return Label(option.in_sentence)
        return Words(value) if question.kind == "text" else Label(value)

    def weights(self, weights: Iterable[Weight], limit: int = 12) -> str:
        """Which single answers matter most."""
        lines = [self._text(N_("The answers that move most of the strategy:"))]
        for weight in list(weights)[:limit]:
            if weight.moved:
                moved = counted("{n} item", "{n} items", len(weight.moved))
                lines.append(f"  - {self._language.show(moved)}: {self.change(weight.change)}")
        return "\n".join(lines) + "\n"

    # ── what differs ───────────────────────────────────────────────────────────

    def difference(self, difference: Difference) -> str:
        """Two outlines side by side: facts, advice, and which fact explains which advice."""
        return "\n".join(self._difference(difference)) + "\n"

    def _difference(self, difference: Difference) -> Iterator[str]:
        yield self._text(N_("Answers that differ"))
        for fact in difference.facts:
            yield f"  - {self._fact(fact)}"
        if not difference.facts:
            yield "  " + self._text(N_("none"))
        yield self._text(N_("Advice that differs"))
        for item in difference.items:
            yield from self._item(item)
        if not difference.items:
            yield "  " + self._text(N_("none"))
        before, after = difference.before.totals, difference.after.totals
        yield self._say(
            message(
                N_(
                    "Your hours in the fullest week: {before}, then {after}. "
                    "Money a month: {less}, then {more}."
                ),
                before=Quantity(before.owner_hours),
                after=Quantity(after.owner_hours),
                less=Quantity(before.money),
                more=Quantity(after.money),
            )
        )

    def _item(self, difference: ItemDifference) -> Iterator[str]:
        item, other = difference.item, difference.other
        line = f"  - {item.id} {self._text(HOW[difference.how])}: {self._say(item.title)}"
        if difference.how == "moved" and other is not None:
            line += f" ({other.section} → {item.section})"
        if difference.how == "revalued" and other is not None:
            line += f" ({other.value} → {item.value})"
        yield line
        for reason in item.why.because[:2]:
            yield f"      {self._say(reason)}"
        for fact in difference.because:
            yield f"      ← {self._fact(fact)}"

    def _fact(self, fact: FactDifference) -> str:
        use = fact.after or fact.before
        about = f" [{fact.ref.subject}]" if fact.ref.subject != Subject() else ""
        nothing: Shown = Label(UNKNOWN)
        return self._language.show(
            message(
                N_("{label}{about}: {before} → {after}"),
                label=Label(use.label if use else fact.ref.key),
                about=Words(about),
                before=fact.before.shown if fact.before else nothing,
                after=fact.after.shown if fact.after else nothing,
            )
        )

    # ── trace ──────────────────────────────────────────────────────────────────

    def trace(self, steps: Iterable[TraceStep], *, only_fired: bool = False) -> str:
        """The run, stratum by stratum."""
        return "\n".join(self._trace(steps, only_fired)) + "\n"

    def _trace(self, steps: Iterable[TraceStep], only_fired: bool) -> Iterator[str]:
        stratum = 0
        for step in steps:
            if step.stratum != stratum:
                stratum = step.stratum
                yield self._say(message(N_("Stratum {n}"), n=Quantity(stratum)))
            if not (step.fired or not only_fired):
                continue
            about = f" [{step.subject}]" if str(step.subject) else ""
            yield f"  {MARKS['held' if step.fired else 'failed']} {step.rule.id}{about}"
            for test in step.tested:
                yield f"      {MARKS[test.verdict]} {self._test(test)}"
            if step.fired:
                yield f"      → {self.conclusion(step)}"

    def conclusion(self, step: TraceStep) -> str:
        """What a rule concluded when it fired."""
        then = step.rule.then
        if then.find:
            return "; ".join(f"{key} = {option}" for key, option in then.find)
        if then.item is not None:
            verb = self._text(N_("recommend") if then.recommend else N_("leave out"))
            return f"{verb} {then.item}" + (f" ({then.value})" if then.value else "")
        return self._text(N_("ask") if then.ask else N_("warn"))

    def _title(self, item: str) -> str:
        return self._text(self._rulebase.items[item].title)

    def _text(self, text: str) -> str:
        return self._language.text(text)

    def _say(self, text: Message) -> str:
        return self._language.say(text)
