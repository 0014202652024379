"""Who can work on the plan: the people the owner named, and whom a name in an answer means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.core.message import N_, Label, Message, Name, Shown, Words
from advisor.core.planning.means import HELP_KEY, OWNER_KEY, Person, Role
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.templates import without_addition
from advisor.core.rules.fact import BUSINESS, Subject

NAMES: Mapping[str, str] = {OWNER_KEY: N_("you"), HELP_KEY: N_("paid help")}
ROLES: Mapping[str, Role] = {
    "partner": Role.PARTNER,
    "colleague": Role.COLLEAGUE,
    "family": Role.FAMILY,
    "volunteer": Role.VOLUNTEERS,
    "paid": Role.PAID,
}
# Those whose busy weeks are the owner's.
TOGETHER = (Role.PARTNER, Role.FAMILY)
# What an owner calls themselves where it is asked who knows or keeps something.
SELF = frozenset({"i", "me", "myself", "owner", "я", "ich", "moi", "yo", "io", "ja"})
# Words that do not tell one person from another.
COMMON = frozenset({"a", "an", "the", "our", "my", "your", "of", "and", "two", "one", "who"})
# Who does not speak for the firm unless named for it, by the beginning of a word of the name.
CLERKS = (
    "assistant",
    "administrator",
    "bookkeep",
    "accountant",
    "secretar",
    "receptionist",
    "trainee",
    "apprentice",
    "intern(?!a)",
    "администратор",
    "ассистент",
    "бухгалтер",
    "секретар",
    "помощни",
    "стажёр",
    "стажер",
    "практикант",
    "assistent",
    "sekretär",
    "buchhalt",
    "lehrling",
    "azubi",
    "praktikant",
    "secrétaire",
    "comptable",
    "stagiaire",
    "apprenti",
    "asistente",
    "contable",
    "becari",
)
CLERK = re.compile(rf"\b(?:{'|'.join(CLERKS)})", re.IGNORECASE)
# What somebody is, said behind the name: “Jonah, my apprentice”, “Bea (office assistant)”.
APPOSITION = re.compile(
    rf"[,(]\s*(?:(?:my|our|the|an?)\s+)?(?:(?!(?:former|was|once|ex)\b)\w+\s+)?(?:{'|'.join(CLERKS)})",
    re.IGNORECASE,
)
# What somebody refuses, which the plan heeds.
REFUSES = "person.refuses"
FIRST_PERSON = re.compile(r"^(my|our)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who gives hours, the owner first, and what each is called."""

    persons: tuple[Person, ...]
    names: Mapping[str, str]

    def name(self, key: str) -> Shown:
        """A person as the owner is addressed: “you”, “your partner”, “Anna”."""
        known = self.names.get(key)
        return Name(addressed(known)) if known is not None else Label(NAMES[key])

    def meant_by(self, text: str) -> tuple[str, ...]:
        """The keys of those whom a name or a role in an answer means; none if nobody is.

        A name counts in part and whatever its case.  Names count before roles.
        """
        said = _words(without_addition(text))
        found = [key for key, name in self.names.items() if _same(said, _telling(name))]
        if not found and said & SELF:
            return (OWNER_KEY,)
        roles = found or [p.key for p in self.persons if p.role.value in said]
        return tuple(roles)

    def called(self, name: str) -> tuple[str, ...]:
        """The keys of those, but the owner, who are meant by the name of a relationship."""
        said = _telling(name)
        return tuple(key for key, own in self.names.items() if said and said <= _telling(own))

    def one_of_them(self, name: str) -> tuple[str, ...]:
        """The keys of those, but the owner, who may be meant: “The Basel team leader” is one of
        “two team leaders”.
        """
        said = {word.removesuffix("s") for word in _words(name)}
        own = (
            (key, {word.removesuffix("s") for word in _telling(n)}) for key, n in self.names.items()
        )
        return tuple(key for key, words in own if words and words <= said)

    def in_the_role(self, text: str) -> tuple[str, ...]:
        """The keys of those, but the owner, whose role a text names, such as “a volunteer”."""
        said = {word.removesuffix("s") for word in _words(text)}
        roles = ((p.key, p.role.value.removesuffix("s")) for p in self.persons)
        return tuple(key for key, role in roles if role in said and key in self.names)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The keys of those, but the owner, whose whole name stands in a text."""
        said = _words(text)
        return tuple(key for key, name in self.names.items() if _telling(name) <= said)


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell whose it is."""
    return _words(without_addition(name)) - COMMON


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text))


def _same(said: frozenset[str], name: frozenset[str]) -> bool:
    telling = said - COMMON
    return bool(name and telling) and (name <= telling or telling <= name)


def same_name(said: str, name: str) -> bool:
    """Whether a text names the same people as ``name``, in part or with something added.

    >>> same_name("the four cafés in our lane", "The four cafés")
    True
    """
    return _same(_words(without_addition(said)), _telling(name))


def mentions(text: str, name: str) -> bool:
    """Whether a text speaks of what a name says: by half of the words that tell whose it is.

    >>> mentions("In May: “I drive a bus but can't climb, any use?”", "A bus driver, can't climb")
    True
    >>> mentions("what a haircut costs", "A bus driver, can't climb")
    False
    """
    telling = _telling(name)
    return bool(telling) and 2 * len(telling & _words(text)) >= len(telling)


def addressed(name: str) -> str:
    """A name as it is said to the owner, without what they added to it.

    >>> addressed("my partner, who cuts all week"), addressed("Anna (Mondays)")
    ('your partner', 'Anna')
    """
    return FIRST_PERSON.sub("your", without_addition(name))


