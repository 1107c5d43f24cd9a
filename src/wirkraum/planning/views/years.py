"""The school years a page of the year plan can be turned to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from wirkraum.kit.clock import today
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

REACH = 10


def turning(
    programme: Programme, chosen: SchoolYear, path: str, **more: str
) -> Iterator[dict[str, object]]:
    """From the programme's beginning to next year, and the one that is shown, for the page's head.

    `more` is asked of the page besides the year.
    """
    present = SchoolYear.of(today())
    begun = SchoolYear.of(programme.starts_on) if programme.starts_on else present.previous
    first = max(min(begun, chosen), SchoolYear(present.start - REACH))
    for start in range(first.start, max(present.next, chosen).start + 1):
        year = SchoolYear(start)
        yield {
            "label": year.label,
            "url": f"{path}?{urlencode({'jahr': year.key} | more)}",
            "current": year == chosen,
        }
