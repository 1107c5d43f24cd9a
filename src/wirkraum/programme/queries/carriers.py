"""Carriers and their grants on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wirkraum.kit.order import natural
from wirkraum.programme.models import Carriership, Grant, Programme
from wirkraum.programme.queries.posts import SiteRef


@dataclass(frozen=True)
class CarrierState:
    """A carrier with the sites it runs on the day."""

    pk: int
    name: str
    short_name: str
    sites: tuple[SiteRef, ...]
    inferred: bool

    @property
    def label(self) -> str:
        """The short name, else the name."""
        return self.short_name or self.name


@dataclass(frozen=True)
class GrantState:
    """A Bescheid: to whom, when decided (None: not recorded), for which sites and time."""

    pk: int
    carrier: int
    carrier_name: str
    carrier_label: str
    decided_on: dt.date | None
    reference: str
    valid_from: dt.date
    valid_until: dt.date | None
    sites: tuple[SiteRef, ...]
    source: str
    inferred: bool


def carriers_as_of(programme: Programme, day: dt.date) -> tuple[CarrierState, ...]:
    """Organisations that run a site of the programme on the day, by name; one query."""
    runs = (
        Carriership.objects.as_of(day)
        .filter(site__programme=programme)
        .select_related("carrier", "site")
        .order_by("carrier__name", "site__pk")
    )
    found: dict[int, list[Carriership]] = {}
    for one in runs:
        found.setdefault(one.carrier_id, []).append(one)
    return tuple(
        CarrierState(
            pk=key,
            name=some[0].carrier.name,
            short_name=some[0].carrier.short_name,
            sites=_in_order(SiteRef.of(one.site) for one in some),
            inferred=any(one.inferred for one in some),
        )
        for key, some in found.items()
    )


def grants_as_of(programme: Programme, day: dt.date) -> tuple[GrantState, ...]:
    """What had been granted by the day and has not run out; two queries.

    A grant counts from the day it was decided on, or, where that is unknown, from the first day it
    covers.
    """
    return grant_states(Grant.objects.filter(granted_on(day), programme=programme))


def granted_on(day: dt.date) -> Q:
    """The condition that a grant counts on a day."""
    known = Q(decided_on__lte=day) | Q(decided_on__isnull=True, valid_from__lte=day)
    return known & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def grant_states(grants: QuerySet[Grant]) -> tuple[GrantState, ...]:
    """Grants somebody may see, as plain data, by carrier."""
    loaded = grants.select_related("carrier").prefetch_related("sites")
    return tuple(_state(one) for one in loaded.order_by("carrier__name", "valid_from", "pk"))


def _in_order(sites: Iterable[SiteRef]) -> tuple[SiteRef, ...]:
    return tuple(sorted(sites, key=lambda site: natural(site.mark)))


def _state(grant: Grant) -> GrantState:
    return GrantState(
        pk=grant.pk,
        carrier=grant.carrier_id,
        carrier_name=grant.carrier.name,
        carrier_label=str(grant.carrier),
        decided_on=grant.decided_on,
        reference=grant.reference,
        valid_from=grant.valid_from,
        valid_until=grant.valid_until,
        sites=_in_order(SiteRef.of(site) for site in grant.sites.all()),
        source=grant.source,
        inferred=grant.inferred,
    )
