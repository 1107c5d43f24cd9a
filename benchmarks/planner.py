#!/usr/bin/env python3
"""The planner on problems beside the project, scored by their own judge, beside other ways to plan.

.venv/bin/python -m benchmarks.planner --judge FILE [--instances FILE] [--seconds S] PROBLEM.json …
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.planner_ways import WAYS, highs_is_here

HEAD = (
    f"{'Problem':<14}{'Weg':<28}{'Fehler':>7}{'fehlt':>6}{'Kosten':>8}{'Schranke':>9}{'Abstand':>8}"
    f"{'erster':>8}{'3 %':>8}{'Ende s':>8}{'CPU s':>8}{'MB':>6}"
)


@dataclass(frozen=True)
class Bench:
    """Where to put plans, and what to score and make problems with."""

    place: Path
    judge: Path | None
    instances: Path | None
    seconds: float

    def run(self, problem: Path, *words: object) -> tuple[dict[str, Any], Path]:
        plan = self.place / "plan.json"
        command = [sys.executable, "-m", "benchmarks.planner_run", problem, "-o", plan, *words]
        done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
        return json.loads(done.stdout.splitlines()[-1]), plan

    def score(self, *files: Path) -> dict[str, Any]:
        """The judge's word on a plan: `hard` faults by kind, the `total` cost."""
        if self.judge is None:
            return {"hard": {}, "total": 0, "wanted": 0, "soft": {}}
        command = [sys.executable, self.judge, *files]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        score: dict[str, Any] = json.loads(done.stdout)
        return score

    def make(self, name: str, *words: object) -> Path:
        path = self.place / f"{name}.json"
        command = [sys.executable, str(self.instances), *map(str, words)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        path.write_text(done.stdout, encoding="utf-8")
        return path

    def line(self, problem: Path, name: str, *words: object) -> None:
        """Runs one way and prints its line."""
        run, plan = self.run(problem, *words)
        score = self.score(problem, plan)
        cost, bound = score["total"], run["bound"]
        gap = f"{(cost - bound) / cost:.1%}" if bound and cost else "–"
        trail = run["trail"]
        first = f"{trail[0][0]:.1f}" if trail else "–"
        near = next((f"{at:.1f}" for at, _, told in trail if told <= 1.03 * cost), "–")
        missing = score["wanted"] - run["meetings"] if score["wanted"] else run["missing"]
        print(
            f"{problem.stem:<14}{name:<28}{sum(score['hard'].values()):>7}{missing:>6}"
            f"{cost if run['meetings'] else '–':>8}{bound or '–':>9}{gap:>8}{first:>8}{near:>8}"
            f"{run['seconds']:>8.1f}{run['cpu']:>8.1f}{run['mb']:>6}",
            flush=True,
        )


def main() -> None:
    """One table: every way on every problem, growth with the number of sites, planning again."""
    wanted = _wishes()
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place), wanted.judge, wanted.instances, wanted.seconds)
        problems = list(wanted.problems)
        if bench.instances:
            problems += [bench.make(f"neu{s}", "dresden", "--seed", s) for s in wanted.seeds]
        print(HEAD)
        for problem in problems:
            _ways(bench, problem, wanted.workers, second=wanted.second)
        for sites in wanted.growth if bench.instances else ():
            problem = bench.make(f"stadt{sites}", "stress", "--sites", sites)
            seconds = bench.seconds * sites / 7
            bench.line(problem, "Planer", "--seconds", seconds, "--workers", 2)
        if wanted.again:
            _again(bench, problems[0], wanted.again)


def _wishes() -> argparse.Namespace:
    def numbers(text: str) -> list[int]:
        return [int(each) for each in text.split(",") if each]

    parser = argparse.ArgumentParser(prog="benchmarks.planner")
    parser.add_argument("problems", nargs="+", type=Path)
    parser.add_argument("--judge", type=Path, help="Programm, das einen Plan bewertet")
    parser.add_argument("--instances", type=Path, help="Programm, das Probleme macht")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--workers", type=numbers, default=[1, 2])
    parser.add_argument("--seeds", type=numbers, default=[])
    parser.add_argument("--growth", type=numbers, default=[7, 14, 28, 56])
    parser.add_argument("--again", type=int, default=6, help="wie oft neu geplant wird")
    parser.add_argument("--second", type=float, default=60.0, help="Sekunden für HiGHS, 0: ohne")
    return parser.parse_args()


def _ways(bench: Bench, problem: Path, workers: list[int], *, second: float) -> None:
    rule, hand, highs = WAYS
    bench.line(problem, rule, "--way", rule)
    bench.line(problem, hand, "--way", hand)
    if second and highs_is_here():
        bench.line(problem, highs, "--way", highs, "--seconds", second)
    elif second:
        print(f"{problem.stem:<14}{highs:<28} nicht da, ausgelassen")
    for count in workers:
        name = f"Planer, {count} Prozess" + "e" * (count > 1)
        bench.line(problem, name, "--seconds", bench.seconds, "--workers", count)


def _again(bench: Bench, problem: Path, times: int) -> None:
    """Something happens after the plan was announced; how many dates move, and how fast."""
    _, plan = bench.run(problem, "--seconds", bench.seconds, "--workers", 2)
    before = bench.place / "before.json"
    plan.rename(before)
    print(
        f"\n{'Neu planen nach':<34}{'Fehler':>7}{'verlegt':>8}{'Status':>10}{'Ende s':>8}{'CPU s':>8}"
    )
    for seed in range(times):
        what, changed = _happens(json.loads(problem.read_text(encoding="utf-8")), seed)
        path = bench.place / "changed.json"
        path.write_text(json.dumps(changed), encoding="utf-8")
        run, plan = bench.run(path, "--seconds", 3, "--previous", before)
        score = bench.score(path, plan)
        moved = len(_dates(before) - _dates(plan))
        print(
            f"{what:<34}{sum(score['hard'].values()):>7}{moved:>8}{run['status']:>10}"
            f"{run['seconds']:>8.1f}{run['cpu']:>8.1f}",
            flush=True,
        )


def _dates(plan: Path) -> set[tuple[str, str]]:
    meetings = json.loads(plan.read_text(encoding="utf-8"))["meetings"]
    return {(each["format"], each["date"]) for each in meetings}


def _happens(problem: dict[str, Any], seed: int) -> tuple[str, dict[str, Any]]:
    """By turns someone is away, the schools close, a room is lost."""
    chance = random.Random(seed)  # noqa: S311  no secret
    first, last = (date.fromisoformat(problem["horizon"][key]) for key in ("from", "to"))
    start = first + timedelta(chance.randrange((last - first).days - 45))
    if seed % 3 == 0:
        who, days = chance.choice(problem["people"]), chance.choice([0, 4, 27, 41])
        span = {"from": f"{start}", "to": f"{start + timedelta(days)}", "why": "krank"}
        who["absent"] = [*who.get("absent", []), span]
        return f"{who['id']} fehlt {days + 1} Tage", problem
    if seed % 3 == 1:
        days = chance.choice([0, 1, 4])
        span = {"from": f"{start}", "to": f"{start + timedelta(days)}"}
        problem["closed"].append(span | {"name": "geschlossen", "kind": "school"})
        return f"{days + 1} Tage geschlossen", problem
    room = chance.choice(problem["rooms"])
    room["seats"] = 0
    return f"Raum {room['id']} fällt weg", problem


if __name__ == "__main__":
    main()
