"""Absences and foreign calendars: who sees, reads and changes which; the permission matrix."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from tests.calendar.pages import url
from tests.cast import Cast
from tests.make import TODAY

from wirkraum.accounts.models import User
from wirkraum.calendar.access import (
    may_change_absence,
    may_change_foreign,
    may_read_reason,
    visible_absences,
    visible_foreign,
)
from wirkraum.calendar.models import Absence, ForeignCalendar
from wirkraum.programme.access import Standing, standing_of
from wirkraum.programme.models import Person, Post

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
EACH = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "sven"}


@dataclass(frozen=True)
class Stage:
    """An absence and a calendar of everybody who matters."""

    lead: Absence  # of Ada, a person
    head: Absence  # of the post Hilde holds, at Ada's site
    reasoned: Absence  # the same, with a reason
    board: Absence  # of Lena, a person
    mine: ForeignCalendar  # of Ada, busy
    rounds: ForeignCalendar  # of the circle of leads
    school: ForeignCalendar  # of Hilde's post, busy


def person(user: User) -> Person:
    return Person.objects.get(user=user)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    head = Post.objects.get(kind="school_head")

    def away(**more: object) -> Absence:
        day = dt.date(2024, 3, 4)
        fields = {"programme": cast.programme, "first_day": day, "last_day": day} | more
        return Absence.objects.create(**fields)

    def foreign(name: str, **more: object) -> ForeignCalendar:
        address = "https://example.org/a.ics"
        fields = {"programme": cast.programme, "name": name, "address": address} | more
        return ForeignCalendar.objects.create(**fields)

    return Stage(
        lead=away(person=person(cast.ada), reason="Urlaub"),
        head=away(post=head),
        reasoned=away(post=head, reason="Urlaub"),
        board=away(person=person(cast.lena)),
        mine=foreign("dienstlich", person=person(cast.ada)),
        rounds=foreign("Stadtteilrunde", circle=cast.leads, use="series"),
        school=foreign("Schule", post=head),
    )


def address(name: str, stage: Stage) -> str:
    name, _, what = name.partition(" ")
    return url(name, getattr(stage, what)) if what else url(name)


LOOK = {
    "absences": EACH,
    "absence_new": EACH,
    "absence lead": {"cleo", "ada"},
    "absence head": {"cleo", "ada", "hilde"},
    "absence board": {"cleo", "lena"},
    "absence_edit lead": {"cleo", "ada"},
    "absence_edit head": {"cleo", "ada"},
    "absence_edit reasoned": {"cleo"},
    "absence_edit board": {"cleo", "lena"},
    "foreign_list": EACH,
    "foreign_new": EACH,
    "foreign mine": {"cleo", "ada"},
    "foreign rounds": {"cleo"},
    "foreign school": {"cleo", "ada", "hilde"},
    "foreign_edit mine": {"cleo", "ada"},
    "foreign_edit rounds": {"cleo"},
    "foreign_edit school": {"cleo", "ada"},
}


@pytest.mark.parametrize("name", LOOK)
def test_pages_open_for_whom_they_are(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    found = {}
    for who in CAST:
        client.force_login(getattr(cast, who))
        found[who] = client.get(address(name, stage)).status_code

    assert found == {who: 200 if who in LOOK[name] else 404 for who in CAST}


POST = {
    "absence_delete lead": {"cleo", "ada"},
    "absence_delete head": {"cleo", "ada"},
    "absence_delete reasoned": {"cleo"},
    "absence_delete board": {"cleo", "lena"},
    "foreign_read mine": {"cleo", "ada"},
    "foreign_read rounds": {"cleo"},
    "foreign_delete mine": {"cleo", "ada"},
    "foreign_delete rounds": {"cleo"},
    "foreign_delete school": {"cleo", "ada"},
}


@pytest.fixture
def _no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    monkeypatch.setattr("wirkraum.calendar.actions.foreign.fetch", lambda address: empty)


@pytest.mark.usefixtures("_no_net")
@pytest.mark.parametrize("who", [*CAST, "nobody"])
@pytest.mark.parametrize("name", POST)
def test_verbs_are_for_whom_they_are(
    name: str, who: str, stage: Stage, cast: Cast, client: Client
) -> None:
    if who != "nobody":
        client.force_login(getattr(cast, who))

    answer = client.post(address(name, stage))

    login = answer.headers.get("Location", "").startswith(reverse("account_login"))
    assert answer.status_code == (302 if who in POST[name] or who == "nobody" else 404)
    assert login == (who == "nobody")


@pytest.mark.parametrize("name", POST)
def test_verbs_do_not_answer_to_a_look(name: str, stage: Stage, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get(address(name, stage)).status_code == 405
    assert Absence.objects.count() == 4


@pytest.mark.parametrize("name", LOOK)
def test_pages_send_the_signed_out_to_sign_in(name: str, stage: Stage, client: Client) -> None:
    answer = client.get(address(name, stage))

    assert answer["Location"].startswith(reverse("account_login"))


def standing(user: User) -> Standing:
    who = standing_of(user, TODAY)
    assert who is not None
    return who


def test_reasons_are_for_those_away_and_the_coordination(stage: Stage, cast: Cast) -> None:
    who = {name: standing(getattr(cast, name)) for name in CAST if name != "fritz"}

    def reads(absence: Absence) -> set[str]:
        return {name for name, one in who.items() if may_read_reason(one, absence)}

    assert reads(stage.lead) == {"cleo", "ada"}
    assert reads(stage.reasoned) == {"cleo", "hilde"}


def test_a_lead_sees_when_the_people_of_her_site_are_away(stage: Stage, cast: Cast) -> None:
    absence = Absence.objects.create(
        programme=cast.programme,
        person=person(cast.hilde),
        first_day=TODAY,
        last_day=TODAY,
        reason="Kur",
    )

    assert visible_absences(standing(cast.ada)).filter(pk=absence.pk).exists()
    assert not may_change_absence(standing(cast.ada), absence)
    assert not visible_absences(standing(cast.ben)).filter(pk=absence.pk).exists()


def test_nothing_of_another_programme_is_within_reach(stage: Stage, cast: Cast) -> None:
    sven = standing(cast.sven)

    assert not visible_absences(sven).exists()
    assert not visible_foreign(sven).exists()
    assert not may_read_reason(sven, stage.lead)
    assert not may_change_absence(sven, stage.head)
    assert not may_change_foreign(sven, stage.rounds)


def test_what_a_calendar_says_is_changed_there(stage: Stage, cast: Cast) -> None:
    stage.lead.source = stage.mine

    assert not may_change_absence(standing(cast.cleo), stage.lead)
