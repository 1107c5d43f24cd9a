"""Every address of the year plan, and who gets in: the permission matrix."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Place, Termin, TravelTime
from wirkraum.planning.access import (
    changeable_formats,
    may_plan,
    movable_occurrences,
    visible_formats,
    visible_occurrences,
)
from wirkraum.planning.models import Format, PlanRun
from wirkraum.programme.access import Standing, standing_of

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}
# Sven coordinates another programme: he has pages of his own there, and nothing of ours.
EACH = ALL | {"sven"}
COORDINATORS = {"cleo", "sven"}


@dataclass(frozen=True)
class Stage:
    """A format with one Termin everybody sees and one for those asked alone."""

    format: Format
    open: Termin
    team: Termin
    run: PlanRun


@pytest.fixture
def stage(cast: Cast, jour_fixe: Format) -> Stage:
    open_ = occur(jour_fixe, dt.date(2024, 2, 5))
    team = occur(jour_fixe, dt.date(2024, 3, 4), visibility="team")
    run = PlanRun.objects.create(
        programme=cast.programme, school_year="2023-24", title="Neu", asked_at=make.NOW
    )
    return Stage(jour_fixe, open_, team, run)


def address(name: str, stage: Stage) -> str:
    """The address a row of the matrix names: "move open" moves stage.open."""
    name, _, what = name.partition(" ")
    if what in {"open", "team"} and name == "year":
        return f"{reverse('planning:year')}?termin={getattr(stage, what).uid}"
    if what in {"open", "team"}:
        return reverse(f"planning:{name}", args=[getattr(stage, what).uid])
    if name == "load_post":
        post = stage.format.programme.posts.get(title__endswith=what)
        return reverse("planning:load_post", args=[post.pk])
    if what == "run":
        return reverse(f"planning:{name}", args=[stage.run.pk])
    if what == "places":
        return reverse(f"planning:{name}", args=a_way(stage.format))
    one = of_a_site(stage.format) if what == "site" else stage.format
    return reverse(f"planning:{name}", args=[one.pk] if what else [])


def a_way(one: Format) -> list[int]:
    """The two places of a way with minutes of its own."""
    names = ("Rathaus", "Schule")
    places = [Place.objects.get_or_create(programme=one.programme, name=n)[0] for n in names]
    TravelTime.objects.get_or_create(place=places[0], other=places[1], minutes=25)
    return [place.pk for place in places]


def of_a_site(one: Format) -> Format:
    """The same format, belonging to a site's own circle."""
    if found := Format.objects.filter(programme=one.programme, circle__site__isnull=False).first():
        return found
    site = one.programme.sites.order_by("mark")[0]
    circle = make.make_circle(one.programme, name="Leitungsteam", site=site)
    return make.make_format(one.programme, circle, code="LT1")


LOOK = {
    "load": EACH,
    "load_post ada": {"cleo", "lena", "ada"},
    "load_post hilde": {"cleo", "lena", "ada", "hilde"},
    "soll_ist": EACH,
    "health": COORDINATORS | {"lena"},
    "health_line": COORDINATORS | {"lena"},
    "year": EACH,
    "year open": ALL,
    "year team": {"cleo", "lena"},
    "formats": EACH,
    "frequency": EACH,
    "what_if": COORDINATORS,
    "compare": COORDINATORS,
    "publish": COORDINATORS,
    "run run": {"cleo"},
    "format_new": COORDINATORS,
    "format_edit format": {"cleo"},
    "format_copy format": {"cleo"},
    "format_sites site": {"cleo"},
    "weighting": COORDINATORS,
    "weighting_effect": COORDINATORS,
    "add format": {"cleo"},
    "move open": {"cleo"},
    "move team": {"cleo"},
    "why open": ALL,
    "why team": {"cleo", "lena"},
    "others open": {"cleo"},
    "others team": {"cleo"},
    "as_calendar": EACH,
    "as_workbook": EACH,
    "as_poster": EACH,
    "ground": COORDINATORS,
    "tables": COORDINATORS,
    "tables_download": COORDINATORS,
    "ways": EACH,
    "way places": {"cleo"},
}
POST = {
    "tables_take": COORDINATORS,
    "way_delete places": {"cleo"},
    "propose": COORDINATORS,
    "adopt": COORDINATORS,
    "announce": COORDINATORS,
    "stop run": {"cleo"},
    "pin open": {"cleo"},
    "pin team": {"cleo"},
    "call_up open": {"cleo"},
    "call_up team": {"cleo"},
    "check open": {"cleo"},
    "add_check format": {"cleo"},
    "format_delete format": {"cleo"},
    "format_edit format": {"cleo"},
    "format_copy format": {"cleo"},
    "format_sites site": {"cleo"},
    "weighting": COORDINATORS,
    "move open": {"cleo"},
    "add format": {"cleo"},
}


@pytest.mark.parametrize("name", LOOK)
def test_pages_open_for_whom_they_are(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    found = {}
    for who in CAST:
        client.force_login(getattr(cast, who))
        found[who] = client.get(address(name, stage)).status_code

    assert found == {who: 200 if who in LOOK[name] else 404 for who in CAST}


@pytest.mark.parametrize("name", LOOK)
def test_pages_send_the_signed_out_to_sign_in(name: str, stage: Stage, client: Client) -> None:
    answer = client.get(address(name, stage))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", POST)
def test_verbs_are_for_whom_they_are(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    found = {}
    for who in CAST:
        client.force_login(getattr(cast, who))
        found[who] = client.post(address(name, stage), {}).status_code != 404

    assert found == {who: who in POST[name] for who in CAST}


@pytest.mark.parametrize("name", POST)
def test_verbs_send_the_signed_out_to_sign_in(name: str, stage: Stage, client: Client) -> None:
    answer = client.post(address(name, stage))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["propose", "adopt", "announce", "check open", "add_check format"])
def test_verbs_do_not_answer_to_a_look(name: str, stage: Stage, cleo: Client) -> None:
    assert cleo.get(address(name, stage)).status_code == 405


def standing(user: User) -> Standing:
    who = standing_of(user, make.TODAY)
    assert who is not None
    return who


def test_everything_of_another_programme_is_out_of_reach(stage: Stage, cast: Cast) -> None:
    sven = standing(cast.sven)

    assert may_plan(sven)
    assert not visible_formats(sven).exists()
    assert not visible_occurrences(sven).exists()
    assert not movable_occurrences(sven).exists()


def test_a_lead_sees_the_plan_and_changes_nothing(stage: Stage, cast: Cast) -> None:
    ada = standing(cast.ada)

    assert visible_formats(ada).get() == stage.format
    assert list(visible_occurrences(ada)) == [stage.open]
    assert not changeable_formats(ada).exists()
    assert not movable_occurrences(ada).exists()


def test_the_coordination_moves_only_what_has_not_happened(stage: Stage, cast: Cast) -> None:
    for status in ("held", "documented", "cancelled"):
        Termin.objects.filter(pk=stage.open.pk).update(status=status)

        assert list(movable_occurrences(standing(cast.cleo))) == [stage.team]
