"""Which days count together, and how many meetings they promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from wirkraum.planning.domain.periods import periods_of
from wirkraum.planning.domain.problem import (
    AsNeeded,
    EveryWeeks,
    Frequency,
    InMonths,
    NthWeekday,
    Per,
    Undecided,
)

LAST = date(2027, 7, 9)


def weekdays(first: date, last: date) -> list[date]:
    days = (first + timedelta(at) for at in range((last - first).days + 1))
    return [day for day in days if day.isoweekday() <= 5]


AUTUMN = weekdays(date(2026, 8, 17), date(2026, 11, 30))
YEAR = weekdays(date(2026, 8, 17), LAST)


def told(frequency: Frequency, days: Sequence[date]) -> list[tuple[str, int]]:
    return [(str(each.label), each.wanted) for each in periods_of(frequency, days, LAST)]


def test_a_period_cut_short_promises_proportionally_less() -> None:
    assert told(Per(2, "month"), AUTUMN) == [
        ("August 2026", 1),  # 11 of 21 days
        ("September 2026", 2),
        ("Oktober 2026", 2),
        ("November 2026", 2),
    ]


def test_one_is_promised_where_two_fifths_remain_none_below() -> None:
    month = weekdays(date(2026, 9, 1), date(2026, 9, 30))

    assert told(Per(1, "month"), month[:9]) == [("September 2026", 1)]
    assert told(Per(1, "month"), month[:8]) == []


@pytest.mark.parametrize(
    ("frequency", "labels"),
    [
        (Per(1, "week"), ["KW 34 2026", "KW 35 2026"]),
        (Per(2, "quarter"), ["3. Quartal 2026", "4. Quartal 2026"]),
        (Per(4, "halfyear"), ["1. Schulhalbjahr", "2. Schulhalbjahr"]),
        (Per(1, "year"), ["Schuljahr 2026/27"]),
        (InMonths((11, 3), 1), ["November", "März"]),
        (EveryWeeks(1), ["KW 34 2026", "KW 35 2026"]),
        (EveryWeeks(6), ["Schuljahr 2026/27"]),
        (NthWeekday((2,), 3, 8), ["August 2026", "September 2026"]),
        (AsNeeded(2, "halfyear"), ["1. Schulhalbjahr", "2. Schulhalbjahr"]),
        (Undecided(), []),
    ],
)
def test_periods_are_called_by_their_names(frequency: Frequency, labels: list[str]) -> None:
    assert [label for label, _ in told(frequency, YEAR)][:2] == labels


def test_a_named_month_without_days_keeps_its_promise() -> None:
    december = periods_of(InMonths((8, 12), 2), AUTUMN, LAST)[1]

    assert (december.days, december.wanted, str(december.label)) == ((), 2, "Dezember")


def test_weeks_of_fewer_than_three_days_hold_no_weekly_meeting() -> None:
    week = weekdays(date(2026, 9, 7), date(2026, 9, 11))

    assert told(EveryWeeks(1), week[:3]) == [("KW 37 2026", 1)]
    assert told(EveryWeeks(1), week[:2]) == []


def test_every_few_weeks_are_counted_over_the_whole_year() -> None:
    assert told(EveryWeeks(2), AUTUMN) == [("Schuljahr 2026/27", 8)]
    assert told(EveryWeeks(2), []) == []


def test_a_year_of_one_calendar_year_is_named_so() -> None:
    days = weekdays(date(2026, 9, 1), date(2026, 12, 18))

    assert str(periods_of(Per(2, "year"), days, days[-1])[0].label) == "Jahr 2026"
