"""What is known before a school year is planned: formats, seats, Termine, free days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from wirkraum.calendar.domain.free_days import FreeCalendar, FreeSpan, clipped, each_day
from wirkraum.planning.domain.frequency import Frequency
from wirkraum.planning.domain.problem import (
    Absence,
    Minute,
    Place,
    Room,
    Span,
    Travel,
    Weights,
)
from wirkraum.planning.domain.quota import PeriodQuota, quota
from wirkraum.planning.domain.rhythm.shape import Period

GRIDS = (60, 30, 15)  # minutes


@dataclass(frozen=True)
class Need:
    """A format as the planner needs it; within the year it holds from `first` to `last`.

    `must` and `may` are keys of seats, `weekdays` run from 1 (Monday) to 7, `not_with` are keys of
    needs. Without `rooms` the place counts. Of a `reserve` so many days are kept free per period.
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
    rooms: tuple[str, ...] = ()
    min_gap_days: int | None = None
    in_holidays: bool = False
    not_first_week: bool = False
    not_beside_holidays: bool = False
    not_with: tuple[str, ...] = ()
    set_by_others: bool = False
    reserve: tuple[int, Period] | None = None


@dataclass(frozen=True)
class Entry:
    """A Termin of the year that was not cancelled; `format` is "" where no format has made it.

    What is `firm` the planner never touches, what is `announced` it moves as a last resort; `who`
    must be there, `optional` may. A `reserve` is a day kept free.
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
    room: str = ""
    announced: bool = False
    reserve: bool = False


@dataclass(frozen=True)
class Hours:
    """Hours of a day on which somebody is away."""

    day: date
    begin: Minute
    end: Minute
    why: str = ""


@dataclass(frozen=True)
class Seat:
    """A post that takes part, and the spans in which somebody holds it.

    `absences` are the free days of its site and the days on which whoever holds it is away or does
    not work; `base` is the place it starts from, `deputy` the seat that stands in for it.
    """

    key: str
    title: str
    absences: tuple[Absence, ...] = ()
    held: tuple[Span, ...] = ()
    hours: tuple[Hours, ...] = ()
    base: str | None = None
    deputy: str | None = None

    def is_held(self, day: date) -> bool:
        """Whether somebody holds the post on the day."""
        return any(day in span for span in self.held)

    def is_away(self, day: date) -> bool:
        """Whether whoever holds it is away all day."""
        return any(day in one.span for one in self.absences)


@dataclass(frozen=True)
class Ground:
    """Where people meet, how they get there, and what matters most.

    `unplaced` are places that nobody has put on the map.
    """

    places: tuple[Place, ...] = ()
    rooms: tuple[Room, ...] = ()
    travel: Travel = field(default_factory=Travel)
    weights: Weights = field(default_factory=Weights)
    unplaced: tuple[str, ...] = ()


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
    ground: Ground = field(default_factory=Ground)

    @cached_property
    def calendar(self) -> FreeCalendar:
        """The free days, ready to be asked."""
        return FreeCalendar(self.free)

    @cached_property
    def free_dates(self) -> frozenset[date]:
        """Every free day of the year."""
        return days_of(self.free, self.first, self.last)

    @cached_property
    def grid(self) -> int:
        """The coarsest grid, in minutes, on which the formats' Termine begin, and may begin."""
        starts = [entry.start for entry in self.entries if entry.format]
        starts += [need.window[0] for need in self.needs]
        starts += [need.wished_start for need in self.needs if need.wished_start is not None]
        return next((g for g in GRIDS if all(start % g == 0 for start in starts)), GRIDS[-1])

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
        """What a format promises, or keeps free, in each period of the year."""
        frequency = need.frequency
        if need.reserve:
            count, period = need.reserve
            frequency = replace(frequency, count=count, period=period)
        return quota(frequency, start=need.first, end=need.last, free=self.closed_to(need))

    def closed_to(self, need: Need) -> frozenset[date]:
        """The free days on which a format does not meet: some meet in the school holidays too."""
        if not need.in_holidays:
            return self.free_dates
        kept = [span for span in self.free if span.kind != "school"]
        return days_of(kept, self.first, self.last)


def days_of(spans: Iterable[FreeSpan], first: date, last: date) -> frozenset[date]:
    """Every day of the spans that lies from `first` to `last`."""
    return _days_of(tuple(spans), first, last)


@lru_cache(maxsize=64)
def _days_of(spans: tuple[FreeSpan, ...], first: date, last: date) -> frozenset[date]:
    return frozenset(
        day for span in clipped(spans, first, last) for day in each_day(span.first, span.last)
    )
