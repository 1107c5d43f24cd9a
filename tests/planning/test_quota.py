"""What a frequency promises in a school year."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkraum.planning.domain.frequency import parse
from wirkraum.planning.domain.quota import quota

START, END = date(2023, 8, 1), date(2024, 7, 31)
JUDGE = Path(__file__).parents[2] / "../shared/planner/judge.py"


def days(*spans: str) -> frozenset[date]:
    """Days of spans written "2023-10-02 2023-10-14", or of single days."""
    ends = ((span.split()[0], span.split()[-1]) for span in spans)
    return frozenset(
        date.fromisoformat(first) + timedelta(at)
        for first, last in ends
        for at in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
    )


PUBLIC = days(
    *("2023-10-03", "2023-10-31", "2023-11-22", "2023-12-25 2023-12-26", "2024-01-01"),
    *("2024-03-29", "2024-04-01", "2024-05-01", "2024-05-09", "2024-05-20"),
)
SAXONY = PUBLIC | days(
    *("2023-08-01 2023-08-18", "2023-10-02 2023-10-14", "2023-10-30", "2023-12-23 2024-01-02"),
    *("2024-02-12 2024-02-23", "2024-03-28 2024-04-05", "2024-05-10", "2024-05-18 2024-05-21"),
    "2024-06-20 2024-07-31",
)


def promised(text: str, free: frozenset[date] = SAXONY) -> dict[str, int]:
    """Wanted Termine by period of the school year 2023/24, without empty ones."""
    periods = quota(parse(text), start=START, end=END, free=free)
    return {str(period.label): period.wanted for period in periods if period.wanted}


def test_twice_a_month_is_cut_in_short_months() -> None:
    assert promised("2x/Monat") == {
        "August 2023": 1,
        "September 2023": 2,
        "Oktober 2023": 1,
        "November 2023": 2,
        "Dezember 2023": 2,
        "Januar 2024": 2,
        "Februar 2024": 1,
        "März 2024": 2,
        "April 2024": 2,
        "Mai 2024": 2,
        "Juni 2024": 1,
    }


def test_twice_a_month_is_twenty_where_school_holidays_are_no_obstacle() -> None:
    term = quota(parse("2x/Monat"), start=date(2023, 8, 21), end=date(2024, 6, 19), free=PUBLIC)

    assert sum(period.wanted for period in term) == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2x/Jahr (März/Nov)", {"November 2023": 1, "März 2024": 1}),
        ("im März und November je 2x", {"November 2023": 2, "März 2024": 2}),
        (
            "1x/Quartal",
            {
                "3. Quartal 2023": 1,
                "4. Quartal 2023": 1,
                "1. Quartal 2024": 1,
                "2. Quartal 2024": 1,
            },
        ),
        ("halbjährlich", {"1. Schulhalbjahr": 1, "2. Schulhalbjahr": 1}),
        ("1x/Jahr", {"Schuljahr 2023/24": 1}),
        ("alle 6 Wochen", {"Schuljahr 2023/24": 6}),
        ("14-tägig", {"Schuljahr 2023/24": 18}),
        ("alle zwei Monate", {"Schuljahr 2023/24": 4}),
        ("wöchentlich im November", {f"KW {week}": 1 for week in range(44, 49)}),
        ("1x/Jahr (Juli)", {}),
        ("nach Bedarf", {}),
        ("tbd", {}),
    ],
)
def test_quota_of_the_year_by_period(text: str, expected: dict[str, int]) -> None:
    assert promised(text) == expected


def test_quota_names_periods_within_the_horizon() -> None:
    periods = quota(parse("1x/Quartal"), start=START, end=END, free=SAXONY)
    summer, autumn = periods[:2]

    assert (summer.start, summer.end) == (date(2023, 8, 1), date(2023, 9, 30))
    assert (autumn.start, autumn.end) == (date(2023, 10, 1), date(2023, 12, 31))
    assert summer.days[0] == date(2023, 8, 21)
    assert str(periods[-1].label) == "3. Quartal 2024"
    assert periods[-1].wanted == 0


def test_month_keeps_one_where_two_fifths_remain() -> None:
    nine = quota(parse("1x/Monat"), start=date(2023, 9, 1), end=date(2023, 9, 13), free=())
    eight = quota(parse("1x/Monat"), start=date(2023, 9, 1), end=date(2023, 9, 12), free=())

    assert [period.wanted for period in (*nine, *eight)] == [1, 0]


def test_horizon_without_days_promises_nothing() -> None:
    assert quota(parse("1x/Monat"), start=END, end=START, free=()) == ()


def test_reserve_is_wanted_but_not_agreed() -> None:
    periods = quota(parse("nach Bedarf, bis zu 2x/Quartal"), start=START, end=END, free=SAXONY)

    assert sum(period.wanted for period in periods) > 0
    assert {(period.agreed, period.due(END)) for period in periods} == {(0, 0)}


def test_nothing_is_due_before_its_days_are_over() -> None:
    once = quota(parse("1x/Quartal"), start=START, end=END, free=SAXONY)[1]

    assert once.due(date(2023, 9, 30)) == 0
    assert once.due(date(2023, 12, 21)) == 0
    assert once.due(date(2023, 12, 22)) == 1  # the last school day of the year


# The planner's door says the same in its own words; its judge is the measure.
DOOR: dict[str, dict[str, object]] = {
    "1x/Woche": {"kind": "per", "n": 1, "period": "week"},
    "2x/Monat": {"kind": "per", "n": 2, "period": "month"},
    "3x/Quartal": {"kind": "per", "n": 3, "period": "quarter"},
    "2x/Schulhalbjahr": {"kind": "per", "n": 2, "period": "halfyear"},
    "9x/Jahr": {"kind": "per", "n": 9, "period": "year"},
    "2x/Jahr (März/Nov)": {"kind": "in_months", "months": [11, 3], "n": 1},
    "2x/Monat (Sept/Okt)": {"kind": "in_months", "months": [9, 10], "n": 2},
    "alle 6 Wochen": {"kind": "every_weeks", "k": 6},
    "alle 2 Monate": {"kind": "every_weeks", "k": 9},
    "jeden 1. und 3. Donnerstag im Monat": {"kind": "nth_weekday", "n": 2, "period": "month"},
    "nach Bedarf, bis zu 2x/Halbjahr": {"kind": "as_needed", "reserve": 2, "period": "halfyear"},
}
holidays = st.lists(st.tuples(st.dates(START, END), st.integers(1, 50)), max_size=8)


@cache
def judge() -> ModuleType:
    """The planner's judge, where the shared material is present."""
    if not JUDGE.exists():
        pytest.skip("shared/planner/judge.py is not present")
    spec = importlib.util.spec_from_file_location("judge", JUDGE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(frequency: dict[str, object], free: Iterable[date]) -> list[tuple[list[date], int]]:
    """Days and wanted Termine of each period that has days, by the judge."""
    horizon = [START + timedelta(at) for at in range((END - START).days + 1)]
    school = [
        at for at, day in enumerate(horizon) if day.isoweekday() <= 5 and day not in set(free)
    ]
    world = SimpleNamespace(day=horizon, d1=END)
    periods = judge().Problem.periods(world, frequency, school)
    return [([horizon[at] for at in found], wanted) for found, wanted, _ in periods if found]


@settings(deadline=None)
@given(st.sampled_from(list(DOOR)), holidays)
def test_quota_is_the_judges(text: str, off: list[tuple[date, int]]) -> None:
    free = frozenset(first + timedelta(at) for first, length in off for at in range(length))

    periods = quota(parse(text), start=START, end=END, free=free)

    found = [(list(period.days), period.wanted) for period in periods if period.wanted]
    assert found == judged(DOOR[text], free)
