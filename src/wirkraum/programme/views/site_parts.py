"""Addresses, schools, carrierships and phases of a site: one page for new ones, one for change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import (
    Standing,
    changeable_parts,
    changeable_sites,
    may_add_part,
)
from wirkraum.programme.actions import end_predecessor
from wirkraum.programme.forms.sites import AddressForm, CarriershipForm, PhaseForm, SchoolForm
from wirkraum.programme.models import Address, Carriership, Phase, School, Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import site_form


@dataclass(frozen=True)
class Part:
    """A kind of dated record of a site; of a `single` one there is one at a time.

    `begin` tells what a new one starts with.
    """

    model: type[models.Model]
    form: type[Any]
    new: Any
    intro: Any = ""
    single: bool = True
    begin: Callable[[Standing], Mapping[str, Any]] = lambda _who: {}


PARTS = {
    "anschrift": Part(
        Address,
        AddressForm,
        gettext_lazy("Neue Anschrift"),
        gettext_lazy("Die bisherige Anschrift endet am Tag davor."),
        begin=lambda who: {"city": who.programme.municipality.name},
    ),
    "schule": Part(School, SchoolForm, gettext_lazy("Neue Schule am Standort"), single=False),
    "traegerschaft": Part(
        Carriership,
        CarriershipForm,
        gettext_lazy("Neue Trägerschaft"),
        gettext_lazy("Die bisherige Trägerschaft endet am Tag davor."),
    ),
    "phase": Part(
        Phase,
        PhaseForm,
        gettext_lazy("Nächste Phase"),
        gettext_lazy("Die laufende Phase endet am Tag davor."),
    ),
}


@in_programme
def new(request: ProgrammeRequest, slug: str, what: str) -> HttpResponse:
    """Record what holds from now on; what held until then ends."""
    site, part = _site(request.who, slug), _part(what)
    if not may_add_part(request.who, site, part.model):
        raise Http404
    page = _page(request.who, site, part, told("angelegt"), title=part.new, intro=part.intro)
    return edit_record(
        request,
        form_class=part.form,
        record=part.model(site=site, valid_from=request.who.day, **part.begin(request.who)),
        page=page,
        then=end_predecessor if part.single else None,
        programme=request.who.programme,
    )


@in_programme
def edit(request: ProgrammeRequest, slug: str, what: str, pk: int) -> HttpResponse:
    """Correct a record."""
    site, part = _site(request.who, slug), _part(what)
    record = get_object_or_404(changeable_parts(request.who, site, part.model), pk=pk)
    page = _page(
        request.who,
        site,
        part,
        told("geändert"),
        title=_("%(kind)s ändern") % {"kind": part.model._meta.verbose_name},
        intro=str(record),
        delete=reverse("programme:part_delete", args=[slug, what, pk]),
    )
    return edit_record(
        request,
        form_class=part.form,
        record=record,
        page=page,
        programme=request.who.programme,
    )


@require_POST
@in_programme
def delete(request: ProgrammeRequest, slug: str, what: str, pk: int) -> HttpResponse:
    """Remove a record that was a mistake; what has ended gets an end instead."""
    site, part = _site(request.who, slug), _part(what)
    record = get_object_or_404(changeable_parts(request.who, site, part.model), pk=pk)
    page = _page(request.who, site, part, told("gelöscht"), title="")
    return delete_record(request, record=record, page=page, parts=())


def _site(who: Standing, slug: str) -> Site:
    return get_object_or_404(changeable_sites(who), slug=slug)


def _part(what: str) -> Part:
    if what not in PARTS:
        raise Http404
    return PARTS[what]


def _page(who: Standing, site: Site, part: Part, did: Told, **words: Any) -> RecordPage:
    kind = part.model._meta.verbose_name
    back = reverse("programme:site_records", args=[site.slug])
    summary = told("%(site)s: %(kind)s %(did)s", site=site.name, kind=kind, did=did)
    return site_form(who, site, summary=summary, back=back, **words)
