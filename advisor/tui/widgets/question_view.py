"""One question on the screen, whose answer is checked and handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import events
from textual.widgets import TextArea

from advisor.core.interview.reply import Reply, words_worth_asking
from advisor.core.interview.steps import Ask, Cell, Interview
from advisor.core.interview.typed_answer import Taken
from advisor.core.message import N_, Message, Quantity, message
from advisor.core.rules.question import MAX_TEXT
from advisor.environment import Environment
from advisor.tui.answer_check import UNKNOWN, AnswerCheck
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.question_fields import GOES_ON, QuestionFields
from advisor.tui.widgets.text_input import TextInput

NEARLY = MAX_TEXT * 3 // 4


class QuestionView(QuestionFields):
    """Takes the answer, checked, at once; one that looks like a slip only the second time."""

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Reply], None],
        accept: Callable[[], None],
        keys: Mapping[str, Callable[[], None]],
        enters: str = GOES_ON,
        **more: Any,
    ) -> None:
        """``accept`` is called at Enter in the last field here."""
        super().__init__(environment, keys, enters, **more)
        self._check = AnswerCheck(environment)
        self._answered = answered
        self._accept = accept
        self._doubted: tuple[Taken, Message] | None = None
        self._refused = self._refused_words = ""

    def show(self, interview: Interview, ask: Ask, typed: Callable[[Cell], str]) -> None:
        """Show a question; ``typed`` gives what stood in a field when it was left."""
        self._refused = self._refused_words = ""
        self._doubted = None
        super().show(interview, ask, typed)

    def on_click(self, event: events.Click) -> None:
        """A click on what says to press Enter again does so."""
        where = event.widget.id if event.widget is not None else None
        if self._doubted is not None and where in ("problem", "words-problem"):
            event.stop()
            event.prevent_default()
            self.enter(words=where == "words-problem")

    def unknown(self) -> None:
        """I don't know."""
        if self._ask is not None:
            self._hand_in(self._check.unknown(self._ask.question), self._words)

    def submit(self) -> bool:
        """Hand in what is entered; False where something is missing or wrong with it."""
        if self._ask is None:
            return False
        taken = self._entered()
        return taken is not None and self._hand_in(taken, self._words)

    def _entered(self) -> Taken | Message | None:
        """What is entered in the field, checked."""
        choices = self.query_one(Choices)
        if self._ask is None:
            return None
        if choices.display:
            return self._check.marked(self._ask.question, choices.chosen)
        self._refused = self.pending
        return self._check.typed(self._ask.question, self.pending)

    def enter(self, *, words: bool = False) -> None:
        """Handle Enter in a field: on to the own words first, where there are some to type.

        What is wrong with an answer is said before one is led on from it.
        """
        if words or not self._wants_words():
            self._accept()
            return
        taken = self._entered()
        if isinstance(taken, Message):
            self.problem(taken)
        elif taken is not None and self._may_stand(taken):
            self._clear()
            self.screen.set_focus(self.query_one("#words", TextInput))

    def _wants_words(self) -> bool:
        choices = self.query_one(Choices)
        if self._ask is None or not self.query_one("#words").display:
            return False
        chosen = choices.chosen if choices.display else (self.pending,)
        if chosen in ((UNKNOWN,), ("",), ()):
            return False
        answer = chosen if self._ask.question.kind == "choices" else "".join(chosen)
        rulebase = self._environment.rulebase
        return words_worth_asking(rulebase, self._ask.question, answer) is not None

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What was wrong is being mended; near the limit, say how much room there is.

        The screen receives the event too: it saves what is typed.
        """
        # Of what is typed fast, news may come only after the whole was judged.
        if self.pending != self._refused:
            self._put("#problem", "")
        if self._words != self._refused_words:
            self._put("#words-problem", "")
        question, length = self._ask.question if self._ask else None, len(event.text_area.text)
        if question is not None and question.kind == "text" and length > NEARLY:
            room = message(
                N_("{length} of {limit} characters."),
                length=Quantity(length),
                limit=Quantity(MAX_TEXT),
            )
            self._put("#hint", self._say(room))

    def _hand_in(self, taken: Taken | Message, words: str) -> bool:
        """Hand the answer in; one that looks like a slip only the second time."""
        if self._ask is None or self._interview is None:
            return False
        self._refused_words = words
        if isinstance(taken, Message):
            self.problem(taken)
            return False
        reply = self._check.reply(self._ask, taken, words, self._words_before)
        if isinstance(reply, Message):
            self.problem(reply, words=True)
            return False
        if not self._may_stand(taken, reply.words):
            return False
        # Handed in: shown again, the field has the answer, and Enter elsewhere leaves it alone.
        self._before, self._words_before = self.pending, words
        self._marked = self.query_one(Choices).chosen
        self._answered(reply)
        return True

    def _may_stand(self, taken: Taken, words: str | None = None) -> bool:
        """False where an answer looks like a slip and that was not said yet."""
        if self._ask is None or self._interview is None:
            return False
        doubted = self._check.doubt(self._interview, Reply(self._ask, taken, words))
        if doubted is None or (taken, doubted) == self._doubted:
            return True
        self._doubted = (taken, doubted)
        kept = message(N_("{doubt} Press Enter again to keep it."), doubt=doubted)
        self.problem(kept, words=self.query_one("#words").has_focus)
        return False
