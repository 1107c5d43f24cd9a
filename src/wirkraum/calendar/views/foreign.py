"""Foreign calendars: what is read from where, take one in, read it again, let it go."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wirkraum.calendar.access import may_change_foreign, visible_foreign
from wirkraum.calendar.actions import read_calendar, take_in_within
from wirkraum.calendar.forms.foreign import ForeignForm, NewForeignForm, Reading
from wirkraum.calendar.models import ForeignCalendar
from wirkraum.calendar.queries import coming_from, foreign_row, foreign_rows
from wirkraum.calendar.readers.refusal import MOST_BYTES
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.history.actions import Change
from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.clock import now
from wirkraum.kit.gate import bounded
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing
from wirkraum.programme.pages import ProgrammeRequest, in_programme

BRAKE = 60  # seconds in which an address is asked once


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """The foreign calendars somebody may see, and how each of them fares."""
    rows = foreign_rows(request.who, now=now())
    context = {
        "section": SECTION,
        "rows": rows,
        "troubled": sum(bool(row.problem) for row in rows),
    }
    return render(request, "calendar/foreign_list.html", context)


@require_safe
@in_programme
def detail(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One foreign calendar: when it was read, what came of it, what is wrong."""
    calendar = get_object_or_404(visible_foreign(request.who), pk=pk)
    context = {
        "section": SECTION,
        "row": foreign_row(request.who, calendar, now=now()),
        "coming": coming_from(calendar, now=now()),
    }
    return render(request, "calendar/foreign.html", context)


@bounded(MOST_BYTES)
@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Subscribe to a calendar, or read one from a file."""
    who = request.who
    calendar = ForeignCalendar(programme=who.programme, person=who.person)
    page = _page(
        who,
        title=_("Fremden Kalender einbinden"),
        summary=told("Kalender eingebunden: %(name)s"),
        submit=_("Einbinden"),
    )
    return _edit(request, NewForeignForm, calendar, page)


@bounded(MOST_BYTES)
@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Another name, address or file; what stood there before follows."""
    calendar = _changeable(request.who, pk)
    page = _page(
        request.who,
        title=_("Kalender bearbeiten"),
        summary=told("Kalender geändert: %(name)s"),
        delete=reverse("calendar:foreign_delete", args=[calendar.pk]),
    )
    return _edit(request, ForeignForm, calendar, page)


def _edit(
    request: ProgrammeRequest, form_class: Any, calendar: ForeignCalendar, page: RecordPage
) -> HttpResponse:
    reading, saved = Reading(at=now()), list[ForeignCalendar]()

    def then(verb: Change, record: ForeignCalendar) -> None:
        saved[:] = [record]
        if reading.found is not None:
            entries = reading.found.entries
            take_in_within(verb, calendar=record, entries=entries, at=reading.at)

    answer = edit_record(
        request,
        form_class=form_class,
        record=calendar,
        page=page,
        then=then,
        who=request.who,
        reading=reading,
        files=request.FILES,
    )
    if saved and answer.status_code == 302:
        _follow_up(request, saved[0], reading)
    return answer


def _follow_up(request: ProgrammeRequest, calendar: ForeignCalendar, reading: Reading) -> None:
    if calendar.address:
        _ask(request, calendar)
    if reading.found is not None and (number := reading.found.left_out):
        text = ngettext(
            "Ein Eintrag ließ sich nicht lesen.",
            "%(number)s Einträge ließen sich nicht lesen.",
            number,
        )
        messages.warning(request, text % {"number": number})


def _ask(request: ProgrammeRequest, calendar: ForeignCalendar) -> None:
    """Other people's servers are asked by the worker, and not at every click."""
    mark = hashlib.sha256(calendar.address.encode()).hexdigest()
    if not cache.add(f"foreign-{calendar.pk}-{mark}", 1, BRAKE):
        messages.info(
            request, _("Dieser Kalender wurde gerade erst angefragt. Warten Sie eine Minute.")
        )
        return
    read_calendar.enqueue(calendar.pk, by=request.user.pk)
    messages.info(request, _("Der Kalender wird gelesen. Laden Sie die Seite gleich noch einmal."))


@require_POST
@in_programme
def read(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Read a subscribed calendar now."""
    calendar = _changeable(request.who, pk)
    if calendar.address:
        _ask(request, calendar)
    else:
        messages.info(
            request, _("Dieser Kalender stammt aus einer Datei. Laden Sie eine neue hoch.")
        )
    return redirect("calendar:foreign", pk=calendar.pk)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Let a calendar go with the absences read from it; its Termine stay."""
    calendar = _changeable(request.who, pk)
    page = _page(
        request.who,
        title="",
        summary=told("Kalender entfernt: %(name)s"),
        back=reverse("calendar:foreign_list"),
    )
    return delete_record(request, record=calendar, page=page)


def _changeable(who: Standing, pk: int) -> ForeignCalendar:
    calendars = visible_foreign(who).select_related("programme", "post", "person", "circle")
    calendar = get_object_or_404(calendars, pk=pk)
    allow(may_change_foreign(who, calendar))
    return calendar


def _of(calendar: ForeignCalendar) -> str:
    return reverse("calendar:foreign", args=[calendar.pk])


def _page(who: Standing, *, summary: Told, **words: Any) -> RecordPage:
    home = reverse("calendar:foreign_list")
    words.setdefault("back", _of)
    return calendar_form(
        who,
        (_("Fremde Kalender"), home),
        summary=lambda calendar: summary.filled(name=calendar.name),
        cancel=home,
        **words,
    )
