"""Which Termine an absence hits, and what its pages cost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Absence, Participant
from wirkraum.programme.models import Person, Post, Tenure

D = dt.date
DAY = D(2023, 12, 5)


def away(cast: Cast, **more: Any) -> Absence:
    fields = {"first_day": D(2023, 12, 4), "last_day": D(2023, 12, 8)} | more
    return Absence.objects.create(programme=cast.programme, **fields)


def hit(client: Client, absence: Absence) -> set[str]:
    answer = client.get(reverse("calendar:absence", args=[absence.pk]))
    return {row.title for row in answer.context["hit"]}


def test_termine_of_a_post_are_named_with_its_circles_and_its_site(
    cast: Cast, cleo: Client
) -> None:
    lead = Post.objects.get(title="site_lead ada")
    by_name = make.make_termin(cast.programme, on=DAY, title="einzeln")
    Participant.objects.create(termin=by_name, post=lead)
    in_circle = make.make_termin(cast.programme, on=DAY, title="Jour fixe")
    Participant.objects.create(termin=in_circle, circle=cast.leads)
    informed = make.make_termin(cast.programme, on=DAY, title="zur Kenntnis")
    Participant.objects.create(termin=informed, post=lead, role="informed")
    make.make_termin(cast.programme, cast.nord, on=DAY, title="Elterncafé")
    make.make_termin(cast.programme, cast.sued, on=DAY, title="anderswo")
    make.make_termin(cast.programme, cast.nord, on=DAY, title="abgesagt", status="cancelled")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 12, 11), title="später")

    expected = {"einzeln", "Jour fixe", "Elterncafé"}
    assert hit(cleo, away(cast, post=lead)) == expected
    assert hit(cleo, away(cast, person=Person.objects.get(user=cast.ada))) == expected


def test_hours_hit_only_what_falls_into_them(cast: Cast, cleo: Client) -> None:
    lead = Post.objects.get(title="site_lead ada")
    make.make_termin(cast.programme, cast.nord, on=DAY, at=dt.time(9), title="früh")
    make.make_termin(cast.programme, cast.nord, on=DAY, at=dt.time(14), title="spät")

    absence = away(cast, post=lead, begins=dt.time(10, 0), ends=dt.time(14, 15))

    assert hit(cleo, absence) == {"früh", "spät"}
    absence.begins = dt.time(10, 30)
    absence.save()
    assert hit(cleo, absence) == {"spät"}


def test_what_is_over_is_hit_no_more(cast: Cast, cleo: Client) -> None:
    lead = Post.objects.get(title="site_lead ada")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 20), title="vorbei")

    absence = away(cast, post=lead, first_day=D(2023, 11, 1), last_day=D(2023, 11, 30))

    assert hit(cleo, absence) == set()


def test_nobody_sees_termine_they_may_not_see(cast: Cast, client: Client) -> None:
    emil = Person.objects.get(user=cast.emil)
    post = Tenure.objects.get(person=emil).post
    secret = make.make_termin(cast.programme, on=DAY, title="Personal", visibility="team")
    Participant.objects.create(
        termin=secret, circle=make.make_circle(cast.programme, post, name="X")
    )
    client.force_login(cast.emil)

    assert hit(client, away(cast, person=emil)) == {"Personal"}
    client.force_login(cast.ada)
    assert (
        client.get(reverse("calendar:absence", args=[Absence.objects.get().pk])).status_code == 404
    )


@pytest.mark.parametrize("number", [1, 3, 30])
def test_pages_take_the_same_queries_for_any_number(
    number: int, cast: Cast, cleo: Client, django_assert_num_queries: Any
) -> None:
    lead = Post.objects.get(title="site_lead ada")
    absences = [away(cast, post=lead) for _n in range(number)]
    absences += [away(cast, person=Person.objects.get(user=cast.ada)) for _n in range(number)]
    for _n in range(number):
        make.make_termin(cast.programme, cast.nord, on=DAY)
    cleo.get(reverse("calendar:absences"))

    with django_assert_num_queries(9):
        cleo.get(reverse("calendar:absences"))
    with django_assert_num_queries(7):
        cleo.get(reverse("calendar:absence", args=[absences[0].pk]))


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_of_a_lead_takes_the_same_queries_for_any_number(
    number: int, cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    head = Post.objects.get(kind="school_head")
    for _n in range(number):
        away(cast, post=head)
    client.force_login(cast.ada)

    with django_assert_max_num_queries(10):
        client.get(reverse("calendar:absences"))
