"""Posts and the seats of circles hold as of the day they are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import make
from tests.cast import Cast

from wirkraum.programme.models import Phase, Post, Site, Tenure
from wirkraum.programme.queries import (
    circle_members,
    circles_as_of,
    coordination,
    lead_posts,
    post_page,
    posts_as_of,
)

NOV = dt.date(2023, 11, 30)
OCT = dt.date(2023, 10, 15)


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


def test_a_post_that_has_ended_has_no_seat_any_more(cast: Cast) -> None:
    Post.objects.filter(site=cast.sued).update(valid_until=OCT)

    (circle,) = circles_as_of(cast.programme, NOV)

    assert [seat.post.title for seat in circle.members] == ["site_lead ada"]
    assert [seat.post.title for seat in circle.others] == ["site_lead ben"]


def test_a_post_page_tells_all_holders_and_seats_the_latest_first(cast: Cast) -> None:
    post = lead_of(cast.sued, "ben")
    Tenure.objects.filter(post=post).update(valid_until=OCT)
    new = make.make_person(cast.programme, function="Nachfolge")
    make.make_tenure(post, new, valid_from=dt.date(2023, 12, 1))

    page = post_page(post, NOV)

    assert (page.state.vacant, page.state.vacant_since) == (True, dt.date(2023, 10, 16))
    assert [tenure.person.function for tenure in page.tenures] == ["Nachfolge", "site_lead ben"]
    assert [seat.circle for seat in page.seats] == [cast.leads]
