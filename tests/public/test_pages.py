"""What families see: public and certain Termine only, in the asked language."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import FreeDays
from wirkraum.programme.models import Address

CERTAIN = {"visibility": "public", "status": "announced"}
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
    [
        "/oeffentlich/nirgends/",
        "/oeffentlich/musterstadt/99/",
        "/oeffentlich/anderswo/1/",
        "/oeffentlich/musterstadt/99/termine.ics",
        "/oeffentlich/musterstadt/99/termine.atom",
    ],
)
def test_unknown_addresses_are_not_found(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_ended_site_is_gone(cast: Cast, client: Client) -> None:
    cast.nord.phases.create(kind="ended", valid_from=dt.date(2023, 11, 1))

    assert client.get(SITE).status_code == 404


def test_english_is_asked_for_by_address(cast: Cast, client: Client) -> None:
    page = client.get(f"{SITE}?sprache=en").content.decode()

    assert '<html lang="en"' in page


def test_next_week_stands_apart_and_nothing_after_it(cast: Cast, client: Client) -> None:
    public(cast)
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 12, 5), title="Lesen", **CERTAIN)
    make.make_termin(
        cast.programme, cast.nord, on=dt.date(2023, 12, 12), title="Zu weit", **CERTAIN
    )

    page = client.get(SITE).content.decode().partition("<main")[2]

    assert page.index("Diese Woche") < page.index("Elterncafé")
    assert page.index("Nächste Woche") < page.index("Lesen")
    assert "Zu weit" not in page


def test_a_whole_month_can_be_asked_for(cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 12, 12), title="Lesen", **CERTAIN)

    page = client.get(f"{SITE}?monat=2023-12").content.decode()

    assert "Dezember 2023" in page
    assert "Lesen" in page
    assert "?monat=2023-11#monat" in page
    assert "?monat=2024-01#monat" in page


@pytest.mark.parametrize("asked", ["2031-01", "2021-01", "2023-13", "x", "2023-1"])
def test_other_months_lead_back_to_this_week(cast: Cast, client: Client, asked: str) -> None:
    page = client.get(f"{SITE}?monat={asked}").content.decode()

    assert "Diese Woche" in page
    assert 'id="monat"' not in page


def test_an_empty_week_says_why_and_when_it_goes_on(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIRKRAUM_NOW", "2023-12-27T08:30")
    FreeDays.objects.create(
        programme=cast.programme,
        kind="school",
        name="Weihnachtsferien",
        first_day=dt.date(2023, 12, 23),
        last_day=dt.date(2024, 1, 2),
    )
    make.make_termin(cast.programme, cast.nord, on=dt.date(2024, 1, 8), **CERTAIN)

    for address in (SITE, PROGRAMME):
        page = client.get(address).content.decode()
        assert "Diese Woche: Weihnachtsferien." in page
        assert "Weiter geht es am Montag, 8. Januar 2024." in page


def test_links_keep_the_language(cast: Cast, client: Client) -> None:
    page = client.get(f"{PROGRAMME}?sprache=en").content.decode()

    assert f'href="{SITE}?sprache=en"' in page


def test_a_page_needs_no_script_no_style_and_no_second_picture(cast: Cast, client: Client) -> None:
    public(cast)
    page = client.get(SITE).content.decode()

    assert "<script" not in page.replace('<script type="application/ld+json">', "")
    assert "style=" not in page
    assert page.count('rel="stylesheet"') == 1
    assert "sprite.svg" not in page


def test_search_engines_read_what_takes_place(cast: Cast, client: Client) -> None:
    public(cast, title="Café </script>", place="Zimmer 012")
    public(cast, title="Lesen", status="cancelled")
    public(cast, title="Ausgedacht", is_example=True)

    page = client.get(SITE).content.decode()
    told = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    cafe, reading = json.loads(told)["@graph"]

    assert cafe["name"] == "Café </script>"
    assert cafe["startDate"] == "2023-11-28T09:00+01:00"
    assert cafe["location"]["name"] == "1. Grundschule, Zimmer 012"
    assert reading["eventStatus"] == "https://schema.org/EventCancelled"
    assert "Ausgedacht" not in told


def test_examples_are_marked(cast: Cast, client: Client) -> None:
    public(cast, is_example=True)
    assert "Beispiel, findet nicht statt" in client.get(SITE).content.decode()

    cast.programme.is_example = True
    cast.programme.save()
    for address in (SITE, PROGRAMME):
        assert "Beispieldaten." in client.get(address).content.decode()


def test_the_way_is_shown_on_a_map(cast: Cast, client: Client) -> None:
    address = Address.objects.create(
        site=cast.nord, street="Hauptstraße 1", city="Musterstadt", valid_from=make.START
    )
    assert "search?query=Hauptstra%C3%9Fe%201" in client.get(SITE).content.decode()

    address.latitude, address.longitude, address.version = 51.0456, 13.6674, 1
    address.save()

    assert "mlat=51.0456&amp;mlon=13.6674" in client.get(SITE).content.decode()
