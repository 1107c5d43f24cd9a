"""What lists of Termine can be narrowed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Max, QuerySet

from wirkraum.calendar.access import termine_at, termine_at_sites, visible_termine
from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries.rows import DAY, HELD, TerminRow, from_to
from wirkraum.calendar.queries.termine import past
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site

PAGE = 50
COMING, PAST, ALL = "kommend", "vergangen", "alle"
ENTRIES = "gehalten"  # what was held, the latest first: the entries other pages count


@dataclass(frozen=True)
class Narrowing:
    """The choices above the list; what is not understood falls back to what is coming."""

    span: str = COMING
    month: dt.date | None = None
    sites: tuple[Site, ...] = ()
    status: str = ""
    year: SchoolYear | None = None

    @property
    def site_key(self) -> str:
        """The sites as an address names them."""
        return ",".join(site.slug for site in self.sites)


@dataclass(frozen=True)
class Month:
    """The Termine of a calendar month, in the order of the list."""

    first: dt.date
    rows: tuple[TerminRow, ...]


@dataclass(frozen=True)
class YearAtSite:
    """What was held at a site in a school year so far: how many, of how many kinds, when last."""

    number: int
    kinds: int
    last: dt.datetime | None


def year_at_site(who: Standing, site: Site, *, now: dt.datetime) -> YearAtSite:
    """The school year that `now` lies in, as far as somebody may see it; one query."""
    year = SchoolYear.of(now.astimezone(BERLIN).date())
    held = from_to(termine_at(who, site), year.begins, year.ends).filter(status__in=HELD)
    counted = {
        "number": Count("pk"),
        "kinds": Count("kind", distinct=True),
        "last": Max("starts_at"),
    }
    return YearAtSite(**held.order_by().aggregate(**counted))


def termin_list(who: Standing, narrowing: Narrowing, *, now: dt.datetime) -> QuerySet[Termin]:
    """The Termine somebody may see, narrowed and in order: coming ones first to last, past ones back."""
    sites = narrowing.sites
    termine = termine_at_sites(who, sites) if sites else visible_termine(who)
    if narrowing.status in Status.values:
        termine = termine.filter(status=narrowing.status)
    if narrowing.month:
        return from_to(termine, narrowing.month, month_end(narrowing.month))
    if narrowing.year:
        termine = from_to(termine, narrowing.year.begins, narrowing.year.ends)
    if narrowing.span == ENTRIES:
        return entries(termine, now)
    if narrowing.span == PAST:
        return past(termine, now)
    return termine if narrowing.span == ALL else termine.filter(ends_at__gt=now)


def entries(termine: QuerySet[Termin], now: dt.datetime) -> QuerySet[Termin]:
    """What was held up to and including today."""
    tonight = berlin(now.astimezone(BERLIN).date() + DAY, dt.time())
    held = termine.filter(status__in=HELD, starts_at__lt=tonight)
    return held.order_by("-starts_at", "-pk")


def month_end(first: dt.date) -> dt.date:
    """The last day of the month that begins on `first`."""
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def by_month(rows: tuple[TerminRow, ...]) -> Iterator[Month]:
    """Rows that stand in order, month by month."""
    for first, some in groupby(rows, key=lambda one: one.day.replace(day=1)):
        yield Month(first, tuple(some))
