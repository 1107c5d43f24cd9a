"""Moving a Termin of a format, and adding one on demand: findings first, then the verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.calendar.models import Termin
from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now
from wirkraum.kit.dates import clock_span
from wirkraum.kit.words import spoken
from wirkraum.planning.actions import add_occurrence, move_termin
from wirkraum.planning.domain.rules import Finding
from wirkraum.planning.forms.times import TimesForm, times_of, usual_times
from wirkraum.planning.models import Format
from wirkraum.planning.queries import move_findings, new_findings, other_times_of
from wirkraum.planning.views.doors import SECTION, changeable, movable, year_address
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme

Moments = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Task:
    """What the page of a move and that of a new Termin differ in."""

    title: str
    what: str
    submit: str
    check: str
    back: str
    times: dict[str, Any]
    shown: UUID | None
    findings: Callable[[Moments], tuple[Finding, ...]]
    perform: Callable[[TimesForm], Entry]


@in_programme
def move(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Another day or other times; a firm rule that breaks asks for a confirmation."""
    return _page(request, _moving(request, movable(request.who, uid)))


@require_POST
@in_programme
def check(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Which rules the day under the finger would break; nothing is saved."""
    return _fragment(request, _moving(request, movable(request.who, uid)))


@require_safe
@in_programme
def others(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Up to three other times for a Termin, each with what it would cost: a page, or a fragment."""
    termin = movable(request.who, uid)
    context = {
        "section": SECTION,
        "termin": termin,
        "others": other_times_of(termin, at=now()),
        "back": _year_of(termin.day, termin.uid),
    }
    part = "#days" if request.htmx else ""
    return render(request, f"planning/others.html{part}", context)


@in_programme
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One more Termin of a format, as on demand."""
    return _page(request, _adding(request, changeable(request.who, pk)))


@require_POST
@in_programme
def add_check(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The same look ahead for a new Termin."""
    return _fragment(request, _adding(request, changeable(request.who, pk)))


def _moving(request: ProgrammeRequest, termin: Termin) -> Task:
    def perform(form: TimesForm) -> Entry:
        return move_termin(
            termin=termin,
            span=form.span,
            by=request.user,
            at=now(),
            anyway=form.cleaned_data["trotzdem"],
            expected=form.cleaned_data["version"],
        )

    return Task(
        title=_("Termin verschieben"),
        what=termin.title,
        submit=_("Verschieben"),
        check=reverse("planning:check", args=[termin.uid]),
        back=_year_of(termin.day, termin.uid),
        times=times_of(termin),
        shown=termin.uid,
        findings=lambda span: move_findings(termin, span),
        perform=perform,
    )


def _adding(request: ProgrammeRequest, one: Format) -> Task:
    def perform(form: TimesForm) -> Entry:
        anyway = form.cleaned_data["trotzdem"]
        return add_occurrence(format_=one, span=form.span, by=request.user, at=now(), anyway=anyway)

    return Task(
        title=_("Termin einplanen"),
        what=one.name,
        submit=_("Einplanen"),
        check=reverse("planning:add_check", args=[one.pk]),
        back=reverse("planning:formats"),
        times=usual_times(one),
        shown=None,
        findings=lambda span: new_findings(one, span),
        perform=perform,
    )


def _page(request: ProgrammeRequest, task: Task) -> HttpResponse:
    form = TimesForm(request.POST if request.method == "POST" else None, times=task.times)
    if request.method != "POST":
        return _show(request, task, form)
    if not form.is_valid():
        return _show(request, task, form, status=422)
    try:
        entry = task.perform(form)
    except Refused as refusal:
        found = task.findings(form.span)
        if form.cleaned_data["trotzdem"] or not any(one.firm for one in found):
            form.add_error(None, spoken(refusal.reason))
        return _show(request, task, form, found, status=422)
    except (Conflict, Gone):
        return _show(request, task, _outrun(request, task), status=409)
    tell(request, entry)
    return redirect(_year_of(form.cleaned_data["date"], task.shown))


def _outrun(request: ProgrammeRequest, task: Task) -> TimesForm:
    """The same input beside the Termin as it lies now; sent once more, it counts."""
    data = request.POST.copy()
    data["version"] = str(task.times.get("version", ""))
    form = TimesForm(data, times=task.times)
    text = _("Jemand war schneller. Bitte sehen Sie sich den Stand noch einmal an.")
    form.add_error(None, text)
    return form


def _show(
    request: ProgrammeRequest,
    task: Task,
    form: TimesForm,
    findings: tuple[Finding, ...] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"section": SECTION, "task": task, "form": form, **_told(form, findings)}
    return render(request, "planning/move.html", context, status=status)


def _fragment(request: ProgrammeRequest, task: Task) -> HttpResponse:
    form = TimesForm(request.POST, times=task.times)
    if not form.is_valid():
        return HttpResponse("")
    context = {"dragged": "begin" not in request.POST, **_told(form, task.findings(form.span))}
    return render(request, "planning/parts/findings.html", context)


def _told(form: TimesForm, findings: tuple[Finding, ...] | None) -> dict[str, object]:
    if findings is None:
        return {"findings": None}
    firm = any(one.firm for one in findings)
    day, hours = form.cleaned_data["date"], clock_span(*form.span)
    return {"findings": findings, "firm": firm, "day": day, "hours": hours}


def _year_of(day: dt.date, uid: UUID | None) -> str:
    return year_address(SchoolYear.of(day), uid)
