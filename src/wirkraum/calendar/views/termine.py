"""The list of Termine and the page of one."""

from __future__ import annotations

import datetime as dt
from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import (
    may_change_termin,
    may_edit_calendar,
    may_read_note,
    may_record,
)
from wirkraum.calendar.actions import Invited, ask_within
from wirkraum.calendar.forms.termin import NewTerminForm, TerminForm
from wirkraum.calendar.models import Role, Status, Termin
from wirkraum.calendar.queries import (
    Narrowing,
    by_month,
    rows,
    termin_list,
    termin_page,
)
from wirkraum.calendar.views.doors import SECTION, allow, changeable, seen
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.calendar.views.steps import step_buttons
from wirkraum.calendar.views.warnings import warn
from wirkraum.history.actions import Change
from wirkraum.history.pages import RecordPage, edit_record
from wirkraum.history.queries import of_record
from wirkraum.history.queries import told as past_of
from wirkraum.kit.clock import berlin, now
from wirkraum.kit.days import day_of
from wirkraum.kit.order import natural
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Circle, Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names

PAGE = 50


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """All Termine somebody may see, narrowed by time, site and status."""
    sites = sorted(visible_sites(request.who), key=lambda one: natural(one.mark))
    narrowing = _narrowing(request, sites)
    found = termin_list(request.who, narrowing, now=now())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "section": SECTION,
        "page": page,
        "months": list(by_month(rows(cast("QuerySet[Termin]", page.object_list)))),
        "narrowing": narrowing,
        "sites": sites,
        "statuses": Status.choices,
        "may_record": may_record(request.who),
        "may_edit_calendar": may_edit_calendar(request.who),
    }
    return render(request, "calendar/list.html", context)


def _narrowing(request: ProgrammeRequest, sites: list[Site]) -> Narrowing:
    asked = request.GET
    named = set(asked.get("standort", "").split(","))
    return Narrowing(
        span=asked.get("zeit", "kommend"),
        month=_month(asked.get("monat", "")),
        sites=tuple(one for one in sites if one.slug in named),
        status=asked.get("stand", ""),
        year=_year(asked.get("jahr", "")),
    )


def _month(text: str) -> dt.date | None:
    return day_of(f"{text}-01")


def _year(text: str) -> SchoolYear | None:
    try:
        year = SchoolYear.parse(text)
        known = year.begins < year.ends
    except ValueError:  # nor does any calendar know the years 0 and 10000
        return None
    return year if known else None


@require_safe
@in_programme
def detail(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """What, when, where, who; the next steps; the note for those it concerns; the past."""
    termin = seen(request.who, uid)
    page = termin_page(termin, now=now())
    may_change = may_change_termin(request.who, termin)
    context = {
        "section": SECTION,
        "termin": termin,
        "page": page,
        "row": page.row,
        "may_change": may_change,
        "may_read": may_read_note(request.who, termin),
        "steps": step_buttons(page.row.status, page.steps) if may_change else [],
        "past": past_of(of_record(termin, limit=10), names=account_names(request.who.programme))
        if may_change
        else [],
    }
    return render(request, "calendar/termin.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter a Termin."""
    allow(may_record(request.who))
    asked: list[Circle] = []

    def invite(verb: Change, termin: Termin) -> None:
        wanted = [Invited(Role.REQUIRED, circle=circle) for circle in asked]
        ask_within(verb, termin=termin, invited=wanted)
        warn(request, termin)

    return edit_record(
        request,
        form_class=NewTerminForm,
        record=Termin(programme=request.who.programme, **_start(request)),
        page=_page(request.who, _("Termin eintragen"), told("Termin eingetragen: %(title)s")),
        then=invite,
        who=request.who,
        at=now(),
        asked=asked,
    )


def _start(request: ProgrammeRequest) -> dict[str, dt.datetime]:
    """The day the address proposes ("?tag=2023-11-29"), from nine to half past ten."""
    day = day_of(request.GET.get("tag", ""))
    if day is None:
        return {}
    return {"starts_at": berlin(day, dt.time(9)), "ends_at": berlin(day, dt.time(10, 30))}


@in_programme
def edit(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Change a Termin."""
    return edit_record(
        request,
        form_class=TerminForm,
        record=changeable(request.who, uid),
        page=_page(request.who, _("Termin bearbeiten"), told("Termin geändert: %(title)s")),
        then=lambda verb, termin: warn(request, termin),
        who=request.who,
        at=now(),
    )


def _page(who: Standing, title: str, summary: Told) -> RecordPage:
    return calendar_form(
        who,
        title=title,
        summary=lambda termin: summary.filled(title=termin.title),
        back=lambda termin: reverse("calendar:termin", args=[termin.uid]),
        template="calendar/termin_form.html",
    )
