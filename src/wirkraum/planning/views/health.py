"""The health of the plan: the page of findings, and the one line other pages load."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirkraum.kit.clock import today
from wirkraum.planning.access import may_check_plan
from wirkraum.planning.queries import health_page, plan_health
from wirkraum.planning.views.doors import SECTION, allow, asked_year
from wirkraum.planning.views.years import turning
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@in_programme
def health(request: ProgrammeRequest) -> HttpResponse:
    """What is wrong with the plan from today on, what must be mended first."""
    allow(may_check_plan(request.who))
    year = asked_year(request)
    context = {
        "section": SECTION,
        "page": health_page(request.who, year, today=today()),
        "school_year": year,
        "school_years": list(turning(request.who.programme, year, reverse("planning:health"))),
    }
    return render(request, "planning/health.html", context)


@require_safe
@in_programme
def line(request: ProgrammeRequest) -> HttpResponse:
    """The same in one line: a fragment, loaded when the page around it is there."""
    allow(may_check_plan(request.who))
    year = asked_year(request)
    firm, soft = plan_health(request.who.programme, year, today=today())
    context = {"firm": firm, "soft": soft, "school_year": year}
    return render(request, "planning/parts/health_line.html", context)
