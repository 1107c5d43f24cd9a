"""A format laid out on the year: its days, quotas, spacing, and every slot it may use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import ceil, floor
from typing import NamedTuple

from wirkraum.kit.told import Told
from wirkraum.planning.domain.periods import periods_of
from wirkraum.planning.domain.problem import AsNeeded, Format, InMonths, NthWeekday, Undecided
from wirkraum.planning.domain.year import Year, clipped


class Slot(NamedTuple):
    """A day, the cell a meeting starts in, and a room, by number."""

    day: int
    start: int
    room: int


class Placed(NamedTuple):
    """A meeting of a series in a slot; series, day and room by number, start as a cell."""

    series: int
    day: int
    start: int
    room: int


@dataclass(frozen=True, slots=True)
class Quota:
    """Numbers of the days that together hold so many meetings, in order."""

    days: tuple[int, ...]
    wanted: int
    label: Told


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """A format with its people and rooms by number, lengths in grid cells; there is one of each.

    On days in `stand_ins` deputies are needed in the place of others; `crew` is everybody needed on
    some day. It is never on `barred` days, nor on a day with a format it is `apart` from.
    """

    at: int
    format: Format
    cells: int
    must: tuple[int, ...]
    crew: tuple[int, ...]
    may: tuple[int, ...]
    rooms: tuple[int, ...]
    days: tuple[int, ...]
    quotas: tuple[Quota, ...]
    wanted: int
    gap: int
    reserve: bool
    rhythm: bool
    spacing: tuple[int, int] | None
    starts: range
    stand_ins: Mapping[int, tuple[int, ...]]
    barred: frozenset[int]
    apart: frozenset[str]

    @property
    def id(self) -> str:
        return self.format.id

    def needed(self, day: int) -> tuple[int, ...]:
        """Who must be there that day: whoever is away is missing where no deputy can sit in."""
        return self.stand_ins.get(day, self.must)

    def invited(self, day: int) -> tuple[int, ...]:
        """Who may come that day and is not needed as a deputy."""
        if day not in self.stand_ins:
            return self.may
        return tuple(person for person in self.may if person not in self.stand_ins[day])


def lay_series(year: Year) -> tuple[Series, ...]:
    """All formats that can be planned, in the problem's order; undecided ones are left out."""
    planned = (each for each in year.problem.formats if not isinstance(each.frequency, Undecided))
    return tuple(lay_format(year, at, each) for at, each in enumerate(planned))


def lay_format(year: Year, at: int, each: Format) -> Series:
    """One format as the series number `at`; an undecided one promises nothing."""
    days = year.work if each.in_holidays else year.session
    quotas = _quotas(year, each, days)
    wanted = sum(quota.wanted for quota in quotas)
    reserve = isinstance(each.frequency, AsNeeded)
    cells = year.cell_up(each.minutes)
    size = len(each.must) + len(each.may)
    rooms = (year.room[name] for name in dict.fromkeys(each.rooms))
    first, last = year.cell_up(each.window[0]), year.cell(each.window[1])
    must = tuple(year.person[name] for name in each.must)
    stand_ins = _stand_ins(year, must)
    return Series(
        at=at,
        format=each,
        cells=cells,
        must=must,
        crew=tuple(dict.fromkeys((*must, *chain.from_iterable(stand_ins.values())))),
        may=tuple(year.person[name] for name in each.may),
        rooms=tuple(room for room in rooms if year.problem.rooms[room].seats >= size),
        days=days,
        quotas=quotas,
        wanted=wanted,
        gap=max(1, each.min_gap_days),
        reserve=reserve,
        rhythm=wanted >= 3 and not reserve,
        spacing=_spacing(year, each, len(days), wanted),
        starts=range(first, last - cells + 1),
        stand_ins=stand_ins,
        barred=frozenset(
            day for one in each.not_on for day in clipped(one.span, year.problem.horizon)
        ),
        apart=year.apart.get(each.id, frozenset()),
    )


