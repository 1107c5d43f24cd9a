"""What the programme knows, for the checks of decks and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from django.db.models import Q

from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import free_spans, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.models import Organisation, Programme, SiteKind
from wirkraum.reporting.domain.checks import register as plain
from wirkraum.reporting.queries.facts import schools_of
from wirkraum.reporting.queries.known import Known, known

AROUND = dt.timedelta(days=400)  # how far from its Stichtag the dates of a deck are looked up
State = Literal["planned", "held", "cancelled"]
STATES: dict[str, State] = {
    Status.HELD: "held",
    Status.DOCUMENTED: "held",
    Status.CANCELLED: "cancelled",
}
FREE: dict[str, Literal["public", "school", "closure"]] = {
    "public": "public",
    "closure": "closure",
}


def register(
    programme: Programme, as_of: dt.date, *, today: dt.date | None = None
) -> plain.Register:
    """The facts a deck is held against, as of its Stichtag; a fixed number of queries."""
    return register_of(known(programme, as_of), today=today)


def register_of(
    found: Known, *, today: dt.date | None = None, report_day: dt.date | None = None
) -> plain.Register:
    """The same from records already loaded; `report_day` is the date a report must bear."""
    programme = found.programme
    return plain.Register(
        programme=programme.name,
        municipality=programme.municipality.full_name,
        office=programme.office,
        report_day=report_day,
        today=today,
        websites=_websites(found),
        free_days=tuple(_free_days(found)),
        sites=len(found.sites) or None,
        primary_schools=_schools(found, SiteKind.PRIMARY),
        special_schools=_schools(found, SiteKind.SPECIAL),
        vacant_sites=len(found.vacant) if found.sites else None,
        site_names=tuple(site.name for site in found.sites),
        carriers=tuple(_carriers(found)),
        formats=tuple(
            plain.AgreedFormat(one.full_name, one.frequency_text, one.circle.name)
            for one in found.formats
        ),
        tenures=tuple(_tenures(found)),
        grants=tuple(
            plain.Grant(one.carrier_label, one.decided_on) for one in found.grants if one.decided_on
        ),
        meetings=tuple(_meetings(found)),
        words=tuple(_words(programme)),
    )


def _websites(found: Known) -> tuple[str, ...]:
    own = found.programme.website
    return tuple(dict.fromkeys([*(link.url for link in found.links), *([own] if own else [])]))


def _free_days(found: Known) -> Iterator[plain.FreeDays]:
    first, last = found.as_of - AROUND, found.as_of + AROUND
    for span in free_spans(found.programme, first, last):
        yield plain.FreeDays(span.name, span.first, span.last, FREE.get(span.kind, "school"))


def _schools(found: Known, kind: SiteKind) -> int | None:
    """As many as the report counts."""
    return len(schools_of(found, kind)) if found.sites else None


def _carriers(found: Known) -> Iterator[plain.Carrier]:
    for one in found.carriers:
        yield plain.Carrier(one.label, (one.name,) if one.name != one.label else ())


def _tenures(found: Known) -> Iterator[plain.Tenure]:
    posts = [post for site in found.sites for post in site.leads]
    for post in [*([found.coordination] if found.coordination else []), *posts]:
        if post.held_since:
            yield plain.Tenure(post.title, post.held_since)


def _meetings(found: Known) -> Iterator[plain.Meeting]:
    """Termine that a deck would date: those of formats or of no single site, and quoted ones."""
    told = Q(sites__isnull=True) | Q(occurrence__isnull=False) | Q(quotes__isnull=False)
    near = from_to(
        Termin.objects.filter(told, programme=found.programme),
        found.as_of - AROUND,
        found.as_of + AROUND,
    )
    names = ("title", "starts_at", "status", "occurrence__format__name")
    for title, begin, status, name in near.distinct().values_list(*names):
        yield plain.Meeting(
            title,
            begin.astimezone(BERLIN).date(),
            STATES.get(status, "planned"),
            (name,) if name and name != title else (),
        )


def _words(programme: Programme) -> Iterator[str]:
    """Proper names, which are spelt right however odd they look."""
    names = Organisation.objects.filter(programme=programme).values_list("name", "short_name")
    yield from (word for pair in names for word in pair if word)
    yield from (
        programme.sites.values_list("addresses__quarter", flat=True)
        .exclude(addresses__quarter="")
        .exclude(addresses__isnull=True)
    )
