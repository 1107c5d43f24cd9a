"""The independent judge looks at the planner's work; skipped where it is not present."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.planner_year import SHARED, Json, firm, format_json, judged, year_json

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.series import Placed, lay_series
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

DECK = ("JF", "FB", "NT", "LG", "TT", "AG", "AK")


def shared_problem(name: str) -> Json:
    path = SHARED / f"{name}.json"
    if not path.is_file():
        pytest.skip("the shared problems are not present")
    problem: Json = json.loads(path.read_text())
    return problem


@pytest.mark.slow
def test_dresden_is_planned_without_a_fault() -> None:
    problem = shared_problem("dresden")

    plan = solve(read_problem(problem), seconds=5)

    assert judged(problem, plan.meetings) == ([], plan.objective)
    assert (plan.unmet, plan.status) == ((), "feasible")
    assert plan.objective <= 780
    assert 0 < plan.bound <= plan.objective


@pytest.mark.slow
def test_the_deck_of_dresden_is_planned_best() -> None:
    problem = shared_problem("dresden")
    problem["formats"] = [each for each in problem["formats"] if each["id"] in DECK]

    plan = solve(read_problem(problem))

    assert judged(problem, plan.meetings) == ([], plan.objective)
    assert (plan.status, plan.objective, plan.unmet) == ("optimal", plan.bound, ())


@pytest.mark.slow
def test_dresden_without_time_to_search_is_right_all_the_same() -> None:
    problem = shared_problem("dresden")

    plan = solve(read_problem(problem), seconds=0.01)

    hard, total = judged(problem, plan.meetings)
    assert (hard, total) == ([], plan.objective)
    assert not plan.unmet


@st.composite
def meetings(draw: st.DrawFn, format_: str, rooms: list[str]) -> Meeting:
    day = date(2026, 9, 7) + timedelta(draw(st.integers(0, 25)))
    return Meeting(format_, day, 30 * draw(st.integers(16, 24)), draw(st.sampled_from(rooms)))


BUSY: list[dict[str, Any]] = [
    {
        "title": "Runde",
        "who": ["P"],
        "optional": ["Q"],
        "place": "B",
        "start": "09:00",
        "end": "10:15",
        "dates": [f"2026-09-{day:02d}" for day in range(7, 31, 2)],
    },
    {
        "title": "Fest",
        "room": "A.1",
        "start": "08:00",
        "end": "11:00",
        "dates": [f"2026-09-{day:02d}" for day in range(8, 31, 3)],
    },
]
ROOMS = ["A.1", "B.1", "net"]
YEAR = year_json(
    format_json("X", must=["P", "R"], may=["Q"], rooms=ROOMS, min_gap_days=2, in_holidays=True),
    format_json("Y", must=["Q"], may=["P"], rooms=ROOMS[:2], weekdays=[1, 2, 3], minutes=90),
    busy=BUSY,
    closed=[
        {"from": "2026-09-14", "to": "2026-09-18", "name": "Ferien", "kind": "school"},
        {"from": "2026-09-21", "to": "2026-09-21", "name": "Feiertag", "kind": "public"},
    ],
    people=[
        {"id": "P", "role": "Leitung A", "base": "A"},
        {"id": "Q", "role": "Leitung B", "base": "B", "off_weekdays": [5]},
        {
            "id": "R",
            "role": "Koordinierung",
            "base": "A",
            "absent": [{"from": "2026-09-28", "to": "2026-09-29"}],
        },
    ],
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(meetings("X", ROOMS), max_size=4, unique_by=lambda each: each.date),
    st.lists(meetings("Y", ROOMS[:2]), max_size=4, unique_by=lambda each: each.date),
)
def test_our_rules_and_costs_are_those_of_the_judge(one: list[Meeting], two: list[Meeting]) -> None:
    both = tuple(sorted([*one, *two], key=lambda each: each.date))
    problem = read_problem(YEAR)

    hard, total = judged(YEAR, both)

    assert bool(firm(problem, both)) == bool(hard)
    if not hard:
        year = lay_out(problem)
        at = {each.id: each.at for each in lay_series(year)}
        placed = [
            Placed(at[each.format], year.number(each.date), each.start // 30, year.room[each.room])
            for each in both
        ]
        assert costs_of(year, lay_series(year), placed, {}).total == total
