"""Circles and the seats of posts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests import make
from tests.cast import Cast
from tests.programme.pages import address, text

from wirkraum.programme.models import Circle, Post


def test_a_post_joins_a_circle_once(cast: Cast, cleo: Client) -> None:
    circle = Circle.objects.create(programme=cast.programme, name="Träger")
    post = Post.objects.get(title="carrier dora")
    data = {"post": post.pk, "required": "on", "valid_from": "2023-09-01"}

    first = cleo.post(address("member_new", circle.pk), data)
    second = cleo.post(address("member_new", circle.pk), data)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "Diese Stelle gehört schon dazu" in text(second)


def test_circles_page_shows_who_holds_the_seats(cast: Cast, cleo: Client) -> None:
    page = text(cleo.get(address("circles")))

    assert "2 Stellen, 2 Personen" in page
    assert "site_lead ada" in page


def test_earlier_and_later_seats_stand_apart(cast: Cast, cleo: Client) -> None:
    cast.leads.memberships.filter(post__site=cast.sued).update(valid_until=dt.date(2023, 9, 30))

    page = text(cleo.get(address("circles")))
    before = text(cleo.get(address("circles", stand="2023-09-01")))

    assert "1 Stelle, 1 Person" in page
    assert "Ein früherer oder späterer Platz" in page
    assert "1.8.2023–30.9.2023" in page
    assert "2 Stellen, 2 Personen" in before
    assert "früherer" not in before


def test_one_returns_to_the_circle_one_changed(cast: Cast, cleo: Client) -> None:
    seat = cast.leads.memberships.earliest("pk")
    data = {"post": seat.post_id, "valid_from": "2023-09-01", "version": 0}

    answer = cleo.post(address("record_edit", "mitgliedschaft", seat.pk), data)

    assert answer["Location"] == f"{address('circles')}#kreis-{cast.leads.pk}"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_circles_take_as_many_queries_however_many_there_are(
    cast: Cast, cleo: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        post = make.make_post(cast.programme)
        make.make_tenure(post, make.make_person(cast.programme, function=f"P {number}"))
        make.make_circle(cast.programme, post, name=f"Kreis {number}", site=cast.nord)

    with django_assert_num_queries(7):
        cleo.get(address("circles"))
