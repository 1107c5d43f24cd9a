"""The planning problem as plain data: what a school year must hold and what stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told

Minute: TypeAlias = int
"""Minutes since local midnight, 0 to 1440."""

PeriodName: TypeAlias = Literal["week", "month", "quarter", "halfyear", "year"]


class ProblemError(ValueError):
    """A problem that cannot be planned; says where in the JSON, why, and what helps."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(path, reason, remedy)
        self.path, self.reason, self.remedy = path, reason, remedy

    def __str__(self) -> str:
        text = f"{self.path}: {self.reason} {self.remedy}"
        return "".join(sign if sign.isprintable() else " " for sign in text)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Closed:
    """Days without meetings: public holidays close everything, school holidays most formats."""

    span: Span
    name: str
    kind: Literal["school", "public"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where rooms are; online places need no travel and hold any number of meetings."""

    id: str
    name: str
    xy: tuple[float, float] = (0.0, 0.0)
    online: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    id: str
    place: str
    seats: int


@dataclass(frozen=True, slots=True)
class Absence:
    span: Span
    why: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a post; weekdays run from 1 (Monday) to 7. Needed but away, the deputy sits in."""

    id: str
    role: str
    base: str | None = None
    off_weekdays: frozenset[int] = frozenset()
    absences: tuple[Absence, ...] = ()
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class Busy:
    """Something fixed from outside that takes people, a room, or both."""

    title: str
    start: Minute
    end: Minute
    dates: tuple[date, ...]
    who: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    place: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Per:
    """So many times in each week, month, quarter, half-year or year."""

    n: int
    period: PeriodName


@dataclass(frozen=True, slots=True)
class InMonths:
    """So many times in each named month (1–12)."""

    months: tuple[int, ...]
    n: int


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """Once every k weeks."""

    k: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """On the nth weekday of the month (−1: the last); any other day costs `otherwise`."""

    nth: tuple[int, ...]
    weekday: int
    otherwise: int
    period: PeriodName = "month"
    n: int = 1


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """Meetings on request: so many slots are kept in reserve in each period."""

    reserve: int
    period: PeriodName


@dataclass(frozen=True, slots=True)
class Undecided:
    """Not agreed yet: never planned, always asked for."""


Frequency: TypeAlias = Per | InMonths | EveryWeeks | NthWeekday | AsNeeded | Undecided


@dataclass(frozen=True, slots=True)
class Prefer:
    weekdays: frozenset[int] = frozenset()
    start: Minute | None = None


@dataclass(frozen=True, slots=True)
class Avoid:
    """Days a format would rather not use, and what each use costs."""

    span: Span
    cost: int


@dataclass(frozen=True, slots=True)
class Barred:
    """Days on which a format never lies, and why ("in der ersten Schulwoche")."""

    span: Span
    why: Told | str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of meeting that recurs: who, where, when it may be (and never is), how often."""

    id: str
    title: str
    minutes: int
    must: tuple[str, ...]
    may: tuple[str, ...]
    rooms: tuple[str, ...]
    weekdays: frozenset[int]
    window: tuple[Minute, Minute]
    frequency: Frequency
    prefer: Prefer = Prefer()
    min_gap_days: int = 1
    in_holidays: bool = False
    avoid: tuple[Avoid, ...] = ()
    not_on: tuple[Barred, ...] = ()
    not_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each flaw of a plan costs."""

    gap_day: int = 1
    off_weekday: int = 5
    off_time: int = 3
    weekday_not_preferred: int = 1
    hour_from_preferred: int = 1
    optional_absent: int = 2
    double_booking: int = 3
    trip_per_10min: int = 1
    third_meeting: int = 3
    dropped_reserve: int = 25
    missing_meeting: int = 200
    moved_date: int = 40
    moved_time_or_room: int = 15


@dataclass(frozen=True, slots=True)
class Way:
    """The minutes between two places, the same in both directions."""

    a: str
    b: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes between places by the table, else base + per_km × kilometres, `round`ed to steps."""

    base: float = 0
    per_km: float = 0
    round: int = 5
    table: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the planner knows; ids are unique and every reference is resolved."""

    horizon: Span
    formats: tuple[Format, ...]
    people: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    places: tuple[Place, ...] = ()
    busy: tuple[Busy, ...] = ()
    closed: tuple[Closed, ...] = ()
    grid_minutes: int = 30
    weights: Weights = Weights()
    spacing_tolerance: float = 0.25
    travel: Travel = Travel()
    time_zone: str = "Europe/Berlin"
    id: str = ""
    by_id: Mapping[str, Format] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {item.id: item for item in self.formats})
