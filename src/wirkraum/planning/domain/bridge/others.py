"""Other days a Termin could lie on, the best first, each with what it would cost in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wirkraum.calendar.domain.free_days import each_day
from wirkraum.planning.domain.bridge.checks import check_days
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.problem import allowed_weekdays
from wirkraum.planning.domain.bridge.reasons import period_of
from wirkraum.planning.domain.rules import Finding

REACH = timedelta(days=42)


@dataclass(frozen=True)
class OtherDay:
    """A day that breaks no firm rule; its findings say what it would cost."""

    day: date
    findings: tuple[Finding, ...]

    @property
    def cost(self) -> int:
        """What the findings cost together."""
        return sum(one.cost for one in self.findings)


def reach_of(facts: Facts, need: Need, entry: Entry) -> tuple[date, date]:
    """From when to when another day is looked for: within the period it counts for, six weeks off."""
    first, last = max(facts.begin, entry.day - REACH), min(facts.last, entry.day + REACH)
    if period := period_of(facts, need, entry.day):
        first, last = max(first, period.start), min(last, period.end)
    return first, last


def other_days(facts: Facts, need: Need, entry: Entry, *, most: int = 3) -> tuple[OtherDay, ...]:
    """The cheapest days, among equals the nearest; at the hour the Termin has now."""
    taken = {one.day for one in facts.entries_of(need)}
    weekdays = allowed_weekdays(need)
    days = [
        day
        for day in each_day(*reach_of(facts, need, entry))
        if day.isoweekday() in weekdays and day not in taken and day not in facts.free_dates
    ]
    if not days:
        return ()
    judged = check_days(facts, need, entry, days=days, span=(entry.start, entry.end))
    fit = [OtherDay(day, found) for day, found in judged if not any(one.firm for one in found)]
    ranked = sorted(fit, key=lambda one: (one.cost, abs(one.day - entry.day), one.day))
    return tuple(ranked[:most])
