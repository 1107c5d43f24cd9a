"""Free days: what is stored, what is computed, and both together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirkraum.calendar.access import may_edit_calendar, may_edit_free_days, visible_free_days
from wirkraum.calendar.domain.free_days import FreeCalendar, FreeSpan
from wirkraum.calendar.domain.free_import import Incoming, compare
from wirkraum.calendar.models import FreeDays
from wirkraum.calendar.queries.rows import SiteTag, site_tag
from wirkraum.calendar.readers.built_in import built_in
from wirkraum.calendar.readers.public_holidays import public_holidays
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme, Site


def free_spans(
    programme: Programme, first: dt.date, last: dt.date, site: Site | None = None
) -> tuple[FreeSpan, ...]:
    """All free spans that touch `first` to `last`, in order: stored ones and public holidays.

    Without a site only what holds for the whole programme; with one, that site's own days too.
    One query (and one more where the programme's municipality is not loaded).
    """
    stored = stored_days(programme, first, last, site).order_by()
    computed = public_holidays(programme.municipality.land, first, last)
    return tuple(sorted([*(span_of(days) for days in stored), *computed]))


def free_calendar(
    programme: Programme, first: dt.date, last: dt.date, site: Site | None = None
) -> FreeCalendar:
    """The same, ready to be asked day by day."""
    return FreeCalendar(free_spans(programme, first, last, site))


def why_free(programme: Programme, day: dt.date, sites: Iterable[Site] = ()) -> str:
    """What makes a day free for the programme or any of the sites, or "". One query."""
    keys = [site.pk for site in sites]
    stored = FreeDays.objects.filter(
        Q(site__isnull=True) | Q(site__in=keys),
        programme=programme,
        first_day__lte=day,
        last_day__gte=day,
    )
    spans = [span_of(days) for days in stored]
    spans += public_holidays(programme.municipality.land, day, day)
    return FreeCalendar(tuple(spans)).why_free(day)


def stored_days(
    programme: Programme, first: dt.date, last: dt.date, site: Site | None = None
) -> QuerySet[FreeDays]:
    """The stored free days that touch `first` to `last`."""
    everywhere = Q(site__isnull=True)
    mine = everywhere if site is None else everywhere | Q(site=site)
    return FreeDays.objects.filter(
        mine, programme=programme, first_day__lte=last, last_day__gte=first
    )


def span_of(days: FreeDays) -> FreeSpan:
    """A stored record as plain data."""
    return FreeSpan(days.first_day, days.last_day, days.name, days.kind)


def import_preview(
    programme: Programme, incoming: Iterable[FreeSpan], site: Site | None = None
) -> tuple[Incoming, ...]:
    """What taking these spans in would change; nothing is written."""
    spans = tuple(incoming)
    if not spans:
        return ()
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    stored = FreeDays.objects.filter(programme=programme, site=site)
    return compare(
        spans,
        [span_of(days) for days in stored],
        public_holidays(programme.municipality.land, first, last),
    )


@dataclass(frozen=True)
class FreeLine:
    """A line of the page of free days; public holidays have no key."""

    span: FreeSpan
    kind_word: str
    site: SiteTag | None
    key: int | None


@dataclass(frozen=True)
class FreePage:
    """The free days of a school year, in order, and what could still be loaded."""

    lines: tuple[FreeLine, ...]
    school_weeks: int
    loadable: int


def free_page(who: Standing, year: SchoolYear) -> FreePage:
    """The page's data: stored days of all sites, and the public holidays. Two queries."""
    programme = who.programme
    stored = visible_free_days(who).filter(first_day__lte=year.ends, last_day__gte=year.begins)
    computed = public_holidays(programme.municipality.land, year.begins, year.ends)
    days = list(stored.select_related("site"))
    lines = [_line(who, one) for one in days]
    lines += [FreeLine(span, _("Feiertag"), None, None) for span in computed]
    shared = [span_of(one) for one in days if one.site_id is None]
    calendar = FreeCalendar((*shared, *computed))
    return FreePage(
        lines=tuple(sorted(lines, key=lambda line: (line.span.first, line.span.last))),
        school_weeks=len(calendar.school_weeks(year.begins, year.ends)),
        loadable=_loadable(who) if may_edit_calendar(who) else 0,
    )


def _line(who: Standing, days: FreeDays) -> FreeLine:
    site = site_tag(days.site) if days.site else None
    key = days.pk if may_edit_free_days(who, days) else None
    return FreeLine(span_of(days), str(days.get_kind_display()), site, key)


def _loadable(who: Standing) -> int:
    """How many of the holidays that come with the product are not stored yet."""
    offered = built_in(who.programme.municipality.land)
    return sum(one.chosen for one in import_preview(who.programme, offered))
