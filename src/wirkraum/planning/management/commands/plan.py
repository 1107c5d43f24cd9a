"""Plans a year: reads a problem, writes a plan, both as JSON."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from django.core.management.base import BaseCommand, CommandParser

from wirkraum.planning.domain.plan import Plan
from wirkraum.planning.domain.plan_json import plan_as_text, read_plan
from wirkraum.planning.domain.problem import Problem, ProblemError
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.problem_names import names_of
from wirkraum.planning.domain.problem_text import MOST_BYTES, parse_json
from wirkraum.planning.domain.solver.door import solve

BAD_PROBLEM, NO_PLAN = 2, 3  # exit codes
MOST_SECONDS, MOST_WORKERS, MOST_SEED = 86_400, 64, 2**31 - 1

T = TypeVar("T")


class Command(BaseCommand):
    """Exit code 0 with a plan, 2 for a bad problem, 3 where no wanted meeting can be held at all."""

    help = "Plant ein Schuljahr: liest ein Problem und gibt den besten gefundenen Plan aus (JSON)."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, and how long and with how much of the machine to search."""
        parser.add_argument("problem", type=Path, metavar="PROBLEM.json")
        parser.add_argument(
            "--previous",
            type=Path,
            metavar="PLAN.json",
            help='angekündigter Plan, der bleiben soll; Termine mit "fixed": true in jedem Fall',
        )
        parser.add_argument("--seconds", type=_seconds, default=10.0, help="Suchzeit (10)")
        parser.add_argument(
            "--workers", type=_whole(1, MOST_WORKERS), default=1, help="Prozesse (1)"
        )
        parser.add_argument("--seed", type=_whole(0, MOST_SEED), default=0, help="Startwert (0)")
        parser.add_argument("-o", "--output", type=Path, metavar="PLAN.json", help="Zieldatei")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print or write the plan."""
        target: Path | None = options["output"]
        problem = self._read(options["problem"], read_problem)
        previous = options["previous"] and self._read(options["previous"], read_plan)
        if target is not None and not target.parent.is_dir():
            self._stop(BAD_PROBLEM, f"{target}: Den Ordner gibt es nicht. Bitte anlegen.")
        wishes = {key: options[key] for key in ("seconds", "workers", "seed")}
        plan = solve(problem, previous=previous, **wishes)
        self._write(target, plan_as_text(plan))
        if plan.status == "infeasible":
            self._stop(NO_PLAN, _explanation(problem, plan))

    def _read(self, path: Path, read: Callable[[object], T]) -> T:
        try:
            return read(parse_json(_bytes_of(path)))
        except ProblemError as error:
            self._stop(BAD_PROBLEM, f"{path.name}: {error}")
        except OSError as error:
            reason = error.strerror or "unbekannter Fehler"
            text = f"$: Die Datei lässt sich nicht lesen ({reason}). Bitte Pfad und Rechte prüfen."
            self._stop(BAD_PROBLEM, f"{path.name}: {text}")

    def _write(self, target: Path | None, text: str) -> None:
        if target is None:
            self.stdout.write(text, ending="")
            return
        try:
            _replace(target, text.encode())
        except OSError as error:
            reason = error.strerror or "unbekannter Fehler"
            text = f"Die Datei lässt sich nicht schreiben ({reason}). Bitte Pfad und Rechte prüfen."
            self._stop(BAD_PROBLEM, f"{target.name}: {text}")

    def _stop(self, code: int, text: str) -> NoReturn:
        self.stderr.write(text)
        raise SystemExit(code)


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, hardly more than allowed; never waits on pipes or devices."""
    if path.exists() and not path.is_file():
        raise ProblemError("$", "Das ist keine Datei.", "Bitte eine JSON-Datei angeben.")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _replace(target: Path, content: bytes) -> None:
    """Puts the content in place in one step: whoever reads finds the old or the new, whole."""
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _explanation(problem: Problem, plan: Plan) -> str:
    """One line for each format that cannot meet: its first period, and how many more there are."""
    names = names_of(problem).formats
    first = {each.format: each for each in reversed(plan.unmet)}
    count = Counter(each.format for each in plan.unmet)
    lines = [
        f"{names[each.format]}, {each.period}{_more(count[each.format] - 1)}: {each.because}"
        for each in reversed(first.values())
    ]
    return "\n".join(["Es gibt keinen Plan: Kein gewünschter Termin ist möglich.", *lines])


def _more(periods: int) -> str:
    if not periods:
        return ""
    return f" (und {periods} weitere Zeiträume)" if periods > 1 else " (und ein weiterer Zeitraum)"


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"mehr als 0 bis {MOST_SECONDS} Sekunden")
    return value


def _whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{least} bis {most}")
        return value

    return number
