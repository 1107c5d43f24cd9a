"""The pages of free days, their import, kinds of Termin, and the command."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from tests import make
from tests.calendar.pages import told, url
from tests.cast import Cast

from wirkraum.calendar.models import FreeDays, Kind
from wirkraum.calendar.readers.refusal import MOST_BYTES
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry

D = dt.date
CSV = (
    "state_code,name,start,end,school_year\n"
    "SN,Herbstferien,2023-10-02,2023-10-14,2023/24\n"
    "SN,Winterferien,2024-02-12,2024-02-23,2023/24\n"
    "NW,Herbstferien,2023-10-02,2023-10-14,2023/24\n"
)
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    "BEGIN:VEVENT\r\nSUMMARY:Pfingstferien\r\nDTSTART;VALUE=DATE:20240518\r\n"
    "DTEND;VALUE=DATE:20240522\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nSUMMARY:Kollegium\r\nDTSTART:20240305T140000\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


def stored(cast: Cast, **more: Any) -> FreeDays:
    day = D(2024, 3, 1)
    fields = {"kind": "closure", "name": "frei", "first_day": day, "last_day": day} | more
    return FreeDays.objects.create(programme=cast.programme, **fields)


def test_the_page_shows_a_school_year_with_its_public_holidays(cast: Cast, cleo: Client) -> None:
    stored(cast, name="Schließzeit Hort", site=cast.nord)

    this, other, odd = (
        cleo.get(url("free_days") + query).content.decode()
        for query in ("", "?jahr=2024-25", "?jahr=quatsch")
    )

    assert "Buß- und Bettag" in this
    assert "Mi 22.11.2023" in this
    assert "Schließzeit Hort" in this
    assert "Schließzeit Hort" not in other
    assert "Freie Tage 2024/25" in other
    assert "Freie Tage 2023/24" in odd


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        day = D(2024, 3, 1) + dt.timedelta(days=n)
        stored(cast, first_day=day, last_day=day, site=cast.nord)

    with django_assert_num_queries(6):
        cleo.get(url("free_days"))


def test_holidays_are_loaded_with_one_press_and_its_undo(cast: Cast, cleo: Client) -> None:
    assert "48 Ferienzeiten" in cleo.get(url("free_days")).content.decode()

    first = cleo.post(url("free_load"))
    second = cleo.post(url("free_load"))

    assert FreeDays.objects.count() == 48
    message = next(iter(get_messages(first.wsgi_request)))
    assert message.extra_tags == f"undo-{Entry.objects.get().pk}"
    assert told(second)[-1] == "Alle Ferien sind schon da."
    assert "Schulferien laden" not in cleo.get(url("free_days")).content.decode()


def test_a_land_without_our_holidays_is_told_what_to_do(cast: Cast, cleo: Client) -> None:
    town = cast.programme.municipality
    town.land = "NW"
    town.save()

    answer = cleo.post(url("free_load"))

    assert "Nordrhein-Westfalen" in told(answer)[0]
    assert "Schulferien laden" not in cleo.get(url("free_days")).content.decode()


def days(**more: Any) -> dict[str, Any]:
    return {"kind": "closure", "name": "Umbau", "first_day": "2024-03-01", "last_day": ""} | more


def test_one_day_needs_no_end(cast: Cast, cleo: Client) -> None:
    assert cleo.post(url("free_new"), days()).status_code == 302

    made = FreeDays.objects.get()
    assert (made.first_day, made.last_day, made.site) == (D(2024, 3, 1), D(2024, 3, 1), None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"last_day": "2024-02-29"}, "Der letzte Tag liegt vor dem ersten."),
        ({"last_day": "2026-02-28"}, "mehr als ein Jahr"),
        ({"kind": "movable"}, "setzt jede Schule selbst fest"),
        ({"first_day": ""}, "erster Tag"),
        ({"kind": "public"}, "Art"),
    ],
)
def test_wrong_free_days_are_refused_and_kept(
    cleo: Client, wrong: dict[str, str], words: str
) -> None:
    answer = cleo.post(url("free_new"), days(**wrong))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Umbau" in answer.content.decode()
    assert not FreeDays.objects.exists()


def test_the_same_days_twice_are_refused(cast: Cast, cleo: Client) -> None:
    stored(cast)

    answer = cleo.post(url("free_new"), days())

    assert answer.status_code == 422
    assert "Diese freien Tage gibt es schon." in answer.content.decode()


def test_a_lead_enters_movable_days_of_the_own_site(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)

    wrong = [
        client.post(url("free_new"), days(kind="movable", site=cast.sued.pk)),
        client.post(url("free_new"), days(kind="movable")),
        client.post(url("free_new"), days(kind="school", site=cast.nord.pk)),
    ]
    assert [answer.status_code for answer in wrong] == [422, 422, 422]

    answer = client.post(url("free_new"), days(kind="movable", site=cast.nord.pk))

    assert answer.status_code == 302
    assert FreeDays.objects.get().site == cast.nord


def test_deleting_can_be_undone(cast: Cast, cleo: Client) -> None:
    made = stored(cast)

    cleo.post(url("free_delete", made.pk))
    assert not FreeDays.objects.exists()

    undo(entry=Entry.objects.get(), by=cast.cleo, at=make.NOW, summary="zurück")
    assert FreeDays.objects.get().pk == made.pk


def upload(client: Client, data: str | bytes, name: str = "ferien.csv", **more: Any) -> Any:
    content = data.encode() if isinstance(data, str) else data
    return client.post(url("free_import"), {"file": SimpleUploadedFile(name, content), **more})


def test_an_import_shows_first_and_writes_then(cast: Cast, cleo: Client) -> None:
    stored(
        cast,
        kind="school",
        name="Herbstferien",
        first_day=D(2023, 10, 2),
        last_day=D(2023, 10, 14),
    )

    preview = upload(cleo, CSV)

    assert [row.state for row in preview.context["rows"]] == ["known", "new"]
    assert "nichts gespeichert" in preview.content.decode()
    assert FreeDays.objects.count() == 1
    sent = {"payload": preview.context["payload"], "row": ["1"]}
    answer = cleo.post(url("free_confirm"), sent)
    assert answer.status_code == 302
    assert FreeDays.objects.get(name="Winterferien").source == "ferien.csv"
    again = cleo.post(url("free_confirm"), sent)
    assert told(again)[-1] == "Es war nichts Neues dabei."
    assert Entry.objects.count() == 1


def test_only_chosen_rows_are_taken(cleo: Client) -> None:
    preview = upload(cleo, CSV)

    cleo.post(url("free_confirm"), {"payload": preview.context["payload"], "row": ["0", "7"]})

    assert [made.name for made in FreeDays.objects.all()] == ["Herbstferien"]


def test_a_calendar_file_is_for_a_site_if_one_says_so(cast: Cast, cleo: Client) -> None:
    preview = upload(cleo, ICS, "ferien.ics", site=cast.nord.pk)

    assert "Kollegium" in preview.content.decode()
    assert "hat eine Uhrzeit" in preview.content.decode()
    cleo.post(url("free_confirm"), {"payload": preview.context["payload"], "row": ["0"]})
    made = FreeDays.objects.get()
    assert (made.name, made.last_day, made.site) == ("Pfingstferien", D(2024, 5, 21), cast.nord)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "leer"),
        ("name,start,end\nA,2023-13-01,2023-13-02\n", "Zeile 2: „2023-13-01“ ist kein Datum"),
        (b"PK\x03\x04", "Excel- oder ZIP-Datei"),
        ("BEGIN:VCALENDAR\r\n", "abgeschnitten"),
    ],
)
def test_bad_files_are_refused_in_plain_words(cleo: Client, data: str | bytes, words: str) -> None:
    answer = upload(cleo, data)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not FreeDays.objects.exists()


def test_an_enormous_file_is_refused_unread(cleo: Client) -> None:
    answer = upload(cleo, b"x" * (MOST_BYTES + 100_000))

    assert answer.status_code == 302
    assert told(answer) == ["Die Datei ist größer als 5 MB."]


def test_a_file_just_over_the_limit_is_refused_too(cleo: Client) -> None:
    answer = upload(cleo, b"x" * (MOST_BYTES + 1))

    assert answer.status_code == 422
    assert "größer als 5 MB" in answer.content.decode()


def test_a_forged_preview_is_not_taken(cleo: Client) -> None:
    preview = upload(cleo, CSV)
    forged = "x" + preview.context["payload"]

    answer = cleo.post(url("free_confirm"), {"payload": forged, "row": ["0"]})

    assert "veraltet" in told(answer)[-1]
    assert not FreeDays.objects.exists()


def test_the_import_is_guarded_against_foreign_forms(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.cleo)

    assert upload(client, CSV).status_code == 403


def test_kinds_are_named_once_and_keep_their_short_name(cast: Cast, cleo: Client) -> None:
    made = cleo.post(url("kind_new"), {"name": "Übergang Kita", "icon": "treppe", "order": "1"})
    twice = cleo.post(url("kind_new"), {"name": "übergang kita", "icon": "", "order": "1"})
    kind = Kind.objects.get()
    cleo.post(
        url("kind_edit", kind.pk), {"name": "Übergänge", "order": "2", "version": kind.version}
    )

    assert (made.status_code, twice.status_code) == (302, 422)
    kind.refresh_from_db()
    assert (kind.slug, kind.name) == ("uebergang-kita", "Übergänge")
    assert "Übergänge" in cleo.get(url("kinds")).content.decode()


def test_a_kind_in_use_is_not_deleted(cast: Cast, cleo: Client) -> None:
    used, unused = make.make_kind(cast.programme), make.make_kind(cast.programme, slug="x")
    make.make_termin(cast.programme, kind=used)

    refused = cleo.post(url("kind_delete", used.pk))
    cleo.post(url("kind_delete", unused.pk))

    assert "lässt sich nicht löschen" in told(refused)[0]
    assert list(Kind.objects.all()) == [used]


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("holidays", "--programme", "musterstadt", *words, stdout=out)
    return out.getvalue()


def test_the_command_loads_what_comes_with_the_product(cast: Cast) -> None:
    assert "Herbstferien: neu" in run("--preview")
    assert not FreeDays.objects.exists()

    assert run() == "48 übernommen, 0 nicht.\n"
    assert run() == "0 übernommen, 48 nicht.\n"
    entry = Entry.objects.get()
    assert (entry.by, entry.summary) == (None, "Schulferien geladen: Sachsen")


def test_the_command_takes_files_of_any_land(cast: Cast, tmp_path: Path) -> None:
    table, calendar = tmp_path / "ferien.csv", tmp_path / "ferien.ics"
    table.write_text(CSV)
    calendar.write_text(ICS)

    assert run(str(table), "--land", "nw").endswith("1 übernommen, 0 nicht.\n")
    assert run(str(table)).endswith("1 übernommen, 1 nicht.\n")
    assert "nicht: Kollegium (hat eine Uhrzeit" in run(str(calendar))
    assert FreeDays.objects.count() == 3


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--land", "ZZ"], "„ZZ“ ist kein Land"),
        (["--land", "BY"], "geben Sie bitte eine Datei an"),
        (["nirgends.csv"], "lässt sich nicht öffnen"),
    ],
)
def test_the_command_refuses_in_one_line(cast: Cast, words: list[str], reason: str) -> None:
    err = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("holidays", "--programme", "musterstadt", *words, stderr=err)

    assert ended.value.code == 2
    assert reason in err.getvalue()
    assert err.getvalue().count("\n") == 1
