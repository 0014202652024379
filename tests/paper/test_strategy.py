"""Every format of one strategy: the same each time, and true to the plan."""

from __future__ import annotations

import io
import re
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import icalendar
import openpyxl
import pypdf
import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.errors import AdvisorError
from advisor.paper import strategy
from advisor.paper.formats import FORMATS, FORMS, Form
from advisor.paper.packed import packed
from advisor.paper.strategy import Strategy
from advisor.report.blocks import Heading
from tests.paper.conftest import DAY, strategy_of
from tests.paper.reading import READERS, html_tree, squeezed

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_firm_on_the_same_day_is_the_same_bytes(
    form: Form, bakery: Strategy, real: Rulebase
) -> None:
    assert bakery.write(form) == strategy_of(real, "bakery").write(form)


@pytest.mark.parametrize("form", FORMS)
def test_every_format_names_a_step_of_the_plan(form: Form, bakery: Strategy) -> None:
    step = "Make it an alliance: one page that all of you sign"
    assert squeezed(step) in squeezed(READERS[form](bakery.write(form)))


def test_no_office_file_tells_when_it_was_written() -> None:
    book = openpyxl.Workbook()
    made = io.BytesIO()
    book.save(made)
    read = openpyxl.load_workbook(io.BytesIO(packed(made.getvalue(), DAY)))
    assert read.properties.modified.date() == DAY


@pytest.mark.parametrize("scenario", ["bakery", "charity", "engineering-large"])
def test_page_one_of_a_pdf_is_one_page(scenario: str, real: Rulebase) -> None:
    made = strategy_of(real, scenario)
    reader = pypdf.PdfReader(io.BytesIO(made.write("pdf")))
    first, second = (squeezed(reader.pages[n].extract_text()) for n in (0, 1))
    headings = [b.text for b in made.document.blocks if isinstance(b, Heading) and b.level == 2]
    assert squeezed(headings[0]) in first
    assert squeezed(headings[1]) in second
    assert f"Page1of{len(reader.pages)}" in first


def test_a_web_page_folds_each_reason_and_says_each_picture_in_words(bakery: Strategy) -> None:
    tree = html_tree(bakery.write("html"))
    reasons = [line for block in bakery.document.blocks for line in getattr(block, "lines", ())]
    assert len(list(tree.iter("details"))) == sum(bool(line.because) for line in reasons) > 5
    pictures = list(tree.iter(f"{SVG}svg"))
    assert len(pictures) == 4
    assert all(p.findtext(f"{SVG}title") and p.findtext(f"{SVG}desc") for p in pictures)


def test_a_word_file_has_real_headings_and_tables(bakery: Strategy) -> None:
    document = docx.Document(io.BytesIO(bakery.write("docx")))
    headings = [
        p.text for p in document.paragraphs if p.style and str(p.style.name).startswith("Heading")
    ]
    assert headings[:2] == ["The strategy on one page", "This week"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        *("From", "What", "Who", "Time")
    ]


def test_the_second_part_of_a_word_file_begins_on_a_page_of_its_own(bakery: Strategy) -> None:
    document = docx.Document(io.BytesIO(bakery.write("docx")))
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert begun == ["First, whatever the plan says"]


def test_no_row_of_a_word_table_is_parted_between_two_pages(bakery: Strategy) -> None:
    with ZipFile(io.BytesIO(bakery.write("docx"))) as parts:
        text = parts.read("word/document.xml")
    # Every row but the header, which stands again on each page.
    assert text.count(b"<w:cantSplit") == text.count(b"<w:tr>") - text.count(b"<w:tblHeader")


# ── Calendar ───────────────────────────────────────────────────────────────────


def events(content: bytes) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(event["UID"]): event for event in found}


def test_everything_planned_is_on_its_day(bakery: Strategy) -> None:
    found = sorted(event["DTSTART"].dt for event in events(bakery.write("ics")).values())
    starts = [p.start for p in bakery.case.plan.placements]
    stones = [point.day for way in bakery.figures.ways for point in way.points[1:]]
    assert found == sorted([*starts, *stones, *bakery.case.plan.reviews])


def test_a_step_has_its_first_step_and_its_reason_in_the_note(bakery: Strategy) -> None:
    notes = [str(event.get("DESCRIPTION", "")) for event in events(bakery.write("ics")).values()]
    (note,) = (note for note in notes if "Write on a sheet who takes part" in note)
    assert "Because: " in note


def test_imported_again_later_it_moves_and_does_not_double(
    bakery: Strategy, real: Rulebase
) -> None:
    book = events(bakery.write("ics"))
    before = {uid: event["SEQUENCE"] for uid, event in book.items()}
    later = events(strategy_of(real, "bakery", DAY + timedelta(weeks=4)).write("ics"))
    same = before.keys() & later.keys()
    assert len(same) > 0.8 * len(before)
    assert all(later[uid]["SEQUENCE"] > before[uid] for uid in same)
    assert any(later[uid]["DTSTART"].dt != book[uid]["DTSTART"].dt for uid in same)


def test_two_firms_have_no_event_in_common(bakery: Strategy, real: Rulebase) -> None:
    other = strategy_of(real, "charity")
    assert events(bakery.write("ics")).keys().isdisjoint(events(other.write("ics")))


# ── Workbook ───────────────────────────────────────────────────────────────────


def test_a_workbook_has_the_plan_to_tick_off_and_the_number_to_count(bakery: Strategy) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bakery.write("xlsx")))
    plan, count = book.worksheets
    assert plan.max_row == len(bakery.entries) + 1
    assert str(plan["A2"].value)[:10] == str(DAY)
    assert [cell.value for cell in count[1]][:3] == ["Day", "On the way", "Counted"]
    rows = [(str(day)[:10], n) for day, n in count.iter_rows(2, max_col=2, values_only=True) if n]
    assert rows[0] == (str(DAY), 30)
    assert rows[-1] == ("2027-06-30", 45)
    with ZipFile(io.BytesIO(bakery.write("xlsx"))) as parts:
        assert b"lineChart" in parts.read("xl/charts/chart1.xml")


# ── What is missing ────────────────────────────────────────────────────────────


def test_a_missing_package_is_one_line_with_the_command(
    bakery: Strategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(name: str) -> Any:
        if name == "advisor.paper.word":
            raise ModuleNotFoundError("No module named 'docx'", name="docx")
        return import_module(name)

    monkeypatch.setattr(strategy, "import_module", refusing)
    with pytest.raises(AdvisorError, match=re.escape("python -m pip install python-docx")):
        bakery.write("docx")


def test_every_package_that_is_loaded_has_a_name_to_install() -> None:
    folder = Path(strategy.__file__).parent
    imported = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r"^(?:from|import) (\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert imported - sys.stdlib_module_names - {"advisor"} == set(strategy.PACKAGES)


def test_every_format_says_what_it_is_good_for() -> None:
    assert set(FORMATS) == set(FORMS)
