"""Termine as an iCalendar file (RFC 5545): frozen data in, bytes out, the same for the same data.

Written out by hand: a calendar library needs a second and more for a feed of five thousand entries,
and its time zones cannot be cut to the years that occur.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirkraum.calendar.renderers.ical_text import escaped, folded
from wirkraum.calendar.renderers.ical_zone import BERLIN, ZONE, zone_lines

STATUS = {
    "proposed": "TENTATIVE",
    "planned": "TENTATIVE",
    "announced": "CONFIRMED",
    "held": "CONFIRMED",
    "documented": "CONFIRMED",
    "cancelled": "CANCELLED",
}
CLASS = {"public": "PUBLIC", "programme": "PRIVATE", "team": "CONFIDENTIAL"}
HOST = "wirkraum"


@dataclass(frozen=True)
class Entry:
    """One Termin as a calendar program sees it. Times are aware; `lines` make the description."""

    uid: str
    title: str
    status: str
    visibility: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    changed_at: dt.datetime
    sequence: int = 0
    place: str = ""
    lines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True)
class Sheet:
    """A whole calendar: its name and its entries."""

    name: str
    entries: tuple[Entry, ...]


def render(sheet: Sheet) -> bytes:
    """The calendar as UTF-8 with CRLF and folded lines; entries in order of time."""
    entries = sorted(sheet.entries, key=lambda one: (one.starts_at, one.uid))
    parts = [*_head(sheet.name)]
    if entries:
        parts += zone_lines(entries[0].starts_at, max(one.ends_at for one in entries))
    for entry in entries:
        parts += _event(entry)
    parts.append("END:VCALENDAR")
    return folded(parts)


def _head(name: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Wirkraum//Kalender//DE"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{escaped(name)}"
    yield f"X-WR-CALNAME:{escaped(name)}"
    yield f"X-WR-TIMEZONE:{ZONE}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT1H"
    yield "X-PUBLISHED-TTL:PT1H"


def _event(entry: Entry) -> Iterator[str]:
    changed = f"{entry.changed_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@{HOST}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{entry.sequence}"
    yield _when("DTSTART", entry.starts_at)
    yield _when("DTEND", entry.ends_at)
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"STATUS:{STATUS[entry.status]}"
    yield f"CLASS:{CLASS[entry.visibility]}"
    if entry.status == "cancelled":
        yield "TRANSP:TRANSPARENT"
    yield from _optional(entry)
    yield "END:VEVENT"


def _optional(entry: Entry) -> Iterator[str]:
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    if entry.lines:
        yield f"DESCRIPTION:{escaped(chr(10).join(entry.lines))}"
    if entry.categories:
        yield f"CATEGORIES:{joined(entry.categories)}"
    if entry.address:
        yield f"URL:{entry.address}"


def joined(values: Iterable[str]) -> str:
    """A list of texts as one value."""
    return ",".join(escaped(value) for value in values)


def _when(name: str, moment: dt.datetime) -> str:
    local = moment.astimezone(BERLIN)
    return f"{name};TZID={ZONE}:{local:%Y%m%dT%H%M%S}"
