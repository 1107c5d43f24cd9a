"""The planner's ground: what it knows, what it lacks, and where to enter it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from wirkraum.kit.clock import now
from wirkraum.planning.access import may_plan
from wirkraum.planning.queries import groundwork
from wirkraum.planning.views.doors import SECTION, allow, asked_year
from wirkraum.programme.pages import ProgrammeRequest, in_programme

ADDRESSES = {
    "formats": "planning:formats",
    "weighting": "planning:weighting",
    "posts": "programme:posts",
    "absences": "calendar:absences",
    "foreign": "calendar:foreign_list",
    "free_days": "calendar:free_days",
    "places": "calendar:places",
    "outside": "planning:formats",
}
OF_A_YEAR = {"formats", "free_days", "outside"}


@require_safe
@in_programme
def ground(request: ProgrammeRequest) -> HttpResponse:
    """Everything the year is planned from, with gaps and links."""
    allow(may_plan(request.who))
    year = asked_year(request)
    known = groundwork(request.who.programme, year, now())
    context = {
        "section": SECTION,
        "school_year": year,
        "rows": [(one, _address(one.key, year.key)) for one in known],
        "gaps": sum(len(one.gaps) for one in known),
    }
    return render(request, "planning/ground.html", context)


def _address(key: str, year: str) -> str:
    try:
        address = reverse(ADDRESSES[key])
    except NoReverseMatch:
        return ""
    return f"{address}?jahr={year}" if key in OF_A_YEAR else address
