"""The list of sites, on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests.cast import Cast
from tests.programme.pages import address, text

from wirkraum.programme.models import Membership, Phase, Site, Tenure


def test_sites_page_opens_with_a_sentence(cast: Cast, cleo: Client) -> None:
    Tenure.objects.filter(post__title="site_lead ben").update(valid_until=dt.date(2023, 11, 20))

    page = text(cleo.get(address("sites")))

    assert "2 Standorte sind im Programm; bei einem fehlt die Leitung." in page
    assert "ohne Leitung seit 6 Tagen" in page


def test_sites_page_shows_any_stichtag_and_says_so(cast: Cast, cleo: Client) -> None:
    Tenure.objects.filter(post__title="site_lead ben").update(valid_until=dt.date(2023, 11, 20))

    page = text(cleo.get(address("sites", stand="2023-10-01")))

    assert "alle Leitungen sind besetzt." in page
    assert "Sie sehen den Stand vom 1. Oktober 2023." in page
    assert 'value="2023-10-01"' in page


@pytest.mark.parametrize("day", ["morgen", "2023-02-30", "0001-01-01", "9999-12-31", ""])
def test_an_impossible_stichtag_is_today(cast: Cast, cleo: Client, day: str) -> None:
    page = text(cleo.get(address("sites", stand=day)))

    assert 'value="2023-11-27"' in page


def test_a_lead_sees_the_own_site_marked(cast: Cast, ada: Client) -> None:
    assert text(ada.get(address("sites"))).count("Ihr Standort") == 1


def test_no_site_yet_is_an_invitation_for_the_coordination_alone(cast: Cast, cleo: Client) -> None:
    Membership.objects.all().delete()
    Site.objects.filter(programme=cast.elsewhere).delete()
    cleo.force_login(cast.sven)

    page = text(cleo.get(address("sites")))

    assert "Noch kein Standort" in page


def test_planned_and_ended_sites_tell_the_day(cast: Cast, cleo: Client) -> None:
    Phase.objects.create(site=cast.nord, kind="ended", valid_from=dt.date(2023, 11, 1))
    Phase.objects.create(site=cast.sued, kind="start", valid_from=dt.date(2024, 2, 1))

    page = text(cleo.get(address("sites")))

    assert "beendet seit 1.11.2023" in page
    assert "beginnt am 1.2.2024" in page
    assert "ohne Leitung" not in page
