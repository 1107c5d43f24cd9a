"""Every page of the demonstration in a real browser: no barrier, no sideways scrolling, no noise."""

from __future__ import annotations

import pytest
from tests.browser import barriers, runs_sideways
from tests.journeys.conftest import SignIn

from wirkraum.config.demo.signins import SIGN_INS

pytestmark = [pytest.mark.browser, pytest.mark.journey]

COORDINATION, LEAD, CARRIER, TEAM, BOARD = (one.email for one in SIGN_INS)
# Pages reached from the navigation, and one level further by the links named after "»".
PAGES = [
    "/",
    "/suche/?q=elterncafe",
    "/verlauf/",
    "/hilfe/",
    "/jahresplan/",
    "/jahresplan/?ansicht=monate",
    "/jahresplan/?ansicht=liste",
    "/jahresplan/formate/",
    "/jahresplan/formate/neu/",
    "/jahresplan/gewichtung/",
    "/termine/",
    "/termine/neu/",
    "/termine/abonnieren/",
    "/standorte/",
    "/standorte/139/",
    "/programm/",
    "/berichte/",
    "/einrichtung/",
    "/konto/einstellungen/",
]
OPEN = ["/konto/login/", "/oeffentlich/dresden/", "/oeffentlich/dresden/139/"]
LOOKS = [(1280, "light"), (390, "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_of_the_coordination_has_a_barrier(
    signed_in: SignIn, width: int, scheme: str
) -> None:
    page = signed_in(COORDINATION, width, color_scheme=scheme)
    found = {}
    for address in PAGES:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found[address] = barriers(page) + ["runs sideways"] * runs_sideways(page)

    assert {address: all_ for address, all_ in found.items() if all_} == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_open_page_has_a_barrier(signed_in: SignIn, width: int, scheme: str) -> None:
    page = signed_in(None, width, color_scheme=scheme)
    found = {}
    for address in OPEN:
        page.goto(address)
        found[address] = barriers(page) + ["runs sideways"] * runs_sideways(page)

    assert {address: all_ for address, all_ in found.items() if all_} == {}


def test_no_page_runs_sideways_in_a_narrow_window(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION, 320)
    found = []
    for address in PAGES:
        page.goto(address)
        found += [address] * runs_sideways(page)

    assert found == []


@pytest.mark.parametrize("email", [LEAD, CARRIER, TEAM, BOARD])
def test_every_role_has_a_start_page_without_barrier(signed_in: SignIn, email: str) -> None:
    page = signed_in(email, 390)
    page.goto("/")

    assert page.locator("h1").count() == 1
    assert barriers(page) == []
