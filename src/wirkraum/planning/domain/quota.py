"""How many Termine a frequency promises in each period of a school year.

A period cut short by holidays promises proportionally less, but one Termin where 40 % of its
days remain. A named month keeps its whole promise as long as one day of it is left. This is the
year planner's measure too, so that Soll and plan agree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import half, month_of, quarter_of, school_year
from wirkraum.planning.domain.rhythm.shape import Every, Frequency, Period, months_per_period

FRIDAY = 5
SCHOOL_YEAR_BEGINS = 8  # August
SECOND_HALF = range(2, 8)  # February to July
SCHOOL_DAYS: dict[Period, int] = {
    "week": 5,
    "month": 21,
    "quarter": 63,
    "half_year": 105,
    "year": 210,
}
ENOUGH_FOR_ONE = 0.4  # of a period's days
WEEKS_PER_MONTH = 13 / 3


@dataclass(frozen=True)
class PeriodQuota:
    """A period (`start` to `end`, both included), its school days, and the Termine it promises.

    A `reserve` is kept free for what comes on demand; it promises nothing.
    """

    start: date
    end: date
    label: Told
    wanted: int
    days: tuple[date, ...]
    reserve: bool = False

    @property
    def agreed(self) -> int:
        """Termine that have to take place."""
        return 0 if self.reserve else self.wanted

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def due(self, as_of: date) -> int:
        """Termine that should have taken place by the end of that day."""
        past = bisect_right(self.days, as_of)
        return self.agreed * past // len(self.days) if past else 0


def quota(
    frequency: Frequency, *, start: date, end: date, free: Iterable[date]
) -> tuple[PeriodQuota, ...]:
    """What each period from start to end promises, in order; `free` days and weekends never count.

    Periods without a promise ("Juli 2024") are there with 0. An interval ("alle 6 Wochen") is one
    period per school year. Without a number agreed there are no periods.
    """
    return _quota(frequency, start, end, frozenset(free))


@lru_cache(maxsize=512)  # every page of the year asks it of every format
def _quota(
    frequency: Frequency, start: date, end: date, free: frozenset[date]
) -> tuple[PeriodQuota, ...]:
    if frequency.count is None or start > end:
        return ()
    days = _calendar(start, end)
    if frequency.months:
        days = [day for day in days if day.month in frequency.months]
    return tuple(_quotas(frequency, days, free))


def _calendar(start: date, end: date) -> list[date]:
    return [start + timedelta(at) for at in range((end - start).days + 1)]


def _quotas(
    frequency: Frequency, days: Sequence[date], free: Container[date]
) -> Iterator[PeriodQuota]:
    unit = _unit(frequency)
    for _key, group in groupby(days, KEYS[unit]):
        stretch = tuple(group)
        school = tuple(day for day in stretch if day.isoweekday() <= FRIDAY and day not in free)
        yield PeriodQuota(
            start=stretch[0],
            end=stretch[-1],
            label=LABELS[unit](stretch[0]),
            wanted=_wanted(frequency, len(school)),
            days=school,
            reserve=frequency.mode == "on_demand",
        )


def _unit(frequency: Frequency) -> Period:
    """The stretch the promise is measured in: named months each for themselves."""
    if frequency.every:
        return "year"
    return "month" if _by_month(frequency) else frequency.period or "year"


def _by_month(frequency: Frequency) -> bool:
    return bool(frequency.months) and frequency.period != "week" and not frequency.every


def _wanted(frequency: Frequency, days: int) -> int:
    count, every = frequency.count or 0, frequency.every
    if every:
        return round(count * days / (SCHOOL_DAYS["week"] * weeks_of(every)))
    if _by_month(frequency):
        return count // months_per_period(frequency.months, frequency.period) if days else 0
    return cut_short(count, days, SCHOOL_DAYS[frequency.period or "year"])


def weeks_of(every: Every) -> int:
    """The weeks of an interval."""
    return every.n if every.unit == "week" else round(every.n * WEEKS_PER_MONTH)


def cut_short(count: int, days: int, usual: int) -> int:
    """The count in proportion to the days that are left, halves rounded up; one where enough are."""
    share = min(count, int(count * days / usual + 0.5))
    return max(share, 1) if count and days >= ENOUGH_FOR_ONE * usual else share


def _school_year(day: date) -> int:
    return day.year - (day.month < SCHOOL_YEAR_BEGINS)


def _half(day: date) -> int:
    return 2 if day.month in SECOND_HALF else 1


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


KEYS: dict[Period, Callable[[date], tuple[int, ...]]] = {
    "week": lambda day: day.isocalendar()[:2],
    "month": lambda day: (day.year, day.month),
    "quarter": lambda day: (day.year, _quarter(day)),
    "half_year": lambda day: (_school_year(day), _half(day)),
    "year": lambda day: (_school_year(day),),
}
LABELS: dict[Period, Callable[[date], Told]] = {
    "week": lambda day: _("KW %(week)s", week=day.isocalendar().week),
    "month": month_of,
    "quarter": quarter_of,
    "half_year": lambda day: half(_half(day)),
    "year": lambda day: school_year(_school_year(day)),
}
