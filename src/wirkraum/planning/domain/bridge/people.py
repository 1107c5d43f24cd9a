"""Who is needed elsewhere when a Termin takes place, who is away, and who sits in for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need, Seat


def elsewhere(facts: Facts, need: Need, entry: Entry) -> Iterator[str]:
    """The needed seats that have to be at another Termin at the same time, by title."""
    titles = {seat.key: seat.title for seat in facts.seats}
    for other in facts.entries:
        meets = other.day == entry.day and other.start < entry.end and entry.start < other.end
        if other.uid == entry.uid or not meets:
            continue
        theirs = facts.need(other.format)
        for key in theirs.must if theirs else other.who:
            if key in need.must:
                yield titles.get(key, key)


def vacant(facts: Facts, need: Need, day: date) -> list[str]:
    """The needed seats that nobody holds on the day, by title."""
    return [seat.title for seat in facts.seats if seat.key in need.must and not seat.is_held(day)]


def away(facts: Facts, need: Need, entry: Entry) -> list[str]:
    """The needed seats that are away at the time and have no deputy who is there, by title."""
    sits_in = deputies(facts, need, entry)
    return [
        seat.title
        for seat in facts.seats
        if seat.key in need.must and seat.title not in sits_in and _is_away(seat, entry)
    ]


def deputies(facts: Facts, need: Need, entry: Entry) -> Mapping[str, str]:
    """Who sits in for whom: by the title of the seat that is away that of its deputy."""
    seats = {seat.key: seat for seat in facts.seats}
    return {
        seat.title: seats[seat.deputy].title
        for seat in facts.seats
        if seat.key in need.must
        and seat.deputy in seats
        and seat.is_away(entry.day)
        and not _is_away(seats[seat.deputy], entry)
    }


def _is_away(seat: Seat, entry: Entry) -> bool:
    hours = any(
        one.day == entry.day and one.begin < entry.end and entry.start < one.end
        for one in seat.hours
    )
    return hours or seat.is_away(entry.day)
