"""Travel by a table instead of the straight line."""

from __future__ import annotations

from typing import Any

import pytest
from tests.planning.planner_year import Json, dates, format_json, make_year, planned, year_json

from wirkraum.planning.domain.problem import ProblemError
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.year import lay_out

TRAVEL = {"base": 10, "per_km": 2, "round": 5}
ROUND = {"title": "Runde", "who": ["P"], "place": "B", "start": "08:00", "dates": ["2026-09-07"]}
WEEK = {"from": "2026-09-07", "to": "2026-09-11"}


def way(minutes: Any, a: str = "A", b: str = "B") -> Json:
    return {"a": a, "b": b, "minutes": minutes}


def with_table(*ways: Json) -> Json:
    """A meeting at A at ten, an hour after something at B."""
    monday = {"weekdays": [1], "window": ["10:00", "11:00"]}
    more = {"busy": [ROUND | {"end": "09:00"}], "horizon": WEEK}
    return year_json(format_json(**monday), travel=TRAVEL | {"table": list(ways)}, **more)


@pytest.mark.parametrize(("a", "b"), [("A", "B"), ("B", "A")])
def test_the_table_counts_in_both_directions(a: str, b: str) -> None:
    ways = lay_out(read_problem(with_table(way(45, a, b)))).ways

    assert ways.minutes("A", "B") == ways.minutes("B", "A") == 45


def test_other_ways_are_the_straight_line() -> None:
    assert lay_out(read_problem(with_table())).ways.minutes("A", "B") == 20
    assert lay_out(read_problem(with_table(way(45, "A", "net")))).ways.minutes("A", "B") == 20


def test_there_is_no_way_to_an_online_place() -> None:
    assert lay_out(read_problem(with_table(way(45, "A", "net")))).ways.minutes("A", "net") == 0


@pytest.mark.parametrize(("minutes", "met"), [(60, ["09-07"]), (61, [])])
def test_whoever_is_on_the_way_cannot_meet(minutes: int, met: list[str]) -> None:
    assert dates(planned(with_table(way(minutes)))) == met


def test_no_minutes_are_next_door() -> None:
    year = make_year(format_json(must=["Q"]), travel=TRAVEL | {"table": [way(0)]})

    assert lay_out(year).ways.minutes("A", "B") == 0


@pytest.mark.parametrize(
    ("ways", "path", "text"),
    [
        ([way(5, b="C")], "$.travel.table[0].b", "Der Ort „C“ ist unbekannt."),
        ([way(5, a="C")], "$.travel.table[0].a", "Der Ort „C“ ist unbekannt."),
        ([way(-1)], "$.travel.table[0].minutes", "Erlaubt sind 0 bis 1440."),
        ([way(1.5)], "$.travel.table[0].minutes", "Hier muss eine ganze Zahl stehen."),
        ([way(5, b="A")], "$.travel.table[0]", "Von „A“ nach „A“ ist kein Weg."),
        (
            [way(5), way(5, "B", "A")],
            "$.travel.table[1]",
            "Der Weg von „B“ nach „A“ steht schon bei $.travel.table[0].",
        ),
        ([{"a": "A", "b": "B"}], "$.travel.table[0]", "Die Angabe „minutes“ fehlt."),
    ],
)
def test_bad_tables_are_refused(ways: list[Json], path: str, text: str) -> None:
    with pytest.raises(ProblemError) as caught:
        read_problem(with_table(*ways))

    assert caught.value.path == path
    assert text in str(caught.value)
