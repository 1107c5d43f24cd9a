"""Who is needed elsewhere when a Termin takes place, and who is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need


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
    return [
        seat.title
        for seat in facts.seats
        if seat.key in need.must and not any(day in span for span in seat.held)
    ]


def away(facts: Facts, need: Need, entry: Entry) -> list[str]:
    """The needed seats whose site is closed on the day, by title."""
    return [
        seat.title
        for seat in facts.seats
        if seat.key in need.must and any(entry.day in one.span for one in seat.absences)
    ]
