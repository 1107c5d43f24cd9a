"""Every address of the set-up, and who gets in: the permission matrix."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.intake.actions import confirm, receive
from wirkraum.intake.models import Arrival

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
TEXT = b"Zielgruppe\tFormat\tTurnus\nAlle\tForum\t1x/Jahr\n"


@pytest.fixture
def arrival(cast: Cast) -> Arrival:
    return receive(data=TEXT, name="a", by=cast.cleo, at=make.NOW, programme=cast.programme)


@pytest.fixture
def founders(cast: Cast, arrival: Arrival) -> Arrival:
    """What a founder brought who has no programme yet."""
    user = make.make_user("founder@example.org", may_found=True)
    return receive(data=TEXT, name="b", by=user, at=make.NOW)


def status(client: Client, user: object, url: str, *, post: bool = False) -> int:
    client.force_login(user)  # type: ignore[arg-type]
    return (client.post if post else client.get)(url).status_code


def test_the_start_is_for_those_who_coordinate(cast: Cast, client: Client) -> None:
    url = reverse("intake:setup")

    found = {who: status(client, getattr(cast, who), url) for who in CAST}

    # Sven coordinates another programme and has the page for his own.
    assert found == {who: 200 if who in {"cleo", "sven"} else 404 for who in CAST}


@pytest.mark.parametrize("name", ["setup", "by_hand"])
def test_bringing_is_for_those_who_coordinate(name: str, cast: Cast, client: Client) -> None:
    url = reverse(f"intake:{name}")
    allowed = 422 if name == "setup" else 302

    found = {who: status(client, getattr(cast, who), url, post=True) for who in CAST}

    assert found == {who: allowed if who in {"cleo", "sven"} else 404 for who in CAST}


@pytest.mark.parametrize("post", [False, True])
def test_what_came_in_is_for_its_own_programme(
    post: bool, cast: Cast, arrival: Arrival, client: Client
) -> None:
    url = reverse("intake:review", args=[arrival.pk])

    found = {who: status(client, getattr(cast, who), url, post=post) for who in CAST}

    allowed = 422 if post else 200
    assert found == {who: allowed if who == "cleo" else 404 for who in CAST}


def test_throwing_away_is_for_its_own_programme(
    cast: Cast, arrival: Arrival, client: Client
) -> None:
    url = reverse("intake:discard", args=[arrival.pk])

    others = {who: status(client, getattr(cast, who), url, post=True) for who in CAST[1:]}
    kept = Arrival.objects.filter(pk=arrival.pk).exists()

    assert set(others.values()) == {404}
    assert kept
    assert status(client, cast.cleo, url, post=True) == 302
    assert not Arrival.objects.exists()


def test_a_founder_sees_only_the_own_arrivals(
    cast: Cast, arrival: Arrival, founders: Arrival, client: Client
) -> None:
    other = make.make_user("other@example.org", may_found=True)
    mine, theirs = (reverse("intake:review", args=[one.pk]) for one in (founders, arrival))

    assert status(client, founders.arrived_by, reverse("intake:setup")) == 200
    assert status(client, founders.arrived_by, mine) == 200
    assert status(client, founders.arrived_by, theirs) == 404
    assert status(client, other, mine) == 404
    assert status(client, cast.cleo, mine) == 404


def test_a_founded_programme_has_its_deck(founders: Arrival, cast: Cast, client: Client) -> None:
    user = founders.arrived_by
    found = founders.proposal
    place = {"slide": 1, "part": "hand", "text": ""}
    said = {"programme": "FSZ", "municipality": "Stadt X", "land": "SN", "office": "Amt Y"}
    found |= {name: {"value": value, "place": place} for name, value in said.items()}
    Arrival.objects.filter(pk=founders.pk).update(proposal=found)
    founders.refresh_from_db()
    confirm(founders, by=user, at=make.NOW)

    url = reverse("intake:review", args=[founders.pk])

    assert status(client, user, url) == 200
    assert status(client, cast.cleo, url) == 404
    assert status(client, user, reverse("intake:discard", args=[founders.pk]), post=True) == 404


def test_an_account_without_any_right_has_no_such_page(db: None, client: Client) -> None:
    assert status(client, make.make_user("x@example.org"), reverse("intake:setup")) == 404


@pytest.mark.parametrize("name", ["setup", "by_hand", "review", "discard"])
@pytest.mark.parametrize("post", [False, True])
def test_the_signed_out_are_sent_to_sign_in(
    name: str, post: bool, arrival: Arrival, client: Client
) -> None:
    args = [arrival.pk] if name in {"review", "discard"} else []

    answer = (client.post if post else client.get)(reverse(f"intake:{name}", args=args))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["by_hand", "discard"])
def test_verbs_do_not_answer_to_a_look(
    name: str, cast: Cast, arrival: Arrival, client: Client
) -> None:
    args = [arrival.pk] if name == "discard" else []

    assert status(client, cast.cleo, reverse(f"intake:{name}", args=args)) == 405
    assert Arrival.objects.count() == 1
