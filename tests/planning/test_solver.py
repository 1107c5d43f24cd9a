"""The planner's door on years small enough to check by hand."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from tests.planning.planner_year import dates, format_json, make_year, planned, year_json

from wirkraum.planning.domain.solver.door import solve

MONDAYS = ["09-07", "09-14", "09-21", "09-28"]


def test_plan_keeps_the_quota_evenly_on_one_weekday_and_hour() -> None:
    prefer = {"weekdays": [1], "start": "10:00"}

    plan = planned(year_json(format_json(prefer=prefer)))

    assert dates(plan) == MONDAYS
    assert {(each.start, each.room) for each in plan.meetings} == {(600, "A.1")}
    assert (plan.objective, plan.bound, plan.status, plan.unmet) == (0, 0, "optimal", ())


def test_plan_without_formats_is_empty_and_optimal() -> None:
    plan = planned(year_json())

    assert (plan.meetings, plan.objective, plan.status) == ((), 0, "optimal")


@pytest.mark.parametrize(
    ("frequency", "count"),
    [
        ({"kind": "per", "n": 2, "period": "week"}, 8),
        ({"kind": "per", "n": 1, "period": "month"}, 1),
        ({"kind": "per", "n": 4, "period": "month"}, 3),  # 18 of 21 days and 2 of 21
        ({"kind": "per", "n": 3, "period": "quarter"}, 1),
        ({"kind": "per", "n": 10, "period": "halfyear"}, 2),
        ({"kind": "per", "n": 10, "period": "year"}, 1),
        ({"kind": "in_months", "months": [9], "n": 2}, 2),
        ({"kind": "in_months", "months": [9, 10], "n": 1}, 2),
        ({"kind": "every_weeks", "k": 1}, 4),
        ({"kind": "every_weeks", "k": 2}, 2),
        ({"kind": "nth_weekday", "nth": 2, "weekday": 2, "otherwise": 8, "period": "month"}, 1),
        ({"kind": "as_needed", "reserve": 2, "period": "month"}, 2),
        ({"kind": "tbd"}, 0),
    ],
)
def test_plan_holds_what_a_frequency_promises(frequency: dict[str, Any], count: int) -> None:
    plan = planned(year_json(format_json(frequency=frequency)))

    assert len(plan.meetings) == count
    assert plan.unmet == ()
    assert plan.status == "optimal"


def test_nth_weekday_takes_the_named_day() -> None:
    frequency = {"kind": "nth_weekday", "nth": 2, "weekday": 2, "otherwise": 8, "period": "month"}

    assert dates(planned(year_json(format_json(frequency=frequency)))) == ["09-08"]


@pytest.mark.parametrize(("nth", "day"), [(-1, "09-29"), ([3, 4], "09-15")])
def test_nth_weekday_may_be_the_last_or_one_of_several(nth: object, day: str) -> None:
    frequency = {"kind": "nth_weekday", "nth": nth, "weekday": 2, "otherwise": 8, "n": 1}
    year = make_year(format_json(frequency=frequency))

    plan = solve(year, seconds=5)

    assert dates(plan) == [day]
    assert plan.objective == 0


def test_nth_weekday_moves_to_another_day_at_a_price() -> None:
    frequency = {"kind": "nth_weekday", "nth": 2, "weekday": 2, "otherwise": 8, "period": "month"}
    closed = [{"from": "2026-09-08", "to": "2026-09-08", "name": "Ferien", "kind": "school"}]

    plan = planned(year_json(format_json(frequency=frequency), closed=closed))

    assert (len(plan.meetings), plan.objective) == (1, 8)


@pytest.mark.parametrize(("kind", "in_holidays"), [("school", False), ("public", True)])
def test_closed_days_stay_free(kind: str, in_holidays: bool) -> None:
    closed = [{"from": "2026-09-14", "to": "2026-09-17", "name": "Herbstferien", "kind": kind}]
    every = format_json(frequency={"kind": "per", "n": 3, "period": "week"})

    plan = planned(year_json(every | {"in_holidays": in_holidays}, closed=closed))

    assert not set(dates(plan)) & {"09-14", "09-15", "09-16", "09-17"}
    assert len(plan.meetings) == 3 + 1 + 3 + 3  # one day is left of five: 3 × 1/5


def test_formats_may_meet_in_school_holidays_if_they_say_so() -> None:
    closed = [{"from": "2026-09-07", "to": "2026-10-02", "name": "Ferien", "kind": "school"}]

    plan = planned(year_json(format_json(in_holidays=True), format_json("DS"), closed=closed))

    assert (len(dates(plan)), len(dates(plan, "DS"))) == (4, 0)
    assert plan.unmet == ()  # nothing is promised where there is no school day


def test_absent_people_and_free_weekdays_are_kept_free() -> None:
    absent = [{"from": "2026-09-07", "to": "2026-09-10", "why": "Urlaub"}]
    people = [{"id": "P", "role": "Leitung", "off_weekdays": [5], "absent": absent}]

    plan = planned(year_json(format_json(), people=people))

    assert len(dates(plan)) == 3
    assert not any(each.date.isoweekday() == 5 for each in plan.meetings)
    assert [(str(each.period), each.wanted, each.planned) for each in plan.unmet] == [
        ("KW 37 2026", 1, 0)
    ]


def test_nobody_is_needed_twice_at_once() -> None:
    hour = {"window": ["09:00", "10:00"], "weekdays": [1]}

    plan = planned(year_json(format_json(**hour), format_json("DS", rooms=["net"], **hour)))

    assert sorted(dates(plan) + dates(plan, "DS")) == MONDAYS
    assert plan.objective >= 4 * 200


def test_the_way_between_two_places_is_kept_free() -> None:
    there = format_json("B", rooms=["B.1"], window=["09:00", "12:00"], weekdays=[1])
    here = format_json("A", rooms=["A.1"], window=["09:00", "11:00"], weekdays=[1])

    plan = planned(year_json(here, there, people=[{"id": "P", "role": "Leitung"}]))

    by_day = {
        day: [m for m in plan.meetings if m.date == day] for day in {m.date for m in plan.meetings}
    }
    assert len(plan.meetings) == 8
    assert all(b.start - a.start >= 60 + 30 for a, b in by_day.values())


def test_what_is_fixed_outside_is_in_the_way() -> None:
    busy = [
        {
            "title": "Amtsrunde",
            "who": ["P"],
            "place": "B",
            "start": "10:00",
            "end": "11:30",
            "dates": ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"],
        }
    ]

    plan = planned(year_json(format_json(weekdays=[1], window=["08:30", "12:00"]), busy=busy))

    assert {each.start for each in plan.meetings} == {510}  # back by 9:30, 20 minutes to go


def test_no_room_holds_two_meetings_but_online_any_number() -> None:
    hour = {"window": ["09:00", "10:00"], "weekdays": [1]}
    one, other = format_json("X", must=["P"], **hour), format_json("Y", must=["Q"], **hour)

    here = planned(year_json(one, other))
    online = planned(year_json(one | {"rooms": ["net"]}, other | {"rooms": ["net"]}))

    assert (len(here.meetings), len(online.meetings)) == (4, 8)


def test_a_booked_room_is_left_alone() -> None:
    dates_ = ["2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10"]
    busy = [{"title": "Fest", "room": "A.1", "start": "08:00", "end": "20:00", "dates": dates_}]

    assert dates(planned(year_json(format_json(), busy=busy)))[0] == "09-11"


def test_rooms_without_enough_seats_are_not_used() -> None:
    rooms = [{"id": "A.1", "place": "A", "seats": 2}, {"id": "B.1", "place": "B", "seats": 3}]
    each = format_json(must=["P", "Q"], may=["R"], rooms=["A.1", "B.1"])

    assert {m.room for m in planned(year_json(each, rooms=rooms)).meetings} == {"B.1"}


def test_the_least_gap_is_kept() -> None:
    twice = {"kind": "per", "n": 2, "period": "week"}

    plan = planned(year_json(format_json(frequency=twice, min_gap_days=5)))

    days = [each.date for each in plan.meetings]
    assert all((b - a).days >= 5 for a, b in itertools.pairwise(days))
    assert {each.because for each in plan.unmet}


def test_never_more_than_the_quota() -> None:
    plan = planned(year_json(format_json(frequency={"kind": "per", "n": 1, "period": "month"})))

    assert dates(plan) == dates(plan)[:1]
