"""A site's Termine: fragments its page brings in, and pages of their own without script."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import may_read_notes, termine_at
from wirkraum.calendar.queries import coming, past, rows, year_at_site
from wirkraum.calendar.views.doors import site_of
from wirkraum.kit.clock import now, today
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme

SHORT = 5
NEXT = 4


@require_safe
@in_programme
def timeline(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """What was at a site, the latest first; notes and head counts for those inside it."""
    site = site_of(request.who, slug)
    found = past(termine_at(request.who, site), now())
    context = {
        "section": "standorte",
        "site": site,
        "rows": rows(found[:SHORT]),
        "number": found.count(),
        "inside": may_read_notes(request.who, site),
    }
    return _answer(request, "calendar/site_timeline.html", context)


@require_safe
@in_programme
def coming_up(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """What comes next at a site."""
    site = site_of(request.who, slug)
    found = coming(termine_at(request.who, site), now())
    context = {
        "section": "standorte",
        "site": site,
        "rows": rows(found[:NEXT]),
        "today": today(),
    }
    return _answer(request, "calendar/site_next.html", context)


@require_safe
@in_programme
def year(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """How much was held at a site this school year."""
    site = site_of(request.who, slug)
    asked = {"zeit": "gehalten", "standort": site.slug, "jahr": SchoolYear.of(today()).key}
    context = {
        "section": "standorte",
        "site": site,
        "year": year_at_site(request.who, site, now=now()),
        "listing": f"{reverse('calendar:termine')}?{urlencode(asked)}",
    }
    return _answer(request, "calendar/site_year.html", context)


def _answer(request: ProgrammeRequest, template: str, context: dict[str, object]) -> HttpResponse:
    part = "#inhalt" if request.htmx else ""
    return render(request, f"{template}{part}", context)
