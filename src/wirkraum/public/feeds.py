"""The public calendar of a site, to subscribe to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from wirkraum.calendar.queries import sheet
from wirkraum.calendar.renderers.ical import render
from wirkraum.kit.clock import today
from wirkraum.kit.signin import open_to_everyone
from wirkraum.programme.models import Programme, Site
from wirkraum.public.pages import cached
from wirkraum.public.queries import open_sites, programme_or_none, public_termine


@open_to_everyone
def calendar(request: HttpRequest, programme: str, site: str) -> HttpResponse:
    """Every public Termin of the site, cancelled ones marked as such."""
    found = programme_or_none(programme)
    place = open_sites(found, today()).filter(slug=site).first() if found else None
    if found is None or place is None:
        raise Http404
    return cached(request, found, lambda: _drawn(found, place))


def _drawn(programme: Programme, site: Site) -> HttpResponse:
    termine = public_termine(programme).filter(sites=site)
    body = render(sheet(termine, f"{programme.short_name} {site.name}", inside=False))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
