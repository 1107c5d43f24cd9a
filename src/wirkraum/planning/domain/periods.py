"""Quota periods of a frequency: which days count together and how many meetings they promise."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import half, month_name, month_of, quarter_of, school_year
from wirkraum.planning.domain.problem import (
    AsNeeded,
    EveryWeeks,
    Frequency,
    InMonths,
    NthWeekday,
    Per,
    PeriodName,
    Undecided,
)
from wirkraum.planning.domain.quota import cut_short

# Working days in a period without holidays: the measure for a period cut short.
NOMINAL_DAYS: dict[PeriodName, int] = {
    "week": 5,
    "month": 21,
    "quarter": 63,
    "halfyear": 105,
    "year": 210,
}


@dataclass(frozen=True, slots=True)
class Period:
    """Allowed days that together promise so many meetings."""

    days: tuple[date, ...]
    wanted: int
    label: Told


Key = tuple[int, ...]
Keyed = Callable[[date], Key]


def periods_of(frequency: Frequency, days: Sequence[date], last: date) -> tuple[Period, ...]:
    """The periods that promise a meeting; `days` are allowed and sorted, `last` ends the horizon."""
    match frequency:
        case Per(n, period) | AsNeeded(n, period) | NthWeekday(period=period, n=n):
            found = _named(days, n, period, last)
        case InMonths(months, n):
            found = [
                Period(tuple(day for day in days if day.month == month), n, month_name(month))
                for month in months
            ]
        case EveryWeeks(1):
            groups = _grouped(days, _week).values()
            found = [Period(tuple(g), 1, _label("week", g[0], last)) for g in groups if len(g) >= 3]
        case EveryWeeks(k):
            wanted = round(len(days) / (5 * k))
            found = [Period(tuple(days), wanted, _year_label(days[0], last))] if days else []
        case Undecided():
            found = []
    return tuple(period for period in found if period.wanted > 0)


def _named(days: Sequence[date], n: int, name: PeriodName, last: date) -> list[Period]:
    groups, usual = _grouped(days, _key(name, last)).values(), NOMINAL_DAYS[name]
    return [Period(tuple(g), cut_short(n, len(g), usual), _label(name, g[0], last)) for g in groups]


def _grouped(days: Iterable[date], key: Keyed) -> dict[Key, list[date]]:
    groups: defaultdict[Key, list[date]] = defaultdict(list)
    for day in days:
        groups[key(day)].append(day)
    return groups


def _week(day: date) -> Key:
    return day.isocalendar()[:2]


def _key(name: PeriodName, last: date) -> Keyed:
    keys: dict[PeriodName, Keyed] = {
        "week": _week,
        "month": lambda day: (day.year, day.month),
        "quarter": lambda day: (day.year, (day.month - 1) // 3),
        "halfyear": lambda day: (int(day >= date(last.year, 2, 1)),),
        "year": lambda day: (),
    }
    return keys[name]


def _label(name: PeriodName, first: date, last: date) -> Told:
    match name:
        case "week":
            year, week, _day = first.isocalendar()
            return _("KW %(week)s %(year)s", week=week, year=year)
        case "month":
            return month_of(first)
        case "quarter":
            return quarter_of(first)
        case "halfyear":
            return half(1 + (first >= date(last.year, 2, 1)))
        case "year":
            return _year_label(first, last)


def _year_label(first: date, last: date) -> Told:
    if first.year == last.year:
        return _("Jahr %(year)s", year=first.year)
    return school_year(first.year)
