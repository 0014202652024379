"""An answer as it is shown back to the owner: their words, or the option they chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from advisor.core.interview.answer import DONT_KNOW, Answer, NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.interview.pages import Depth, Page, Pages
from advisor.core.interview.profile import build_profile
from advisor.core.interview.progress import presumed_answer
from advisor.core.interview.settled import entry_subject
from advisor.core.interview.steps import Ask, Interview, Presumed
from advisor.core.interview.typed import Understood
from advisor.core.interview.typed_date import parse_day
from advisor.core.interview.typed_money import CURRENCY, currency_code
from advisor.core.interview.unset import KIND, unset_goals
from advisor.core.message import (
    N_,
    Amount,
    Label,
    Listing,
    Message,
    Quantity,
    Shown,
    Words,
    counted,
    message,
    placeholders,
)
from advisor.core.reasoning.outline import FactUse, Outline
from advisor.core.reasoning.templates import template_words
from advisor.core.rules.fact import BUSINESS, GROUPS, Group, naming_fact
from advisor.core.rules.implied import WORDS
from advisor.core.rules.question import OwnWords, Question
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.goal_number import MEASURE, OWN_MEASURE
from advisor.language import Language, capitalised

# Figures of a goal are counted as its measure is.
GOAL_FIGURES = ("goal.baseline", "goal.target")
GOAL_UNIT, GOAL_PER, PLAIN_NUMBER = "goal.unit", "goal.per", "count"
# How a share is said behind its number.
SHARE, OF_100 = "share", N_("of 100")
SHARPER_SHOWN = 3


def typed_day(day: date, language: Language) -> str:
    """A day as the owner reads it everywhere, where it can also be typed so; else as 2027-03-31."""
    text = language.short_day(day)
    return text if parse_day(text, style=language.style) == Understood(day) else day.isoformat()


def currency_of(answers: Answers) -> str:
    """The code of the currency that sums are in, '' where none is known."""
    return currency_code(answers.business.get(CURRENCY))


def lacks_currency(rulebase: Rulebase, answers: Answers, question: Question) -> bool:
    """Whether a sum is asked for and it is not known in which currency."""
    return question.kind == "money" and CURRENCY in rulebase.questions and not currency_of(answers)


def shown_answer(
    question: Question, answer: Answer, *, in_sentence: bool = False, currency: str = ""
) -> Shown:
    """The answer for reading: options by their labels, numbers without their unit.

    With ``in_sentence`` options are worded as inside a sentence, and numbers have their unit.
    ``currency`` is the code of the one that sums are in.
    """
    if isinstance(answer, NoAnswer):
        return Label(N_("I don't know"))
    if isinstance(answer, date):
        return answer
    if isinstance(answer, tuple):
        return Listing(tuple(_option(question, one, in_sentence) for one in answer))
    if isinstance(answer, str):
        return _option(question, answer, in_sentence)
    if question.kind == "money":
        return Amount(answer, currency)
    return Quantity(answer, (question.unit or "") if in_sentence else "")


def question_label(question: Question, language: Language) -> str:
    """What a question is called; own words have the label of theirs, and are told from it."""
    return _label(question.label, language, own_words=isinstance(question, OwnWords))


def fact_label(use: FactUse, language: Language) -> str:
    """The same of a fact."""
    return _label(use.label, language, own_words=use.own_words)


def fact_in_outline(outline: Outline, use: FactUse, language: Language) -> tuple[str, str]:
    """The same where only the outline is at hand; and what the entry is called that it is about.

    The latter is '' for the business, and where the fact itself is the name.
    """
    label = fact_label(use, language)
    if use.subject == BUSINESS or use.key in set(map(naming_fact, GROUPS)):
        return label, ""
    found = outline.find(f"{use.subject.scope}:{use.subject}")
    if found:
        return label, language.say(found[0].title)
    return label, capitalised(language.show(use.about)) if use.about is not None else ""


def _label(label: str, language: Language, *, own_words: bool) -> str:
    if own_words:
        return language.show(message(N_("{label} (in own words)"), label=Label(label)))
    return language.text(label)


def entry_name(rulebase: Rulebase, answers: Answers, group: Group, index: int) -> Shown:
    """What an entry of a list is called: its name, or a goal's kind."""
    key = naming_fact(group)
    entry = answers.entries(group)[index] if index < len(answers.entries(group)) else {}
    if key not in entry:
        return message(N_("number {n}"), n=Quantity(index + 1))
    return shown_answer(rulebase.questions[key], entry[key])


def asked_of_all(rulebase: Rulebase, answers: Answers, question: Question) -> Message:
    """The question as it is put about several entries at once."""
    names = tuple(placeholders(question.text))
    business = build_profile(rulebase, answers).business if names else {}
    return Message(question.text, template_words(rulebase, business, names))


def is_named(answers: Answers, group: Group) -> bool:
    """Whether what is about an entry of a group says which: an only goal goes without saying."""
    return group != "goal" or len(answers.goals) > 1


def presumed_said(rulebase: Rulebase, answers: Answers, one: Presumed, language: Language) -> str:
    """What is presumed, and of whom."""
    name, label, answer = presumed_parts(rulebase, answers, one)
    about = language.text(label)
    if name is not None:
        about = f"{language.show(name)}, {about}"
    return f"{about}: {language.show(answer)}"


def presumed_parts(
    rulebase: Rulebase, answers: Answers, one: Presumed
) -> tuple[Shown | None, str, Shown]:
    """Of whom something is presumed where that has a name, what it is about, and the answer."""
    name = None
    if one.index is not None and is_named(answers, one.question.entries):
        name = entry_name(rulebase, answers, one.question.entries, one.index)
    return name, one.question.label, shown_answer(one.question, presumed_answer(one.state))


