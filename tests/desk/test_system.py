"""Help, choice of the programme, errors, and the watchdog's address."""

from __future__ import annotations

import json
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from tests import make
from tests.cast import Cast, on_stage

from wirkraum.desk import views
from wirkraum.programme.models import PostKind


def test_help_names_whom_to_ask(cast: Cast, client: Client) -> None:
    cast.cleo.persons.update(email="cleo@amt.example")
    client.force_login(cast.ada)

    page = client.get("/hilfe/").content.decode()

    assert "coordination cleo" in page
    assert "mailto:cleo@amt.example" in page
    assert "EUPL-1.2" in page
    assert "OpenHolidays" in page


def test_help_is_there_without_a_programme(cast: Cast, client: Client) -> None:
    client.force_login(cast.fritz)

    page = client.get("/hilfe/").content.decode()

    assert "richtet Ihren Zugang ein" in page
    assert 'href="/verlauf/"' not in page


@pytest.mark.parametrize(
    ("may_found", "word"), [(False, "keine Stelle"), (True, "Beginnen wir mit Ihrem Programm")]
)
def test_without_a_programme_the_start_shows_the_way_to_one(
    client: Client, db: None, may_found: bool, word: str
) -> None:
    client.force_login(make.make_user("neu@example.org", may_found=may_found))

    assert word in client.get("/").content.decode()


def test_one_chooses_between_ones_programmes(cast: Cast, client: Client) -> None:
    person = make.make_person(cast.elsewhere, function="Gast", user=cast.cleo)
    make.make_tenure(make.make_post(cast.elsewhere, kind=PostKind.BOARD), person)
    client.force_login(cast.cleo)
    assert client.get("/programm/wechseln/").content.decode().count("Hierher wechseln") == 1

    client.post("/programm/wechseln/", {"programm": "anderswo"})

    assert "Gast" in client.get("/").content.decode()


def test_a_post_that_ended_leaves_the_choice(cast: Cast, client: Client) -> None:
    user, _ = on_stage(cast.programme, "gast", PostKind.BOARD, until=make.START)
    client.force_login(user)

    page = client.get("/programm/wechseln/").content.decode()

    assert "Noch kein Programm" in page


def test_the_watchdog_asks_the_database_and_is_never_kept(client: Client, db: None) -> None:
    answer = client.get("/health/")

    assert json.loads(answer.content) == {"status": "ok", "database": "ok"}
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_the_watchdog_tells_of_a_silent_database(client: Client, db: None) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError):
        answer = views.health(RequestFactory().get("/health/"))

    assert answer.status_code == 503


def test_an_unknown_page_is_not_found(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    answer = client.get("/gibt-es-nicht/")

    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.content.decode()


def test_an_unknown_page_is_not_found_without_account(client: Client, db: None) -> None:
    assert client.get("/gibt-es-nicht/").status_code in {302, 404}


def test_the_error_page_needs_no_database() -> None:
    answer = views.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "500" in answer.content.decode()


def test_a_refusal_speaks_plainly(db: None) -> None:
    request = RequestFactory().get("/")

    answer = views.refused(request, reason="CSRF")

    assert answer.status_code == 403
    assert "CSRF" not in answer.content.decode()
