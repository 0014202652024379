"""The plan as a calendar file (iCalendar) that can be imported again to bring it up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256

import icalendar

from advisor.core.message import N_, Words, message
from advisor.language import Language
from advisor.paper.schedule import Entry

PRODUCT = "-//strategy-advisor//EN"
# Days are counted from here, so that a later strategy is a later version of the same event.
_EPOCH = date(2000, 1, 1)


def calendar(entries: Iterable[Entry], firm: str, day: date, language: Language) -> bytes:
    """An event of a day for each entry, with how to begin and why in its note.

    An event is known by the firm's name and by what it is about: a strategy made on a
    later day and imported again moves it instead of adding another.
    """
    book = icalendar.Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    name = " ".join(firm.split()) or language.text(N_("your business"))
    called = language.say(message(N_("Strategy: {firm}"), firm=Words(name)))
    # The library escapes only what it knows to be text.
    book.add("x-wr-calname", icalendar.vText(called))
    for entry in entries:
        book.add_component(_event(entry, firm, day, language))
    return bytes(book.to_ical())


def _event(entry: Entry, firm: str, day: date, language: Language) -> icalendar.Event:
    event = icalendar.Event()
    stamp = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    known = sha256(f"{firm}\n{entry.kind}\n{entry.key}".encode()).hexdigest()[:32]
    event.add("uid", f"{known}@strategy-advisor")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", (day - _EPOCH).days)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"{entry.what} ({entry.who})" if entry.who else entry.what)
    note = "\n".join(_note(entry, language.reckoned_from(day)))
    if note:
        event.add("description", note)
    # A day on which something is begun is not a day on which nobody can be met.
    event.add("transp", "TRANSPARENT")
    return event


def _note(entry: Entry, language: Language) -> Iterator[str]:
    """How to begin, why, and until when."""
    if entry.kind == "review":
        yield entry.first_step
        return
    for template, text in (
        (N_("First step: {text}"), entry.first_step),
        (N_("Because: {text}"), entry.because),
        (N_("Time: {text}"), entry.time),
    ):
        if text:
            yield language.say(message(template, text=Words(text)))
    if entry.until is not None and entry.until > entry.day:
        yield language.say(message(N_("Set up by {day}."), day=entry.until))
    if entry.goes_on is not None:
        yield language.say(message(N_("It goes on until {day}."), day=entry.goes_on))