def question_text(rulebase: Rulebase, answers: Answers, ask: Ask) -> Message:
    """The question, with whom or what it is about in front where it is about an entry.

    An only goal is not named each time: there is nothing to mistake it for.
    """
    question = asked_of_all(rulebase, answers, ask.question)
    group, index = ask.area.repeat, ask.index
    if group is None or index is None or index >= len(answers.entries(group)):
        return question
    entry = answers.entries(group)[index]
    name = _measure(rulebase, entry) if ask.question.measured else None
    key = naming_fact(group)
    if name is None and key != ask.question.id and is_named(answers, group) and key in entry:
        name = entry_name(rulebase, answers, group, index)
    return (
        question
        if name is None
        else message(N_("{name}: {question}"), name=name, question=question)
    )


def _measure(rulebase: Rulebase, entry: Mapping[str, Answer]) -> Shown | None:
    """What a goal counts, in the owner's words where it is no number of the list."""
    measure, words = entry.get(MEASURE), entry.get(f"{MEASURE}{WORDS}")
    if measure is None or measure is DONT_KNOW:
        return None
    if measure != OWN_MEASURE:
        return shown_answer(rulebase.questions[MEASURE], measure)
    return Words(words) if isinstance(words, str) else None


def open_said(rulebase: Rulebase, answers: Answers, page: Page) -> Message:
    """What a page that is open still asks: of a form, its first question without an answer."""
    unanswered = [cell for cell in page.cells if not cell.answered]
    if page.kind == "grid" or not unanswered:
        return asked_of_all(rulebase, answers, page.questions[0])
    return question_text(rulebase, answers, unanswered[0])


def counted_in(interview: Interview, rulebase: Rulebase, ask: Ask) -> Shown | None:
    """What stands behind the number asked for, such as “of 100”; None for nothing."""
    if ask.question.unit:
        return Label(ask.question.unit)
    if ask.question.kind == "money":
        return _currency(interview.answers, rulebase)
    if ask.question.id not in GOAL_FIGURES or ask.index is None:
        return None
    known, subject = interview.relevance.known, entry_subject("goal", ask.index)
    unit, per = (known.get((key, subject)) for key in (GOAL_UNIT, GOAL_PER))
    if unit == SHARE:
        return Label(OF_100)
    labels = [
        Label(option.label)
        for key, value in ((GOAL_UNIT, unit), (GOAL_PER, per))
        if isinstance(value, str)
        and value != PLAIN_NUMBER
        and (option := rulebase.questions[key].option(value)) is not None
    ]
    if not labels:
        return None
    if len(labels) == 1:
        return labels[0]
    return message(N_("{unit}, {per}"), unit=labels[0], per=labels[1])


def _currency(answers: Answers, rulebase: Rulebase) -> Label | None:
    """The currency that sums are in, None where it is not known or has no name here."""
    code = currency_of(answers)
    question = rulebase.questions.get(CURRENCY)
    option = question.option(code.lower()) if question is not None and code else None
    return Label(option.label) if option is not None else None


def left_said(pages: Pages, depth: Depth) -> Message | None:
    """Between how many and how many questions of a depth are left; None where none is."""
    least, most = pages.left(depth)
    if not most:
        return None
    if least == most:
        return counted("{n} question left", "{n} questions left", most)
    between = N_("Between {least} and {most} questions left")
    return message(between, least=Quantity(least), most=Quantity(most))


def from_to(least: int, most: int) -> Shown:
    """A count of which only the limits are known: “3 to 9”, or one number where they are equal."""
    if least == most:
        return Quantity(most)
    return message(N_("{least} to {most}"), least=Quantity(least), most=Quantity(most))


def sharpen_said(pages: Pages, *, parts: bool = True) -> Message | None:
    """How many deeper questions there are; None where none is.

    With ``parts`` it says what they make sharper.
    """
    least, most = pages.left("deeper")
    if not most or not pages.open("deeper"):
        return None
    # Several items may have one title.
    titles = dict.fromkeys(one.title for one in pages.sharpen if not [*placeholders(one.title)])
    named = Listing(tuple(Label(title) for title in [*titles][:SHARPER_SHOWN]))
    if not titles or not parts:
        return counted(
            "About {n} more question makes it sharper.",
            "About {n} more questions make it sharper.",
            max(1, (least + most) // 2),
        )
    return counted(
        "About {n} more question would make parts of it sharper, such as: {parts}.",
        "About {n} more questions would make parts of it sharper, such as: {parts}.",
        max(1, (least + most) // 2),
        parts=named,
    )


def unset_said(rulebase: Rulebase, answers: Answers) -> Message | None:
    """Which number or day of a goal nobody has set, asked for once more; None for none."""
    open_: dict[tuple[bool, bool], list[Shown]] = {}
    for one in unset_goals(rulebase, answers):
        name = shown_answer(rulebase.questions[KIND], one.kind, in_sentence=True)
        open_.setdefault((one.number, one.day), []).append(name)
    if not open_:
        return None
    # One line: what most is missing of first.
    missing, names = max(open_.items(), key=lambda one: sum(one[0]))
    return message(_UNSET[missing], goals=Listing(tuple(names)))


_UNSET = {
    (True, True): N_("No number and no date are set yet for {goals}. Could you name them now?"),
    (True, False): N_("No number is set yet for {goals}. Could you name one now?"),
    (False, True): N_("No day is set yet for {goals}. Could you name one now?"),
}


def _option(question: Question, value: str, in_sentence: bool) -> Shown:
    option = question.option(value)
    if option is not None:
        return Label(option.in_sentence if in_sentence else option.label)
    return Words(value) if question.kind == "text" else Label(value)
