"""Termine that stand in a foreign calendar follow it: new ones, moved ones, those called off there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.calendar.actions.termine import (
    Around,
    Invited,
    enter_within,
    step_within,
    touch,
)
from wirkraum.calendar.domain.foreign import ForeignEntry
from wirkraum.calendar.models import ForeignCalendar, Role, Status, Termin
from wirkraum.history.actions import Change
from wirkraum.kit.told import told as _

OVER = frozenset({Status.HELD, Status.DOCUMENTED})


def follow(
    verb: Change, *, calendar: ForeignCalendar, entries: Iterable[ForeignEntry], at: dt.datetime
) -> tuple[int, int, int]:
    """Make the Termine of a calendar what its entries say; returns added, changed and gone.

    What is over stays as it is, and so does what people held or cancelled here.
    """
    stored = {one.source_key: one for one in Termin.objects.filter(source=calendar)}
    added = changed = gone = 0
    for entry in entries:
        known = stored.pop(entry.key, None)
        if known is not None:
            changed += _update(verb, known, entry, calendar=calendar, at=at)
        elif entry.ends > at:
            enter_within(verb, termin=_termin(calendar, entry), around=_around(calendar), at=at)
            added += 1
    for one in stored.values():
        if one.starts_at > at and one.status not in {*OVER, Status.CANCELLED}:
            because = _vanished(calendar)
            step_within(verb, termin=one, to=Status.CANCELLED, at=at, because=because)
            gone += 1
    return added, changed, gone


def _vanished(calendar: ForeignCalendar) -> str:
    return str(_("Steht nicht mehr im Kalender „%(name)s“.", name=calendar.name))[:200]


def _termin(calendar: ForeignCalendar, entry: ForeignEntry) -> Termin:
    return Termin(
        programme=calendar.programme,
        title=entry.title or calendar.name,
        place=entry.place,
        status=Status.ANNOUNCED,
        starts_at=entry.begins,
        ends_at=entry.ends,
        source=calendar,
        source_key=entry.key,
    )


def _around(calendar: ForeignCalendar) -> Around:
    site = calendar.post.site if calendar.post else None
    asked = Invited(Role.REQUIRED, circle=calendar.circle, post=calendar.post)
    return Around(sites=[site] if site else (), invited=[asked])


def _update(
    verb: Change, termin: Termin, entry: ForeignEntry, *, calendar: ForeignCalendar, at: dt.datetime
) -> bool:
    """Whether anything changed. A Termin that comes back stands again."""
    if termin.status in OVER or max(termin.ends_at, entry.ends) <= at:
        return False
    returns = termin.status == Status.CANCELLED and entry.ends > at
    if returns and termin.cancelled_because != _vanished(calendar):
        return False
    wanted = {
        "title": entry.title or calendar.name,
        "place": entry.place,
        "starts_at": entry.begins,
        "ends_at": entry.ends,
    }
    if returns:
        wanted |= {"status": Status.ANNOUNCED, "cancelled_because": ""}
    different = {name: value for name, value in wanted.items() if getattr(termin, name) != value}
    if different:
        for name, value in different.items():
            setattr(termin, name, value)
        touch(termin, at)
        verb.save(termin)
    return bool(different)
