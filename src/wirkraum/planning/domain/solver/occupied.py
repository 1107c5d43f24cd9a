"""What people and rooms already have on each day: from outside and from meetings decided before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wirkraum.planning.domain.series import Placed, Series
from wirkraum.planning.domain.year import PersonDay, RoomDay, Year


class Engagement(NamedTuple):
    """A meeting decided before, as one person sees it."""

    start: int
    end: int
    place: str
    must: bool


@dataclass(frozen=True, slots=True)
class Occupied:
    people: Mapping[PersonDay, list[Engagement]]
    rooms: Mapping[RoomDay, list[tuple[int, int]]]


def occupy(year: Year, series: tuple[Series, ...], placed: Iterable[Placed]) -> Occupied:
    """The days of people and rooms with these meetings in them."""
    people: defaultdict[PersonDay, list[Engagement]] = defaultdict(list)
    rooms: defaultdict[RoomDay, list[tuple[int, int]]] = defaultdict(list)
    for each in placed:
        kind, place = series[each.series], year.place[each.room]
        end = each.start + kind.cells
        for person in kind.must:
            people[person, each.day].append(Engagement(each.start, end, place, True))
        for person in kind.may:
            if each.day not in year.absent[person]:
                people[person, each.day].append(Engagement(each.start, end, place, False))
        if year.shared[each.room]:
            rooms[each.room, each.day].append((each.start, end))
    return Occupied(people, rooms)
