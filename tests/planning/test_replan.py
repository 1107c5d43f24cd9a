"""Planning again: what was announced stays, as much of it as any right plan can keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.planner_year import Json, dates, firm, format_json, make_year, year_json
from tests.planning.test_solver_oracle import choices, clashes, placed, years

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting, Plan, Progress
from wirkraum.planning.domain.problem import Problem, ProblemError
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.series import Slot, lay_series
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

MONDAYS = ("09-07", "09-14", "09-21", "09-28")
HOUR = {"weekdays": [1], "window": ["09:00", "10:00"]}


def announced(*meetings: Meeting) -> Plan:
    return Plan(meetings, 0, 0, "feasible")


def held(day: str, format_: str = "JF", start: int = 540, **more: Any) -> Meeting:
    return Meeting(format_, date.fromisoformat(f"2026-{day}"), start, "A.1", **more)


def absent(*days: str) -> list[Json]:
    spans = [{"from": f"2026-{day}", "to": f"2026-{day}"} for day in days]
    return [{"id": "P", "role": "Leitung", "absent": spans}, {"id": "Q", "role": "Hort"}]


def test_a_date_stays_though_others_would_cost_less() -> None:
    """Moving one date would bring back the rhythm of the format; it was announced all the same."""
    before = announced(held("09-07"), held("09-15"), held("09-21"), held("09-28"))
    cheap = {"moved_date": 0, "off_weekday": 50}

    plan = solve(make_year(format_json(), weights=cheap), previous=before)

    assert dates(plan) == ["09-07", "09-15", "09-21", "09-28"]
    assert plan.status == "optimal"


def test_no_date_moves_to_make_room_for_a_missing_meeting() -> None:
    """The new format needs Monday; there it would cost less to move what was announced."""
    before = announced(held("09-07"))
    week = {"from": "2026-09-07", "to": "2026-09-11"}
    year = make_year(format_json(), format_json("DS", **HOUR, rooms=["A.1"]), horizon=week)
    tight = make_year(
        format_json(window=["09:00", "10:00"]), format_json("DS", **HOUR), horizon=week
    )

    both = solve(year, previous=before)
    only = solve(tight, previous=before)

    assert len(both.meetings) == 2
    assert both.meetings[0].date == date(2026, 9, 7)
    assert [each.format for each in only.meetings] == ["JF"]
    assert only.unmet[0].format == "DS"


def test_a_meeting_keeps_its_date_and_changes_its_hour_or_room_where_it_must() -> None:
    busy = {"title": "Fest", "room": "A.1", "start": "08:00", "end": "09:30"}
    year = make_year(format_json(), busy=[busy | {"dates": ["2026-09-14"]}])

    plan = solve(year, previous=announced(*map(held, MONDAYS)))

    assert dates(plan) == list(MONDAYS)
    assert [each.start for each in plan.meetings] == [540, 570, 540, 540]


def test_of_two_that_cannot_both_stay_one_does() -> None:
    """Both were in rooms of their own; now only one room is left."""
    before = announced(
        held("09-07"), Meeting("DS", date(2026, 9, 7), 540, "B.1"), held("09-14"), held("09-21")
    )
    day = {"weekdays": [1, 2], "window": ["09:00", "10:00"]}
    year = make_year(format_json(**day), format_json("DS", must=["Q"], **day))

    plan = solve(year, previous=before)

    kept = [each for each in plan.meetings if each.date == date(2026, 9, 7)]
    assert len(kept) == 1
    assert {"09-14", "09-21"} <= set(dates(plan))
    assert (len(plan.meetings), plan.status) == (8, "optimal")


@pytest.mark.parametrize("people", [absent("09-14"), absent(*MONDAYS)])
def test_fixed_meetings_never_move_though_they_break_a_rule(people: list[Json]) -> None:
    before = announced(held("09-14", fixed=True), held("09-21"))

    plan = solve(make_year(format_json(), people=people), previous=before)

    assert held("09-14", fixed=True) in plan.meetings
    assert len(plan.meetings) == 4
    assert plan.objective >= 0


def test_fixed_meetings_keep_their_minute_and_take_the_time_of_all_who_are_there() -> None:
    fixed = held("09-07", start=555, fixed=True)
    day = {"weekdays": [1], "window": ["09:00", "11:30"]}
    year = make_year(format_json(), format_json("DS", rooms=["net"], **day))

    plan = solve(year, previous=announced(fixed))

    assert fixed in plan.meetings
    (other,) = (each for each in plan.meetings if each.format == "DS" and each.date == fixed.date)
    assert other.start >= 615


def test_fixed_meetings_may_clash_lie_close_and_exceed_the_quota() -> None:
    before = announced(
        *(held(day, fixed=True) for day in ("09-07", "09-08", "09-09")),
        held("09-07", "DS", fixed=True),
    )
    year = make_year(format_json(min_gap_days=5), format_json("DS", rooms=["A.1"]))

    plan = solve(year, previous=before)

    assert set(before.meetings) <= set(plan.meetings)
    assert len(dates(plan)) == 6
    assert not [each for each in dates(plan) if "09-09" < each < "09-14"]


@pytest.mark.parametrize(
    ("meetings", "path"),
    [
        ([Meeting("JF", date(2026, 9, 7), 540, "alt", fixed=True)], "$.meetings[0].room"),
        ([held("09-08"), held("12-07", fixed=True)], "$.meetings[1].date"),
        ([held("09-08", fixed=True), held("09-08", fixed=True)], "$.meetings[1]"),
    ],
)
def test_fixed_meetings_that_cannot_be_are_refused(meetings: list[Meeting], path: str) -> None:
    with pytest.raises(ProblemError) as caught:
        solve(make_year(format_json()), previous=announced(*meetings))

    assert caught.value.path == path


def test_progress_begins_with_a_right_plan_and_ends_with_the_best() -> None:
    told: list[Progress] = []
    day = {"weekdays": [1, 2], "window": ["09:00", "10:30"]}
    year = make_year(*(format_json(f"F{at}", **day) for at in range(5)))

    plan = solve(year, progress=told.append)

    assert told[0].cost >= told[-1].cost == plan.objective
    assert [each.cost for each in told] == sorted((each.cost for each in told), reverse=True)
    assert all(each.bound <= plan.objective for each in told)
    assert told[-1].bound == plan.bound


@pytest.mark.parametrize("workers", [1, 2])
def test_cancelled_at_once_the_first_right_plan_comes_back(workers: int) -> None:
    year = make_year(*(format_json(f"F{at}") for at in range(3)))

    plan = solve(year, seconds=60, workers=workers, cancelled=lambda: True)

    assert firm(year, plan.meetings) == []
    assert len(plan.meetings) == 12
    assert plan.seconds == 0


@st.composite
def again(draw: st.DrawFn) -> tuple[Json, frozenset[str], list[int]]:
    """A year, what happens to it, and which meetings are fixed."""
    happens = draw(st.sets(st.sampled_from(["Q fehlt", "A.1 weg", "Mi zu", "P fehlt"]), min_size=1))
    return draw(years()), frozenset(happens), draw(st.lists(st.integers(0, 5), max_size=1))


def changed(problem: Json, happens: frozenset[str]) -> Json:
    new = dict(problem)
    away = {"from": "2026-09-07", "to": "2026-09-08"}
    gone = {"Q" * ("Q fehlt" in happens), "P" * ("P fehlt" in happens)}
    new["people"] = [
        one | {"absent": [*one.get("absent", []), away]} if one["id"] in gone else one
        for one in problem["people"]
    ]
    if "Mi zu" in happens:
        new["closed"] = [{"from": "2026-09-09", "to": "2026-09-09", "name": "zu", "kind": "school"}]
    if "A.1 weg" in happens:
        new["rooms"] = [
            one | {"seats": 0} if one["id"] == "A.1" else one for one in problem["rooms"]
        ]
    return new


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(again())
def test_as_few_dates_move_as_any_plan_allows_then_cost_counts(
    drawn: tuple[Json, frozenset[str], list[int]],
) -> None:
    problem, happens, fixed = drawn
    before = solve(read_problem(problem))
    marked = tuple(
        replace(each, fixed=True) if at in fixed and "A.1 weg" not in happens else each
        for at, each in enumerate(before.meetings)
    )
    year = read_problem(changed(problem, happens))

    plan = solve(year, previous=announced(*marked))

    assert {each for each in marked if each.fixed} <= set(plan.meetings)
    if not any(each.fixed for each in marked):
        assert firm(year, plan.meetings) == []
        assert (moved(marked, plan.meetings), plan.objective) == least(year, marked)
        assert plan.bound == plan.objective


def moved(before: tuple[Meeting, ...], now: tuple[Meeting, ...]) -> int:
    days = {(each.format, each.date) for each in now}
    return sum((each.format, each.date) not in days for each in before)


def least(problem: Problem, before: tuple[Meeting, ...]) -> tuple[int, int]:
    """Fewest moved dates of all right plans and the least cost of those that move so few."""
    year = lay_out(problem)
    series = lay_series(year)
    every = [list(choices(problem, year, each)) for each in series]
    apart = clashes(problem, [meeting for each in every for one in each for meeting in one])
    then: dict[int, tuple[Slot, ...]] = {}
    for each in before:
        one = placed(year, each)
        then[one.series] = (*then.get(one.series, ()), Slot(*one[1:]))
    return min(
        (
            moved(before, meetings),
            costs_of(year, series, [placed(year, each) for each in meetings], then).total,
        )
        for meetings in (tuple(chain(*one)) for one in product(*every))
        if apart.isdisjoint(combinations(meetings, 2))
    )


def test_the_year_says_what_happened() -> None:
    assert changed(year_json(format_json()), frozenset({"Mi zu"}))["closed"]
