"""Days on which nothing is planned, as runs with a name: look-ups, joined runs, school weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

KINDS = ("public", "set", "movable", "closure", "school")
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class FreeSpan:
    """A run of free days, both ends inclusive; `kind` is one of KINDS."""

    first: dt.date
    last: dt.date
    name: str
    kind: str

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many calendar days it covers."""
        return (self.last - self.first).days + 1

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether it covers a day from `first` to `last`."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class SchoolWeek:
    """A calendar week with at least one school day."""

    monday: dt.date
    days: tuple[dt.date, ...]

    @property
    def number(self) -> int:
        """The ISO week (KW)."""
        return self.monday.isocalendar().week


@dataclass(frozen=True)
class FreeCalendar:
    """Free spans, quick to ask. Weekends count as free only where a span covers them."""

    spans: tuple[FreeSpan, ...]

    @cached_property
    def _by_month(self) -> dict[tuple[int, int], tuple[FreeSpan, ...]]:
        months: dict[tuple[int, int], list[FreeSpan]] = {}
        for span in sorted(self.spans, key=_precedence):
            for month in _months(span.first, span.last):
                months.setdefault(month, []).append(span)
        return {month: tuple(found) for month, found in months.items()}

    def spans_on(self, day: dt.date) -> tuple[FreeSpan, ...]:
        """All spans covering the day, the most telling first."""
        return tuple(span for span in self._by_month.get((day.year, day.month), ()) if day in span)

    def is_free(self, day: dt.date) -> bool:
        """Whether any span covers the day."""
        return bool(self.spans_on(day))

    def why_free(self, day: dt.date) -> str:
        """The name of what makes the day free ("Buß- und Bettag"), or "" on a usual day."""
        found = self.spans_on(day)
        return found[0].name if found else ""

    def school_weeks(self, first: dt.date, last: dt.date) -> tuple[SchoolWeek, ...]:
        """The weeks from `first` to `last` with their school days, Monday to Friday."""
        weeks: dict[dt.date, list[dt.date]] = {}
        for day in each_day(first, last):
            if day.isoweekday() <= 5 and not self.is_free(day):
                weeks.setdefault(day - dt.timedelta(days=day.weekday()), []).append(day)
        return tuple(SchoolWeek(monday, tuple(days)) for monday, days in weeks.items())


def each_day(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from `first` to `last`, both inclusive."""
    for offset in range((last - first).days + 1):
        yield first + dt.timedelta(days=offset)


def merged(spans: Iterable[FreeSpan]) -> tuple[tuple[dt.date, dt.date], ...]:
    """The fewest runs (first, last) that cover the same days: overlapping and adjoining ones join."""
    runs: list[tuple[dt.date, dt.date]] = []
    for span in sorted(spans):
        if runs and span.first <= runs[-1][1] + DAY:
            runs[-1] = (runs[-1][0], max(runs[-1][1], span.last))
        else:
            runs.append((span.first, span.last))
    return tuple(runs)


def clipped(spans: Iterable[FreeSpan], first: dt.date, last: dt.date) -> tuple[FreeSpan, ...]:
    """The parts of the spans that lie from `first` to `last`."""
    return tuple(
        FreeSpan(max(span.first, first), min(span.last, last), span.name, span.kind)
        for span in spans
        if span.touches(first, last)
    )


def kind_of(name: str, first: dt.date, last: dt.date) -> str:
    """ "school" for holidays, "set" for single days a Land sets (Brückentag, Unterrichtsfreier Tag)."""
    holidays = "ferien" in name.casefold() or "pause" in name.casefold()
    return "school" if holidays or last > first else "set"


def _precedence(span: FreeSpan) -> tuple[int, int, dt.date]:
    return KINDS.index(span.kind), span.days, span.first


def _months(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
