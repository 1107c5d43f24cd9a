"""Proposals as short texts, so that a form can carry them to the next page."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from wirkraum.planning.domain.bridge.proposals import Proposal

MINUTES = 24 * 60
ROOM = re.compile(r"-|raum-\d{1,9}")


def key_of(one: Proposal) -> str:
    """ "new 7 2024-02-05 540 raum-3", "move 7 2024-02-05 540 - 2024-02-12@540 <uid> announced", "drop 7 2024-02-12 <uid>"."""
    to = [one.day.isoformat(), str(one.start), one.room or "-"] if one.day else []
    hour = "" if one.old_start is None else f"@{one.old_start}"
    old = [f"{one.old}{hour}", one.uid] if one.old else []
    told = ["announced"] if one.announced else []
    return " ".join([one.kind, one.format, *to, *old, *told])


def proposal_of(key: str) -> Proposal:
    """The proposal a text stands for, without its reason. Raises ValueError for anything else."""
    match key.split(" "):
        case [("new" | "keep_free") as kind, format_, day, start, room]:
            to = date.fromisoformat(day)
            found = Proposal(kind, format_, "", "", None, to, int(start), _room(room))
        case ["move", format_, day, start, room, old, uid, *told] if told in ([], ["announced"]):
            (from_, hour), to = _old(old), date.fromisoformat(day)
            who, at = str(UUID(uid)), _room(room)
            found = Proposal("move", format_, "", who, from_, to, int(start), at, bool(told), hour)
        case ["drop", format_, old, uid]:
            from_, hour = _old(old)
            found = Proposal("drop", format_, "", str(UUID(uid)), from_, old_start=hour)
        case _:
            raise ValueError(key)
    days = [day for day in (found.old, found.day) if day]
    known = all(1900 <= day.year < 2200 for day in days)
    if not (known and format_.isdecimal() and 0 <= found.start < MINUTES):
        raise ValueError(key)
    return found


def _old(text: str) -> tuple[date, int | None]:
    """Where a Termin lay: its day, and its hour where that was known."""
    day, at, hour = text.partition("@")
    return date.fromisoformat(day), int(hour) if at else None


def _room(text: str) -> str:
    if not ROOM.fullmatch(text):
        raise ValueError(text)
    return "" if text == "-" else text
