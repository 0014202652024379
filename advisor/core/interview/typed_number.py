"""Numbers and hours as people type them.

Own code and not a library: babel.numbers reads one locale's style at a time and
takes "1.000" as settled, and no library reads "half an hour" and "2h30" as well.
"""

from __future__ import annotations

import re

from advisor.core.interview.typed import (
    UNKNOWN_STYLE,
    Problem,
    Style,
    Typed,
    Unclear,
    Understood,
    each,
)
from advisor.core.message import N_, Label, Message, Words, message

# fmt: off
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{word: float(number) for number, word in enumerate(SMALL)},
    **{word: 10.0 * number for number, word in enumerate(TENS, start=2)},
    "none": 0.0,
    "a": 1.0,
    "an": 1.0,
    "half": 0.5,
    "a half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "a quarter": 0.25,
    "a quarter of a": 0.25,
    "a quarter of an": 0.25,
    "three quarters": 0.75,
    "three quarters of an": 0.75,
}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
SCALES = {"k": 1e3, "hundred": 1e2, "thousand": 1e3, "million": 1e6}
ABOUT = re.compile(r"^(about|around|roughly|approximately|approx\.?|ca\.?|c\.|maybe|~|≈)\s*")
BETWEEN = re.compile(r"(.*[^\s\-–])\s*(?:-|–|\bto\b|\bor\b)\s*(\S.*)")
GROUPED = re.compile(r"\d{1,3}(?:[ '’_]\d{3})+(?:[.,]\d+)?")
HOUR = r"(?:(?:h|hrs?|hours?)\.?)"
MINUTE = r"(?:(?:m|mins?|minutes?)\.?)"
# The unit of a question, and what people write for it.
UNITS = {
    "hours": HOUR,
    "days": r"(?:d|days?)",
    "weeks": r"(?:w|wks?|weeks?)",
    "months": r"(?:mths?|months?)",
    "people": r"(?:people|persons?|of us)",
}
# Longer than any number somebody means; keeps int and float conversions cheap.
LONGEST = 40


def parse_number(
    typed: str, style: Style = UNKNOWN_STYLE, *, unit: str = "", whole: bool = False
) -> Typed[float]:
    """A number: 1200, 1 200, 1,200, 2.5, 2,5, two, 2k, 2-3 (unclear), 1.000 (unclear).

    ``unit`` is the unit of the question; the number may stand with it.  Hours may be
    typed as 2h30, 2:30, 90 minutes or half an hour.  Signs of at most one currency are
    not taken here, see ``typed_money``.
    """
    text = ABOUT.sub("", _plain(typed))
    if len(text) > LONGEST:
        return Problem(_no_number(typed, unit, whole=whole))
    found = _quantity(text, style, unit)
    if found is None and (pair := BETWEEN.fullmatch(text)):
        bare = _without_unit(pair.group(1), unit), _without_unit(pair.group(2), unit)
        ends = [_single(end, style) for end in bare]
        if all(isinstance(end, Understood) for end in ends):
            values = tuple(end.value for end in ends if isinstance(end, Understood))
            found = Unclear(values) if values[0] != values[1] else Understood(values[0])
    return found if found is not None else Problem(_no_number(typed, unit, whole=whole))


def _plain(typed: str) -> str:
    return " ".join(typed.replace("−", "-").casefold().split())


def _quantity(text: str, style: Style, unit: str) -> Typed[float] | None:
    if unit == "hours":
        found = _hours(text, style)
        if found is not None:
            return found
    return _single(_without_unit(text, unit), style)


def _without_unit(text: str, unit: str) -> str:
    if not unit:
        return re.sub(r"(?<=\d)\s*(?:%|per ?cent)$", "", text)
    written = UNITS.get(unit, rf"{re.escape(unit.casefold().rstrip('s'))}s?")
    return re.sub(rf"(?<=[\d\s½¼¾])\s*{written}$", "", text).strip() or text


