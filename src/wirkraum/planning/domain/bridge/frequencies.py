"""From the coordinators' words to what the solver knows of frequencies."""

from __future__ import annotations

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain import problem
from wirkraum.planning.domain.quota import weeks_of
from wirkraum.planning.domain.rhythm.shape import (
    WEEKDAYS,
    Frequency,
    Period,
    months_per_period,
)
from wirkraum.planning.domain.rhythm.wording import worded

OFF_THE_NAMED_DAY = 8  # what a meeting costs that is not on "jeden 1. Dienstag"
DAYS: dict[Period, int] = {"week": 7, "month": 30, "quarter": 91, "half_year": 182, "year": 365}
PERIODS: dict[Period, problem.PeriodName] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half_year": "halfyear",
    "year": "year",
}


def planner_frequency(frequency: Frequency) -> problem.Frequency:
    """The solver's kind of frequency; what is open or on demand is never planned by itself.

    The solver knows one weekday of the month, one interval and whole named months; where the words
    say more ("1. Dienstag und 3. Donnerstag"), the number and the weekdays are kept.
    """
    count, period = frequency.count or 0, frequency.period
    if frequency.mode != "regular":
        return problem.Undecided()
    if frequency.every:
        return problem.EveryWeeks(max(1, round(weeks_of(frequency.every) / count)))
    if frequency.months and period != "week":
        share = months_per_period(frequency.months, period)
        return problem.InMonths(frequency.months, count // share)
    name = PERIODS[period or "year"]
    days = weekdays_of(frequency)
    if frequency.fixed and len(days) == 1:
        nth = tuple(position.nth for position in frequency.positions if position.nth)
        return problem.NthWeekday(nth, min(days), OFF_THE_NAMED_DAY, name, count)
    return problem.Per(count, name)


def weekdays_of(frequency: Frequency) -> frozenset[int]:
    """The weekdays the words name (1 is Monday); empty when they name none."""
    return frozenset(WEEKDAYS.index(position.weekday) + 1 for position in frequency.positions)


def least_gap(frequency: Frequency) -> int:
    """Days between two planned Termine at least: a quarter of the even distance."""
    if frequency.mode != "regular":
        return 1
    count = frequency.count or 1
    if frequency.every:
        return max(1, 7 * weeks_of(frequency.every) // (4 * count))
    if frequency.months and frequency.period != "week":
        count = max(1, count // months_per_period(frequency.months, frequency.period))
        return DAYS["month"] // (4 * count) or 1
    return DAYS[frequency.period or "year"] // (4 * count) or 1


def words_of(frequency: Frequency) -> Told:
    """As one says it: "2× im Monat", "nach Bedarf", "Häufigkeit offen"."""
    return _("Häufigkeit offen") if frequency.mode == "undecided" else worded(frequency)
