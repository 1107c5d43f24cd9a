"""Agreed and held, format by format and period by period, at any Stichtag."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.kit.clock import today
from wirkraum.planning.forms.stichtag import StichtagForm
from wirkraum.planning.queries import soll_ist_page
from wirkraum.planning.views.doors import SECTION
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@require_safe
@in_programme
def soll_ist(request: ProgrammeRequest) -> HttpResponse:
    """The formats at a Stichtag (`?stichtag=2024-02-29`), else today; `format` stands open."""
    asked = "stichtag" in request.GET
    form = StichtagForm(request.GET if asked else None, initial={"stichtag": today()})
    fine = asked and form.is_valid()
    as_of = form.cleaned_data["stichtag"] if fine else today()
    context = {
        "section": SECTION,
        "form": form,
        "page": soll_ist_page(request.who, as_of, today=today()),
        "opened": int(key) if (key := request.GET.get("format", "")).isdecimal() else None,
        "quick": list(_quick(as_of)),
        "school_year": SchoolYear.of(as_of),
    }
    status = 422 if asked and not fine else 200
    return render(request, "planning/soll_ist.html", context, status=status)


def _quick(as_of: dt.date) -> Iterator[tuple[str, dt.date, bool]]:
    """Days people ask for: name, day, whether it is the present one."""
    year = SchoolYear.of(as_of)
    near = today() if today() in year else as_of
    days = (
        (_("heute"), today()),
        (_("Quartalsende"), quarter_end(near)),
        (_("Ende des Halbjahrs"), dt.date(year.start + 1, 1, 31)),
        (_("Schuljahresende"), year.ends),
    )
    for name, day in days:
        yield name, day, day == as_of


def quarter_end(day: dt.date) -> dt.date:
    """The last day of the day's quarter."""
    month = (day.month + 2) // 3 * 3
    return dt.date(day.year, month, 31 if month in {3, 12} else 30)
