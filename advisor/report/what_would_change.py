"""What would change it, as plain text; and which answers matter most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.core.interview.answers import Answers
from advisor.core.message import N_, Quantity, Words, counted, message
from advisor.core.whatif.edits import Change
from advisor.core.whatif.search import Changes
from advisor.core.whatif.sensitivity import Weight
from advisor.report.phrases import Phrases
from advisor.report.text_lines import wrapped

SHOWN = 12
NAMED = 3


def changes_text(
    changes: Changes, room: Sequence[Change], answers: Answers, phrases: Phrases
) -> str:
    """The fewest answers that bring it in or take it out; ends with a line break."""
    return "\n".join(_changes(changes, room, answers, phrases)) + "\n"


def _changes(
    changes: Changes, room: Sequence[Change], answers: Answers, phrases: Phrases
) -> Iterator[str]:
    yield phrases.target(changes.target)
    yield f"  {changes.target.name}"
    if room:
        yield ""
        yield phrases.text(N_("It waits for room now. It would be planned with:"))
        for one in room:
            yield from wrapped(f"  - {phrases.change(one, answers)}", hanging="    ")
    yield ""
    yield phrases.text(
        N_("It is there now. It would go with:")
        if changes.present
        else N_("It is not there now. It would come in with:")
    )
    for alternative in changes.alternatives:
        said = phrases.alternative(alternative, answers)
        yield from wrapped(f"  - {said}", hanging="    ")
    if not changes.alternatives:
        none = message(
            N_("nothing: changing up to {n} answers together is not enough")
            if changes.complete
            else N_("nothing was found"),
            n=Quantity(changes.most),
        )
        yield f"  - {phrases.show(none)}"
    if any(alternative.given for alternative in changes.alternatives):
        yield ""
        said = N_(
            "[given] is a fact that you cannot change; it shows for whom it would be different."
        )
        yield from wrapped(phrases.text(said))
    yield ""
    tally = message(
        N_("Tried: {tried}. Checked by running all rules: {verified}."),
        tried=Quantity(changes.tried),
        verified=Quantity(changes.verified),
    )
    yield phrases.say(tally)
    if not changes.complete:
        yield phrases.text(
            N_("There is too much to try all of it; fewer answers might do.")
            if changes.alternatives
            else N_("There is too much to try all of it; something might do it nevertheless.")
        )


def weights_text(weights: Sequence[Weight], answers: Answers, phrases: Phrases) -> str:
    """Which single answers matter most; ends with a line break."""
    return "\n".join(_weights(weights, answers, phrases)) + "\n"


def _weights(weights: Sequence[Weight], answers: Answers, phrases: Phrases) -> Iterator[str]:
    yield phrases.text(N_("The answers that move most, each with the change that moves most"))
    for weight in weights[:SHOWN]:
        yield ""
        moved = counted("{n} item", "{n} items", weight.moved)
        said = f"{phrases.show(moved)} · {phrases.change(weight.change, answers)}"
        yield from wrapped(said, hanging="  ")
        for sign, names in (("+", weight.added), ("-", weight.removed)):
            if names:
                listed = ", ".join(names[:NAMED])
                rest = len(names) - NAMED
                more = message(N_("{names} and {n} more"), names=Words(listed), n=Quantity(rest))
                yield from wrapped(
                    f"{sign} {phrases.show(more) if rest > 0 else listed}", "  ", "    "
                )
    rest = len(weights) - SHOWN
    if rest > 0:
        yield ""
        yield phrases.say(
            counted("… and {n} answer that moves less", "… and {n} answers that move less", rest)
        )
