"""Years nobody should ask for: a clear word about them, or a right plan, and an end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.planning.plain_faults import plain_faults
from tests.planning.planner_year import Json, firm, format_json, make_year, planned, year_json

from wirkraum.planning.domain.plan import Meeting, Plan, Progress
from wirkraum.planning.domain.problem import ProblemError
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.problem_text import parse_json
from wirkraum.planning.domain.solver.door import solve

YEAR = {"from": "2026-08-17", "to": "2027-07-09"}


def refused(problem: Json) -> str:
    with pytest.raises(ProblemError) as caught:
        read_problem(problem)
    return str(caught.value)


def test_five_thousand_formats_are_refused() -> None:
    many = year_json(*(format_json(f"F{at}") for at in range(5_000)))

    assert refused(many).startswith("$.formats: 5000 Einträge sind zu viele.")


def test_more_slots_than_memory_allows_are_refused() -> None:
    wide = {"rooms": ["A.1", "B.1", "net"], "window": ["00:00", "24:00"]}
    many = year_json(*(format_json(f"F{at}", **wide) for at in range(400)), horizon=YEAR)

    assert "mögliche Termine sind zu viele" in refused(many)


def test_a_person_in_every_meeting_gets_a_right_plan_and_is_named() -> None:
    hour = {"window": ["09:00", "11:00"], "weekdays": [1]}
    problem = make_year(*(format_json(f"F{at}", **hour) for at in range(8)))

    plan = solve(problem, seconds=1)

    assert firm(problem, plan.meetings) == []
    assert len(plan.meetings) == 8  # two hours on each of four Mondays
    assert len(plan.unmet) == 24
    assert all("schon verplant" in str(each.because) for each in plan.unmet)


def test_clocks_that_change_twice_change_no_hour() -> None:
    monthly = {"kind": "per", "n": 1, "period": "month"}

    plan = planned(
        year_json(format_json(frequency=monthly, prefer={"start": "10:00"}), horizon=YEAR)
    )

    assert {each.start for each in plan.meetings} == {600}
    assert min(each.date for each in plan.meetings) < date(2026, 10, 25)
    assert max(each.date for each in plan.meetings) > date(2027, 3, 28)


def test_absences_of_years_leave_nothing_and_say_whom_to_replace() -> None:
    away = [{"from": "2000-01-01", "to": "2099-12-31", "why": "Elternzeit"}]
    people = [{"id": "P", "role": "Leitung A", "absent": away}]

    plan = solve(make_year(format_json(), people=people))

    assert plan.status == "infeasible"
    assert "Vertretung für Leitung A" in str(plan.unmet[0].because)


def test_rooms_without_seats_and_weekdays_without_days_are_told() -> None:
    rooms = [{"id": "A.1", "place": "A", "seats": 0}]

    plan = solve(make_year(format_json(weekdays=[]), format_json("DS"), rooms=rooms))

    assert plan.status == "infeasible"
    told = {each.format: str(each.because) for each in plan.unmet}
    assert told["JF"].startswith("Für das Format ist kein Wochentag erlaubt.")
    assert "Hilft: ein weiterer Wochentag und zugleich ein größerer Raum." in told["JF"]
    assert "Hilft: ein größerer Raum." in told["DS"]


def test_a_million_absences_are_refused_before_they_are_read() -> None:
    text = b'{"people": [{"absent": [' + b'{"from": 1},' * 1_000_000

    with pytest.raises(ProblemError) as caught:
        parse_json(text)

    assert str(caught.value).startswith("$: Die Datei enthält zu viele Angaben.")


def test_absences_that_overlap_count_each_and_are_refused_past_a_million() -> None:
    years = [{"from": "0001-01-01", "to": "9999-12-31"}] * 1_000
    people = [{"id": f"p{at}", "role": "x", "absent": years} for at in range(60)]

    assert "Abwesenheitstage sind zu viele" in refused(year_json(people=people))


@pytest.mark.parametrize("rule", ["not_on", "avoid"])
def test_days_barred_a_million_times_are_refused(rule: str) -> None:
    spans: dict[str, list[Any]] = {
        "not_on": [{"from": "2026-01-01", "to": "2027-12-31"}] * 1_000,
        "avoid": [["2026-01-01", "2027-12-31", 1]] * 1_000,
    }
    many = (format_json(f"F{at}", **{rule: spans[rule]}) for at in range(50))

    assert "gemiedene und gesperrte Tage sind zu viele" in refused(year_json(*many))


def test_too_many_formats_that_are_apart_are_refused() -> None:
    names = [f"F{at}" for at in range(210)]
    many = (format_json(name, not_with=names[:at]) for at, name in enumerate(names))

    assert "Angaben in „not_with“ sind zu viele" in refused(year_json(*many))


def test_everybody_in_everybodys_place_is_still_one_right_plan() -> None:
    """Each sits in for the next in a ring, each is away on another weekday, all are apart."""
    names = [f"p{at}" for at in range(30)]
    people = [
        {"id": name, "role": name, "deputy": names[at - 1], "off_weekdays": [1 + at % 5]}
        for at, name in enumerate(names)
    ]
    ring = [
        format_json(name, must=[name], rooms=["net"], not_with=[names[at - 1]])
        for at, name in enumerate(names)
    ]
    problem = year_json(*ring, people=people)

    plan = solve(read_problem(problem), seconds=2)

    assert len(plan.meetings) == 120
    assert list(plain_faults(problem, plan.meetings)) == []


def test_rules_that_contradict_leave_the_old_plan_as_it_was() -> None:
    before = Plan((Meeting("JF", date(2026, 9, 7), 540, "A.1"),), 0, 0, "feasible")

    plan = solve(make_year(format_json(weekdays=[])), previous=before)

    assert before.meetings == (Meeting("JF", date(2026, 9, 7), 540, "A.1"),)
    assert (plan.status, plan.meetings) == ("infeasible", ())


def test_a_search_stopped_half_way_gives_the_best_so_far() -> None:
    day = {"weekdays": [1, 2], "window": ["09:00", "11:30"]}
    problem = make_year(*(format_json(f"F{at}", may=["Q"], **day) for at in range(9)))
    told: list[Progress] = []

    plan = solve(problem, seconds=500, progress=told.append, cancelled=lambda: len(told) > 1)

    assert firm(problem, plan.meetings) == []
    assert plan.seconds < 400
    assert plan.objective == told[-1].cost
