"""The lines of page one, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from advisor.core.message import N_, Listing, Message, Shown, Words, joined, message
from advisor.core.planning.plan import Placement
from advisor.core.planning.work import SOON_WEEKS
from advisor.core.rules.catalogue import Approach, Reason, Work
from advisor.core.rules.fact import Subject
from advisor.core.rules.implied import WORDS
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.countable import is_near, shows_from
from advisor.core.strategy.counts import in_persons_and_groups
from advisor.core.strategy.diagnosis import OWN_VIEW, Diagnosis
from advisor.core.strategy.goal_number import FIGURES, MEASURE, PASSED, has_passed, missing_of, way
from advisor.core.strategy.lack import first_step, lack
from advisor.core.strategy.page_goals import other_goals
from advisor.core.strategy.page_line import Line, specific
from advisor.core.strategy.page_means import means_line
from advisor.core.strategy.page_week import week
from advisor.core.strategy.people import REFUSES

# The most warnings where nothing is needed.
WARNINGS = 2


def page_lines(advice: Advice) -> Iterator[Line]:
    """All that page one could say; the caller leaves out what is too much."""
    verdict = advice.verdict
    if verdict is not None:
        text = advice.fill(verdict.item.text, verdict.subject)
        title = advice.fill(verdict.item.title, verdict.subject)
        said = message(N_("{title}. {text}"), title=title, text=text)
        yield Line("verdict", N_("In short"), said, firings=verdict.firings)
    diagnosis = advice.diagnosis
    if diagnosis is None:
        return
    if verdict is None and advice.nothing_needed and diagnosis.main is not None:
        text = advice.fill(diagnosis.main.item.text, diagnosis.main.subject)
        yield Line("verdict", N_("In short"), text, firings=diagnosis.main.firings)
    goal = Subject(goal=diagnosis.goal)
    missing = tuple(_missing(advice))
    stranded = advice.stranded is diagnosis.choices[0] if diagnosis.choices else False
    if stranded and not advice.nothing_needed:
        yield from missing
    text = _goal(advice, goal)
    yield Line(
        "goal",
        N_("The goal"),
        text,
        ("goal.kind", MEASURE, f"{MEASURE}{WORDS}", *FIGURES),
        subject=goal,
    )
    if advice.nothing_needed:
        yield from _little(advice, diagnosis, goal)
        return
    yield from _obstacles(advice, diagnosis, goal)
    reason = next((r for r in advice.recommendations if isinstance(r.item, Reason)), None)
    if reason is not None:
        title = advice.fill(reason.item.title, reason.subject)
        yield Line("reason", N_("Mainly about"), _whole(title), firings=reason.firings)
    yield from _moves(advice, diagnosis)
    if not stranded:
        yield from missing
    yield from other_goals(advice)
    yield from _who(advice)
    yield means_line(advice)
    yield from _not(advice)
    yield from week(advice)


def _little(advice: Advice, diagnosis: Diagnosis, goal: Subject) -> Iterator[Line]:
    """What follows on the goal where little or nothing is needed."""
    yield from _own_view(advice, diagnosis, goal)
    for choice in diagnosis.choices:
        said = _whole(advice.fill(choice.approach.item.title, choice.approach.subject))
        name = "move" if choice is diagnosis.choices[0] else "second"
        heading = N_("What to do") if name == "move" else N_("Also")
        step = first_step(advice, choice.moves[0])
        if step is not None and not any(advice.plan.placed(m.key) for m in choice.moves):
            said = joined((said, step))
        yield Line(name, heading, said, firings=choice.approach.firings)
    yield from other_goals(advice)
    if any(p.hours or p.minutes for p in advice.plan.placements):
        yield means_line(advice)
    warned = tuple(islice(_warnings(advice), WARNINGS))
    if warned:
        texts = (line.text for line in warned if isinstance(line.text, Message))
        firings = tuple(firing for line in warned for firing in line.firings)
        yield Line("not", N_("Take care"), joined(texts), firings=firings)
    else:
        yield from _not(advice)


def _whole(text: Shown) -> Message:
    return message(N_("{text}."), text=text)


def _goal(advice: Advice, goal: Subject) -> Message:
    """The goal with its number, in the owner's figures only."""
    kind = advice.fact("goal.kind", goal)
    told = way(advice, goal) if any(advice.knows(key, goal) for key in FIGURES[:2]) else None
    if told is not None:
        said = message(N_("{goal}. {way}"), goal=kind, way=told)
        sums = tuple(in_persons_and_groups(advice, goal, missing_of(advice, goal) or 0.0))
        said = joined((said, *sums))
        target, day = (advice.knows(key, goal) for key in FIGURES[1:])
        open_ = NEW_DAY if has_passed(advice, goal) else _UNSET.get((target, day))
        if target and not day and advice.knows("goal.day_in_words", goal):
            open_ = N_("Put dates to it this week, for a first part, half and all of it.")
        if (late := shows_from(advice, goal)) is not None:
            said = joined((said, late))
        elif is_near(advice, goal) and missing_of(advice, goal) and not advice.nothing_needed:
            said = joined((said, message(DAY_NEAR)))
        return said if open_ is None or advice.nothing_needed else joined((said, message(open_)))
    if advice.knows("goal.date", goal):
        said = message(N_("{goal}, by {day}."), goal=kind, day=advice.fact("goal.date", goal))
        passed = has_passed(advice, goal)
        return joined((said, message(PASSED), message(NEW_DAY))) if passed else said
    return _whole(kind)


