"""What all benchmarks share: the demonstration in a throw-away folder, and a stopwatch."""

from __future__ import annotations

import atexit
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkraum.config.settings")
os.environ.setdefault("WIRKRAUM_NOW", "2023-11-27T08:30")
os.environ["WIRKRAUM_DEMO"] = "1"
os.environ["WIRKRAUM_DATA"] = tempfile.mkdtemp(prefix="wirkraum-benchmark-")
os.environ.pop("DATABASE_URL", None)

import django

atexit.register(shutil.rmtree, os.environ["WIRKRAUM_DATA"], ignore_errors=True)


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one call: CPU time of this process, and by the clock on the wall."""

    cpu: float
    wall: float


def stopwatch(call: Callable[[], object], *, times: int = 15) -> Taken:
    """The median of some calls after a first one that does not count."""
    call()
    cpu, wall = [], []
    for _ in range(times):
        begun = time.process_time(), time.perf_counter()
        call()
        cpu.append(time.process_time() - begun[0])
        wall.append(time.perf_counter() - begun[1])
    return Taken(1000 * statistics.median(cpu), 1000 * statistics.median(wall))


def set_up() -> None:
    """Migrate and load the demonstration."""
    django.setup()
    from django.core.management import call_command

    from wirkraum.config.demo.load import load
    from wirkraum.kit.clock import now

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    load(at=now(), say=lambda text: None)
    print(f"Vorführung geladen in {time.perf_counter() - begun:.1f} s\n")
