"""The pulse of the sites: what was entered, week by week, how far each is, what was last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Max
from django.urls import reverse

from wirkraum.calendar.domain.free_days import FreeCalendar, each_day
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import HELD, counts_by_site_week, free_calendar
from wirkraum.desk.domain.bars import Chart, chart, mondays
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.programme.models import Programme
from wirkraum.programme.queries import SiteRow

WEEKS = 12
DAY = dt.timedelta(days=1)
AS_COLUMNS = 9  # sites; more of them make a list
ORDERS = ("standort", "eintraege", "letzter", "stufe")


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
    total: int

    @property
    def records(self) -> str:
        """Where all entries are listed, exactly those that `total` counts."""
        slugs = ",".join(one.row.slug for one in self.sites)
        return f"{reverse('calendar:termine')}?{urlencode({'zeit': 'gehalten', 'standort': slugs})}"


def pulses(
    programme: Programme, rows: Collection[SiteRow], day: dt.date, order: str = ""
) -> Pulses:
    """The pulse of the given sites: five queries, however many sites and entries there are."""
    weeks = mondays(day, WEEKS)
    counts = counts_by_site_week(programme, weeks[0], day)
    totals, lasts, total = _entries([row.pk for row in rows], day)
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
    return Pulses(tuple(_sorted(found, chosen) if as_list else found), as_list, chosen, total)


def _sorted(found: list[Pulse], order: str) -> list[Pulse]:
    """The most first; a site without any entry is the one to look at and comes last."""
    if order == "eintraege":
        return sorted(found, key=lambda one: -one.total)
    if order == "letzter":
        return sorted(found, key=lambda one: one.last.day if one.last else dt.date.min)[::-1]
    if order == "stufe":
        return sorted(found, key=lambda one: -one.row.stage)
    return found


def _entries(sites: list[int], day: dt.date) -> tuple[dict[int, int], dict[int, Last], int]:
    """How many held Termine each site has up to the day, the latest of them, and all together.

    A Termin at two sites counts at each of them, but only once together.
    """
    held = Termin.sites.through.objects.filter(
        site__in=sites,
        termin__status__in=HELD,
        termin__starts_at__lt=berlin(day + DAY, dt.time()),
    ).order_by()
    counted = list(
        held.values_list("site_id").annotate(number=Count("pk"), last=Max("termin__starts_at"))
    )
    last_at = {site: last for site, _number, last in counted}
    latest = held.filter(termin__starts_at__in=set(last_at.values())).order_by("termin")
    lasts = {
        site: Last(at.astimezone(BERLIN).date(), title)
        for site, at, title in latest.values_list("site_id", "termin__starts_at", "termin__title")
        if at == last_at[site]
    }
    together = held.aggregate(number=Count("termin", distinct=True))["number"]
    return {site: number for site, number, _last in counted}, lasts, together


def _free_weeks(calendar: FreeCalendar, weeks: Collection[dt.date]) -> frozenset[dt.date]:
    """The weeks without a school day."""
    return frozenset(
        monday
        for monday in weeks
        if all(calendar.is_free(day) for day in each_day(monday, monday + 4 * DAY))
    )
