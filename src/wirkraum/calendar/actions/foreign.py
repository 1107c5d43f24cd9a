"""Taking in a foreign calendar: its entries become times away or Termine, and follow it from then on.

Read again it changes nothing that is the same. What was over stays as it was, and so does all that
people wrote here: notes, sites, head counts, and what they cancelled or held.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.accounts.models import User
from wirkraum.calendar.actions.foreign_termine import follow
from wirkraum.calendar.domain.foreign import ForeignEntry, pieces
from wirkraum.calendar.models import Absence, CalendarUse, ForeignCalendar
from wirkraum.calendar.readers.foreign import Foreign, read_foreign
from wirkraum.calendar.readers.refusal import BadCalendar
from wirkraum.calendar.readers.remote import fetch
from wirkraum.history.actions import Change, change
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.programme.domain.school_year import SchoolYear

EVERY = dt.timedelta(hours=6)
MOST_TERMINE = 1000
TAKEN = ("first_day", "last_day", "begins", "ends")


@dataclass(frozen=True)
class TakenIn:
    """What reading a calendar did: the history entry (None when nothing was new) and the counts."""

    entry: Entry | None
    added: int
    changed: int
    gone: int


def entries_of(calendar: ForeignCalendar, data: bytes, *, at: dt.datetime) -> Foreign:
    """What a file says of the present and the next school year. Raises BadCalendar."""
    year = SchoolYear.of(at.astimezone(BERLIN).date())
    busy = calendar.use == CalendarUse.BUSY
    found = read_foreign(data, since=year.begins, until=year.next.ends, busy=busy)
    if not busy and len(found.entries) > MOST_TERMINE:
        raise BadCalendar(
            _(
                "Der Kalender hat mehr als %(most)s Termine. Nehmen Sie einen, der nur die feste Runde enthält.",
                most="1.000",
            )
        )
    return found


def take_in(
    *,
    calendar: ForeignCalendar,
    entries: Iterable[ForeignEntry],
    by: User | None,
    at: dt.datetime,
) -> TakenIn:
    """Let the programme follow the entries, as one verb; a second time changes nothing."""
    summary = _("Kalender gelesen: %(name)s", name=calendar.name)
    with change(by=by, at=at, scope=calendar.programme_id, summary=summary) as verb:
        counts = take_in_within(verb, calendar=calendar, entries=entries, at=at)
        if any(counts):
            verb.entry.tell(_tally(calendar.name, *counts))
            verb.entry.save()
        entry = verb.entry if verb.steps else None
    return TakenIn(entry, *counts)


def _tally(name: str, added: int, changed: int, gone: int) -> Told:
    return _(
        "Kalender gelesen: %(name)s (%(added)s neu, %(changed)s geändert, %(gone)s entfallen)",
        name=name,
        added=added,
        changed=changed,
        gone=gone,
    )


def take_in_within(
    verb: Change, *, calendar: ForeignCalendar, entries: Iterable[ForeignEntry], at: dt.datetime
) -> tuple[int, int, int]:
    """The same as part of a larger verb; returns how many were added, changed, and are gone."""
    # Two who read at once come one after the other.
    ForeignCalendar.objects.select_for_update().get(pk=calendar.pk)
    if calendar.use == CalendarUse.BUSY:
        counts = _follow_busy(verb, calendar, entries, at)
    else:
        counts = follow(verb, calendar=calendar, entries=entries, at=at)
    _note(calendar, at=at, problem="")
    return counts


def read_again(*, calendar: ForeignCalendar, by: User | None, at: dt.datetime) -> TakenIn | None:
    """Fetch a subscribed calendar; what keeps it from being read is noted, and nothing else changes."""
    try:
        found = entries_of(calendar, fetch(calendar.address), at=at)
    except BadCalendar as refusal:
        _note(calendar, at=at, problem=str(refusal.told))
        return None
    return take_in(calendar=calendar, entries=found.entries, by=by, at=at)


def refresh_due(*, at: dt.datetime) -> int:
    """Read again what was read more than six hours ago; returns how many calendars were asked for."""
    due = ForeignCalendar.objects.exclude(address="").exclude(read_at__gt=at - EVERY)
    asked = list(due.select_related("programme").order_by("read_at", "pk"))
    for calendar in asked:
        read_again(calendar=calendar, by=None, at=at)
    return len(asked)


def _note(calendar: ForeignCalendar, *, at: dt.datetime, problem: str) -> None:
    """When it was last tried is nothing to undo: it leaves version and history alone."""
    calendar.read_at, calendar.problem = at, problem[:300]
    ForeignCalendar.objects.filter(pk=calendar.pk).update(
        read_at=calendar.read_at, problem=calendar.problem
    )


def _follow_busy(
    verb: Change, calendar: ForeignCalendar, entries: Iterable[ForeignEntry], at: dt.datetime
) -> tuple[int, int, int]:
    stored = {one.key: one for one in calendar.absences.all()}
    added = changed = gone = 0
    for wanted in _absences(calendar, entries):
        known = stored.pop(wanted.key, None)
        if known is None:
            verb.save(wanted)
            added += 1
        elif any(getattr(known, name) != getattr(wanted, name) for name in TAKEN):
            for name in TAKEN:
                setattr(known, name, getattr(wanted, name))
            verb.save(known)
            changed += 1
    today = at.astimezone(BERLIN).date()
    for one in stored.values():
        if one.last_day >= today:
            verb.delete(one)
            gone += 1
    return added, changed, gone


def _absences(calendar: ForeignCalendar, entries: Iterable[ForeignEntry]) -> Iterable[Absence]:
    for entry in entries:
        for number, piece in enumerate(pieces(entry.begins, entry.ends)):
            yield Absence(
                programme=calendar.programme,
                post=calendar.post,
                person=calendar.person,
                first_day=piece.first,
                last_day=piece.last,
                begins=piece.begins,
                ends=piece.ends,
                source=calendar,
                key=f"{entry.key}#{number}" if number else entry.key,
            )
