"""Reasons for a date are true: without them another day is best; alternatives cost what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.planner_year import Json, firm, format_json, make_year
from tests.planning.test_solver_oracle import placed, years

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.explain import alternatives, why
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.series import lay_series
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
AVOID = [["2026-09-09", "2026-09-09", 5]]
MONDAY = {"weekdays": [1], "start": "09:00"}


def planned(*formats: Json, **more: Any) -> tuple[Problem, tuple[Meeting, ...]]:
    problem = make_year(*formats, horizon=WEEK, **more)
    return problem, solve(problem).meetings


def reasons(problem: Problem, meetings: tuple[Meeting, ...]) -> list[tuple[str, str]]:
    return [(each.kind, str(each.text)) for each in why(problem, meetings, meetings[0])]


def test_alternatives_are_the_best_other_days_in_order() -> None:
    problem, meetings = planned(format_json(prefer={"weekdays": [1, 3]}, avoid=AVOID))

    found = alternatives(problem, meetings, meetings[0])

    assert [(each.meeting.date.day, each.cost) for each in found] == [(8, 1), (10, 1), (11, 1)]
    assert [str(each.text) for each in found[0].findings] == [
        "„Format JF“ liegt lieber auf: Mo, Mi."
    ]
    assert len(alternatives(problem, meetings, meetings[0], limit=9)) == 4


def test_fixed_and_unknown_meetings_have_no_alternatives() -> None:
    problem, (meeting,) = planned(format_json())
    elsewhere = replace(meeting, room="weg")

    assert alternatives(problem, [replace(meeting, fixed=True)], replace(meeting, fixed=True)) == ()
    assert alternatives(problem, [elsewhere], elsewhere) == ()
    assert why(problem, [elsewhere], elsewhere) == ()


def test_meetings_between_the_lines_of_the_grid_have_alternatives_on_them() -> None:
    problem = make_year(format_json(), horizon=WEEK)
    meeting = Meeting("JF", date(2026, 9, 7), 545, "A.1")

    found = alternatives(problem, [meeting], meeting)

    assert len(found) == 3
    assert all(each.meeting.start % 30 == 0 for each in found)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(years(), st.integers(0, 5))
def test_alternatives_break_no_firm_rule_and_cost_what_they_say(problem: Json, at: int) -> None:
    year = read_problem(problem)
    meetings = solve(year).meetings
    if not meetings:
        return
    which = meetings[at % len(meetings)]

    for each in alternatives(year, meetings, which):
        moved = tuple(each.meeting if one == which else one for one in meetings)
        assert firm(year, moved) == []
        assert cost(year, moved) - cost(year, meetings) == each.cost
        assert each.cost >= 0  # the plan is the best there is


def cost(problem: Problem, meetings: tuple[Meeting, ...]) -> int:
    year = lay_out(problem)
    series = lay_series(year)
    return costs_of(year, series, [placed(year, each) for each in meetings], {}).total


def test_why_goes_from_rule_to_obstacle_to_check_to_result() -> None:
    absent = [{"from": "2026-09-07", "to": "2026-09-07"}]
    people = [{"id": "P", "role": "Leitung A", "absent": absent}]

    found = reasons(*planned(format_json(prefer=MONDAY, weekdays=[1, 3, 5]), people=people))

    assert found == [
        ("rule", "KW 37 2026: 1 Termin."),
        ("obstacle", "Leitung A ist an anderen Tagen nicht da."),
        ("check", "Die nötige Person ist frei, der Raum auch."),
        ("result", "Mi 9.9.2026, 09:00 Uhr; gleich gut wäre Fr 11.9.2026."),
    ]


@pytest.mark.parametrize(
    ("format_", "more", "reason"),
    [
        (
            {"weekdays": [2], "prefer": MONDAY},
            {},
            ("rule", "Nur Di sind erlaubt."),
        ),
        ({"prefer": {"weekdays": [3]}}, {}, None),
        (
            {"prefer": MONDAY},
            {
                "busy": [
                    {
                        "title": "Amtsrunde",
                        "who": ["P"],
                        "start": "08:00",
                        "end": "13:00",
                        "dates": ["2026-09-07"],
                    }
                ]
            },
            ("obstacle", "„Amtsrunde“ liegt an anderen Tagen fest."),
        ),
        (
            {"avoid": [["2026-09-07", "2026-09-10", 5]], "prefer": MONDAY},
            {},
            ("rule", "Manche Zeiten soll das Format meiden."),
        ),
    ],
)
def test_reasons_are_named_where_they_decide(
    format_: Json, more: Json, reason: tuple[str, str] | None
) -> None:
    found = reasons(*planned(format_json(**format_), **more))[1:-2]

    assert found == ([reason] if reason else [])


def test_each_reason_named_moves_the_date_once_it_is_gone() -> None:
    """The absence ends, the event is cancelled, the wish is dropped: the planner moves the meeting."""
    people = [
        {"id": "P", "role": "Leitung A", "absent": [{"from": "2026-09-07", "to": "2026-09-07"}]}
    ]
    problem, meetings = planned(format_json(prefer=MONDAY), people=people)
    (step,) = (each for each in why(problem, meetings, meetings[0]) if each.kind == "obstacle")

    free = replace(problem, people=(replace(problem.people[0], absences=()),))
    (moved,) = solve(free).meetings

    assert moved == step.without
    assert moved.date != meetings[0].date


def test_a_date_that_is_not_the_best_is_said_so() -> None:
    problem = make_year(format_json(prefer=MONDAY), horizon=WEEK)
    meeting = Meeting("JF", date(2026, 9, 8), 540, "A.1")

    found = reasons(problem, (meeting,))

    assert found[-1] == ("result", "Di 8.9.2026, 09:00 Uhr; besser um 1 wäre Mo 7.9.2026.")


def test_a_date_that_breaks_a_rule_is_said_so() -> None:
    absent = [{"from": "2026-09-07", "to": "2026-09-07"}]
    problem = make_year(
        format_json(), people=[{"id": "P", "role": "Leitung A", "absent": absent}], horizon=WEEK
    )

    found = reasons(problem, (Meeting("JF", date(2026, 9, 7), 540, "A.1"),))

    assert found[-2] == ("check", "Nicht in Ordnung: Leitung A ist am Mo 7.9.2026 nicht da.")
