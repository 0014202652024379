"""A lesson in front of a class: ask, let them predict, reveal, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from advisor.core.message import N_, Quantity, message
from advisor.plain.console import Console, Stop
from advisor.report.lesson import Teaching

# Says something more about an item by its id.
Tell = Callable[[str], str]


class LessonRun:
    """One lesson on a console; ``why`` and ``change`` tell more about an item."""

    def __init__(self, console: Console, teaching: Teaching, why: Tell, change: Tell) -> None:
        self._console = console
        self._teaching = teaching
        self._why = why
        self._change = change
        self._points = 0
        self._asked = 0

    def run(self) -> None:
        """The whole lesson; what ends the input ends it with the score so far."""
        try:
            self._all()
        except Stop:
            self._console.line()
        self._console.say(
            message(
                N_("Predicted correctly: {points} of {asked}."),
                points=Quantity(self._points),
                asked=Quantity(self._asked),
            )
        )

    def _all(self) -> None:
        self._write(self._teaching.firm())
        for number in range(len(self._teaching.lesson.predictions)):
            self._console.line()
            self._write(self._teaching.question(number))
            self._predict(number)
            self._console.line()
            self._write(self._teaching.answer(number))
            self._more(number)

    def _predict(self, number: int) -> None:
        prediction = self._teaching.lesson.predictions[number]
        self._console.text(
            N_("What does the class say? A number, or several as 1 2; Enter only shows; q ends.")
        )
        chosen: list[int] = []
        while not chosen:
            typed = self._read()
            if not typed:
                return
            chosen = self._places(typed, len(prediction.choices))
        right = all(one in prediction.right for one in chosen)
        self._asked += 1
        self._points += right
        self._console.text(N_("Right.") if right else N_("The rules say otherwise."))

    def _places(self, typed: str, last: int) -> list[int]:
        """The places of one number or several; none, and said so, if one of them is no place."""
        places = []
        for one in typed.replace(",", " ").split() or [typed]:
            place = self._console.read_number(one, last)
            if place is None:
                return []
            places.append(place)
        return places

    def _more(self, number: int) -> None:
        """Whatever else is asked about what was revealed."""
        choices = self._teaching.lesson.predictions[number].choices
        self._console.text(
            N_(
                "Enter goes on. w and a number: why, or why not. "
                "c and a number: what would change it. q ends."
            )
        )
        items = {str(number): choice.item for number, choice in enumerate(choices, start=1)}
        while typed := self._read():
            command, place = typed[:1].lower(), typed[1:].strip()
            tell = {"w": self._why, "c": self._change}.get(command)
            if tell is None or not place.isascii() or not place.isdigit():
                self._console.text(N_("Type w1 or c1, say, or Enter."))
            elif not items.get(place):
                self._console.text(N_("There is nothing more to say about that number."))
            else:
                self._console.line(tell(items[place]).rstrip("\n"))

    def _read(self) -> str:
        typed = self._console.read()
        if typed.lower() in ("q", ":quit"):
            raise Stop
        return typed

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._console.line(line)
