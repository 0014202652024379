"""A lesson in words: the firm, what the class is asked, and why each choice is right or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.core.message import N_, Label, Message, Quantity, Words, counted, message
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.why import FiringNode
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation
from advisor.core.teaching.lesson import Lesson
from advisor.core.teaching.prediction import Choice, Prediction, lacking
from advisor.report.answers import fact_label
from advisor.report.blocks import Blank, Block, Document, Heading, Line, Lines, Paragraph
from advisor.report.phrases import Phrases
from advisor.report.text_lines import wrapped
from advisor.report.why import AFTER

# How many rules are quoted for a choice; the rest is in the whole reasoning.
SPOKEN = 2
RIGHT, WRONG = "✓", "✗"


class Teaching:
    """Writes one lesson; ``title``, ``about`` and ``aim`` are the file's words."""

    def __init__(
        self, lesson: Lesson, phrases: Phrases, title: str, about: str = "", aim: str = ""
    ) -> None:
        self.lesson = lesson
        self.title = title
        self.about = about
        self.aim = aim
        self._phrases = phrases

    # ── Line by line ───────────────────────────────────────────────────────────

    def firm(self) -> Iterator[str]:
        """The firm as the class meets it."""
        yield self.title
        yield from wrapped(self.about) if self.about else ()
        for group in self.lesson.facts:
            yield ""
            yield self._phrases.say(group.title)
            for use in group.facts:
                said = message(N_("{fact}: {value}"), fact=Words(self._label(use)), value=use.shown)
                yield from wrapped(self._phrases.show(said), "  ", "    ")

    def question(self, number: int) -> Iterator[str]:
        """Question ``number``, counted from 0, with its choices, counted from 1."""
        prediction = self.lesson.predictions[number]
        place = message(
            N_("Question {n} of {of}"),
            n=Quantity(number + 1),
            of=Quantity(len(self.lesson.predictions)),
        )
        yield self._phrases.say(place)
        yield from wrapped(self._phrases.say(prediction.ask))
        for place_, choice in enumerate(prediction.choices, start=1):
            yield from wrapped(f"{place_}. {self._phrases.say(choice.text)}", "  ", "     ")

    def answer(self, number: int) -> Iterator[str]:
        """What the engine says to question ``number``: every choice with its reasons."""
        for place, choice in enumerate(self.lesson.predictions[number].choices, start=1):
            mark = RIGHT if choice.right else WRONG
            yield from wrapped(f"{mark} {place}. {self._phrases.say(choice.text)}", "", "     ")
            for reason in self.reasons(choice):
                yield from wrapped(reason, "     ")

    def reasons(self, choice: Choice) -> Iterator[str]:
        """Why a choice is right or wrong, a sentence or two each."""
        phrases = self._phrases
        text = phrases.say(choice.text)
        spoken = dict.fromkeys(self._spoken(node, text) for node in choice.speaks)
        yield from list(spoken)[:SPOKEN]
        if choice.after is not None:
            said = message(
                N_("It is there, but second, {reason}."), reason=Label(AFTER[choice.after])
            )
            yield phrases.say(said)
        if choice.miss is not None:
            tests = lacking(choice.miss)
            lacked = "; ".join(self._lacked(test) for test in tests)
            yield f"{phrases.say(_takes(choice.miss, tests))} {lacked}."
        if choice.note is not None:
            yield phrases.say(choice.note)

    def _spoken(self, node: FiringNode, text: str) -> str:
        """A rule's reason and where it comes from; the reason not twice."""
        because, source = self._phrases.say(node.because), self._phrases.source(node.refs)
        return f"({source})" if because in text else f"{because} ({source})"

    def _lacked(self, test: ConditionEvaluation) -> str:
        """What would be needed, and what there is."""
        phrases = self._phrases
        return phrases.show(
            message(
                N_("{fact}: {wanted} (here: {value})"),
                fact=Words(phrases.fact(test.fact)),
                wanted=Words(phrases.needed([test.condition])),
                value=test.fact.shown,
            )
        )

    def _label(self, use: FactUse) -> str:
        return fact_label(use, self._phrases.language)

    # ── On paper ───────────────────────────────────────────────────────────────

    def worksheet(self, *, key: bool) -> Document:
        """The lesson to hand out; with ``key`` the answers and their reasons."""
        text = self._phrases.text
        blocks: list[Block] = [Heading(1, self.title)]
        blocks += [Paragraph(self.about)] if self.about else []
        if key and self.aim:
            blocks.append(Paragraph(self.aim, aside=True))
        blocks.append(Heading(2, text(N_("The firm"))))
        for group in self.lesson.facts:
            blocks.append(Heading(3, self._phrases.say(group.title)))
            blocks.append(
                Lines(
                    tuple(
                        Line(self._label(use), self._phrases.show(use.shown)) for use in group.facts
                    )
                )
            )
        blocks.append(Heading(2, text(N_("The answers") if key else N_("What do you expect?"))))
        for number, prediction in enumerate(self.lesson.predictions, start=1):
            blocks.append(Heading(3, f"{number}. {self._phrases.say(prediction.ask)}"))
            blocks += self._solved(prediction) if key else self._blank(prediction)
        return Document(self.title, tuple(blocks))

    def _blank(self, prediction: Prediction) -> Iterator[Block]:
        yield boxes(prediction, self._phrases)
        yield Blank(self._phrases.text(N_("Because:")), 2)

    def _solved(self, prediction: Prediction) -> Iterator[Block]:
        yield Lines(
            tuple(
                Line(
                    f"{RIGHT if choice.right else WRONG} {place}",
                    " ".join((self._stopped(choice), *self.reasons(choice))),
                )
                for place, choice in enumerate(prediction.choices, start=1)
            )
        )

    def _stopped(self, choice: Choice) -> str:
        """A choice as a sentence, so that another can follow."""
        text = self._phrases.say(choice.text)
        return text if text.endswith((".", "!", "?")) else f"{text}."


def boxes(prediction: Prediction, phrases: Phrases) -> Lines:
    """The choices of a question, each with a box to tick."""
    return Lines(
        tuple(
            Line(f"☐ {place}", phrases.say(choice.text))
            for place, choice in enumerate(prediction.choices, start=1)
        )
    )


def _takes(miss: RuleEvaluation, tests: Sequence[ConditionEvaluation]) -> Message:
    """How many other answers something would take; at least, where a conclusion is lacking."""
    if all(test.fact.question for test in tests):
        return counted(
            "It would take {n} other answer:", "It would take {n} other answers:", len(tests)
        )
    return counted(
        "It would take at least {n} other answer, for this is missing:",
        "It would take at least {n} other answers, for this is missing:",
        max(miss.distance, 1),
    )
