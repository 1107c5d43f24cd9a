"""The holidays that come with the product."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.readers.holidays_csv import read_csv

DATA = Path(__file__).resolve().parent.parent / "data"
SOURCE = {"SN": "Ferienordnung des Freistaates Sachsen"}


@lru_cache(maxsize=16)
def built_in(land: str) -> tuple[FreeSpan, ...]:
    """School holidays and set days of a Land ("SN"); none for a Land we carry no file of."""
    if land not in SOURCE:
        return ()
    return read_csv((DATA / f"ferien_{land.lower()}.csv").read_bytes(), land=land)
