"""Free days: what is stored, what is computed, and both together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from wirkraum.calendar.domain.free_days import FreeCalendar, FreeSpan
from wirkraum.calendar.domain.free_import import Incoming, compare
from wirkraum.calendar.models import FreeDays
from wirkraum.calendar.readers.public_holidays import public_holidays
from wirkraum.programme.models import Programme, Site


def free_spans(
    programme: Programme, first: dt.date, last: dt.date, site: Site | None = None
) -> tuple[FreeSpan, ...]:
    """All free spans that touch `first` to `last`, in order: stored ones and public holidays.

    Without a site only what holds for the whole programme; with one, that site's own days too.
    One query (and one more where the programme's municipality is not loaded).
    """
    stored = stored_days(programme, first, last, site)
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
