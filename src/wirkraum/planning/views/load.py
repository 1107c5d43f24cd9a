"""How the year weighs on each post: the months of all, and one post Termin by Termin."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.kit.clock import today
from wirkraum.planning.access import sees_spread, visible_loads
from wirkraum.planning.queries import LoadPage, load_page, post_load
from wirkraum.planning.views.doors import SECTION, asked_year
from wirkraum.planning.views.years import turning
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@in_programme
def load(request: ProgrammeRequest) -> HttpResponse:
    """The posts' load, month by month; `zaehlt` chooses what is counted, `wer` whose."""
    year = asked_year(request)
    page = load_page(
        request.who,
        year,
        today=today(),
        measure=request.GET.get("zaehlt", ""),
        chosen=request.GET.get("wer", ""),
    )
    context = {
        "section": SECTION,
        "page": page,
        "measures": _measures(page),
        "sees_spread": sees_spread(request.who),
        "school_year": year,
        "school_years": list(turning(request.who.programme, year, reverse("planning:load"))),
    }
    return render(request, "planning/load.html", context)


def _measures(page: LoadPage) -> list[tuple[str, str, str]]:
    """What can be counted: key, name and address."""
    names = {
        "termine": _("Termine"),
        "minutes": _("Stunden"),
        "evenings": _("Abende"),
        "travel": _("Wegzeit"),
        "full_days": _("Volle Tage"),
    }
    known = {"jahr": page.year.key, "wer": page.chosen}
    return [(key, name, f"?{urlencode(known | {'zaehlt': key})}") for key, name in names.items()]


@require_safe
@in_programme
def post(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A post's year, Termin by Termin."""
    year = asked_year(request)
    one = get_object_or_404(visible_loads(request.who), pk=pk)
    path = reverse("planning:load_post", args=[pk])
    context = {
        "section": SECTION,
        "page": post_load(request.who, year, one),
        "school_year": year,
        "school_years": list(turning(request.who.programme, year, path)),
    }
    return render(request, "planning/load_post.html", context)
