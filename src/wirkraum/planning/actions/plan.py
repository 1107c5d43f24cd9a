"""Planning a year, and taking proposals over. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import Around, Invited, enter_within, move_within
from wirkraum.calendar.models import Role, Room, Status, Termin
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.domain.day_words import termine
from wirkraum.planning.models import Format, Occurrence
from wirkraum.planning.queries import begin_of, propose
from wirkraum.planning.queries.facts import minute_of
from wirkraum.planning.queries.ground import room_key
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

MOVABLE = frozenset({Status.PROPOSED, Status.PLANNED, Status.ANNOUNCED})


def plan_year(
    *, programme: Programme, school_year: SchoolYear, by: User | None, at: dt.datetime
) -> Entry | None:
    """Plan a school year from the day after `at` on, as one verb; None when nothing changes.

    What is held, documented, pinned or past is left as it is and counts towards the quotas; of what
    is there as much stays as a right plan can keep.
    """
    _facts, outcome = propose(programme, school_year, at=at)
    if not outcome.proposals:
        return None
    return take_over(programme=programme, proposals=outcome.proposals, by=by, at=at)


def take_over(
    *, programme: Programme, proposals: Iterable[Proposal], by: User | None, at: dt.datetime
) -> Entry:
    """Write proposals into the calendar, as one verb. Raises Refused when they are outdated."""
    listed = list(proposals)
    known = {
        str(one.pk): one
        for one in Format.objects.filter(programme=programme)
        .select_related("circle__site", "programme")
        .prefetch_related("rooms__place")
    }
    there = {
        str(one.uid): one
        for one in Termin.objects.filter(programme=programme, occurrence__format__in=known.values())
        .exclude(status=Status.CANCELLED)
        .select_related("occurrence")
    }
    alone = len({one.uid or (one.format, one.day) for one in listed}) == len(listed)
    ahead = all(
        one.day is None or one.day >= begin_of(SchoolYear.of(one.day), at) for one in listed
    )
    if not (alone and ahead and all(_is_current(one, known, there) for one in listed)):
        raise Refused(_("Der Vorschlag ist nicht mehr aktuell. Bitte planen Sie noch einmal neu."))
    summary = _("Jahresplan: %(termine)s übernommen", termine=termine(len(listed)))
    with change(by=by, at=at, scope=programme.pk, summary=summary) as verb:
        for one in listed:
            _apply(verb, known[one.format], one, there.get(one.uid), at)
    return verb.entry


def _is_current(one: Proposal, known: Mapping[str, Format], there: Mapping[str, Termin]) -> bool:
    """Whether the Termin still lies where it was, and nobody has planned the new day already."""
    if one.uid:
        termin = there.get(one.uid)
        if termin is None or str(termin.occurrence.format_id) != one.format:
            return False
        return _may_move(termin, one) and _lies_there(termin, one)
    taken = {(str(termin.occurrence.format_id), termin.day) for termin in there.values()}
    return one.format in known and (one.format, one.day) not in taken


def _lies_there(termin: Termin, one: Proposal) -> bool:
    """Whether the Termin is where whoever made the proposal saw it."""
    begin = termin.starts_at.astimezone(BERLIN)
    return begin.date() == one.old and one.old_start in {None, minute_of(begin.time())}


def _may_move(termin: Termin, one: Proposal) -> bool:
    """Whoever looked at the proposal must have known whether people were told the old day."""
    told = termin.status == Status.ANNOUNCED
    return termin.status in MOVABLE and not termin.occurrence.pinned and told == one.announced


def _apply(
    verb: Change, format_: Format, one: Proposal, termin: Termin | None, at: dt.datetime
) -> None:
    if one.day is None:
        if termin is not None:
            verb.delete(termin)
        return
    begin = berlin(one.day, dt.time(*divmod(one.start, 60)))
    span = begin, begin + dt.timedelta(minutes=format_.minutes)
    room = _room(format_, one.room)
    if termin is None:
        status = Status.PROPOSED if one.kind == "keep_free" else Status.PLANNED
        add_within(verb, format_=format_, span=span, at=at, status=status, room=room)
        return
    if room is not None:
        termin.room, termin.place = room, str(room)
    move_within(verb, termin=termin, span=span, at=at)


def _room(format_: Format, key: str) -> Room | None:
    """One of the format's own rooms."""
    return next((room for room in format_.rooms.all() if room_key(room.pk) == key), None)


def add_within(
    verb: Change,
    *,
    format_: Format,
    span: tuple[dt.datetime, dt.datetime],
    at: dt.datetime,
    status: Status = Status.PLANNED,
    room: Room | None = None,
) -> Termin:
    """A Termin of a format with its circle asked, as part of a larger verb."""
    termin = Termin(
        programme=format_.programme,
        title=format_.name,
        status=status,
        starts_at=span[0],
        ends_at=span[1],
        place=str(room) if room else format_.place,
        room=room,
    )
    site = format_.circle.site
    around = Around(
        sites=[site] if site else [], invited=[Invited(Role.REQUIRED, circle=format_.circle)]
    )
    enter_within(verb, termin=termin, around=around, at=at)
    verb.save(Occurrence(format=format_, termin=termin))
    return termin
