"""Proposals as short texts, so that a form can carry them to the next page."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from wirkraum.planning.domain.bridge.proposals import Proposal

MINUTES = 24 * 60


def key_of(one: Proposal) -> str:
    """ "new 7 2024-02-05 540", "move 7 2024-02-05 540 2024-02-12 <uid>", "drop 7 2024-02-12 <uid>"."""
    to = [one.day.isoformat(), str(one.start)] if one.day else []
    old = [one.old.isoformat(), one.uid] if one.old else []
    return " ".join([one.kind, one.format, *to, *old])


def proposal_of(key: str) -> Proposal:
    """The proposal a text stands for, without its reason. Raises ValueError for anything else."""
    match key.split(" "):
        case ["new", format_, day, start]:
            found = Proposal("new", format_, "", "", None, date.fromisoformat(day), int(start))
        case ["move", format_, day, start, old, uid]:
            from_, to = date.fromisoformat(old), date.fromisoformat(day)
            found = Proposal("move", format_, "", str(UUID(uid)), from_, to, int(start))
        case ["drop", format_, old, uid]:
            found = Proposal("drop", format_, "", str(UUID(uid)), date.fromisoformat(old))
        case _:
            raise ValueError(key)
    days = [day for day in (found.old, found.day) if day]
    known = all(1900 <= day.year < 2200 for day in days)
    if not (known and format_.isdecimal() and 0 <= found.start < MINUTES):
        raise ValueError(key)
    return found
