"""What every address refuses and every answer says, whatever its view."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django.urls import reverse
from tests.cast import Cast

from wirkraum.kit.clock import berlin, is_shown
from wirkraum.kit.days import day_of, possible
from wirkraum.kit.numbers import number_of

FORM = "application/x-www-form-urlencoded"
LIMIT: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


@pytest.mark.parametrize("text", ["", "x", "²", "-1", "1" * 19, "9" * 5000, "1.5", "\x00"])
def test_what_no_database_keeps_is_no_number(text: str) -> None:
    assert number_of(text) is None


def test_a_number_is_read() -> None:
    assert number_of("0") == 0
    assert number_of("9" * 18) == 10**18 - 1


@pytest.mark.parametrize(
    "text", ["", "x", "\x00", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"]
)
def test_a_day_nobody_means_is_none(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_day_nobody_means_is_refused_with_the_years(day: dt.date) -> None:
    assert day_of("2023-11-27") == dt.date(2023, 11, 27)
    possible(dt.date(2023, 11, 27))
    with pytest.raises(ValidationError, match="zwischen 1900 und 2199"):
        possible(day)


@pytest.mark.parametrize(
    ("day", "time", "shown"),
    [
        (dt.date(2024, 3, 31), dt.time(1, 59), True),
        (dt.date(2024, 3, 31), dt.time(2, 0), False),
        (dt.date(2024, 3, 31), dt.time(2, 59), False),
        (dt.date(2024, 3, 31), dt.time(3, 0), True),
        (dt.date(2024, 10, 27), dt.time(2, 30), True),
    ],
)
def test_clocks_leave_out_an_hour_in_spring(day: dt.date, time: dt.time, shown: bool) -> None:
    assert is_shown(berlin(day, time)) is shown


@pytest.mark.parametrize("path", ["/konto/login/", "/konto/password/reset/", "/", "/termine/neu/"])
def test_a_heavy_body_is_refused_unread(path: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    answer = client.post(
        path, b"", content_type="multipart/form-data; boundary=a", CONTENT_LENGTH=str(LIMIT + 1)
    )

    assert answer.status_code == 413
    assert "mehr gesendet, als diese Seite annimmt" in answer.content.decode()
    assert "Content-Security-Policy" in answer


@pytest.mark.parametrize("path", ["/einrichtung/", "/termine/freie-tage/import/"])
def test_pages_for_files_weigh_by_themselves(path: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    over = {"CONTENT_LENGTH": str(10**9)}

    answer = client.post(path, b"", content_type="multipart/form-data; boundary=a", **over)

    assert answer.status_code in {302, 422}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary="),
        (b"a=%C3", f"{FORM}; charset=utf-7"),
        ("&".join(f"a{n}=" for n in range(3000)).encode(), FORM),
    ],
)
def test_what_cannot_be_read_is_told_in_german(
    body: bytes, kind: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.cleo)

    answer = client.generic("POST", "/programm/bearbeiten/", body, kind)

    assert answer.status_code == 400
    assert "nichts gespeichert" in answer.content.decode()


@override_settings(ALLOWED_HOSTS=["wirkraum.example"])
@pytest.mark.parametrize(
    "host", ["evil.example", "wirkraum.example@evil", "a b", "[::1", "x" * 300]
)
@pytest.mark.parametrize(
    "path", ["/konto/login/", "/oeffentlich/musterstadt/", "/termine/abo/x.ics"]
)
def test_another_host_is_refused_in_german(path: str, host: str, db: None, client: Client) -> None:
    answer = client.get(path, HTTP_HOST=host)

    assert answer.status_code == 400
    assert "Das haben wir nicht verstanden" in answer.content.decode()
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/", "/termine/", "/berichte/", "/programm/stellen/", "/verlauf/", "/konto/einstellungen/"],
)
def test_pages_of_the_workspace_are_kept_by_nobody_between(
    path: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.cleo)

    answer = client.get(path)

    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]


def test_every_answer_guards_itself(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    for path in ("/", "/konto/login/", "/oeffentlich/musterstadt/", "/gibt-es-nicht/", "/health/"):
        answer = client.get(path)

        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["Referrer-Policy"] == "same-origin", path
        assert answer["X-Frame-Options"] == "DENY", path
        assert "default-src 'none'" in answer["Content-Security-Policy"], path
        assert "unsafe" not in answer["Content-Security-Policy"], path


def test_cookies_are_for_the_server_alone(cast: Cast, client: Client) -> None:
    answer = client.post(
        reverse("account_login"), {"login": cast.cleo.email, "password": "Sommerwind-2023"}
    )

    assert answer.status_code == 302
    for name in ("wirkraum", "csrftoken"):
        assert answer.cookies[name]["httponly"], name
        assert answer.cookies[name]["samesite"] == "Lax", name


@pytest.mark.parametrize("name", ["wirkraum", "csrftoken", "messages", "sprache"])
@pytest.mark.parametrize("value", ["", "x" * 9000, '"a\\000bcdefghijk"', '"', "W1tdXQ:1:aa", "%00"])
def test_broken_cookies_sign_nobody_in_and_break_nothing(
    name: str, value: str, db: None, client: Client
) -> None:
    client.cookies[name] = value

    assert client.get("/").status_code == 302
    assert client.get("/konto/login/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/programm/stelle/neu/?standort=%00",
        "/termine/?standort=%00&zeit=%00&monat=%00&stand=%00&page=%00",
        "/suche/?q=%00",
        "/jahresplan/?jahr=%00&ansicht=%00",
        "/standorte/?stand=%00",
        "/konto/login/?next=%00",
        "/oeffentlich/musterstadt/1/?monat=%00&sprache=%00",
    ],
)
def test_a_sign_no_database_knows_finds_nothing(path: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get(path).status_code in {200, 302}


@pytest.mark.parametrize("path", ["/programm/wechseln/", "/verlauf/1/zurueck/"])
def test_nor_does_a_form_that_sends_it(path: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.post(path, {"programm": "\x00", "next": "\x00"}).status_code in {302, 404}


def test_nor_does_a_sign_in(db: None, client: Client) -> None:
    sent = {"login": "a\x00@example.org", "password": "\x00"}

    assert client.post("/konto/login/", sent).status_code == 200
    assert client.post("/konto/password/reset/", {"email": "a\x00@example.org"}).status_code == 200
