"""The weeks of a small bar chart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

FULL, EMPTY = 37.0, 2.0  # heights in the drawing's units
FOOT = 40.0


@dataclass(frozen=True)
class Bar:
    """One week: its Monday, what was counted, and where its bar stands in a drawing 40 high."""

    monday: dt.date
    count: int
    place: int
    height: float
    is_free: bool
    is_now: bool

    @property
    def top(self) -> float:
        """The upper edge."""
        return FOOT - self.height


def mondays(day: dt.date, weeks: int) -> tuple[dt.date, ...]:
    """The Mondays of so many weeks, the week of the day last."""
    last = day - dt.timedelta(days=day.weekday())
    return tuple(last - dt.timedelta(weeks=back) for back in reversed(range(weeks)))


def bars(
    weeks: tuple[dt.date, ...], counts: dict[dt.date, int], *, most: int, free: frozenset[dt.date]
) -> tuple[Bar, ...]:
    """A bar for each week; `most` is what the highest bar of all charts counts."""
    return tuple(
        Bar(
            monday=monday,
            count=counts.get(monday, 0),
            place=1 + 10 * at,
            height=_height(counts.get(monday, 0), most),
            is_free=monday in free and not counts.get(monday, 0),
            is_now=at == len(weeks) - 1,
        )
        for at, monday in enumerate(weeks)
    )


def _height(count: int, most: int) -> float:
    if not count or not most:
        return EMPTY
    return round(EMPTY + (FULL - EMPTY) * count / most, 1)
