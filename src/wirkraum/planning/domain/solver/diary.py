"""Who could be where: the open choices as people and rooms see them, day by day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wirkraum.planning.domain.solver.choices import Choice
from wirkraum.planning.domain.solver.cliques import Node
from wirkraum.planning.domain.year import PersonDay, RoomDay, Year

DayNodes: TypeAlias = dict[Node, list[int]]
SeriesDay: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Diary:
    """The ways to hold meetings on the days of people (needed or only invited) and rooms."""

    must: Mapping[PersonDay, DayNodes]
    may: Mapping[PersonDay, DayNodes]
    rooms: Mapping[RoomDay, DayNodes]
    days: Mapping[SeriesDay, int]


def write_diary(year: Year, choices: Sequence[Choice]) -> Diary:
    must: defaultdict[PersonDay, DayNodes] = defaultdict(dict)
    may: defaultdict[PersonDay, DayNodes] = defaultdict(dict)
    rooms: defaultdict[RoomDay, DayNodes] = defaultdict(dict)
    for choice in choices:
        series = choice.series
        for day, nodes in _days_of(year, choice, rooms).items():
            for person in series.needed(day):
                must[person, day].update(nodes)
            for person in series.invited(day):
                if day not in year.absent[person]:
                    may[person, day].update(nodes)
    days = {(choice.series.at, day): at for choice in choices for day, at in choice.days.items()}
    return Diary(must, may, rooms, days)


def _days_of(
    year: Year, choice: Choice, rooms: defaultdict[RoomDay, DayNodes]
) -> Mapping[int, DayNodes]:
    """The ways to hold a series on each day, the same for all its people; rooms get theirs."""
    series = choice.series
    found: defaultdict[int, DayNodes] = defaultdict(dict)
    for (day, start, room), variable in choice.slots.items():
        node = Node(series.at, start, start + series.cells, year.place[room])
        found[day].setdefault(node, []).append(variable)
        if year.shared[room]:
            rooms[room, day].setdefault(node, []).append(variable)
    return found
