"""The next Termine on the start page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirkraum.calendar.access import concerns, own_termine, visible_termine
from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import TerminRow, coming, from_to, rows
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
    """What comes next for somebody: four queries."""
    shown = rows(coming(_own(who), now)[:NEXT])
    made = _formats([row.pk for row in shown])
    return Coming(
        rows=tuple(
            NextTermin(row, *made.get(row.pk, ("", "")), is_today=row.day == day) for row in shown
        ),
        besides=_besides(who, now, day, [row.pk for row in shown]),
    )


def _formats(termine: list[int]) -> dict[int, tuple[str, str]]:
    """Code and circle of the format behind each of the Termine that has one."""
    made = Occurrence.objects.filter(termin__in=termine).order_by()
    named = made.values_list("termin_id", "format__code", "format__circle__name")
    return {termin: (code, circle) for termin, code, circle in named}


def _own(who: Standing) -> QuerySet[Termin]:
    """One's own; for the coordination also what its formats made and what is at no single site."""
    if not who.coordinates:
        return own_termine(who)
    at_sites = Termin.sites.through.objects.filter(termin=OuterRef("pk"))
    everywhere = Q(occurrence__isnull=False) | ~Exists(at_sites)
    return visible_termine(who).filter(everywhere | concerns(who))


def _besides(who: Standing, now: dt.datetime, day: dt.date, shown: list[int]) -> int:
    """Only the coordination sees sites whose Termine are not its own."""
    if not who.coordinates:
        return 0
    return coming(from_to(visible_termine(who), day, day), now).exclude(pk__in=shown).count()
