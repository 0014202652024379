"""Two strategies side by side: what differs, and which answers make the difference."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from advisor.core.message import N_, Amount, Label, Quantity, Shown, Words, message
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.compare import Difference, ItemDifference
from advisor.language import Language
from advisor.report.answers import fact_label
from advisor.report.charts import VALUES
from advisor.report.compare import now_within
from advisor.tui.widgets.rows import Hung, Rows, row

SIDE_BY_SIDE = 56
NOTHING = "—"
GLYPHS = {"added": "+", "removed": "−", "moved": "→", "revalued": "~"}
STYLES = {
    "added": "bold $text-success",
    "removed": "strike $text-error",
    "moved": "bold $text-warning",
    "revalued": "bold $text-warning",
}


class Sides(Visual):
    """Two texts beside one another, or under one another where there is no room."""

    def __init__(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Both texts, each wrapped in its half."""
        return self._strips(width, style, options)[:height]

    def _strips(self, width: int, style: Style, options: RenderOptions) -> list[Strip]:
        rich_style = style.rich_style
        if width < SIDE_BY_SIDE:
            return [
                *self._left.render_strips(width, None, style, options),
                *self._right.render_strips(width, None, style, options),
            ]
        half = (width - 3) // 2
        left = self._left.render_strips(half, None, style, options)
        right = self._right.render_strips(half, None, style, options)
        blank = Strip([Segment(" " * half, rich_style)])
        lines = max(len(left), len(right))
        left += [blank] * (lines - len(left))
        right += [blank] * (lines - len(right))
        return [
            Strip([*a.extend_cell_length(half, rich_style), Segment(" │ ", rich_style), *b])
            for a, b in zip(left, right, strict=True)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The wider of the two, twice."""
        texts = (self._left, self._right)
        return 2 * max(text.get_optimal_width(rules, container_width) for text in texts)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The higher of the two, or both under one another."""
        if width < SIDE_BY_SIDE:
            return self._left.get_height(rules, width) + self._right.get_height(rules, width)
        half = (width - 3) // 2
        return max(self._left.get_height(rules, half), self._right.get_height(rules, half))


class DifferenceView(Rows):
    """Answers that differ, then what comes in, goes out, moves or weighs differently."""

    def show(self, rulebase: Rulebase, difference: Difference, language: Language) -> None:
        """Show a difference."""
        reckoned = language.reckoned_from(difference.before.day)
        self.put(list(_Writer(rulebase, difference, reckoned).rows()), 0)


class _Writer:
    """Writes one difference as rows."""

    def __init__(self, rulebase: Rulebase, difference: Difference, language: Language) -> None:
        self._rulebase = rulebase
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
        for number, item in enumerate(self._difference.items):
            yield row(self._item(item), f"item {number}")
            yield row(Hung([(4, Content(self._because(item)).stylize("italic"))]), heading=True)
        yield from self._totals()

    def _fact(self, fact: FactDifference) -> Sides:
        label = self._label(fact)
        before = self._show(fact.before.shown) if fact.before is not None else NOTHING
        after = self._show(fact.after.shown) if fact.after is not None else NOTHING
        return Sides(
            Content(f"  {label}: {before}"), Content(f"✎ {label}: {after}").stylize("bold")
        )

    def _label(self, fact: FactDifference) -> str:
        use = fact.after or fact.before
        if use is None:
            return fact.ref.key
        return fact_label(self._rulebase, use, self._language)

    def _item(self, found: ItemDifference) -> Sides:
        glyph, style = GLYPHS[found.how], STYLES[found.how]
        outlines = self._difference
        title = self._language.say(found.item.title)
        if found.left_out:
            outline = outlines.before if found.how == "removed" else outlines.after
            title = f"{title} ({self._section(outline, found.item.section)})"
        if found.how == "added":
            return Sides(Content(NOTHING), Content(f"{glyph} {title}").stylize(style))
        if found.how == "removed":
            return Sides(Content(f"{glyph} {title}").stylize(style), Content(NOTHING))
        other = found.other or found.item
        if found.how == "moved":
            before = self._section(outlines.before, other.section)
            after = self._section(outlines.after, found.item.section)
        else:
            before = VALUES[other.value]
            after = VALUES[found.item.value]
        return Sides(
            Content(f"  {title} ({before})"), Content(f"{glyph} {title} ({after})").stylize(style)
        )

    def _section(self, outline: Outline, section_id: str) -> str:
        section = outline.section(section_id)
        return self._text(section.title) if section is not None else section_id

    def _because(self, found: ItemDifference) -> str:
        within = now_within(found)
        if within is not None:
            return self._language.say(within)
        if not found.because:
            return self._text(N_("This follows from the rest of the plan."))
        parts = []
        for fact in found.because:
            before: Shown = fact.before.shown if fact.before is not None else Label(NOTHING)
            after: Shown = fact.after.shown if fact.after is not None else Label(NOTHING)
            parts.append(
                self._language.show(
                    message(
                        N_("{label} was “{before}” and would be “{after}”"),
                        label=Words(self._label(fact)),
                        before=before,
                        after=after,
                    )
                )
            )
        return self._text(N_("Because")) + " " + "; ".join(parts) + "."

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
            left = Content(f"  {name}: {self._show(was)}")
            yield row(Sides(left, Content(f"~ {name}: {self._show(would_be)}")), f"sum {label}")

    def _text(self, text: str) -> str:
        return self._language.text(text)

    def _show(self, shown: Shown) -> str:
        return self._language.show(shown)


def _bold(text: str) -> Content:
    return Content(text).stylize("bold")


def _title(text: str) -> Hung:
    return Hung([(0, Content("")), (0, Content(text).stylize("bold $text-primary"))])
