"""What was agreed with each circle and what was held."""

from __future__ import annotations

import datetime as dt

from wirkraum.desk.access import sees_whole
from wirkraum.planning.access import visible_formats
from wirkraum.planning.queries import SollIstRow, soll_ist
from wirkraum.programme.access import Standing


def agreed(who: Standing, day: dt.date) -> tuple[SollIstRow, ...]:
    """The formats somebody takes part in; the shared ones for whoever sees the whole programme."""
    rows = soll_ist(who.programme, day)
    if sees_whole(who) or not rows:
        return tuple(row for row in rows if row.site is None)
    own = frozenset(
        visible_formats(who).filter(circle__in=who.circles).values_list("pk", flat=True)
    )
    return tuple(row for row in rows if row.key in own)
