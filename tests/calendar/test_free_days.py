"""Free days as plain data."""

from __future__ import annotations

import csv
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.calendar.domain.free_days import (
    KINDS,
    FreeCalendar,
    FreeSpan,
    clipped,
    each_day,
    kind_of,
    merged,
)
from wirkraum.calendar.domain.free_import import KNOWN, NEW, OVERLAP, PUBLIC, compare
from wirkraum.calendar.readers.built_in import built_in
from wirkraum.calendar.readers.public_holidays import public_holidays

SHARED = Path(__file__).parents[2] / "../shared/data/school_holidays_de.csv"
D = dt.date

spans = st.builds(
    lambda first, days, name, kind: FreeSpan(first, first + dt.timedelta(days=days), name, kind),
    st.dates(D(2023, 8, 1), D(2024, 7, 31)),
    st.integers(0, 60),
    st.sampled_from(["Ferien", "Brückentag", "Schließzeit"]),
    st.sampled_from(KINDS),
)


@given(st.lists(spans, max_size=12), st.dates(D(2023, 7, 1), D(2024, 10, 31)))
def test_calendar_agrees_with_its_spans(found: list[FreeSpan], day: dt.date) -> None:
    calendar = FreeCalendar(tuple(found))

    assert calendar.is_free(day) == any(span.first <= day <= span.last for span in found)
    assert bool(calendar.why_free(day)) == calendar.is_free(day)


@given(st.lists(spans, max_size=12))
def test_merged_covers_the_same_days_with_gaps_between(found: list[FreeSpan]) -> None:
    runs = merged(found)

    covered = {day for span in found for day in each_day(span.first, span.last)}
    assert {day for first, last in runs for day in each_day(first, last)} == covered
    assert all(b[0] > a[1] + dt.timedelta(days=1) for a, b in pairwise(runs))


@given(st.lists(spans, max_size=6), st.dates(D(2023, 8, 1), D(2024, 7, 31)), st.integers(0, 90))
def test_clipped_stays_inside(found: list[FreeSpan], first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    for span in clipped(found, first, last):
        assert first <= span.first <= span.last <= last


def test_why_free_names_the_most_telling_reason() -> None:
    calendar = FreeCalendar(
        (
            FreeSpan(D(2023, 12, 23), D(2024, 1, 2), "Weihnachtsferien", "school"),
            FreeSpan(D(2023, 12, 25), D(2023, 12, 25), "Erster Weihnachtstag", "public"),
        )
    )

    assert calendar.why_free(D(2023, 12, 25)) == "Erster Weihnachtstag"
    assert calendar.why_free(D(2023, 12, 27)) == "Weihnachtsferien"
    assert calendar.why_free(D(2023, 12, 22)) == ""


def test_school_weeks_leave_out_free_days_and_weekends() -> None:
    calendar = FreeCalendar((FreeSpan(D(2023, 10, 2), D(2023, 10, 14), "Herbstferien", "school"),))

    weeks = calendar.school_weeks(D(2023, 9, 25), D(2023, 10, 20))

    assert [week.monday for week in weeks] == [D(2023, 9, 25), D(2023, 10, 16)]
    assert [week.number for week in weeks] == [39, 42]
    assert all(len(week.days) == 5 for week in weeks)


@pytest.mark.parametrize(
    ("name", "days", "kind"),
    [
        ("Herbstferien", 12, "school"),
        ("Pfingstferien", 0, "school"),
        ("Halbjahrespause", 0, "school"),
        ("Unterrichtsfreier Tag", 0, "set"),
        ("Brückentag", 0, "set"),
        ("Himmelfahrt", 3, "school"),
    ],
)
def test_kind_follows_from_name_and_length(name: str, days: int, kind: str) -> None:
    first = D(2024, 5, 9)
    assert kind_of(name, first, first + dt.timedelta(days=days)) == kind


def test_public_holidays_of_saxony_hold_repentance_day_and_reformation() -> None:
    found = {span.name: span.first for span in public_holidays("SN", D(2023, 8, 1), D(2024, 7, 31))}

    assert found["Buß- und Bettag"] == D(2023, 11, 22)
    assert found["Reformationstag"] == D(2023, 10, 31)
    assert found["Christi Himmelfahrt"] == D(2024, 5, 9)
    assert "Fronleichnam" not in found
    assert len(found) == 11


def test_public_holidays_of_other_laender_differ() -> None:
    bavaria = {span.name for span in public_holidays("BY", D(2024, 1, 1), D(2024, 12, 31))}

    assert "Fronleichnam" in bavaria
    assert "Buß- und Bettag" not in bavaria


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, 22), (2024, 20), (2025, 19), (2026, 18), (2027, 17), (2028, 22), (2029, 21)],
)
def test_repentance_day_is_the_wednesday_before_23_november(year: int, day: int) -> None:
    found = public_holidays("SN", D(year, 11, 1), D(year, 11, 30))

    assert [span.first for span in found] == [D(year, 11, day)]


def test_built_in_holidays_have_seven_school_years_without_overlap() -> None:
    found = built_in("SN")

    assert sum(span.name == "Sommerferien" for span in found) == 8
    assert sum(span.kind == "set" for span in found) == 8
    assert all(a.last < b.first for a, b in pairwise(found))
    assert built_in("BY") == ()


def test_built_in_holidays_agree_with_the_shared_table() -> None:
    if not SHARED.exists():
        pytest.skip("the shared table is not here")
    with SHARED.open(encoding="utf-8") as file:
        theirs = {
            (row["name"], row["start"], row["end"])
            for row in csv.DictReader(file)
            if row["state_code"] == "SN" and row["start"] >= "2023-07-01"
        }

    assert {(one.name, str(one.first), str(one.last)) for one in built_in("SN")} == theirs


def test_compare_says_what_is_new_known_public_and_overlapping() -> None:
    autumn = FreeSpan(D(2023, 10, 2), D(2023, 10, 14), "Herbstferien", "school")
    unity = FreeSpan(D(2023, 10, 3), D(2023, 10, 3), "Tag der Deutschen Einheit", "set")
    winter = FreeSpan(D(2024, 2, 12), D(2024, 2, 23), "Winterferien", "school")
    moved = FreeSpan(D(2023, 10, 9), D(2023, 10, 21), "Herbstferien", "school")
    holiday = FreeSpan(D(2023, 10, 3), D(2023, 10, 3), "Tag der Deutschen Einheit", "public")

    found = compare([winter, winter, moved, autumn, unity], [autumn], [holiday])

    assert [(one.span, one.state) for one in found] == [
        (autumn, KNOWN),
        (unity, PUBLIC),
        (moved, OVERLAP),
        (winter, NEW),
    ]
    assert [one.chosen for one in found] == [False, False, False, True]
