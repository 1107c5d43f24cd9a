"""Every answer holds as of the day it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.models import (
    Address,
    Grant,
    Phase,
    Post,
    School,
    Site,
    Tenure,
)
from wirkraum.programme.queries import (
    carriers_as_of,
    circle_members,
    circles_as_of,
    coordination,
    grants_as_of,
    lead_posts,
    persons_as_of,
    posts_as_of,
    site_counts,
    site_list,
    site_page,
    sites_as_of,
)

NOV = dt.date(2023, 11, 30)
OCT = dt.date(2023, 10, 15)


def cleo(cast: Cast) -> Standing:
    who = standing_of(cast.cleo, make.TODAY)
    assert who
    return who


def lead_of(site: Site, name: str) -> Post:
    return Post.objects.get(site=site, title=f"site_lead {name}")


def test_a_post_is_vacant_between_two_holders(cast: Cast) -> None:
    post = lead_of(cast.sued, "ben")
    Tenure.objects.filter(post=post).update(valid_until=dt.date(2023, 10, 31))
    new = make.make_person(cast.programme, function="Nachfolge")
    make.make_tenure(post, new, valid_from=dt.date(2023, 12, 1))

    def state(day: dt.date) -> Any:
        return next(p for p in posts_as_of(cast.programme, day) if p.pk == post.pk)

    assert (state(OCT).vacant, state(OCT).days_vacant) == (False, 0)
    assert (state(NOV).vacant, state(NOV).vacant_since, state(NOV).days_vacant) == (
        True,
        dt.date(2023, 11, 1),
        29,
    )
    assert state(dt.date(2023, 12, 1)).holders[0].function == "Nachfolge"


def test_a_post_never_held_is_vacant_since_it_exists(cast: Cast) -> None:
    make.make_post(cast.programme, kind="social_work", site=cast.nord, title="Neu")

    state = next(p for p in posts_as_of(cast.programme, NOV) if p.title == "Neu")

    assert (state.vacant_since, state.days_vacant) == (make.START, 121)


def test_posts_that_do_not_exist_on_the_day_are_not_listed(cast: Cast) -> None:
    make.make_post(cast.programme, title="vorbei", valid_until=dt.date(2023, 9, 30))
    make.make_post(cast.programme, title="später", valid_from=dt.date(2024, 1, 1))

    titles = {post.title for post in posts_as_of(cast.programme, NOV)}

    assert not titles & {"vorbei", "später"}


def test_coordination_tells_since_when(cast: Cast) -> None:
    Tenure.objects.filter(post__kind="coordination").update(valid_from=dt.date(2023, 8, 15))

    held = coordination(cast.programme, NOV)
    before = coordination(cast.programme, dt.date(2023, 8, 10))

    assert held
    assert before
    assert held.held_since == dt.date(2023, 8, 15)
    assert (before.vacant, before.vacant_since) == (True, make.START)
    assert coordination(cast.programme, dt.date(2023, 7, 1)) is None


def test_lead_posts_leave_out_sites_that_have_ended(cast: Cast) -> None:
    Phase.objects.create(site=cast.sued, kind="ended", valid_from=dt.date(2023, 11, 1))

    def marks(day: dt.date) -> set[str]:
        return {post.site.mark for post in lead_posts(cast.programme, day) if post.site}

    assert (marks(OCT), marks(NOV)) == ({"1", "2"}, {"1"})


def test_sites_count_by_kind_while_they_are_at_work(cast: Cast) -> None:
    special = make.make_site(cast.programme, mark="FöZ", slug="foez", kind="special")
    Phase.objects.create(site=special, kind="start", valid_from=dt.date(2023, 11, 1))
    Phase.objects.create(site=cast.sued, kind="paused", valid_from=dt.date(2023, 11, 1))
    Phase.objects.create(site=cast.nord, kind="ended", valid_from=dt.date(2024, 2, 1))

    counts = {
        day: (count.primary, count.special, count.total)
        for day in (OCT, NOV, dt.date(2024, 2, 1))
        for count in [site_counts(cast.programme, day)]
    }

    assert counts == {OCT: (2, 0, 2), NOV: (2, 1, 3), dt.date(2024, 2, 1): (1, 1, 2)}


def test_a_list_tells_planned_running_and_ended_sites_apart(cast: Cast) -> None:
    Phase.objects.create(site=cast.sued, kind="ended", valid_from=dt.date(2023, 11, 1))
    later = make.make_site(cast.programme, mark="100")
    Phase.objects.create(site=later, kind="start", valid_from=dt.date(2024, 1, 1))

    listed = sites_as_of(cast.programme, NOV)

    assert [row.mark for row in listed.running] == ["1"]
    assert [row.mark for row in listed.planned] == ["100"]
    assert [row.mark for row in listed.ended] == ["2"]
    assert listed.vacant == ()


def test_a_row_shows_what_holds_on_the_day(cast: Cast) -> None:
    for first, last, street in (
        (dt.date(2023, 8, 1), dt.date(2023, 10, 31), "Altweg 1"),
        (dt.date(2023, 11, 1), None, "Neuweg 2"),
    ):
        Address.objects.create(
            site=cast.nord,
            street=street,
            city="Musterstadt",
            quarter=street[:-2],
            valid_from=first,
            valid_until=last,
        )
    Phase.objects.create(
        site=cast.nord, kind="trial", focus="Bedarf", valid_from=dt.date(2023, 11, 1)
    )
    cast.nord.carrierships.update(valid_until=dt.date(2023, 10, 31))
    make.make_carriership(cast.nord, cast.carrier_sued, valid_from=dt.date(2023, 11, 1))

    rows = {day: site_page(cast.nord, day).row for day in (OCT, NOV)}
    addresses = {day: site_page(cast.nord, day).address for day in (OCT, NOV)}

    assert [(r.quarter, r.carrier, r.stage) for r in rows.values()] == [
        ("Altweg", "Träger Nord", 0),
        ("Neuweg", "Träger Süd", 3),
    ]
    assert [str(a) for a in addresses.values()] == [
        "Altweg 1, Musterstadt",
        "Neuweg 2, Musterstadt",
    ]


def test_one_centre_may_serve_two_schools(cast: Cast) -> None:
    for name in ("Grundschule", "Oberschule"):
        school = make.make_organisation(cast.programme, name=name, kind="school")
        School.objects.create(site=cast.nord, organisation=school, valid_from=make.START)

    assert len(site_page(cast.nord, NOV).schools) == 2


def test_a_successor_inherits_the_seat(cast: Cast) -> None:
    post = lead_of(cast.sued, "ben")
    Tenure.objects.filter(post=post).update(valid_until=dt.date(2023, 11, 15))
    make.make_tenure(
        post,
        make.make_person(cast.programme, function="Nachfolge"),
        valid_from=dt.date(2023, 11, 16),
    )

    def people(day: dt.date) -> set[str]:
        return {h.function for m in circle_members(cast.leads, day) for h in m.post.holders}

    assert people(OCT) == {"site_lead ada", "site_lead ben"}
    assert people(NOV) == {"site_lead ada", "Nachfolge"}


def test_seats_hold_from_when_to_when(cast: Cast) -> None:
    cast.leads.memberships.filter(post__site=cast.sued).update(valid_until=OCT)

    assert len(circle_members(cast.leads, OCT)) == 2
    assert len(circle_members(cast.leads, NOV)) == 1


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


def test_later_changes_do_not_change_an_answer_for_an_earlier_day(cast: Cast) -> None:
    def answers(day: dt.date) -> list[Any]:
        return [
            posts_as_of(cast.programme, day),
            [(r.mark, r.vacant, r.carrier, r.stage) for r in sites_as_of(cast.programme, day).all],
            carriers_as_of(cast.programme, day),
            site_counts(cast.programme, day),
        ]

    before = answers(OCT)
    Tenure.objects.filter(post__site=cast.sued).update(valid_until=NOV)
    Phase.objects.create(site=cast.nord, kind="start", valid_from=make.START)
    before[1][0] = (*before[1][0][:3], 2)
    make.make_carriership(cast.nord, cast.carrier_sued, valid_from=dt.date(2024, 1, 1))
    make.make_tenure(
        lead_of(cast.sued, "ben"),
        make.make_person(cast.programme),
        valid_from=dt.date(2024, 1, 1),
    )

    after = answers(OCT)

    assert [post.holders[0].function for post in before[0]] == [
        post.holders[0].function for post in after[0]
    ]
    assert before[1:] == after[1:]


def test_another_programme_is_never_in_the_answer(cast: Cast) -> None:
    strange = make.make_site(cast.elsewhere, mark="99")
    make.make_carriership(strange, make.make_organisation(cast.elsewhere, name="Fremd"))

    assert "99" not in {row.mark for row in site_list(cleo(cast), NOV).all}
    assert "Fremd" not in {one.name for one in carriers_as_of(cast.programme, NOV)}
    assert {post.title for post in posts_as_of(cast.elsewhere, NOV)} == {"coordination sven"}


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
        (lambda cast: sites_as_of(cast.programme, NOV), 6),
        (lambda cast: site_counts(cast.programme, NOV), 3),
        (lambda cast: posts_as_of(cast.programme, NOV), 2),
        (lambda cast: lead_posts(cast.programme, NOV), 4),
        (lambda cast: circles_as_of(cast.programme, NOV), 4),
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
