"""Sheets for speaking: the rules on one page, and sentences to answer with."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_
from advisor.core.rules.catalogue import Policy, Reputation, Work
from advisor.paper.pages import PageBlock
from advisor.paper.sheets.filling import Filler
from advisor.report.blocks import Line, Lines

# The most sentences of the plan's own.
MOST_SAID = 8


def rules_page(fill: Filler) -> Iterator[PageBlock]:
    """Who speaks for the firm, and how, on one page."""
    yield fill.aside(N_("Write it together, in one hour, and put it where everyone sees it."))
    yield fill.heading(N_("Who speaks for us"))
    yield fill.line(N_("Who answers in public"), fill.known("business.answerer"))
    yield fill.blank(N_("By name, and who stands in when that person is away:"))
    yield fill.blank(N_("On which days we look, and within how many days everybody has an answer:"))
    found = [r for r in fill.case.recommendations if isinstance(r.item, (Policy, Reputation))]
    if found:
        yield fill.heading(N_("What the strategy says about it"))
        yield Lines(
            tuple(
                Line(
                    fill.say(fill.case.fill(r.item.title, r.subject)),
                    fill.say(fill.case.fill(r.item.text, r.subject)),
                )
                for r in found
            )
        )
    yield fill.heading(N_("What we may not do, or must ask for first"))
    yield fill.line(N_("Who must approve it"), fill.in_own_words("business.permission"))
    yield fill.line(N_("What we may not do"), fill.in_own_words("business.may_not"))
    yield fill.heading(N_("What we never say"))
    yield fill.proposal(
        N_("Names or stories of {people} without their yes."),
        N_("Anything about pay, quarrels or other firms."),
        N_("Anything we have not checked, and anything written while angry."),
    )
    yield fill.blank("")
    yield fill.heading(N_("What each of us may always say"))
    yield fill.proposal(N_("Everything true about our own work that hurts nobody."))
    yield fill.heading(N_("What goes to the boss the same day"))
    yield fill.proposal(
        N_("Someone was hurt, wants money back, or mentions a lawyer or the press.")
    )
    yield fill.blank(N_("Phone:"))


def reply_sentences(fill: Filler) -> Iterator[PageBlock]:
    """Words to answer with: the plan's own, and some for what comes up everywhere."""
    yield fill.aside(
        N_("Change every sentence until it is how you talk. Nobody likes to be answered by a form.")
    )
    said = dict(_said(fill))
    if said:
        yield fill.heading(N_("For what is in your plan"))
        yield Lines(tuple(Line(title, text) for title, text in list(said.items())[:MOST_SAID]))
    replies = fill.case.rulebase.ready_replies
    if replies:
        yield fill.heading(N_("For what comes up"))
        yield Lines(tuple(Line(fill.text(r.title), f"“{fill.text(r.say)}”") for r in replies))
    yield fill.heading(N_("Our own"))
    yield fill.table({N_("When"): 7, N_("What we say"): 13}, (), 5)


def _said(fill: Filler) -> Iterator[tuple[str, str]]:
    """What the planned work has to say, by its title; the same words once."""
    seen: set[str] = set()
    for placement in fill.case.plan.placements:
        work = fill.case.work[placement.key]
        if isinstance(work.item, Work) and work.item.say is not None:
            words = fill.say(fill.case.fill(work.item.say, work.subject))
            if words not in seen:
                seen.add(words)
                yield fill.say(fill.case.titled(placement.key)), f"“{words}”"
