"""The programme's pages: itself and its circles."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.history.pages import edit_record
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import may_edit_municipality, may_edit_programme
from wirkraum.programme.forms.programme import MunicipalityForm, ProgrammeForm
from wirkraum.programme.pages import ProgrammeRequest, asked_day, in_programme
from wirkraum.programme.queries import circles_as_of, programme_page
from wirkraum.programme.views.frame import around, programme_form


@require_safe
@in_programme
def programme(request: ProgrammeRequest) -> HttpResponse:
    """What the programme is, what it took on, with whom."""
    context = around(request, "programme") | {
        "page": programme_page(request.who, asked_day(request)),
        "may_edit_municipality": may_edit_municipality(request.who),
        "sees_grants": request.who.coordinates or bool(request.who.carriers),
    }
    return render(request, "programme/programme.html", context)


@require_safe
@in_programme
def circles(request: ProgrammeRequest) -> HttpResponse:
    """Circles on a day, with their seats."""
    context = around(request, "circles") | {
        "circles": circles_as_of(request.who.programme, asked_day(request))
    }
    return render(request, "programme/circles.html", context)


@in_programme
def edit(request: ProgrammeRequest) -> HttpResponse:
    """Change the programme's own fields."""
    if not may_edit_programme(request.who):
        raise Http404
    own = request.who.programme
    title, summary = _("Programm bearbeiten"), told("Programm geändert")
    return _edit(request, own, ProgrammeForm, title=title, summary=summary, programme=own)


@in_programme
def edit_municipality(request: ProgrammeRequest) -> HttpResponse:
    """Change the municipality's names and Land."""
    if not may_edit_municipality(request.who):
        raise Http404
    own = request.who.programme.municipality
    title, summary = _("Kommune bearbeiten"), told("Kommune geändert")
    return _edit(request, own, MunicipalityForm, title=title, summary=summary)


def _edit(
    request: ProgrammeRequest,
    record: models.Model,
    form_class: type[Any],
    *,
    title: str,
    summary: Told,
    **form_args: Any,
) -> HttpResponse:
    back = reverse("programme:programme")
    page = programme_form(request.who, title=title, summary=summary, back=back)
    return edit_record(request, form_class=form_class, record=record, page=page, **form_args)
