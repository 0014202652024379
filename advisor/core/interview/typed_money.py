"""A sum of money as people type it, with its currency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.core.interview.typed import (
    UNKNOWN_STYLE,
    Problem,
    Style,
    Typed,
    Unclear,
    Understood,
    each,
)
from advisor.core.interview.typed_number import LONGEST, parse_number
from advisor.core.message import N_, Words, message
from advisor.core.rules.question import Question

# What people write, and the ISO 4217 codes it may mean.
CURRENCIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("€", "eur", "euro", "euros"), ("EUR",)),
    **dict.fromkeys(("us$", "usd"), ("USD",)),
    **dict.fromkeys(("$", "dollar", "dollars"), ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")),
    **dict.fromkeys(("cad", "c$", "ca$"), ("CAD",)),
    **dict.fromkeys(("aud", "a$", "au$"), ("AUD",)),
    **dict.fromkeys(("nzd", "nz$"), ("NZD",)),
    **dict.fromkeys(("£", "gbp", "pound", "pounds"), ("GBP",)),
    **dict.fromkeys(("₽", "rub", "rouble", "roubles", "ruble", "rubles", "руб"), ("RUB",)),
    **dict.fromkeys(("рубль", "рубля", "рублей"), ("RUB",)),
    **dict.fromkeys(("₴", "uah", "hryvnia", "hryvnias", "грн"), ("UAH",)),
    **dict.fromkeys(("гривня", "гривні", "гривень"), ("UAH",)),
    **dict.fromkeys(("₸", "kzt", "tenge"), ("KZT",)),
    **dict.fromkeys(("chf", "sfr", "fr", "franc", "francs"), ("CHF",)),
    **dict.fromkeys(("pln", "zł", "zl", "zloty", "złoty", "zlotys"), ("PLN",)),
    **dict.fromkeys(("złote", "złotych", "zlote", "zlotych", "złotys"), ("PLN",)),
    **dict.fromkeys(("kr", "krone", "kroner", "krona", "kronor"), ("SEK", "NOK", "DKK", "ISK")),
    "sek": ("SEK",),
    "nok": ("NOK",),
    "dkk": ("DKK",),
    **dict.fromkeys(("kč", "czk", "koruna", "koruny", "korun", "korunas"), ("CZK",)),
    **dict.fromkeys(("ft", "huf", "forint"), ("HUF",)),
    **dict.fromkeys(("lei", "ron"), ("RON",)),
    **dict.fromkeys(("r", "zar", "rand"), ("ZAR",)),
    **dict.fromkeys(("₹", "rs", "inr", "rupee", "rupees"), ("INR",)),
    **dict.fromkeys(("₺", "try", "lira"), ("TRY",)),
    **dict.fromkeys(("¥", "yen", "jpy"), ("JPY", "CNY")),
}
OTHER = "other"
# The question whose answer names the currency of all sums.
CURRENCY = "business.currency"
# Letters of an ISO 4217 code; ``OTHER`` is none.
CODE = 3
_NAMES = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_BEFORE = re.compile(rf"^({_NAMES})\.?\s*(?=[-\d.,])")
_AFTER = re.compile(rf"(?<=[\d\sk½.,–-])\s*({_NAMES})\.?$")


@dataclass(frozen=True)
class Sum:
    """A sum and the ISO codes of the currencies it may be in, none where none was named."""

    number: float
    currencies: tuple[str, ...] = ()


def parse_money(typed: str, style: Style = UNKNOWN_STYLE) -> Typed[Sum]:
    """A sum, with or without its currency: 50, €50, $1,200, 12 000 kr, 1.000 zł.

    No sum has three decimals, so 1.000 is a thousand here.
    """
    text = " ".join(typed.casefold().split())
    named: tuple[str, ...] = ()
    for pattern in (_AFTER, _BEFORE):
        if found := pattern.search(text):
            codes = CURRENCIES[found.group(1)]
            named = tuple(code for code in named if code in codes) or codes
            text = pattern.sub("", text).strip()
    number = parse_number(text, style)
    if isinstance(number, Unclear) and _whole_thousands(text):
        number = Understood(max(number.readings, key=abs))
    if isinstance(number, (Understood, Unclear)):
        return each(number, lambda one: Sum(one, named))
    refused = N_("Please type a sum, such as 40, €40 or 40 EUR. You typed “{typed}”.")
    return Problem(message(refused, typed=Words(typed[:LONGEST])))


def _whole_thousands(text: str) -> bool:
    return re.search(r"\d\.\d{3}$", text) is not None and not re.search(r"\d\s*(-|to|or)", text)


def parse_currency(question: Question, typed: str) -> Typed[str] | None:
    """The option that a currency's sign, name or code means; None where it is none of these."""
    text = " ".join(typed.casefold().split()).rstrip(".")
    codes = CURRENCIES.get(text, ())
    settled = settled_currency(question, codes)
    if settled:
        return Understood(settled)
    known = tuple(code.lower() for code in codes if code.lower() in question.spec.options)
    return Unclear(known) if known else None


def currency_code(answer: object) -> str:
    """The ISO 4217 code that an answer about the currency names, '' where it names none.

    >>> currency_code("eur"), currency_code(OTHER), currency_code(None)
    ('EUR', '', '')
    """
    return answer.upper() if isinstance(answer, str) and len(answer) == CODE else ""


def settled_currency(question: Question, currencies: tuple[str, ...]) -> str:
    """The option of the question about the currency that a sum settles, "" if it does not.

    A "$" may be any of several dollars, and is asked about if one of them is offered.
    """
    ids = question.spec.options
    meant = {code.lower() if code.lower() in ids else OTHER for code in currencies}
    if len(meant) != 1:
        return ""
    (only,) = meant
    return only if only in ids else ""
