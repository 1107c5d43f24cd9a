"""Whether a site is at work on a day, from its phases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from wirkraum.programme.domain.spans import Span


class SiteState(StrEnum):
    """Where a site stands in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


RESTS = {SiteState.PAUSED.value, SiteState.ENDED.value}


def state_on(phases: Iterable[tuple[str, Span]], day: dt.date) -> SiteState:
    """The state on a day; without any phase a site counts as running.

    Before its first phase it is planned, unless that one is a pause or the end: these have a time
    of work before them. An end stays, even when its own record has an end.
    """
    listed = sorted((span.first, kind) for kind, span in phases)
    begun = [kind for first, kind in listed if first <= day]
    if begun:
        return SiteState(begun[-1]) if begun[-1] in RESTS else SiteState.RUNNING
    planned = bool(listed) and listed[0][1] not in RESTS
    return SiteState.PLANNED if planned else SiteState.RUNNING
