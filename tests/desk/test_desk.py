"""The start page, search, help and undo: who gets in, who sees what, and back again."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Termin
from wirkraum.desk import views
from wirkraum.history.actions import change
from wirkraum.history.models import Entry

INSIDE = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "sven")


def renamed(cast: Cast, termin: Termin, by: str) -> Entry:
    with change(
        by=getattr(cast, by), at=make.NOW, scope=cast.programme.pk, summary="Termin geändert"
    ) as verb:
        termin.title = "Neuer Titel"
        verb.save(termin)
    return verb.entry


@pytest.mark.parametrize("address", ["/", "/hilfe/"])
@pytest.mark.parametrize("name", [*INSIDE, "fritz"])
def test_start_and_help_are_open_to_every_account(
    cast: Cast, client: Client, address: str, name: str
) -> None:
    client.force_login(getattr(cast, name))

    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("name", "status"), [*((n, 200) for n in INSIDE), ("fritz", 404)])
def test_search_needs_a_programme(cast: Cast, client: Client, name: str, status: int) -> None:
    client.force_login(getattr(cast, name))

    assert client.get("/suche/?q=x").status_code == status


@pytest.mark.parametrize("address", ["/", "/suche/", "/hilfe/"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 302
    assert "/konto/login/" in answer["Location"]


def test_an_unknown_page_is_not_found_for_the_signed_in(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get("/gibt-es-nicht/").status_code == 404


def test_search_folds_accents_and_keeps_secrets(cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, cast.nord, title="Elterncafé", visibility="team")

    client.force_login(cast.ada)
    assert "Elterncafé" in client.get("/suche/?q=elterncafe").content.decode()
    client.force_login(cast.ben)
    assert "Elterncafé" not in client.get("/suche/?q=elterncafe").content.decode()


@pytest.mark.parametrize(
    ("name", "status"),
    [("cleo", 302), ("ada", 302), ("ben", 404), ("lena", 404), ("fritz", 404), ("sven", 404)],
)
def test_undo_is_for_the_coordination_and_the_author(
    cast: Cast, client: Client, name: str, status: int
) -> None:
    entry = renamed(cast, make.make_termin(cast.programme, cast.nord), by="ada")
    client.force_login(getattr(cast, name))

    answer = client.post(f"/verlauf/{entry.pk}/zurueck/")

    assert answer.status_code == status
    assert Termin.objects.get().title == ("Termin" if status == 302 else "Neuer Titel")


def test_an_author_who_lost_the_site_cannot_undo(cast: Cast, client: Client) -> None:
    entry = renamed(cast, make.make_termin(cast.programme, cast.sued), by="ada")
    client.force_login(cast.ada)

    assert client.post(f"/verlauf/{entry.pk}/zurueck/").status_code == 404


def test_undo_says_when_the_record_has_moved_on(cast: Cast, client: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    entry = renamed(cast, termin, by="cleo")
    termin.title = "Noch neuer"
    termin.save()
    client.force_login(cast.cleo)

    page = client.post(f"/verlauf/{entry.pk}/zurueck/", follow=True).content.decode()

    assert "nicht mehr zurücknehmen" in page
    assert Termin.objects.get().title == "Noch neuer"


def test_undo_returns_only_to_our_own_pages(cast: Cast, client: Client) -> None:
    entry = renamed(cast, make.make_termin(cast.programme, cast.nord), by="cleo")
    client.force_login(cast.cleo)

    answer = client.post(f"/verlauf/{entry.pk}/zurueck/", {"next": "https://boese.example/"})

    assert answer["Location"] == "/"


def test_undo_wants_a_post(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get("/verlauf/1/zurueck/").status_code == 405


def test_the_error_page_needs_no_database() -> None:
    answer = views.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "500" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(("address", "queries"), [("/", 14), ("/suche/?q=termin", 10)])
def test_queries_do_not_grow(
    cast: Cast,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    address: str,
    queries: int,
) -> None:
    for _ in range(count):
        make.make_termin(cast.programme, cast.nord)
    client.force_login(cast.cleo)

    with django_assert_num_queries(queries):
        client.get(address)
