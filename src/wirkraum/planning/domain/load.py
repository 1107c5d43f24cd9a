"""How much a post is asked: Termine, hours, evenings, ways, and days that hold three and more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from itertools import pairwise

from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.year import Ways

EVENING = 18 * 60
MANY = 3  # Termine on one day


@dataclass(frozen=True, slots=True)
class Sitting:
    """A Termin at which a post is needed; `place` is None where it is not known or online."""

    day: date
    start: Minute
    end: Minute
    uid: str
    place: str | None = None

    @property
    def evening(self) -> bool:
        return self.end > EVENING


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of a post in some stretch of time; hours and ways in minutes."""

    termine: int = 0
    minutes: int = 0
    evenings: int = 0
    travel: int = 0
    full_days: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


def loads_by_month(
    sittings: Iterable[Sitting], base: str | None, ways: Ways
) -> Mapping[date, Load]:
    """The load of each month that has any, by its first day; `base` is where ways begin and end."""
    days: defaultdict[date, list[Sitting]] = defaultdict(list)
    for one in sittings:
        days[one.day].append(one)
    months: defaultdict[date, Load] = defaultdict(Load)
    for day, some in days.items():
        months[day.replace(day=1)] += load_of_day(some, base, ways)
    return dict(months)


def load_of_day(sittings: Sequence[Sitting], base: str | None, ways: Ways) -> Load:
    """The load of one day."""
    return Load(
        termine=len(sittings),
        minutes=sum(one.end - one.start for one in sittings),
        evenings=int(any(one.evening for one in sittings)),
        travel=way_of_day(sittings, base, ways),
        full_days=int(len(sittings) >= MANY),
    )


def way_of_day(sittings: Iterable[Sitting], base: str | None, ways: Ways) -> int:
    """Minutes from the base to every place of the day in turn, and back."""
    ordered = sorted(sittings, key=lambda one: (one.start, one.end))
    stops = [base, *(one.place for one in ordered if one.place), base]
    return sum(ways.minutes(one, other) for one, other in pairwise(stops))


@dataclass(frozen=True, slots=True)
class Spread:
    """From the least to the most asked; `most` are the places of those who are asked most."""

    least: int
    most: int
    at_most: tuple[int, ...]


def spread_of(values: Sequence[int]) -> Spread | None:
    """How evenly something is shared; None where there is nothing to share, or nobody to share with."""
    if len(values) < 2 or not any(values):
        return None
    most = max(values)
    return Spread(min(values), most, tuple(at for at, each in enumerate(values) if each == most))
