"""Grants and carriers on a day; and how many queries the reads of the room take."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.programme.models import Address, Grant, Phase
from wirkraum.programme.queries import (
    carriers_as_of,
    circles_as_of,
    grants_as_of,
    lead_posts,
    persons_as_of,
    posts_as_of,
    site_counts,
    sites_as_of,
)

NOV = dt.date(2023, 11, 30)
OCT = dt.date(2023, 10, 15)


@pytest.mark.parametrize(
    ("decided", "first", "last", "known"),
    [
        (dt.date(2023, 7, 14), make.START, None, True),
        (dt.date(2023, 11, 30), dt.date(2024, 1, 1), None, True),
        (dt.date(2023, 12, 1), make.START, None, False),
        (None, make.START, None, True),
        (None, dt.date(2024, 1, 1), None, False),
        (dt.date(2023, 7, 14), make.START, dt.date(2023, 11, 29), False),
    ],
)
def test_a_grant_counts_once_it_is_decided_and_until_it_runs_out(
    cast: Cast, decided: dt.date | None, first: dt.date, last: dt.date | None, known: bool
) -> None:
    grant = Grant.objects.create(
        programme=cast.programme,
        carrier=cast.carrier_nord,
        decided_on=decided,
        valid_from=first,
        valid_until=last,
    )
    grant.sites.set([cast.sued, cast.nord])

    found = grants_as_of(cast.programme, NOV)

    assert bool(found) is known
    if known:
        assert [site.mark for site in found[0].sites] == ["1", "2"]


def test_carriers_are_those_who_run_a_site_on_the_day(cast: Cast) -> None:
    make.make_organisation(cast.programme, name="Träger ohne Standort")
    cast.sued.carrierships.update(valid_until=OCT)

    assert [one.label for one in carriers_as_of(cast.programme, OCT)] == [
        "Träger Nord",
        "Träger Süd",
    ]
    assert [one.label for one in carriers_as_of(cast.programme, NOV)] == ["Träger Nord"]


def grow(cast: Cast, count: int) -> None:
    for number in range(count):
        site = make.make_site(cast.programme, mark=str(100 + number))
        carrier = make.make_organisation(cast.programme, name=f"Träger {number}")
        make.make_carriership(site, carrier)
        Phase.objects.create(site=site, kind="start", valid_from=make.START)
        Address.objects.create(site=site, street="Weg 1", city="M", valid_from=make.START)
        post = make.make_post(cast.programme, kind="site_lead", site=site, organisation=carrier)
        make.make_tenure(post, make.make_person(cast.programme, function=f"L {number}"))
        make.make_circle(cast.programme, post, name=f"Kreis {number}", site=site)
        grant = Grant.objects.create(
            programme=cast.programme, carrier=carrier, valid_from=make.START
        )
        grant.sites.set([site])


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(
    ("ask", "queries"),
    [
        (lambda cast: sites_as_of(cast.programme, NOV), 5),
        (lambda cast: site_counts(cast.programme, NOV), 3),
        (lambda cast: posts_as_of(cast.programme, NOV), 1),
        (lambda cast: lead_posts(cast.programme, NOV), 3),
        (lambda cast: circles_as_of(cast.programme, NOV), 3),
        (lambda cast: carriers_as_of(cast.programme, NOV), 1),
        (lambda cast: grants_as_of(cast.programme, NOV), 2),
        (lambda cast: persons_as_of(cast.programme, NOV), 3),
    ],
)
def test_reads_take_as_many_queries_however_much_there_is(
    cast: Cast, count: int, ask: Any, queries: int, django_assert_num_queries: Any
) -> None:
    grow(cast, count)

    with django_assert_num_queries(queries):
        ask(cast)
