"""Named reads of the calendar for the pages of this and later rooms."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.calendar.access import may_read_note, own_termine
from wirkraum.calendar.models import FreeDays, Participant, Termin
from wirkraum.calendar.queries import (
    counts_by_site_week,
    evidence_by_duty,
    evidence_for_duty,
    free_calendar,
    free_page,
    free_spans,
    held_until,
    next_termine,
    subscriptions,
    termin_page,
    termine_between,
    visible_between,
    why_free,
)
from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Duty, Membership, Post, Tenure

D = dt.date


def standing(cast: Cast, name: str) -> Standing:
    who = standing_of(getattr(cast, name), make.TODAY)
    assert who is not None
    return who


def free(cast: Cast, kind: str, first: dt.date, last: dt.date, **more: Any) -> FreeDays:
    return FreeDays.objects.create(
        programme=cast.programme, kind=kind, name=kind, first_day=first, last_day=last, **more
    )


def test_free_spans_join_stored_and_computed_days(cast: Cast) -> None:
    free(cast, "school", D(2023, 10, 2), D(2023, 10, 14))
    free(cast, "movable", D(2023, 11, 20), D(2023, 11, 20), site=cast.nord)
    free(cast, "closure", D(2022, 11, 20), D(2022, 11, 20))

    shared = free_spans(cast.programme, D(2023, 10, 1), D(2023, 11, 30))
    at_nord = free_spans(cast.programme, D(2023, 10, 1), D(2023, 11, 30), cast.nord)
    at_sued = free_spans(cast.programme, D(2023, 10, 1), D(2023, 11, 30), cast.sued)

    assert [(span.name, span.kind) for span in shared] == [
        ("school", "school"),
        ("Tag der Deutschen Einheit", "public"),
        ("Reformationstag", "public"),
        ("Buß- und Bettag", "public"),
    ]
    assert {span.name for span in at_nord} - {span.name for span in shared} == {"movable"}
    assert at_sued == shared


def test_free_spans_reach_into_the_asked_days(cast: Cast) -> None:
    free(cast, "school", D(2023, 12, 23), D(2024, 1, 2))

    found = free_spans(cast.programme, D(2024, 1, 2), D(2024, 1, 5))

    assert [(span.first, span.last) for span in found] == [(D(2023, 12, 23), D(2024, 1, 2))]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_free_spans_take_one_query(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    for day in range(number):
        free(cast, "closure", D(2024, 1, 1 + day), D(2024, 1, 1 + day))

    with django_assert_num_queries(1):
        found = free_calendar(cast.programme, D(2024, 1, 1), D(2024, 1, 31))

    assert found.is_free(D(2024, 1, number))


def test_why_free_asks_the_sites_too(cast: Cast) -> None:
    free(cast, "movable", D(2024, 3, 1), D(2024, 3, 1), site=cast.nord)

    assert why_free(cast.programme, D(2024, 3, 1), [cast.nord]) == "movable"
    assert why_free(cast.programme, D(2024, 3, 1), [cast.sued]) == ""
    assert why_free(cast.programme, D(2023, 11, 22)) == "Buß- und Bettag"


def test_termine_between_counts_days_in_berlin(cast: Cast) -> None:
    late = make.make_termin(cast.programme, on=D(2023, 11, 30), at=dt.time(23, 30), minutes=60)
    early = make.make_termin(cast.programme, on=D(2023, 12, 1), at=dt.time(0, 15))

    november = termine_between(cast.programme, D(2023, 11, 1), D(2023, 11, 30))
    december = termine_between(cast.programme, D(2023, 12, 1), D(2023, 12, 31))

    assert [row.uid for row in november] == [late.uid]
    assert [row.uid for row in december] == [early.uid]
    assert november[0].hours == "23:30–0:30 (bis Fr 1.12.)"
    assert december[0].hours == "0:15–1:45"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_rows_take_two_queries(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    kind = make.make_kind(cast.programme)
    for day in range(number):
        make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 1 + day % 30), kind=kind)

    with django_assert_num_queries(2):
        found = termine_between(cast.programme, D(2023, 11, 1), D(2023, 11, 30))

    assert len(found) == number
    assert [site.mark for site in found[0].sites] == ["1"]


def test_visible_between_hides_what_is_only_for_others(cast: Cast) -> None:
    make.make_termin(cast.programme, cast.nord, title="Team", visibility="team")
    make.make_termin(cast.programme, cast.nord, title="Alle")

    def titles(name: str) -> set[str]:
        found = visible_between(standing(cast, name), make.TODAY, make.TODAY)
        return {row.title for row in found}

    assert titles("ada") == titles("dora") == titles("lena") == {"Team", "Alle"}
    assert titles("ben") == titles("emil") == {"Alle"}


def test_held_until_the_stichtag_stays_the_same_when_later_days_come(cast: Cast) -> None:
    make.make_termin(cast.programme, on=D(2023, 11, 30), at=dt.time(23), status="held")
    make.make_termin(cast.programme, on=D(2023, 11, 20), status="documented")
    make.make_termin(cast.programme, on=D(2023, 11, 10), status="cancelled")
    make.make_termin(cast.programme, on=D(2023, 11, 10), status="announced")
    before = held_until(cast.programme, D(2023, 11, 30))

    make.make_termin(cast.programme, on=D(2023, 12, 1), status="held")

    assert [row.day for row in before] == [D(2023, 11, 20), D(2023, 11, 30)]
    assert held_until(cast.programme, D(2023, 11, 30)) == before


@pytest.mark.parametrize("number", [1, 3, 30])
def test_counts_by_site_and_week_take_one_query(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        make.make_termin(cast.programme, cast.nord, cast.sued, on=D(2023, 11, 24), status="held")
        make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 19), status="held")
        make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 24))

    with django_assert_num_queries(1):
        found = counts_by_site_week(cast.programme, D(2023, 11, 1), D(2023, 11, 30))

    assert found == {
        cast.nord.pk: {D(2023, 11, 13): number, D(2023, 11, 20): number},
        cast.sued.pk: {D(2023, 11, 20): number},
    }


def test_a_week_begins_on_monday_in_berlin(cast: Cast) -> None:
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 20), at=dt.time(0), status="held")

    found = counts_by_site_week(cast.programme, D(2023, 11, 1), D(2023, 11, 30))

    assert found == {cast.nord.pk: {D(2023, 11, 20): 1}}


def test_next_termine_are_not_over_and_not_cancelled(cast: Cast) -> None:
    make.make_termin(cast.programme, title="läuft", at=dt.time(8), minutes=60)
    make.make_termin(cast.programme, title="vorbei", at=dt.time(7), minutes=60)
    make.make_termin(cast.programme, title="abgesagt", at=dt.time(10), status="cancelled")
    make.make_termin(cast.programme, cast.nord, title="Nord", on=D(2023, 11, 28))
    make.make_termin(cast.programme, cast.sued, title="Süd", on=D(2023, 11, 29))
    ada = standing(cast, "ada")

    assert [row.title for row in next_termine(ada, 2, now=make.NOW)] == ["läuft", "Nord"]
    assert [row.title for row in next_termine(ada, 4, now=make.NOW, own=True)] == ["Nord"]


def test_evidence_for_duties_is_what_was_held(cast: Cast) -> None:
    duty = Duty.objects.create(programme=cast.programme, theme="cooperation", text="Elterncafés")
    other = Duty.objects.create(programme=cast.programme, theme="network", text="Runden")
    kind = make.make_kind(cast.programme, duty=duty)
    held = make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 24), kind=kind, status="held")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 24), kind=kind)
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 24), status="held")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 12, 1), kind=kind, status="held")

    found = evidence_for_duty(duty, D(2023, 11, 30))

    assert [row.uid for row in found] == [held.uid]
    assert evidence_for_duty(other, D(2023, 11, 30)) == ()
    assert evidence_by_duty(cast.programme, D(2023, 11, 30)) == {duty.pk: found}


def test_the_page_names_who_held_the_posts_on_the_day(cast: Cast) -> None:
    vacant = make.make_post(cast.programme, title="FSZ-Leitung 3. GS")
    Membership.objects.create(circle=cast.leads, post=vacant, valid_from=make.START)
    lead = Post.objects.get(title="site_lead ben")
    Tenure.objects.filter(post=lead).update(valid_until=D(2023, 12, 31))
    successor = make.make_person(cast.programme, function="Nachfolge Süd")
    make.make_tenure(lead, successor, valid_from=D(2024, 1, 1))
    now, later = (
        make.make_termin(cast.programme, on=day) for day in (D(2023, 11, 27), D(2024, 1, 8))
    )
    for termin in (now, later):
        Participant.objects.create(termin=termin, circle=cast.leads)
        Participant.objects.create(termin=termin, organisation=cast.carrier_nord, role="informed")

    def words(termin: Termin) -> list[list[str]]:
        page = termin_page(termin, now=make.NOW)
        return [[seat.words for seat in guest.seats] for guest in page.guests]

    assert words(now) == [
        ["FSZ-Leitung 3. GS (unbesetzt)", "site_lead ada", "site_lead ben"],
        [],
    ]
    assert words(later)[0][2] == "Nachfolge Süd"
    assert termin_page(now, now=make.NOW).guests[1].role_word == "zur Kenntnis"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_takes_the_same_queries_for_any_number_of_guests(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    for n in range(number):
        post = make.make_post(cast.programme, title=f"Stelle {n}")
        circle = make.make_circle(cast.programme, post, name=f"Kreis {n}")
        Participant.objects.create(termin=termin, circle=circle)
        Participant.objects.create(termin=termin, post=post)

    with django_assert_num_queries(6):
        page = termin_page(termin, now=make.NOW)

    assert len(page.guests) == 2 * number


def test_notes_are_for_those_whom_the_termin_concerns(cast: Cast) -> None:
    at_nord = make.make_termin(cast.programme, cast.nord)
    asked = make.make_termin(cast.programme)
    Participant.objects.create(termin=asked, circle=cast.leads)

    def readers(termin: Termin) -> set[str]:
        names = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena")
        return {name for name in names if may_read_note(standing(cast, name), termin)}

    assert readers(at_nord) == {"cleo", "ada", "dora", "hilde", "lena"}
    assert readers(asked) == {"cleo", "ada", "ben", "lena"}
    assert set(own_termine(standing(cast, "ben"))) == {asked}


def test_subscriptions_are_of_oneself_ones_circles_and_sites(cast: Cast) -> None:
    def offered(name: str) -> list[tuple[str, str]]:
        return [(one.kind, one.name) for one in subscriptions(standing(cast, name))]

    mine = ("person", "Meine Termine")
    leads, nord = ("zielgruppe", "FSZ-Leitungen"), ("standort", "1. Grundschule")
    assert offered("ada") == [mine, leads, nord]
    assert offered("hilde") == [mine, nord]
    assert offered("dora") == offered("lena") == [mine]
    assert offered("cleo") == [mine, leads, nord, ("standort", "2. Grundschule")]


def test_the_page_of_free_days_offers_to_load_what_is_missing(cast: Cast) -> None:
    year = SchoolYear(2023)
    free(cast, "movable", D(2024, 5, 31), D(2024, 5, 31), site=cast.nord)

    mine = free_page(standing(cast, "cleo"), year)
    ada = free_page(standing(cast, "ada"), year)
    ben = free_page(standing(cast, "ben"), year)

    assert (mine.loadable, ada.loadable) == (48, 0)
    assert len(mine.lines) == 12
    keyed = {
        name: [line.span.name for line in page.lines if line.key]
        for name, page in (("cleo", mine), ("ada", ada), ("ben", ben))
    }
    assert keyed == {"cleo": ["movable"], "ada": ["movable"], "ben": []}
