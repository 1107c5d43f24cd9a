"""The public calendar of a site: to subscribe to as iCalendar, to follow as Atom."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import from_to, sheet
from wirkraum.calendar.renderers.ical import render
from wirkraum.kit.clock import today
from wirkraum.kit.dates import clock_span, day_bare, day_long, o_clock
from wirkraum.kit.signin import open_to_everyone
from wirkraum.programme.models import Programme, Site
from wirkraum.public.pages import cached, found_at
from wirkraum.public.queries import termine_of

AHEAD = dt.timedelta(days=60)


@open_to_everyone
def calendar(request: HttpRequest, programme: str, site: str) -> HttpResponse:
    """Every public Termin of the site, cancelled ones marked as such."""
    found, place = found_at(programme, site)
    return cached(request, found, lambda: _drawn(found, place))


@open_to_everyone
def news(request: HttpRequest, programme: str, site: str) -> HttpResponse:
    """The public Termine of the next 60 days, the latest change first."""
    found, place = found_at(programme, site)
    return cached(request, found, lambda: _news(request, found, place))


def _drawn(programme: Programme, site: Site) -> HttpResponse:
    name = f"{programme.short_name} {site.name}"
    body = render(sheet(termine_of(programme, site), name, inside=False))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _news(request: HttpRequest, programme: Programme, site: Site) -> HttpResponse:
    page = request.build_absolute_uri(reverse("public:site", args=[programme.slug, site.slug]))
    feed = Atom1Feed(
        title=f"{programme.short_name} {site.name}",
        link=page,
        description="",
        feed_url=request.build_absolute_uri(request.path),
        author_name=programme.office,
    )
    coming = from_to(termine_of(programme, site), today(), today() + AHEAD)
    for termin in coming.order_by("-changed_at", "pk"):
        feed.add_item(
            title=_headline(termin),
            link=f"{page}#t{termin.pk}",
            description=_when(termin),
            unique_id=f"urn:uuid:{termin.uid}",
            updateddate=termin.changed_at,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _headline(termin: Termin) -> str:
    day = day_bare(termin.day)
    if termin.status == Status.CANCELLED:
        return _("Fällt aus: %(title)s, %(day)s") % {"title": termin.title, "day": day}
    return f"{termin.title}, {day}"


def _when(termin: Termin) -> str:
    hours = o_clock(clock_span(termin.starts_at, termin.ends_at))
    said = [
        f"{day_long(termin.day)}, {hours}",
        termin.place,
        _("Beispiel, findet nicht statt") if termin.is_example else "",
    ]
    return ". ".join(part for part in said if part)
