"""Entering a Termin: the form, what it says of the day, who may."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests import make
from tests.calendar.pages import SignIn, fields, told, url
from tests.cast import Cast

from wirkraum.calendar.models import FreeDays, Termin
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry

D = dt.date


def test_entering_asks_the_circles_in_the_same_verb(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(
        url("new"), fields(circles=[cast.leads.pk], sites=[cast.nord.pk], note="schön")
    )

    termin = Termin.objects.get()
    assert answer["Location"] == url("termin", termin)
    assert (termin.starts_at.astimezone(make.NOW.tzinfo).hour, termin.day) == (15, D(2023, 12, 4))
    assert [one.circle for one in termin.participants.all()] == [cast.leads]
    assert (termin.sequence, termin.changed_at) == (0, make.NOW)
    undo(entry=Entry.objects.get(), by=cast.cleo, at=make.NOW, summary="zurück")
    assert not Termin.objects.exists()


def test_a_lead_enters_for_the_own_site_alone(cast: Cast, as_user: SignIn) -> None:
    ada = as_user(cast.ada)

    nowhere = ada.post(url("new"), fields())
    foreign = ada.post(url("new"), fields(sites=[cast.sued.pk]))
    assert (nowhere.status_code, foreign.status_code) == (422, 422)
    assert not Termin.objects.exists()

    assert ada.post(url("new"), fields(sites=[cast.nord.pk])).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Titel"),
        ({"day": "30.02.2024"}, "Tag"),
        ({"end": "14:00"}, "Das Ende liegt vor dem Beginn."),
        ({"end": "15:00"}, "Das Ende liegt vor dem Beginn."),
        ({"visibility": "alle"}, "Sichtbar"),
    ],
)
def test_entering_wrongly_keeps_the_input(cleo: Client, wrong: dict[str, str], words: str) -> None:
    answer = cleo.post(url("new"), fields(place="Raum 012", **wrong))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Raum 012" in text
    assert not Termin.objects.exists()


def test_a_free_day_and_a_name_are_said_and_do_not_stand_in_the_way(cleo: Client) -> None:
    answer = cleo.post(url("new"), fields(day="2023-11-22", note="Gespräch mit Frau Muster"))

    assert answer.status_code == 302
    assert any("Buß- und Bettag" in text for text in told(answer))
    assert any("„Frau Muster“" in text for text in told(answer))


def test_the_address_may_propose_a_day(cleo: Client) -> None:
    text = cleo.get(url("new") + "?tag=2024-02-29").content.decode()

    assert 'value="2024-02-29"' in text
    assert 'value="09:00"' in text
    assert cleo.get(url("new") + "?tag=2024-02-30").status_code == 200


def test_a_new_termin_is_proposed_for_today_at_the_own_site(cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.ada).get(url("new")).content.decode()

    assert 'value="2023-11-27"' in text
    assert f'value="{cast.nord.pk}" id="id_sites_0" checked' in " ".join(text.split())


def test_the_hint_beside_the_day_names_reason_and_neighbours(cast: Cast, cleo: Client) -> None:
    own = make.make_termin(cast.programme, title="Jour fixe", on=D(2024, 3, 1))
    FreeDays.objects.create(
        programme=cast.programme,
        site=cast.nord,
        kind="movable",
        name="Beweglicher Ferientag",
        first_day=D(2024, 3, 1),
        last_day=D(2024, 3, 1),
    )

    def hint(query: str) -> str:
        return cleo.get(url("day_hint") + query).content.decode()

    assert "9:00–10:30 Jour fixe" in hint("?day=2024-03-01")
    assert "Jour fixe" not in hint(f"?day=2024-03-01&ohne={own.uid}")
    assert "Jour fixe" in hint("?day=2024-03-01&ohne=x")
    assert "Beweglicher" not in hint("?day=2024-03-01")
    assert "Beweglicher Ferientag" in hint(f"?day=2024-03-01&sites={cast.nord.pk}")
    assert "Wochenende" in hint("?day=2024-03-02")
    assert hint("?day=morgen") == ""
