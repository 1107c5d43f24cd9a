"""The pages of foreign calendars: take in by address or file, read again, let go."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.calendar.foreign_files import ONE, TWO, calendar
from tests.calendar.pages import url
from tests.cast import Cast
from tests.make import NOW

from wirkraum.calendar.models import Absence, ForeignCalendar, Termin
from wirkraum.calendar.readers.refusal import MOST_BYTES
from wirkraum.history.models import Entry
from wirkraum.programme.models import Person, Post

SECRET = "https://kalender.example/geheim-123.ics"


@pytest.fixture(autouse=True)
def net(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address leads to one entry; which were asked."""
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return calendar(ONE)

    monkeypatch.setattr("wirkraum.calendar.actions.foreign.fetch", fetch)
    return asked


def file(data: bytes = calendar(ONE), name: str = "a.ics") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/calendar")


def given(cast: Cast, **more: Any) -> dict[str, Any]:
    lead = Post.objects.get(title="site_lead ada")
    return {"name": "dienstlich", "whose": f"post-{lead.pk}", "use": "busy"} | more


def stored(cast: Cast, **more: Any) -> ForeignCalendar:
    lead = Post.objects.get(title="site_lead ada")
    fields = {"name": "dienstlich", "post": lead, "address": SECRET} | more
    return ForeignCalendar.objects.create(programme=cast.programme, **fields)