def _stand_ins(year: Year, must: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """For each day on which a deputy sits in all who are needed, nobody twice."""
    away = {day for one in must if year.deputy[one] is not None for day in year.absent[one]}
    days = {day for day in away if any(sits_in(year, one, day) is not None for one in must)}
    return {
        day: tuple(
            dict.fromkeys(
                one if (deputy := sits_in(year, one, day)) is None else deputy for one in must
            )
        )
        for day in sorted(days)
    }


def sits_in(year: Year, person: int, day: int) -> int | None:
    """The deputy, where the person is away that day and the deputy is not."""
    deputy = year.deputy[person]
    if deputy is None or day not in year.absent[person] or day in year.absent[deputy]:
        return None
    return deputy


def _quotas(year: Year, each: Format, days: tuple[int, ...]) -> tuple[Quota, ...]:
    dates = [year.days[day] for day in days]
    return tuple(
        Quota(tuple(map(year.number, period.days)), period.wanted, period.label)
        for period in periods_of(each.frequency, dates, year.problem.horizon.last)
    )


def _spacing(year: Year, each: Format, days: int, wanted: int) -> tuple[int, int] | None:
    """Fewest and most allowed days from one meeting to the next, None where it does not matter."""
    if wanted < 3 or isinstance(each.frequency, AsNeeded | InMonths):
        return None
    even, tolerance = days / wanted, year.problem.spacing_tolerance
    return floor(even * (1 - tolerance)), ceil(even * (1 + tolerance))


def day_cost(year: Year, series: Series, day: int) -> int:
    """What it costs to meet on that day, whatever the hour."""
    each, weights = series.format, year.problem.weights
    cost = sum(avoid.cost for avoid in each.avoid if year.days[day] in avoid.span)
    cost += weights.optional_absent * sum(day in year.absent[person] for person in series.may)
    if each.prefer.weekdays and year.weekday[day] not in each.prefer.weekdays:
        cost += weights.weekday_not_preferred
    if isinstance(each.frequency, NthWeekday) and not is_nth(year, each.frequency, day):
        cost += each.frequency.otherwise
    return cost


def is_nth(year: Year, frequency: NthWeekday, day: int) -> bool:
    """Whether the day is the nth (or last) such weekday of its month."""
    found = year.days[day]
    last = found.month != date.fromordinal(found.toordinal() + 7).month
    which = (found.day - 1) // 7 + 1
    return found.isoweekday() == frequency.weekday and (
        which in frequency.nth or (last and -1 in frequency.nth)
    )


def start_cost(year: Year, series: Series, start: int) -> int:
    """What it costs to start in that cell, whatever the day."""
    wish = series.format.prefer.start
    if wish is None:
        return 0
    minutes = abs(start - year.cell(wish)) * year.problem.grid_minutes
    return year.problem.weights.hour_from_preferred * ceil(minutes / 60)


def slots_of(year: Year, series: Series) -> Mapping[int, tuple[Slot, ...]]:
    """Every slot free of obstacles from outside, by day; days without one are left out."""
    days = sorted({day for quota in series.quotas for day in quota.days})
    found = ((day, tuple(slots_on(year, series, day))) for day in days if opens(year, series, day))
    return {day: slots for day, slots in found if slots}


def opens(year: Year, series: Series, day: int) -> bool:
    """Whether weekday, absences and barred days leave the day open."""
    if year.weekday[day] not in series.format.weekdays or day in series.barred:
        return False
    return not any(day in year.absent[person] for person in series.needed(day))


def slots_on(year: Year, series: Series, day: int) -> Iterator[Slot]:
    """The slots of a day that is open, as far as obstacles from outside leave them."""
    for room in series.rooms:
        taken = [(each.start, each.end) for each in year.booked.get((room, day), ())]
        taken += _held_up(year, series, day, year.place[room])
        for start in series.starts:
            end = start + series.cells
            if not any(first < end and start < last for first, last in taken):
                yield Slot(day, start, room)


def _held_up(year: Year, series: Series, day: int, place: str) -> Iterable[tuple[int, int]]:
    """Cells in which someone needed is elsewhere or on the way."""
    for person in series.needed(day):
        for event in year.fixed.get((person, day), ()):
            if event.must:
                way = year.ways.cells(place, event.place)
                yield event.start - way, event.end + way
