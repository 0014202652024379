"""The outline as blocks: what is a heading, what a line, and which why stands beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.core.message import Label, Message, Quantity, Words, message
from advisor.core.reasoning.outline import Detail, Justification, OutlineItem
from advisor.core.rules.fact import Subject
from advisor.language import english
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph, Table
from advisor.report.document import LITTLE, build_document, within
from advisor.report.piece import FIRST, Piece
from advisor.report.pieces import pieces_of
from advisor.report.repetition import words_of
from tests.report.firm import entry, outline

DAYS = {"x": date(2026, 12, 31), "y": date(2027, 1, 1)}
BECAUSE = "Because it is strong."
BEGIN = (Detail("First step", message("Begin now."), "step"),)


def step(name: str) -> OutlineItem:
    """A step of this week on page one."""
    title = message("{name} (you)", name=Words(name))
    return replace(entry(f"page-step-{name}", "page", text=message("Begin here.")), title=title)


def blocks(*items: OutlineItem) -> tuple[Block, ...]:
    return build_document(outline(*items), english()).blocks


def lines(*items: OutlineItem) -> list[Line]:
    """All lines, in the order in which they are read."""
    found = blocks(*items)
    return [line for block in found if isinstance(block, Lines) for line in block.lines]


def test_a_document_is_titled_with_the_firm_and_dated() -> None:
    assert blocks(entry("x"))[:2] == (
        Heading(1, "A social media strategy for Rye & Co"),
        Paragraph("As of Mon 5 Jan 2026.", aside=True),
    )


def test_work_is_a_row_of_the_plan_and_a_line_with_its_reason() -> None:
    details = (
        Detail("When", date(2026, 1, 5), "when"),
        Detail("Who", Label("you"), "who"),
        Detail("Time", Label("1 h"), "effort"),
    )
    item = entry("x", "tactics", kind="tactic", details=details)
    (table,) = (block for block in blocks(item) if isinstance(block, Table))
    assert table.rows == (("Mon 5 Jan", "X", "you", "1 h"),)
    assert Line("X", "", "Our own judgement", "Because it is strong.") in lines(item)


def test_rows_with_one_title_are_told_apart_by_the_owners_words() -> None:
    said = {"x": "the ear", "y": "the bride"}
    items = (
        replace(
            entry(name, "tactics", kind="tactic", details=BEGIN),
            title=message("Put it right"),
            why=Justification(because=(message("As you say: “{m}”.", m=Words(words)),)),
        )
        for name, words in said.items()
    )
    (table,) = (block for block in blocks(*items) if isinstance(block, Table))
    titles = [row[1] for row in table.rows]
    assert titles == ["Put it right: “the ear”", "Put it right: “the bride”"]


def test_what_is_said_of_each_of_several_is_a_reason_for_all_of_them() -> None:
    said = {"the yard": "floats in April", "the mill": "flour in May", "the inn": None}
    reasons = tuple(
        message(
            "Of {relationship.name}: “{relationship.did_words}”.",
            relationship__name=Words(name),
            relationship__did_words=Words(words or "flour in May"),
        )
        for name, words in said.items()
    )
    item = entry("x", "tactics", kind="tactic")
    together = replace(item, why=replace(item.why, because=reasons), also=("y", "z"))
    alone = replace(together, also=())
    assert [line.because for made in (together, alone) for line in lines(made)] == [
        "Of the yard: “floats in April”. Of the mill: “flour in May”.",
        "Of the yard: “floats in April”.",
    ]


def test_the_reasoning_stands_at_the_end_only_where_it_is_asked_for() -> None:
    made = outline(entry("x"))
    plain = build_document(made, english()).blocks
    whole = build_document(made, english(), reasoning=True).blocks
    assert whole[: len(plain)] == plain
    assert Heading(3, "Your answers") in whole[len(plain) :]


def test_what_is_left_out_is_one_line_with_its_reason() -> None:
    (line,) = lines(entry("x", "left-out"))
    assert line == Line("X", "", "Our own judgement", "Because it is strong.")


def test_the_figures_of_a_goal_are_one_line() -> None:
    goal = entry("x", "programme", kind="measured", text=message("From 3 to 5."))
    assert lines(goal) == [Line("X", "From 3 to 5.")]


def test_the_year_is_written_only_where_it_changes() -> None:
    days = [entry(name, details=(Detail("When", day, "when"),)) for name, day in DAYS.items()]
    (table,) = (block for block in blocks(*days) if isinstance(block, Table))
    assert [row[0] for row in table.rows] == ["Thu 31 Dec", "Fri 1 Jan 2027"]


def test_this_weeks_steps_are_a_list_of_their_own() -> None:
    steps = entry("page-week", "page", kind="page", children=(step("x"),))
    assert Heading(3, "Page-week") in blocks(steps)
    assert Line("X (you)", "Begin here.") in lines(steps)


def test_how_to_begin_is_said_only_of_what_carries_the_plan() -> None:
    work = [entry("x", details=BEGIN), entry("y", details=BEGIN, leads=True)]
    said = {line.label: line.text for line in lines(*work)}
    assert "Begin" not in said["X"]
    assert "First step: Begin now." in said["Y"]


def test_a_duty_is_printed_in_full_without_signs() -> None:
    details = (*BEGIN, Detail("Works", message("They answer."), "works"))
    (line,) = lines(entry("x", "duties", text=message("Ask them."), details=details))
    assert line.said == "Ask them. First step: Begin now. Because it is strong."


def test_planned_work_without_room_for_its_text_has_no_row_but_its_name() -> None:
    long = message(" ".join(["word"] * 2000))
    found = blocks(entry("x"), entry("y", text=long), entry("z", text=long))
    rows = [row[1] for block in found if isinstance(block, Table) for row in block.rows]
    also = [line for b in found if isinstance(b, Lines) for line in b.lines if "Also" in line.label]
    assert rows == ["X"]
    assert also[0].text == "Y and Z."


def test_of_many_steps_the_last_that_only_support_are_named_in_one_line() -> None:
    found = blocks(entry("lead", leads=True), *(entry(f"x{n}") for n in range(12)))
    rows = [row[1] for block in found if isinstance(block, Table) for row in block.rows]
    also = [line for b in found if isinstance(b, Lines) for line in b.lines if "Also" in line.label]
    assert len(rows) == 10
    assert also[0].text == "X9, X10, and X11."


def test_work_without_room_for_a_row_is_named_in_one_line() -> None:
    day = (Detail("When", message("on the first Monday after that"), "when"),)
    found = blocks(*(entry(f"x{n}", details=day) for n in range(600)))
    rows = [row[1] for block in found if isinstance(block, Table) for row in block.rows]
    also = [line for b in found if isinstance(b, Lines) for line in b.lines if "Also" in line.label]
    assert rows
    assert also[0].text.endswith("X599.")


def test_a_sign_that_the_numbers_name_is_not_said_with_the_work() -> None:
    work = entry("x", details=(Detail("Works", message("They answer."), "works"),), leads=True)
    goal = entry("g", "programme", kind="measured", text=message("Early: They answer."))
    assert "They answer" in lines(work)[0].text
    assert "They answer" not in lines(work, goal)[0].text


def test_where_nothing_is_needed_the_outline_is_short() -> None:
    long = message(" ".join(["word"] * 200))
    duties = [entry(name, "duties", text=long, details=BEGIN) for name in "abcd"]
    made = replace(outline(*duties), nothing_needed=True)
    assert words_of(build_document(made, english()).blocks) <= LITTLE


def test_work_is_one_paragraph_with_the_words_to_say_and_when_to_stop() -> None:
    details = (
        *BEGIN,
        Detail("Say", message("How was it?"), "say"),
        Detail("Stop", message("After ten."), "stop"),
    )
    (line,) = lines(entry("x", text=message("Ask them."), details=details, leads=True))
    assert line.said == (
        "Ask them. First step: Begin now. You could say: “How was it?” "
        "When to stop: After ten. Because it is strong."
    )


def test_the_same_work_about_several_people_is_told_in_full_once() -> None:
    told = [entry(name, text=message("Ask them."), details=BEGIN) for name in ("x:ann", "x:bo")]
    assert [line.text.startswith("Ask them.") for line in lines(*told)] == [True, False]


def test_what_does_not_fit_is_said_in_fewer_words() -> None:
    long, short = (Paragraph(" ".join(["word"] * n)) for n in (20, 4))
    (kept,) = within([Piece("", 1, (long,), ((short,),))], 10)
    assert kept.blocks == (short,)


def test_nothing_is_said_of_relationships_without_a_step() -> None:
    people = [entry(name, "relationships", kind="relationship") for name in ("x", "y")]
    assert lines(*people) == []


def test_who_has_work_of_their_own_is_not_said_to_have_none() -> None:
    ann = Subject(relationship="ann")
    person = entry("person", "relationships", kind="relationship", subject=ann)
    work = entry("ask", subject=ann)
    (line,) = lines(person, work)[:1]
    assert line == Line("Person", "See the step: ask.")


def test_few_are_left_out_and_those_for_a_reason_of_this_firm_come_first() -> None:
    out = [entry(name, "left-out") for name in "abcde"]
    named = Justification(because=(message("You are {n}.", n=Quantity(3)),))
    firm = replace(entry("f", "left-out"), why=named)
    assert [line.label for line in lines(*out, firm)] == ["F", "A", "B", "C"]


def test_relationships_with_the_same_next_move_are_written_once() -> None:
    move = entry("move", kind="development")
    people = [
        entry(
            name,
            "relationships",
            kind="relationship",
            goals=("g",),
            children=(replace(move, id=f"m:{name}"),),
        )
        for name in ("x", "y", "z")
    ]
    assert [line.label for line in lines(*people)] == ["X", "Y; z"]


def test_there_are_at_most_five_open_questions() -> None:
    asked = [entry(name, "open-questions", kind="ask") for name in "abcdefg"]
    assert [line.label for line in lines(*asked)] == ["A", "B", "C", "D", "E"]


def test_what_is_not_printed_is_left_to_screens() -> None:
    made = outline(entry("x", "left-out"))
    hidden = replace(made, sections=tuple(replace(s, printed=False) for s in made.sections))
    assert len(build_document(hidden, english()).blocks) == 2


def test_a_section_without_items_says_why() -> None:
    made = outline(entry("x"))
    empty = replace(made.sections[0], items=(), note=message("nothing is needed."))
    found = build_document(replace(made, sections=(empty,)), english()).blocks
    assert Paragraph("Nothing is needed.") in found


def test_who_has_no_step_of_their_own_is_not_given_that_of_others() -> None:
    regulars = entry("regulars", "relationships", kind="relationship", weighs=True, goals=("g",))
    printed = {line.label: line.text for line in lines(regulars, entry("ask", leads=True))}
    assert "Regulars" not in printed


def test_of_many_steps_those_with_somebody_named_are_explained_first() -> None:
    general = [entry(name, "tactics", kind="tactic") for name in "abcdefghijk"]
    ann = replace(entry("ann", "tactics", kind="tactic"), subject=Subject(relationship="ann"))
    printed = {line.label: line.text for line in lines(*general, ann)}
    assert "Ann" in printed
    assert printed["Also planned"] == "J and K."


def words(number: int) -> Message:
    return message(" ".join(["word"] * number))


def test_sections_without_room_are_named_and_printed_where_the_whole_is_wanted() -> None:
    page = entry("p", "page", kind="page", text=words(1300))
    made = outline(page, entry("rule", "policies", kind="policy", text=words(300)))
    short, whole = (build_document(made, english(), whole=w).blocks for w in (False, True))
    rest = "Left off here, to keep it short: Policies. The program shows all of it."
    assert Paragraph(rest, aside=True) in short
    assert Heading(2, "Policies") in whole


def test_what_the_owner_has_in_mind_is_answered_before_work_is_written_in_full() -> None:
    plain = entry("plain", "left-out")
    wish = replace(plain.why.facts[0], key="business.wish")
    asked = replace(entry("asked", "left-out"), why=replace(plain.why, facts=(wish,)))
    first, second = pieces_of(outline(plain, asked), english())
    assert first.blocks == (Lines((Line("Asked", "", "Our own judgement", BECAUSE),)),)
    assert first.priority <= FIRST < second.priority


def test_what_was_not_asked_yet_is_the_last_open_question() -> None:
    named = message("Not asked yet: {label}.", label=Label("Rules"))
    unasked = replace(entry("not-asked-yet", "open-questions", kind="ask"), title=named)
    question = entry("x", "open-questions", kind="ask")
    assert [line.label for line in lines(unasked, question)][-1] == "Not asked yet: Rules."


def test_where_little_is_needed_a_few_steps_are_explained_and_the_rest_named() -> None:
    steps = [entry(f"s{n}", "duties", details=BEGIN) for n in range(6)]
    made = replace(outline(*steps), nothing_needed=True)
    found = build_document(made, english()).blocks
    said = [line for block in found if isinstance(block, Lines) for line in block.lines]
    assert [line.label for line in said] == ["S0", "S1", "S2", "S3", "Also planned"]
    assert said[-1].text == "S4 and S5."
