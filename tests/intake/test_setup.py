"""Bringing a deck: what is read waits, what is not read says why, and nothing is written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.intake.made import pptx_of
from tests.intake.stage import TABLE, paste

from wirkraum.accounts.models import User
from wirkraum.history.models import Entry
from wirkraum.intake.actions import receive
from wirkraum.intake.models import Arrival
from wirkraum.intake.readers import limits
from wirkraum.reporting.domain.deck import Deck, DeckSlide

URL = "/einrichtung/"
SOUND = Deck((DeckSlide(1, "Titel", ("a", "b")),))


@pytest.fixture
def founder(client: Client, db: None) -> User:
    user = make.make_user("founder@example.org", may_found=True)
    client.force_login(user)
    return user


def upload(client: Client, data: bytes, name: str = "deck.pptx"):
    return client.post(URL, {"file": SimpleUploadedFile(name, data)})


def test_the_address_is_german() -> None:
    assert reverse("intake:setup") == URL


def test_pasted_table_waits_to_be_looked_at(founder: User, client: Client) -> None:
    arrival = paste(client)

    assert len(arrival.proposal["formats"]) == 3
    assert (arrival.arrived_by, arrival.programme, arrival.confirmed) == (founder, None, None)
    page = client.get(URL).content.decode()
    assert reverse("intake:review", args=[arrival.pk]) in page
    assert "noch nicht übernommen" in page


def test_file_is_read_and_not_kept(founder: User, client: Client) -> None:
    answer = upload(client, pptx_of(SOUND), name="ordner/deck.pptx")

    arrival = Arrival.objects.get()
    assert answer["Location"] == reverse("intake:review", args=[arrival.pk])
    assert arrival.name == "deck.pptx"
    assert [slide["title"] for slide in arrival.deck["slides"]] == ["Titel"]


def test_same_file_twice_is_one_arrival(founder: User, client: Client) -> None:
    first = upload(client, pptx_of(SOUND))
    data = pptx_of(SOUND)
    Arrival.objects.all().delete()
    first = upload(client, data)
    second = upload(client, data, name="anders.pptx")

    assert Arrival.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_same_text_of_two_founders_is_two_arrivals(founder: User, client: Client) -> None:
    paste(client)
    client.force_login(make.make_user("other@example.org", may_found=True))
    paste(client)

    assert Arrival.objects.count() == 2


def bomb() -> bytes:
    """A presentation with a picture that unpacks to far more than it is."""
    out = BytesIO(pptx_of(SOUND))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/image.xml", b"\0" * (60 * limits.MEGABYTE))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 99, "weder Präsentation noch Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        (b"%PDF-1.7\nkaputt", "beschädigt"),
        (bomb(), "ungewöhnlich großen Inhalt"),
    ],
)
def test_unreadable_files_say_why_and_what_to_do(
    data: bytes, words: str, founder: User, client: Client
) -> None:
    answer = upload(client, data)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "data-fokus" in page
    assert not Arrival.objects.exists()
    assert not Entry.objects.exists()


def test_a_huge_file_is_refused_before_it_is_read(
    founder: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "django.http.multipartparser.MultiPartParser.parse", lambda *_: pytest.fail("it was read")
    )
    announced = limits.MAX_FILE + 64 * 1024 + 1

    answer = client.generic(
        "POST", URL, b"x", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(announced)
    )

    assert answer.status_code == 422
    assert "Die Datei ist größer als" in answer.content.decode()


def test_a_file_a_little_too_large_is_refused(
    founder: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 1000)

    answer = upload(client, b"a\n" * 600, name="deck.txt")

    assert answer.status_code == 422
    assert not Arrival.objects.exists()


def test_a_form_field_of_megabytes_is_refused_in_words(founder: User, client: Client) -> None:
    answer = client.post(URL, {"text": "a" * (3 * limits.MEGABYTE)})

    assert answer.status_code == 422
    assert not Arrival.objects.exists()


def test_too_long_a_text_is_refused_and_kept(
    founder: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 20)

    answer = client.post(URL, {"text": TABLE})

    assert answer.status_code == 422
    assert "Trägertreffen" in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": " \n"}])
def test_nothing_brought_is_said(data: dict[str, str], founder: User, client: Client) -> None:
    answer = client.post(URL, data)

    assert answer.status_code == 422
    assert "Wählen Sie eine Datei" in (page := answer.content.decode()) or "Fügen Sie" in page
    assert not Arrival.objects.exists()


def test_characters_no_database_takes_are_left_out(founder: User) -> None:
    text = "Titel\nA\ud800B\n\nSeite I Folie 2\nC".encode("utf-16-le", "surrogatepass")
    arrival = receive(data=b"\xff\xfe" + text, name="a\0\nb", by=founder, at=make.NOW)

    assert arrival.name == "a b"
    assert "\ud800" not in str(arrival.deck)


def test_posting_needs_the_token(founder: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(founder)

    assert strict.post(URL, {"text": TABLE}).status_code == 403


@pytest.mark.parametrize("many", [1, 3, 20])
def test_queries_do_not_grow_with_what_came_in(
    many: int, founder: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for at in range(many):
        receive(data=f"{TABLE}{at}".encode(), name=str(at), by=founder, at=make.NOW)

    with django_assert_num_queries(4):
        client.get(URL)


def test_files_are_not_left_behind(founder: User, client: Client, tmp_path: Path, settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload(client, pptx_of(SOUND))

    assert Arrival.objects.exists()
    assert not list(tmp_path.iterdir())
