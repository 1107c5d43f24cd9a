"""The pulse of the sites: what was entered, week by week, how far each is, what was last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from wirkraum.calendar.domain.free_days import FreeCalendar, each_day
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import HELD, counts_by_site_week, free_calendar
from wirkraum.desk.domain.bars import Chart, chart, mondays
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.programme.models import Programme, Site
from wirkraum.programme.queries import SiteRow

WEEKS = 12
DAY = dt.timedelta(days=1)
AS_COLUMNS = 9  # sites; more of them make a list
ORDERS = ("standort", "eintraege", "letzter", "stufe")
Sites = QuerySet[Site]


@dataclass(frozen=True)
class Last:
    """The latest entry of a site."""

    day: dt.date
    title: str


@dataclass(frozen=True)
class Pulse:
    """One site: its row, all its entries, the chart of its weeks, its latest entry."""

    row: SiteRow
    total: int
    chart: Chart
    last: Last | None


@dataclass(frozen=True)
class Pulses:
    """All sites somebody looks after."""

    sites: tuple[Pulse, ...]
    as_list: bool
    order: str

    @property
    def total(self) -> int:
        """All entries."""
        return sum(one.total for one in self.sites)


def pulses(
    programme: Programme, rows: Collection[SiteRow], day: dt.date, order: str = ""
) -> Pulses:
    """The pulse of the given sites: three queries, however many sites and entries there are."""
    weeks = mondays(day, WEEKS)
    counts = counts_by_site_week(programme, weeks[0], day)
    totals, lasts = _entries([row.pk for row in rows], day)
    mine = [counts.get(row.pk, {}) for row in rows]
    most = max((count for some in mine for count in some.values()), default=0)
    free = _free_weeks(free_calendar(programme, weeks[0], day + 6 * DAY), weeks)
    found = [
        Pulse(
            row=row,
            total=totals.get(row.pk, 0),
            chart=chart(weeks, some, most=most, free=free),
            last=lasts.get(row.pk),
        )
        for row, some in zip(rows, mine, strict=True)
    ]
    as_list = len(found) > AS_COLUMNS
    chosen = order if order in ORDERS else ORDERS[0]
    return Pulses(tuple(_sorted(found, chosen) if as_list else found), as_list, chosen)


def _sorted(found: list[Pulse], order: str) -> list[Pulse]:
    """The most first; a site without any entry is the one to look at and comes last."""
    if order == "eintraege":
        return sorted(found, key=lambda one: -one.total)
    if order == "letzter":
        return sorted(found, key=lambda one: one.last.day if one.last else dt.date.min)[::-1]
    if order == "stufe":
        return sorted(found, key=lambda one: -one.row.stage)
    return found


def _entries(sites: list[int], day: dt.date) -> tuple[dict[int, int], dict[int, Last]]:
    """How many held Termine each site has up to the day, and the latest of them."""
    ends = berlin(day + DAY, dt.time())
    held = Q(termine__status__in=HELD, termine__starts_at__lt=ends)
    latest = Termin.sites.through.objects.filter(
        site=OuterRef("pk"), termin__status__in=HELD, termin__starts_at__lt=ends
    ).order_by("-termin__starts_at", "-termin__pk")
    counted = (
        Site.objects.filter(pk__in=sites)
        .order_by()
        .annotate(
            entries=Count("termine", filter=held),
            last_at=Subquery(latest.values("termin__starts_at")[:1]),
            last_title=Subquery(latest.values("termin__title")[:1]),
        )
        .values_list("pk", "entries", "last_at", "last_title")
    )
    found = list(counted)
    lasts = {site: Last(at.astimezone(BERLIN).date(), title) for site, _n, at, title in found if at}
    return {site: entries for site, entries, _at, _title in found}, lasts


def _free_weeks(calendar: FreeCalendar, weeks: Collection[dt.date]) -> frozenset[dt.date]:
    """The weeks without a school day."""
    return frozenset(
        monday
        for monday in weeks
        if all(calendar.is_free(day) for day in each_day(monday, monday + 4 * DAY))
    )
