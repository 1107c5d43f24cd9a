"""The sites' pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.accounts.models import User
from wirkraum.history.models import Entry
from wirkraum.history.pages import carry_out, delete_record, edit_record
from wirkraum.kit.told import told
from wirkraum.programme.access import (
    changeable_sites,
    may_edit_programme,
    may_edit_site,
    sees_people_of,
    visible_grants,
    visible_sites,
)
from wirkraum.programme.actions import open_site
from wirkraum.programme.forms.sites import NewSiteForm, SiteForm, SiteProfileForm
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, asked_day, in_programme
from wirkraum.programme.queries import (
    site_history,
    site_list,
    site_page,
    site_records,
    site_state,
)
from wirkraum.programme.views.frame import around, past, site_form

# What belongs to a site alone and may go with it; posts, circles and Termine must not.
SITE_PARTS = {
    "programme.address",
    "programme.school",
    "programme.carriership",
    "programme.phase",
    "calendar.feed",
}


@require_safe
@in_programme
def sites(request: ProgrammeRequest) -> HttpResponse:
    """All sites on a day."""
    context = around(request, "sites") | {
        "page": site_list(request.who, asked_day(request)),
        "own": request.who.own_sites,
    }
    return render(request, "programme/sites.html", context)


@require_safe
@in_programme
def site(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """One site on a day."""
    found = get_object_or_404(visible_sites(request.who), slug=slug)
    context = _around(request, found, "overview") | {
        "page": site_page(found, asked_day(request), grants=visible_grants(request.who)),
        "sees_people": sees_people_of(request.who, found.pk),
    }
    return render(request, "programme/site.html", context)


@require_safe
@in_programme
def records(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """All that is recorded about a site over time, and who changed what."""
    found = get_object_or_404(visible_sites(request.who), slug=slug)
    recorded = site_records(found)
    context = _around(request, found, "records") | {
        "records": recorded,
        "state": site_state(recorded.phases, request.who.day),
    }
    if context["may_edit"]:
        context |= past(request, site_history(found))
    return render(request, "programme/site_records.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """A new site."""
    who = request.who
    if not may_edit_programme(who):
        raise Http404
    site = Site(programme=who.programme)
    form = NewSiteForm(
        request.POST or None, instance=site, programme=who.programme, initial={"begins": who.day}
    )
    page = site_form(
        who,
        None,
        title=_("Neuer Standort"),
        summary="",
        back=lambda _entry: reverse("programme:site_records", args=[site.slug]),
        cancel=reverse("programme:sites"),
        submit=_("Standort anlegen"),
    )

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        title = _("FSZ-Leitung %(site)s") % {"site": site.name}
        return open_site(site=site, begins=data["begins"], lead_title=title, by=by, at=at)

    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def edit(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Change a site: its lead the profile, the coordination all of it."""
    who = request.who
    found = get_object_or_404(changeable_sites(who), slug=slug)
    page = site_form(
        who,
        found,
        title=_("%(site)s bearbeiten") % {"site": found.name},
        summary=lambda one: told("Standort geändert: %(site)s", site=one.name),
        back=lambda one: reverse("programme:site", args=[one.slug]),
        delete=reverse("programme:site_delete", args=[found.slug]) if who.coordinates else "",
    )
    form_class: Any = SiteForm if who.coordinates else SiteProfileForm
    return edit_record(
        request, form_class=form_class, record=found, page=page, programme=who.programme
    )


@require_POST
@in_programme
def delete(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Remove a site that nothing depends on."""
    who = request.who
    found = get_object_or_404(changeable_sites(who), slug=slug)
    if not may_edit_programme(who):
        raise Http404
    page = site_form(
        who,
        None,
        title="",
        summary=told("Standort gelöscht: %(site)s", site=found.name),
        back=reverse("programme:sites"),
    )
    return delete_record(request, record=found, page=page, parts=SITE_PARTS)


def _around(request: ProgrammeRequest, found: Site, tab: str) -> dict[str, Any]:
    who = request.who
    return around(request, tab) | {
        "site": found,
        "may_edit": may_edit_site(who, found),
        "may_edit_all": may_edit_programme(who),
    }