NEW_DAY = N_("Name a new day this week; the plan then counts back from it.")
DAY_NEAR = N_(
    "That day is near: only what shows within days can still count. Decide now what you do if it "
    "is not reached."
)
# What is still to be set, by what is known of the target and of its day.
_UNSET = {
    (False, False): N_("Set both this week; the plan then counts back from that day."),
    (False, True): N_("Set it this week; the plan then counts back from that day."),
    (True, False): N_("Name a date this week; the plan then counts back from it."),
}


def _obstacles(advice: Advice, diagnosis: Diagnosis, goal: Subject) -> Iterator[Line]:
    main = diagnosis.main
    if main is None:
        return
    text = advice.fill(main.item.text, main.subject)
    yield Line("obstacle", N_("What holds it back"), text, firings=main.firings, subject=goal)
    if diagnosis.next is not None:
        other = diagnosis.next
        title = _whole(advice.fill(other.item.title, other.subject))
        yield Line("next", N_("After that"), title, firings=other.firings, subject=goal)
    yield from _own_view(advice, diagnosis, goal)


def _own_view(advice: Advice, diagnosis: Diagnosis, goal: Subject) -> Iterator[Line]:
    """The owner's own view of what is in the way, answered; nothing where it is the diagnosis."""
    answers = {
        "other": N_("{view}. What you told us points to this first: {first}."),
        "also": N_("{view}. This plan takes that up, too."),
    }
    if advice.nothing_needed:
        # What little is done has no obstacle that could be named as coming first.
        answers["other"] = N_("{view}. To change that, choose a goal for it.")
    main = diagnosis.main
    if diagnosis.view in answers and main is not None:
        view = advice.fact(OWN_VIEW, goal)
        own = advice.inference.state(f"{OWN_VIEW}_words", goal)
        if isinstance(own, str):
            view = message(N_("{view} (“{words}”)"), view=view, words=Words(own.rstrip(".")))
        first = advice.fill(main.item.title, main.subject)
        said = message(answers[diagnosis.view], view=view, first=first)
        yield Line("view", N_("As you see it"), said, (OWN_VIEW,), subject=goal)


def _moves(advice: Advice, diagnosis: Diagnosis) -> Iterator[Line]:
    for name, choice in zip(("move", "second"), diagnosis.choices, strict=False):
        late = not any(map(advice.begins_in_time, choice.moves))
        if name == "second" and late and choice is not advice.stranded:
            continue
        approach = choice.approach
        filled = advice.fill(approach.item.title, approach.subject)
        text = message(
            N_("{title}. {text}"),
            title=filled,
            text=advice.fill(approach.item.text, approach.subject),
        )
        title = N_("The big move") if name == "move" else N_("Also")
        yield Line(name, title, text, firings=approach.firings)
        item = approach.item
        if name == "move" and isinstance(item, Approach) and item.instead is not None:
            said = advice.fill(item.instead, approach.subject)
            yield Line("instead", N_("Why this"), said, firings=approach.firings)


def _missing(advice: Advice) -> Iterator[Line]:
    """What an approach lacks to begin."""
    told = lack(advice)
    if told is not None:
        main = advice.diagnosis is not None and advice.stranded is advice.diagnosis.choices[0]
        # What lacks of the second move is nothing without it.
        name = "missing" if main else "lack"
        title = N_("What is missing first") if main else N_("What is missing for that")
        yield Line(name, title, told)


def _who(advice: Advice) -> Iterator[Line]:
    """Whom the big move asks or meets first; nobody where it begins with nobody in particular.

    What already works in the firm begins with its own people; a sentence that is settled, or
    a mandate that is asked for, comes before anybody is met.
    """
    choices = advice.diagnosis.choices[:1] if advice.diagnosis else ()
    keys = {move.key for choice in choices for move in choice.moves}
    moves = [p for p in advice.plan.placements if keys.intersection(p.task.keys)]
    first = next((p for p in moves if not _settles_a_sentence(advice, p)), None)
    proven = any(p.task.proven for p in moves)
    soon = advice.day + timedelta(weeks=SOON_WEEKS)
    if first is not None and first.start < soon and not proven:
        names = dict.fromkeys(
            advice.fact("relationship.name", one.subject)
            for one in advice.bundled(first.key)
            if one.subject.relationship
        )
        if not names:
            return
        said = _whole(Listing(tuple(names)) if len(names) > 1 else next(iter(names)))
        yield Line("who", N_("Who comes first"), said, ("relationship.name",))


def _settles_a_sentence(advice: Advice, placement: Placement) -> bool:
    item = advice.work[placement.key].item
    return isinstance(item, Work) and item.phase == "sentence"


def _not(advice: Advice) -> Iterator[Line]:
    """What not to do, the most specific of it: work that was left out before warnings."""
    found = [*_left_out(advice), *_warnings(advice)]
    if found:
        yield max(found, key=lambda line: specific(line.text))


def _left_out(advice: Advice) -> Iterator[Line]:
    for out in advice.left_out:
        if isinstance(out.item, Work):
            title = advice.fill(out.item.title, out.subject)
            reason = advice.explainer.justify(out.firings).because[0]
            text = message(N_("{title}. {reason}"), title=title, reason=reason)
            yield Line("not", N_("Not now"), text, firings=out.firings)


def _warnings(advice: Advice) -> Iterator[Line]:
    for firing in advice.inference.firings:
        caution = advice.rulebase.rules[firing.rule].then.caution
        # What one person refuses is heeded by the plan already.
        refused = any(ref.key == REFUSES for ref, _ in firing.premises)
        if caution is not None and not refused:
            text = advice.fill(caution, firing.subject)
            yield Line("not", N_("Take care"), text, firings=(firing,))
