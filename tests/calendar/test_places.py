"""Pages of places and rooms, and the room of a Termin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests import make
from tests.calendar.pages import told, url
from tests.cast import Cast

from wirkraum.calendar.models import Place, Room, Termin, TravelTime
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry


@pytest.fixture
def hall(cast: Cast) -> Room:
    place = Place.objects.create(programme=cast.programme, name="Rathaus")
    return Room.objects.create(place=place, name="Saal", seats=40)


def test_places_and_rooms_are_entered_changed_and_deleted(cast: Cast, cleo: Client) -> None:
    cleo.post(url("place_new"), {"name": "Rathaus"})
    place = Place.objects.get()
    cleo.post(url("room_new", place.pk), {"name": "Saal", "seats": "40"})
    room = Room.objects.get()
    cleo.post(url("room_edit", room.pk), {"name": "Großer Saal", "seats": "60", "version": "1"})
    page = cleo.get(url("places")).content.decode()

    assert "Rathaus" in page
    assert "Großer Saal" in page
    assert "60 Plätze" in page
    cleo.post(url("place_delete", place.pk), {"version": "1"})
    assert not Room.objects.exists()
    undo(entry=Entry.objects.order_by("-pk")[0], by=cast.cleo, at=make.NOW, summary="zurück")
    assert str(Room.objects.get()) == "Rathaus, Großer Saal"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"name": "RATHAUS"}, "Diesen Ort gibt es schon."),
        ({"name": "Park", "latitude": "51.1"}, "Zu einer Lage gehören beide Zahlen."),
        ({"name": "Park", "latitude": "99", "longitude": "13"}, "90"),
        ({"name": ""}, "name"),
    ],
)
def test_a_place_that_cannot_be_is_refused_and_kept(
    hall: Room, cleo: Client, data: dict[str, str], text: str
) -> None:
    answer = cleo.post(url("place_new"), data)

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert Place.objects.count() == 1


def test_online_is_nowhere(cast: Cast, cleo: Client) -> None:
    cleo.post(
        url("place_new"), {"name": "Video", "online": "on", "latitude": "51", "longitude": "13"}
    )

    place = Place.objects.get()
    assert (place.online, place.latitude, place.longitude) == (True, None, None)


def test_no_two_rooms_of_a_place_share_a_name(hall: Room, cleo: Client) -> None:
    answer = cleo.post(url("room_new", hall.place.pk), {"name": "saal", "seats": "4"})

    assert answer.status_code == 422
    assert "Diesen Raum gibt es schon." in answer.content.decode()


def test_sites_become_places_with_one_press(cast: Cast, cleo: Client) -> None:
    Place.objects.create(programme=cast.programme, name=cast.nord.name)
    assert "2 Standorte sind noch keine Orte" in cleo.get(url("places")).content.decode()

    cleo.post(url("places_from_sites"))
    again = cleo.post(url("places_from_sites"))

    made = Place.objects.filter(site__isnull=False)
    assert {one.name for one in made} == {"1. Grundschule (2)", "2. Grundschule"}
    assert told(again)[-1] == "Jeder Standort ist schon ein Ort."


def test_a_room_a_format_plans_with_stays_and_says_so(cast: Cast, hall: Room, cleo: Client) -> None:
    one = make.make_format(cast.programme, cast.leads)
    one.rooms.add(hall)

    room = cleo.post(url("room_delete", hall.pk), {"version": "0"})
    place = cleo.post(url("place_delete", hall.place.pk), {"version": "0"})

    assert "hängt noch daran: Format „Jour fixe“" in told(room)[0]
    assert "hängt noch daran: Format „Jour fixe“" in told(place)[-1]
    assert Room.objects.exists()


def test_a_termin_keeps_the_name_of_a_room_that_goes(cast: Cast, hall: Room, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, room=hall, place=str(hall))

    cleo.post(url("room_delete", hall.pk), {"version": "0"})

    termin.refresh_from_db()
    assert (termin.room, termin.place) == (None, "Rathaus, Saal")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        place = Place.objects.create(programme=cast.programme, name=f"Ort {n}", site=cast.nord)
        room = Room.objects.create(place=place, name="Raum", seats=10)
        make.make_termin(cast.programme, room=room)
        for other in Place.objects.filter(pk__lt=place.pk):
            TravelTime.objects.create(place=other, other=place, minutes=10)

    with django_assert_max_num_queries(9):
        assert f"Ort {number - 1}" in cleo.get(url("places")).content.decode()


def termin_data(**more: Any) -> dict[str, Any]:
    day = {"day": "2024-03-04", "begin": "09:00", "end": "10:30"}
    return {"title": "Runde", "visibility": "programme", "place": "", **day, **more}


def test_the_place_of_a_termin_follows_its_room(cast: Cast, hall: Room, cleo: Client) -> None:
    cleo.post(url("new"), termin_data(room=hall.pk, place="irgendwo"))
    termin = Termin.objects.get()
    assert (termin.room, termin.place) == (hall, "Rathaus, Saal")

    kept = termin_data(place="Rathaus, Saal", version=termin.version)
    cleo.post(url("edit", termin.uid), kept)
    termin.refresh_from_db()

    assert (termin.room, termin.place) == (None, "")
    assert termin.sequence == 1


def test_rooms_of_other_programmes_cannot_be_chosen(cast: Cast, hall: Room, cleo: Client) -> None:
    place = Place.objects.create(programme=cast.elsewhere, name="Fremd")
    other = Room.objects.create(place=place, name="Raum", seats=4)

    answer = cleo.post(url("new"), termin_data(room=other.pk))

    assert answer.status_code == 422
    assert "Fremd" not in cleo.get(url("new")).content.decode()


def test_without_rooms_the_form_asks_for_none(cast: Cast, cleo: Client) -> None:
    assert 'name="room"' not in cleo.get(url("new")).content.decode()


def busy(cast: Cast, room: Room, **more: Any) -> Termin:
    day, at = dt.date(2024, 3, 4), dt.time(10, 0)
    return make.make_termin(cast.programme, on=day, at=at, room=room, title="Chor", **more)


def test_a_room_that_is_taken_is_told_and_does_not_stand_in_the_way(
    cast: Cast, hall: Room, cleo: Client
) -> None:
    busy(cast, hall)

    answer = cleo.post(url("new"), termin_data(room=hall.pk))

    assert "Rathaus, Saal ist dann schon belegt: „Chor“, 10:00–11:30 Uhr." in told(answer)[0]
    assert Termin.objects.count() == 2


@pytest.mark.parametrize("why", ["cancelled", "online", "later", "other room"])
def test_a_room_that_is_free_is_not_told(cast: Cast, hall: Room, cleo: Client, why: str) -> None:
    other = Room.objects.create(place=hall.place, name="Zimmer", seats=4)
    hall.place.online = why == "online"
    hall.place.save()
    busy(
        cast,
        other if why == "other room" else hall,
        status="cancelled" if why == "cancelled" else "planned",
    )
    end = "10:00" if why == "later" else "10:30"

    answer = cleo.post(url("new"), termin_data(room=hall.pk, end=end))

    assert not any("belegt" in text for text in told(answer))


def test_what_is_not_for_a_lead_is_not_named_to_her(cast: Cast, hall: Room, client: Client) -> None:
    busy(cast, hall, visibility="team")
    client.force_login(cast.ada)

    answer = client.post(url("new"), termin_data(room=hall.pk, sites=[cast.nord.pk]))

    assert "ein anderer Termin, 10:00–11:30 Uhr" in told(answer)[0]