def test_a_file_is_read_at_once_in_one_entry(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(url("foreign_new"), given(cast, file=file()), follow=True)

    made = ForeignCalendar.objects.get()
    assert (made.address, made.problem, made.read_at) == ("", "", NOW)
    assert Absence.objects.get().source == made
    assert Entry.objects.get().summary == "Kalender eingebunden: dienstlich"
    assert "einer Datei" in answer.content.decode()
    assert "Jetzt lesen" not in answer.content.decode()


def test_an_address_is_asked_by_the_worker(cast: Cast, cleo: Client, net: list[str]) -> None:
    address = SECRET.replace("https", "webcal")

    answer = cleo.post(url("foreign_new"), given(cast, address=address), follow=True)

    assert net == [SECRET]
    assert Absence.objects.count() == 1
    assert "kalender.example" in answer.content.decode()


def test_a_secret_address_is_never_shown_again(cast: Cast, cleo: Client) -> None:
    cleo.post(url("foreign_new"), given(cast, address=SECRET))
    made = ForeignCalendar.objects.get()

    pages = [
        cleo.get(one).content.decode()
        for one in (
            url("foreign", made.pk),
            url("foreign_edit", made.pk),
            url("foreign_list"),
            reverse("desk:history"),
        )
    ]

    assert not any("geheim" in page for page in pages)
    assert "kalender.example" in pages[1]


def test_an_address_stays_unless_another_is_given(cast: Cast, cleo: Client, net: list[str]) -> None:
    made = stored(cast)

    cleo.post(url("foreign_edit", made.pk), {"name": "neu", "version": made.version})
    made.refresh_from_db()
    assert (made.name, made.address, net) == ("neu", SECRET, [SECRET])

    cleo.post(
        url("foreign_edit", made.pk),
        {"name": "neu", "version": made.version, "file": file(calendar(TWO))},
    )
    made.refresh_from_db()
    assert made.address == ""
    assert [one.key for one in Absence.objects.all()] == ["b"]


REFUSALS = {
    "neither": ({}, "Geben Sie eine Adresse ein"),
    "both": ({"address": SECRET, "file": file()}, "entweder eine Adresse oder eine Datei"),
    "http": ({"address": "http://kalender.example/a"}, "mit https"),
    "password": ({"address": "https://a:b@kalender.example/"}, "Passwort"),
    "no host": ({"address": "https://"}, "mit https"),
    "no address": ({"address": "https://[::1"}, "keine Adresse"),
    "no calendar": ({"file": file(b"GIF89a")}, "keine Kalenderdatei"),
    "broken": ({"file": file(calendar(ONE)[:-15])}, "abgeschnitten"),
    "nobody": ({"whose": "", "file": file()}, "wr-feld fehler"),
    "another's": ({"whose": "post-99999", "file": file()}, "wr-feld fehler"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_is_refused_and_kept(name: str, cast: Cast, cleo: Client) -> None:
    change, words = REFUSALS[name]
    for one in change.values():
        if isinstance(one, SimpleUploadedFile):
            one.seek(0)

    answer = cleo.post(url("foreign_new"), given(cast) | change)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="dienstlich"' in answer.content.decode()
    assert not ForeignCalendar.objects.exists()


def test_circles_have_termine_and_persons_are_busy(cast: Cast, cleo: Client) -> None:
    circle, ada = f"circle-{cast.leads.pk}", Person.objects.get(user=cast.ada).pk

    def made(**more: str) -> int:
        return cleo.post(url("foreign_new"), given(cast, file=file(), **more)).status_code

    assert made(whose=circle, use="busy") == 422
    assert made(whose=f"person-{ada}", use="series") == 422
    assert made(whose=circle, use="series") == 302
    assert Termin.objects.get().title == "Runde"


def test_nobody_but_the_coordination_takes_in_termine(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)

    answer = client.post(url("foreign_new"), given(cast, use="series", file=file()))
    refused = client.post(
        url("foreign_new"),
        given(cast, name="x", whose=f"circle-{cast.leads.pk}", use="series", file=file()),
    )

    assert (answer.status_code, refused.status_code) == (302, 422)
    assert ForeignCalendar.objects.get().use == "busy"
    assert not Termin.objects.exists()


def test_what_announces_too_much_is_answered_unread(cast: Cast, cleo: Client) -> None:
    for one in (url("foreign_new"), url("foreign_edit", stored(cast).pk)):
        answer = cleo.generic("POST", one, b"x", CONTENT_LENGTH=str(MOST_BYTES * 2))

        assert (answer.status_code, answer["Location"]) == (302, one)


def test_problems_are_shown_with_what_to_do(cast: Cast, cleo: Client) -> None:
    made = stored(cast, problem="Das Zertifikat des anderen Servers ist ungültig.", read_at=NOW)

    page = cleo.get(url("foreign", made.pk)).content.decode()
    listed = cleo.get(url("foreign_list")).content.decode()

    assert "Das Zertifikat" in page
    assert "Was vorher gelesen wurde, gilt weiter." in page
    assert "Ein Kalender ließ sich nicht lesen." in listed


def test_read_now_and_let_go_with_its_absences(cast: Cast, cleo: Client, net: list[str]) -> None:
    made = stored(cast)
    from_file = stored(cast, name="Datei", address="")

    cleo.post(url("foreign_read", made.pk))
    told = cleo.post(url("foreign_read", from_file.pk))
    assert (net, Absence.objects.count()) == ([SECRET], 1)
    assert "aus einer Datei" in str(list(get_messages(told.wsgi_request))[-1])

    cleo.post(url("foreign_delete", made.pk), {"version": made.version})
    assert not Absence.objects.exists()
    cleo.post(reverse("desk:undo", args=[Entry.objects.latest("pk").pk]))
    assert Absence.objects.count() == 1


def test_an_address_is_asked_once_a_minute(cast: Cast, cleo: Client, net: list[str]) -> None:
    made, other = stored(cast), stored(cast, name="anderer")

    for one in (made, made, made, other):
        answer = cleo.post(url("foreign_read", one.pk))
        cleo.post(url("foreign_edit", one.pk), {"name": "so", "version": one.version})

    assert net == [SECRET, SECRET]
    assert answer.status_code == 302


def test_the_command_reads_what_is_due(cast: Cast, capsys: Any) -> None:
    stored(cast)

    call_command("refresh_calendars")

    assert capsys.readouterr().out == "1 Kalender gelesen.\n"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_pages_take_the_same_queries_for_any_number(
    number: int, cast: Cast, cleo: Client, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        made = stored(cast, name=f"K{n}", use="series")
        cleo.post(url("foreign_read", made.pk))
    cleo.get(url("foreign_list"))

    with django_assert_num_queries(5):
        cleo.get(url("foreign_list"))
    with django_assert_num_queries(8):
        cleo.get(url("foreign", made.pk))


def test_times_from_a_calendar_show_when_asked_for(cast: Cast, cleo: Client) -> None:
    cleo.post(url("foreign_new"), given(cast, file=file()))
    made = ForeignCalendar.objects.get()

    def shown(query: str) -> int:
        return len(cleo.get(url("absences") + query).context["rows"])

    numbers = [shown(one) for one in ("", "?quelle=alle", f"?kalender={made.pk}", "?kalender=9")]
    assert numbers == [0, 1, 1, 0]
