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


def state_on(phases: Iterable[tuple[str, Span]], day: dt.date) -> SiteState:
    """The state on a day; without any phase a site counts as running.

    Before its first phase it is planned; an end stays, even when its own record has an end.
    """
    listed = list(phases)
    begun = sorted((span.first, kind) for kind, span in listed if span.first <= day)
    if not begun:
        return SiteState.PLANNED if listed else SiteState.RUNNING
    last = begun[-1][1]
    if last in {SiteState.PAUSED, SiteState.ENDED}:
        return SiteState(last)
    return SiteState.RUNNING
