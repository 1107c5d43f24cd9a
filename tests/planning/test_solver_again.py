"""The planner asked again: announced dates stay, and the same wish gives the same plan."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.planning.planner_year import dates, format_json, make_year, planned, year_json
from tests.planning.test_solver import MONDAYS

from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.plan_json import plan_as_text
from wirkraum.planning.domain.solver.door import solve


def announced(*days: str, start: int = 540, room: str = "A.1") -> Plan:
    meetings = tuple(Meeting("JF", date.fromisoformat(f"2026-{day}"), start, room) for day in days)
    return Plan(meetings, 0, 0, "feasible")


def test_previous_dates_are_kept_where_they_are_still_right() -> None:
    before = announced("09-09", "09-15", "09-24", "10-01")

    plan = planned(year_json(format_json(prefer={"weekdays": [1]})), before)

    assert plan.meetings == before.meetings


def test_an_announced_date_moves_only_where_it_must() -> None:
    before = announced(*MONDAYS)
    people = [
        {"id": "P", "role": "Leitung", "absent": [{"from": "2026-09-14", "to": "2026-09-14"}]}
    ]

    plan = planned(year_json(format_json(), people=people), before)

    assert [day for day in MONDAYS if day not in dates(plan)] == ["09-14"]
    assert len(plan.meetings) == 4


def test_an_announced_room_that_is_gone_keeps_its_date() -> None:
    plan = planned(year_json(format_json()), announced(*MONDAYS, room="A.1"))
    gone = solve(make_year(format_json()), previous=announced(*MONDAYS, room="alt"), seconds=5)

    assert plan.objective == 0
    assert (dates(gone), gone.objective) == (MONDAYS, 4 * 15)


def test_announced_formats_that_are_gone_are_forgotten() -> None:
    before = Plan((Meeting("alt", date(2026, 9, 7), 540, "A.1"),), 0, 0, "feasible")

    assert planned(year_json(format_json()), before).objective == 0


def test_a_year_in_which_nothing_can_meet_is_infeasible() -> None:
    plan = planned(
        year_json(format_json(must=["P", "Q"], rooms=[]), format_json("DS", weekdays=[]))
    )

    assert (plan.status, plan.meetings) == ("infeasible", ())
    assert len(plan.unmet) == 8


def test_one_format_that_can_meet_makes_a_plan() -> None:
    assert planned(year_json(format_json(rooms=[]), format_json("DS"))).status == "optimal"


def crowded() -> dict[str, Any]:
    """Formats that share people, too many for one piece."""
    return year_json(
        *(
            format_json(f"F{at}", must=["P", "Q"][: 1 + at % 2], may=["R"], rooms=["A.1", "B.1"])
            for at in range(9)
        )
    )


def test_the_same_wish_gives_the_same_bytes() -> None:
    year = make_year(*crowded()["formats"])

    one, other = (solve(year, seconds=0.4, seed=3) for _ in range(2))

    assert plan_as_text(one) == plan_as_text(other)


PROGRAM = """
import json, sys
from wirkraum.planning.domain.plan_json import plan_as_text
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.solver.door import solve
print(plan_as_text(solve(read_problem(json.load(sys.stdin)), seconds=0.4)))
"""


def test_hashing_of_the_process_does_not_matter() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(crowded()),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(found) == 1


def test_several_workers_make_a_right_plan() -> None:
    year = make_year(*crowded()["formats"])

    plan = solve(year, seconds=0.5, workers=2)

    assert plan.meetings
    assert solve(year, seconds=0.5, workers=2) == plan


def test_solver_library_is_loaded_only_to_solve() -> None:
    code = "import sys, wirkraum.planning.domain.solver.door; print('ortools' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )

    assert done.stdout.strip() == "False"


GONE = """
import json, sys
from multiprocessing import active_children
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.solver.door import solve
if __name__ == "__main__":
    def tell(_):
        children = [each.pid for each in active_children()]
        if children:
            open(sys.argv[2], "w").write(" ".join(map(str, children)))
            import os
            os.kill(os.getpid(), 9)
    solve(read_problem(json.load(open(sys.argv[1]))), seconds=1, workers=2, progress=tell)
"""


def test_worker_processes_end_with_the_one_that_asked(tmp_path: Path) -> None:
    year, program = tmp_path / "year.json", tmp_path / "gone.py"
    year.write_text(json.dumps(crowded()))
    program.write_text(GONE)

    found = tmp_path / "children"
    subprocess.run(
        [sys.executable, program, year, found],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONPATH": "src"},
    )

    children = [int(each) for each in found.read_text().split()]
    assert children
    deadline = time.monotonic() + 20
    while any(map(is_running, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, children))


def is_running(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    if not Path("/proc/self/stat").exists():
        pytest.skip("no list of processes to look at")
    try:
        return state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
