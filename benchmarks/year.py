#!/usr/bin/env python3
"""Dresden's year from the records to the Termine, and the report in two faces.

.venv/bin/python -m benchmarks.year
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.stage import set_up


def main() -> None:
    """Seconds of each command in a fresh process, start of Python included."""
    set_up()
    data = Path(os.environ["WIRKRAUM_DATA"])
    for face in ("pptx", "pdf", "html"):
        report = ("report", "startphase", "--programme", "dresden", "--as-of", "2023-11-30")
        taken = seconds(*report, "--draft", "--format", face, "--output", str(data / f"x.{face}"))
        print(f"Bericht als {face}: {taken:.2f} s, {(data / f'x.{face}').stat().st_size:,} Bytes")
    print(f"zweiter Start der Vorführung (ohne Server): {seconds('demo'):.2f} s")


def seconds(*words: str) -> float:
    """Wall time of one command."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "wirkraum.config.command", *words],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
