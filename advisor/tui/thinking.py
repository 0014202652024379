"""The strategy worked out in the background: the latest answers win, typing never waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from textual.app import App

from advisor.core.interview.profile import Answers
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.strategy.case import Case
from advisor.core.strategy.preview import Preview, preview
from advisor.environment import Environment


@dataclass(frozen=True)
class Thought:
    """The case of some answers, and how its outline differs from the one before them."""

    case: Case
    preview: Preview

    @property
    def answers(self) -> Answers:
        return self.case.answers

    @property
    def inference(self) -> Inference:
        return self.case.inference

    @property
    def outline(self) -> Outline:
        return self.case.outline


class Thinking:
    """Thinks about one set of answers at a time, in a thread of its own."""

    def __init__(
        self,
        app: App[None],
        environment: Environment,
        answers: Callable[[], Answers],
        tell: Callable[[Thought], None],
    ) -> None:
        """``answers`` gives the answers as they are now; ``tell`` gets every thought."""
        self._app = app
        self._environment = environment
        self._answers = answers
        self._tell = tell
        self._lock = Lock()
        self._wanted: Answers | None = None
        self._busy = False
        self.latest: Thought | None = None

    def forget(self) -> None:
        """Another interview: nothing to compare with."""
        self.latest = None

    def think(self) -> None:
        """Think about the answers as they are now; returns at once."""
        answers = self._answers()
        if self.latest is not None and self.latest.answers == answers:
            self._tell(self.latest)
            return
        with self._lock:
            self._wanted = answers
            if self._busy:
                return
            self._busy = True
        self._app.run_worker(self._run, thread=True, group="thinking", exit_on_error=True)

    def now(self) -> Thought:
        """The thought about the answers as they are now, worked out here if need be."""
        answers = self._answers()
        if self.latest is None or self.latest.answers != answers:
            self.latest = self._thought(answers, self.latest)
        return self.latest

    def _run(self) -> None:
        while True:
            with self._lock:
                wanted, self._wanted = self._wanted, None
                if wanted is None:
                    self._busy = False
                    return
            thought = self._thought(wanted, self.latest)
            self._app.call_from_thread(self._done, thought)

    def _thought(self, answers: Answers, before: Thought | None) -> Thought:
        case = self._environment.case(answers)
        return Thought(case, preview(before.outline if before is not None else None, case.outline))

    def _done(self, thought: Thought) -> None:
        # Answers given meanwhile are thought about next; this one would only flicker.
        if thought.answers == self._answers():
            self.latest = thought
            self._tell(thought)
