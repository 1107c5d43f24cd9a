"""Days and times in the words of the page's language."""

from __future__ import annotations

import datetime as dt

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def day_short(day: dt.date | None) -> str:
    """ "Mo 5.2.", in lists."""
    return format_date(day, pgettext("Datum kurz", "D j.n.")) if day else ""


def day_dated(day: dt.date | None) -> str:
    """ "Mo 5.2.2024", in lists that reach over the turn of the year."""
    return format_date(day, pgettext("Datum mit Wochentag", "D j.n.Y")) if day else ""


def day_long(day: dt.date | None) -> str:
    """ "Montag, 5. Februar 2024", in prose."""
    return format_date(day, pgettext("Datum lang", "l, j. F Y")) if day else ""


def day_plain(day: dt.date | None) -> str:
    """ "5.2.2024", within a sentence."""
    return format_date(day, pgettext("Datum ohne Wochentag", "j.n.Y")) if day else ""


def day_bare(day: dt.date | None) -> str:
    """ "5.2.", where the year goes without saying."""
    return format_date(day, pgettext("Datum ohne Jahr", "j.n.")) if day else ""


def day_written(day: dt.date | None) -> str:
    """ "5. Februar 2024"."""
    return format_date(day, pgettext("Datum geschrieben", "j. F Y")) if day else ""


def month_day(day: dt.date | None) -> str:
    """ "5. Februar"."""
    return format_date(day, pgettext("Tag und Monat", "j. F")) if day else ""


def day_figures(day: dt.date | None) -> str:
    """ "05.02.2024", under one another."""
    return format_date(day, pgettext("Datum in Ziffern", "d.m.Y")) if day else ""


def o_clock(time: dt.time | dt.datetime | str | None) -> str:
    """ "9:00 Uhr", "16:00–17:30 Uhr"."""
    words = time if isinstance(time, str) else f"{time.hour}:{time:%M}" if time else ""
    return _("%(time)s Uhr") % {"time": words} if words else ""
