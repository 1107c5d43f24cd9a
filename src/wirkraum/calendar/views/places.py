"""Places and their rooms: see, enter, change, delete."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.calendar.access import may_edit_places, visible_places
from wirkraum.calendar.actions import add_site_places
from wirkraum.calendar.forms.places import PlaceForm, RoomForm
from wirkraum.calendar.models import Place, Room
from wirkraum.calendar.queries import places_page
from wirkraum.calendar.views.doors import SECTION, allow
from wirkraum.calendar.views.frame import calendar_form
from wirkraum.history.pages import RecordPage, delete_record, edit_record, tell
from wirkraum.kit.clock import now
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing
from wirkraum.programme.pages import ProgrammeRequest, in_programme

# What may lose its hold on a room; a format that plans with it keeps it.
LETS_GO = ("calendar.termin",)
GOES_ALONG = ("calendar.room", "calendar.traveltime", *LETS_GO)


@require_safe
@in_programme
def listing(request: ProgrammeRequest) -> HttpResponse:
    """All places with their rooms, and what is missing."""
    context = {
        "section": SECTION,
        "page": places_page(request.who.programme, now()),
        "may_edit": may_edit_places(request.who),
    }
    return render(request, "calendar/places.html", context)


@in_programme
def new(request: ProgrammeRequest) -> HttpResponse:
    """Enter a place."""
    allow(may_edit_places(request.who))
    place = Place(programme=request.who.programme)
    page = _page(request.who, _("Ort anlegen"), told("Ort angelegt: %(name)s"))
    return edit_record(request, form_class=PlaceForm, record=place, page=page, who=request.who)


@in_programme
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change a place."""
    place = _place(request.who, pk)
    delete = reverse("calendar:place_delete", args=[pk])
    page = _page(request.who, _("Ort bearbeiten"), told("Ort geändert: %(name)s"), delete)
    return edit_record(request, form_class=PlaceForm, record=place, page=page, who=request.who)


@in_programme
def delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete a place with its rooms and ways, unless a format plans with one of them."""
    place = _place(request.who, pk)
    page = _page(request.who, "", told("Ort gelöscht: %(name)s"))
    return delete_record(request, record=place, page=page, parts=GOES_ALONG)


@require_POST
@in_programme
def from_sites(request: ProgrammeRequest) -> HttpResponse:
    """Make a place of every site that has none."""
    allow(may_edit_places(request.who))
    entry = add_site_places(programme=request.who.programme, by=request.user, at=now())
    if entry:
        tell(request, entry)
    else:
        messages.info(request, _("Jeder Standort ist schon ein Ort."))
    return redirect("calendar:places")


@in_programme
def room_new(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Enter a room of a place."""
    place = _place(request.who, pk)
    title = _("Raum anlegen: %(place)s") % {"place": place.name}
    page = _page(request.who, title, told("Raum angelegt: %(name)s"))
    return edit_record(request, form_class=RoomForm, record=Room(place=place), page=page)


@in_programme
def room_edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Change a room."""
    room = _room(request.who, pk)
    delete = reverse("calendar:room_delete", args=[pk])
    title = _("Raum bearbeiten: %(place)s") % {"place": room.place.name}
    page = _page(request.who, title, told("Raum geändert: %(name)s"), delete)
    return edit_record(request, form_class=RoomForm, record=room, page=page)


@in_programme
def room_delete(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Delete a room no format plans with; Termine keep its name as their place."""
    room = _room(request.who, pk)
    page = _page(request.who, "", told("Raum gelöscht: %(name)s"))
    return delete_record(request, record=room, page=page, parts=LETS_GO)


def _place(who: Standing, pk: int) -> Place:
    allow(may_edit_places(who))
    return get_object_or_404(visible_places(who), pk=pk)


def _room(who: Standing, pk: int) -> Room:
    allow(may_edit_places(who))
    mine = Room.objects.filter(place__in=visible_places(who)).select_related("place")
    return get_object_or_404(mine, pk=pk)


def _page(who: Standing, title: str, summary: Told, delete: str = "") -> RecordPage:
    back = reverse("calendar:places")
    return calendar_form(
        who,
        (_("Orte und Räume"), back),
        title=title,
        summary=lambda one: summary.filled(name=str(one)),
        back=back,
        delete=delete,
        template="calendar/place_form.html",
    )
