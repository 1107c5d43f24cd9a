"""A contradiction between dates as points on a line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkraum.reporting.domain.checks.days import mentions
from wirkraum.reporting.domain.checks.finding import Finding

FIRST, LAST = 14, 86  # per cent of the line


@dataclass(frozen=True)
class Point:
    """A day on the line at a place in per cent."""

    day: dt.date
    label: str
    percent: int
    wrong: bool


def timeline(finding: Finding, as_of: dt.date) -> tuple[Point, ...]:
    """The day that is wrong, the right one and the report's, evenly spaced; empty without days."""
    wrong, right = _day(finding.quote), _day(str(finding.suggestion))
    if wrong is None or right is None or len({wrong, right, as_of}) < 3:
        return ()
    slide = _("Folie %(number)s") % {"number": finding.slide}
    days = sorted(
        [(wrong, slide, True), (right, _("Einträge"), False), (as_of, _("Bericht"), False)]
    )
    step = (LAST - FIRST) // (len(days) - 1)
    return tuple(
        Point(day, label, FIRST + step * at, bad) for at, (day, label, bad) in enumerate(days)
    )


def _day(text: str) -> dt.date | None:
    return next((found.day for found in mentions(text) if found.day), None)
