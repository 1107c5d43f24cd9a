"""How the year plan's pages find what an address names; whatever is not there is a 404."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import today
from wirkraum.planning.access import (
    changeable_formats,
    movable_occurrences,
    visible_occurrences,
)
from wirkraum.planning.models import Format
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear

SECTION = "jahresplan"
EARLIEST, LATEST = SchoolYear(1990), SchoolYear(2198)


def seen(who: Standing, text: str) -> Termin | None:
    """The Termin an address asks for, None when it asks for none."""
    if not text:
        return None
    return one_seen(who, uid_of(text))


def one_seen(who: Standing, uid: UUID | None) -> Termin:
    """A Termin of a format that somebody may see."""
    allow(uid)
    return get_object_or_404(visible_occurrences(who), uid=uid)


def uid_of(text: str) -> UUID | None:
    """The uid a text spells, None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def movable(who: Standing, uid: UUID) -> Termin:
    """A Termin of a format that somebody may move."""
    return get_object_or_404(
        movable_occurrences(who).select_related("occurrence__format", "programme__municipality"),
        uid=uid,
    )


def changeable(who: Standing, pk: int) -> Format:
    """A format somebody may change."""
    mine = changeable_formats(who).select_related("circle", "programme__municipality")
    return get_object_or_404(mine, pk=pk)


def asked_year(request: HttpRequest) -> SchoolYear:
    """The school year asked for (`?jahr=2023-24`), else the present one."""
    asked = request.POST.get("jahr") or request.GET.get("jahr", "")
    try:
        year = SchoolYear.parse(asked)
    except ValueError:
        return SchoolYear.of(today())
    return year if EARLIEST <= year <= LATEST else SchoolYear.of(today())


def year_address(year: SchoolYear, uid: UUID | None = None) -> str:
    """The year's page, with one Termin chosen and the focus on it."""
    chosen = {"jahr": year.key} | ({"termin": str(uid)} if uid else {})
    place = f"#t-{uid}" if uid else ""
    return f"{reverse('planning:year')}?{urlencode(chosen)}{place}"


def allow(yes: object) -> None:
    """Go on, or the page does not exist."""
    if not yes:
        raise Http404
