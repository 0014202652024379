"""Two strategies side by side: what differs, and which answers make the difference."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.message import N_, Amount, Label, Quantity, Shown, Words, message
from advisor.core.reasoning.outline import Outline
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.compare import Difference, ItemDifference
from advisor.language import Language
from advisor.report.answers import fact_label
from advisor.report.charts import VALUES
from advisor.report.compare import now_within
from advisor.tui.widgets.rows import Hung, Rows, row
from advisor.tui.widgets.sides import NOTHING, Sides

GLYPHS = {"added": "+", "removed": "−", "moved": "→", "revalued": "~"}
STYLES = {
    "added": "bold $text-success",
    "removed": "strike $text-error",
    "moved": "bold $text-warning",
    "revalued": "bold $text-warning",
}


class DifferenceView(Rows):
    """Answers that differ, then what comes in, goes out, moves or weighs differently."""

    def show(self, difference: Difference, language: Language) -> None:
        """Show a difference."""
        reckoned = language.reckoned_from(difference.before.day)
        self.put(list(_Writer(difference, reckoned).rows()), 0)


class _Writer:
    """Writes one difference as rows."""

    def __init__(self, difference: Difference, language: Language) -> None:
        self._difference = difference
        self._language = language

    def rows(self) -> Iterator[Option]:
        if not self._difference.facts and not self._difference.items:
            hint = N_("Change one of your answers, and what would be different is shown here.")
            yield row(Content(self._text(hint)).stylize("$text-muted"), heading=True)
            return
        now, then = self._text(N_("Now")), self._text(N_("With the change"))
        yield row(Sides(_bold(now), _bold(then)), heading=True)
        facts = [fact for fact in self._difference.facts if fact.before or fact.after]
        if facts:
            yield row(_title(self._text(N_("Your answers"))), heading=True)
        for number, fact in enumerate(facts):
            yield row(self._fact(fact), f"fact {number}")
        yield row(_title(self._text(N_("Your strategy"))), heading=True)
        if not self._difference.items:
            yield row(self._text(N_("Nothing comes in, goes out or moves.")), "nothing")
        yield from self._by_cause()
        yield from self._totals()

    def _by_cause(self) -> Iterator[Option]:
        """What differs, under the answers that make the difference; the rest of it last."""
        causes: dict[str, list[tuple[int, ItemDifference]]] = {}
        for number, item in enumerate(self._difference.items):
            causes.setdefault(self._because(item), []).append((number, item))
        rest = causes.pop("", [])
        if rest:
            causes[self._text(N_("This follows from the rest of the plan:"))] = rest
        for place, (cause, items) in enumerate(causes.items()):
            blank = [(0, Content(""))] if place else []
            yield row(Hung([*blank, (0, Content(cause).stylize("italic"))]), heading=True)
            for number, item in items:
                yield row(self._item(item), f"item {number}")

    def _fact(self, fact: FactDifference) -> Sides:
        label = self._label(fact)
        before = self._show(fact.before.shown) if fact.before is not None else NOTHING
        after = self._show(fact.after.shown) if fact.after is not None else NOTHING
        return Sides(_marked(" ", f"{label}: {before}"), _marked("✎", f"{label}: {after}", "bold"))

    def _label(self, fact: FactDifference) -> str:
        use = fact.after or fact.before
        if use is None:
            return fact.ref.key
        return fact_label(use, self._language)

    def _item(self, found: ItemDifference) -> Sides:
        glyph, style = GLYPHS[found.how], STYLES[found.how]
        outlines = self._difference
        title = self._language.say(found.item.title)
        if found.left_out:
            outline = outlines.before if found.how == "removed" else outlines.after
            title = f"{title} ({self._section(outline, found.item.section)})"
        within = now_within(found)
        aside = self._language.say(within) if within is not None else ""
        if found.how == "added":
            return Sides(None, _marked(glyph, title, style, aside))
        if found.how == "removed":
            return Sides(_marked(glyph, title, style, aside), None)
        other = found.other or found.item
        if found.how == "moved":
            before = self._section(outlines.before, other.section)
            after = self._section(outlines.after, found.item.section)
        else:
            before = VALUES[other.value]
            after = VALUES[found.item.value]
        return Sides(
            _marked(" ", f"{title} ({before})"),
            _marked(glyph, f"{title} ({after})", style, aside),
        )

    def _section(self, outline: Outline, section_id: str) -> str:
        section = outline.section(section_id)
        return self._text(section.title) if section is not None else section_id

    def _because(self, found: ItemDifference) -> str:
        """The answers that make the difference; '' where no answer does by itself."""
        if not found.because:
            return ""
        parts = []
        for fact in found.because:
            before: Shown = fact.before.shown if fact.before is not None else Label(NOTHING)
            after: Shown = fact.after.shown if fact.after is not None else Label(NOTHING)
            told = message(
                N_("“{label}” was “{before}” and would be “{after}”"),
                label=Words(self._label(fact)),
                before=before,
                after=after,
            )
            parts.append(self._language.show(told))
        return self._language.show(
            message(N_("Because {answers}:"), answers=Words("; ".join(parts)))
        )

    def _totals(self) -> Iterator[Option]:
        before, after = self._difference.before.totals, self._difference.after.totals
        figures: tuple[tuple[str, Shown, Shown], ...] = (
            (
                N_("Your hours in the fullest week"),
                Quantity(before.owner_hours),
                Quantity(after.owner_hours),
            ),
            (
                N_("Hours of others in the fullest week"),
                Quantity(before.staff_hours),
                Quantity(after.staff_hours),
            ),
            (
                N_("What the plan costs a month"),
                Amount(before.money, before.currency),
                Amount(after.money, after.currency),
            ),
        )
        changed = [figure for figure in figures if figure[1] != figure[2]]
        if changed:
            yield row(_title(self._text(N_("What it adds up to"))), heading=True)
        for label, was, would_be in changed:
            name = self._text(label)
            left = _marked(" ", f"{name}: {self._show(was)}")
            right = _marked("~", f"{name}: {self._show(would_be)}")
            yield row(Sides(left, right), f"sum {label}")

    def _text(self, text: str) -> str:
        return self._language.text(text)

    def _show(self, shown: Shown) -> str:
        return self._language.show(shown)


def _bold(text: str) -> Content:
    return Content(text).stylize("bold")


def _marked(sign: str, text: str, style: str = "", aside: str = "") -> Hung:
    """A text hung under its sign; a line through the text leaves the sign whole."""
    colour = style.replace("strike", "bold")
    first = Content.assemble(Content(f"{sign} ").stylize(colour), Content(text).stylize(style))
    beside = [(2, Content(aside).stylize("$text-muted"))] if aside else []
    return Hung([(0, first), *beside], first=2)


def _title(text: str) -> Hung:
    return Hung([(0, Content("")), (0, Content(text).stylize("bold $text-primary"))])
