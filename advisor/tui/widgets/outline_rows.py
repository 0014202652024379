"""The rows of the result, part by part: page one, tables, charts and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.visual import Visual

from advisor.core.message import N_, Message, separated
from advisor.core.reasoning.outline import OutlineItem, Section
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import worths
from advisor.language import Language
from advisor.report.charts import (
    VALUES,
    Chart,
    effort_charts,
    figure_of_hours,
    hours_charts,
    way_charts,
)
from advisor.tui.parts import PARTS, PLACED, STILL_OPEN, Part
from advisor.tui.widgets.cells import Cells, Drawn
from advisor.tui.widgets.rows import Hung
from advisor.tui.widgets.whole import spaced

LEADS = "◆"
LEGEND = N_("●●● matters most, ●●○ much, ●○○ a little")
LEGEND_WORTH = N_("●●● matters most, ●●○ much, ●○○ a little, ○○○ nothing")
LEGEND_LEADS = N_("●●● matters most, ●○○ a little; ◆ is a move of page one")
# Sections whose items say why in a line under them.
REASONED = frozenset({"left-out", "risks", "open-questions"})
# Lines of page one before which a group ends: the state of things, the move, its conditions.
GROUPS = frozenset({"page-move", "page-who", "page-hours"})
# Sections that are one table of work.
WORK = frozenset({"duties", "tactics"})
# The widths of columns; 0 takes what is left.
PAGE = (18, 0)
# Of the plan; the first is as wide as the longest day, the third as the longest name up to this.
PLAN = (11, 0, 12, 24)
LONGEST_WHO = 16
LATER = (30, 0)
PEOPLE = (24, 5, 0, 8)


# The charts of a part.
CHARTS: Mapping[str, Callable[[Advice, Language], Iterator[Chart]]] = {
    "plan": hours_charts,
    "people": effort_charts,
    "numbers": way_charts,
}


@dataclass(frozen=True)
class Line:
    """A row; ``text`` is what can be found in it, ``id`` is None for what cannot be chosen."""

    visual: Visual
    text: str = ""
    id: str | None = None


# Marks what is looked for in a text.
Marker = Callable[[Content], Content]


class OutlineRows:
    """Writes the parts of one case in one language."""

    def __init__(
        self,
        case: Case,
        still_open: Sequence[str],
        language: Language,
        mark: Marker = lambda text: text,
    ) -> None:
        self._case = case
        self._open = tuple(still_open)
        self._language = language.on_screen(case.day)
        self._mark = mark
        self._ways: Mapping[str, Callable[[Section], Iterator[Line]]] = {
            "page": self._page,
            "duties": self._work,
            "tactics": self._work,
            "later": self._later,
            "relationships": self._people,
        }

    def sections(self, part: Part) -> tuple[Section, ...]:
        """The sections of a part that there are, in its order."""
        outline = self._case.outline
        if part is PARTS[-1]:
            return tuple(one for one in outline.sections if one.id not in PLACED)
        found = (outline.section(name) for name in part.sections)
        return tuple(section for section in found if section is not None)

    def count(self, part: Part) -> int:
        """How many entries a part has."""
        items = sum(len(section.items) for section in self.sections(part))
        return items + (len(self._open) if STILL_OPEN in part.sections else 0)

    def rows(self, part: Part) -> Iterator[Line]:
        """Everything in a part."""
        written = headed = False
        if part.id == "numbers":
            # The way to a number is seen before it is read.
            for line in self._charts(part):
                yield line
                written = True
            if written:
                yield Line(Hung([(0, Content(""))]))
        yield from self._legend(part)
        several = len(self.sections(part)) > 1 or STILL_OPEN in part.sections
        for section in self.sections(part):
            title = self._text(section.title)
            # The first heading is not said again where the pane is called the same.
            if title != self._text(part.about) and several and (section.items or section.note):
                yield self._heading(title, first=not written)
            written = True
            if section.note is not None:
                yield Line(Hung([(0, self._muted(self._say(section.note)))]))
            if section.id in WORK and section.items and not headed:
                yield self._header(
                    self._plan_widths(), (N_("When"), N_("What"), N_("Who"), N_("Time"))
                )
                headed = True
            yield from self._ways.get(section.id, self._plain)(section)
        if STILL_OPEN in part.sections and self._open:
            title = self._text(N_("Still open in the interview"))
            yield self._heading(title, first=not written)
            for number, asked in enumerate(self._open):
                text = Hung([(0, self._mark(Content(f"○ {asked}")))], hang=2)
                yield Line(text, asked, f"ask {STILL_OPEN} {number}")
        if part.id != "numbers":
            yield from self._charts(part)
        if not self.count(part) and not any(one.note for one in self.sections(part)):
            yield Line(Hung([(0, self._muted(self._text(N_("There is nothing to say here."))))]))

    def _legend(self, part: Part) -> Iterator[Line]:
        """What the signs of a part mean, in a line that a small window has room for."""
        items = [
            one
            for section in self.sections(part)
            for item in section.items
            for one in (item, *item.children)
        ]
        if not any(item.value for item in items):
            return
        told = LEGEND
        if any(item.leads for item in items):
            told = LEGEND_LEADS
        elif part.id == "people" and any(one.value is None for one in worths(self._case)):
            told = LEGEND_WORTH
        yield Line(Hung([(0, self._muted(self._text(told)))]))

    # ── sections ───────────────────────────────────────────────────────────────

    def _page(self, section: Section) -> Iterator[Line]:
        grouped = False
        for item in section.items:
            if item.id in GROUPS and not (grouped and item.id == "page-hours"):
                grouped = item.id == "page-who"
                yield Line(Hung([(0, Content(""))]))
            title = self._say(item.title)
            text = self._say(item.text) if item.text is not None else ""
            label = self._muted(title).stylize("bold")
            first = Content(text) if text else Content("")
            if text or not item.children:
                narrow = Hung([(0, label), (2, self._mark(first))])
                yield self._row(section, item, Cells((label, self._mark(first)), PAGE, narrow))
            else:
                yield Line(Hung([(0, Content("")), (0, self._title(title))]))
            for child in item.children:
                yield self._row(section, child, Hung(list(self._step(child)), hang=2))

    def _step(self, item: OutlineItem) -> Iterator[tuple[int, Content]]:
        yield 0, self._mark(Content(f"□ {self._say(item.title)}"))
        if item.text is not None:
            yield 2, self._mark(self._muted(self._say(item.text)))

    def _work(self, section: Section) -> Iterator[Line]:
        widths = self._plan_widths()
        for item in section.items:
            when, who, time = (self._part(item, name) for name in ("when", "who", "effort"))
            title = self._mark(self._valued(item, strong=item.leads))
            aside = self._muted(" · ".join(filter(None, (when, who, time))))
            cells = (Content(when), title, Content(who), self._muted(time))
            yield self._row(section, item, Cells(cells, widths, Hung([(0, title), (2, aside)], 2)))

    def _plan_widths(self) -> tuple[int, ...]:
        items = [
            item
            for section in self._case.outline.sections
            if section.id in WORK
            for item in section.items
        ]
        when, what, who, time = PLAN
        days = (self._part(item, "when") for item in items)
        names = (cell_len(self._part(item, "who")) for item in items)
        who = max((who, *(length for length in names if length <= LONGEST_WHO)))
        return (max((when, *map(cell_len, days))), what, who, time)

    def _later(self, section: Section) -> Iterator[Line]:
        for item in section.items:
            places = (self._language.show(d.value) for d in item.details if d.part == "place")
            title, why = self._mark(self._bold(item)), self._muted(" ".join(places))
            yield self._row(section, item, Cells((title, why), LATER, Hung([(0, title), (2, why)])))

    def _people(self, section: Section) -> Iterator[Line]:
        found = {f"relationship:{one.subject}": one for one in worths(self._case)}
        if section.items:
            yield self._header(PEOPLE, (N_("Who"), N_("Worth"), N_("Next move"), N_("Hours")))
        for item in section.items:
            effort = found.get(item.id)
            worth = VALUES[effort.value if effort is not None else None]
            spent = effort.hours if effort is not None else 0.0
            hours = self._language.show(figure_of_hours(spent)) if spent else "–"
            moves = [child for child in item.children if child.value != "low"] or item.children
            move = self._say(moves[0].title) if moves else self._text(N_("none of its own"))
            name = self._mark(self._bold(item))
            named = Content.assemble(f"{worth} ", name)
            narrow = Hung([(0, named), (4, self._muted(move))], first=4)
            cells = (name, Content(worth), Content(move), Content(hours))
            yield self._row(section, item, Cells(cells, PEOPLE, narrow))
        if any(item.children for item in section.items):
            yield self._heading(self._text(N_("The next move with each")), first=False)
        for item in section.items:
            for child in item.children:
                about = Content(f"{self._say(item.title)}: ").stylize("bold $text-primary")
                lines = [(0, Content.assemble(about, self._valued(child)))]
                if child.text is not None:
                    lines.append((2, Content(self._say(child.text))))
                yield self._row(section, child, Hung([(i, self._mark(t)) for i, t in lines]))

    def _plain(self, section: Section) -> Iterator[Line]:
        for item in section.items:
            yield self._row(section, item, Hung(list(self._lines(section, item))))
            for child in item.children:
                lines = [(2 + indent, text) for indent, text in self._lines(section, child)]
                yield self._row(section, child, Hung(lines))

    def _lines(self, section: Section, item: OutlineItem) -> Iterator[tuple[int, Content]]:
        yield 0, self._mark(self._valued(item))
        for sentence in separated(item.text) if item.text is not None else ():
            yield 2, self._mark(Content(self._say(sentence)))
        if section.id in REASONED:
            for why in item.why.because:
                yield 2, self._mark(Content(self._say(why)))
        for detail in item.details:
            if detail.part in ("", "when", "who"):
                label = self._muted(f"{self._text(detail.label)}: ")
                yield 2, self._mark(Content.assemble(label, self._language.show(detail.value)))

    # ── charts ─────────────────────────────────────────────────────────────────

    def _charts(self, part: Part) -> Iterator[Line]:
        charts = CHARTS.get(part.id)
        drawn = charts(self._case, self._language) if charts is not None else ()
        for place, chart in enumerate(drawn):
            yield self._heading(chart.title, first=part.id == "numbers" and not place)
            # It can be gone to, or its end would be out of reach for the arrow keys.
            yield Line(Drawn(chart.draw), chart.title, f"chart chart {chart.name}")

    # ── pieces ─────────────────────────────────────────────────────────────────

    def _row(self, section: Section, item: OutlineItem, visual: Visual) -> Line:
        said = [self._say(item.title), self._say(item.text) if item.text is not None else ""]
        if section.id in REASONED:
            said += [self._say(why) for why in item.why.because]
        return Line(visual, spaced(" ".join(said)), f"item {section.id} {item.id}")

    def _heading(self, title: str, *, first: bool) -> Line:
        blank = [] if first else [(0, Content(""))]
        return Line(Hung([*blank, (0, self._title(title))]))

    def _header(self, widths: Sequence[int], titles: Sequence[str]) -> Line:
        cells = [self._muted(self._text(title)) for title in titles]
        return Line(Cells(cells, widths, Hung([])))

    def _title(self, text: str) -> Content:
        return Content(text).stylize("bold underline $text-primary")

    def _bold(self, item: OutlineItem) -> Content:
        return Content(self._say(item.title)).stylize("bold $text-primary")

    def _valued(self, item: OutlineItem, *, strong: bool = True) -> Content:
        """The title with its value in front, and a mark where it carries out the approach."""
        title = self._bold(item) if strong else Content(self._say(item.title))
        if item.leads:
            title = Content.assemble(f"{LEADS} ", title)
        return title if item.value is None else Content.assemble(f"{VALUES[item.value]} ", title)

    def _part(self, item: OutlineItem, part: str) -> str:
        found = (self._language.show(d.value) for d in item.details if d.part == part)
        return next(found, "")

    def _muted(self, text: str) -> Content:
        return Content(text).stylize("$text-muted")

    def _say(self, said: Message) -> str:
        return self._language.say(said)

    def _text(self, text: str) -> str:
        return self._language.text(text)