def _hours(text: str, style: Style) -> Typed[float] | None:
    """Hours that are typed with minutes, or with a half."""
    clock = re.fullmatch(rf"(\d{{1,4}})\s*(?::|{HOUR})\s*(?:and )?([0-5]?\d)\s*{MINUTE}?", text)
    if clock is None:
        clock = re.fullmatch(r"(\d{1,4}):([0-5]\d)\s*(?:h|hours?)?", text)
    if clock is not None:
        return Understood(round(int(clock.group(1)) + int(clock.group(2)) / 60, 2))
    if minutes := re.fullmatch(rf"(.+?)\s*{MINUTE}", text):
        found = _single(minutes.group(1), style)
        return None if found is None else each(found, lambda number: round(number / 60, 2))
    if half := re.fullmatch(rf"(.+?)\s*{HOUR} and a (half|quarter)", text):
        more = 0.5 if half.group(2) == "half" else 0.25
        found = _single(half.group(1), style)
        return None if found is None else each(found, lambda number: number + more)
    return None


def _single(text: str, style: Style) -> Typed[float] | None:
    """One number, None if it is none."""
    if text in WORDS:
        return Understood(WORDS[text])
    if text in FRACTIONS:
        return Understood(FRACTIONS[text])
    if tens := re.fullmatch(rf"({'|'.join(TENS)})[ -]({'|'.join(SMALL[1:10])})", text):
        return Understood(WORDS[tens.group(1)] + WORDS[tens.group(2)])
    if mixed := re.fullmatch(r"(\d{1,9}) ?(½|¼|¾|(?<= )(?:1/2|1/4|3/4))", text):
        return Understood(int(mixed.group(1)) + FRACTIONS[mixed.group(2)])
    if half := re.fullmatch(r"(\S+) and a (half|quarter)", text):
        first = _single(half.group(1), style)
        more = 0.5 if half.group(2) == "half" else 0.25
        return None if first is None else each(first, lambda number: number + more)
    if scaled := re.fullmatch(r"(\S+?) ?(k|hundred|thousand|million)", text):
        first = _single(scaled.group(1), style)
        scale = SCALES[scaled.group(2)]
        return None if first is None else each(first, lambda number: number * scale)
    return _digits(text, style)


def _digits(text: str, style: Style) -> Typed[float] | None:
    sign = -1.0 if text.startswith("-") else 1.0
    digits = re.sub(r"[.,](?:-|–|—)?$", "", text.removeprefix("-"))
    if not digits.isascii() and not GROUPED.fullmatch(digits):
        return None
    if GROUPED.fullmatch(digits):
        digits = re.sub(r"[ '’_]", "", digits)
        if not re.search(r"[.,]", digits):
            return Understood(sign * float(digits))
        return Understood(sign * float(digits.replace(",", ".")))
    if re.fullmatch(r"\d+", digits):
        return Understood(sign * float(digits))
    for group, mark in ((",", "."), (".", ",")):
        both = rf"\d{{1,3}}(?:\{group}\d{{3}})+\{mark}\d+"
        several = rf"\d{{1,3}}(?:\{group}\d{{3}}){{2,}}"
        if re.fullmatch(both, digits) or re.fullmatch(several, digits):
            return Understood(sign * float(digits.replace(group, "").replace(mark, ".")))
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", digits):
        return Understood(sign * float(digits.replace(",", "")))
    if not re.fullmatch(r"\d*[.,]\d+", digits):
        return None
    decimal = sign * float(digits.replace(",", "."))
    if not re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        return Understood(decimal)
    thousands = sign * float(re.sub(r"[.,]", "", digits))
    mark = "." if "." in digits else ","
    if style.decimal:
        return Understood(decimal if mark == style.decimal else thousands)
    # A comma before three digits is hardly ever a decimal mark; a point is often either.
    return Unclear((thousands, decimal)) if mark == "." else Understood(thousands)


def _no_number(typed: str, unit: str, *, whole: bool) -> Message:
    shown = Words(typed[:LONGEST])
    if unit:
        template = N_("Please type a number of {unit}, such as 3. You typed “{typed}”.")
        return message(template, unit=Label(unit), typed=shown)
    template = (
        N_("Please type just a number, such as 3. You typed “{typed}”.")
        if whole
        else N_("Please type just a number, such as 3 or 2.5. You typed “{typed}”.")
    )
    return message(template, typed=shown)
