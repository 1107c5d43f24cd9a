"""What people and rooms already have on each day: from outside and from meetings decided before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
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
    """What takes people and rooms each day, and by day the formats that are apart from others."""

    people: defaultdict[PersonDay, list[Engagement]]
    rooms: defaultdict[RoomDay, list[tuple[int, int]]]
    apart: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))


def occupy(year: Year, series: tuple[Series, ...], placed: Iterable[Placed]) -> Occupied:
    """The days of people and rooms with these meetings in them."""
    found = Occupied(defaultdict(list), defaultdict(list))
    for each in placed:
        add_meetings(year, series[each.series], [each], found)
    return found


def add_meetings(year: Year, series: Series, placed: Iterable[Placed], occupied: Occupied) -> None:
    """Puts meetings of one series into the days of its people and rooms."""
    for each in placed:
        place, end = year.place[each.room], each.start + series.cells
        for person in series.needed(each.day):
            meeting = Engagement(each.start, end, place, must=True)
            occupied.people[person, each.day].append(meeting)
        for person in series.invited(each.day):
            if each.day not in year.absent[person]:
                meeting = Engagement(each.start, end, place, must=False)
                occupied.people[person, each.day].append(meeting)
        if series.apart:
            occupied.apart[each.day].add(series.id)
        if year.shared[each.room]:
            occupied.rooms[each.room, each.day].append((each.start, end))
