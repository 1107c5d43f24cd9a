"""Reading foreign calendars: what entries say, what they take, and what no file may do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.calendar.foreign_files import ONE, Lines, calendar

from wirkraum.calendar.domain.foreign import ForeignEntry, pieces
from wirkraum.calendar.readers.foreign import read_foreign
from wirkraum.calendar.readers.refusal import BadCalendar
from wirkraum.kit.clock import BERLIN

SINCE, UNTIL = dt.date(2023, 8, 1), dt.date(2025, 7, 31)


def entries(*events: Lines, busy: bool = False) -> tuple[ForeignEntry, ...]:
    return read_foreign(calendar(*events), since=SINCE, until=UNTIL, busy=busy).entries


def berlin(*numbers: int) -> dt.datetime:
    return dt.datetime(*numbers, tzinfo=BERLIN)  # type: ignore[arg-type,misc]


def test_an_entry_is_told_in_the_time_of_berlin() -> None:
    assert entries([*ONE, "LOCATION:Rathaus\\, Saal"]) == (
        ForeignEntry(
            "a", "Runde", "Rathaus, Saal", berlin(2023, 12, 4, 14), berlin(2023, 12, 4, 15)
        ),
    )


def test_of_busy_times_neither_title_nor_place_is_kept() -> None:
    (one,) = entries([*ONE, "LOCATION:Arzt"], busy=True)

    assert (one.title, one.place) == ("", "")


@pytest.mark.parametrize(
    ("line", "busy", "series"),
    [
        ("TRANSP:TRANSPARENT", 0, 1),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", 0, 1),
        ("STATUS:CANCELLED", 0, 0),
        ("STATUS:TENTATIVE", 1, 1),
        ("TRANSP:OPAQUE", 1, 1),
    ],
)
def test_free_and_cancelled_entries_do_not_count(line: str, busy: int, series: int) -> None:
    assert len(entries([*ONE, line], busy=True)) == busy
    assert len(entries([*ONE, line])) == series


def test_a_series_is_written_out_with_its_exceptions_under_lasting_keys() -> None:
    series = ["UID:s", "DTSTART:20231204T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4"]
    moved = ["UID:s", "RECURRENCE-ID:20231211T090000", "DTSTART:20231212T110000", "DURATION:PT1H"]

    found = {one.key: one.begins for one in entries([*series, "EXDATE:20231218T090000"], moved)}

    assert found == {
        "s|2023-12-04T09:00:00+01:00": berlin(2023, 12, 4, 9),
        "s|2023-12-11T09:00:00+01:00": berlin(2023, 12, 12, 11),
        "s|2023-12-25T09:00:00+01:00": berlin(2023, 12, 25, 9),
    }


def test_a_single_entry_keeps_its_key_when_it_moves() -> None:
    (before,) = entries(ONE)
    (after,) = entries([ONE[0], "DTSTART:20231205T130000Z", "DURATION:PT1H"])

    assert before.key == after.key == "a"


def test_a_series_keeps_its_hour_over_the_change_of_clocks() -> None:
    found = entries(
        [
            *("UID:s", "DTSTART;TZID=Europe/Berlin:20240325T090000", "DURATION:PT1H"),
            "RRULE:FREQ=WEEKLY;COUNT=2",
        ]
    )

    assert [one.begins for one in found] == [berlin(2024, 3, 25, 9), berlin(2024, 4, 1, 9)]


def test_zones_of_other_programs_are_known() -> None:
    (one,) = entries(
        ["UID:a", "DTSTART;TZID=W. Europe Standard Time:20231204T140000", "DURATION:PT1H"]
    )

    assert one.begins == berlin(2023, 12, 4, 14)


def test_only_the_asked_time_is_written_out() -> None:
    found = entries(["UID:s", "DTSTART:20100101T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"])

    assert (found[0].begins.date(), found[-1].begins.date()) == (SINCE, dt.date(2025, 7, 1))
    assert len(found) == 24


def test_an_entry_without_uid_has_a_key_that_lasts() -> None:
    assert entries(ONE[1:])[0].key == entries(ONE[1:])[0].key != ""


def test_broken_entries_are_left_out_and_counted() -> None:
    data = calendar(["UID:x", "DTSTART:quatsch"], ONE, ["UID:y", "SUMMARY:ohne Zeit"])

    found = read_foreign(data, since=SINCE, until=UNTIL, busy=True)

    assert ([one.key for one in found.entries], found.left_out) == (["a"], 2)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYMINUTE=1,2,3",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "BYSETPOS=9;FREQ=WEEKLY",
        "FREQ=QUATSCH",
    ],
)
def test_rules_nobody_means_are_left_out(rule: str) -> None:
    data = calendar(["UID:x", "DTSTART:20231204T090000", "DURATION:PT1H", f"RRULE:{rule}"], ONE)

    assert [one.key for one in read_foreign(data, since=SINCE, until=UNTIL, busy=True).entries] == [
        "a"
    ]


HOSTILE = {
    "not a calendar": (b"\x89PNG", "keine Kalenderdatei"),
    "empty": (b"  ", "leer"),
    "cut off": (calendar(ONE)[:-15], "abgeschnitten"),
    "too large": (b"BEGIN:VCALENDAR\r\n" + b"X:y\r\n" * 1_100_000, "größer als 5 MB"),
    "too deep": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:A\r\n" * 9, "zu tief"),
    "mixed up": (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "passen nicht"),
    "too many": (calendar(*[["UID:a"]] * 5001), "mehr als 5000 Einträge"),
    "too often": (
        calendar(
            *[
                [f"UID:{n}", "DTSTART:20230801T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"]
                for n in range(8)
            ]
        ),
        "mehr als 5.000 Einträge",
    ),
    "busy lists only": (
        b"BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n",
        "VFREEBUSY",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_in_words(name: str) -> None:
    data, words = HOSTILE[name]

    with pytest.raises(BadCalendar, match=words):
        read_foreign(data, since=SINCE, until=UNTIL, busy=True)


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirkraum.calendar.readers.foreign.MOST_SECONDS", -1.0)

    with pytest.raises(BadCalendar, match="zu umfangreich"):
        entries(ONE)


minutes = st.integers(0, 5 * 24 * 60)


@given(minutes, minutes)
def test_pieces_cover_an_entry_and_nothing_else(begin: int, length: int) -> None:
    begins = dt.datetime.combine(dt.date(2023, 11, 27), dt.time()) + dt.timedelta(minutes=begin)
    ends = begins + dt.timedelta(minutes=length)
    covered = {
        moment
        for piece in pieces(begins, ends)
        for day in range((piece.last - piece.first).days + 1)
        for moment in _minutes(piece.first + dt.timedelta(days=day), piece.begins, piece.ends)
    }

    wanted = {begins + dt.timedelta(minutes=n) for n in range(length)}
    # The last minute of a day counts with the one before: no time of day is 24:00.
    assert {one for one in covered ^ wanted if (one.hour, one.minute) != (23, 59)} == set()
    assert covered <= wanted


def _minutes(day: dt.date, begins: dt.time | None, ends: dt.time | None) -> list[dt.datetime]:
    first = dt.datetime.combine(day, begins or dt.time())
    last = dt.datetime.combine(day, ends) if ends else first + dt.timedelta(days=1)
    count = int((last - first).total_seconds()) // 60
    return [first + dt.timedelta(minutes=n) for n in range(count)]
