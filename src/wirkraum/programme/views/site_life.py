"""Pause, resume and end a site."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.models import Entry
from wirkraum.history.pages import carry_out
from wirkraum.programme.access import Standing, changeable_sites, may_edit_programme
from wirkraum.programme.actions import end_site, pause_site, resume_site
from wirkraum.programme.forms.sites import ResumeForm, SinceForm
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import site_form


@in_programme
def pause(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """The site rests for a while."""
    found = _site(request.who, slug)

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return pause_site(site=found, since=data["since"], by=by, at=at)

    return _turn(request, found, SinceForm, perform, _words_of_pause())


@in_programme
def resume(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """The site works again."""
    found = _site(request.who, slug)

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return resume_site(site=found, since=data["since"], kind=data["kind"], by=by, at=at)

    return _turn(request, found, ResumeForm, perform, _words_of_resuming())


@in_programme
def end(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """The site ends."""
    found = _site(request.who, slug)

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return end_site(site=found, since=data["since"], by=by, at=at)

    return _turn(request, found, SinceForm, perform, _words_of_ending())


def _site(who: Standing, slug: str) -> Site:
    if not may_edit_programme(who):
        raise Http404
    return get_object_or_404(changeable_sites(who), slug=slug)


def _turn(
    request: ProgrammeRequest,
    site: Site,
    form_class: type[forms.Form],
    perform: Any,
    words: dict[str, str],
) -> HttpResponse:
    form = form_class(request.POST or None, initial={"since": request.who.day})
    back = reverse("programme:site_records", args=[site.slug])
    page = site_form(request.who, site, summary="", back=back, **words)
    return carry_out(request, form=form, page=page, perform=perform)


def _words_of_pause() -> dict[str, str]:
    return {
        "title": _("Standort pausieren"),
        "intro": _("Die laufende Phase endet am Tag davor. Der Standort zählt weiter mit."),
        "submit": _("Pause eintragen"),
    }


def _words_of_resuming() -> dict[str, str]:
    return {
        "title": _("Standort fortsetzen"),
        "intro": _("Die Pause endet am Tag davor."),
        "submit": _("Standort fortsetzen"),
    }


def _words_of_ending() -> dict[str, str]:
    return {
        "title": _("Standort beenden"),
        "intro": _(
            "Der genannte Tag ist der erste ohne diesen Standort. Trägerschaft, Stellen, Besetzungen "
            "und Mitgliedschaften enden am Tag davor. Alles Bisherige bleibt erhalten."
        ),
        "submit": _("Standort beenden"),
    }
