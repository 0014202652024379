"""Sheets for several firms: what is agreed, how others join, what there is to do together."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_
from advisor.core.rules.fact import Subject
from advisor.language import capitalised
from advisor.paper.pages import PageBlock
from advisor.paper.sheets.filling import Filler

# What counts as something done together.
DONE = ("one_off", "regular", "formal")


def agreement(fill: Filler) -> Iterator[PageBlock]:
    """What two or several firms agree, on one sheet."""
    partners = fill.partners()
    names = [fill.firm, *map(fill.name, partners)]
    yield fill.aside(
        N_(
            "What you told us is filled in; the empty lines are for all of you. Where there is a "
            "proposal, keep it or cross it out. Where money or liability is at stake, ask "
            "someone who knows the law of your country before you sign."
        )
    )
    yield fill.heading(N_("Who takes part"))
    yield fill.table(
        {N_("Firm"): 6, N_("Who decides there"): 6, N_("Phone or address"): 8},
        ((name, "", "") for name in names if name),
        2 if partners else 4,
    )
    yield fill.heading(N_("What each of us wants from it"))
    goal, number = next(fill.goals(), ("", ""))
    if goal and fill.firm:
        wanted = f"{capitalised(goal)}. {number}".strip()
        yield fill.line(fill.firm, wanted)
    for name in map(fill.name, partners):
        yield fill.blank(name)
    if not partners:
        yield fill.blank(N_("The others"), 2)
    yield fill.heading(N_("What we do first"))
    for subject in partners:
        if joint := fill.in_own_words("relationship.joint", subject):
            yield fill.line(
                fill.put(N_("Named so far, with {name}"), name=fill.name(subject)), joint
            )
    yield fill.blank(N_("One thing, small, with a day on which it ends:"), 2)
    yield fill.heading(N_("Who does what, who pays, who counts"))
    yield fill.table({N_("What"): 9, N_("Who"): 4, N_("By when"): 3, N_("Who pays"): 4}, (), 5)
    yield fill.heading(N_("What we count"))
    yield fill.proposal(
        N_("Every sale, visit or order that came only because of this gets a mark on one sheet.")
    )
    yield fill.blank(N_("Who counts, and on which day we look at it together:"))
    yield fill.blank(N_("What comes in, and what it costs, is divided like this:"))
    yield fill.heading(N_("How a firm joins and leaves"))
    yield fill.proposal(
        N_(
            "A firm that wants to join fills in the sheet “How to join”. "
            "All of us agree, or it waits."
        ),
        N_(
            "A firm that wants to leave says so four weeks before, and keeps what it has "
            "promised until then."
        ),
    )
    yield fill.blank(N_("What else is agreed:"))
    yield fill.heading(N_("When something goes wrong"))
    yield fill.blank(N_("Who answers complaints, and within how many days:"))
    yield fill.blank(N_("What must not happen:"))
    yield fill.heading(N_("Signed"))
    yield fill.table(
        {N_("Firm"): 5, N_("Name"): 5, N_("Day"): 3, N_("Signature"): 7},
        ((name, "", "", "") for name in names if name),
        1 if partners else 3,
    )


def joining(fill: Filler) -> Iterator[PageBlock]:
    """How another firm applies, with examples of what was done together."""
    partners = fill.partners()
    together = [fill.firm, *(fill.name(s) for s in partners if _together(fill, s))]
    yield fill.aside(N_("To hand to a firm that might join. Cross out what does not apply."))
    yield fill.heading(N_("Who we are"))
    yield fill.line(N_("So far"), ", ".join(filter(None, together)))
    yield fill.line(N_("What we do"), fill.known("business.offer"))
    yield fill.heading(N_("What we have done together"))
    yield fill.table(
        {N_("What"): 7, N_("With whom"): 5, N_("When"): 3, N_("What it brought, counted"): 5},
        (
            (fill.in_own_words("relationship.footing", subject), fill.name(subject), "", "")
            for subject in partners
            if _together(fill, subject)
        ),
        3,
    )
    yield fill.heading(N_("Who can join"))
    yield fill.proposal(
        N_("You serve the same people as we do, with other things."),
        N_("You can decide for yourself what you agree to."),
        N_("You take part in one thing we do before you sign for more."),
    )
    yield fill.heading(N_("What we would like to know from you"))
    for label in (
        N_("Your firm, and who decides:"),
        N_("What you do, and for whom:"),
        N_("What you could bring in: people who know you, space, hours, goods:"),
        N_("What you would want from it:"),
        N_("What must not happen:"),
        N_("Whom we may ask about you:"),
    ):
        yield fill.blank(label)
    yield fill.heading(N_("What happens then"))
    yield fill.proposal(
        N_("You have our answer within two weeks: yes, no, or what is still missing."),
        N_("Before you decide you read the page that all of us have signed."),
    )
    yield fill.line(N_("Ask for"), fill.known("goal.person", _first_goal(fill)))


def opportunities(fill: Filler) -> Iterator[PageBlock]:
    """What there is to do together, with whom, and what became of it."""
    yield fill.aside(
        N_("Bring this list to each meeting: strike out what is done or dead, add what is new.")
    )
    rows = [
        (what, fill.name(subject), fill.known("relationship.holder", subject), "", "")
        for subject in fill.partners()
        if (what := fill.in_own_words("relationship.joint", subject))
    ]
    share = "" if fill.has("business.share", "nothing") else fill.in_own_words("business.share")
    if share:
        rows.append((fill.put(N_("Lend or share: {what}"), what=share), "", "", "", ""))
    if fill.has("business.too_big", "yes"):
        rows.append((fill.text(N_("An order that is too big for one of us")), "", "", "", ""))
    yield fill.heading(N_("What we could do"))
    yield fill.table(
        {
            N_("What"): 6,
            N_("With whom"): 4,
            N_("Who asks"): 3,
            N_("By when"): 3,
            N_("What came of it"): 5,
        },
        rows,
        max(10 - len(rows), 4),
    )
    yield fill.heading(N_("What we have tried"))
    yield fill.table(
        {
            N_("What"): 6,
            N_("With whom"): 4,
            N_("What it brought, counted"): 5,
            N_("Again? Why?"): 5,
        },
        (),
        5,
    )


def _together(fill: Filler, subject: Subject) -> bool:
    return any(fill.has("relationship.footing", value, subject) for value in DONE)


def _first_goal(fill: Filler) -> Subject:
    return next(iter(fill.case.profile.subjects("goal")), Subject())
