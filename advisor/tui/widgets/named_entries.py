"""A group of entries as its naming page has it: what is there, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.pages import Page
from advisor.core.interview.steps import options_for
from advisor.core.message import N_, Words, message
from advisor.core.rules.fact import Group
from advisor.core.rules.question import Option, Question
from advisor.environment import Environment
from advisor.report.answers import entry_name, shown_answer
from advisor.tui.widgets.choices import Choice

# The choice that adds nothing and goes on.
DONE = "done"


@dataclass(frozen=True)
class NamedEntries:
    """The entries of a page's group; ``edited`` is the place of one that is being changed."""

    environment: Environment
    answers: Answers
    page: Page

    @property
    def group(self) -> Group:
        assert self.page.group is not None  # noqa: S101
        return self.page.group

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.answers.entries(self.group)

    @property
    def naming(self) -> Question | None:
        """The question for the name, None where entries have none."""
        return next((q for q in self.page.questions if q.kind == "text"), None)

    @property
    def kind(self) -> Question | None:
        """The question for the kind, None where there is one kind only."""
        return next((q for q in self.page.questions if q.kind == "choice"), None)

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= self.page.area.at_most

    def name(self, place: int) -> str:
        """What an entry is called, '' where it has no name."""
        return str(self.entries[place].get(self.naming.id, "")) if self.naming is not None else ""

    def lines(self) -> Iterator[str]:
        """Every entry in words: its name and its kind."""
        language = self.environment.language
        for index, entry in enumerate(self.entries):
            shown = entry_name(self.environment.rulebase, self.answers, self.group, index)
            text = language.show(shown)
            kind = entry.get(self.kind.id) if self.kind is not None else None
            if self.naming is not None and self.kind is not None:
                beside = (
                    language.show(shown_answer(self.kind, kind))
                    if kind is not None
                    else language.text(N_("what is it?"))
                )
                text += f" · {beside}"
            yield text

    def line_label(self, edited: int | None) -> str:
        """What is asked in front of the line for a name."""
        text = self.environment.language.text
        if edited is not None:
            return text(N_("Its name:"))
        if self.naming is None:
            return ""
        if self.naming.example and not self.entries:
            said = message(N_("Name, for example: {text}"), text=Words(text(self.naming.example)))
            return self.environment.language.say(said)
        return text(N_("The next one's name:"))

    def hint(self, *, kinds: bool, edited: int | None) -> str:
        """What the keys do; ``kinds`` says that a kind is chosen now."""
        text = self.environment.language.text
        if self.is_full and edited is None:
            return text(N_("That is as many as the plan can use. Enter goes on."))
        enters = text(N_("Enter adds it.") if edited is None else N_("Enter changes it."))
        if kinds and self.naming is None:
            how = [text(N_("A key or the arrow keys choose.")), enters]
            if self.entries and edited is None:
                how.append(text(N_("A click or Shift+Tab leads to the lines, to change one.")))
            return " ".join(how)
        if kinds:
            how = [text(N_("A number or the arrow keys choose, letters search.")), enters]
            return " ".join(how)
        if edited is not None:
            return enters
        if not self.entries:
            return text(N_("Enter adds it. With nothing typed, Enter goes on without any."))
        return text(
            N_(
                "Enter adds it. With nothing typed, Enter goes on. A click or Up leads to the"
                " lines, to change one."
            )
        )

    def kind_label(self, name: str) -> str:
        """What is asked above the kinds, of an entry of this name."""
        asked = self.environment.language.text(self.kind.text) if self.kind is not None else ""
        return f"{name}: {asked}" if name else asked

    def offered(self, edited: int | None) -> tuple[list[Choice], str]:
        """The kinds to choose from, and the id of the one there is, '' for none."""
        text = self.environment.language.text
        now = ""
        if edited is not None and self.kind is not None:
            now = str(self.entries[edited].get(self.kind.id, ""))
        offered = [
            Choice(option.id, text(option.label), text(option.help or ""))
            for option in (() if self.is_full and edited is None else self._kinds(edited))
        ]
        if self.naming is None and edited is None:
            done = N_("→ That is all, go on") if self.entries else N_("→ Go on without one")
            # With something in the list, Enter goes on: that comes first, and is seen.
            offered.insert(0 if self.entries else len(offered), Choice(DONE, text(done)))
            now = DONE if self.entries else ""
        return offered, now

    def _kinds(self, edited: int | None) -> tuple[Option, ...]:
        if self.kind is None:
            return ()
        widened = self.answers.with_entries(self.group, (*self.entries, {}))
        place = len(self.entries) if edited is None else edited
        return options_for(self.environment.rulebase, widened, self.kind, place)
