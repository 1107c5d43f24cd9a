"""The months and free days of a school year, laid out for the year plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirkraum.calendar.domain.free_days import FreeCalendar, FreeSpan, clipped, each_day
from wirkraum.kit.dates import day_bare
from wirkraum.kit.told import told
from wirkraum.kit.words import spoken
from wirkraum.programme.domain.school_year import SchoolYear

WEEK = 7
NAMED = 5  # days a run of holidays needs to have its name written beside it
DAY = dt.timedelta(days=1)
SHORT = {
    "Herbst": told("Herbst"),
    "Weihnachts": told("Weihn."),
    "Winter": told("Winter"),
    "Oster": told("Ostern"),
    "Pfingst": told("Pfingsten"),
    "Sommer": told("Sommer"),
}


@dataclass(frozen=True)
class Scale:
    """The weeks a plan shows: from the Monday before the year to the Sunday after it."""

    start: dt.date
    weeks: int

    @property
    def days(self) -> int:
        """The days shown."""
        return self.weeks * WEEK

    def at(self, day: dt.date) -> int:
        """The day's place."""
        return (day - self.start).days


@dataclass(frozen=True)
class MonthHead:
    """A month over the lanes: its place `t`, and the calendar week of its first Monday."""

    first: dt.date
    last: dt.date
    t: int
    name: str
    note: str
    free: str
    closed: bool

    @property
    def anchor(self) -> str:
        """ "m2024-02"."""
        return f"m{self.first:%Y-%m}"


@dataclass(frozen=True)
class Holiday:
    """Free days behind the lanes; `short` is "" where there is no room for a name."""

    t: int
    days: int
    name: str
    short: str

    @property
    def middle(self) -> int:
        """Where the name stands."""
        return self.t + self.days // 2


def scale_of(year: SchoolYear) -> Scale:
    """The weeks of a school year."""
    start = year.begins - year.begins.weekday() * DAY
    return Scale(start, (year.ends - start).days // WEEK + 1)


def holidays_of(scale: Scale, spans: Iterable[FreeSpan]) -> tuple[Holiday, ...]:
    """The free spans within the weeks shown."""
    last = scale.start + (scale.days - 1) * DAY
    return tuple(
        Holiday(scale.at(one.first), one.days, one.name, _short(one))
        for one in clipped(spans, scale.start, last)
    )


def _short(span: FreeSpan) -> str:
    if span.kind != "school" or span.days < NAMED:
        return ""
    name = span.name.removesuffix("ferien")
    return spoken(SHORT.get(name, name))


def months_of(year: SchoolYear, scale: Scale, spans: tuple[FreeSpan, ...]) -> tuple[MonthHead, ...]:
    """August to July."""
    calendar, names = FreeCalendar(spans), month_names()
    return tuple(
        MonthHead(
            first=first,
            last=last,
            t=scale.at(first),
            name=names[first.month - 1],
            note=_note(first),
            free=_free_words(spans, first, last),
            closed=all(calendar.is_free(d) for d in each_day(first, last) if d.weekday() < 5),
        )
        for first, last in _months(year)
    )


def month_names() -> list[str]:
    """Short, without a full stop."""
    return [
        *(_("Jan"), _("Feb"), _("März"), _("Apr"), _("Mai"), _("Juni")),
        *(_("Juli"), _("Aug"), _("Sept"), _("Okt"), _("Nov"), _("Dez")),
    ]


def _months(year: SchoolYear) -> Iterator[tuple[dt.date, dt.date]]:
    first = year.begins
    while first <= year.ends:
        following = (first + 31 * DAY).replace(day=1)
        yield first, following - DAY
        first = following


def _note(first: dt.date) -> str:
    if first.month in {1, 8}:
        return str(first.year)
    monday = first + (-first.weekday() % WEEK) * DAY
    return _("KW %(week)s") % {"week": monday.isocalendar().week}


def _free_words(spans: Iterable[FreeSpan], first: dt.date, last: dt.date) -> str:
    """ "Winterferien 12.–23.2. · Buß- und Bettag 22.11."; neither weekends nor holidays within others."""
    touching = [one for one in spans if one.touches(first, last)]
    told = [
        _free_word(one, first, last)
        for one in touching
        if not any(_within(one, other) for other in touching)
        and any(day.weekday() < 5 for day in each_day(max(one.first, first), min(one.last, last)))
    ]
    return " · ".join(told)


def _within(one: FreeSpan, other: FreeSpan) -> bool:
    return other.first <= one.first and one.last <= other.last and one.days < other.days


def _free_word(span: FreeSpan, first: dt.date, last: dt.date) -> str:
    begin, end = (day_bare(day) for day in (span.first, span.last))
    if span.first == span.last:
        return f"{span.name} {begin}"
    if span.first < first:
        return _("%(name)s bis %(day)s") % {"name": span.name, "day": end}
    if span.last > last:
        return _("%(name)s ab %(day)s") % {"name": span.name, "day": begin}
    day = date_format(span.first, pgettext("Tag im selben Monat", "j."))
    return f"{span.name} {day}–{end}"
