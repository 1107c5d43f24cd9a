"""The year to take along: for calendar programs, for Excel, as a poster."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.renderers import ical
from wirkraum.kit.clock import today
from wirkraum.planning.queries import year_calendar, year_poster, year_workbook
from wirkraum.planning.queries.scope import EVERY, SHARED
from wirkraum.planning.renderers import poster, workbook
from wirkraum.planning.renderers.cells import XLSX
from wirkraum.planning.views.doors import asked_year
from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme

ICS = "text/calendar; charset=utf-8"
PDF = "application/pdf"
WHOLE = ("", SHARED, EVERY)


@require_safe
@in_programme
def as_calendar(request: ProgrammeRequest) -> HttpResponse:
    """The year's Termine as a calendar file."""
    year, site = asked_year(request), _site(request, request.who)
    root = request.build_absolute_uri("/").rstrip("/")
    content = ical.render(year_calendar(request.who, year, site, address=root))
    return _file(content, ICS, _name(_("Jahresplan"), year, site), "ics")


@require_safe
@in_programme
def as_workbook(request: ProgrammeRequest) -> HttpResponse:
    """The year's Termine and its Soll/Ist as an Excel file."""
    year, site = asked_year(request), _site(request, request.who)
    content = workbook.render(year_workbook(request.who, year, site, today=today()))
    return _file(content, XLSX, _name(_("Jahresplan"), year, site), "xlsx")


@require_safe
@in_programme
def as_poster(request: ProgrammeRequest) -> HttpResponse:
    """The year as a poster to hang up, opened in the browser."""
    year, site = asked_year(request), _site(request, request.who)
    content = poster.render(year_poster(request.who, year, site, today=today()))
    return _file(content, PDF, _name(_("Plakat"), year, site), "pdf", shown="inline")


def _site(request: HttpRequest, who: Standing) -> Site | None:
    """The site asked for (`?standort=`), None for all together; an unknown one is not found."""
    slug = request.GET.get("standort", "")
    if "\0" in slug:  # PostgreSQL does not even look for it
        raise Http404
    return None if slug in WHOLE else get_object_or_404(visible_sites(who), slug=slug)


def _name(word: str, year: SchoolYear, site: Site | None) -> str:
    return slugify(f"{word} {year.key} {site.name if site else ''}")


def _file(
    content: bytes, media_type: str, stem: str, suffix: str, *, shown: str = "attachment"
) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'{shown}; filename="{stem}.{suffix}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-cache"
    return answer
