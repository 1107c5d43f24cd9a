"""Times away as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.kit.told import told as _

BUSY = _("belegt")


@dataclass(frozen=True)
class Away:
    """Days, or hours on each of them (minutes since midnight), on which a post or a person is away."""

    post: int | None
    person: int | None
    first: dt.date
    last: dt.date
    begin: int | None
    end: int | None
    words: str

    def on(self, day: dt.date) -> bool:
        """Whether it covers the day, or hours of it."""
        return self.first <= day <= self.last

    def meets(self, begins: dt.datetime, ends: dt.datetime) -> bool:
        """Whether it overlaps with a span of time, told by the clock on the wall."""
        day, last = begins.date(), ends.date()
        if self.begin is None or self.end is None:
            return self.first <= last and day <= self.last
        one_day = dt.timedelta(days=1)
        while day <= last:
            if self.on(day):
                midnight = dt.datetime.combine(day, dt.time())
                begin = midnight + dt.timedelta(minutes=self.begin)
                end = midnight + dt.timedelta(minutes=self.end)
                if begins.replace(tzinfo=None) < end and begin < ends.replace(tzinfo=None):
                    return True
            day += one_day
        return False


def minutes(time: dt.time | None) -> int | None:
    """Minutes since midnight."""
    return None if time is None else time.hour * 60 + time.minute


def touching(away: Iterable[Away], begins: dt.datetime, ends: dt.datetime) -> tuple[Away, ...]:
    """Those that overlap with a span of time."""
    return tuple(one for one in away if one.meets(begins, ends))
