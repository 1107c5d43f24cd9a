"""Foreign calendars with what was read from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Count, Q, QuerySet

from wirkraum.calendar.access import may_change_foreign, visible_foreign
from wirkraum.calendar.models import CalendarUse, ForeignCalendar, Status
from wirkraum.calendar.queries.rows import TerminRow, rows
from wirkraum.calendar.queries.termine import coming
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.access import Standing

NEXT = 5


@dataclass(frozen=True)
class ForeignRow:
    """A foreign calendar; `host` is where it lies, "" for a file. `entries` are those to come."""

    pk: int
    name: str
    use: str
    use_word: str
    whose: str
    host: str
    read_at: dt.datetime | None
    problem: str
    entries: int
    may_change: bool
    version: int

    @property
    def is_busy(self) -> bool:
        """Whether its entries are times away."""
        return self.use == CalendarUse.BUSY


def foreign_rows(who: Standing, *, now: dt.datetime) -> tuple[ForeignRow, ...]:
    """Those somebody may see, by name. One query."""
    return tuple(_row(who, one) for one in _counted(visible_foreign(who), now).order_by("name"))


def foreign_row(who: Standing, calendar: ForeignCalendar, *, now: dt.datetime) -> ForeignRow:
    """One of them. One query."""
    return _row(who, _counted(ForeignCalendar.objects.filter(pk=calendar.pk), now).get())


def coming_from(calendar: ForeignCalendar, *, now: dt.datetime) -> tuple[TerminRow, ...]:
    """The next Termine read from it. Two queries."""
    return rows(coming(calendar.termine.order_by("starts_at", "pk"), now)[:NEXT])


def _counted(calendars: QuerySet[ForeignCalendar], now: dt.datetime) -> QuerySet[ForeignCalendar]:
    today = now.astimezone(BERLIN).date()
    away = Count("absences", filter=Q(absences__last_day__gte=today), distinct=True)
    ahead = Q(termine__ends_at__gt=now) & ~Q(termine__status=Status.CANCELLED)
    termine = Count("termine", filter=ahead, distinct=True)
    named = calendars.select_related("post", "person", "circle")
    return named.annotate(entries=away + termine)


def _row(who: Standing, one: ForeignCalendar) -> ForeignRow:
    return ForeignRow(
        pk=one.pk,
        name=one.name,
        use=one.use,
        use_word=str(one.get_use_display()),
        whose=str(one.post or one.person or one.circle),
        host=urlsplit(one.address).hostname or "",
        read_at=one.read_at.astimezone(BERLIN) if one.read_at else None,
        problem=one.problem,
        entries=one.entries,  # type: ignore[attr-defined]
        may_change=may_change_foreign(who, one),
        version=one.version,
    )
