"""Rooms and places of the planning problem, and the ways between them."""

from __future__ import annotations

from dataclasses import replace

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.problem import Place, Room, Travel, Way

SEATS = 10_000  # nobody counts the seats of a place
ONLINE = "online"


class Grounds:
    """Rooms and places by key: those that are known, and one for each place only named in words."""

    def __init__(self, facts: Facts) -> None:
        known = facts.ground
        self.rooms = {room.id: room for room in known.rooms}
        self.places = {place.id: place for place in known.places}
        self.named = {place.name.casefold(): place for place in known.places}
        self.unplaced = list(known.unplaced)
        words = {room_of(need) for need in facts.needs if not need.rooms}
        for name in (ONLINE, *sorted(words | {one.place.strip() for one in facts.entries})):
            if name and name not in self.rooms:
                self._name(name)

    def _name(self, name: str) -> None:
        place = self.named.get(name.casefold()) or Place(name, name, online=_anywhere(name))
        if place.id not in self.places:
            self.places[place.id] = place
            self.unplaced += [] if place.online else [place.id]
        self.rooms[name] = Room(name, place.id, SEATS)

    def travel(self, known: Travel) -> Travel:
        """Of a place that nobody has put on the map only the base of a way is known."""
        far = [key for key, place in self.places.items() if not place.online]
        told = {frozenset((way.a, way.b)) for way in known.table}
        ways = [
            Way(one, other, round(known.base))
            for at, one in enumerate(self.unplaced)
            for other in far
            if other != one and other not in self.unplaced[:at]
            if frozenset((one, other)) not in told
        ]
        return replace(known, table=(*known.table, *ways))

    def room_of(self, need: Need | None, entry: Entry) -> str:
        """Where a Termin is held."""
        for name in (entry.room, entry.place.strip()):
            if name in self.rooms:
                return name
        return room_of(need) if need and not need.rooms else ONLINE


def room_of(need: Need) -> str:
    """The room of a format by its place; without one it is held anywhere."""
    return need.place.strip() or ONLINE


def _anywhere(name: str) -> bool:
    """Whether any number of meetings fit there."""
    return any(word in name.casefold() for word in (ONLINE, "video", "digital"))
