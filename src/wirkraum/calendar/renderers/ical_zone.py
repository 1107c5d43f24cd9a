"""The time zone of a calendar file, with the changes of just the years that occur in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
HOUR = dt.timedelta(hours=1)


RULE_SINCE = 1996


def zone_lines(first: dt.datetime, last: dt.datetime) -> list[str]:
    """A VTIMEZONE that is right from the year of `first` to the year of `last`.

    Two rules where the clocks change on the last Sundays of March and October – always the same
    ones, since some programs keep the first zone of a name they meet – else each single change.
    """
    years = range(first.year - 1, last.year + 1)
    ruled = years.start >= RULE_SINCE and all(_follows_rule(year) for year in years)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{ZONE}", f"X-LIC-LOCATION:{ZONE}"]
    for moment in changes(RULE_SINCE) if ruled else [m for year in years for m in changes(year)]:
        rule = f"RRULE:FREQ=YEARLY;BYMONTH={moment.month};BYDAY=-1SU"
        lines += _observance(moment, rule if ruled else "")
    return [*lines, "END:VTIMEZONE"]


@lru_cache(maxsize=128)
def _follows_rule(year: int) -> bool:
    """Whether the clocks change at 1 o'clock UTC on the last Sundays of March and October."""
    found = [(moment.month, moment.isoweekday(), moment.hour) for moment in changes(year)]
    return found == [(3, 7, 1), (10, 7, 1)] and all(one.day > 24 for one in changes(year))


@lru_cache(maxsize=128)
def changes(year: int) -> tuple[dt.datetime, ...]:
    """The moments (UTC) of a year at which the clocks change, from the time zone database."""
    start = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    days = [start + dt.timedelta(days=n) for n in range(367)]
    found = []
    for before, after in pairwise(days):
        if before.year == year and _offset(before) != _offset(after):
            hours = (before + n * HOUR for n in range(1, 25))
            found.append(next(hour for hour in hours if _offset(hour) == _offset(after)))
    return tuple(found)


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(BERLIN).utcoffset() or dt.timedelta()


def _observance(moment: dt.datetime, rule: str) -> Iterator[str]:
    old, new = _offset(moment - HOUR), moment.astimezone(BERLIN)
    kind = "DAYLIGHT" if new.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{(moment + old).strftime('%Y%m%dT%H%M%S')}"
    if rule:
        yield rule
    yield f"TZOFFSETFROM:{_sign(old)}"
    yield f"TZOFFSETTO:{_sign(_offset(moment))}"
    yield f"TZNAME:{new.tzname()}"
    yield f"END:{kind}"


def _sign(offset: dt.timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
