"""What everybody may read: sites, and Termine that are public and certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wirkraum.calendar.models import Status, Termin, Visibility
from wirkraum.calendar.queries import fingerprint
from wirkraum.kit.clock import berlin
from wirkraum.programme.models import Address, Phase, PhaseKind, Programme, Site

CERTAIN = (Status.ANNOUNCED, Status.HELD, Status.DOCUMENTED, Status.CANCELLED)


@dataclass(frozen=True)
class ListedSite:
    """A site in the list of a programme, with its address on the day."""

    site: Site
    address: Address | None


@dataclass(frozen=True)
class ProgrammePage:
    """A programme as families see it."""

    programme: Programme
    sites: tuple[ListedSite, ...]
    week: tuple[Termin, ...]
    day: dt.date


@dataclass(frozen=True)
class SitePage:
    """A site as families see it: what is on until Sunday, and in the three weeks after."""

    programme: Programme
    site: Site
    address: Address | None
    week: tuple[Termin, ...]
    later: tuple[Termin, ...]
    day: dt.date
    week_end: dt.date


def programme_or_none(slug: str) -> Programme | None:
    """The programme behind an address."""
    return Programme.objects.select_related("municipality").filter(slug=slug).first()


def public_termine(programme: Programme) -> QuerySet[Termin]:
    """Public Termine that are certain; plans and proposals stay inside."""
    return Termin.objects.filter(
        programme=programme, visibility=Visibility.PUBLIC, status__in=CERTAIN
    ).select_related("kind")


def open_sites(programme: Programme, day: dt.date) -> QuerySet[Site]:
    """Sites that exist on the day: an ended one is no longer shown."""
    ended = Phase.objects.as_of(day).filter(kind=PhaseKind.ENDED)
    return (
        Site.objects.filter(programme=programme)
        .exclude(pk__in=ended.values("site"))
        .prefetch_related(
            Prefetch("addresses", Address.objects.as_of(day), to_attr="current_addresses")
        )
    )


def address_of(site: Site) -> Address | None:
    """The prefetched current address."""
    current: list[Address] = site.current_addresses  # type: ignore[attr-defined]
    return current[0] if current else None


def programme_page(programme: Programme, day: dt.date) -> ProgrammePage:
    """The programme's page on a day."""
    sites = tuple(ListedSite(site, address_of(site)) for site in open_sites(programme, day))
    week = between(public_termine(programme), day, sunday(day)).prefetch_related("sites")
    return ProgrammePage(programme, sites, tuple(week), day)


def site_page(programme: Programme, slug: str, day: dt.date) -> SitePage | None:
    """The site's page on a day, or None when there is no such site."""
    site = open_sites(programme, day).filter(slug=slug).first()
    if site is None:
        return None
    termine = public_termine(programme).filter(sites=site)
    shown = list(between(termine, day, day + dt.timedelta(days=28)))
    end = sunday(day)
    return SitePage(
        programme=programme,
        site=site,
        address=address_of(site),
        week=tuple(one for one in shown if one.day <= end),
        later=tuple(one for one in shown if one.day > end),
        day=day,
        week_end=end,
    )


def sunday(day: dt.date) -> dt.date:
    """The last day of the week."""
    return day + dt.timedelta(days=7 - day.isoweekday())


def between(termine: QuerySet[Termin], first: dt.date, last: dt.date) -> QuerySet[Termin]:
    """Termine from the first to the last day, both inclusive."""
    return termine.filter(
        starts_at__gte=berlin(first, dt.time.min),
        starts_at__lt=berlin(last + dt.timedelta(days=1), dt.time.min),
    )


def last_change(programme: Programme) -> str:
    """Something that differs whenever a public page would: three cheap queries."""
    termine = fingerprint(public_termine(programme), programme.name)
    sites = Site.objects.filter(programme=programme).values_list("pk", "version")
    addresses = Address.objects.filter(site__programme=programme).values_list("pk", "version")
    parts: Iterable[object] = (termine, programme.version, list(sites), list(addresses))
    return "/".join(str(part) for part in parts)
