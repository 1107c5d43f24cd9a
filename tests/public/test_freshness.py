"""Public pages are the same for everybody, set no cookie, and can be kept until they change."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast

from wirkraum.programme.models import Address, Phase

SITE = "/oeffentlich/musterstadt/1/"
PROGRAMME = "/oeffentlich/musterstadt/"


def public(cast: Cast, **more: object) -> None:
    fields = {"title": "Elterncafé", "visibility": "public", "status": "announced"} | more
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 11, 28), **fields)


@pytest.mark.parametrize("address", [SITE, PROGRAMME, f"{SITE}termine.ics", f"{SITE}termine.atom"])
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
@pytest.mark.parametrize("address", [SITE, PROGRAMME, f"{SITE}termine.ics", f"{SITE}termine.atom"])
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


@pytest.mark.parametrize("change", ["phase", "kind", "town", "address", "month", "language"])
def test_whatever_a_page_tells_changes_its_tag(cast: Cast, client: Client, change: str) -> None:
    kind = make.make_kind(cast.programme)
    public(cast, kind=kind)
    before, address = client.get(SITE)["ETag"], SITE
    if change == "phase":
        Phase.objects.create(site=cast.sued, kind="ended", valid_from=make.START)
    elif change == "kind":
        type(kind).objects.update(icon="tasse", version=1)
    elif change == "town":
        type(cast.programme.municipality).objects.update(full_name="Anders", version=1)
    elif change == "address":
        Address.objects.create(site=cast.nord, street="Weg 1", city="Ort", valid_from=make.START)
    else:
        address += {"month": "?monat=2023-12", "language": "?sprache=en"}[change]

    assert client.get(address)["ETag"] != before


def test_a_page_says_when_it_changed(cast: Cast, client: Client) -> None:
    public(cast)
    assert client.get(SITE)["Last-Modified"] == "Mon, 27 Nov 2023 07:30:00 GMT"

    cast.programme.termine.update(changed_at=dt.datetime(2023, 11, 1, tzinfo=dt.UTC))

    assert client.get(SITE)["Last-Modified"] == "Sun, 26 Nov 2023 23:00:00 GMT"


def test_an_unchanged_page_is_not_drawn_again(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    public(cast)
    tag = client.get(SITE)["ETag"]

    with django_assert_num_queries(5):
        answer = client.get(SITE, headers={"if-none-match": tag})

    assert answer.status_code == 304
    assert not answer.content


def test_nobody_looks_for_a_session(cast: Cast, client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(SITE)
        client.get("/oeffentlich/musterstadt/99/")

    assert not [one for one in queries if "session" in one["sql"] or "accounts" in one["sql"]]
