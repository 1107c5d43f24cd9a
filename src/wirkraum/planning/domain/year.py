"""A problem laid out on days and grid cells, ready to be asked who and what is free when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import hypot
from typing import NamedTuple, TypeAlias

from wirkraum.planning.domain.problem import Minute, Person, Place, Problem, Span, Travel


class Fixed(NamedTuple):
    """Something from outside at which a person must or may be; cells from start to before end."""

    start: int
    end: int
    place: str | None
    must: bool
    title: str


class Booking(NamedTuple):
    """Something from outside that takes a room."""

    start: int
    end: int
    title: str


PersonDay: TypeAlias = tuple[int, int]
RoomDay: TypeAlias = tuple[int, int]
Taken: TypeAlias = tuple[
    Mapping[PersonDay, tuple[Fixed, ...]], Mapping[RoomDay, tuple[Booking, ...]]
]


@dataclass(frozen=True, slots=True)
class Ways:
    """Grid cells it takes from one place to another; none to or from online places."""

    places: Mapping[str, Place]
    travel: Travel
    grid: int
    known: dict[tuple[str, str], int] = field(default_factory=dict)

    def minutes(self, one: str | None, other: str | None) -> int:
        if one is None or other is None or one == other:
            return 0
        key = (one, other) if one < other else (other, one)
        if key not in self.known:
            self.known[key] = self._measure(self.places[one], self.places[other])
        return self.known[key]

    def cells(self, one: str | None, other: str | None) -> int:
        return -(-self.minutes(one, other) // self.grid)

    def _measure(self, one: Place, other: Place) -> int:
        if one.online or other.online:
            return 0
        far = hypot(one.xy[0] - other.xy[0], one.xy[1] - other.xy[1])
        step = self.travel.round
        return round((self.travel.base + self.travel.per_km * far) / step) * step


@dataclass(frozen=True, slots=True)
class Year:
    """Days, people and rooms are numbered in the problem's order.

    Formats that are never on the same day are `apart`, whichever of the two says so.
    """

    problem: Problem
    days: tuple[date, ...]
    weekday: tuple[int, ...]
    work: tuple[int, ...]
    session: tuple[int, ...]
    person: Mapping[str, int]
    room: Mapping[str, int]
    base: tuple[str | None, ...]
    place: tuple[str, ...]
    shared: tuple[bool, ...]
    absent: tuple[frozenset[int], ...]
    deputy: tuple[int | None, ...]
    apart: Mapping[str, frozenset[str]]
    fixed: Mapping[PersonDay, tuple[Fixed, ...]]
    booked: Mapping[RoomDay, tuple[Booking, ...]]
    ways: Ways

    def number(self, day: date) -> int:
        """The day's number; outside the horizon it is negative or too large."""
        return (day - self.days[0]).days

    def cell(self, minute: Minute) -> int:
        return minute // self.problem.grid_minutes

    def cell_up(self, minute: Minute) -> int:
        return -(-minute // self.problem.grid_minutes)


def lay_out(problem: Problem) -> Year:
    """The problem on its days and grid cells."""
    days = _days(problem.horizon)
    weekday = tuple(day.isoweekday() for day in days)
    public, school = _closed(problem, "public"), _closed(problem, "school")
    work = tuple(at for at, day in enumerate(days) if weekday[at] <= 5 and day not in public)
    person = {each.id: at for at, each in enumerate(problem.people)}
    room = {each.id: at for at, each in enumerate(problem.rooms)}
    places = {each.id: each for each in problem.places}
    fixed, booked = _taken(problem, person, room)
    return Year(
        problem=problem,
        days=days,
        weekday=weekday,
        work=work,
        session=tuple(at for at in work if days[at] not in school),
        person=person,
        room=room,
        base=tuple(each.base for each in problem.people),
        place=tuple(each.place for each in problem.rooms),
        shared=tuple(not places[each.place].online for each in problem.rooms),
        absent=tuple(_absent(each, problem.horizon, weekday) for each in problem.people),
        deputy=tuple(person[each.deputy] if each.deputy else None for each in problem.people),
        apart=_apart(problem),
        fixed=fixed,
        booked=booked,
        ways=Ways(places, problem.travel, problem.grid_minutes, dict(_tabled(problem, places))),
    )


def laid_anew(year: Year, problem: Problem) -> Year:
    """The same year with people, events, formats or weights of another problem; what is the same stays.

    Horizon, grid, closed days, rooms, places and ways are those the year was laid out with.
    """
    old = year.problem
    absent, deputy, taken = year.absent, year.deputy, (year.fixed, year.booked)
    if problem.people is not old.people:
        pairs = zip(problem.people, old.people, year.absent, strict=True)
        absent = tuple(
            known if each is was else _absent(each, problem.horizon, year.weekday)
            for each, was, known in pairs
        )
        deputy = tuple(year.person[one.deputy] if one.deputy else None for one in problem.people)
    if problem.busy is not old.busy:
        taken = _taken(problem, year.person, year.room)
    return replace(
        year,
        problem=problem,
        absent=absent,
        deputy=deputy,
        apart=_apart(problem),
        fixed=taken[0],
        booked=taken[1],
    )


def _apart(problem: Problem) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in problem.formats:
        for other in each.not_with:
            found[each.id].add(other)
            found[other].add(each.id)
    return {one: frozenset(others) for one, others in found.items()}


def _tabled(problem: Problem, places: Mapping[str, Place]) -> Iterator[tuple[tuple[str, str], int]]:
    """The ways the table knows; there is none to an online place."""
    for way in problem.travel.table:
        if not (places[way.a].online or places[way.b].online):
            yield (min(way.a, way.b), max(way.a, way.b)), way.minutes


def _days(span: Span) -> tuple[date, ...]:
    count = (span.last - span.first).days + 1
    return tuple(span.first + timedelta(at) for at in range(count))


def clipped(span: Span, horizon: Span) -> range:
    """Numbers of the span's days that lie in the horizon."""
    first, last = max(span.first, horizon.first), min(span.last, horizon.last)
    start = (first - horizon.first).days
    return range(start, start + max(0, (last - first).days + 1))


def _closed(problem: Problem, kind: str) -> frozenset[date]:
    return frozenset(
        problem.horizon.first + timedelta(at)
        for closed in problem.closed
        if closed.kind == kind
        for at in clipped(closed.span, problem.horizon)
    )


def _absent(person: Person, horizon: Span, weekday: tuple[int, ...]) -> frozenset[int]:
    away = {at for absence in person.absences for at in clipped(absence.span, horizon)}
    return frozenset(away.union(at for at, day in enumerate(weekday) if day in person.off_weekdays))


def _taken(problem: Problem, person: Mapping[str, int], room: Mapping[str, int]) -> Taken:
    fixed: defaultdict[tuple[int, int], list[Fixed]] = defaultdict(list)
    booked: defaultdict[tuple[int, int], list[Booking]] = defaultdict(list)
    grid = problem.grid_minutes
    for busy in problem.busy:
        start, end = busy.start // grid, -(-busy.end // grid)
        for at in _inside(busy.dates, problem.horizon):
            if busy.room is not None:
                booked[room[busy.room], at].append(Booking(start, end, busy.title))
            for names, must in ((busy.who, True), (busy.optional, False)):
                for name in names:
                    event = Fixed(start, end, busy.place, must, busy.title)
                    fixed[person[name], at].append(event)
    return (
        {key: tuple(events) for key, events in fixed.items()},
        {key: tuple(bookings) for key, bookings in booked.items()},
    )


def _inside(days: Iterable[date], span: Span) -> Iterator[int]:
    return ((day - span.first).days for day in days if day in span)
