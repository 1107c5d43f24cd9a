"""One run of one way to plan, in a process of its own so that its memory can be told."""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

from benchmarks.planner_ways import WAYS

from wirkraum.planning.domain.plan import Plan, Progress
from wirkraum.planning.domain.plan_json import plan_as_text, read_plan
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.solver.door import solve


def main() -> None:
    """Writes the plan; the last line printed is what it took, as JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks.planner_run")
    parser.add_argument("problem", type=Path)
    parser.add_argument("--way", default="")
    parser.add_argument("--previous", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args()
    problem = read_problem(json.loads(wanted.problem.read_text(encoding="utf-8")))
    previous = wanted.previous and read_plan(
        json.loads(wanted.previous.read_text(encoding="utf-8"))
    )
    if not wanted.way:
        import ortools.sat.python.cp_model_helper  # noqa: F401  loaded before the clock runs
    begun, worked = time.perf_counter(), _cpu()
    trail: list[tuple[float, float, int]] = []

    def tell(now: Progress) -> None:
        trail.append((time.perf_counter() - begun, _cpu() - worked, now.cost))

    if wanted.way:
        meetings, bound = WAYS[wanted.way](problem, wanted.seconds)
        plan = Plan(tuple(meetings), 0, bound, "feasible")
    else:
        options = {"seconds": wanted.seconds, "workers": wanted.workers}
        plan = solve(problem, previous=previous, progress=tell, **options)
    taken, cpu = time.perf_counter() - begun, _cpu() - worked
    wanted.output.write_text(plan_as_text(plan), encoding="utf-8")
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figures = {
        "trail": trail,
        "seconds": taken,
        "cpu": cpu,
        "mb": max(each.ru_maxrss for each in usage) // 1024,
        "bound": plan.bound,
        "status": plan.status,
        "meetings": len(plan.meetings),
        "missing": sum(each.wanted - each.planned for each in plan.unmet),
    }
    print("\n" + json.dumps(figures))


def _cpu() -> float:
    """Seconds of processor time of this process and those it has waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


if __name__ == "__main__":
    main()
