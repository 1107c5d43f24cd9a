"""Absences: a list, one with the Termine it hits, enter, change, delete."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import (
    may_change_absence,
    may_read_reason,
    posts_to_enter_for,
    visible_absences,
    visible_foreign,
)
from wirkraum.calendar.forms.absences import AbsenceForm
from wirkraum.calendar.models import Absence
from wirkraum.calendar.queries import (
    AbsenceChoice,
    absence_list,
    absence_row,
    absence_rows,
    hit_by,
)
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.clock import now, today
from wirkraum.kit.days import day_of
from wirkraum.kit.numbers import number_of
from wirkraum.kit.order import natural
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme

PAGE = 50
SHOWN = 30


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """The absences somebody may see, narrowed by time, site and post."""
    who = request.who
    sites = _sites(who)
    choice = _choice(request, sites)
    page = Paginator(absence_list(who, choice, today()), PAGE).get_page(request.GET.get("page"))
    context = {
        "section": SECTION,
        "page": page,
        "rows": absence_rows(who, page.object_list),
        "choice": choice,
        "calendar": visible_foreign(who).filter(pk=choice.calendar or 0).first(),
        "sites": sites,
        "posts": sorted(posts_to_enter_for(who), key=lambda one: natural(one.title)),
    }
    return render(request, "calendar/absences.html", context)


def _sites(who: Standing) -> list[Site]:
    sites = visible_sites(who)
    mine = sites if who.coordinates else sites.filter(pk__in=who.led_sites)
    return sorted(mine, key=lambda one: natural(one.mark))


def _choice(request: ProgrammeRequest, sites: list[Site]) -> AbsenceChoice:
    asked = request.GET
    named = asked.get("standort", "")
    return AbsenceChoice(
        span=asked.get("zeit", "kommend"),
        post=number_of(asked.get("stelle", "")),
        site=next((one for one in sites if one.slug == named), None),
        read=asked.get("quelle", "") == "alle",
        calendar=number_of(asked.get("kalender", "")),
    )


@require_safe
@in_programme
def detail(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One absence, and the Termine that fall into it."""
    who = request.who
    absence = _seen(who, pk)
    hit = hit_by(who, absence, now=now())
    context = {
        "section": SECTION,
        "row": absence_row(who, absence),
        "hit": hit[:SHOWN],
        "number": len(hit),
        "more": max(0, len(hit) - SHOWN),
    }
    return render(request, "calendar/absence.html", context)


def _asked(request: ProgrammeRequest) -> Absence:
    """A new absence, of the reader where the address names no post."""
    who, asked = request.who, request.GET
    named = {"first_day": day_of(asked.get("vom", "")), "last_day": day_of(asked.get("bis", ""))}
    days = {name: day for name, day in named.items() if day}
    absence = Absence(programme=who.programme, person=who.person, **days)
    wanted = number_of(asked.get("stelle", ""))
    posts = posts_to_enter_for(who) if wanted else ()
    if post := next((one for one in posts if one.pk == wanted), None):
        absence.post, absence.person = post, None
    return absence


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter an absence; then one sees which Termine it hits.

    An address may name the post and the days (`?stelle=3&vom=2024-01-08&bis=2024-02-16`).
    """
    who, absence = request.who, _asked(request)
    page = _page(who, _("Abwesenheit eintragen"), told("Abwesenheit eingetragen: %(absence)s"))
    return edit_record(request, form_class=AbsenceForm, record=absence, page=page, who=who)


@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change an absence."""
    who = request.who
    absence = _changeable(who, pk)
    page = _page(
        who,
        _("Abwesenheit bearbeiten"),
        told("Abwesenheit geändert: %(absence)s"),
        delete=reverse("calendar:absence_delete", args=[absence.pk]),
        # The past of a record tells reasons, too.
        template="history/record_form.html"
        if may_read_reason(who, absence)
        else "calendar/absence_form.html",
    )
    return edit_record(request, form_class=AbsenceForm, record=absence, page=page, who=who)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete an absence; the message offers to undo it."""
    absence = _changeable(request.who, pk)
    back = reverse("calendar:absences")
    page = _page(request.who, "", told("Abwesenheit gelöscht: %(absence)s"), back=back)
    return delete_record(request, record=absence, page=page)


def _seen(who: Standing, pk: int) -> Absence:
    absences = visible_absences(who).select_related("post__site", "person", "source")
    return get_object_or_404(absences, pk=pk)


def _changeable(who: Standing, pk: int) -> Absence:
    absence = _seen(who, pk)
    allow(may_change_absence(who, absence))
    return absence


def _of(absence: Absence) -> str:
    return reverse("calendar:absence", args=[absence.pk])


def _page(who: Standing, title: str, summary: Told, **more: Any) -> RecordPage:
    home = reverse("calendar:absences")
    more.setdefault("back", _of)
    return calendar_form(
        who,
        (_("Abwesenheiten"), home),
        title=title,
        summary=lambda absence: summary.filled(absence=absence),
        cancel=home,
        **more,
    )
