"""What is known before a school year is planned: formats, seats, Termine, free days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from wirkraum.calendar.domain.free_days import FreeCalendar, FreeSpan, clipped, each_day
from wirkraum.planning.domain.frequency import Frequency
from wirkraum.planning.domain.problem import Absence, Minute, Span
from wirkraum.planning.domain.quota import PeriodQuota, quota


@dataclass(frozen=True)
class Need:
    """A format as the planner needs it; within the year it holds from `first` to `last`.

    `must` and `may` are keys of seats, `weekdays` run from 1 (Monday) to 7.
    """

    key: str
    title: str
    frequency: Frequency
    minutes: int
    weekdays: frozenset[int]
    window: tuple[Minute, Minute]
    first: date
    last: date
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    place: str = ""
    wished_weekday: int | None = None
    wished_start: Minute | None = None
    circle: str = ""


@dataclass(frozen=True)
class Entry:
    """A Termin of the year that was not cancelled; `format` is "" where no format has made it.

    What is `firm` the planner never touches; `who` must be there, `optional` may.
    """

    uid: str
    format: str
    title: str
    day: date
    start: Minute
    end: Minute
    firm: bool
    who: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Seat:
    """A post that takes part; its absences are the free days of its site, `held` its tenures."""

    key: str
    title: str
    absences: tuple[Absence, ...] = ()
    held: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Facts:
    """A school year from `first` to `last`; nothing new is planned before `begin`."""

    first: date
    last: date
    begin: date
    needs: tuple[Need, ...]
    seats: tuple[Seat, ...]
    entries: tuple[Entry, ...]
    free: tuple[FreeSpan, ...]

    @cached_property
    def calendar(self) -> FreeCalendar:
        """The free days, ready to be asked."""
        return FreeCalendar(self.free)

    @cached_property
    def free_dates(self) -> frozenset[date]:
        """Every free day of the year."""
        return days_of(self.free, self.first, self.last)

    def need(self, key: str) -> Need | None:
        """The format of that key."""
        return next((need for need in self.needs if need.key == key), None)

    def entry(self, uid: str) -> Entry | None:
        """The Termin of that uid."""
        return next((entry for entry in self.entries if entry.uid == uid), None)

    def entries_of(self, need: Need) -> list[Entry]:
        """The Termine of a format."""
        return [entry for entry in self.entries if entry.format == need.key]

    def quotas(self, need: Need) -> tuple[PeriodQuota, ...]:
        """What a format promises in each period of the year."""
        return quota(need.frequency, start=need.first, end=need.last, free=self.free_dates)


def days_of(spans: Iterable[FreeSpan], first: date, last: date) -> frozenset[date]:
    """Every day of the spans that lies from `first` to `last`."""
    return _days_of(tuple(spans), first, last)


@lru_cache(maxsize=64)
def _days_of(spans: tuple[FreeSpan, ...], first: date, last: date) -> frozenset[date]:
    return frozenset(
        day for span in clipped(spans, first, last) for day in each_day(span.first, span.last)
    )
