"""Every address of the desk, and who gets in: the permission matrix."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.history.actions import change
from wirkraum.history.models import Entry

INSIDE = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "sven")
EVERYBODY = (*INSIDE, "fritz")
# Fritz has left and is in no programme: what belongs to one does not exist for him.
PAGES = {
    "/": {},
    "/hilfe/": {},
    "/programm/wechseln/": {},
    "/suche/?q=x": {"fritz": 404},
    "/suche/?q=x&kurz=1": {"fritz": 404},
    "/verlauf/": {"fritz": 404},
}
NAMES = ("today", "help", "switch", "search", "search", "history")


def test_the_matrix_names_its_addresses() -> None:
    assert [reverse(f"desk:{name}") for name in NAMES] == [page.split("?")[0] for page in PAGES]
    assert reverse("desk:undo", args=[1]) == "/verlauf/1/zurueck/"
    assert reverse("desk:health") == "/health/"


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("address", PAGES)
def test_pages_open_to_whom_they_should(
    cast: Cast, client: Client, address: str, name: str
) -> None:
    client.force_login(getattr(cast, name))

    assert client.get(address).status_code == PAGES[address].get(name, 200)


@pytest.mark.parametrize("address", [*PAGES, "/verlauf/1/zurueck/"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 302
    assert "/konto/login/" in answer["Location"]


def test_a_fragment_sends_the_page_to_the_sign_in(client: Client, db: None) -> None:
    answer = client.get("/suche/?q=x&kurz=1", headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert "/konto/login/" in answer["HX-Redirect"]


@pytest.mark.parametrize("name", [*EVERYBODY, None])
def test_the_watchdog_needs_no_account(cast: Cast, client: Client, name: str | None) -> None:
    if name:
        client.force_login(getattr(cast, name))

    assert client.get("/health/").status_code == 200


def renamed(cast: Cast, by: str) -> Entry:
    termin = make.make_termin(cast.programme, cast.nord)
    with change(
        by=getattr(cast, by), at=make.NOW, scope=cast.programme.pk, summary="Termin geändert"
    ) as verb:
        termin.title = "Neuer Titel"
        verb.save(termin)
    return verb.entry


@pytest.mark.parametrize(
    ("name", "status"),
    [(name, 302 if name in {"cleo", "ada"} else 404) for name in EVERYBODY],
)
def test_undo_is_for_the_coordination_and_the_author(
    cast: Cast, client: Client, name: str, status: int
) -> None:
    entry = renamed(cast, by="ada")
    client.force_login(getattr(cast, name))

    assert client.post(f"/verlauf/{entry.pk}/zurueck/").status_code == status


@pytest.mark.parametrize(
    ("name", "seen"),
    [("cleo", True), ("ada", True), ("ben", False), ("lena", False), ("sven", False)],
)
def test_the_history_is_the_coordinations_and_ones_own(
    cast: Cast, client: Client, name: str, seen: bool
) -> None:
    renamed(cast, by="ada")
    client.force_login(getattr(cast, name))

    assert ("Termin geändert" in client.get("/verlauf/").content.decode()) is seen


@pytest.mark.parametrize(("name", "status"), [("cleo", 302), ("sven", 404), ("fritz", 404)])
def test_one_switches_only_to_a_programme_of_ones_own(
    cast: Cast, client: Client, name: str, status: int
) -> None:
    client.force_login(getattr(cast, name))

    answer = client.post("/programm/wechseln/", {"programm": cast.programme.slug})

    assert answer.status_code == status
