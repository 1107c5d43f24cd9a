#!/usr/bin/env python3
"""The planner on problems beside the project, scored by their own judge where it is at hand.

.venv/bin/python -m benchmarks.planner [--judge FILE] [--seconds S] PROBLEM.json …
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """One line per problem: quality by the judge, seconds of the whole command."""
    parser = argparse.ArgumentParser(prog="benchmarks.planner")
    parser.add_argument("problems", nargs="+", type=Path)
    parser.add_argument("--judge", type=Path, help="Programm, das einen Plan bewertet")
    parser.add_argument("--seconds", default="10")
    parser.add_argument("--workers", default="2")
    wanted = parser.parse_args()
    for problem in wanted.problems:
        with tempfile.TemporaryDirectory() as place:
            plan = Path(place) / "plan.json"
            begun = time.perf_counter()
            subprocess.run(
                [
                    *(sys.executable, "-m", "wirkraum.config.command", "plan", problem),
                    *("--seconds", wanted.seconds, "--workers", wanted.workers, "-o", plan),
                ],
                check=True,
            )
            taken = time.perf_counter() - begun
            made = json.loads(plan.read_text(encoding="utf-8"))
            print(
                f"{problem.name}: {len(made['meetings'])} Termine, {made['status']}, Kosten "
                f"{made['objective']}, Schranke {made['bound']}, {taken:.1f} s"
            )
            if wanted.judge:
                subprocess.run([sys.executable, wanted.judge, problem, plan], check=False)


if __name__ == "__main__":
    main()
