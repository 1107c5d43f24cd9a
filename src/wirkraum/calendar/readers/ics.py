"""All-day entries of a foreign calendar (.ics) as free days."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass

from wirkraum.calendar.domain.free_days import FreeSpan, kind_of
from wirkraum.calendar.readers.ics_lines import RawEvent, events
from wirkraum.calendar.readers.refusal import LONGEST_NAME, LONGEST_SPAN, MOST_ROWS, BadCalendar
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

DAY = dt.timedelta(days=1)
ENDS = frozenset({"COUNT", "UNTIL", "WKST"})
WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z?)?")
DURATION = re.compile(r"P(?:(\d{1,3})W|(\d{1,4})D)")
ESCAPED = re.compile(r"\\(.)")
TIMED = _("hat eine Uhrzeit; übernommen werden nur ganze Tage")
RECURS = _("wiederholt sich anders als jährlich am selben Tag; bitte einzeln eintragen")


@dataclass(frozen=True)
class Skipped:
    """An entry that was left out, and why."""

    title: str
    reason: Told


@dataclass(frozen=True)
class IcsFile:
    """What a calendar file says about free days."""

    spans: tuple[FreeSpan, ...]
    skipped: tuple[Skipped, ...]


class _LeftOut(Exception):
    """This entry is no free day."""

    def __init__(self, reason: Told) -> None:
        super().__init__(reason)
        self.reason = reason


def read_ics(data: bytes, *, since: dt.date, until: dt.date, kind: str = "") -> IcsFile:
    """The all-day entries, each once and in order; yearly ones are written out in that time.

    `kind` overrides what follows from the name. Raises BadCalendar for a file that cannot be read.
    """
    spans: set[FreeSpan] = set()
    skipped: list[Skipped] = []
    for event in events(data):
        title = _title(event)
        try:
            for first, last in _runs(event, since, until):
                spans.add(FreeSpan(first, last, title, kind or kind_of(title, first, last)))
        except _LeftOut as left_out:
            skipped.append(Skipped(title, left_out.reason))
        if len(spans) > MOST_ROWS:
            raise BadCalendar(
                _("Die Kalenderdatei ergibt mehr als %(most)s freie Zeiten.", most=MOST_ROWS)
            )
    if not spans and not skipped:
        raise BadCalendar(_("In der Kalenderdatei steht kein Eintrag."))
    return IcsFile(tuple(sorted(spans)), tuple(skipped))


def _title(event: RawEvent) -> str:
    text = ESCAPED.sub(lambda m: " " if m[1] in "nN" else m[1], event.values.get("SUMMARY", ""))
    return " ".join(text.split())[:LONGEST_NAME] or "ohne Namen"


def _runs(event: RawEvent, since: dt.date, until: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    values = event.values
    if values.get("STATUS", "").upper() == "CANCELLED":
        raise _LeftOut(_("ist abgesagt"))
    if "RECURRENCE-ID" in values or "RDATE" in values:
        raise _LeftOut(RECURS)
    first = _day(values.get("DTSTART", ""), event.line)
    length = _length(event, first)
    barred = {_day(text, event.line) for text in values.get("EXDATE", "").split(",") if text}
    for start in _starts(first, values.get("RRULE", ""), since, until):
        if start not in barred:
            yield start, start + length


def _length(event: RawEvent, first: dt.date) -> dt.timedelta:
    values = event.values
    length = DAY
    if "DTEND" in values:
        length = max(_day(values["DTEND"], event.line) - first, DAY)
    elif "DURATION" in values:
        found = DURATION.fullmatch(values["DURATION"].upper())
        if not found:
            raise _LeftOut(TIMED)
        length = dt.timedelta(weeks=int(found[1] or 0), days=int(found[2] or 0)) or DAY
    if length.days > LONGEST_SPAN:
        raise _LeftOut(_("ist länger als %(most)s Tage", most=LONGEST_SPAN))
    return length - DAY


def _day(text: str, line: int) -> dt.date:
    """A whole day; midnight counts as one, for programs that write no plain dates."""
    found = WHEN.fullmatch(text)
    if not found:
        raise BadCalendar(_("„%(text)s“ ist kein Datum.", text=text[:30]), line=line)
    if found[4] not in {None, "000000"} or text.endswith("Z"):
        raise _LeftOut(TIMED)
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise BadCalendar(
            _("Den Tag „%(text)s“ gibt es nicht.", text=text[:8]), line=line
        ) from error
    if not 2000 <= day.year <= 2100:
        raise _LeftOut(_("liegt nicht zwischen 2000 und 2100"))
    return day


def _starts(first: dt.date, rule: str, since: dt.date, until: dt.date) -> Iterator[dt.date]:
    if not rule:
        yield first
        return
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    own = {"FREQ": "YEARLY", "INTERVAL": "1", "BYMONTH": str(first.month)}
    own |= {"BYMONTHDAY": str(first.day)}
    repeated = {name: value for name, value in parts.items() if name not in ENDS}
    if parts.get("FREQ") != "YEARLY" or repeated.items() - own.items():
        raise _LeftOut(RECURS)
    for year in range(max(first.year, since.year), _last_year(parts, first, until) + 1):
        if (first.month, first.day) == (2, 29) and not isleap(year):
            continue
        if since <= (start := first.replace(year=year)) <= until:
            yield start


def _last_year(parts: dict[str, str], first: dt.date, until: dt.date) -> int:
    last = until.year
    if parts.get("COUNT", "").isdecimal():
        last = min(last, first.year + int(parts["COUNT"][:6]) - 1)
    if found := WHEN.match(parts.get("UNTIL", "")):
        ends = int(found[1]) - ((int(found[2]), int(found[3])) < (first.month, first.day))
        last = min(last, ends)
    return last
