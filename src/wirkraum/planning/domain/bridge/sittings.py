"""Where each post sits in a school year: at the Termine that need it, or as somebody's deputy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Seat
from wirkraum.planning.domain.bridge.grounds import Grounds
from wirkraum.planning.domain.load import Sitting


def sittings_of(facts: Facts) -> Mapping[str, Sequence[Sitting]]:
    """By seat, in order of time; days kept free are not Termine yet."""
    grounds, seats = Grounds(facts), {seat.key: seat for seat in facts.seats}
    needs = {need.key: need for need in facts.needs}
    found: defaultdict[str, list[Sitting]] = defaultdict(list)
    for entry in sorted(facts.entries, key=lambda one: (one.day, one.start, one.uid)):
        if entry.reserve:
            continue
        need = needs.get(entry.format)
        room = grounds.rooms[grounds.room_of(need, entry)]
        place = None if grounds.places[room.place].online else room.place
        sitting = Sitting(entry.day, entry.start, entry.end, entry.uid, place)
        for key in dict.fromkeys(_present(seats, need.must if need else entry.who, entry)):
            found[key].append(sitting)
    return found


def _present(seats: Mapping[str, Seat], asked: Sequence[str], entry: Entry) -> Iterator[str]:
    """Who is there: in the place of whoever is away the deputy, if there is one who is not."""
    for key in asked:
        seat = seats.get(key)
        if seat is None:
            continue
        if not seat.is_away(entry.day):
            yield key
        elif seat.deputy and not seats[seat.deputy].is_away(entry.day):
            yield seat.deputy
