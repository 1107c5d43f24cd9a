"""The formats: list, enter, change, delete – and what a frequency means, while it is typed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.told import Told, told
from wirkraum.planning.access import may_plan
from wirkraum.planning.forms.format import FormatForm
from wirkraum.planning.models import Format
from wirkraum.planning.queries import format_rows, understood
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
        "rows": format_rows(request.who, year),
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
    context = {"found": understood(request.who.programme, text, year), "school_year": year}
    return render(request, "planning/parts/understood.html", context)


def _page(who: Standing, title: str, summary: Told, delete: str = "") -> RecordPage:
    formats = reverse("planning:formats")
    return RecordPage(
        title=title,
        summary=lambda one: summary.filled(name=one.name),
        back=formats,
        section=SECTION,
        scope=who.programme.pk,
        delete=delete,
        template="planning/format_form.html",
        crumbs=((_("Jahresplan"), reverse("planning:year")), (_("Formate"), formats)),
        names=account_names(who.programme),
    )
