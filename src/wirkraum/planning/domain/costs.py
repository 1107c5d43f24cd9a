"""What a plan costs: its flaws, each counted and weighed as the problem says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TypeAlias

from wirkraum.planning.domain.series import Placed, Series, Slot, day_cost, start_cost
from wirkraum.planning.domain.year import Fixed, PersonDay, Year


@dataclass(frozen=True, slots=True)
class Costs:
    """Weighed flaws by kind."""

    preference: int = 0
    missing_meeting: int = 0
    dropped_reserve: int = 0
    gap_day: int = 0
    off_weekday: int = 0
    off_time: int = 0
    double_booking: int = 0
    third_meeting: int = 0
    trip: int = 0
    moved_date: int = 0
    moved_time_or_room: int = 0

    @property
    def total(self) -> int:
        return sum(asdict(self).values())


Engagements: TypeAlias = list[tuple[int, int, str, bool]]
"""A person's meetings on one day: start, end, place, needed or only invited."""


def costs_of(
    year: Year,
    series: Sequence[Series],
    placed: Sequence[Placed],
    before: Mapping[int, tuple[Slot, ...]],
) -> Costs:
    """The costs of these series in a plan that breaks no rule; `before` had been announced."""
    by_series: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in sorted(placed):
        by_series[each.series].append(each)
    count = Counter[str]()
    for one in series:
        count.update(own_flaws(year, one, by_series[one.at]))
        count.update(_moved(year, by_series[one.at], before.get(one.at, ())))
    count.update(people_flaws(year, {one.at: one for one in series}, placed))
    return Costs(**count)


def own_flaws(year: Year, series: Series, placed: Sequence[Placed]) -> dict[str, int]:
    """What is wrong with the meetings of one series, in order of time, all others apart."""
    weights = year.problem.weights
    missing = sum(
        max(0, quota.wanted - sum(each.day in quota.days for each in placed))
        for quota in series.quotas
    )
    weekdays = Counter(year.weekday[each.day] for each in placed)
    starts = Counter(each.start for each in placed)
    rhythm = series.rhythm and bool(placed)
    return {
        "preference": sum(
            day_cost(year, series, each.day) + start_cost(year, series, each.start)
            for each in placed
        ),
        "missing_meeting": 0 if series.reserve else missing * weights.missing_meeting,
        "dropped_reserve": missing * weights.dropped_reserve if series.reserve else 0,
        "gap_day": weights.gap_day * uneven_days(series, [each.day for each in placed]),
        "off_weekday": weights.off_weekday * _off(weekdays) if rhythm else 0,
        "off_time": weights.off_time * _off(starts) if rhythm else 0,
    }


def _off(habit: Counter[int]) -> int:
    return habit.total() - max(habit.values())


def uneven_days(series: Series, days: Iterable[int]) -> int:
    """Allowed days by which gaps between meetings are longer or shorter than even spacing allows."""
    if series.spacing is None:
        return 0
    least, most = series.spacing
    position = {day: at for at, day in enumerate(series.days)}
    held = [position[day] for day in days if day in position]
    long = sum(max(0, b - a - most) for a, b in pairwise([-1, *held, len(series.days)]))
    return long + sum(max(0, least - (b - a)) for a, b in pairwise(held))


def people_flaws(
    year: Year, series: Mapping[int, Series], placed: Iterable[Placed]
) -> dict[str, int]:
    """What people would rather be spared, weighed; `series` holds those of all meetings."""
    weights = year.problem.weights
    days: defaultdict[PersonDay, Engagements] = defaultdict(list)
    for each in placed:
        kind, place = series[each.series], year.place[each.room]
        end = each.start + kind.cells
        for person in kind.needed(each.day):
            days[person, each.day].append((each.start, end, place, True))
        for person in kind.invited(each.day):
            if each.day not in year.absent[person]:
                days[person, each.day].append((each.start, end, place, False))
    found = {"double_booking": 0, "third_meeting": 0, "trip": 0}
    for key, meetings in days.items():
        fixed = year.fixed.get(key, ())
        found["double_booking"] += weights.double_booking * doubled(meetings, fixed)
        found["third_meeting"] += weights.third_meeting * third(meetings, fixed)
        found["trip"] += weights.trip_per_10min * sum(_trips(year, key[0], meetings, fixed))
    return found


def doubled(meetings: Engagements, fixed: Sequence[Fixed]) -> int:
    """How many things too many a person is invited to at the worst moment of the day."""
    moments = {start for start, *_ in meetings} | {each.start for each in fixed}
    return max(_excess(meetings, fixed, moment) for moment in moments)


def _excess(meetings: Engagements, fixed: Sequence[Fixed], moment: int) -> int:
    given = sum(each.start <= moment < each.end for each in fixed)
    planned = sum(start <= moment < end for start, end, *_ in meetings)
    return max(0, planned + given - max(1, given))


def third(meetings: Engagements, fixed: Sequence[Fixed]) -> int:
    """How many meetings past the second the plan puts on a person's day."""
    given = sum(each.must for each in fixed)
    needed = sum(must for *_, must in meetings)
    return max(0, needed + given - 2) - max(0, given - 2)


def _trips(year: Year, person: int, meetings: Engagements, fixed: Sequence[Fixed]) -> Iterator[int]:
    """Tens of minutes to each place the plan sends a person to."""
    there = {each.place for each in fixed if each.must}
    for place in {place for *_, place, must in meetings if must} - there:
        yield -(-year.ways.minutes(year.base[person], place) // 10)


def _moved(year: Year, placed: Iterable[Placed], before: Iterable[Slot]) -> dict[str, int]:
    weights = year.problem.weights
    held = {Slot(each.day, each.start, each.room) for each in placed}
    days = {slot.day for slot in held}
    return {
        "moved_date": weights.moved_date * sum(slot.day not in days for slot in before),
        "moved_time_or_room": weights.moved_time_or_room
        * sum(slot.day in days and slot not in held for slot in before),
    }
