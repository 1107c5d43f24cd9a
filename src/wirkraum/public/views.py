"""Pages for families. They only read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from wirkraum.calendar.models import Status
from wirkraum.kit.clock import BERLIN, today
from wirkraum.kit.signin import open_to_everyone
from wirkraum.public.domain.offer import Event, Where, linked_data
from wirkraum.public.pages import around, cached, found_at
from wirkraum.public.queries import (
    SitePage,
    programme_or_none,
    programme_page,
    site_page,
)


@open_to_everyone
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """All sites of a programme, and what is on this week."""
    found = programme_or_none(programme)
    if found is None:
        raise Http404

    def draw() -> HttpResponse:
        context = around(request, found) | {"page": programme_page(found, today())}
        return render(request, "public/programme.html", context)

    return cached(request, found, draw)


@open_to_everyone
def site(request: HttpRequest, programme: str, site: str) -> HttpResponse:
    """One site: this week, what comes after, where it is, how to subscribe."""
    found, place = found_at(programme, site)

    def draw() -> HttpResponse:
        page = site_page(found, place, today(), request.GET.get("monat", ""))
        feed = reverse("public:calendar", args=[found.slug, place.slug])
        context = around(request, found) | {
            "page": page,
            "subscribe": f"webcal://{request.get_host()}{feed}",
            "linked_data": _linked_data(request, page),
        }
        return render(request, "public/site.html", context)

    return cached(request, found, draw)


def _linked_data(request: HttpRequest, page: SitePage) -> SafeString:
    """What search engines read; examples do not take place, so nobody is told of them."""
    address = page.address
    where = Where(
        page.site.name,
        address.street if address else "",
        address.postcode if address else "",
        address.city if address else "",
    )
    events = [
        Event(
            title=one.title,
            starts_at=one.starts_at.astimezone(BERLIN),
            ends_at=one.ends_at.astimezone(BERLIN),
            cancelled=one.status == Status.CANCELLED,
            room=one.place,
            url=request.build_absolute_uri(request.path),
        )
        for one in (*page.week, *page.next)
        if not one.is_example
    ]
    # The text was made safe for a script element.
    return SafeString(linked_data(events, where, page.programme.name))
