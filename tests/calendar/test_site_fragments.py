"""What a site's page shows of its Termine."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.calendar.pages import SignIn
from tests.cast import Cast

from wirkraum.accounts.models import User

D = dt.date


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(
    ("page", "queries"), [("site_timeline", 8), ("site_next", 7), ("site_year", 6)]
)
def test_a_sites_fragments_take_the_same_queries_for_any_number(
    cast: Cast,
    cleo: Client,
    page: str,
    queries: int,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 20) - dt.timedelta(days=n))
        make.make_termin(cast.programme, cast.nord, on=D(2023, 12, 1) + dt.timedelta(days=n))

    with django_assert_num_queries(queries):
        answer = cleo.get(reverse(f"calendar:{page}", args=["1"]), headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()


def test_a_sites_timeline_keeps_notes_inside(cast: Cast, as_user: SignIn) -> None:
    past = D(2023, 11, 24)
    make.make_termin(
        cast.programme, cast.nord, title="Café", on=past, status="held", note="intern", adults=9
    )
    make.make_termin(cast.programme, cast.nord, title="Team", on=past, visibility="team")

    def shown(user: User) -> str:
        return as_user(user).get(reverse("calendar:site_timeline", args=["1"])).content.decode()

    assert all(word in shown(cast.ada) for word in ("Café", "Team", "intern", "9 Erwachsene"))
    outside = shown(cast.ben)
    assert "Café" in outside
    assert not any(word in outside for word in ("Team", "intern", "9 Erwachsene"))


def test_a_sites_coming_termine_are_named(cast: Cast, as_user: SignIn) -> None:
    make.make_termin(cast.programme, cast.nord, title="Heute", at=dt.time(15))
    make.make_termin(cast.programme, cast.sued, title="Anderswo")

    text = as_user(cast.ben).get(reverse("calendar:site_next", args=["1"])).content.decode()

    assert "heute, 15:00 Uhr" in text
    assert "Anderswo" not in text


def test_a_sites_year_counts_what_was_held_in_it(cast: Cast, as_user: SignIn) -> None:
    kind = make.make_kind(cast.programme)
    for on, status in ((D(2023, 11, 24), "held"), (D(2023, 9, 4), "documented")):
        make.make_termin(cast.programme, cast.nord, on=on, status=status, kind=kind)
    make.make_termin(cast.programme, cast.nord, on=D(2023, 7, 3), status="held")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 23), status="cancelled")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 22), status="planned")

    pages = [
        as_user(cast.ben).get(reverse("calendar:site_year", args=[slug])).content.decode()
        for slug in ("1", "2")
    ]

    assert "2 Einträge" in pages[0]
    assert "1 Art, zuletzt Fr 24.11." in pages[0]
    assert "Noch kein Eintrag" in pages[1]
