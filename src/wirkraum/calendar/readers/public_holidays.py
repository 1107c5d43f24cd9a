"""Public holidays of a Land, computed by the `holidays` library."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from wirkraum.calendar.domain.free_days import FreeSpan


@lru_cache(maxsize=256)
def of_year(land: str, year: int) -> tuple[FreeSpan, ...]:
    """The public holidays of a Land ("SN") in a calendar year, in order."""
    import holidays  # noqa: PLC0415  slow library

    found = holidays.country_holidays("DE", subdiv=land, years=year, language="de", expand=False)
    return tuple(FreeSpan(day, day, name, "public") for day, name in sorted(found.items()))


def public_holidays(land: str, first: dt.date, last: dt.date) -> tuple[FreeSpan, ...]:
    """The public holidays of a Land from `first` to `last`."""
    return tuple(
        span
        for year in range(first.year, last.year + 1)
        for span in of_year(land, year)
        if first <= span.first <= last
    )
