"""The next Termine on the start page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wirkraum.calendar.access import concerns, own_termine, visible_termine
from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import TerminRow, as_rows, coming, from_to, with_rest
from wirkraum.planning.models import Occurrence
from wirkraum.programme.access import Standing

NEXT = 4


@dataclass(frozen=True)
class NextTermin:
    """A Termin to come, with the code and the circle of its format ("" without one)."""

    row: TerminRow
    code: str
    circle: str
    is_today: bool

    @property
    def facts(self) -> list[str]:
        """What stands under the title: who meets, how sure it is, the rest."""
        unsure = "" if self.row.status == Status.ANNOUNCED else self.row.status_word
        return [fact for fact in (self.circle, unsure, *self.row.facts) if fact]


@dataclass(frozen=True)
class Coming:
    """The next Termine, and how many more there are today at the sites."""

    rows: tuple[NextTermin, ...]
    besides: int


def coming_up(who: Standing, now: dt.datetime, day: dt.date) -> Coming:
    """What comes next for somebody: three queries."""
    made = ("occurrence__format__circle",)
    termine = list(with_rest(coming(_own(who), now)).select_related("kind", *made)[:NEXT])
    rows = as_rows(termine)
    return Coming(
        rows=tuple(_next(row, termin, day) for row, termin in zip(rows, termine, strict=True)),
        besides=_besides(who, now, day, [row.pk for row in rows]),
    )


def _next(row: TerminRow, termin: Termin, day: dt.date) -> NextTermin:
    made: Occurrence | None = getattr(termin, "occurrence", None)
    code, circle = (made.format.code, made.format.circle.name) if made else ("", "")
    return NextTermin(row, code, circle, is_today=row.day == day)


def _own(who: Standing) -> QuerySet[Termin]:
    """One's own; for the coordination also what its formats made and what is at no single site."""
    if not who.coordinates:
        return own_termine(who)
    everywhere = Q(occurrence__isnull=False) | Q(sites__isnull=True)
    return visible_termine(who).filter(everywhere | concerns(who)).distinct()


def _besides(who: Standing, now: dt.datetime, day: dt.date, shown: list[int]) -> int:
    """Only the coordination sees sites whose Termine are not its own."""
    if not who.coordinates:
        return 0
    return coming(from_to(visible_termine(who), day, day), now).exclude(pk__in=shown).count()
