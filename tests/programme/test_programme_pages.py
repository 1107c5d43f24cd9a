"""The programme's page and its records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text, told

from wirkraum.history.models import Entry
from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.models import Carriership, Duty, Grant, Link, Programme
from wirkraum.programme.queries import programme_page


def test_programme_is_changed(cast: Cast, cleo: Client) -> None:
    data = {
        "name": "Familiengrundschulzentren",
        "short_name": "FGZ",
        "office": "Amt für Schulen",
        "version": 0,
    }

    cleo.post(address("programme_edit"), data)

    assert Programme.objects.get(pk=cast.programme.pk).short_name == "FGZ"


def test_an_address_typed_without_a_scheme_is_a_secure_one(cast: Cast, cleo: Client) -> None:
    cleo.post(address("record_new", "verweis"), {"label": "Land", "url": "land.example/fsz"})

    assert Link.objects.get().url == "https://land.example/fsz"


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("aufgabe", {"theme": "network", "text": "Vernetzen", "order": 1}),
        ("organisation", {"name": "Bibliothek", "kind": "partner"}),
        ("person", {"function": "Leitung Bibliothek"}),
        ("stelle", {"kind": "other", "title": "Büro", "valid_from": "2023-09-01"}),
        ("zielgruppe", {"name": "Träger"}),
    ],
)
def test_records_are_made_changed_and_deleted(
    cast: Cast, cleo: Client, what: str, data: dict[str, Any]
) -> None:
    assert cleo.post(address("record_new", what), data).status_code == 302
    step = Entry.objects.get().steps.get()
    page = cleo.get(address("record_edit", what, step.key))
    assert page.status_code == 200

    again = cleo.post(address("record_edit", what, step.key), data | {"version": 1})
    gone = cleo.post(address("record_delete", what, step.key))

    assert (again.status_code, gone.status_code) == (302, 302)
    assert Entry.objects.first().steps.get().after is None  # type: ignore[union-attr]


def test_a_grant_names_sites_of_the_programme(cast: Cast, cleo: Client) -> None:
    data = {
        "carrier": cast.carrier_nord.pk,
        "sites": [cast.nord.pk, cast.sued.pk],
        "valid_from": "2023-08-01",
        "decided_on": "2023-07-14",
    }

    cleo.post(address("record_new", "bescheid"), data)

    assert set(Grant.objects.get().sites.all()) == {cast.nord, cast.sued}
    assert "vom 14.7.2023" in text(cleo.get(address("programme")))


def test_programme_page_opens_with_a_sentence(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("programme")))

    assert "2 Standorte, 2 Träger, 8 Stellen; eine davon ist nicht besetzt." in page
    assert "Sachsen" in page


def test_programme_page_shows_any_stichtag(cast: Cast, cleo: Client) -> None:
    Carriership.objects.filter(site=cast.sued).update(valid_until=dt.date(2023, 10, 31))
    grants = [(dt.date(2023, 8, 1), dt.date(2023, 9, 30)), (dt.date(2023, 10, 1), None)]
    for number, (first, last) in enumerate(grants):
        Grant.objects.create(
            programme=cast.programme,
            carrier=cast.carrier_nord,
            reference=f"40-{number}",
            valid_from=first,
            valid_until=last,
        )

    pages = {
        day: programme_page(standing(cast), day)
        for day in (dt.date(2023, 9, 1), make.TODAY, dt.date(2023, 7, 1))
    }

    assert [
        ([g.reference for g in p.grants], [g.reference for g in p.other_grants], len(p.carriers))
        for p in pages.values()
    ] == [(["40-0"], ["40-1"], 2), (["40-1"], ["40-0"], 1), ([], ["40-0", "40-1"], 0)]
    assert "Ein früherer oder späterer Bescheid" in text(cleo.get(address("programme")))


def test_the_land_is_changed_with_history_and_undo(cast: Cast, cleo: Client) -> None:
    data = {"name": "Halle", "full_name": "Stadt Halle (Saale)", "land": "ST", "version": 0}

    page = cleo.post(address("municipality_edit"), data, follow=True)

    entry = Entry.objects.get()
    assert told(page) == [("Kommune geändert", f"undo-{entry.pk} success")]
    assert "Sachsen-Anhalt" in text(page)
    assert "Sachsen-Anhalt" in text(cleo.get(address("municipality_edit")))

    cleo.post(reverse("desk:undo", args=[entry.pk]))

    assert "Musterstadt" in text(cleo.get(address("programme")))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_programme_page_takes_as_many_queries_however_much_there_is(
    cast: Cast, cleo: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        carrier = make.make_organisation(cast.programme, name=f"Träger {number}")
        site = make.make_site(cast.programme, mark=str(100 + number))
        make.make_carriership(site, carrier)
        make.make_post(cast.programme, kind="site_lead", site=site)
        Link.objects.create(programme=cast.programme, label=f"L{number}", url="https://l.example/")
        Duty.objects.create(programme=cast.programme, theme="network", text=f"D {number}")
        for first in (make.START, dt.date(2024, 8, 1)):
            grant = Grant.objects.create(
                programme=cast.programme, carrier=carrier, valid_from=first
            )
            grant.sites.set([site])

    with django_assert_num_queries(18):
        cleo.get(address("programme"))


def standing(cast: Cast) -> Standing:
    who = standing_of(cast.cleo, make.TODAY)
    assert who
    return who
