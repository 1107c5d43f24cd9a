"""A site moves, changes its carrier, goes on to the next phase, pauses, ends."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text

from wirkraum.history.models import Entry
from wirkraum.programme.models import Address, Carriership, Phase


def test_a_move_ends_the_old_address_in_one_verb(cast: Cast, cleo: Client) -> None:
    Address.objects.create(site=cast.nord, street="Alt 1", city="M", valid_from=make.START)
    data = {"street": "Neu 2", "city": "M", "valid_from": "2024-02-01"}

    cleo.post(address("part_new", "1", "anschrift"), data)

    assert list(cast.nord.addresses.order_by("pk").values_list("street", "valid_until")) == [
        ("Alt 1", dt.date(2024, 1, 31)),
        ("Neu 2", None),
    ]
    assert Entry.objects.get().steps.count() == 2


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-08-01", "", "„Alt 1, M“ gilt schon vom 01.08.2023 an."),
        ("2023-07-01", "2023-09-01", "Beenden Sie das vorher"),
        ("2024-02-01", "2024-01-01", "Das Ende liegt vor dem Beginn."),
    ],
)
def test_what_overlaps_is_refused_with_the_remedy(
    cast: Cast, cleo: Client, first: str, last: str, words: str
) -> None:
    Address.objects.create(site=cast.nord, street="Alt 1", city="M", valid_from=make.START)
    data = {"street": "Neu 2", "city": "M", "valid_from": first, "valid_until": last}

    answer = cleo.post(address("part_new", "1", "anschrift"), data)

    assert answer.status_code == 422
    assert words in text(answer)
    assert cast.nord.addresses.count() == 1


def test_a_correction_must_not_overlap_either(cast: Cast, cleo: Client) -> None:
    Phase.objects.create(
        site=cast.nord, kind="start", valid_from=make.START, valid_until=dt.date(2023, 10, 31)
    )
    later = Phase.objects.create(site=cast.nord, kind="trial", valid_from=dt.date(2023, 11, 1))
    data = {"kind": "trial", "valid_from": "2023-10-15", "version": 0}

    answer = cleo.post(address("part_edit", "1", "phase", later.pk), data)

    assert answer.status_code == 422
    assert "„Aufbau“ gilt schon vom 01.08.2023 bis 31.10.2023." in text(answer)


def test_a_pause_is_not_ended_by_a_phase_on_top(cast: Cast, ada: Client) -> None:
    Phase.objects.create(site=cast.nord, kind="paused", valid_from=dt.date(2023, 11, 1))

    answer = ada.post(
        address("part_new", "1", "phase"), {"kind": "trial", "valid_from": "2023-12-01"}
    )

    assert answer.status_code == 422
    assert "Wählen Sie „Fortsetzen“." in text(answer)


def test_a_phase_form_offers_neither_pause_nor_end(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("part_new", "1", "phase")))

    assert 'value="permanent"' in page
    assert 'value="paused"' not in page
    assert 'value="ended"' not in page


def test_a_new_carrier_takes_over(cast: Cast, cleo: Client) -> None:
    data = {"carrier": cast.carrier_sued.pk, "valid_from": "2024-01-01"}

    cleo.post(address("part_new", "1", "traegerschaft"), data)

    assert Carriership.objects.get(
        site=cast.nord, carrier=cast.carrier_nord
    ).valid_until == dt.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("site_pause", {"since": "2023-12-01"}, "paused"),
        ("site_end", {"since": "2023-12-01"}, "ended"),
    ],
)
def test_a_site_rests_and_ends_by_form(
    cast: Cast, cleo: Client, name: str, data: dict[str, str], kind: str
) -> None:
    answer = cleo.post(address(name, "1"), data)

    assert answer["Location"] == address("site_records", "1")
    assert cast.nord.phases.get().kind == kind


def test_a_verb_that_cannot_be_says_why(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(address("site_resume", "1"), {"since": "2023-12-01", "kind": "trial"})

    assert answer.status_code == 422
    assert "Der Standort pausiert an diesem Tag nicht." in text(answer)
