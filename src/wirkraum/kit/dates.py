"""Days and times in the words of the page's language."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from wirkraum.kit.clock import BERLIN


def written(day: dt.date, form: str) -> str:
    """A day (of a moment, its day) in Django's letters for dates."""
    return _written(day.year, day.month, day.day, form, get_language())


@lru_cache(maxsize=4096)
def _written(year: int, month: int, day: int, form: str, language: str | None) -> str:
    # Lists write the same days over and over, and Django takes its letters apart each time.
    del language
    return format_date(dt.date(year, month, day), form)


def day_short(day: dt.date | None) -> str:
    """ "Mo 5.2.", in lists."""
    return written(day, pgettext("Datum kurz", "D j.n.")) if day else ""


def day_dated(day: dt.date | None) -> str:
    """ "Mo 5.2.2024", in lists that reach over the turn of the year."""
    return written(day, pgettext("Datum mit Wochentag", "D j.n.Y")) if day else ""


def day_long(day: dt.date | None) -> str:
    """ "Montag, 5. Februar 2024", in prose."""
    return written(day, pgettext("Datum lang", "l, j. F Y")) if day else ""


def day_plain(day: dt.date | None) -> str:
    """ "5.2.2024", within a sentence."""
    return written(day, pgettext("Datum ohne Wochentag", "j.n.Y")) if day else ""


def day_bare(day: dt.date | None) -> str:
    """ "5.2.", where the year goes without saying."""
    return written(day, pgettext("Datum ohne Jahr", "j.n.")) if day else ""


def day_written(day: dt.date | None) -> str:
    """ "5. Februar 2024"."""
    return written(day, pgettext("Datum geschrieben", "j. F Y")) if day else ""


def month_day(day: dt.date | None) -> str:
    """ "5. Februar"."""
    return written(day, pgettext("Tag und Monat", "j. F")) if day else ""


def month_year(day: dt.date | None) -> str:
    """ "Februar 2024"."""
    return written(day, "F Y") if day else ""


def month_name(day: dt.date | None) -> str:
    """ "Februar"."""
    return written(day, "F") if day else ""


def day_figures(day: dt.date | None) -> str:
    """ "05.02.2024", under one another."""
    return written(day, pgettext("Datum in Ziffern", "d.m.Y")) if day else ""


def clock_span(begin: dt.datetime, end: dt.datetime) -> str:
    """ "16:00–17:30", in Berlin."""
    return time_span(begin.astimezone(BERLIN).time(), end.astimezone(BERLIN).time())


def time_span(begin: dt.time, end: dt.time) -> str:
    """ "16:00–17:30"."""
    return f"{begin.hour}:{begin:%M}–{end.hour}:{end:%M}"


def o_clock(time: dt.time | dt.datetime | str | None) -> str:
    """ "9:00 Uhr", "16:00–17:30 Uhr"."""
    words = time if isinstance(time, str) else f"{time.hour}:{time:%M}" if time else ""
    return _("%(time)s Uhr") % {"time": words} if words else ""
