"""A calendar kept elsewhere (.ics): its entries within a time, recurring ones written out.

The file is first cut down to the few properties that matter, in linear time; only what is left goes
through the library, series by series, with an eye on the clock.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wirkraum.calendar.domain.foreign import ForeignEntry
from wirkraum.calendar.readers.foreign_lines import slimmed
from wirkraum.calendar.readers.refusal import BadCalendar
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import told as _

MOST_ENTRIES = 5000
MOST_SECONDS = 10.0
LONGEST = 160  # signs of a title or place
LONGEST_UID = 200
DAY = dt.timedelta(days=1)
RECURS = ("RRULE", "RDATE", "RECURRENCE-ID")
# What no calendar program writes, and what takes the library ages to write out.
TOO_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(HOUR|MINUTE|SECOND)=", re.IGNORECASE)
IDLE = re.compile(r"FREQ=(DAILY|WEEKLY).*BY(MONTHDAY|YEARDAY|SETPOS|WEEKNO)=", re.IGNORECASE)
IDLE_TOO = re.compile(r"BY(MONTHDAY|YEARDAY|SETPOS|WEEKNO)=.*FREQ=(DAILY|WEEKLY)", re.IGNORECASE)
ODD = (TOO_OFTEN, IDLE, IDLE_TOO)
BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)


@dataclass(frozen=True)
class Foreign:
    """The entries in order, each key once, and how many could not be read."""

    entries: tuple[ForeignEntry, ...]
    left_out: int = 0


def read_foreign(data: bytes, *, since: dt.date, until: dt.date, busy: bool) -> Foreign:
    """The entries that touch `since` to `until`; of a calendar of busy times only those that count.

    Titles and places of busy times are dropped. Raises BadCalendar.
    """
    deadline = time.monotonic() + MOST_SECONDS
    found: dict[str, ForeignEntry] = {}
    left_out = 0
    for series in _series(slimmed(data)):
        if time.monotonic() > deadline:
            raise BadCalendar(
                _("Der Kalender ist zu umfangreich. Geben Sie einen kürzeren Zeitraum frei.")
            )
        try:
            for entry in _entries(series, since, until, busy=busy):
                found[entry.key] = entry
        except BROKEN:
            left_out += 1
        if len(found) > MOST_ENTRIES:
            text = _(
                "Der Kalender hat in diesem und dem nächsten Schuljahr mehr als %(most)s Einträge.",
                most="5.000",
            )
            raise BadCalendar(text)
    return Foreign(tuple(sorted(found.values(), key=_order)), left_out)


def _order(entry: ForeignEntry) -> tuple[dt.datetime, str]:
    return entry.begins, entry.key


def _series(text: str) -> Iterable[list[Any]]:
    """The entries of one UID each: a series with the changes to single days of it."""
    from icalendar import Calendar  # noqa: PLC0415  slow library

    try:
        calendar = Calendar.from_ical(text)
    except BROKEN as error:
        raise BadCalendar(
            _("Die Kalenderdatei ist beschädigt und lässt sich nicht lesen.")
        ) from error
    found: dict[str, list[Any]] = defaultdict(list)
    for event in calendar.walk("VEVENT"):
        found[str(event.get("UID", ""))].append(event)
    return found.values()


def _entries(
    series: list[Any], since: dt.date, until: dt.date, *, busy: bool
) -> Iterator[ForeignEntry]:
    from icalendar import Calendar  # noqa: PLC0415  slow library
    from recurring_ical_events import of  # noqa: PLC0415  slow library

    if any(_is_odd(event) for event in series):
        raise ValueError
    calendar = Calendar()
    for event in series:
        calendar.add_component(event)
    recurs = any(name in event for event in series for name in RECURS)
    for event in of(calendar).between(since, until + DAY):
        span = _span(event) if _counts(event, busy=busy) else None
        if span and span[0].date() <= until and span[1].date() >= since:
            texts = ("", "") if busy else (_text(event, "SUMMARY"), _text(event, "LOCATION"))
            yield ForeignEntry(_key(event, recurs=recurs), *texts, *span)


def _is_odd(event: Any) -> bool:
    rules = event.get("RRULE", [])
    written = [one.to_ical().decode() for one in (rules if isinstance(rules, list) else [rules])]
    return any(odd.search(one) for one in written for odd in ODD)


def _counts(event: Any, *, busy: bool) -> bool:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return False
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    free |= str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE"
    return not (busy and free)


def _span(event: Any) -> tuple[dt.datetime, dt.datetime] | None:
    """Beginning and end; nothing where no time passes between."""
    begins, ends = _moment(event["DTSTART"].dt), _moment(_end(event))
    return (begins, ends) if begins.astimezone(dt.UTC) < ends.astimezone(dt.UTC) else None


def _end(event: Any) -> dt.date:
    """Without an end, a day lasts a day."""
    start: dt.date = event["DTSTART"].dt
    end: dt.date = event["DTEND"].dt if "DTEND" in event else start
    return start + DAY if not isinstance(start, dt.datetime) and end <= start else end


def _moment(value: dt.date) -> dt.datetime:
    """In Berlin; times without a zone are meant there."""
    if not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time(), tzinfo=BERLIN)
    if value.tzinfo is None:
        return value.replace(tzinfo=BERLIN)
    return value.astimezone(BERLIN)


def _text(event: Any, name: str) -> str:
    return " ".join(str(event.get(name, "")).split())[:LONGEST]


def _key(event: Any, *, recurs: bool) -> str:
    """What names the entry for good: its UID, and within a series the time it was meant for."""
    uid = str(event.get("UID", ""))
    if len(uid) > LONGEST_UID:
        uid = hashlib.sha256(uid.encode()).hexdigest()
    meant = event.get("RECURRENCE-ID") if recurs else None
    if meant is None:
        return uid
    value = meant.dt
    return f"{uid}|{_moment(value).isoformat() if isinstance(value, dt.datetime) else value}"
