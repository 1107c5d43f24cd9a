"""The planner's workbook: what is downloaded comes back as it was, and each change is seen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.tables_stage import edited, exported, furnish, sheet_of

from wirkraum.calendar.models import Absence, Place, Room, TravelTime
from wirkraum.history.models import Entry
from wirkraum.planning.domain.tables.layout import SHEETS
from wirkraum.planning.models import Format
from wirkraum.planning.queries import TablesPreview, stored_tables, tables_preview
from wirkraum.planning.readers.tables import read_workbook
from wirkraum.programme.models import Deputy, Tenure

D = dt.date


def preview(cast: Cast, data: bytes) -> TablesPreview:
    return tables_preview(cast.programme, read_workbook(data), make.TODAY)


def upload(client: Client, data: bytes, name: str = "plan.xlsx") -> Any:
    return client.post(reverse("planning:tables"), {"file": SimpleUploadedFile(name, data)})


def take(client: Client, answer: Any) -> Any:
    payload = answer.context["payload"]
    return client.post(reverse("planning:tables_take"), {"payload": payload})


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_what_is_downloaded_comes_back_unchanged(cast: Cast) -> None:
    furnish(cast)

    found = preview(cast, exported(cast))

    assert found.faults == ()
    assert found.unknown == ()
    assert found.changes == ()
    assert found.count("same") == 17
    assert found.kept == 0


def test_an_empty_programme_gives_a_template(cast: Cast) -> None:
    lines = read_workbook(exported(cast))

    assert list(lines) == [sheet.name for sheet in SHEETS]
    headings = {name: len(list(filter(None, rows[0][1]))) for name, rows in lines.items()}
    assert headings == {sheet.name: len(sheet.columns) for sheet in SHEETS}


def test_taken_into_another_programme_it_becomes_the_same(cast: Cast, cleo: Client) -> None:
    furnish(cast)
    data, before = exported(cast), stored_tables(cast.programme, make.TODAY)
    for model in (Format, TravelTime, Room, Place, Absence, Deputy):
        model.objects.all().delete()
    Tenure.objects.update(weekdays=[1, 2, 3, 4, 5])

    answer = take(cleo, upload(cleo, data))

    assert answer.status_code == 302
    assert stored_tables(cast.programme, make.TODAY) == before


def test_a_change_is_shown_taken_over_and_undone(cast: Cast, cleo: Client) -> None:
    furnish(cast)
    data = edited(exported(cast), "Formate", E2="3x/Jahr", F2=90, J2=None)

    shown = upload(cleo, data)
    text = shown.content.decode()
    done = take(cleo, shown)

    assert "<del>2x/Monat</del> → <ins>3x/Jahr</ins>" in text
    one = Format.objects.get(code="JF")
    assert (one.frequency_text, one.minutes) == ("3x/Jahr", 90)
    assert (one.preferred_weekday, one.preferred_start) == (None, None)
    entry = Entry.objects.order_by("-pk")[0]
    assert entry.steps.count() == 1
    message = next(iter(get_messages(done.wsgi_request)))
    assert message.extra_tags == f"undo-{entry.pk}"
    cleo.post(reverse("desk:undo", args=[entry.pk]))
    one.refresh_from_db()
    assert (one.frequency_text, one.minutes, one.preferred_weekday) == ("2x/Monat", 120, 3)


def test_nothing_is_written_before_it_is_taken_over(cast: Cast, cleo: Client) -> None:
    furnish(cast)

    upload(cleo, edited(exported(cast), "Formate", B2="Anders"))

    assert Format.objects.get(code="JF").name == "Jour fixe"
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "text"),
    [
        ("Formate", "E2", "2x/Mont", 'Formate, Zeile 2, Spalte Häufigkeit: "2x/Mont": »Mont« ist kein Zeitraum'),
        ("Formate", "D2", "FSZ-Leitung", "Meinten Sie „FSZ-Leitungen“?"),
        ("Formate", "A3", "jf", "Formate, Zeile 3, Spalte Kürzel: Das steht schon in Zeile 2."),
        ("Formate", "F2", "lang", "Spalte Dauer: „lang“ geht nicht: Hier steht eine Zahl von 15 bis 600."),
        ("Formate", "F2", 600, "Spalte spätestens: Zwischen frühestem Beginn"),
        ("Formate", "G2", "Mo, Xy", "„Xy“ ist kein Wochentag"),
        ("Formate", "G2", "Di", "Spalte am liebsten: Dieser Wochentag steht nicht"),
        ("Formate", "J2", "Mi 15:00", "Spalte am liebsten: Dieser Beginn passt nicht"),
        ("Formate", "H2", "halb zehn", "„halb zehn“ ist keine Uhrzeit"),
        ("Formate", "L2", "Rathaus, Sal", "Spalte Räume: „Rathaus, Sal“ gibt es nicht. Meinten Sie"),
        ("Formate", "R2", "JF", "Ein Format kann sich nicht selbst ausschließen."),
        ("Formate", "T2", 3, "Tage freihalten geht nur mit „nach Bedarf“."),
        ("Formate", "W3", "1.1.2020", "Spalte gilt bis: Das Ende liegt vor dem Beginn."),
        ("Formate", "B2", None, "Formate, Zeile 2, Spalte Format: Hier fehlt etwas."),
        ("Räume", "C2", 0, "Räume, Zeile 2, Spalte Plätze"),
        ("Räume", "E3", 47.1, "Räume, Zeile 3, Spalte Breite: Für diesen Ort steht in Zeile 2"),
        ("Wegzeiten", "B2", "Rathaus", "Ein Weg führt von einem Ort zu einem anderen."),
        ("Wegzeiten", "B2", "Bahnhof", "Wegzeiten, Zeile 2, Spalte nach: „Bahnhof“ gibt es nicht."),
        ("Abwesenheiten", "C2", "1.1.2024", "Abwesenheiten, Zeile 2, Spalte bis: Das Ende"),
        ("Abwesenheiten", "E3", None, "Geben Sie beide Uhrzeiten an"),
        ("Abwesenheiten", "B2", "31.2.2024", "„31.2.2024“ ist kein Tag"),
        ("Vertretungen", "B2", "site_lead ada", "Eine Stelle kann sich nicht selbst vertreten."),
        ("Arbeitstage", "B2", "Unbekannt", "Diese Zeile gibt es im Programm nicht."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_its_cell(
    cast: Cast, cleo: Client, sheet: str, cell: str, value: object, text: str
) -> None:
    furnish(cast)
    before = stored_tables(cast.programme, make.TODAY)

    answer = upload(cleo, edited(exported(cast), sheet, **{cell: value}))

    assert answer.status_code == 422
    assert text in "\n".join(str(fault.told) for fault in answer.context["faults"])
    assert answer.context["payload"] == ""
    assert stored_tables(cast.programme, make.TODAY) == before


def test_a_stale_preview_is_refused(cast: Cast, cleo: Client) -> None:
    furnish(cast)
    shown = upload(cleo, edited(exported(cast), "Formate", B2="Anders"))
    Format.objects.filter(code="SB").update(minutes=60)

    answer = take(cleo, shown)

    assert "Inzwischen hat sich etwas geändert" in told(answer)[0]
    assert Format.objects.get(code="JF").name == "Jour fixe"


def test_a_preview_is_taken_over_once(cast: Cast, cleo: Client) -> None:
    shown = upload(cleo, sheet_of("Räume", ["Ort", "Raum", "Plätze"], ["Rathaus", "Saal", 40]))

    take(cleo, shown)
    again = take(cleo, shown)

    assert "Inzwischen hat sich etwas geändert" in told(again)[-1]
    assert Room.objects.count() == 1


@pytest.mark.parametrize("payload", ["", "quatsch", "eyJyb3dzIjpbXX0:1:x"])
def test_a_made_up_preview_is_refused(cast: Cast, cleo: Client, payload: str) -> None:
    answer = cleo.post(reverse("planning:tables_take"), {"payload": payload})

    assert "Die Vorschau ist veraltet" in told(answer)[0]


def test_a_preview_is_for_who_made_it(cast: Cast, cleo: Client, client: Client) -> None:
    shown = upload(cleo, sheet_of("Räume", ["Ort", "Raum", "Plätze"], ["Rathaus", "Saal", 40]))
    client.force_login(cast.sven)

    answer = take(client, shown)

    assert "Die Vorschau ist veraltet" in told(answer)[0]
    assert not Room.objects.exists()


def test_what_fails_halfway_leaves_nothing_behind(
    cast: Cast, cleo: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[Any]] = [
        ["Ort", "Raum", "Plätze"],
        ["Rathaus", "Saal", 40],
        ["Schule", "Aula", 40],
    ]
    shown = upload(cleo, sheet_of("Räume", *rows))
    clean = Room.full_clean

    def refuse(self: Room, *args: Any, **more: Any) -> None:
        if self.name == "Aula":
            raise LookupError("Aula")
        clean(self, *args, **more)

    monkeypatch.setattr(Room, "full_clean", refuse)
    answer = take(cleo, shown)

    assert "Räume, Zeile 3: Aula" in told(answer)[0]
    assert not Place.objects.exists()
    assert not Entry.objects.exists()


def test_posts_with_one_name_are_told_apart(cast: Cast) -> None:
    for site in (cast.nord, cast.sued, cast.sued):
        post = make.make_post(cast.programme, kind="school_head", title="Schulleitung", site=site)
        make.make_tenure(post, make.make_person(cast.programme), weekdays=[1, 2])

    named = [row["post"] for row in stored_tables(cast.programme, make.TODAY)["Arbeitstage"]]
    found = preview(cast, exported(cast))

    assert {"Schulleitung (1)", "Schulleitung (2)", "Schulleitung (2) #2"} <= set(named)
    assert (found.faults, found.changes) == ((), ())


def test_never_on_one_day_is_taken_back_from_either_side(cast: Cast, cleo: Client) -> None:
    furnish(cast)
    assert Format.objects.get(code="SB").not_with.exists()

    take(cleo, upload(cleo, edited(exported(cast), "Formate", R3=None)))

    assert not Format.objects.get(code="JF").not_with.exists()


def test_what_the_file_leaves_out_stays(cast: Cast, cleo: Client) -> None:
    furnish(cast)

    shown = upload(cleo, sheet_of("Wegzeiten", ["von", "nach", "Minuten"]))

    assert "Eine Zeile steht nicht in der Datei und bleibt." in shown.content.decode()
    assert TravelTime.objects.exists()
