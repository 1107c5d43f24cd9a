"""The school year in three views, with the reasons of one Termin."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import now, today
from wirkraum.planning.domain.bridge.wishes import wish_from
from wirkraum.planning.models import PlanRun
from wirkraum.planning.queries import Preview, YearPage, why, year_page
from wirkraum.planning.queries.scope import EVERY, SHARED
from wirkraum.planning.views.doors import SECTION, asked_year, one_seen, seen
from wirkraum.planning.views.years import turning
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme

VIEWS = ("formate", "monate", "liste")


@require_safe
@in_programme
def year(request: ProgrammeRequest) -> HttpResponse:
    """The year as its reader may see it."""
    return show(request, asked_year(request))


@require_safe
@in_programme
def panel(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Why a Termin lies where it does: the panel alone, or the year with it."""
    termin = one_seen(request.who, uid)
    if not request.htmx:
        return show(request, SchoolYear.of(termin.day), termin=termin)
    return render(request, "planning/parts/why.html", {"why": why(request.who, termin, at=now())})


def show(
    request: ProgrammeRequest,
    chosen: SchoolYear,
    *,
    preview: Preview | None = None,
    run: PlanRun | None = None,
    termin: Termin | None = None,
) -> HttpResponse:
    """The page of a year, with what planning it anew would change."""
    asked = request.GET.get("ansicht", "")
    view = asked if asked in VIEWS else VIEWS[0]
    chips = preview.chips if preview else ()
    wanted = request.GET.get("standort", "")
    page = year_page(request.who, chosen, today=today(), proposed=chips, asked=wanted)
    scope = page.scope.chosen
    termin = termin or seen(request.who, request.GET.get("termin", ""))
    first = None if termin else page.first_after(today())
    context = {
        "section": SECTION,
        "page": page,
        "view": view,
        "views": _views(chosen, scope),
        "base": _address(chosen, view, scope),
        "scopes": _scopes(page, view),
        "why": why(request.who, termin, at=now()) if termin else None,
        "first": first,
        "chosen": termin.uid if termin else first and first.uid,
        "preview": preview,
        "run": run,
        "record": _record(run),
        "land": request.who.programme.municipality.get_land_display(),
        "school_year": chosen,
        "school_years": list(
            turning(request.who.programme, chosen, reverse("planning:year"), ansicht=view)
        ),
    }
    return render(request, "planning/year.html", context)


def _record(run: PlanRun | None) -> str:
    """Where the absence of a what-if is entered for good."""
    for one in wish_from(run.wish).gone if run else ():
        if one.post:
            asked = {"stelle": one.post, "vom": one.first, "bis": one.last}
            return f"{reverse('calendar:absence_new')}?{urlencode(asked)}"
    return ""


def _address(year: SchoolYear, view: str, scope: str = SHARED) -> str:
    asked = {"jahr": year.key, "ansicht": view} | ({} if scope == SHARED else {"standort": scope})
    return f"{reverse('planning:year')}?{urlencode(asked)}"


def _views(year: SchoolYear, scope: str) -> list[tuple[str, str, str]]:
    names = {"formate": _("Formate"), "monate": _("Monate"), "liste": _("Liste")}
    return [(view, names[view], _address(year, view, scope)) for view in VIEWS]


def _scopes(page: YearPage, view: str) -> list[tuple[str, str, str]]:
    """The choices of whose formats are shown; none where all are shared."""
    if not page.scope.sites:
        return []
    names = {SHARED: _("Gemeinsame")} | {site.slug: site.mark for site in page.scope.sites}
    names[EVERY] = _("Alle")
    return [(scope, name, _address(page.year, view, scope)) for scope, name in names.items()]
