"""Entries of a foreign calendar as plain data, and the days and hours they take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
MIDNIGHT = dt.time()
LAST_MINUTE = dt.time(23, 59)


@dataclass(frozen=True)
class ForeignEntry:
    """One entry, written out; the times are aware, in Berlin. `key` names it also when it moves."""

    key: str
    title: str
    place: str
    begins: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True)
class Piece:
    """Days, or hours of one day, that an entry takes."""

    first: dt.date
    last: dt.date
    begins: dt.time | None = None
    ends: dt.time | None = None


def pieces(begins: dt.datetime, ends: dt.datetime) -> Iterator[Piece]:
    """The days and hours of a span, by the clock on the wall: what is left of the first day, the
    whole days, the beginning of the last one."""
    begin, end = _down(begins), _up(ends)
    if end <= begin:
        return
    last = (end - MINUTE).date()
    if begin.date() == last and not (_at_midnight(begin) and _at_midnight(end)):
        yield Piece(last, last, begin.time(), _until(end))
        return
    first = begin.date()
    if not _at_midnight(begin):
        yield Piece(first, first, begin.time(), LAST_MINUTE)
        first += DAY
    whole = last if _at_midnight(end) else last - DAY
    if first <= whole:
        yield Piece(first, whole)
    if not _at_midnight(end):
        yield Piece(last, last, MIDNIGHT, end.time())


def _at_midnight(moment: dt.datetime) -> bool:
    return moment.time() == MIDNIGHT


def _until(end: dt.datetime) -> dt.time:
    """A day's last minute is the nearest to its end that a time of day can say."""
    return LAST_MINUTE if _at_midnight(end) else end.time()


def _down(moment: dt.datetime) -> dt.datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _up(moment: dt.datetime) -> dt.datetime:
    down = _down(moment)
    return down if down == moment.replace(tzinfo=None) else down + MINUTE
