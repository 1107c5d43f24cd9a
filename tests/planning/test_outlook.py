"""What a format's rules leave of a year: possible days, and what cannot add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.kit.told import Told
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.bridge.outlook import fitting, outlook_of, possible_days
from wirkraum.planning.domain.format_rules import FormatRules, rules_told
from wirkraum.planning.domain.frequency import parse
from wirkraum.planning.domain.quota import PeriodQuota

D = dt.date
DAY = dt.timedelta(days=1)
FREE = (
    FreeSpan(D(2023, 8, 1), D(2023, 8, 18), "Sommerferien", "school"),
    FreeSpan(D(2023, 10, 2), D(2023, 10, 14), "Herbstferien", "school"),
    FreeSpan(D(2023, 10, 31), D(2023, 10, 31), "Reformationstag", "public"),
    FreeSpan(D(2024, 6, 20), D(2024, 7, 31), "Sommerferien", "school"),
)
YEAR = Facts(D(2023, 8, 1), D(2024, 7, 31), D(2023, 8, 1), (), (), (), FREE)


def need(text: str, **more: Any) -> Need:
    fields: dict[str, Any] = {
        "key": "1",
        "title": "Runde",
        "minutes": 60,
        "weekdays": frozenset({1, 2, 3, 4, 5}),
        "window": (540, 960),
        "first": YEAR.first,
        "last": YEAR.last,
    }
    return Need(frequency=parse(text), **(fields | more))


def words(text: str, **more: Any) -> str:
    return str(outlook_of(YEAR, need(text, **more)).doubt or "")


def test_one_weekday_leaves_its_days_without_holidays() -> None:
    days = possible_days(YEAR, need("2x/Monat", weekdays=frozenset({2})))

    assert {day.isoweekday() for day in days} == {2}
    assert D(2023, 10, 3) not in days
    assert D(2023, 10, 31) not in days
    assert D(2023, 10, 17) in days


def test_rules_take_days_away_and_holidays_give_some_back() -> None:
    usual = set(possible_days(YEAR, need("2x/Monat")))

    first = usual - set(possible_days(YEAR, need("2x/Monat", not_first_week=True)))
    beside = usual - set(possible_days(YEAR, need("2x/Monat", not_beside_holidays=True)))
    more = set(possible_days(YEAR, need("2x/Monat", in_holidays=True))) - usual

    assert first == {D(2023, 8, 21) + DAY * at for at in range(5)}
    assert {D(2023, 9, 29), D(2023, 10, 16), D(2024, 6, 19)} <= beside
    assert D(2023, 10, 4) in more
    assert D(2023, 10, 31) not in more


def test_named_months_and_the_formats_own_time_count() -> None:
    days = possible_days(YEAR, need("2x/Jahr (März/Nov)", first=D(2024, 1, 1)))

    assert {day.month for day in days} == {3}


def test_on_demand_counts_days_and_no_agreement() -> None:
    found = outlook_of(YEAR, need("nach Bedarf"))

    assert found.agreed is None
    assert found.doubt is None
    assert found.possible > 150


def test_what_others_set_is_possible_on_its_own_days() -> None:
    found = outlook_of(YEAR, need("jeden 1. Mittwoch", set_by_others=True))

    assert found.possible == found.agreed
    assert found.doubt is None


def test_an_ordinary_format_leaves_no_doubt() -> None:
    assert words("2x/Monat", weekdays=frozenset({1})) == ""
    assert words("2x/Monat", min_gap_days=7) == ""


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("2x/Monat", {"min_gap_days": 20}, "mit 20 Tagen Abstand geht nicht auf"),
        ("1x/Woche", {"min_gap_days": 8}, "Hilft: ein kleinerer Abstand"),
        ("3x/Woche", {"weekdays": frozenset({2})}, "Hilft: ein weiterer Wochentag"),
    ],
)
def test_what_cannot_add_up_is_said(text: str, more: dict[str, Any], said: str) -> None:
    assert said in words(text, **more)


@given(
    st.sets(st.integers(0, 11), max_size=9),
    st.integers(1, 5),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_no_choice_of_days_holds_more(days: set[int], gap: int, wanted: tuple[int, int]) -> None:
    dates = [D(2024, 1, 1) + DAY * at for at in sorted(days)]
    quotas = [
        PeriodQuota(D(2024, 1, 1) + DAY * first, D(2024, 1, 6) + DAY * first, Told("x"), most, ())
        for first, most in zip((0, 6), wanted, strict=True)
    ]

    def may_be(chosen: tuple[dt.date, ...]) -> bool:
        near = any(b - a < DAY * gap for a, b in pairwise(chosen))
        return not near and all(sum(d in q for d in chosen) <= q.agreed for q in quotas)

    best = max(n for n in range(len(dates) + 1) for c in combinations(dates, n) if may_be(c))

    assert fitting(dates, quotas, gap) == best


def test_the_rules_are_one_sentence() -> None:
    rules = FormatRules(
        gap=20, not_first_week=True, not_with=("Jour fixe", "Netzwerk"), reserve=(1, "month")
    )

    assert rules_told(FormatRules()) is None
    assert str(rules_told(rules)) == (
        "20 Tage Abstand, nicht in der ersten Schulwoche, "
        "nie am selben Tag wie Jour fixe und Netzwerk, hält 1 Tag im Monat frei"
    )
    others = replace(FormatRules(), set_by_others=True, in_holidays=True, coordination="absent")
    assert str(rules_told(others)) == (
        "wird von anderen festgelegt, auch in den Schulferien, ohne Koordinierung"
    )
    beside = FormatRules(gap=1, not_beside_holidays=True, coordination="optional")
    assert str(rules_told(beside)) == (
        "1 Tag Abstand, nicht am Tag vor oder nach den Ferien, Koordinierung nur eingeladen"
    )
