"""A deck comes in: it is read and kept as a proposal; the file itself is not."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from wirkraum.accounts.models import User
from wirkraum.intake.access import still_open
from wirkraum.intake.domain.proposal import Proposal
from wirkraum.intake.domain.propose import propose
from wirkraum.intake.models import Arrival
from wirkraum.intake.readers import wire
from wirkraum.intake.readers.file import read
from wirkraum.programme.models import Programme
from wirkraum.reporting.domain.deck import Deck

LONGEST_NAME = 200
BY_HAND = "Von Hand angelegt"


def receive(
    *,
    data: bytes,
    name: str,
    by: User | None,
    at: dt.datetime,
    programme: Programme | None = None,
) -> Arrival:
    """Read a deck and keep what it proposes; without a programme it is to found one.

    The same file twice is one arrival as long as it waits. Raises Unreadable, with nothing written.
    """
    digest = sha256(data).hexdigest()
    waiting = still_open(Arrival.objects.filter(programme=programme, arrived_by=by, digest=digest))
    if known := waiting.first():
        return known
    title = _title(name)
    deck = wire.read(wire.storable(wire.write(read(data, name=title))), title)
    return _kept(deck, propose(deck), digest=digest, whose=programme, by=by, at=at)


def start_by_hand(
    *, by: User | None, at: dt.datetime, programme: Programme | None = None
) -> Arrival:
    """An empty proposal, to be filled in by a person."""
    deck = Deck((), BY_HAND, "hand")
    return _kept(
        deck, Proposal(source=BY_HAND, kind="hand"), digest="", whose=programme, by=by, at=at
    )


def discard(*, arrival: Arrival) -> None:
    """Forget what came in and was not taken over."""
    arrival.delete()


def _kept(
    deck: Deck,
    proposal: Proposal,
    *,
    digest: str,
    whose: Programme | None,
    by: User | None,
    at: dt.datetime,
) -> Arrival:
    return Arrival.objects.create(
        programme=whose,
        name=deck.source,
        digest=digest,
        arrived_at=at,
        arrived_by=by,
        deck=wire.write(deck),
        proposal=proposal.as_json(),
    )


def _title(name: str) -> str:
    """A file's name as a person reads it: one line, not too long."""
    plain = "".join(char if char.isprintable() else " " for char in name)
    return " ".join(plain.split())[:LONGEST_NAME] or "Ohne Namen"
