"""Days as people type them, relative to a given today.

Own code and not dateparser: that silently takes 6/7/2027 as June, makes "June 2027" a
day of June picked from today's, does not say that 30 February does not exist, and reads
neither "end of May" nor "mid-March".
"""

from __future__ import annotations

import re
from datetime import date

from advisor.core.interview.typed import UNKNOWN_STYLE, Problem, Style, Typed
from advisor.core.interview.typed_relative_date import LEAD, has_been, relative_date
from advisor.core.interview.typed_whole_date import whole_date
from advisor.core.message import N_, Words, message

WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[.,]?\s+(?=\S)"
)
LONGEST = 40


def parse_day(
    typed: str,
    today: date | None = None,
    style: Style = UNKNOWN_STYLE,
    *,
    past: bool = False,
) -> Typed[date]:
    """One day: 2027-03-31, 31.3.2027, 31 March, 6/30/2027, end of May, in six months.

    A month alone is its last day.  What names no year is the next one from ``today``, with
    ``past`` the last one up to it; without a ``today`` only whole dates are read.
    """
    found = _day(typed, today, style, past=past)
    if found is not None:
        return found
    return Problem(
        message(
            N_(
                "Please write a day like 31 March 2027, end of March or in six months,"
                " or ? if there is none. You typed “{typed}”."
            ),
            typed=Words(typed[:LONGEST]),
        )
    )


def _day(typed: str, today: date | None, style: Style, *, past: bool) -> Typed[date] | None:
    text = " ".join(typed.replace(",", " , ").casefold().split()).replace(" ,", ",")
    if len(text) <= LONGEST:
        text = WEEKDAY.sub("", text).rstrip(".") if not re.search(r"\d\.$", text) else text
        found = whole_date(text, style)
        if found is None and today is not None:
            found = has_been(text, today) if past else relative_date(text, today)
        if found is not None:
            return found
        bare = LEAD.sub("", text)
        if bare != text:
            return _day(bare, today, style, past=past)
    return None
