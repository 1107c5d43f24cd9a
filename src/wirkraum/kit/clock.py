"""The only place that looks at the clock. Take the time at the edge and pass it in."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

from django.utils import timezone

BERLIN = ZoneInfo("Europe/Berlin")


def now() -> dt.datetime:
    """This moment, in UTC; `WIRKRAUM_NOW` (ISO) sets it for demonstrations and tests."""
    if fixed := os.environ.get("WIRKRAUM_NOW"):
        moment = dt.datetime.fromisoformat(fixed)
        return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN).astimezone(dt.UTC)
    return timezone.now()


def really() -> dt.datetime:
    """This moment by the machine's clock, whatever day is played: for pulses and time-outs."""
    return timezone.now()


def today() -> dt.date:
    """The calendar day in Berlin."""
    return now().astimezone(BERLIN).date()


def berlin(day: dt.date, time: dt.time) -> dt.datetime:
    """Wall-clock time of a day in Berlin as an aware moment."""
    return dt.datetime.combine(day, time, tzinfo=BERLIN)


def is_shown(moment: dt.datetime) -> bool:
    """Whether clocks in Berlin ever show this time: an hour of spring is left out."""
    there = moment.astimezone(dt.UTC).astimezone(BERLIN)
    return there.replace(tzinfo=None) == moment.replace(tzinfo=None)
