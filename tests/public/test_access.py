"""Every public address is open to everybody alike, and knows nobody: the permission matrix."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
PAGES = {
    "public:programme": ["musterstadt"],
    "public:site": ["musterstadt", "1"],
    "public:calendar": ["musterstadt", "1"],
    "public:news": ["musterstadt", "1"],
}
SECRETS = ("Frau Muster war da", "4711", "Rohrbruch bei Familie X", "Träger Nord", "site_lead ada")


@pytest.mark.parametrize("name", PAGES)
def test_everybody_gets_the_same_without_cookies(name: str, cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, cast.nord, visibility="public", status="announced")
    url = reverse(name, args=PAGES[name])
    nobody = client.get(url)
    for who in CAST:
        client.force_login(getattr(cast, who))
        answer = client.get(url)
        assert (answer.status_code, answer.content) == (200, nobody.content), who
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("status", ["announced", "held", "cancelled"])
def test_what_is_inside_a_termin_stays_inside(
    name: str, status: str, cast: Cast, client: Client
) -> None:
    termin = make.make_termin(
        cast.programme,
        cast.nord,
        title="Elterncafé",
        visibility="public",
        status=status,
        note="Frau Muster war da",
        adults=4711,
        cancelled_because="Rohrbruch bei Familie X",
    )
    termin.organisations.add(cast.carrier_nord)
    termin.participants.create(post=cast.leads.memberships.first().post)

    page = client.get(reverse(name, args=PAGES[name])).content.decode()

    assert "Elterncafé" in page
    assert [word for word in SECRETS if word in page] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_form_sent_there_changes_nothing(name: str, cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(reverse(name, args=PAGES[name]), {"title": "x"}).status_code == 403


@pytest.mark.parametrize("path", ["/oeffentlich/nirgends/", "/oeffentlich/musterstadt/99/"])
def test_what_is_not_there_makes_no_session(path: str, cast: Cast, client: Client) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert not answer.cookies
