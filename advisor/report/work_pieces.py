"""The pieces about work: what is owed, the plan, and what comes later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from advisor.core.message import N_, Message, Words, message
from advisor.core.planning.work import most_support
from advisor.core.reasoning.outline import Outline, OutlineItem, Section
from advisor.report.blocks import Line
from advisor.report.piece import HEAD, Parts, Piece, Wording, ended, piece

# How many steps are explained where little is needed.
MOST_FEW = 4
# Work that is next in weight after the lead moves.
WEIGHS = 4
# How the parts of work are introduced, in the order in which they are read.
PARTS = {
    "contact": N_("They are known to:"),
    "step": N_("First step:"),
    "say": N_("You could say:"),
    "works": N_("A sign that it works:"),
    "stop": N_("When to stop:"),
}
FULL = ("contact", "step", "say")
SIGNS = ("works", "stop")


class WorkPieces:
    """Writes the work of one outline."""

    def __init__(self, outline: Outline, words: Wording) -> None:
        self._outline = outline
        self._words = words
        programme = (item for item in outline.items() if item.kind == "measured" and item.text)
        # The signs that are looked for there are not said again with the work.
        self._signs = " ".join(words.say(item.text) for item in programme if item.text)

    def duties(self, section: Section) -> Parts:
        """What is owed, in full; the same to several people once."""
        first_of: dict[str, OutlineItem] = {}
        little = self._outline.nothing_needed
        named = ("who", "when") if little else ("who", "when", "effort")
        for number, item in enumerate(section.items):
            place = ", ".join(filter(None, (self._words.part(item, part) for part in named)))
            title = self._words.say(item.title)
            label = f"{title} ({place})" if place else title
            first = first_of.setdefault(item.id.partition(":")[0], item)
            parts = FULL if first is item else ()
            forms = [
                self._work(item, parts, like=first),
                self._work(item, (), like=first),
                self._short_work(item),
            ]
            if little:
                forms = [forms[2], Line(forms[2].label, self._words.part(item, "step"))]
            labelled = [replace(form, label=label) for form in forms]
            # Where little is needed, what goes beyond a few steps is named.
            few = not little or number < MOST_FEW
            yield piece(1, *labelled) if few else Piece("", 9, (), name=title)

    def plan(self, section: Section) -> Parts:
        """Lead moves in full; other work with its reason, as far as people read.

        The same work about several people is explained in full once.  Of many steps the last that
        only support are named in one line.
        """
        leads = sum(item.leads for item in section.items)
        others = [place for place, item in enumerate(section.items) if not item.leads]
        # Work with somebody who is named comes before work of a general kind.
        others.sort(
            key=lambda place: (
                not section.items[place].weighs,
                not section.items[place].subject.relationship,
            )
        )
        explained = set(others[: most_support(leads)])
        first_of: dict[str, OutlineItem] = {}
        named = Counter(self._words.say(item.title) for item in section.items)
        for place, item in enumerate(section.items):
            title = self._words.say(item.title)
            row = (
                self._words.part(item, "when"),
                self._told_apart(item) if named[title] > 1 else title,
                self._words.part(item, "who"),
                self._words.part(item, "effort"),
            )
            first = first_of.setdefault(item.id.partition(":")[0], item)
            if item.leads:
                full, most = (FULL, (*FULL, *SIGNS)) if first is item else ((), ())
                forms = (
                    self._work(item, most, like=first),
                    self._work(item, full, like=first),
                    self._work(item, (), like=first),
                    self._short_work(item),
                )
                yield piece(2, *forms, row=row, name=title)
            elif place not in explained:
                yield Piece("", 9, (), name=title)
            else:
                line = self._work(item, (), like=first)
                short = replace(line, because="") if line.text else line
                weighs = WEIGHS if item.weighs else 5 if place < HEAD else 8
                yield piece(weighs, line, short, row=row, name=title)

    def _told_apart(self, item: OutlineItem) -> str:
        """A title with the owner's words for what the work is about, where there are any."""
        values = (value for reason in item.why.because for _, value in reason.values)
        own = next((value for value in values if isinstance(value, Words)), None)
        title = self._words.say(item.title)
        return title if own is None else f"{title}: “{self._words.language.show(own)}”"

    def later(self, section: Section) -> Parts:
        """What waits, and for what."""
        for place, item in enumerate(section.items):
            reason = " ".join(
                self._words.language.show(d.value) for d in item.details if d.part == "place"
            )
            yield piece(5 if place < HEAD else 9, Line(self._words.say(item.title), reason))

    def _work(self, item: OutlineItem, parts: Sequence[str], like: OutlineItem) -> Line:
        """Work in one paragraph: what, the parts that are wanted, and why.

        What is the same as with other work, ``like``, is not said again.
        """
        if like is item:
            told = [self._words.say(item.text) if item.text is not None else ""]
        else:
            same = self._words.say(like.title) == self._words.say(item.title)
            told = [self._words.say(_as_with(None if same else like.title))]
        for part in parts:
            said = self._words.part(item, part)
            if said and not (part == "works" and said in self._signs):
                said = said if part != "say" else f"“{said}”"
                told.append(f"{self._words.language.text(PARTS[part])} {ended(said)}")
        return replace(self._words.reasoned(item), text=" ".join(filter(None, told)))

    def _short_work(self, item: OutlineItem) -> Line:
        """The same in two sentences: how to begin, and why."""
        step = self._words.part(item, "step")
        return replace(self._words.reasoned(item), text=ended(step) if step else "")


def _as_with(title: Message | None) -> Message:
    if title is None:
        return message(N_("As above."))
    return message(N_("Same as: {title}."), title=title)
