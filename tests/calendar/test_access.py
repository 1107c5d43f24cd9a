"""Every address of the calendar, and who gets in: the permission matrix."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.calendar.pages import url
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.calendar.access import (
    may_change_termin,
    may_edit_free_days,
    may_subscribe,
    visible_termine,
)
from wirkraum.calendar.models import Feed, FreeDays, Kind, Participant, Place, Room, Termin
from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.models import Person

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}
RECORDERS = {"cleo", "ada", "ben"}
# Sven coordinates another programme: he has pages of his own there, and nothing of ours.
EACH = ALL | {"sven"}
COORDINATORS = {"cleo", "sven"}


@dataclass(frozen=True)
class Stage:
    """One thing of every kind."""

    open: Termin
    team: Termin
    format: Termin
    kind: Kind
    set_day: FreeDays
    movable: FreeDays
    leads: Feed
    nord: Feed
    ada: Feed
    place: Place
    room: Room


@pytest.fixture
def stage(cast: Cast) -> Stage:
    kind = make.make_kind(cast.programme)
    open_ = make.make_termin(cast.programme, cast.nord, title="Elterncafé", kind=kind)
    team = make.make_termin(cast.programme, cast.nord, title="Leitungsteam", visibility="team")
    format_ = make.make_termin(cast.programme, title="Jour fixe", visibility="team")
    Participant.objects.create(termin=format_, circle=cast.leads)
    day = dt.date(2024, 5, 10)

    def free(kind: str, **more: object) -> FreeDays:
        return FreeDays.objects.create(
            programme=cast.programme, kind=kind, name="frei", first_day=day, last_day=day, **more
        )

    def feed(**whose: object) -> Feed:
        return Feed.objects.create(programme=cast.programme, created_at=make.NOW, **whose)

    place = Place.objects.create(programme=cast.programme, name="Rathaus")
    return Stage(
        place=place,
        room=Room.objects.create(place=place, name="Saal", seats=40),
        open=open_,
        team=team,
        format=format_,
        kind=kind,
        set_day=free("set"),
        movable=free("movable", site=cast.nord),
        leads=feed(circle=cast.leads),
        nord=feed(site=cast.nord),
        ada=feed(person=Person.objects.get(user=cast.ada)),
    )


def address(name: str, stage: Stage, cast: Cast) -> str:
    """The address a row of the matrix names: "edit team" is the edit page of stage.team."""
    name, _, what = name.partition(" ")
    if name.startswith("site"):
        return url(name, cast.nord.slug)
    return url(name, getattr(stage, what)) if what else url(name)


LOOK = {
    "termine": EACH,
    "new": RECORDERS | {"sven"},
    "day_hint": EACH,
    "subscribe": EACH,
    "kinds": COORDINATORS,
    "kind_new": COORDINATORS,
    "kind_edit kind": {"cleo"},
    "free_days": EACH,
    "free_new": RECORDERS | {"sven"},
    "free_import": COORDINATORS,
    "free_edit set_day": {"cleo"},
    "free_edit movable": {"cleo", "ada"},
    "places": EACH,
    "place_new": COORDINATORS,
    "place_edit place": {"cleo"},
    "room_new place": {"cleo"},
    "room_edit room": {"cleo"},
    "site_timeline": ALL,
    "site_next": ALL,
    "site_year": ALL,
    "termin open": ALL,
    "termin team": {"cleo", "ada", "dora", "hilde", "lena"},
    "termin format": {"cleo", "ada", "ben", "lena"},
    "single open": ALL,
    "single team": {"cleo", "ada", "dora", "hilde", "lena"},
    "edit open": {"cleo", "ada"},
    "edit team": {"cleo", "ada"},
    "edit format": {"cleo"},
    "guests open": {"cleo", "ada"},
    "move open": {"cleo", "ada"},
    "step open": {"cleo", "ada"},
}


@pytest.mark.parametrize("name", LOOK)
def test_pages_open_for_whom_they_are(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    page = address(name, stage, cast)
    query = "?zu=cancelled" if name.startswith("step") else ""
    found = {}
    for who in CAST:
        client.force_login(getattr(cast, who))
        found[who] = client.get(page + query).status_code

    assert found == {who: 200 if who in LOOK[name] else 404 for who in CAST}


@pytest.mark.parametrize("name", LOOK)
def test_pages_send_the_signed_out_to_sign_in(
    name: str, stage: Stage, cast: Cast, client: Client
) -> None:
    answer = client.get(address(name, stage, cast))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


POST = {
    "kind_delete kind": {"cleo"},
    "free_delete set_day": {"cleo"},
    "free_delete movable": {"cleo", "ada"},
    "places_from_sites": COORDINATORS,
    "room_delete room": {"cleo"},
    "place_delete place": {"cleo"},
    "free_load": COORDINATORS,
    "free_confirm": COORDINATORS,
    "step open": {"cleo", "ada"},
    "step format": {"cleo"},
    "feed_renew leads": {"cleo", "ada", "ben"},
    "feed_renew nord": {"cleo", "ada", "hilde"},
    "feed_renew ada": {"ada"},
}


@pytest.mark.parametrize("who", [*CAST, "nobody"])
@pytest.mark.parametrize("name", POST)
def test_verbs_are_for_whom_they_are(
    name: str, who: str, stage: Stage, cast: Cast, client: Client
) -> None:
    if who != "nobody":
        client.force_login(getattr(cast, who))

    answer = client.post(address(name, stage, cast), {"zu": "announced"})

    login = answer.headers.get("Location", "").startswith(reverse("account_login"))
    assert answer.status_code == (302 if who in POST[name] or who == "nobody" else 404)
    assert login == (who == "nobody")


@pytest.mark.parametrize("name", [*POST, "feed_make"])
def test_verbs_do_not_answer_to_a_look(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    feed = name == "feed_make"
    page = url(name, "standort", cast.nord.pk) if feed else address(name, stage, cast)

    assert client.get(page).status_code == (404 if name.startswith("step") else 405)
    assert Kind.objects.exists()


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("zielgruppe", {"cleo", "ada", "ben"}),
        ("standort", {"cleo", "ada", "hilde"}),
        ("person", {"ada"}),
        ("stadt", set()),
    ],
)
@pytest.mark.parametrize("who", CAST)
def test_addresses_are_made_for_oneself_ones_circles_and_sites(
    kind: str, allowed: set[str], who: str, cast: Cast, client: Client
) -> None:
    keys = {
        "zielgruppe": cast.leads.pk,
        "standort": cast.nord.pk,
        "person": Person.objects.get(user=cast.ada).pk,
    }
    make.make_site(cast.elsewhere, mark="9")
    client.force_login(getattr(cast, who))

    answer = client.post(reverse("calendar:feed_make", args=[kind, keys.get(kind, 1)]))

    assert answer.status_code == (302 if who in allowed else 404)
    assert Feed.objects.count() == (1 if who in allowed else 0)


@pytest.mark.parametrize("name", ["leads", "nord", "ada"])
def test_secret_addresses_need_no_sign_in(name: str, stage: Stage, client: Client) -> None:
    answer = client.get(reverse("calendar:feed", args=[getattr(stage, name).token]))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert not answer.cookies


def standing(user: User) -> Standing:
    who = standing_of(user, make.TODAY)
    assert who is not None
    return who


def test_everything_of_another_programme_is_out_of_reach(stage: Stage, cast: Cast) -> None:
    sven = standing(cast.sven)

    assert not visible_termine(sven).exists()
    assert not may_change_termin(sven, stage.open)
    assert not may_edit_free_days(sven, stage.set_day)
    assert not may_subscribe(sven, stage.leads)


def test_a_lead_does_not_change_what_concerns_other_sites_too(cast: Cast) -> None:
    shared = make.make_termin(cast.programme, cast.nord, cast.sued)
    nowhere = make.make_termin(cast.programme)

    assert not may_change_termin(standing(cast.ada), shared)
    assert not may_change_termin(standing(cast.ada), nowhere)
    assert may_change_termin(standing(cast.cleo), shared)
