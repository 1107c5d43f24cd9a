"""What families see: public and certain Termine only, no cookies, cacheable."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast

SITE = "/oeffentlich/musterstadt/1/"
PROGRAMME = "/oeffentlich/musterstadt/"


def public(cast: Cast, **more: object) -> None:
    fields = {"title": "Elterncafé", "visibility": "public", "status": "announced"} | more
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 11, 28), **fields)


def test_site_shows_public_and_certain_termine_only(cast: Cast, client: Client) -> None:
    public(cast)
    public(cast, title="Nur geplant", status="planned")
    public(cast, title="Nur intern", visibility="programme")
    public(cast, title="Lesen", status="cancelled")

    page = client.get(SITE).content.decode()

    assert "Elterncafé" in page
    assert "Fällt aus: Lesen" in page
    assert "Nur geplant" not in page
    assert "Nur intern" not in page


@pytest.mark.parametrize(
    "address",
    ["/oeffentlich/nirgends/", "/oeffentlich/musterstadt/99/", "/oeffentlich/anderswo/1/"],
)
def test_unknown_addresses_are_not_found(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_ended_site_is_gone(cast: Cast, client: Client) -> None:
    cast.nord.phases.create(kind="ended", valid_from=dt.date(2023, 11, 1))

    assert client.get(SITE).status_code == 404


@pytest.mark.parametrize("address", [SITE, PROGRAMME, f"{SITE}termine.ics"])
def test_pages_set_no_cookie_and_can_be_kept(cast: Cast, client: Client, address: str) -> None:
    public(cast)

    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first.status_code == 200
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert "public" in first["Cache-Control"]
    assert again.status_code == 304


def test_a_change_gives_a_new_tag(cast: Cast, client: Client) -> None:
    public(cast)
    before = client.get(SITE)["ETag"]
    termin = cast.programme.termine.get()
    # As after an undo: the version grows, the time of change does not.
    termin.version += 1
    termin.save()

    assert client.get(SITE)["ETag"] != before


def test_english_is_asked_for_by_address(cast: Cast, client: Client) -> None:
    page = client.get(f"{SITE}?sprache=en").content.decode()

    assert '<html lang="en"' in page


def test_calendar_keeps_cancelled_termine(cast: Cast, client: Client) -> None:
    public(cast, status="cancelled")

    body = client.get(f"{SITE}termine.ics").content.decode()

    assert "STATUS:CANCELLED" in body


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(("address", "queries"), [(SITE, 7), (PROGRAMME, 8)])
def test_queries_do_not_grow(
    cast: Cast,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    address: str,
    queries: int,
) -> None:
    for _ in range(count):
        public(cast)
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)


NAMES = ["cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven", None]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", [SITE, PROGRAMME, f"{SITE}termine.ics"])
def test_everybody_sees_the_same(
    cast: Cast, client: Client, address: str, name: str | None
) -> None:
    public(cast)
    public(cast, title="Nur intern", visibility="team")
    if name:
        client.force_login(getattr(cast, name))

    answer = client.get(address)

    assert answer.status_code == 200
    assert "Nur intern" not in answer.content.decode()


def test_calendar_says_nothing_of_notes_guests_and_reasons(cast: Cast, client: Client) -> None:
    public(cast, note="Vertrauliche Notiz", status="cancelled", cancelled_because="Krankheit")
    cast.programme.termine.get().participants.create(circle=cast.leads)

    body = client.get(f"{SITE}termine.ics").content.decode().replace("\r\n ", "")

    assert "Vertrauliche Notiz" not in body
    assert "Krankheit" not in body
    assert cast.leads.name not in body
