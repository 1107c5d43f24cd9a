"""The search: finds by kind, folds spelling, keeps secrets."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.programme.models import Address
from wirkraum.reporting.models import Report


def found(client: Client, who: User, asked: str, more: str = "") -> str:
    client.force_login(who)
    return client.get(f"/suche/?q={asked}{more}").content.decode()


@pytest.mark.parametrize("name", ["cleo", "lena", "ada", "hilde", "dora"])
def test_a_team_only_termin_is_found_by_those_it_concerns(
    cast: Cast, client: Client, name: str
) -> None:
    make.make_termin(cast.programme, cast.nord, title="Elterncafé", visibility="team")

    assert '<a href="/termine/' in found(client, getattr(cast, name), "elterncafe")


@pytest.mark.parametrize("name", ["ben", "emil", "sven"])
@pytest.mark.parametrize("more", ["", "&kurz=1"])
def test_a_team_only_termin_is_not_found_by_others(
    cast: Cast, client: Client, name: str, more: str
) -> None:
    make.make_termin(cast.programme, cast.nord, title="Elterncafé", visibility="team")

    assert "Elterncafé" not in found(client, getattr(cast, name), "elterncafe", more)


def test_a_termin_is_found_by_its_day_and_tells_where_it_is(cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, cast.nord, cast.sued, on=dt.date(2023, 12, 5))

    page = found(client, cast.cleo, "5.12.2023")

    assert "Di 5.12.2023 · 1, 2 · geplant" in page


@pytest.mark.parametrize("asked", ["5.12 nordsaal", "nordtreffen 2023-12", "2023 treffen nord"])
def test_a_termin_is_found_by_its_day_and_name_together(
    cast: Cast, client: Client, asked: str
) -> None:
    make.make_termin(cast.programme, title="Nordtreffen", place="Nordsaal", on=dt.date(2023, 12, 5))
    make.make_termin(cast.programme, title="Nordtreffen", place="Südsaal", on=dt.date(2024, 1, 9))

    page = found(client, cast.cleo, asked)

    assert "Di 5.12.2023" in page
    assert "Di 9.1.2024" not in page


def test_every_kind_of_thing_is_found(cast: Cast, client: Client) -> None:
    Address.objects.create(
        site=cast.nord, street="Nordstraße 1", city="Musterstadt", valid_from=make.START
    )
    make.make_format(cast.programme, cast.leads, name="Nordrunde")
    Report.objects.create(
        programme=cast.programme, template="startphase", title="Nordbericht", as_of=make.TODAY
    )
    make.make_termin(cast.programme, title="Nordtreffen")
    make.make_circle(cast.programme, name="Nordkreis")
    make.make_post(cast.programme, title="Nordstelle")
    make.make_person(cast.programme, function="Nordkraft")

    page = found(client, cast.cleo, "nord")

    for word in (
        *("Nordstraße 1", "Nordrunde", "Nordbericht", "Nordtreffen"),
        *("Nordkreis", "Nordstelle", "Nordkraft", "Träger Nord"),
    ):
        assert word in page


def test_another_programme_is_not_searched(cast: Cast, client: Client) -> None:
    make.make_termin(cast.elsewhere, title="Geheimsache")
    make.make_organisation(cast.elsewhere, name="Geheimbund")

    page = found(client, cast.cleo, "geheim")

    assert "Geheimsache" not in page
    assert "Geheimbund" not in page


def test_drafts_are_the_coordinations(cast: Cast, client: Client) -> None:
    Report.objects.create(
        programme=cast.programme, template="startphase", title="Zwischenbericht", as_of=make.TODAY
    )

    assert "Zwischenbericht" in found(client, cast.cleo, "zwischen")
    assert "Zwischenbericht" not in found(client, cast.ada, "zwischen")


@pytest.mark.parametrize(("name", "sees"), [("cleo", True), ("ada", True), ("hilde", False)])
def test_persons_are_for_those_who_may_see_them(
    cast: Cast, client: Client, name: str, sees: bool
) -> None:
    make.make_person(cast.programme, function="Fachkraft", email="fachkraft@example.org")

    assert ("fachkraft@example.org" in found(client, getattr(cast, name), "fachkraft")) is sees


def test_a_group_stops_at_twenty_and_says_so(cast: Cast, client: Client) -> None:
    for _ in range(25):
        make.make_termin(cast.programme, title="Lesen")

    page = found(client, cast.cleo, "lesen")

    assert page.count(">Lesen</a>") == 20
    assert "Es gibt mehr" in page


@pytest.mark.parametrize(
    ("asked", "word"), [("", "Wonach suchen Sie?"), ("xyz", "Nichts gefunden")]
)
def test_nothing_asked_and_nothing_found_are_told(
    cast: Cast, client: Client, asked: str, word: str
) -> None:
    page = found(client, cast.cleo, asked)

    assert word in page
    assert ("Nichts gefunden" in page) is (asked != "")


def test_the_field_in_the_head_gets_the_finds_alone(cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, title="Lesen")

    page = found(client, cast.cleo, "lesen", "&kurz=1")

    assert "Lesen" in page
    assert "<html" not in page
    assert found(client, cast.cleo, "", "&kurz=1").strip() == ""


def test_the_page_exchanges_only_its_finds(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    page = client.get("/suche/?q=xyz", headers={"HX-Request": "true"}).content.decode()

    assert 'id="treffer"' in page
    assert "<html" not in page


def test_what_was_asked_is_shown_as_text(cast: Cast, client: Client) -> None:
    assert "<script>alert" not in found(client, cast.cleo, "<script>alert(1)</script>")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_queries_do_not_grow(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        make.make_termin(cast.programme, cast.nord, title="Ada")
        make.make_person(cast.programme, function="Ada")
        make.make_organisation(cast.programme, name=f"Ada {_}")
    client.force_login(cast.cleo)

    with django_assert_num_queries(15):
        client.get("/suche/?q=ada")


@pytest.mark.parametrize(("name", "page"), [("cleo", ""), ("lena", "ausgabe/2/")])
def test_a_report_leads_to_what_its_finder_may_read(
    cast: Cast, client: Client, name: str, page: str
) -> None:
    report = Report.objects.create(
        programme=cast.programme, template="startphase", title="Startphase", as_of=make.TODAY
    )
    for number in (1, 2):
        report.editions.create(number=number, published_at=make.NOW, digest="0" * 64)

    html = found(client, getattr(cast, name), "startphase")

    assert f'href="/berichte/{report.pk}/{page}"' in html
