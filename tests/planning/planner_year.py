"""Small planning problems as JSON: a four-week year with one place, to be changed by each test."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.planning.plain_faults import plain_faults

from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.plan_json import meeting_as_json
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.rules import findings
from wirkraum.planning.domain.solver.door import solve

SHARED = Path(__file__).parents[2] / "../shared/planner"

Json = dict[str, Any]


def format_json(id_: str = "JF", **more: Any) -> Json:
    """A weekly hour at site A with person P, Monday to Friday, mornings."""
    return {
        "id": id_,
        "title": f"Format {id_}",
        "minutes": 60,
        "must": ["P"],
        "may": [],
        "rooms": ["A.1"],
        "weekdays": [1, 2, 3, 4, 5],
        "window": ["09:00", "12:00"],
        "frequency": {"kind": "per", "n": 1, "period": "week"},
        **more,
    }


def year_json(*formats: Json, **more: Any) -> Json:
    """Four weeks from Monday 7 September 2026; sites A and B are 20 minutes apart."""
    return {
        "schema": "fsz-plan/0",
        "time_zone": "Europe/Berlin",
        "horizon": {"from": "2026-09-07", "to": "2026-10-02"},
        "grid_minutes": 30,
        "spacing_tolerance": 0.25,
        "weights": WEIGHTS,
        "travel": {"base": 10, "per_km": 2, "round": 5},
        "closed": [],
        "places": [
            {"id": "A", "name": "Standort A", "xy": [0, 0]},
            {"id": "B", "name": "Standort B", "xy": [3, 4]},
            {"id": "net", "name": "Videokonferenz", "xy": [0, 0], "online": True},
        ],
        "rooms": [
            {"id": "A.1", "place": "A", "seats": 10},
            {"id": "B.1", "place": "B", "seats": 10},
            {"id": "net", "place": "net", "seats": 999},
        ],
        "people": [
            {"id": "P", "role": "Leitung A", "base": "A"},
            {"id": "Q", "role": "Leitung B", "base": "B"},
            {"id": "R", "role": "Koordinierung"},
        ],
        "busy": [],
        "formats": list(formats),
        **more,
    }


WEIGHTS = {
    "gap_day": 1,
    "off_weekday": 5,
    "off_time": 3,
    "weekday_not_preferred": 1,
    "hour_from_preferred": 1,
    "optional_absent": 2,
    "double_booking": 3,
    "trip_per_10min": 1,
    "third_meeting": 3,
    "dropped_reserve": 25,
    "missing_meeting": 200,
    "moved_date": 40,
    "moved_time_or_room": 15,
}


def make_year(*formats: Json, **more: Any) -> Problem:
    return read_problem(year_json(*formats, **more))


@cache
def find_judge() -> Any:
    """The independent judge's module, None where it is not present."""
    path = SHARED / "judge.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("independent_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(
    problem: Json, meetings: tuple[Meeting, ...], previous: Plan | None = None
) -> tuple[list[Any], int]:
    """Hard faults and total cost in the eyes of the judge; skips where there is none."""
    if find_judge() is None:
        pytest.skip("the independent judge is not present")
    judge = find_judge().Problem(problem)
    then = [meeting_as_json(each) for each in previous.meetings] if previous else []
    now = judge.from_json([meeting_as_json(each) for each in meetings])
    hard, _, total = judge.judge(now, judge.from_json(then))
    return hard, total


def planned(problem: Json, previous: Plan | None = None) -> Plan:
    """The plan, once our own rules and – where it is present – the judge have found it right."""
    year = read_problem(problem)
    plan = solve(year, previous=previous, seconds=5)
    assert firm(year, plan.meetings) == []
    assert list(plain_faults(problem, plan.meetings)) == []
    if find_judge() is not None and not beyond_the_judge(problem):
        assert judged(problem, plan.meetings, previous) == ([], plan.objective)
    return plan


def beyond_the_judge(problem: Json) -> bool:
    """Whether the problem has rules the judge never heard of."""
    named = [*problem["formats"], *problem["people"], problem["travel"]]
    return any(each.get(key) for each in named for key in NEWER)


NEWER = ("not_on", "not_with", "deputy", "table")


def firm(year: Problem, meetings: tuple[Meeting, ...]) -> list[str]:
    """The firm rules that meetings break."""
    return [
        each.rule for meeting in meetings for each in findings(year, meetings, meeting) if each.firm
    ]


def dates(plan: Plan, format_: str = "JF") -> list[str]:
    """The days of a format as "09-07"."""
    return [f"{each.date:%m-%d}" for each in plan.meetings if each.format == format_]
