"""What a person should know about a day or a note, said without standing in the way."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import choosable_sites, visible_termine
from wirkraum.calendar.domain.naming import private_places
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import from_to, in_the_same_room, rows, why_free
from wirkraum.kit.dates import clock_span, day_bare
from wirkraum.kit.days import day_of
from wirkraum.kit.numbers import number_of
from wirkraum.kit.words import quoted
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Site
from wirkraum.programme.pages import ProgrammeRequest, in_programme


def warn(request: ProgrammeRequest, termin: Termin) -> None:
    """Say when a stored Termin lies on a free day, or its note seems to name somebody."""
    programme = request.who.programme
    if reason := why_free(programme, termin.day, list(termin.sites.all())):
        text = _("Der %(day)s ist frei: %(reason)s. Der Termin steht trotzdem im Kalender.")
        messages.warning(request, text % {"day": day_bare(termin.day), "reason": reason})
    for other in in_the_same_room(termin):
        text = _("%(room)s ist dann schon belegt: %(what)s. Der Termin steht trotzdem im Kalender.")
        what = _named(request.who, other)
        messages.warning(request, text % {"room": other.place or other.room, "what": what})
    if places := private_places(termin.note):
        text = _("Bitte ohne Namen: In der Notiz steht %(places)s.")
        messages.warning(request, text % {"places": ", ".join(map(quoted, places))})


def _named(who: Standing, termin: Termin) -> str:
    """The other Termin and its hours; not its name where it is not for this reader."""
    hours = clock_span(termin.starts_at, termin.ends_at)
    seen = visible_termine(who).filter(pk=termin.pk).exists()
    name = quoted(termin.title) if seen else _("ein anderer Termin")
    return _("%(name)s, %(hours)s Uhr") % {"name": name, "hours": hours}


@require_safe
@in_programme
def day_hint(request: ProgrammeRequest) -> HttpResponse:
    """What is on a day, beside the date field: free or not, and the other Termine."""
    day = day_of(request.GET.get("day", ""))
    if day is None:
        return HttpResponse("")
    others = from_to(visible_termine(request.who), day, day)
    if own := _uid(request.GET.get("ohne", "")):
        others = others.exclude(uid=own)
    context = {
        "day": day,
        "reason": why_free(request.who.programme, day, _sites(request)),
        "rows": rows(others[:4]),
        "weekend": day.isoweekday() > 5,
    }
    return render(request, "calendar/day_hint.html", context)


def _sites(request: ProgrammeRequest) -> list[Site]:
    keys = [key for text in request.GET.getlist("sites") if (key := number_of(text))]
    return list(choosable_sites(request.who).filter(pk__in=keys)) if keys else []


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
