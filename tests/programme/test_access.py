"""Every address of sites and programme, and who gets in: the permission matrix."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

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
from wirkraum.programme.models import (
    Address,
    Carriership,
    Duty,
    Grant,
    Link,
    Membership,
    Organisation,
    Person,
    Phase,
    Post,
    School,
    Tenure,
)

ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}
CLEO = {"cleo"}
NORD = {"cleo", "ada"}
SUED = {"cleo", "ben"}
EVERYBODY = (*sorted(ALL), "fritz", "sven")


@dataclass(frozen=True)
class Stage:
    """One record of every kind at Nord."""

    keys: dict[str, int]


@pytest.fixture
def stage(cast: Cast) -> Stage:
    school = make.make_organisation(cast.programme, name="1. Grundschule", kind="school")
    post = Post.objects.get(site=cast.nord, title="site_lead ada")
    return Stage(
        {
            "anschrift": Address.objects.create(
                site=cast.nord, street="Weg 1", city="Musterstadt", valid_from=make.START
            ).pk,
            "schule": School.objects.create(
                site=cast.nord, organisation=school, valid_from=make.START
            ).pk,
            "traegerschaft": Carriership.objects.get(site=cast.nord).pk,
            "phase": Phase.objects.create(site=cast.nord, kind="start", valid_from=make.START).pk,
            "verweis": Link.objects.create(
                programme=cast.programme, label="Land", url="https://land.example/"
            ).pk,
            "aufgabe": Duty.objects.create(
                programme=cast.programme, theme="network", text="Vernetzen"
            ).pk,
            "organisation": school.pk,
            "person": Person.objects.get(user=cast.ada).pk,
            "stelle": post.pk,
            "besetzung": Tenure.objects.get(post=post).pk,
            "zielgruppe": cast.leads.pk,
            "mitgliedschaft": Membership.objects.filter(circle=cast.leads).earliest("pk").pk,
            "bescheid": Grant.objects.create(
                programme=cast.programme, carrier=cast.carrier_nord, valid_from=make.START
            ).pk,
        }
    )


RECORDS = (
    "verweis",
    "aufgabe",
    "organisation",
    "person",
    "stelle",
    "besetzung",
    "zielgruppe",
    "mitgliedschaft",
    "bescheid",
)
SITE_PARTS = {"anschrift": NORD, "schule": NORD, "traegerschaft": CLEO, "phase": NORD}

# Address, its parts ("pk:stelle" stands for a key of the stage), and who may open it.
READ: list[tuple[str, list[str], set[str]]] = [
    ("sites", [], ALL),
    ("site", ["1"], ALL),
    ("site", ["2"], ALL),
    ("site_records", ["1"], ALL),
    ("site_new", [], CLEO),
    ("site_edit", ["1"], NORD),
    ("site_edit", ["2"], SUED),
    ("site_pause", ["1"], CLEO),
    ("site_resume", ["1"], CLEO),
    ("site_end", ["1"], CLEO),
    ("programme", [], ALL),
    ("posts", [], ALL),
    ("circles", [], ALL),
    ("programme_edit", [], CLEO),
    ("municipality_edit", [], CLEO),
    ("post_fill", ["pk:stelle"], CLEO),
    ("post_vacate", ["pk:stelle"], CLEO),
    ("person_access", ["pk:person"], CLEO),
    ("member_new", ["pk:zielgruppe"], CLEO),
    *[("part_new", ["1", what], who) for what, who in SITE_PARTS.items()],
    *[("part_edit", ["1", what, f"pk:{what}"], who) for what, who in SITE_PARTS.items()],
    *[("record_edit", [what, f"pk:{what}"], CLEO) for what in RECORDS],
    *[
        ("record_new", [what], CLEO if what not in {"besetzung", "mitgliedschaft"} else set())
        for what in RECORDS
    ],
    ("part_new", ["1", "unsinn"], set()),
    ("record_new", ["unsinn"], set()),
]
WRITE: list[tuple[str, list[str], set[str]]] = [
    ("site_delete", ["1"], CLEO),
    ("person_no_access", ["pk:person"], CLEO),
    *[("part_delete", ["1", what, f"pk:{what}"], who) for what, who in SITE_PARTS.items()],
    *[("record_delete", [what, f"pk:{what}"], CLEO) for what in RECORDS],
]


def address(name: str, parts: list[str], stage: Stage) -> str:
    known = [stage.keys[p.removeprefix("pk:")] if p.startswith("pk:") else p for p in parts]
    return reverse(f"programme:{name}", args=known)


def named(rows: list[tuple[str, list[str], set[str]]]) -> list[str]:
    return ["/".join([name, *parts]) for name, parts, _who in rows]


@pytest.mark.parametrize("row", READ, ids=named(READ))
def test_who_opens_a_page(
    cast: Cast, stage: Stage, client: Client, row: tuple[str, list[str], set[str]]
) -> None:
    name, parts, inside = row
    page = address(name, parts, stage)
    got = {}
    for person in EVERYBODY:
        client.force_login(getattr(cast, person))
        got[person] = client.get(page).status_code
    client.logout()
    answer = client.get(page)

    # Sven sees the pages of his own programme; what belongs to ours does not exist for him.
    ours = bool(parts) and name != "record_new"
    svens = 404 if ours or not inside else 200
    wanted = {person: 200 if person in inside else 404 for person in EVERYBODY}
    assert got == wanted | {"sven": svens}
    assert (answer.status_code, answer["Location"]) == (302, f"/konto/login/?next={page}")


@pytest.mark.parametrize("row", WRITE, ids=named(WRITE))
def test_who_may_delete(
    cast: Cast, stage: Stage, client: Client, row: tuple[str, list[str], set[str]]
) -> None:
    name, parts, inside = row
    page = address(name, parts, stage)
    got = {}
    for person in EVERYBODY:
        client.force_login(getattr(cast, person))
        assert client.get(page).status_code == 405
        with transaction.atomic():
            got[person] = client.post(page).status_code
            transaction.set_rollback(True)

    assert got == {person: 302 if person in inside else 404 for person in EVERYBODY}


def standing(user: User) -> Standing:
    who = standing_of(user, make.TODAY)
    assert who
    return who


def test_a_carrier_sees_its_own_grants_and_a_lead_none(cast: Cast, stage: Stage) -> None:
    assert [g.carrier for g in visible_grants(standing(cast.dora))] == [cast.carrier_nord]
    assert not visible_grants(standing(cast.emil)).exists()
    assert not visible_grants(standing(cast.ada)).exists()
    assert visible_grants(standing(cast.cleo)).count() == 1


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
