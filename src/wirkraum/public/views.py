"""Pages for families. They only read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wirkraum.kit.clock import today
from wirkraum.kit.signin import open_to_everyone
from wirkraum.programme.models import Programme
from wirkraum.public.pages import cached, language_bar, language_of
from wirkraum.public.queries import programme_or_none, programme_page, site_page


@open_to_everyone
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """All sites of a programme, and what is on this week."""
    found = programme_or_none(programme)
    if found is None:
        raise Http404
    return cached(
        request,
        found,
        lambda: render(
            request,
            "public/programme.html",
            {"page": programme_page(found, today())} | _around(request, found),
        ),
    )


@open_to_everyone
def site(request: HttpRequest, programme: str, site: str) -> HttpResponse:
    """One site: this week, what comes after, where it is, how to subscribe."""
    found = programme_or_none(programme)
    page = site_page(found, site, today()) if found else None
    if found is None or page is None:
        raise Http404
    return cached(
        request,
        found,
        lambda: render(request, "public/site.html", {"page": page} | _around(request, found)),
    )


def _around(request: HttpRequest, programme: Programme) -> dict[str, object]:
    return {
        "languages": language_bar(request),
        "page_language": language_of(request),
        "municipality": programme.municipality.full_name,
        "office": programme.office,
    }
