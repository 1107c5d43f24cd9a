"""Kinds of Termin: data of the programme."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import may_edit_calendar
from wirkraum.calendar.forms.kinds import KindForm
from wirkraum.calendar.models import Kind
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """All kinds, how often each was used, and what it counts towards."""
    allow(may_edit_calendar(request.who))
    kinds = Kind.objects.filter(programme=request.who.programme).select_related("duty")
    used = kinds.annotate(used=Count("termine")).order_by("order", "name")
    context = {"section": SECTION, "kinds": used}
    return render(request, "calendar/kinds.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter a kind."""
    allow(may_edit_calendar(request.who))
    kind = Kind(programme=request.who.programme)
    page = _page(request.who, _("Art von Terminen anlegen"), told("Art angelegt: %(name)s"))
    return edit_record(request, form_class=KindForm, record=kind, page=page, who=request.who)


@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change a kind."""
    kind = _kind(request.who, pk)
    delete = reverse("calendar:kind_delete", args=[kind.pk])
    page = _page(request.who, _("Art bearbeiten"), told("Art geändert: %(name)s"), delete)
    return edit_record(request, form_class=KindForm, record=kind, page=page, who=request.who)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete a kind nothing was entered for."""
    kind = _kind(request.who, pk)
    page = _page(request.who, "", told("Art gelöscht: %(name)s"))
    return delete_record(request, record=kind, page=page, parts=())


def _kind(who: Standing, pk: int) -> Kind:
    allow(may_edit_calendar(who))
    return get_object_or_404(Kind, programme=who.programme, pk=pk)


def _page(who: Standing, title: str, summary: Told, delete: str = "") -> RecordPage:
    back = reverse("calendar:kinds")
    return calendar_form(
        who,
        (_("Arten von Terminen"), back),
        title=title,
        summary=lambda kind: summary.filled(name=kind.name),
        back=back,
        delete=delete,
    )
