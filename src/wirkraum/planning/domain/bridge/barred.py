"""Days on which nothing new of a format may come to lie, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.problem import Barred, Span

DAY = timedelta(days=1)
SUMMER_ENDS = 10  # October: by then every Land has begun its school year
LONG = 4  # school days off in a row that people call holidays
FRIDAY = 5


def barred_days(facts: Facts, need: Need) -> Iterator[Barred]:
    """What is past, what lies beyond the format's own time, and what its rules keep free."""
    begin = max(facts.begin, need.first)
    if begin > facts.first:
        yield Barred(Span(facts.first, min(begin - DAY, facts.last)), _past(facts, need))
    if need.last < facts.last:
        yield Barred(Span(need.last + DAY, facts.last), _("das Format ist dann zu Ende"))
    if need.frequency.months and need.frequency.period == "week":
        yield from _other_months(facts, need.frequency.months)
    if need.not_first_week and (first := first_week(facts)):
        yield Barred(first, _("erste Schulwoche"))
    if need.not_beside_holidays:
        yield from _beside(facts)


def _past(facts: Facts, need: Need) -> Told:
    if need.first > facts.begin:
        return _("das Format hat noch nicht begonnen")
    return _("der Tag ist vorbei")


def _other_months(facts: Facts, months: tuple[int, ...]) -> Iterator[Barred]:
    first = facts.first
    while first <= facts.last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        if first.month not in months:
            yield Barred(Span(first, min(following - DAY, facts.last)), _("anderer Monat"))
        first = following


def first_week(facts: Facts) -> Span | None:
    """From the first day of school to that week's Friday; None where no summer holidays are known."""
    day = facts.first
    while day <= facts.last and day.month <= SUMMER_ENDS and day.year == facts.first.year:
        if day.isoweekday() <= FRIDAY and day not in facts.free_dates:
            known = any(one.kind == "school" and day - DAY * LONG in one for one in facts.free)
            return Span(day, day + DAY * (FRIDAY - day.isoweekday())) if known else None
        day += DAY
    return None


def _beside(facts: Facts) -> Iterator[Barred]:
    """The last day of school before the holidays and the first one after."""
    for span in facts.free:
        if span.kind == "school" and span.days >= LONG:
            for day in (_school_day(facts, span, -1), _school_day(facts, span, 1)):
                if day is not None:
                    yield Barred(Span(day, day), _("neben den Ferien (%(name)s)", name=span.name))


def _school_day(facts: Facts, span: FreeSpan, step: int) -> date | None:
    day = span.first if step < 0 else span.last
    while facts.first <= (day := day + DAY * step) <= facts.last:
        if day.isoweekday() <= FRIDAY and day not in facts.free_dates:
            return day
    return None
