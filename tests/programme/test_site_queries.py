"""Sites are as they were on the day they are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import make
from tests.cast import Cast

from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.models import Address, Phase, Post, School, Site, Tenure
from wirkraum.programme.queries import (
    carriers_as_of,
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


def test_a_site_belongs_to_its_own_circles_and_to_those_of_its_posts(cast: Cast) -> None:
    make.make_circle(cast.programme, name="Leitungsteam 1", site=cast.nord)
    make.make_circle(cast.programme, name="Leitungsteam 2", site=cast.sued)
    cast.leads.memberships.filter(post__site=cast.sued).update(valid_until=OCT)

    sizes = {
        day: [(one.name, one.seats) for one in site_page(cast.nord, day).circles]
        for day in (OCT, NOV)
    }

    assert sizes[OCT] == [("FSZ-Leitungen", 2), ("Leitungsteam 1", 0)]
    assert sizes[NOV] == [("FSZ-Leitungen", 1), ("Leitungsteam 1", 0)]
