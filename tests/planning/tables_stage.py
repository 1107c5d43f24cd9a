"""A programme with something on every sheet of the planner's workbook."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Absence, Place, Room, TravelTime
from wirkraum.planning.queries import stored_tables
from wirkraum.planning.renderers.tables import workbook
from wirkraum.programme.models import Deputy, Post, Tenure

D = dt.date


def furnish(cast: Cast) -> None:
    """Formats with rules, rooms, a way, an absence, a deputy, a part-time week."""
    town = Place.objects.create(
        programme=cast.programme, name="Rathaus", latitude=51.0479, longitude=13.7
    )
    school = Place.objects.create(programme=cast.programme, name="Schule", site=cast.nord)
    Place.objects.create(programme=cast.programme, name="Video", online=True)
    hall = Room.objects.create(place=town, name="Saal; groß", seats=40)
    small = Room.objects.create(place=town, name="Zimmer 2", seats=8)
    TravelTime.objects.create(place=town, other=school, minutes=25)
    one = make.make_format(
        cast.programme,
        cast.leads,
        weekdays=[1, 3],
        preferred_weekday=3,
        preferred_start=dt.time(9, 30),
        min_gap_days=10,
        not_first_week=True,
    )
    one.rooms.set([hall, small])
    other = make.make_format(
        cast.programme,
        cast.leads,
        code="SB",
        name="=Sprechtag",
        frequency_text="nach Bedarf",
        reserve=2,
        reserve_period="quarter",
        valid_until=D(2025, 7, 31),
    )
    one.not_with.add(other)
    ada, ben = (Post.objects.get(title=f"site_lead {name}") for name in ("ada", "ben"))
    Absence.objects.create(
        programme=cast.programme,
        post=ada,
        first_day=D(2024, 1, 8),
        last_day=D(2024, 1, 12),
        reason="Fortbildung",
    )
    Absence.objects.create(
        programme=cast.programme, post=ben, first_day=D(2024, 1, 8), last_day=D(2024, 1, 8),
        begins=dt.time(9), ends=dt.time(12),
    )  # fmt: skip
    Deputy.objects.create(post=ada, deputy=ben, valid_from=D(2024, 1, 1))
    Tenure.objects.filter(post=ada).update(weekdays=[1, 2, 3, 4])


def exported(cast: Cast) -> bytes:
    """The workbook as it is downloaded."""
    stored = stored_tables(cast.programme, make.TODAY)
    return workbook(stored, title="Grundlagen", at=make.NOW)


def edited(data: bytes, sheet: str, **cells: Any) -> bytes:
    """The workbook with some cells changed: edited(data, "Formate", E2="2x/Jahr")."""
    book = load_workbook(BytesIO(data))
    for place, value in cells.items():
        book[sheet][place] = value
    return saved(book)


def sheet_of(name: str, *rows: list[Any]) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
