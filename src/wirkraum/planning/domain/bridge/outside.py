"""The days of a format that others set: its words name them, so there is nothing to search for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wirkraum.calendar.domain.free_days import each_day
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.quota import weeks_of
from wirkraum.planning.domain.rhythm.shape import LAST, WEEKDAYS, Position


def rule_days(facts: Facts, need: Need) -> tuple[date, ...]:
    """The days its words name, without those on which it does not meet.

    Empty where the words name no weekday ("2x/Monat").
    """
    frequency, closed = need.frequency, facts.closed_to(need)
    if frequency.mode != "regular" or not frequency.positions:
        return ()
    days = _in_turn(need) if frequency.every else _by_period(facts, need)
    return tuple(day for day in sorted(set(days)) if day not in closed)


def days_to_enter(facts: Facts, need: Need) -> tuple[date, ...]:
    """Those days of a format that others set on which nobody has entered a Termin yet."""
    there = {one.day for one in facts.entries_of(need)}
    days = rule_days(facts, need) if need.set_by_others else ()
    return tuple(day for day in days if day not in there)


def _in_turn(need: Need) -> Iterator[date]:
    """Every so many weeks, counted from the first such weekday."""
    every = need.frequency.every
    step = timedelta(weeks=weeks_of(every)) if every else timedelta(weeks=1)
    for position in need.frequency.positions:
        offset = (WEEKDAYS.index(position.weekday) - need.first.weekday()) % 7
        day = need.first + timedelta(days=offset)
        while day <= need.last:
            yield day
            day += step


def _by_period(facts: Facts, need: Need) -> Iterator[date]:
    for quota in facts.quotas(need):
        if quota.wanted or not need.frequency.fixed:
            for position in need.frequency.positions:
                yield from _placed(position, quota.start, quota.end)


def _placed(position: Position, first: date, last: date) -> Iterator[date]:
    wanted = WEEKDAYS.index(position.weekday)
    days = [day for day in each_day(first, last) if day.weekday() == wanted]
    if position.nth is None:
        yield from days
    elif position.nth == LAST:
        yield from days[-1:]
    else:
        yield from days[position.nth - 1 : position.nth]


def hours_of(need: Need) -> tuple[Minute, Minute]:
    """From when to when it meets."""
    start = need.window[0] if need.wished_start is None else need.wished_start
    return start, start + need.minutes
