"""Plans as JSON: written so that they are read back the same."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.planning.planner_year import Json

from wirkraum.planning.domain.plan import Meeting, Plan, Unmet
from wirkraum.planning.domain.plan_json import plan_as_text, read_plan
from wirkraum.planning.domain.problem import ProblemError

MEETING = {"format": "JF", "date": "2026-09-07", "start": "09:30", "room": "A.1"}


def test_a_plan_is_read_back_as_it_was_written() -> None:
    plan = Plan(
        meetings=(
            Meeting("JF", date(2026, 9, 7), 570, "A.1"),
            Meeting("Ü", date(2026, 9, 8), 0, "B"),
        ),
        objective=203,
        bound=7,
        status="feasible",
        unmet=(Unmet("JF", "KW 38 2026", 1, 0, "In diesem Zeitraum liegt kein Schultag."),),
        seconds=1.25,
        seed=4,
    )

    text = plan_as_text(plan)

    assert read_plan(json.loads(text)) == plan
    assert list(json.loads(text)) == [
        *("meetings", "objective", "bound", "status", "unmet", "seconds", "seed")
    ]
    assert json.loads(text)["meetings"][0] == MEETING
    assert "Ü" in text


def test_an_empty_plan_is_json_too() -> None:
    assert json.loads(plan_as_text(Plan((), 0, 0, "optimal")))["meetings"] == []


def test_meetings_alone_are_a_plan() -> None:
    plan = read_plan({"meetings": [MEETING]})

    assert (plan.status, plan.meetings[0].start) == ("feasible", 570)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([], "$"),
        ({}, "$"),
        ({"meetings": None}, "$"),
        ({"meetings": [{}]}, "$.meetings[0]"),
        ({"meetings": [MEETING | {"format": 3}]}, "$.meetings[0].format"),
        ({"meetings": [MEETING, MEETING | {"date": "7.9."}]}, "$.meetings[1].date"),
        ({"meetings": [MEETING | {"start": "25:00"}]}, "$.meetings[0].start"),
        ({"meetings": [MEETING | {"room": ""}]}, "$.meetings[0].room"),
        ({"meetings": [], "status": "great"}, "$.status"),
        ({"meetings": [], "objective": 1.5}, "$.objective"),
        ({"meetings": [], "unmet": [{"format": "JF"}]}, "$.unmet[0]"),
    ],
)
def test_a_bad_plan_is_refused_with_its_place(data: Json, path: str) -> None:
    with pytest.raises(ProblemError) as caught:
        read_plan(data)

    assert caught.value.path == path
    assert caught.value.remedy


def test_fixed_meetings_are_marked_and_only_they() -> None:
    plan = Plan(
        (
            Meeting("JF", date(2026, 9, 7), 570, "A.1", fixed=True),
            Meeting("JF", date(2026, 9, 8), 570, "A.1"),
        ),
        *(0, 0, "feasible"),
    )

    written = json.loads(plan_as_text(plan))

    assert written["meetings"] == [MEETING | {"fixed": True}, MEETING | {"date": "2026-09-08"}]
    assert read_plan(written) == plan
    with pytest.raises(ProblemError) as caught:
        read_plan({"meetings": [MEETING | {"fixed": "ja"}]})
    assert caught.value.path == "$.meetings[0].fixed"
