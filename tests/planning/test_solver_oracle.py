"""On tiny random years the planner is as good as trying everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.planner_year import Json, format_json, planned, year_json

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.rules import findings
from wirkraum.planning.domain.series import Placed, Series, lay_series
from wirkraum.planning.domain.year import Year, lay_out

FREQUENCIES = (
    {"kind": "per", "n": 2, "period": "week"},
    {"kind": "per", "n": 3, "period": "week"},
    {"kind": "every_weeks", "k": 1},
    {"kind": "in_months", "months": [9, 10], "n": 1},
    {"kind": "as_needed", "reserve": 2, "period": "week"},
    {"kind": "nth_weekday", "nth": 2, "weekday": 3, "otherwise": 4, "period": "month"},
)

TUESDAY = {"from": "2026-09-08", "to": "2026-09-08", "why": "am Wahltag"}
FAR = {"a": "B", "b": "A", "minutes": 50}
# Who sits in for P, Q and R.
DEPUTIES = [(None, None, None), (None, "R", None), ("Q", "P", "P"), ("R", "R", "Q")]


@st.composite
def formats(draw: st.DrawFn, id_: str) -> Json:
    """At most eight slots: few days, one or two starts or rooms."""
    people = draw(st.permutations(["P", "Q", "R"]))
    needed = draw(st.integers(1, 2))
    rooms, end = draw(st.sampled_from([(["A.1"], "10:30"), (["A.1", "B.1"], "10:00")]))
    return format_json(
        id_,
        must=people[:needed],
        may=people[needed : draw(st.integers(needed, 3))],
        rooms=rooms,
        weekdays=draw(st.sampled_from([[1, 2, 3, 4], [1, 3], [2, 3, 4]])),
        window=["09:00", end],
        frequency=draw(st.sampled_from(FREQUENCIES)),
        min_gap_days=draw(st.integers(1, 2)),
        prefer=draw(st.sampled_from([{}, {"weekdays": [3], "start": "09:30"}])),
        not_on=draw(st.sampled_from([[], [], [TUESDAY]])),
    )


@st.composite
def years(draw: st.DrawFn) -> Json:
    busy = {
        "title": "Amtsrunde",
        "who": draw(st.sampled_from([["P"], ["Q", "R"], []])),
        "optional": draw(st.sampled_from([["Q"], []])),
        "place": draw(st.sampled_from(["A", "B"])),
        "start": "09:30",
        "end": "10:30",
        "dates": ["2026-09-08", "2026-09-09"],
    }
    absent = [{"from": "2026-09-10", "to": "2026-09-10", "why": "Urlaub"}]
    people = [
        {"id": "P", "role": "Leitung A", "base": "A"},
        {"id": "Q", "role": "Leitung B", "base": "B", "absent": absent},
        {"id": "R", "role": "Koordinierung", "off_weekdays": draw(st.sampled_from([[], [1]]))},
    ]
    horizon = {"from": "2026-09-07", "to": "2026-09-11"}
    both = [draw(formats("X")), draw(formats("Y"))]
    both[1]["not_with"] = draw(st.sampled_from([[], [], ["X"]]))
    for each, deputy in zip(people, draw(st.sampled_from(DEPUTIES)), strict=True):
        each["deputy"] = deputy
    travel = {"base": 10, "per_km": 2, "round": 5, "table": draw(st.sampled_from([[], [FAR]]))}
    return year_json(*both, horizon=horizon, people=people, busy=[busy], travel=travel)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(years())
def test_plan_is_as_good_as_trying_everything(problem: Json) -> None:
    plan = planned(problem)

    assert plan.status in ("optimal", "infeasible")
    assert plan.objective == plan.bound == least_cost(read_problem(problem))


def least_cost(problem: Problem) -> int:
    """The cost of the best of all right plans."""
    year = lay_out(problem)
    series = lay_series(year)
    every = [list(choices(problem, year, each)) for each in series]
    apart = clashes(problem, [meeting for each in every for one in each for meeting in one])
    whole = (tuple(chain(*one)) for one in product(*every))
    return min(
        costs_of(year, series, [placed(year, each) for each in meetings], {}).total
        for meetings in whole
        if apart.isdisjoint(combinations(meetings, 2))
    )


def choices(problem: Problem, year: Year, series: Series) -> Iterator[tuple[Meeting, ...]]:
    """Every right way to hold one series by itself."""
    slots = [
        Meeting(series.id, year.days[day], start * 30, room)
        for day in series.days
        for start in series.starts
        for room in series.format.rooms
    ]
    slots = [each for each in slots if not broken(problem, (each,), each)]
    for count in range(series.wanted + 1):
        for some in combinations(slots, count):
            if not any(broken(problem, some, each) for each in some):
                yield some


def broken(problem: Problem, meetings: Sequence[Meeting], one: Meeting) -> bool:
    return any(each.firm for each in findings(problem, meetings, one))


def clashes(problem: Problem, meetings: Sequence[Meeting]) -> set[tuple[Meeting, Meeting]]:
    return {
        (one, other)
        for one, other in product(dict.fromkeys(meetings), repeat=2)
        if one.format != other.format and broken(problem, (one, other), one)
    }


def placed(year: Year, each: Meeting) -> Placed:
    at = [one.id for one in year.problem.formats].index(each.format)
    return Placed(at, year.number(each.date), each.start // 30, year.room[each.room])
