"""Named reads of Termine for the pages of this and later rooms."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet

from wirkraum.calendar.access import own_termine, visible_termine
from wirkraum.calendar.models import Kind, Status, Termin
from wirkraum.calendar.queries.rows import HELD, TerminRow, from_to, rows
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Duty, Programme


def termine_between(programme: Programme, first: dt.date, last: dt.date) -> tuple[TerminRow, ...]:
    """All Termine of the programme that begin from `first` to `last`, whatever their status."""
    return rows(from_to(Termin.objects.filter(programme=programme), first, last))


def visible_between(who: Standing, first: dt.date, last: dt.date) -> tuple[TerminRow, ...]:
    """The same for what somebody may see."""
    return rows(from_to(visible_termine(who), first, last))


def held_until(programme: Programme, day: dt.date) -> tuple[TerminRow, ...]:
    """What was held up to and on the Stichtag, oldest first."""
    return rows(from_to(_held(programme), last=day))


def counts_by_site_week(
    programme: Programme, first: dt.date, last: dt.date
) -> dict[int, dict[dt.date, int]]:
    """Held Termine per site (key) and week (its Monday), from `first` to `last`. One query."""
    held = from_to(_held(programme), first, last).filter(sites__isnull=False).order_by()
    weeks: dict[int, dict[dt.date, int]] = defaultdict(lambda: defaultdict(int))
    # Counted here: a database without time zones of its own would ask back for every row.
    for site, at in held.values_list("sites", "starts_at"):
        day = at.astimezone(BERLIN).date()
        weeks[site][day - dt.timedelta(days=day.weekday())] += 1
    return {site: dict(counts) for site, counts in weeks.items()}


def next_termine(
    who: Standing, limit: int, *, now: dt.datetime, own: bool = False
) -> tuple[TerminRow, ...]:
    """The next Termine somebody may see (or only their own) that are not over or cancelled."""
    termine = own_termine(who) if own else visible_termine(who)
    return rows(coming(termine, now)[:limit])


def coming(termine: QuerySet[Termin], now: dt.datetime) -> QuerySet[Termin]:
    """Those not over yet, without the cancelled."""
    return termine.filter(ends_at__gt=now).exclude(status=Status.CANCELLED)


def past(termine: QuerySet[Termin], now: dt.datetime) -> QuerySet[Termin]:
    """Those that are over or held, the latest first."""
    return termine.filter(starts_at__lte=now).order_by("-starts_at", "-pk")


def evidence_for_duty(duty: Duty, day: dt.date) -> tuple[TerminRow, ...]:
    """The Termine held up to and on the Stichtag whose kind counts towards a duty."""
    return rows(from_to(_held(duty.programme).filter(kind__duty=duty), last=day))


def evidence_by_duty(programme: Programme, day: dt.date) -> dict[int, tuple[TerminRow, ...]]:
    """The same for all duties of the programme (by their key) at once: three queries."""
    held = from_to(_held(programme).filter(kind__duty__isnull=False), last=day)
    duties = dict(Kind.objects.filter(programme=programme).values_list("pk", "duty_id"))
    found: dict[int, list[TerminRow]] = defaultdict(list)
    for one in rows(held):
        duty = duties.get(one.kind.pk) if one.kind else None
        if duty:
            found[duty].append(one)
    return {duty: tuple(some) for duty, some in found.items()}


def _held(programme: Programme) -> QuerySet[Termin]:
    return Termin.objects.filter(programme=programme, status__in=HELD)
