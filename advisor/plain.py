"""The interview line by line: for pipes, screen readers and terminals without screens.

Answers are lines; a line that begins with a colon is a command.  The same core
decides here as on the screens: what is asked, why, and what is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from advisor.core.answer import DONT_KNOW, Answer, AnswerError, read_answer
from advisor.core.interview import (
    Ask,
    Gather,
    Interview,
    Step,
    add_entry,
    answer_of,
    close_group,
    give_answer,
    options_for,
    plan_interview,
    remove_entry,
    same_step,
    why_asked,
)
from advisor.core.message import N_, Message, Quantity, Words, counted, message
from advisor.core.profile import Answers
from advisor.core.question import Option, Question
from advisor.errors import FileError
from advisor.files.store import Saved, read_saved
from advisor.report.answers import shown_answer
from advisor.report.markdown import render_markdown
from advisor.session import Session

HELP = (
    N_("Type an answer and press Enter. For a list, type a number, or several with commas."),
    N_("? means “I don't know”."),
    N_(":back goes to the question before, :why says why it is asked."),
    N_(":review shows all answers, :show the strategy so far, :quit saves and stops."),
)
YES_NO = (N_("yes"), N_("no"))


def run_plain(session: Session, source: TextIO, target: TextIO) -> int:
    """Hold the interview on two streams; returns the exit code.

    The end of the input saves and stops.
    """
    return _Plain(session, source, target).run()


class _Stop(Exception):
    """The owner, or the end of the input, ends the interview."""


class _Plain:
    """One interview on two streams."""

    def __init__(self, session: Session, source: TextIO, target: TextIO) -> None:
        self._session = session
        self._language = session.language
        self._source = source
        self._target = target
        self._answers = Answers()
        self._draft = session.store.create(session.day)
        self._back_to: Step | None = None

    def run(self) -> int:
        self._print(self._session.engine_note)
        for line in HELP:
            self._print(self._language.text(line))
        try:
            self._begin()
            while (step := self._next()) is not None:
                self._put(step)
            self._print("")
            self._show()
        except _Stop:
            pass
        self._farewell()
        self._draft.close()
        return 0

    # ── starting ───────────────────────────────────────────────────────────────

    def _begin(self) -> None:
        problem = self._session.store.problem()
        if problem:
            self._say(message(N_("Answers cannot be saved: {problem}"), problem=Words(problem)))
        if self._session.start is not None:
            self._take_up(read_saved(self._session.start, self._session.rulebase))
            return
        saved = [s for s in self._session.store.saved(self._session.rulebase) if not s.problem]
        if not saved:
            return
        self._print("")
        self._print(self._language.text(N_("Saved interviews:")))
        for number, one in enumerate(saved, start=1):
            self._print(f"  {number}. {one.title} ({self._language.day(one.changed.date())})")
        self._print(
            self._language.text(N_("Type a number to go on with one, or new for a new one."))
        )
        while True:
            typed = self._read()
            if typed == "new":
                return
            if typed.isdigit() and 1 <= int(typed) <= len(saved):
                self._take_up(saved[int(typed) - 1])
                return
            self._print(self._language.text(N_("Please type one of the numbers, or new.")))

    def _take_up(self, saved: Saved) -> None:
        self._draft = self._session.store.open(saved, self._session.day)
        self._answers = saved.answers or Answers()
        self._say(message(N_("Going on with {title}."), title=Words(saved.title)))

    # ── one step ───────────────────────────────────────────────────────────────

    def _next(self) -> Step | None:
        """The step to put: the one gone back to, or the first that is open."""
        interview = self._interview()
        if self._back_to is not None:
            wanted, self._back_to = self._back_to, None
            for step in interview.steps:
                if same_step(step, wanted):
                    return step
        return interview.next

    def _interview(self) -> Interview:
        return plan_interview(self._session.rulebase, self._answers)

    def _put(self, step: Step) -> None:
        interview = self._interview()
        self._print("")
        self._say(counted("About {n} question left.", "About {n} questions left.", interview.left))
        if isinstance(step, Ask):
            self._ask(step, interview)
        else:
            self._gather(step, interview)

    def _ask(self, ask: Ask, interview: Interview) -> None:
        question = ask.question
        options = self._options(ask)
        self._print(f"[{self._language.text(ask.area.title)}] {self._language.text(question.text)}")
        for text in (question.help, question.example):
            if text:
                label = N_("For example: {text}") if text is question.example else N_("{text}")
                self._say(message(label, text=Words(self._language.text(text))))
        for number, (_, shown) in enumerate(options, start=1):
            self._print(f"  {number}. {shown}")
        before = answer_of(self._answers, question, ask.index)
        if before is not None:
            shown = self._language.show(shown_answer(question, before))
            self._say(message(N_("So far: {answer}. An empty line keeps it."), answer=Words(shown)))
        while True:
            typed = self._read()
            if typed.startswith(":"):
                if self._command(typed, ask, interview):
                    return
                continue
            if not typed and before is not None:
                self._keep(interview, ask)
                return
            try:
                answer = _interpret(question, options, typed)
            except AnswerError as error:
                self._say(error.problem)
                continue
            self._answers = give_answer(self._answers, question, ask.index, answer)
            self._save()
            return

    def _keep(self, interview: Interview, step: Step) -> None:
        """Go on from an answer that stays as it is to the next step, answered or not."""
        places = [place for place, one in enumerate(interview.steps) if same_step(one, step)]
        following = interview.steps[places[0] + 1 :] if places else ()
        self._back_to = next(iter(following), None)

    def _gather(self, gather: Gather, interview: Interview) -> None:
        self._print(f"[{self._language.text(gather.area.title)}]")
        if gather.area.intro:
            self._print(self._language.text(gather.area.intro))
        for number, name in enumerate(self._entries(gather), start=1):
            self._print(f"  {number}. {name}")
        if gather.full:
            self._say(message(N_("That is as many as the plan can carry.")))
        else:
            self._print(self._language.text(gather.area.add or N_("Do you want to add one?")))
            self._print(self._language.text(N_("Type yes or no, or :remove and a number.")))
        while True:
            typed = "no" if gather.full else self._read().lower()
            if typed in {"yes", "y"}:
                self._answers = add_entry(self._answers, gather.group)
            elif typed in {"no", "n"}:
                self._answers = close_group(self._answers, gather.group)
            elif typed.startswith(":remove"):
                wanted = typed.removeprefix(":remove").strip()
                if not (wanted.isdigit() and 1 <= int(wanted) <= gather.count):
                    self._print(self._language.text(N_("Type :remove and a number of the list.")))
                    continue
                self._answers = remove_entry(self._answers, gather.group, int(wanted) - 1)
            elif typed.startswith(":"):
                if self._command(typed, gather, interview):
                    return
                continue
            else:
                self._print(self._language.text(N_("Please type yes or no.")))
                continue
            self._save()
            return

    def _entries(self, gather: Gather) -> Iterator[str]:
        named_by = "goal.kind" if gather.group == "goal" else "relationship.name"
        question = self._session.rulebase.questions[named_by]
        for entry in self._answers.entries(gather.group):
            answer = entry.get(named_by, DONT_KNOW)
            yield self._language.show(shown_answer(question, answer))

    def _options(self, ask: Ask) -> list[tuple[str, str]]:
        """The ids and labels a person may choose from."""
        if ask.question.kind == "yes_no":
            return [(word, self._language.text(word)) for word in YES_NO]
        options: tuple[Option, ...] = options_for(
            self._session.rulebase, self._answers, ask.question, ask.index
        )
        return [(option.id, self._language.text(option.label)) for option in options]

    # ── commands ───────────────────────────────────────────────────────────────

    def _command(self, typed: str, step: Step, interview: Interview) -> bool:
        """Obey a command; True if another step is to be put."""
        commands: Mapping[str, Callable[[], bool]] = {
            ":back": lambda: self._go_back(step, interview),
            ":why": lambda: self._why(step, interview),
            ":help": self._help,
            ":review": self._review,
            ":show": self._show,
        }
        if typed == ":quit":
            raise _Stop
        if typed not in commands:
            self._print(" ".join((*commands, ":quit")))
            return False
        return commands[typed]()

    def _go_back(self, step: Step, interview: Interview) -> bool:
        before = [one for one in interview.steps if one.answered or same_step(one, step)]
        places = [place for place, one in enumerate(before) if same_step(one, step)]
        if not places or places[0] == 0:
            self._print(self._language.text(N_("This is the first question.")))
            return False
        self._back_to = before[places[0] - 1]
        return True

    def _why(self, step: Step, interview: Interview) -> bool:
        if isinstance(step, Ask):
            self._say(why_asked(self._session.rulebase, interview, step))
        elif step.area.intro:
            self._print(self._language.text(step.area.intro))
        return False

    def _help(self) -> bool:
        for line in HELP:
            self._print(self._language.text(line))
        return False

    def _review(self) -> bool:
        for step in self._interview().steps:
            if isinstance(step, Ask) and step.answered:
                answer = answer_of(self._answers, step.question, step.index)
                shown = self._language.show(shown_answer(step.question, answer or DONT_KNOW))
                number = f" {step.index + 1}" if step.index is not None else ""
                self._print(f"  {self._language.text(step.question.label)}{number}: {shown}")
        return False

    def _show(self) -> bool:
        self._print(render_markdown(self._session.outline(self._answers), self._language))
        return False

    # ── in and out ─────────────────────────────────────────────────────────────

    def _read(self) -> str:
        self._target.write("> ")
        self._target.flush()
        try:
            line = self._source.readline()
        except (KeyboardInterrupt, UnicodeDecodeError) as error:
            if isinstance(error, KeyboardInterrupt):
                raise _Stop from None
            self._print(self._language.text(N_("That is not readable text; please type it again.")))
            return ""
        if not line:
            raise _Stop
        return line.strip()

    def _save(self) -> None:
        try:
            self._draft.save(self._answers)
        except FileError as error:
            self._say(message(N_("Not saved: {problem}"), problem=Words(str(error))))

    def _farewell(self) -> None:
        if self._draft.path is not None:
            self._say(message(N_("Saved in {path}."), path=Words(str(self._draft.path))))

    def _say(self, text: Message) -> None:
        self._print(self._language.say(text))

    def _print(self, text: str) -> None:
        self._target.write(text + "\n")


def _interpret(question: Question, options: list[tuple[str, str]], typed: str) -> Answer:
    """What was typed, with numbers of the list turned into options; raises AnswerError."""
    if not options:
        return read_answer(question, typed)
    ids = [option for option, _ in options]
    words = [word for word in typed.replace(",", " ").split() if word]
    if question.kind != "choices" and len(words) > 1:
        words = [typed]
    chosen = []
    for word in words:
        if word.isascii() and word.isdigit():
            if not 1 <= int(word) <= len(ids):
                raise AnswerError(
                    message(N_("Please type a number from 1 to {last}."), last=Quantity(len(ids)))
                )
            chosen.append(ids[int(word) - 1])
        else:
            chosen.append(word.lower())
    return read_answer(question, ",".join(chosen))
