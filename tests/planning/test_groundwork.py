"""The planner's ground: what is known, what is missing, and the ways between places."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.tables_stage import furnish

from wirkraum.calendar.models import ForeignCalendar, Place, TravelTime
from wirkraum.planning.models import Format, Weighting
from wirkraum.planning.queries import groundwork
from wirkraum.programme.domain.school_year import SchoolYear

YEAR = SchoolYear(2023)


def known(cast: Cast) -> dict[str, tuple[str, tuple[str, ...]]]:
    lines = groundwork(cast.programme, YEAR, make.NOW)
    return {one.key: (one.says, one.gaps) for one in lines}


def test_an_empty_programme_knows_little_and_says_so(cast: Cast) -> None:
    found = known(cast)

    assert found["formats"] == ("noch nichts", ())
    assert found["weighting"] == ("Wie üblich", ())
    assert found["absences"] == ("noch nichts", ())
    assert found["free_days"][1] == ("Für 2023/24 fehlen die Schulferien",)
    assert found["places"][1] == ("2 Standorte sind noch keine Orte",)


def test_what_is_there_is_counted_and_what_is_missing_is_named(cast: Cast) -> None:
    furnish(cast)
    make.make_format(cast.programme, cast.leads, code="TT", frequency_text="tbd")
    Weighting.objects.create(programme=cast.programme, rhythm=4)
    ForeignCalendar.objects.create(
        programme=cast.programme, name="Stadtteil", circle=cast.leads, use="series",
        address="https://example.org/a.ics", problem="nicht erreichbar",
    )  # fmt: skip
    Format.objects.filter(code="SB").update(set_by_others=True)

    found = known(cast)

    assert found["formats"] == (
        "3 Formate · 2 mit eigenen Regeln",
        ("2 Formate ohne Ort und Raum", "Eine Häufigkeit ist noch offen"),
    )
    assert found["weighting"] == ("Eigene Gewichte", ())
    assert found["posts"] == (
        "Eine Stelle mit eigenen Arbeitstagen · eine Vertretung",
        ("Eine nötige Stelle ohne Vertretung",),
    )
    assert found["absences"] == ("2 Abwesenheiten im Schuljahr", ())
    assert found["foreign"] == (
        "Ein fremder Kalender",
        ("Ein Kalender ließ sich nicht lesen", "Ein Kalender ist noch nicht gelesen"),
    )
    assert found["places"][0] == "3 Orte · 2 Räume · eine eigene Wegzeit"
    assert found["places"][1] == (
        "Ein Ort ohne Lage",
        "Ein Ort ohne Raum",
        "Ein Standort ist noch kein Ort",
    )
    assert found["outside"] == (
        "Ein Format setzen andere fest · ein Kalender mit festen Terminen",
        (),
    )


def test_each_line_leads_to_its_page(cast: Cast, cleo: Client) -> None:
    text = cleo.get(reverse("planning:ground")).content.decode()

    for name in ("planning:weighting", "calendar:places", "programme:posts", "planning:ways"):
        assert f'href="{reverse(name)}' in text
    assert f'{reverse("calendar:free_days")}?jahr=2023-24"' in text


def test_the_page_is_offered_only_to_whom_it_opens(cast: Cast, cleo: Client) -> None:
    ada = Client()
    ada.force_login(cast.ada)
    make.make_format(cast.programme, cast.leads)
    link = f'href="{reverse("planning:ground")}?jahr={YEAR.key}"'

    year = {"jahr": YEAR.key}
    assert link in cleo.get(reverse("planning:year"), year).content.decode()
    assert link not in ada.get(reverse("planning:year"), year).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        make.make_format(cast.programme, cast.leads, code=f"F{n}")
        Place.objects.create(programme=cast.programme, name=f"Ort {n}", site=cast.nord)

    with django_assert_max_num_queries(24):
        cleo.get(reverse("planning:ground"))


@pytest.fixture
def ends(cast: Cast) -> tuple[Place, Place]:
    names = (("Rathaus", 51.0479, 13.7412), ("Schule", 51.0277, 13.6989))
    one, other = (
        Place.objects.create(programme=cast.programme, name=name, latitude=lat, longitude=lon)
        for name, lat, lon in names
    )
    return one, other


def way(*places: Place, name: str = "way") -> str:
    return reverse(f"planning:{name}", args=[place.pk for place in places])


def test_ways_follow_the_straight_line_until_somebody_knows_better(
    ends: tuple[Place, Place], cleo: Client
) -> None:
    one, other = ends
    assert "Alle Wege nach der Luftlinie" in cleo.get(reverse("planning:ways")).content.decode()
    # 3.7 km: 10 + 3 × 3.7, in steps of five minutes.
    assert "dauert der Weg 20 Minuten" in cleo.get(way(one, other)).content.decode()

    cleo.post(way(other, one), {"minutes": "35"})

    stored = TravelTime.objects.get()
    assert (stored.place, stored.other, stored.minutes) == (one, other, 35)
    assert "<b>35</b>" in cleo.get(reverse("planning:ways")).content.decode()
    cleo.post(way(one, other, name="way_delete"), {"version": "1"})
    assert not TravelTime.objects.exists()


@pytest.mark.parametrize("minutes", ["", "-1", "601", "lang"])
def test_minutes_that_cannot_be_are_refused(
    ends: tuple[Place, Place], cleo: Client, minutes: str
) -> None:
    assert cleo.post(way(*ends), {"minutes": minutes}).status_code == 422


def test_there_is_no_way_to_itself_online_or_elsewhere(
    cast: Cast, ends: tuple[Place, Place], cleo: Client
) -> None:
    online = Place.objects.create(programme=cast.programme, name="Video", online=True)
    other = Place.objects.create(programme=cast.elsewhere, name="Fremd")

    for place in (ends[0], online, other):
        assert cleo.get(way(ends[0], place)).status_code == 404
    assert "Video" not in cleo.get(reverse("planning:ways")).content.decode()


def test_a_place_without_a_position_is_told(
    cast: Cast, ends: tuple[Place, Place], cleo: Client
) -> None:
    lost = Place.objects.create(programme=cast.programme, name="Irgendwo")

    assert "Lage fehlt" in cleo.get(reverse("planning:ways")).content.decode()
    assert "die Luftlinie unbekannt" in cleo.get(way(lost, ends[0])).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_table_of_ways_takes_the_same_queries(
    cast: Cast, cleo: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        Place.objects.create(programme=cast.programme, name=f"Ort {n}", latitude=51, longitude=13)

    with django_assert_max_num_queries(10):
        cleo.get(reverse("planning:ways"))
