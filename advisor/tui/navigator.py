"""What a screen may ask for beyond itself: the interview, what follows from it, other screens."""

from __future__ import annotations

from typing import Protocol

from advisor.environment import Environment
from advisor.files.store import Saved
from advisor.interview_session import InterviewSession
from advisor.tui.reasoning import View
from advisor.tui.thinking import Thinking


class Navigator(Protocol):
    """The interview that all screens share, and the ways from one screen to another.

    Screens know only this protocol, so that none of them depends on the program that shows it.
    """

    @property
    def environment(self) -> Environment:
        """The rule base, the engine, the language and the day of this run."""

    @property
    def session(self) -> InterviewSession:
        """The interview being worked on."""

    @property
    def thinking(self) -> Thinking:
        """What follows from the answers, worked out in the background."""

    def open_interview(self) -> None:
        """Show the interview; a finished one shows its strategy at once."""

    def open_strategy(self) -> None:
        """Show the strategy as it is now."""

    def leave_strategy(self) -> None:
        """Go back to the questions, or to where the owner came from."""

    def open_review(self) -> None:
        """Show all answers."""

    def open_looking_back(self) -> None:
        """Say what became of the strategy."""

    def open_what_if(self) -> None:
        """Try other answers."""

    def open_why(self, item_id: str) -> None:
        """Show why an item is in the strategy; nothing happens for an unknown id."""

    def open_reasoning(self, item_id: str, view: View) -> None:
        """Show the reasoning about an item, in the strategy or not."""

    def open_trace(self, item_id: str) -> None:
        """Show how the rules came to an item, one at a time; '' for the whole run."""

    def open_absent(self) -> None:
        """Choose something that is not in the strategy, and see why not."""

    def open_lesson(self, saved: Saved) -> None:
        """Hold a lesson on a firm; nothing happens where it cannot be read."""

    def open_export(self) -> None:
        """Save the strategy as a file."""

    def go_home(self) -> None:
        """Save and close this interview, and show all interviews."""

    def go_to_question(self, question_id: str) -> None:
        """Show the page of the interview that has a question."""

    def complain_if_unsaved(self) -> None:
        """Report that the last change is not on disk, if it is not."""
