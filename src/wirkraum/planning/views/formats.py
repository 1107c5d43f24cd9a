"""The formats: list, enter, copy, change, delete – and what a frequency means, while it is typed."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.history.pages import RecordPage, carry_out, delete_record, edit_record
from wirkraum.kit.clock import today
from wirkraum.kit.told import Told, told
from wirkraum.planning.access import may_plan
from wirkraum.planning.actions.formats import copied, make_at_sites
from wirkraum.planning.forms.draft import DraftForm
from wirkraum.planning.forms.format import FormatForm
from wirkraum.planning.forms.sites import SitesForm
from wirkraum.planning.models import Format
from wirkraum.planning.queries import format_groups, understood
from wirkraum.planning.queries.site_formats import site_drafts
from wirkraum.planning.views.doors import SECTION, allow, asked_year, changeable
from wirkraum.programme.access import Standing
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """What was agreed, format by format."""
    year = asked_year(request)
    context = {
        "section": SECTION,
        "groups": format_groups(request.who, year),
        "may_plan": may_plan(request.who),
        "school_year": year,
    }
    return render(request, "planning/formats.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter a format; it holds from the beginning of the school year."""
    allow(may_plan(request.who))
    record = Format(
        programme=request.who.programme,
        valid_from=asked_year(request).begins,
        order=Format.objects.filter(programme=request.who.programme).count(),
    )
    page = _page(request.who, _("Format anlegen"), told("Format angelegt: %(name)s"))
    return edit_record(request, form_class=FormatForm, record=record, page=page, who=request.who)


@in_programme
def copy(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Enter a format that begins as another one is; only its code is still missing."""
    one = changeable(request.who, pk)
    page = _page(request.who, _("Format kopieren"), told("Format angelegt: %(name)s"))
    chosen = {"rooms": list(one.rooms.all()), "not_with": list(one.not_with.all())}
    return edit_record(
        request,
        form_class=FormatForm,
        record=copied(one),
        page=page,
        who=request.who,
        initial=chosen,
    )


@in_programme
def sites(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The same format at the other sites: look first, then make it."""
    one = changeable(request.who, pk)
    allow(one.circle.site_id)
    data = request.POST if request.method == "POST" else None
    page = replace(
        _page(request.who, _("An allen Standorten anlegen"), ""),
        template="planning/format_sites.html",
        intro=_("„%(name)s“, so wie bei „%(circle)s“, nur mit den Stellen des Standorts.")
        % {"name": one.name, "circle": one.circle},
    )
    return carry_out(
        request,
        form=SitesForm(data, drafts=site_drafts(one, today())),
        page=page,
        perform=lambda sent, by, at: make_at_sites(format_=one, sites=sent["sites"], by=by, at=at),
    )


@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change a format."""
    one = changeable(request.who, pk)
    delete = reverse("planning:format_delete", args=[pk])
    page = _page(request.who, _("Format bearbeiten"), told("Format geändert: %(name)s"), delete)
    return edit_record(request, form_class=FormatForm, record=one, page=page, who=request.who)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete a format that has made no Termine."""
    one = changeable(request.who, pk)
    page = _page(request.who, _("Format löschen"), told("Format gelöscht: %(name)s"))
    return delete_record(request, record=one, page=page, parts=())


@require_safe
@in_programme
def frequency(request: ProgrammeRequest) -> HttpResponse:
    """How a frequency is understood, and how many Termine it makes: a fragment."""
    text = (request.GET.get("frequency_text") or request.GET.get("text", "")).strip()
    if not text:
        return HttpResponse("")
    year = asked_year(request)
    found = understood(request.who.programme, text, year, DraftForm(request.GET).need)
    context = {"found": found, "school_year": year}
    return render(request, "planning/parts/understood.html", context)


def _page(who: Standing, title: str, summary: Told | str, delete: str = "") -> RecordPage:
    formats = reverse("planning:formats")

    def said(one: Format) -> Told | str:
        return summary.filled(name=one.name) if isinstance(summary, Told) else summary

    return RecordPage(
        title=title,
        summary=said,
        back=formats,
        section=SECTION,
        scope=who.programme.pk,
        delete=delete,
        template="planning/format_form.html",
        crumbs=((_("Jahresplan"), reverse("planning:year")), (_("Formate"), formats)),
        names=account_names(who.programme),
    )
