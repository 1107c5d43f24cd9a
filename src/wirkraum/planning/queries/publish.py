"""What is planned and nobody has been told yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from wirkraum.calendar.models import Status
from wirkraum.calendar.queries import from_to
from wirkraum.kit.dates import clock_span
from wirkraum.planning.access import movable_occurrences
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear


@dataclass(frozen=True)
class Untold:
    """A planned Termin that is to be announced."""

    uid: UUID
    name: str
    circle: str
    day: dt.date
    hours: str
    place: str


def untold(who: Standing, year: SchoolYear, *, today: dt.date) -> tuple[Untold, ...]:
    """The planned Termine of the year from today on, in order. One query."""
    planned = movable_occurrences(who).filter(status=Status.PLANNED)
    termine = from_to(planned, max(today, year.begins), year.ends)
    return tuple(
        Untold(
            uid=one.uid,
            name=one.title,
            circle=one.occurrence.format.circle.name,
            day=one.day,
            hours=clock_span(one.starts_at, one.ends_at),
            place=one.place,
        )
        for one in termine.select_related("occurrence__format__circle")
    )
