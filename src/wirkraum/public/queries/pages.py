"""What everybody may read: sites, and Termine that are public and certain."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wirkraum.calendar.models import Status, Termin, Visibility
from wirkraum.calendar.queries import free_spans, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.order import natural
from wirkraum.programme.models import Address, Phase, PhaseKind, Programme, Site
from wirkraum.public.domain.months import beside, last_of, month_of

CERTAIN = (Status.ANNOUNCED, Status.HELD, Status.DOCUMENTED, Status.CANCELLED)
DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True)
class ListedSite:
    """A site in the list of a programme, with its address on the day."""

    site: Site
    address: Address | None


@dataclass(frozen=True)
class Pause:
    """Why there is nothing this week ("" when there is no reason), and when it goes on."""

    because: str
    again: dt.date | None


@dataclass(frozen=True)
class ProgrammePage:
    """A programme as families see it."""

    programme: Programme
    sites: tuple[ListedSite, ...]
    week: tuple[Termin, ...]
    pause: Pause | None
    day: dt.date
    week_end: dt.date


@dataclass(frozen=True)
class MonthPage:
    """A whole month of a site; `before` and `after` are the neighbours one may ask for."""

    first: dt.date
    termine: tuple[Termin, ...]
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True)
class SitePage:
    """A site as families see it: this week, the next seven days, or a month asked for."""

    programme: Programme
    site: Site
    address: Address | None
    week: tuple[Termin, ...]
    next: tuple[Termin, ...]
    pause: Pause | None
    month: MonthPage | None
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


def open_site(programme: Programme, slug: str, day: dt.date) -> Site | None:
    """One of them."""
    return open_sites(programme, day).filter(slug=slug).first()


def termine_of(programme: Programme, site: Site) -> QuerySet[Termin]:
    """The public Termine of a site."""
    return public_termine(programme).filter(sites=site)


def address_of(site: Site) -> Address | None:
    """The prefetched current address."""
    current: list[Address] = site.current_addresses  # type: ignore[attr-defined]
    return current[0] if current else None


def programme_page(programme: Programme, day: dt.date) -> ProgrammePage:
    """The programme's page on a day."""
    sites = sorted(open_sites(programme, day), key=lambda site: natural(site.mark))
    termine = public_termine(programme)
    week = tuple(from_to(termine, day, sunday(day)).prefetch_related("sites"))
    return ProgrammePage(
        programme=programme,
        sites=tuple(ListedSite(site, address_of(site)) for site in sites),
        week=week,
        pause=None if week else pause_of(programme, termine, day),
        day=day,
        week_end=sunday(day),
    )


def site_page(programme: Programme, site: Site, day: dt.date, asked: str = "") -> SitePage:
    """The site's page on a day; `asked` is a month like "2023-12"."""
    termine = termine_of(programme, site)
    end = sunday(day)
    shown = tuple(from_to(termine, day, end + WEEK))
    week = tuple(one for one in shown if one.day <= end)
    month = month_of(asked, day)
    return SitePage(
        programme=programme,
        site=site,
        address=address_of(site),
        week=week,
        next=tuple(one for one in shown if one.day > end),
        pause=None if week else pause_of(programme, termine, day),
        month=month_page(termine, month, day) if month else None,
        day=day,
        week_end=end,
    )


def month_page(termine: QuerySet[Termin], first: dt.date, day: dt.date) -> MonthPage:
    """A month of a site."""
    around = [month_of(f"{beside(first, step):%Y-%m}", day) for step in (-1, 1)]
    return MonthPage(
        first=first,
        termine=tuple(from_to(termine, first, last_of(first))),
        before=around[0],
        after=around[1],
    )


def pause_of(programme: Programme, termine: QuerySet[Termin], day: dt.date) -> Pause:
    """Why the rest of the week is empty, and the next Termin after it. Two queries."""
    end = sunday(day)
    holidays = [
        span.name
        for span in free_spans(programme, day, end)
        if span.kind == "school" and span.first <= day
    ]
    coming = from_to(termine.exclude(status=Status.CANCELLED), end + DAY)
    again = coming.order_by("starts_at").values_list("starts_at", flat=True).first()
    return Pause(
        because=holidays[0] if holidays else "",
        again=again.astimezone(BERLIN).date() if again else None,
    )


def sunday(day: dt.date) -> dt.date:
    """The last day of the week."""
    return day + (7 - day.isoweekday()) * DAY
