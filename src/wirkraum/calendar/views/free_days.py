"""Free days of a school year: see, enter, change, delete, load."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.calendar.access import (
    may_add_free_days,
    may_edit_calendar,
    may_edit_free_days,
    visible_free_days,
)
from wirkraum.calendar.actions import load_land_holidays
from wirkraum.calendar.forms.free_days import FreeDaysForm
from wirkraum.calendar.models import FreeDays, FreeKind
from wirkraum.calendar.queries import free_page
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.pages import RecordPage, delete_record, edit_record, tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.told import Told, told
from wirkraum.kit.words import spoken
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """A school year's free days: stored ones, and the public holidays of the Land."""
    year = year_of(request)
    page = free_page(request.who, year)
    context = {
        "section": SECTION,
        "page": page,
        "year": year,
        "may_add": may_add_free_days(request.who),
        "may_edit_calendar": may_edit_calendar(request.who),
    }
    return render(request, "calendar/free_days.html", context)


def year_of(request: HttpRequest) -> SchoolYear:
    """The school year the address names, else today's."""
    try:
        year = SchoolYear.parse(request.GET.get("jahr", ""))
    except ValueError:
        return SchoolYear.of(today())
    return year if 2000 <= year.start < 2100 else SchoolYear.of(today())


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter free days."""
    allow(may_add_free_days(request.who))
    kind = FreeKind.CLOSURE if request.who.coordinates else FreeKind.MOVABLE
    days = FreeDays(programme=request.who.programme, kind=kind)
    page = _page(request.who, _("Freie Tage eintragen"), told("Freie Tage eingetragen: %(name)s"))
    return edit_record(request, form_class=FreeDaysForm, record=days, page=page, who=request.who)


@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change free days."""
    days = _changeable(request.who, pk)
    page = _page(
        request.who,
        _("Freie Tage bearbeiten"),
        told("Freie Tage geändert: %(name)s"),
        delete=reverse("calendar:free_delete", args=[days.pk]),
    )
    return edit_record(request, form_class=FreeDaysForm, record=days, page=page, who=request.who)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete free days; the message offers to undo it."""
    days = _changeable(request.who, pk)
    page = _page(request.who, "", told("Freie Tage gelöscht: %(name)s"))
    return delete_record(request, record=days, page=page)


@require_POST
@in_programme
def load(request: ProgrammeRequest) -> HttpResponse:
    """Load the holidays that come with the product."""
    allow(may_edit_calendar(request.who))
    try:
        done = load_land_holidays(programme=request.who.programme, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, spoken(refusal.reason))
    else:
        if done.entry:
            tell(request, done.entry)
        else:
            messages.info(request, _("Alle Ferien sind schon da."))
    return redirect("calendar:free_days")


def _changeable(who: Standing, pk: int) -> FreeDays:
    days = get_object_or_404(visible_free_days(who), pk=pk)
    allow(may_edit_free_days(who, days))
    return days


def _page(who: Standing, title: str, summary: Told, delete: str = "") -> RecordPage:
    back = reverse("calendar:free_days")
    return calendar_form(
        who,
        (_("Freie Tage"), back),
        title=title,
        summary=lambda days: summary.filled(name=days.name),
        back=back,
        delete=delete,
    )
