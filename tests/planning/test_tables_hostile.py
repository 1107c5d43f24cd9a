"""Workbooks that are none, lie, or are too much: refused with a word, nothing written."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from tests import make
from tests.cast import Cast
from tests.planning.tables_stage import edited, exported, furnish, saved, sheet_of

from wirkraum.calendar.models import Place, Room
from wirkraum.planning.forms.tables import MOST_CHANGES
from wirkraum.planning.models import Format
from wirkraum.planning.queries import tables_preview
from wirkraum.planning.readers.tables import MOST_BYTES, MOST_ROWS, BadWorkbook, read_workbook

PLAIN = sheet_of("Räume", ["Ort", "Raum", "Plätze"], ["Rathaus", "Saal", 40])


def zipped(**parts: bytes) -> bytes:
    """An archive; the names of its parts are written with underscores for slashes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one part more, or another one in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
BAD = {
    "empty": (b"", "keine Excel-Datei"),
    "text": (b"Ort;Raum\n", "keine Excel-Datei"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "alte oder geschützte Excel-Datei"),
    "archive": (zipped(a=b"a"), "keine Excel-Datei"),
    "cut": (PLAIN[: len(PLAIN) // 2], "keine Excel-Datei"),
    "hollow": (zipped(xl__workbook=b"<a/>"), "beschädigt"),
    "bomb": (zipped(xl__workbook=b"<a/>", big=bytes(31 * 1024 * 1024)), "entpackt zu groß"),
    "parts": (zipped(xl__workbook=b"<a/>", **{f"p{n}": b"" for n in range(600)}), "zu groß"),
    "entity": (with_part(PLAIN, "xl/sharedStrings.xml", ENTITY), "Anweisungen"),
    "entity 16": (
        with_part(PLAIN, "xl/sharedStrings.xml", ENTITY.decode().encode("utf-16")), "Anweisungen"
    ),
    "other sheets": (sheet_of("Tabelle1", ["Ort"]), "keines der Blätter"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_workbook_for_the_planner_is_refused(name: str) -> None:
    data, text = BAD[name]

    with pytest.raises(BadWorkbook, match=text):
        read_workbook(data)


@pytest.mark.parametrize("place", range(0, len(PLAIN), max(1, len(PLAIN) // 60)))
def test_a_flipped_byte_is_read_or_refused(place: int) -> None:
    data = bytearray(PLAIN)
    data[place] ^= 0xFF

    with suppress(BadWorkbook):
        assert read_workbook(bytes(data))


def test_too_many_rows_are_refused() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Räume")
    for n in range(MOST_ROWS + 2):
        sheet.append([f"Ort {n}"])

    with pytest.raises(BadWorkbook, match=r"mehr als 20\.000 Zeilen"):
        read_workbook(saved(book))


def test_a_sheet_that_claims_to_be_endless_is_read_as_far_as_it_goes() -> None:
    book = Workbook()
    book.active.title = "Räume"
    book.active.append(["Ort", "Raum", "Plätze"])
    book.active["A3"] = "Rathaus"
    book.active["XFD1048576"] = "fern"

    lines = read_workbook(saved(book))["Räume"]

    assert [number for number, _cells in lines] == [1, 3]


def test_formulas_are_not_carried_out(cast: Cast) -> None:
    data = sheet_of(
        "Räume", ["Ort", "Raum", "Plätze"], ["=CMD()", "Saal", 40], ["Rathaus", "Saal", "=1+1"]
    )

    found = tables_preview(cast.programme, read_workbook(data), make.TODAY)

    # Without a stored result the cells say nothing.
    assert [str(fault.told) for fault in found.faults] == [
        "Räume, Zeile 2, Spalte Ort: Hier fehlt etwas.",
        "Räume, Zeile 3, Spalte Plätze: Ein Raum braucht eine Zahl von Plätzen.",
    ]


def test_a_name_that_looks_like_a_formula_stays_a_name(cast: Cast) -> None:
    furnish(cast)

    rows = dict(read_workbook(exported(cast)))["Formate"]

    assert "=Sprechtag" in rows[2][1]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("F2", -5), ("F2", 1e300), ("F2", True), ("F2", float("nan")), ("H2", 3.7),
        ("H2", dt.timedelta(hours=30)), ("V2", dt.date(9999, 12, 31)), ("V2", 45000),
        ("B2", "x" * 5000), ("B2", "a\u202eb" * 100), ("G2", "Fr–Mo"), ("G2", "," * 3000),
        ("J2", ",,,"), ("J2", "9"), ("L2", ";" * 3000), ("R2", "\n" * 50), ("E2", "1" * 130),
        ("A2", "  "), ("A2", 12345678901), ("U2", "Woche"), ("O2", "vielleicht"),
    ],
)  # fmt: skip
def test_odd_cells_are_told_or_read_and_never_fall_over(
    cast: Cast, cleo: Client, column: str, value: object
) -> None:
    furnish(cast)
    data = edited(exported(cast), "Formate", **{column: value})

    answer: Any = cleo.post(
        reverse("planning:tables"), {"file": SimpleUploadedFile("plan.xlsx", data)}
    )

    assert answer.status_code in {200, 422}
    if answer.context["payload"]:
        done = cleo.post(reverse("planning:tables_take"), {"payload": answer.context["payload"]})
        assert done.status_code == 302
        Format.objects.get(name="Jour fixe")


def test_a_file_too_big_is_refused_unread(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(
        reverse("planning:tables"),
        {"file": SimpleUploadedFile("plan.xlsx", bytes(MOST_BYTES + 100_000))},
    )

    assert answer.status_code == 302
    assert str(next(iter(get_messages(answer.wsgi_request)))) == "Die Datei ist größer als 5 MB."


def test_too_many_changes_are_refused_with_what_helps(cast: Cast, cleo: Client) -> None:
    rows = [[f"Ort {n}", "Raum", 10] for n in range(MOST_CHANGES + 1)]
    data = sheet_of("Räume", ["Ort", "Raum", "Plätze"], *rows)

    answer = cleo.post(reverse("planning:tables"), {"file": SimpleUploadedFile("p.xlsx", data)})

    assert "Teilen Sie die Datei" in answer.content.decode()
    assert answer.context["payload"] == ""


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_preview_takes_the_same_queries_for_any_number(
    cast: Cast, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        place = Place.objects.create(programme=cast.programme, name=f"Ort {n}")
        Room.objects.create(place=place, name="Raum", seats=10)
        one = make.make_format(cast.programme, cast.leads, code=f"F{n}")
        one.rooms.set(Room.objects.all())
        one.not_with.set(Format.objects.exclude(pk=one.pk))
    lines = read_workbook(exported(cast))

    with django_assert_max_num_queries(16):
        assert tables_preview(cast.programme, lines, make.TODAY).changes == ()


def test_a_table_without_its_key_or_with_strange_columns_says_so(cast: Cast) -> None:
    data = sheet_of("Räume", ["Raum", "Platz"], ["Saal", 40])

    found = tables_preview(cast.programme, read_workbook(data), make.TODAY)

    assert [str(fault.told) for fault in found.faults] == [
        "Räume, Zeile 1, Spalte Ort: Die Spalte fehlt. Die Überschriften stehen in der ersten Zeile."
    ]
    assert found.unknown == (("Räume", "Platz"),)


def test_columns_that_are_missing_leave_what_is_stored(cast: Cast, cleo: Client) -> None:
    furnish(cast)
    data = sheet_of("Formate", ["Kürzel", "Dauer"], ["JF", 90])

    answer: Any = cleo.post(
        reverse("planning:tables"), {"file": SimpleUploadedFile("p.xlsx", data)}
    )
    cleo.post(reverse("planning:tables_take"), {"payload": answer.context["payload"]})

    one = Format.objects.get(code="JF")
    assert (one.minutes, one.min_gap_days, one.rooms.count(), one.not_with.count()) == (
        90,
        10,
        2,
        1,
    )
