"""Calendar files: understood by two parsers that know nothing of each other, and of us."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.calendar.renderers.ical import Entry, Sheet, render
from wirkraum.calendar.renderers.ical_text import escaped, folded
from wirkraum.calendar.renderers.ical_zone import changes

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import ics

BERLIN = ZoneInfo("Europe/Berlin")
CHANGED = dt.datetime(2023, 8, 1, 12, 0, tzinfo=BERLIN)


def entry(begin: dt.datetime, uid: str = "a", minutes: int = 90, **more: Any) -> Entry:
    fields = {"title": "Jour fixe", "status": "announced", "visibility": "programme"} | more
    end = (begin.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(BERLIN)
    return Entry(uid=uid, starts_at=begin, ends_at=end, changed_at=CHANGED, **fields)


def sheet(*entries: Entry) -> bytes:
    return render(Sheet("FSZ Dresden", entries))


def by_icalendar(data: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    return {
        str(one["uid"]): (one["dtstart"].dt, one["dtend"].dt, str(one["summary"]))
        for one in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def by_vobject(data: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    return {
        one.uid.value: (one.dtstart.value, one.dtend.value, one.summary.value)
        for one in vobject.readOne(data.decode()).vevent_list
    }


def by_ics(data: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    return {
        one.uid: (one.begin.datetime, one.end.datetime, one.name)
        for one in ics.Calendar(data.decode()).events
    }


READERS = [by_icalendar, by_vobject, by_ics]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("day", "offset"),
    [
        ((2023, 10, 27), 2),
        ((2023, 10, 30), 1),
        ((2024, 3, 29), 1),
        ((2024, 4, 1), 2),
        ((2024, 7, 1), 2),
        ((2026, 1, 15), 1),
    ],
)
def test_times_are_right_on_both_sides_of_the_clock_change(
    read: Any, day: tuple[int, int, int], offset: int
) -> None:
    begin = dt.datetime(*day, 9, 0, tzinfo=BERLIN)

    start, end, _ = read(sheet(entry(begin)))["a@wirkraum"]

    assert start.utcoffset() == dt.timedelta(hours=offset)
    assert (start, end) == (begin, begin + dt.timedelta(minutes=90))


@pytest.mark.parametrize("read", READERS)
def test_a_termin_through_the_night_of_the_change_keeps_its_end(read: Any) -> None:
    begin = dt.datetime(2023, 10, 28, 22, 0, tzinfo=BERLIN)

    start, end, _ = read(sheet(entry(begin, minutes=600)))["a@wirkraum"]

    assert end - start == dt.timedelta(minutes=600) or (
        end.astimezone(dt.UTC) - start.astimezone(dt.UTC) == dt.timedelta(minutes=600)
    )


@pytest.mark.parametrize("read", READERS)
def test_texts_come_back_as_they_went_in(read: Any) -> None:
    title = "Übergang Kita; Schule, „Rollen“ \\ und mehr: " + "ä" * 90
    found = read(sheet(entry(dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN), title=title)))

    assert found["a@wirkraum"][2] == title


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_survives_folding(text: str) -> None:
    data = sheet(entry(dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN), title=text))

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert by_icalendar(data)["a@wirkraum"][2] == text


def test_control_characters_cannot_break_out_of_a_line() -> None:
    assert escaped("a\r\nEND:VEVENT\x00b") == "a\\nEND:VEVENTb"
    assert folded(["A:" + escaped("x\r\nBEGIN:VALARM")]).count(b"\r\n") == 1


def test_the_file_holds_what_the_standard_asks_for() -> None:
    one = entry(
        dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN),
        sequence=3,
        place="Amt für Schulen",
        lines=("Standort: 1. Grundschule", "Beteiligt: FSZ-Leitungen"),
        categories=("Jour fixe", "Beispiel"),
        address="https://wirkraum.example/termine/a/",
    )

    data = sheet(one)
    calendar = icalendar.Calendar.from_ical(data)
    event = calendar.walk("VEVENT")[0]

    assert calendar["x-wr-calname"] == "FSZ Dresden"
    assert calendar["version"] == "2.0"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in data
    assert b"DTSTART;TZID=Europe/Berlin:20231127T090000\r\n" in data
    assert event["sequence"] == 3
    assert event["dtstamp"].dt == CHANGED
    assert event["last-modified"].dt == CHANGED
    assert event["location"] == "Amt für Schulen"
    assert event["class"] == "PRIVATE"
    assert event["url"] == one.address
    assert event["description"] == "Standort: 1. Grundschule\nBeteiligt: FSZ-Leitungen"
    assert [str(word) for word in event["categories"].cats] == ["Jour fixe", "Beispiel"]


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("proposed", "TENTATIVE"),
        ("planned", "TENTATIVE"),
        ("announced", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("documented", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_every_state_has_its_word(status: str, word: str) -> None:
    data = sheet(entry(dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN), status=status))

    assert icalendar.Calendar.from_ical(data).walk("VEVENT")[0]["status"] == word
    assert vobject.readOne(data.decode()).vevent.status.value == word


def test_the_zone_is_short_and_the_same_for_every_year() -> None:
    one = sheet(entry(dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN)))
    other = sheet(entry(dt.datetime(2027, 6, 3, 9, tzinfo=BERLIN)))

    zone = one[one.index(b"BEGIN:VTIMEZONE") : one.index(b"BEGIN:VEVENT")]

    assert zone in other
    assert zone.count(b"\r\n") < 20


def test_the_zone_lists_single_changes_where_the_rule_does_not_hold() -> None:
    # Until 1995 summer ended in September.
    begin = dt.datetime(1995, 10, 10, 9, tzinfo=BERLIN)
    data = sheet(entry(begin))

    start, _, _ = by_icalendar(data)["a@wirkraum"]

    assert b"RRULE" not in data
    assert b"DTSTART:19950924T030000" in data
    assert start.utcoffset() == dt.timedelta(hours=1)


@pytest.mark.parametrize("year", range(1996, 2040))
def test_clocks_change_on_the_last_sundays_of_march_and_october(year: int) -> None:
    spring, autumn = changes(year)

    assert (spring.month, spring.isoweekday(), spring.hour) == (3, 7, 1)
    assert (autumn.month, autumn.isoweekday(), autumn.hour) == (10, 7, 1)
    assert spring.day > 24 < autumn.day


@pytest.mark.parametrize("number", [0, 1, 30])
def test_the_same_data_give_the_same_bytes_in_any_order(number: int) -> None:
    begin = dt.datetime(2023, 11, 27, 9, tzinfo=BERLIN)
    entries = [entry(begin + dt.timedelta(days=n), uid=str(n)) for n in range(number)]

    assert sheet(*entries) == sheet(*reversed(entries))
    assert len(icalendar.Calendar.from_ical(sheet(*entries)).walk("VEVENT")) == number
