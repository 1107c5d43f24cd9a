"""The programme's pages: itself, its posts and people, its circles."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.history.pages import edit_record
from wirkraum.programme.access import may_edit_municipality, may_edit_programme, may_see_people
from wirkraum.programme.forms.programme import MunicipalityForm, ProgrammeForm
from wirkraum.programme.pages import ProgrammeRequest, asked_day, in_programme
from wirkraum.programme.queries import (
    circles_as_of,
    persons_as_of,
    posts_as_of,
    programme_page,
)
from wirkraum.programme.views.frame import PROGRAMME, programme_form


@in_programme
def programme(request: ProgrammeRequest) -> HttpResponse:
    """What the programme is, what it took on, with whom."""
    context = _around(request, "programme") | {
        "page": programme_page(request.who),
        "may_edit_municipality": may_edit_municipality(request.who),
        "sees_grants": request.who.coordinates or bool(request.who.carriers),
    }
    return render(request, "programme/programme.html", context)


@in_programme
def posts(request: ProgrammeRequest) -> HttpResponse:
    """Posts on a day: held by whom since when, or vacant."""
    who, day = request.who, asked_day(request)
    context = _around(request, "posts") | {
        "posts": posts_as_of(who.programme, day),
        "persons": persons_as_of(who.programme, day) if may_see_people(who) else (),
        "sees_people": may_see_people(who),
    }
    return render(request, "programme/posts.html", context)


@in_programme
def circles(request: ProgrammeRequest) -> HttpResponse:
    """Circles on a day, with their seats."""
    context = _around(request, "circles") | {
        "circles": circles_as_of(request.who.programme, asked_day(request))
    }
    return render(request, "programme/circles.html", context)


@in_programme
def edit(request: ProgrammeRequest) -> HttpResponse:
    """Change the programme's own fields."""
    who = request.who
    if not may_edit_programme(who):
        raise Http404
    page = programme_form(
        who,
        title=_("Programm bearbeiten"),
        summary="Programm geändert",
        back=reverse("programme:programme"),
    )
    return edit_record(
        request,
        form_class=ProgrammeForm,
        record=who.programme,
        page=page,
        programme=who.programme,
    )


@in_programme
def edit_municipality(request: ProgrammeRequest) -> HttpResponse:
    """Change the municipality's names and Land."""
    who = request.who
    if not may_edit_municipality(who):
        raise Http404
    page = programme_form(
        who,
        title=_("Kommune bearbeiten"),
        summary="Kommune geändert",
        back=reverse("programme:programme"),
    )
    return edit_record(
        request, form_class=MunicipalityForm, record=who.programme.municipality, page=page
    )


def _around(request: ProgrammeRequest, tab: str) -> dict[str, object]:
    return {
        "section": PROGRAMME,
        "tab": tab,
        "day": asked_day(request),
        "may_edit": may_edit_programme(request.who),
    }
