"""What a change of answers did to other answers: which stopped counting, which count again."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.core.interview.inactive_answers import SetAside
from advisor.core.interview.steps import Interview


@dataclass(frozen=True, slots=True)
class EditEffect:
    """Answers that an edit set aside, and answers that it brought back."""

    gone: tuple[SetAside, ...]
    back: tuple[SetAside, ...]


def edit_effect(before: Interview, after: Interview) -> EditEffect:
    """What stopped and what began to count between two states of an interview."""
    old = {(a.question.id, a.index): a for a in before.aside}
    new = {(a.question.id, a.index): a for a in after.aside}
    returned = {s.cell for s in after.steps if s.answered}
    return EditEffect(
        tuple(aside for key, aside in new.items() if key not in old),
        tuple(aside for key, aside in old.items() if key not in new and key in returned),
    )
