"""How the reasoning speaks of subjects, tests and changes: the same words in every report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import answer_of
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
    placeholders,
)
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import FactUse, OutlineItem
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.templates import (
    UNKNOWN,
    condition_in_words,
    fill,
    shown,
    template_words,
)
from advisor.core.reasoning.why_not import ConditionEvaluation
from advisor.core.rules.catalogue import Level
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import BUSINESS, GROUPS, Group, Missing, Subject, about, naming_fact
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.edit_groups import Alternative
from advisor.core.whatif.edits import Change
from advisor.language import Language
from advisor.report.answers import fact_label, question_label, shown_answer

MARKS = {"held": "✓", "failed": "✗", "open": "?"}
# How many other answers that do as well are named.
MOST_OTHERS = 5
# What stands in a title for a fact of a firm that is not there.
OPEN = Words("…")
FACT = r"\{[a-z_]+\.[a-z_]+\}"
ABOUT_AT_THE_END = re.compile(rf"(?<=\w)(?:: “?{FACT}”?| \({FACT}\))$")
VALUES: dict[Level, str] = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}

ONE_MORE: Mapping[Group, str] = {
    "goal": N_("one more goal"),
    "relationship": N_("one more relationship"),
    "place": N_("one more place where you can be found"),
    "matter": N_("one more thing that is open"),
    "attempt": N_("one more thing that was tried"),
    "person": N_("one more person who helps"),
}


class Phrases:
    """Words for the reasoning about one firm, or two, in one language."""

    def __init__(self, rulebase: Rulebase, language: Language, *firms: Inference) -> None:
        self.rulebase = rulebase
        self.language = language
        self._firms = firms

    def text(self, text: str) -> str:
        """A fixed text, translated."""
        return self.language.text(text)

    def say(self, text: Message) -> str:
        """A sentence."""
        return self.language.say(text)

    def show(self, value: Shown) -> str:
        """A value as it stands inside a sentence."""
        return self.language.show(value)

    # ── Whom it is about ───────────────────────────────────────────────────────

    def about(self, subject: Subject) -> str:
        """The name of an entry, or of a goal and a relationship; '' for the business."""
        if subject == BUSINESS:
            return ""
        parts = []
        for group in reversed(GROUPS):
            if entry := subject.entry(group):
                named = self._named(naming_fact(group), about(group, entry)) or entry
                parts.append(f"“{named}”" if group == "goal" else named)
        return ", ".join(parts)

    def _named(self, key: str, subject: Subject) -> str:
        for firm in self._firms:
            if subject in firm.profile.subjects(subject.scope):
                state = firm.state(key, subject)
                if not isinstance(state, Missing):
                    return self.show(shown(self.rulebase, firm, key, state))
        return ""

    def fact(self, use: FactUse) -> str:
        """A fact's name, with whom it is about where that is not clear by itself."""
        label = fact_label(use, self.language)
        about = self.about(use.subject)
        if not about or use.key in map(naming_fact, GROUPS):
            return label
        return self.show(message(N_("{fact} ({about})"), fact=Words(label), about=Words(about)))

    # ── Rules ──────────────────────────────────────────────────────────────────

    def source(self, refs: Iterable[str]) -> str:
        """The paragraphs of the article, or our own judgement."""
        told = ", ".join(refs)
        if not told:
            return self.text(N_("our own judgement"))
        return self.show(message(N_("article {refs}"), refs=Words(told)))

    def title(self, template: str) -> str:
        """A title that names facts, where it is not about one firm.

        Whom or what it is about in the end is left out, what it begins with has its fact's name,
        and between there is room for it.
        """
        said = ABOUT_AT_THE_END.sub("", self.text(template))
        names = [name for name in placeholders(said) if name in self.rulebase.vocabulary]
        first = names[0] if names and said.startswith(f"{{{names[0]}}}") else ""
        label = Words(self.text(self.rulebase.label(first))) if first else OPEN
        business = self._firms[0].profile.business if self._firms else {}
        words = template_words(self.rulebase, business, placeholders(said))
        values = tuple((name, label if name == first else OPEN) for name in names)
        return self.language.say(Message(said, (*values, *words)))

    def target(self, target: Target) -> str:
        """The title of what is asked about, with the firm's own names where it is one copy."""
        for firm in self._firms:
            for subject in firm.profile.subjects(target.scope):
                if target.about and target.includes(subject):
                    return self.say(fill(self.rulebase, firm, target.title, subject))
        return self.title(target.title)

    def rule(self, rule: str, subject: Subject, refs: Iterable[str] | None = None) -> str:
        """A rule's id, whom it was tried for, and where it comes from."""
        parts = [self.show(message(N_("rule {id}"), id=Words(rule))), self.about(subject)]
        parts += [self.source(refs)] if refs is not None else []
        return " · ".join(part for part in parts if part)

    def finding(self, key: str, option: str) -> str:
        """A finding as a rule would conclude it."""
        value = shown(self.rulebase, self._firms[0], key, option)
        return f"{self.text(self.rulebase.label(key))}: {self.show(value)}"

    def principle(self, name: str) -> str:
        """What a principle says, with its paragraphs."""
        principle = self.rulebase.principles[name]
        return f"“{self.text(principle.statement)}” ({', '.join(principle.refs)})"

    def done_within(self, key: str, item: OutlineItem) -> str:
        """That work is done within other work, which the outline names in its place."""
        template = N_("{key} is done within “{title}” ({id}): its rules and theirs.")
        return self.show(message(template, key=Words(key), title=item.title, id=Words(item.id)))

    def see_above(self, text: str) -> str:
        """The text of something that is expanded further up."""
        return f"{text} · {self.text(N_('see above'))}"

    def needed(self, conditions: Iterable[Condition]) -> str:
        """What a rule asks of a fact."""
        return "; ".join(self.show(condition_in_words(self.rulebase, c)) for c in conditions)

    def test(self, test: ConditionEvaluation) -> str:
        """One condition against this firm, with its mark."""
        told = message(
            N_("{fact}: {value}; needed: {wanted}"),
            fact=Words(self.fact(test.fact)),
            value=test.fact.shown,
            wanted=condition_in_words(self.rulebase, test.condition),
        )
        return f"{MARKS[test.verdict]} {self.show(told)}"

    # ── Changes ────────────────────────────────────────────────────────────────

    def alternative(self, alternative: Alternative, answers: Answers) -> str:
        """Answers that would have to be different together."""
        others = alternative.instead or ((),) * len(alternative.changes)
        told = [
            self.change(change, answers, more)
            for change, more in zip(alternative.changes, others, strict=True)
        ]
        return self.text(N_("; and ")).join(told)

    def change(self, change: Change, answers: Answers, more: tuple[Change, ...] = ()) -> str:
        """One answer given differently, with other answers that would do as well."""
        question = change.question
        if change.after is None:
            template = (
                N_("without the goal “{name}”")
                if question.scope == "goal"
                else N_("without {name}")
            )
            return self.show(message(template, name=self._answer(question, change.before)))
        fact = Words(self._asked(change, answers))
        if change.any:
            return self.show(message(N_("{fact}: any answer instead of none"), fact=fact))
        told = message(N_("{fact}: {after}"), fact=fact, after=self._wanted(change, more))
        if change.entry == "stays" and change.before is not None:
            before = self._answer(question, change.before)
            told = message(N_("{told} (now: {before})"), told=told, before=before)
        return self.show(message(N_("{told} [given]"), told=told) if change.given else told)

    def _asked(self, change: Change, answers: Answers) -> str:
        """The name of an answer, with whose it is."""
        label = Words(question_label(change.question, self.language))
        if change.index is None:
            return self.show(label)
        if change.question.id == "goal.kind" and change.entry == "stays":
            return self.show(message(N_("{fact} {n}"), fact=label, n=Quantity(change.index + 1)))
        about = Words(self._entry(change, answers))
        return self.show(message(N_("{fact} ({about})"), fact=label, about=about))

    def _wanted(self, change: Change, more: tuple[Change, ...]) -> Shown:
        wanted = self._answer(change.question, change.after)
        if change.reach:
            template = N_("{n} or more") if change.reach == "up" else N_("{n} or less")
            return message(template, n=wanted)
        if not more:
            return wanted
        if len(more) > MOST_OTHERS and len(more) + 2 >= len(change.question.options):
            return Label(N_("any other answer"))
        others = [self.show(self._answer(one.question, one.after)) for one in more[:MOST_OTHERS]]
        rest = len(more) - MOST_OTHERS
        if rest > 0:
            others.append(self.show(counted("{n} other answer", "{n} other answers", rest)))
        either = self.text(N_("; or "))
        return Words(either.join((self.show(wanted), *others)))

    def _entry(self, change: Change, answers: Answers) -> str:
        """What an entry is called: its name or kind, or that it is a new one."""
        group = change.question.entries
        if change.entry == "new":
            return self.text(ONE_MORE[group])
        naming = self.rulebase.questions[naming_fact(group)]
        name = answer_of(answers, naming, change.index)
        return self.show(self._answer(naming, name))

    def _answer(self, question: Question, answer: Answer | None) -> Shown:
        if answer is None or isinstance(answer, NoAnswer):
            return Label(UNKNOWN)
        return shown_answer(question, answer, in_sentence=True)

    def difference(self, fact: FactDifference) -> str:
        """A fact on both sides."""
        use = fact.after or fact.before
        nothing: Shown = Label(N_("not there"))
        if use is not None and not use.question and fact.before and fact.after:
            gone, new = _apart(fact.before.shown, fact.after.shown)
            if gone is not None and new is not None:
                return self._parts(use, gone, new)
        return self.show(
            message(
                N_("{fact}: {before} → {after}"),
                fact=Words(self.fact(use) if use else fact.ref.key),
                before=fact.before.shown if fact.before else nothing,
                after=fact.after.shown if fact.after else nothing,
            )
        )

    def _parts(self, use: FactUse, gone: Listing, new: Listing) -> str:
        """Which parts of something found went and came, where the others stayed."""
        template = N_("{fact}: no more {gone}; now {new}")
        if not new.parts:
            template = N_("{fact}: no more {gone}")
        elif not gone.parts:
            template = N_("{fact}: now also {new}")
        return self.show(message(template, fact=Words(self.fact(use)), gone=gone, new=new))


def _apart(before: Shown, after: Shown) -> tuple[Listing, Listing] | tuple[None, None]:
    """What only one of two lists has, where they have something in common."""
    one, other = (s.parts if isinstance(s, Listing) else (s,) for s in (before, after))
    if not set(one) & set(other):
        return None, None
    gone = tuple(part for part in one if part not in other)
    new = tuple(part for part in other if part not in one)
    return (Listing(gone), Listing(new)) if gone or new else (None, None)
