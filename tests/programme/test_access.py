"""What follows from the posts somebody holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.programme.conftest import Stage

from wirkraum.accounts.models import User
from wirkraum.programme.access import (
    Standing,
    changeable,
    changeable_parts,
    changeable_sites,
    may_edit_municipality,
    may_see_inside,
    standing_of,
    visible_grants,
)
from wirkraum.programme.models import Address, Carriership, Grant, Organisation, Person, Phase

ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}


def standing(user: User) -> Standing:
    who = standing_of(user, make.TODAY)
    assert who
    return who


def test_a_carrier_sees_its_own_grants_and_a_lead_none(cast: Cast, stage: Stage) -> None:
    assert [g.carrier for g in visible_grants(standing(cast.dora))] == [cast.carrier_nord]
    assert not visible_grants(standing(cast.emil)).exists()
    assert not visible_grants(standing(cast.ada)).exists()
    assert visible_grants(standing(cast.cleo)).count() == 1


def test_the_chosen_programme_counts_and_that_there_are_others(cast: Cast, stage: Stage) -> None:
    person = make.make_person(cast.elsewhere, user=cast.cleo)
    make.make_tenure(make.make_post(cast.elsewhere, kind="board"), person)

    first, chosen = standing(cast.cleo), standing_of(cast.cleo, make.TODAY, slug="anderswo")

    assert chosen
    assert (first.programme, chosen.programme) == (cast.programme, cast.elsewhere)
    assert (first.kinds, chosen.kinds) == (frozenset({"coordination"}), frozenset({"board"}))
    assert (first.several, chosen.several, standing(cast.ada).several) == (True, True, False)


def test_a_standing_takes_two_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        assert standing(cast.cleo).programme.municipality.land


def test_a_lead_changes_the_own_site_alone(cast: Cast) -> None:
    who = standing(cast.ada)

    assert list(changeable_sites(who)) == [cast.nord]
    assert not changeable(who, Organisation).exists()
    assert not changeable_parts(who, cast.sued, Address).exists()


def test_a_pause_is_not_for_the_lead_to_change(cast: Cast) -> None:
    paused = Phase.objects.create(site=cast.nord, kind="paused", valid_from=make.START)

    assert paused not in changeable_parts(standing(cast.ada), cast.nord, Phase)
    assert paused in changeable_parts(standing(cast.cleo), cast.nord, Phase)


def test_who_sees_a_site_from_inside(cast: Cast) -> None:
    inside = {name for name in ALL if may_see_inside(standing(getattr(cast, name)), cast.nord)}

    assert inside == {"cleo", "ada", "dora", "hilde", "lena"}


def test_who_left_has_no_standing_any_more(cast: Cast) -> None:
    assert standing_of(cast.fritz, dt.date(2023, 10, 31)) is not None
    assert standing_of(cast.fritz, dt.date(2023, 11, 1)) is None


def test_a_municipality_of_several_programmes_is_nobodys_to_change(cast: Cast) -> None:
    assert may_edit_municipality(standing(cast.cleo))
    cast.elsewhere.municipality = cast.programme.municipality
    cast.elsewhere.save()

    assert not may_edit_municipality(standing(cast.cleo))


@pytest.mark.parametrize(
    ("person", "words"),
    [("cleo", True), ("dora", True), ("ada", False), ("hilde", False)],
)
def test_pages_show_grants_only_to_those_concerned(
    cast: Cast, stage: Stage, client: Client, person: str, words: bool
) -> None:
    Grant.objects.update(reference="40-2023-17")
    client.force_login(getattr(cast, person))

    page = client.get(reverse("programme:programme"))

    assert ("40-2023-17" in page.content.decode()) is words


def test_business_contacts_are_for_those_who_work_with_them(cast: Cast, client: Client) -> None:
    Person.objects.filter(user=cast.ben).update(email="ben@schule.example")
    seen = {}
    for person in ("cleo", "ada", "dora", "hilde", "lena"):
        client.force_login(getattr(cast, person))
        pages = [reverse("programme:posts"), reverse("programme:site", args=["2"])]
        seen[person] = ["ben@schule.example" in client.get(p).content.decode() for p in pages]

    assert seen == {
        "cleo": [True, True],
        "ada": [True, True],
        "dora": [True, True],
        "hilde": [False, False],
        "lena": [False, False],
    }


def test_choices_never_offer_records_of_another_programme(
    cast: Cast, stage: Stage, client: Client
) -> None:
    strange = make.make_organisation(cast.elsewhere, name="Fremder Träger")
    client.force_login(cast.cleo)
    page = reverse("programme:part_new", args=["1", "traegerschaft"])

    answer = client.post(page, {"carrier": strange.pk, "valid_from": "2024-01-01"})

    assert "Fremder Träger" not in client.get(page).content.decode()
    assert answer.status_code == 422
    assert not Carriership.objects.filter(carrier=strange).exists()
