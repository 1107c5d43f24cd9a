"""What the records of a programme say as of a Stichtag, loaded once for facts and checks alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from wirkraum.calendar.models import Participant, Role, Termin
from wirkraum.calendar.queries import (
    HELD,
    TerminRow,
    evidence_by_duty,
    from_to,
    row,
    with_rest,
)
from wirkraum.meetings.models import Quote
from wirkraum.meetings.queries import latest_quote
from wirkraum.planning.models import Format
from wirkraum.programme.models import Duty, Link, Organisation, Programme, School
from wirkraum.programme.queries import (
    CarrierState,
    GrantState,
    PostState,
    SiteRow,
    carriers_as_of,
    coordination,
    grants_as_of,
    sites_as_of,
)

PARTNERS = ("partner", "office", "foundation")  # kinds of organisations talks are held with


@dataclass(frozen=True)
class Known:
    """The records behind a report; `talks` are held Termine by organisation, oldest first."""

    programme: Programme
    as_of: dt.date
    sites: tuple[SiteRow, ...]
    schools: tuple[School, ...]
    coordination: PostState | None
    carriers: tuple[CarrierState, ...]
    grants: tuple[GrantState, ...]
    links: tuple[Link, ...]
    duties: tuple[Duty, ...]
    by_duty: dict[int, tuple[TerminRow, ...]]
    talks: dict[Organisation, tuple[TerminRow, ...]]
    formats: tuple[Format, ...]
    quote: Quote | None

    @property
    def vacant(self) -> tuple[SiteRow, ...]:
        """Sites at work without a lead."""
        return tuple(site for site in self.sites if site.vacant)


def known(programme: Programme, as_of: dt.date) -> Known:
    """Load it all; a fixed number of queries, however many records there are."""
    sites = sites_as_of(programme, as_of).running
    schools = School.objects.as_of(as_of).filter(site__programme=programme)
    return Known(
        programme=programme,
        as_of=as_of,
        sites=sites,
        schools=tuple(schools.select_related("organisation").order_by("pk")),
        coordination=coordination(programme, as_of),
        carriers=carriers_as_of(programme, as_of),
        grants=grants_as_of(programme, as_of),
        links=tuple(programme.links.order_by("pk")),
        duties=tuple(programme.duties.order_by("order", "pk")),
        by_duty=evidence_by_duty(programme, as_of),
        talks=_talks(programme, as_of),
        formats=tuple(
            # A site's own formats are its own affair: the report tells of those all sites share.
            Format.objects.as_of(as_of)
            .filter(programme=programme, circle__site__isnull=True)
            .select_related("circle")
        ),
        quote=latest_quote(programme, as_of),
    )


def _talks(programme: Programme, as_of: dt.date) -> dict[Organisation, tuple[TerminRow, ...]]:
    """Held Termine with other offices and partners, by these, in the order of their names."""
    own = Q(name=programme.office) | Q(name=programme.office_short)
    partners = Organisation.objects.filter(programme=programme, kind__in=PARTNERS).exclude(own)
    found = {partner.pk: partner for partner in partners.order_by("name", "pk")}
    held = from_to(Termin.objects.filter(programme=programme, status__in=HELD), last=as_of)
    asked = Participant.objects.filter(organisation__in=list(found)).exclude(role=Role.INFORMED)
    through = Termin.organisations.through.objects.filter(organisation__in=list(found))
    pairs = {
        *asked.values_list("organisation_id", "termin_id"),
        *through.values_list("organisation_id", "termin_id"),
    }
    rows = {
        termin.pk: row(termin)
        for termin in with_rest(held.filter(pk__in={two for _, two in pairs}))
    }
    met = {
        partner: tuple(rows[pk] for pk in rows if (key, pk) in pairs)
        for key, partner in found.items()
    }
    return {partner: some for partner, some in met.items() if some}