def people_of(inference: Inference, owner: Person) -> People:
    """The owner and all others who were named; hours not answered are unknown."""
    persons, names = [owner], {}
    for subject in inference.profile.subjects("person"):

        def state(name: str, subject: Subject = subject) -> object:
            return inference.state(f"person.{name}", subject)

        role = ROLES.get(str(state("kind")), Role.COLLEAGUE)
        hours, busy = (_number(state(name)) for name in ("hours", "busy_hours"))
        if busy is None and owner.busy_hours == 0 and role in TOGETHER:
            # Family is out at work in the same weeks.
            busy = 0.0
        name = str(state("name"))
        clerk = CLERK.search(without_addition(name)) or APPOSITION.search(name)
        standing = role is not Role.VOLUNTEERS and clerk is None
        key = f"person:{subject.person}"
        until = state("hours_until")
        last = until if isinstance(until, date) else None
        persons.append(Person(key, role, hours, busy, standing or role is Role.PARTNER, last))
        names[key] = name
    return People(tuple(_one_helper(persons)), names)


def _one_helper(persons: Iterable[Person]) -> Iterable[Person]:
    """The first of those paid by the hour; the planner knows one price of help."""
    helped = False
    for person in persons:
        if person.role is not Role.PAID or not helped:
            yield person
        helped = helped or person.role is Role.PAID


def _number(state: object) -> float | None:
    return float(state) if isinstance(state, (int, float)) else None


@dataclass(frozen=True, slots=True)
class Doers:
    """Keys of persons: who would best do a piece of work ('' for no matter), who knows its people.

    ``contact`` is whom the owner named as knowing them, where nobody on the plan is meant.
    ``never`` are those whom the work concerns or who refuse what it takes; ``alone`` says
    that it is for the owner to do, since they did what it is about, and ``led`` that it is
    for whoever leads: somebody was treated badly here.  ``wins`` is who already wins people
    for the goal, and so is asked first to talk with them.
    """

    prefers: str = ""
    known_by: tuple[str, ...] = ()
    contact: str = ""
    never: tuple[str, ...] = ()
    alone: bool = False
    led: bool = False
    wins: str = ""


def doers(
    inference: Inference,
    people: People,
    wanted: Message | None,
    subjects: Sequence[Subject],
    refusals: frozenset[str] = frozenset(),
) -> Doers:
    """Who does work about ``subjects``: as the rule base wants it, else whoever answers for it.

    The subject of the work itself comes first among ``subjects``; ``refusals`` are the
    things somebody may refuse that it takes.
    """
    relationship = Subject(relationship=subjects[0].relationship)
    holder = (
        inference.state("relationship.holder", relationship) if relationship.relationship else None
    )
    knowing = people.meant_by(holder) if isinstance(holder, str) else ()
    named = [_text(wanted)] if wanted is not None else []
    for subject in subjects:
        key = "place.key_words" if subject.place else "goal.person" if subject.goal else ""
        said = inference.state(key, subject) if key else None
        named += [said] if isinstance(said, str) else []
    meant = [key for text in named for key in people.meant_by(text)]
    contact = holder if isinstance(holder, str) and not knowing else ""
    never = _never(inference, people, subjects[0], refusals)
    fit = [key for key in (*meant, *knowing) if key not in never]
    began, treated = (
        inference.state(f"matter.{name}", subjects[0]) if subjects[0].matter else None
        for name in ("began", "kind")
    )
    led = treated == "treatment" and began in ("us", "owner", "both")
    known_by = tuple(key for key in knowing if key not in never)
    winning = (key for one in subjects if one.goal for key in _winning(inference, people, one))
    wins = next((key for key in winning if key not in never), "")
    return Doers(next(iter(fit), ""), known_by, contact, never, began == "owner", led, wins)


def _winning(inference: Inference, people: People, goal: Subject) -> tuple[str, ...]:
    """Who of those on the plan is meant by the person with whom it already works."""
    found: list[str] = []
    for key in ("goal.bright", "goal.bright_second"):
        said = inference.state(f"{key}_words", goal)
        if inference.state(key, goal) == "person" and isinstance(said, str):
            found += people.named_in(said) or people.in_the_role(said)
    return tuple(found)


def _never(
    inference: Inference, people: People, subject: Subject, refusals: frozenset[str]
) -> tuple[str, ...]:
    """Those who must not do work about ``subject``: it concerns them, or they refuse it."""
    concerned: tuple[str, ...] = ()
    if subject.relationship:
        said = inference.state("relationship.name", subject)
        concerned = people.called(said) if isinstance(said, str) else ()
        if isinstance(said, str) and inference.state("relationship.climate", subject) == "strained":
            concerned += people.one_of_them(said)
    if subject.matter:
        said = inference.state("matter.name", subject)
        concerned = people.named_in(said) if isinstance(said, str) else ()
    refused = inference.state("business.refuses", BUSINESS)
    if isinstance(refused, tuple) and refusals.intersection(refused):
        said = inference.state("business.refuses_words", BUSINESS)
        concerned += people.named_in(said) if isinstance(said, str) else ()
    for person in inference.profile.subjects("person"):
        own = inference.state(REFUSES, person)
        if isinstance(own, tuple) and refusals.intersection(own):
            concerned += (f"person:{person.person}",)
    return tuple(dict.fromkeys(concerned))


def _text(said: Message) -> str:
    """The words of a message about a person, with the owner's words in it."""
    text = said.template
    for name, value in said.values:
        text = text.replace(f"{{{name}}}", value.text if isinstance(value, (Words, Name)) else "")
    return text
