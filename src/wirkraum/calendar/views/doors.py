"""How the calendar's pages find what an address names; whatever is not there is a 404."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from wirkraum.calendar.access import may_change_termin, visible_termine
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import with_rest
from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.models import Site

SECTION = "termine"


def seen(who: Standing, uid: UUID) -> Termin:
    """A Termin somebody may see."""
    return get_object_or_404(with_rest(visible_termine(who)), uid=uid)


def changeable(who: Standing, uid: UUID) -> Termin:
    """A Termin somebody may change."""
    termin = seen(who, uid)
    allow(may_change_termin(who, termin))
    return termin


def site_of(who: Standing, slug: str) -> Site:
    """A site of the programme."""
    return get_object_or_404(visible_sites(who), slug=slug)


def allow(yes: object) -> None:
    """Go on, or the page does not exist."""
    if not yes:
        raise Http404
