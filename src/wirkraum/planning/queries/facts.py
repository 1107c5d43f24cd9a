"""What the planner must know of a school year, read from the rooms before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from wirkraum.calendar.domain.absences import Away
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.models import Room, Status, Termin
from wirkraum.calendar.queries import HELD, free_spans, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.access import formats_between
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.rhythm.shape import Period
from wirkraum.planning.models import Format, Reserve
from wirkraum.planning.queries.ground import ground_of, room_key
from wirkraum.planning.queries.people import People
from wirkraum.planning.queries.people_of_year import people_of
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme, Site

DAY = dt.timedelta(days=1)
MIDNIGHT = 24 * 60
FIRM = frozenset(HELD)
PERIODS: dict[str, Period] = {
    Reserve.MONTH: "month",
    Reserve.QUARTER: "quarter",
    Reserve.HALF_YEAR: "half_year",
    Reserve.YEAR: "year",
}


@dataclass(frozen=True)
class Around:
    """A format (by key) and the days beside whose Termine another one is judged."""

    format: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Thought:
    """What is only thought of: people away, days closed. Nothing of it is stored."""

    away: tuple[Away, ...] = ()
    closed: tuple[FreeSpan, ...] = ()


def begin_of(year: SchoolYear, at: dt.datetime) -> dt.date:
    """The first day on which something new may be planned: tomorrow.

    A year that is over is planned as a whole: somebody is entering the past.
    """
    tomorrow = at.astimezone(BERLIN).date() + DAY
    return year.begins if tomorrow > year.ends else max(year.begins, tomorrow)


def year_facts(
    programme: Programme,
    year: SchoolYear,
    *,
    begin: dt.date,
    around: Around | None = None,
    thought: Thought | None = None,
) -> Facts:
    """Formats, people, places, Termine and free days of a school year, by a fixed number of queries.

    `around` a format and some days only their Termine are read: enough to judge one of them.
    """
    thought = thought or Thought()
    ground, bases = ground_of(programme)
    people = people_of(programme, year, bases, thought.away)
    formats = formats_between(programme, year.begins, year.ends).select_related("circle")
    formats = formats.prefetch_related(
        Prefetch("rooms", Room.objects.order_by("pk").only("pk")),
        Prefetch("not_with", Format.objects.order_by("pk").only("pk")),
    )
    return Facts(
        first=year.begins,
        last=year.ends,
        begin=begin,
        needs=tuple(_need(one, year, people) for one in formats),
        seats=tuple(people.seats()),
        entries=tuple(_entry(one, people, begin) for one in _termine(programme, year, around)),
        free=(*free_spans(programme, year.begins, year.ends), *thought.closed),
        ground=ground,
    )


def _need(one: Format, year: SchoolYear, people: People) -> Need:
    must, may = people.of_format(one)
    return Need(
        key=str(one.pk),
        title=one.name,
        frequency=one.frequency,
        minutes=one.minutes,
        weekdays=frozenset(one.weekdays),
        window=(minute_of(one.earliest), minute_of(one.latest)),
        first=max(year.begins, one.valid_from),
        last=min(year.ends, one.valid_until or year.ends),
        must=must,
        may=may,
        place=one.place,
        wished_weekday=one.preferred_weekday,
        wished_start=minute_of(one.preferred_start) if one.preferred_start else None,
        circle=one.circle.name,
        rooms=tuple(room_key(room.pk) for room in one.rooms.all()),
        min_gap_days=one.min_gap_days,
        in_holidays=one.in_holidays,
        not_first_week=one.not_first_week,
        not_beside_holidays=one.not_beside_holidays,
        not_with=_others(one.not_with.all()),
        set_by_others=one.set_by_others,
        reserve=reserve_of(one),
    )


def reserve_of(one: Format) -> tuple[int, Period] | None:
    """How many days a format keeps free in which period: only one on demand does."""
    on_demand = one.frequency.mode == "on_demand"
    return (one.reserve, PERIODS[one.reserve_period]) if one.reserve and on_demand else None


def _others(formats: Iterable[Format]) -> tuple[str, ...]:
    return tuple(str(one.pk) for one in formats)


def minute_of(time: dt.time) -> Minute:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def _termine(programme: Programme, year: SchoolYear, around: Around | None) -> Sequence[Termin]:
    termine = Termin.objects.filter(programme=programme).exclude(status=Status.CANCELLED)
    if around is not None:
        of_programme = Termin.objects.filter(programme=programme)
        these = from_to(of_programme, around.first, around.last).order_by()
        termine = termine.filter(Q(occurrence__format=around.format) | Q(pk__in=these.values("pk")))
    return list(
        from_to(termine, year.begins, year.ends)
        .select_related("occurrence__format")
        .prefetch_related("participants", Prefetch("sites", Site.objects.order_by().only("pk")))
    )


def _entry(termin: Termin, people: People, begin: dt.date) -> Entry:
    who, optional = people.of_termin(termin)
    occurrence = getattr(termin, "occurrence", None)
    starts, ends = termin.starts_at.astimezone(BERLIN), termin.ends_at.astimezone(BERLIN)
    overnight = ends.date() > starts.date()
    set_by_others = occurrence is None or occurrence.format.set_by_others
    return Entry(
        uid=str(termin.uid),
        format=str(occurrence.format_id) if occurrence else "",
        title=termin.title,
        day=starts.date(),
        start=minute_of(starts.time()),
        end=MIDNIGHT if overnight else minute_of(ends.time()),
        firm=(
            termin.status in FIRM
            or starts.date() < begin
            or set_by_others
            or (occurrence is not None and occurrence.pinned)
        ),
        who=who,
        optional=optional,
        place=termin.place,
        room=room_key(termin.room_id) if termin.room_id else "",
        announced=termin.status == Status.ANNOUNCED,
        reserve=termin.status == Status.PROPOSED,
    )
