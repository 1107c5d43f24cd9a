"""Every address of sites and programme, and who gets in: the permission matrix."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.programme.conftest import Stage

ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}
CLEO = {"cleo"}
NORD = {"cleo", "ada"}
SUED = {"cleo", "ben"}
EVERYBODY = (*sorted(ALL), "fritz", "sven")


RECORDS = (
    "verweis",
    "aufgabe",
    "organisation",
    "person",
    "stelle",
    "besetzung",
    "vertretung",
    "zielgruppe",
    "mitgliedschaft",
    "bescheid",
)
NEVER_NEW = {"besetzung", "vertretung", "mitgliedschaft"}
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
    ("post", ["pk:stelle"], ALL),
    ("circles", [], ALL),
    ("programme_edit", [], CLEO),
    ("municipality_edit", [], CLEO),
    ("post_fill", ["pk:stelle"], CLEO),
    ("post_vacate", ["pk:stelle"], CLEO),
    ("deputy_new", ["pk:stelle"], CLEO),
    ("person_access", ["pk:person"], CLEO),
    ("member_new", ["pk:zielgruppe"], CLEO),
    *[("part_new", ["1", what], who) for what, who in SITE_PARTS.items()],
    *[("part_edit", ["1", what, f"pk:{what}"], who) for what, who in SITE_PARTS.items()],
    *[("record_edit", [what, f"pk:{what}"], CLEO) for what in RECORDS],
    *[("record_new", [what], CLEO if what not in NEVER_NEW else set()) for what in RECORDS],
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


READ_ONLY = {"sites", "site", "site_records", "programme", "posts", "post", "circles"}


@pytest.mark.parametrize("row", READ, ids=named(READ))
def test_who_may_send_a_form(
    cast: Cast, stage: Stage, client: Client, row: tuple[str, list[str], set[str]]
) -> None:
    name, parts, inside = row
    page = address(name, parts, stage)
    got = {}
    for person in EVERYBODY:
        client.force_login(getattr(cast, person))
        with transaction.atomic():
            got[person] = client.post(page).status_code
            transaction.set_rollback(True)
    client.logout()

    # An empty form is incomplete; only the profile a lead may change has nothing that must be there.
    known = {person: 422 if person in inside else 404 for person in EVERYBODY}
    if name == "site_edit":
        known |= dict.fromkeys(inside - CLEO, 302)
    svens = 422 if inside and (not parts or name == "record_new") else 404
    wanted = dict.fromkeys(EVERYBODY, 405) if name in READ_ONLY else known | {"sven": svens}
    assert got == wanted
    assert client.post(page)["Location"] == f"/konto/login/?next={page}"
