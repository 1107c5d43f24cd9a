"""The formats as agreed, and what a frequency means in a school year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.kit.words import spoken
from wirkraum.planning.access import visible_formats
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.frequency import FrequencyError, parse, render
from wirkraum.planning.domain.quota import quota
from wirkraum.planning.models import Format
from wirkraum.planning.queries.soll_ist import free_dates, quotas_of
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme


@dataclass(frozen=True)
class FormatRow:
    """A format as the list shows it; `agreed` counts the chosen school year, None without a number."""

    record: Format
    frequency: str
    mode: str
    agreed: int | None


@dataclass(frozen=True)
class Understood:
    """What a frequency means, or why it means nothing."""

    text: str
    frequency: str = ""
    mode: str = ""
    canonical: str = ""
    agreed: int | None = None
    error: str = ""
    suggestion: str = ""


def format_rows(who: Standing, year: SchoolYear) -> tuple[FormatRow, ...]:
    """All formats of the programme with what they promise in a school year. Two queries."""
    free = free_dates(who.programme, year)
    return tuple(
        FormatRow(
            record=one,
            frequency=spoken(words_of(one.frequency)),
            mode=one.frequency.mode,
            agreed=_agreed(one, year, free),
        )
        for one in visible_formats(who).select_related("circle")
    )


def understood(programme: Programme, text: str, year: SchoolYear) -> Understood:
    """Read a frequency while it is typed. One query when it can be read."""
    try:
        frequency = parse(text)
    except FrequencyError as error:
        return Understood(text, error=spoken(error.reason), suggestion=error.suggestion)
    agreed = None
    if frequency.mode == "regular":
        free = free_dates(programme, year)
        quotas = quota(frequency, start=year.begins, end=year.ends, free=free)
        agreed = sum(one.agreed for one in quotas)
    words = spoken(words_of(frequency))
    return Understood(text, words, frequency.mode, render(frequency), agreed)


def _agreed(one: Format, year: SchoolYear, free: frozenset[dt.date]) -> int | None:
    if one.frequency.mode != "regular":
        return None
    return sum(q.agreed for q in quotas_of(one, year, free))
