"""Ways between places: the table, and the form of one way."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wirkraum.calendar.access import may_edit_places, visible_places
from wirkraum.calendar.models import TravelTime
from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.told import Told, told
from wirkraum.planning.forms.ways import WayForm
from wirkraum.planning.queries import straight_minutes, ways_page
from wirkraum.planning.views.doors import SECTION, allow
from wirkraum.programme.access import Standing
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.queries import account_names


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """The ways between all places."""
    context = {
        "section": SECTION,
        "page": ways_page(request.who.programme),
        "may_edit": may_edit_places(request.who),
    }
    return render(request, "planning/ways.html", context)


@in_programme
def edit(request: ProgrammeRequest, one: int, other: int) -> HttpResponse:
    """Enter or change the minutes of a way."""
    way = _way(request.who, one, other)
    stored = way.pk is not None
    delete = reverse("planning:way_delete", args=[one, other]) if stored else ""
    page = _page(request.who, way, told("Wegzeit geändert: %(way)s"), delete)
    return edit_record(request, form_class=WayForm, record=way, page=page)


@in_programme
def delete(request: ProgrammeRequest, one: int, other: int) -> HttpResponse:
    """Go back to the straight line."""
    way = _way(request.who, one, other)
    allow(way.pk)
    page = _page(request.who, way, told("Wegzeit gelöscht: %(way)s"))
    return delete_record(request, record=way, page=page)


def _way(who: Standing, one: int, other: int) -> TravelTime:
    """The stored way between two places of the programme, else a new one."""
    allow(may_edit_places(who) and one != other)
    places = visible_places(who).filter(online=False)
    first, second = (get_object_or_404(places, pk=pk) for pk in sorted((one, other)))
    stored = TravelTime.objects.filter(place=first, other=second).first()
    way = stored or TravelTime(place=first, other=second)
    way.place, way.other = first, second
    return way


def _page(who: Standing, way: TravelTime, summary: Told, delete: str = "") -> RecordPage:
    back = reverse("planning:ways")
    return RecordPage(
        title=str(way),
        intro=_intro(who, way),
        summary=summary.filled(way=str(way)),
        back=back,
        section=SECTION,
        scope=who.programme.pk,
        delete=delete,
        names=account_names(who.programme),
        crumbs=(
            (_("Jahresplan"), reverse("planning:year")),
            (_("Planungsgrundlagen"), reverse("planning:ground")),
            (_("Wegzeiten"), back),
        ),
    )


def _intro(who: Standing, way: TravelTime) -> str:
    minutes = straight_minutes(who.programme, way.place_id, way.other_id)
    if minutes is None:
        return _("Für einen der Orte fehlt die Lage, deshalb ist die Luftlinie unbekannt.")
    words = ngettext(
        "Nach der Luftlinie dauert der Weg %(number)s Minute.",
        "Nach der Luftlinie dauert der Weg %(number)s Minuten.",
        minutes,
    )
    return words % {"number": minutes}
