"""Sentences to answer with that fit every firm, beside those of its own plan."""

from __future__ import annotations

from advisor.core.rules.schema import Definition, Id, Text


class ReadyReply(Definition):
    """What to say when something comes up, for the owner to change.

    ``title`` names what has come up, ``say`` are the words.  Both may hold the firm's own
    words, such as {people}, and no other fact.
    """

    id: Id
    title: Text
    say: Text
