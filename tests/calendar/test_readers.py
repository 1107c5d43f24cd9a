"""Free days from files: understood, or refused in plain words."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.readers.file import read_file
from wirkraum.calendar.readers.holidays_csv import read_csv
from wirkraum.calendar.readers.ics import IcsFile, read_ics
from wirkraum.calendar.readers.refusal import MOST_BYTES, BadCalendar

SHARED = Path(__file__).parents[2] / "../shared/data/school_holidays_de.csv"
D = dt.date
HEAD = "state_code,name,start,end,school_year\n"


def table(*rows: str, head: str = HEAD) -> bytes:
    return (head + "\n".join(rows)).encode()


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()


def read(*events: str) -> IcsFile:
    return read_ics(calendar(*events), since=D(2023, 8, 1), until=D(2026, 7, 31))


def test_csv_takes_the_rows_of_the_land() -> None:
    data = table(
        "SN,Herbstferien,2023-10-02,2023-10-14,2023/24",
        "BY,Herbstferien,2023-10-30,2023-11-03,2023/24",
        "SN,Unterrichtsfreier Tag,2023-10-30,2023-10-30,2023/24",
    )

    assert read_csv(data, land="SN") == (
        FreeSpan(D(2023, 10, 2), D(2023, 10, 14), "Herbstferien", "school"),
        FreeSpan(D(2023, 10, 30), D(2023, 10, 30), "Unterrichtsfreier Tag", "set"),
    )


def test_csv_takes_what_a_german_spreadsheet_writes() -> None:
    data = "\ufeffName;Beginn;Ende;Art\r\nSchließzeit;27.12.2023;29.12.2023;closure\r\n".encode()
    old = "Name;Beginn;Ende\nPfingstferien Süd;18.05.2024;\n".encode("cp1252")

    assert read_csv(data, land="BY")[0].kind == "closure"
    assert read_csv(old, land="BY") == (
        FreeSpan(D(2024, 5, 18), D(2024, 5, 18), "Pfingstferien Süd", "school"),
    )


@pytest.mark.parametrize("land", ["BB", "BW", "BY", "HH", "MV", "NW", "SH", "SN", "TH"])
def test_csv_reads_the_shared_table_of_any_land(land: str) -> None:
    if not SHARED.exists():
        pytest.skip("the shared table is not here")

    found = read_csv(SHARED.read_bytes(), land=land)

    assert sum(span.name == "Sommerferien" for span in found) >= 7


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b" \n \n", "leer"),
        (HEAD.encode(), "keine freien Tage"),
        (b"a,b,c\n1,2,3\n", "Zeile 1: Der Kopfzeile fehlt: name, start, end"),
        (table("SN,Herbstferien,2023-13-01,2023-10-14,"), "Zeile 2: „2023-13-01“ ist kein Datum"),
        (table("SN,Herbstferien,2023-10-14,2023-10-02,"), "Zeile 2: Der letzte Tag liegt vor"),
        (table("", "SN,Ferien,2023-10-02,2033-10-02,"), "Zeile 3: „Ferien“ wäre länger"),
        (table("XX,Ferien,2023-10-02,2023-10-03,"), "Zeile 2: „XX“ ist kein Land"),
        (table("SN,,2023-10-02,2023-10-03,"), "Zeile 2: Der Name fehlt"),
        (table(f"SN,{'F' * 81},2023-10-02,2023-10-03,"), "Zeile 2: Der Name fehlt oder ist länger"),
        (table("SN,Ferien,1823-10-02,1823-10-03,"), "Zeile 2: Das Jahr 1823"),
        (table("BY,Ferien,2023-10-02,2023-10-03,"), "Für das Land SN steht nichts in der Datei"),
        (
            table("SN,Ferien,2023-10-02,2023-10-03,,feier", head=HEAD.strip() + ",kind\n"),
            "Zeile 2: „feier“ ist keine Art",
        ),
        (b"\0\0\0name,start,end\n", "keine Tabelle in Textform"),
        (table(*(["SN,Ferien,2023-10-02,2023-10-03,"] * 5001)), "mehr als 5000 Zeilen"),
        (b"x" * (MOST_BYTES + 1), "größer als 5 MB"),
        (table('SN,"Ferien' + "x" * 200_000), "lässt sich nicht lesen"),
    ],
)
def test_csv_refuses_with_place_and_reason(data: bytes, words: str) -> None:
    with pytest.raises(BadCalendar, match=words):
        read_csv(data, land="SN")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(BadCalendar):
        read_file(data, name="x", land="SN", since=D(2023, 8, 1), until=D(2026, 7, 31))


def test_ics_takes_whole_days() -> None:
    found = read(
        "SUMMARY:Herbstferien\\, Sachsen\r\nDTSTART;VALUE=DATE:20231002\r\nDTEND;VALUE=DATE:20231015",
        "SUMMARY:Brücken\r\n tag\r\nDTSTART;VALUE=DATE:20231030",
        "SUMMARY:Winterferien\r\nDTSTART;VALUE=DATE:20240212\r\nDURATION:P2W",
        'SUMMARY;X-A="a:b;c":Umbau\r\nDTSTART:20240301T000000\r\nDTEND:20240303T000000',
    )

    assert found.spans == (
        FreeSpan(D(2023, 10, 2), D(2023, 10, 14), "Herbstferien, Sachsen", "school"),
        FreeSpan(D(2023, 10, 30), D(2023, 10, 30), "Brückentag", "set"),
        FreeSpan(D(2024, 2, 12), D(2024, 2, 25), "Winterferien", "school"),
        FreeSpan(D(2024, 3, 1), D(2024, 3, 2), "Umbau", "school"),
    )
    assert found.skipped == ()


def test_ics_writes_yearly_entries_out() -> None:
    found = read(
        "SUMMARY:Gründungstag\r\nDTSTART;VALUE=DATE:20100505\r\nRRULE:FREQ=YEARLY;BYMONTH=5",
        "SUMMARY:Schalttag\r\nDTSTART;VALUE=DATE:20160229\r\nRRULE:FREQ=YEARLY;UNTIL=20260101",
        "SUMMARY:Zweimal\r\nDTSTART;VALUE=DATE:20240604\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n"
        "EXDATE;VALUE=DATE:20250604",
    )

    assert [(span.name, span.first) for span in found.spans] == [
        ("Schalttag", D(2024, 2, 29)),
        ("Gründungstag", D(2024, 5, 5)),
        ("Zweimal", D(2024, 6, 4)),
        ("Gründungstag", D(2025, 5, 5)),
        ("Gründungstag", D(2026, 5, 5)),
    ]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("SUMMARY:X\r\nDTSTART:20231002T090000Z", "Uhrzeit"),
        ("SUMMARY:X\r\nDTSTART;TZID=Europe/Berlin:20231002T090000", "Uhrzeit"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nDURATION:PT2H", "Uhrzeit"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nRRULE:FREQ=WEEKLY", "jährlich"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nRRULE:FREQ=YEARLY;BYDAY=1MO", "jährlich"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nRRULE:FREQ=YEARLY;BYMONTH=4", "jährlich"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nRDATE;VALUE=DATE:20240101", "jährlich"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nSTATUS:CANCELLED", "abgesagt"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:20231002\r\nDTEND;VALUE=DATE:20241002", "länger"),
        ("SUMMARY:X\r\nDTSTART;VALUE=DATE:18231002", "zwischen"),
    ],
)
def test_ics_leaves_out_with_a_reason(event: str, reason: str) -> None:
    found = read(event)

    assert found.spans == ()
    assert [one.title for one in found.skipped] == ["X"]
    assert reason in str(found.skipped[0].reason)


def test_ics_ignores_what_stands_beside_and_inside_entries() -> None:
    alarm = "BEGIN:VALARM\r\nDURATION:PT5M\r\nSUMMARY:Wecker\r\nEND:VALARM"
    zone = "BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    data = calendar(f"SUMMARY:Frei\r\nDTSTART;VALUE=DATE:20240304\r\n{alarm}")
    data = data.replace(b"VERSION:2.0\r\n", f"VERSION:2.0\r\n{zone}".encode())

    found = read_ics(data, since=D(2023, 8, 1), until=D(2024, 7, 31))

    assert [span.name for span in found.spans] == ["Frei"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hallo", "keine Kalenderdatei"),
        (b"BEGIN:VCALENDAR\r\n", "abgeschnitten"),
        (calendar(), "kein Eintrag"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "beschädigt"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5000, "verschachtelt"),
        (calendar(*["SUMMARY:A\r\nDTSTART;VALUE=DATE:20231002"] * 5001), "mehr als 5000"),
        (calendar("SUMMARY:A\r\nDTSTART;VALUE=DATE:20230230"), "gibt es nicht"),
        (calendar("SUMMARY:A\r\nDTSTART;VALUE=DATE:morgen"), "kein Datum"),
        (calendar("SUMMARY:A"), "kein Datum"),
        (calendar("SUMMARY:" + "a" * 5000), "länger als 4000"),
        (calendar('SUMMARY;X="a:b'), "Doppelpunkt"),
        (b"BEGIN:VCALENDAR" + b"x" * MOST_BYTES, "größer als 5 MB"),
    ],
)
def test_ics_refuses_what_is_broken_or_huge(data: bytes, words: str) -> None:
    with pytest.raises(BadCalendar, match=words):
        read_ics(data, since=D(2023, 8, 1), until=D(2026, 7, 31))


def test_ics_with_endless_yearly_entries_is_refused() -> None:
    events = [
        f"SUMMARY:A{n}\r\nDTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=YEARLY" for n in range(200)
    ]
    with pytest.raises(BadCalendar, match="mehr als 5000 freie Zeiten"):
        read_ics(calendar(*events), since=D(2000, 1, 1), until=D(2100, 1, 1))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "Excel- oder ZIP-Datei"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0", "Excel-Datei"),
    ],
)
def test_other_kinds_of_file_are_named(data: bytes, words: str) -> None:
    with pytest.raises(BadCalendar, match=words):
        read_file(data, name="plan.xlsx", land="SN", since=D(2023, 8, 1), until=D(2026, 7, 31))


def test_a_broken_calendar_is_refused_as_a_calendar() -> None:
    with pytest.raises(BadCalendar, match="keine Kalenderdatei: Sie beginnt nicht mit BEGIN"):
        read_file(
            b"VERSION:2.0\nEND:VCALENDAR",
            name="ferien.ics",
            land="SN",
            since=D(2023, 8, 1),
            until=D(2026, 7, 31),
        )
