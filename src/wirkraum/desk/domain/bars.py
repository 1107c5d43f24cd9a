"""The weeks of a small bar chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

FULL, EMPTY = 37.0, 2.0  # heights in the drawing's units
FOOT, STEP, WIDTH = 40, 10, 8


@dataclass(frozen=True)
class Chart:
    """Bars week by week in a drawing 40 high and 10 wide a week, as path data.

    `usual` draws the bars of past weeks, `free` those of weeks without school, `now` this week's.
    """

    counts: tuple[int, ...]
    usual: str
    free: str
    now: str

    @property
    def words(self) -> str:
        """ "1, 2, 0"."""
        return ", ".join(str(count) for count in self.counts)


def mondays(day: dt.date, weeks: int) -> tuple[dt.date, ...]:
    """The Mondays of so many weeks, the week of the day last."""
    last = day - dt.timedelta(days=day.weekday())
    return tuple(last - dt.timedelta(weeks=back) for back in reversed(range(weeks)))


def chart(
    weeks: tuple[dt.date, ...],
    counts: Mapping[dt.date, int],
    *,
    most: int,
    free: frozenset[dt.date],
) -> Chart:
    """A bar for each week; `most` is what the highest bar of all charts counts."""
    numbers = tuple(counts.get(monday, 0) for monday in weeks)
    paths = [_bar(at, _height(count, most)) for at, count in enumerate(numbers)]
    idle = [monday in free and not count for monday, count in zip(weeks, numbers, strict=True)]
    past = list(zip(paths, idle, strict=True))[:-1]
    return Chart(
        counts=numbers,
        usual="".join(path for path, is_idle in past if not is_idle),
        free="".join(path for path, is_idle in past if is_idle),
        now=paths[-1] if paths else "",
    )


def _height(count: int, most: int) -> float:
    if not count or not most:
        return EMPTY
    return round(EMPTY + (FULL - EMPTY) * count / most, 1)


def _bar(at: int, height: float) -> str:
    """A bar from the foot upwards, its corners a little cut."""
    top = round(FOOT - height, 1)
    return f"M{at * STEP + 1} {FOOT}V{top + 1:g}l1-1h{WIDTH - 2}l1 1V{FOOT}z"
