"""Cells are read as people write them, and what is shown is read as the same again."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.planning.domain.tables import cells, when
from wirkraum.planning.domain.tables.cells import Kind, Refused
from wirkraum.planning.domain.tables.mirror import mirror

SPREADSHEET_DAY = dt.datetime(2024, 2, 5)  # noqa: DTZ001  spreadsheets know no zones


@pytest.mark.parametrize(
    ("kind", "raw", "read"),
    [
        (cells.text(), " a \t b ", "a b"),
        (cells.text(), 139.0, "139"),
        (cells.text(), "a\u202eb", "ab"),
        (cells.capitals(8), "jf", "JF"),
        (cells.whole(1, 9), 5.0, "5"),
        (cells.decimal(-90, 90), "51,0456", "51.0456"),
        (cells.decimal(-90, 90), 51, "51.0"),
        (cells.yes_no(), True, "ja"),
        (cells.yes_no(), "x", "ja"),
        (cells.yes_no(), "Nein", "nein"),
        (when.day(), "5.2.2024", "2024-02-05"),
        (when.day(), SPREADSHEET_DAY, "2024-02-05"),
        (when.time(), "9 Uhr", "09:00"),
        (when.time(), dt.time(9, 30), "09:30"),
        (when.time(), "9.30", "09:30"),
        (when.weekdays(), "Mo–Fr", "1,2,3,4,5"),
        (when.weekdays(), "dienstags und Donnerstag", "2,4"),
        (when.weekdays(), "Fr Mo", "1,5"),
        (when.wish(), "Mi 9:00", "3 09:00"),
        (when.wish(), "mittwochs um 9 Uhr", "3 09:00"),
        (when.wish(), "Mi", "3 "),
        (when.wish(), ", 9", " 09:00"),
        (when.wish(), "9:00", " 09:00"),
        (when.wish(), dt.time(9), " 09:00"),
        (cells.frequency(), "2x/Monat", "2x/Monat"),
        (cells.several(), "a;b\n\n c ", "a;b\nc"),
    ],
)
def test_cells_are_read_as_people_write_them(kind: Kind, raw: object, read: str) -> None:
    assert kind.read(raw) == read
    assert kind.read(kind.show(read)) == read


@pytest.mark.parametrize(
    "kind",
    [
        cells.text(), cells.whole(1, 9), cells.decimal(0, 1), cells.yes_no(), cells.frequency(),
        cells.several(), when.day(), when.time(), when.weekdays(), when.wish(),
    ],
)  # fmt: skip
@given(
    st.one_of(
        st.text(max_size=40),
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
    )
)
def test_any_cell_is_read_or_refused(kind: Kind, raw: object) -> None:
    try:
        read = kind.read(raw)
    except Refused:
        return
    assert read == "" or kind.read(kind.show(read)) == read


@given(st.sets(st.integers(1, 7), min_size=1), st.dates(dt.date(1990, 1, 1), dt.date(2199, 1, 1)))
def test_what_is_shown_is_read_as_the_same(days: set[int], day: dt.date) -> None:
    words = ",".join(map(str, sorted(days)))

    assert when.weekdays().read(when.weekdays().show(words)) == words
    assert when.day().read(when.day().show(day.isoformat())) == day.isoformat()


@given(st.floats(-180, 180))
def test_a_position_comes_back_exactly(number: float) -> None:
    kind = cells.decimal(-180, 180)

    assert kind.read(kind.show(repr(number))) == repr(number + 0.0)


@pytest.mark.parametrize(
    ("said", "stored", "agreed"),
    [
        # A says B anew, B's row is as it was: both say so.
        ({"A": "B", "B": ""}, {"A": "", "B": ""}, {"A": "B", "B": "A"}),
        # A takes B back, B's row is as it was: neither says so.
        ({"A": "", "B": "A"}, {"A": "B", "B": "A"}, {"A": "", "B": ""}),
        ({"A": "B", "B": "A"}, {"A": "B", "B": "A"}, {"A": "B", "B": "A"}),
        # B is not in the table.
        ({"A": "B"}, {"A": "", "B": ""}, {"A": "B"}),
    ],
)
def test_never_on_one_day_holds_both_ways(
    said: dict[str, str], stored: dict[str, str], agreed: dict[str, str]
) -> None:
    rows = [{"code": code, "not_with": names} for code, names in said.items()]

    mirror(rows, [{"code": code, "not_with": names} for code, names in stored.items()])

    assert {one["code"]: one["not_with"] for one in rows} == agreed
