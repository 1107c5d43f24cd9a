"""What stands against a Termin on its day: free days, weekday, hours, people who are elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.problem import allowed_weekdays
from wirkraum.planning.domain.bridge.words import DAYS, clock, listed, short


def obstacles(facts: Facts, need: Need, entry: Entry) -> tuple[str, ...]:
    """Each obstacle as a German sentence, the weightiest first; empty when the day is good."""
    return tuple(_obstacles(facts, need, entry))


def _obstacles(facts: Facts, need: Need, entry: Entry) -> Iterator[str]:
    if name := facts.calendar.why_free(entry.day):
        yield f"{short(entry.day)} ist frei: {name}."
    elif entry.day.isoweekday() not in allowed_weekdays(need):
        yield f"{DAYS[entry.day.weekday()]} ist für {need.title} nicht vorgesehen."
    if entry.start < need.window[0] or entry.end > need.window[1]:
        first, last = (clock(minute) for minute in need.window)
        yield f"{need.title} liegt sonst zwischen {first} und {last} Uhr."
    for other, seats in clashes(facts, need, entry):
        yield f"{other.title} um {clock(other.start)} Uhr: {listed(seats)} kann nicht beides."
    if away := away_on(facts, need, entry):
        yield f"Nicht da: {listed(away)}."


def clashes(facts: Facts, need: Need, entry: Entry) -> Iterator[tuple[Entry, list[str]]]:
    """Termine at the same time, each with the seats that are needed at both."""
    titles = {seat.key: seat.title for seat in facts.seats}
    for other in facts.entries:
        meets = other.day == entry.day and other.start < entry.end and entry.start < other.end
        if other.uid == entry.uid or not meets:
            continue
        theirs = facts.need(other.format)
        both = [key for key in need.must if key in (theirs.must if theirs else other.who)]
        if both:
            yield other, [titles.get(key, key) for key in both]


def away_on(facts: Facts, need: Need, entry: Entry) -> list[str]:
    """The needed seats whose site is closed on the day."""
    return [
        f"{seat.title} ({absence.why})" if absence.why else seat.title
        for seat in facts.seats
        if seat.key in need.must
        for absence in seat.absences
        if entry.day in absence.span
    ]
