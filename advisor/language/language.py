"""One language: looks templates up and writes numbers, money and dates."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_decimal_symbol

from advisor.core.interview.typed import Style
from advisor.core.message import (
    JOINED,
    PLACEHOLDER,
    Amount,
    Label,
    Listing,
    Message,
    Name,
    Quantity,
    Shown,
    Words,
)

# A name's first word that is written small inside an English sentence.
ARTICLES = ("the", "a", "an", "our", "my", "two", "three", "four", "five", "six", "some")
YOURS = {"our": "your", "my": "your", "ours": "yours", "mine": "yours", "we": "you", "us": "you"}
OURS = re.compile(r"\b(?:our|my|ours|mine|we|us)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?][”\"]?\s+[“\"]?$")
# A quoted text that ends as a sentence needs no full stop after the closing quotes.
ENDED = re.compile(r"[.!?…][\"'’”»)]*$")
# Nor does a text without quotes, or one that ends with them.
BARE_ENDED = re.compile(r"[.!?…][\"'’”»]*$")
# A stop that ends no sentence: of an ellipsis, or of an abbreviation.
NO_END = re.compile(r"(?:\.|\.\w|\b[A-Z]\w{0,2}|\b(?:etc|Bros|Corp))\.$")
# A placeholder, with the closing quotes and the full stop that may follow it.
QUOTABLE = re.compile(rf"{PLACEHOLDER.pattern}(?P<quotes>”?)(?P<stop>\.?)")
# A text that begins with a quoted placeholder.
QUOTED = re.compile(r"[“„«]\{([a-z_.]+)\}")

# The singular of units that are counted.
ONE = {
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "people": "person",
    "places": "place",
}


@dataclass(frozen=True)
class Language:
    """A reader's language.  ``catalogue`` holds the translations of the source strings.

    With ``since``, days are short, as in a calendar, and have a year only where it is
    not that of ``since``.
    """

    locale: Locale
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    since: date | None = None
    together: bool = False

    @property
    def style(self) -> Style:
        """How numbers and days are written there; open where the locale names no region.

        English alone is written 6/7 for June in one country and for July in the next.
        """
        if self.locale.territory is None and self.locale.language == "en":
            return Style()
        decimal = get_decimal_symbol(self.locale)
        pattern = self.locale.date_formats["short"].pattern
        return Style(
            "," if decimal == "," else "." if decimal == "." else "",
            day_first=pattern.index("d") < pattern.index("M"),
        )

    def text(self, template: str) -> str:
        """A source string without placeholders, translated."""
        return self.catalogue.gettext(template) if template else ""

    def say(self, message: Message) -> str:
        """A message as a sentence: translated, filled in, first letter capital.

        What the owner typed stays as it is where it is quoted.
        """
        filled = self._fill(message)
        quoted = QUOTED.match(self.text(message.template))
        first = message.value(quoted.group(1)) if quoted is not None else None
        return filled if isinstance(first, Words) else capitalised(filled)

    def show(self, value: Shown) -> str:
        """One value as it is written inside a sentence."""
        if isinstance(value, Message):
            return self._fill(value)
        if isinstance(value, Words):
            return value.text
        if isinstance(value, Name):
            return self._name(value.text)
        if isinstance(value, Label):
            return self.text(value.text)
        if isinstance(value, Quantity):
            number = format_decimal(value.number, locale=self.locale)
            return f"{number}\u00a0{self._unit(value)}" if value.unit else number
        if isinstance(value, Amount):
            return self._money(value)
        if isinstance(value, Listing):
            return self._list(value)
        return self.day(value)

    def day(self, day: date) -> str:
        """A date in words.

        >>> english().day(date(2026, 11, 30))
        'Mon 30 Nov 2026'
        >>> english().reckoned_from(date(2026, 11, 27)).day(date(2026, 11, 30))
        'Mon 30 Nov'
        """
        said = self.short_day(day, year=self.since is None or day.year != self.since.year)
        return said.replace(" ", "\u00a0") if self.together else said

    def short_day(self, day: date, *, year: bool = True) -> str:
        """A date with its day of the week, as in a calendar.

        >>> english().short_day(date(2026, 11, 30))
        'Mon 30 Nov 2026'
        """
        wanted = "yMMMEd" if year else "MMMEd"
        if self.locale.language == "en":
            # Read alike on both sides of the Atlantic.
            return format_date(day, "EEE d MMM y" if year else "EEE d MMM", locale=self.locale)
        return format_skeleton(wanted, day, locale=self.locale)

    def axis_day(self, day: date) -> str:
        """A date as it is written on the axis of a picture.

        >>> english().axis_day(date(2026, 11, 30)), english().axis_month(date(2026, 11, 30))
        ('30 Nov', 'Nov')
        """
        if self.locale.language == "en":
            return format_date(day, "d MMM", locale=self.locale)
        return format_skeleton("MMMd", day, locale=self.locale)

    def axis_month(self, day: date) -> str:
        """A month as it is written on the axis of a picture."""
        return format_date(day, "LLL", locale=self.locale)

    def reckoned_from(self, day: date) -> Language:
        """The same language with short days, as in a calendar that begins on ``day``."""
        return replace(self, since=day)

    def on_screen(self, day: date) -> Language:
        r"""The same with short days whose parts stay in one line.

        >>> english().on_screen(date(2026, 11, 27)).day(date(2026, 11, 30))
        'Mon\xa030\xa0Nov'
        """
        return replace(self, since=day, together=True)

    def _name(self, text: str) -> str:
        """What the owner calls somebody, said to the owner: “our regulars” are “your regulars”.

        >>> english().show(Name("The four shops in our street"))
        'the four shops in your street'
        """
        if self.locale.language != "en":
            return text
        first, space, rest = text.partition(" ")
        if space and first.lower() in ARTICLES:
            text = f"{first.lower()} {rest}"
        return OURS.sub(lambda word: YOURS[word.group().lower()], text)

    def _unit(self, quantity: Quantity) -> str:
        one = ONE.get(quantity.unit)
        if one is None or quantity.number != int(quantity.number):
            return self.text(quantity.unit)
        return self.catalogue.ngettext(one, quantity.unit, int(quantity.number))

    def _money(self, amount: Amount) -> str:
        if not amount.currency:
            return format_decimal(amount.number, locale=self.locale)
        whole = amount.number == int(amount.number)
        text: str = format_currency(
            amount.number,
            amount.currency,
            format=None if not whole else _without_cents(self.locale),
            locale=self.locale,
            currency_digits=not whole,
        )
        # A currency without a sign of its own: “RUB 420,000”.
        return re.sub(r"(?<=[A-Z]{3})(?=\d)", "\u00a0", text)

    def _list(self, listing: Listing) -> str:
        # Parts that are sentences of their own lose their closing stop inside a list,
        # and no "and" can stand between them.
        sentences = any(isinstance(part, Message) for part in listing.parts)
        parts = [
            self.show(part).removesuffix(".")
            if isinstance(part, Message)
            else _without_stop(self.show(part))
            for part in listing.parts
        ]
        if sentences or any("," in part or len(part) > 40 for part in parts):
            return "; ".join(parts)
        return format_list(parts, locale=self.locale)

    def _fill(self, message: Message) -> str:
        if message.count is None:
            template = self.text(message.template)
        else:
            template = self.catalogue.ngettext(message.template, message.plural, message.count)
        values = dict(message.values)

        def shown(match: re.Match[str]) -> str:
            value = values.get(match.group(1))
            if value is None:
                return match.group()
            begins = SENTENCE_END.search(template[: match.start()]) is not None
            if isinstance(value, Message) and message.template == JOINED:
                return self.say(value)
            said = capitalised(self.show(value)) if begins else self.show(value)
            quotes, stop = match.group("quotes"), match.group("stop")
            ended = ENDED if quotes else BARE_ENDED
            if ended.search(said) is None:
                return f"{said}{quotes}{stop}"
            # “It leaks.” ends a sentence, and inside one it is “it leaks”.
            inside = quotes and template[match.end() :].strip() and not stop
            return f"{_without_stop(said) if inside else said}{quotes}"

        return QUOTABLE.sub(shown, template)


def capitalised(text: str) -> str:
    """The text with its first letter, behind any opening quotes, in upper case."""
    for place, character in enumerate(text):
        if character.isalpha():
            return text[:place] + character.upper() + text[place + 1 :]
        if character.isdigit():
            break
    return text


def _without_stop(text: str) -> str:
    """The text without the stop that ends its sentence; what belongs to a word stays.

    >>> _without_stop("It leaks."), _without_stop("Rye & Co."), _without_stop("So...")
    ('It leaks', 'Rye & Co.', 'So...')
    """
    return text if NO_END.search(text) else text.removesuffix(".")


@lru_cache(maxsize=8)
def _without_cents(locale: Locale) -> str:
    return re.sub(r"\.00", "", locale.currency_formats["standard"].pattern)


def english() -> Language:
    """The source language."""
    return Language(Locale("en"))
