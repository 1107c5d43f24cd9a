"""What matters most when the year is planned: sliders, exact numbers, and what there is now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.history.pages import RecordPage, edit_record
from wirkraum.kit.clock import now
from wirkraum.kit.told import told
from wirkraum.planning.access import may_plan
from wirkraum.planning.forms.weighting import WeightingForm
from wirkraum.planning.queries.ground import weighting_of
from wirkraum.planning.queries.weighting import effect_of
from wirkraum.planning.views.doors import SECTION, allow, asked_year
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names


@in_programme
def edit(request: ProgrammeRequest) -> HttpResponse:
    """Weigh the year."""
    allow(may_plan(request.who))
    programme = request.who.programme
    page = RecordPage(
        title=_("Gewichtung"),
        intro=_("Was zählt, wenn nicht alles zugleich geht? Gerechnet wird erst, wenn Sie planen."),
        summary=told("Gewichtung geändert"),
        back=reverse("planning:weighting"),
        section=SECTION,
        scope=programme.pk,
        template="planning/weighting.html",
        crumbs=((_("Jahresplan"), reverse("planning:year")),),
        names=account_names(programme),
    )
    return edit_record(request, form_class=WeightingForm, record=weighting_of(programme), page=page)


@require_safe
@in_programme
def effect(request: ProgrammeRequest) -> HttpResponse:
    """What the year costs as it is: a fragment, and a small page without script."""
    allow(may_plan(request.who))
    year = asked_year(request)
    context = {
        "section": SECTION,
        "school_year": year,
        "effect": effect_of(request.who.programme, year, now()),
    }
    template = "planning/parts/effect.html" if request.htmx else "planning/weighting_effect.html"
    return render(request, template, context)
