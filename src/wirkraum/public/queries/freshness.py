"""Whether a public page has changed since somebody read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Max, Value

from wirkraum.calendar.models import FreeDays, Kind
from wirkraum.calendar.queries import fingerprint
from wirkraum.kit.clock import berlin
from wirkraum.programme.models import Address, Phase, Programme, Site
from wirkraum.public.queries.pages import public_termine


def state_of(programme: Programme) -> str:
    """Something that differs whenever a public page would: two queries."""
    parts = (
        fingerprint(public_termine(programme), programme.name),
        programme.version,
        programme.municipality.version,
        sorted(_versions(programme)),
    )
    return "/".join(str(part) for part in parts)


def _versions(programme: Programme) -> Iterable[tuple[int, int, int]]:
    """The versions of all other records a page tells of, at once."""
    first, *others = (
        some.order_by().annotate(what=Value(at)).values_list("what", "pk", "version")
        for at, some in enumerate(
            (
                Site.objects.filter(programme=programme),
                Address.objects.filter(site__programme=programme),
                Phase.objects.filter(site__programme=programme),
                Kind.objects.filter(programme=programme),
                FreeDays.objects.filter(programme=programme),
            )
        )
    )
    found: Iterable[tuple[int, int, int]] = first.union(*others, all=True)
    return found


def last_change(programme: Programme, day: dt.date) -> dt.datetime:
    """When the page was last another one: the latest change of a Termin, at least this morning."""
    morning = berlin(day, dt.time())
    termine = public_termine(programme).order_by()
    latest: dt.datetime | None = termine.aggregate(latest=Max("changed_at"))["latest"]
    return max(latest, morning) if latest else morning
