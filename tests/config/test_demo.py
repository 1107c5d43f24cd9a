"""The demonstration: Dresden comes to life by the product's own means, and only there."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from tests.make import make_programme

from wirkraum.calendar.models import Status, Termin
from wirkraum.config.demo.load import load
from wirkraum.config.demo.signins import PASSWORD, SIGN_INS
from wirkraum.kit.clock import now
from wirkraum.planning.models import Occurrence
from wirkraum.programme.access import standing_of
from wirkraum.programme.models import Grant, Person, Programme, Tenure

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def dresden() -> Programme:
    """The loaded programme."""
    return load(at=now(), say=lambda text: None)


def test_dresden_has_sites_a_year_and_one_sign_in_per_role(
    dresden: Programme, client: object
) -> None:
    assert (dresden.slug, dresden.is_example) == ("dresden", True)
    assert {site.mark for site in dresden.sites.all()} == {
        *("14", "93", "117", "122", "129", "139", "FöZ")
    }
    for one in SIGN_INS:
        person = Person.objects.get(programme=dresden, function=one.function)
        assert person.user is not None
        assert person.user.check_password(PASSWORD)
        assert standing_of(person.user, dt.date(2023, 11, 27)) is not None
    assert not Tenure.objects.filter(post__site__mark="117", post__kind="site_lead").exists()
    held = Occurrence.objects.filter(format__code="JF")
    assert held.count() == 18


def test_carriers_have_their_bescheid_from_the_start(dresden: Programme) -> None:
    grants = Grant.objects.as_of(dt.date(2023, 11, 27)).filter(programme=dresden)

    assert {(str(one.carrier), one.inferred) for one in grants} == {
        *(("SUFW", True), ("drefugio", True), ("VSP", True))
    }


def test_example_termine_are_marked_and_nothing_is_held_ahead_of_time(dresden: Programme) -> None:
    held = Termin.objects.filter(programme=dresden, status=Status.HELD)

    assert held.filter(starts_at__gt=now()).count() == 0
    # The one Termin the deck itself tells of is no example.
    assert [one.title for one in held.filter(is_example=False)] == ["Trägertreffen"]


@pytest.mark.parametrize("code", ["JF", "GS"])
def test_two_a_month_are_evenly_spaced(dresden: Programme, code: str) -> None:
    held = Termin.objects.filter(programme=dresden, occurrence__format__code=code)
    days = sorted(one.day for one in held)

    assert min((after - day).days for day, after in pairwise(days)) >= 10


def test_the_coordination_is_never_in_two_places(dresden: Programme) -> None:
    spans = Termin.objects.filter(programme=dresden, occurrence__isnull=False).values_list(
        "starts_at", "ends_at"
    )
    listed = sorted(spans)

    assert [one for one, after in pairwise(listed) if one[1] > after[0]] == []


def test_the_report_of_the_deck_s_day_comes_out(
    dresden: Programme, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"{tmp_path}/bericht.json"
    call_command(
        "report",
        "startphase",
        programme="dresden",
        as_of="2023-11-30",
        format="json",
        output=path,
    )
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  a path given as text
        told = file.read()

    assert "01.08.2023" in told
    assert "SUFW" in told
    assert "24.11.2023" in told


def test_a_real_programme_is_never_mixed_with_the_demonstration(tmp_path: object) -> None:
    make_programme()
    with override_settings(DEMO=True), pytest.raises(CommandError, match="echtes Programm"):
        call_command("demo")


def test_outside_the_demonstration_the_command_refuses() -> None:
    with override_settings(DEMO=False), pytest.raises(CommandError, match="WIRKRAUM_DEMO"):
        call_command("demo")
