"""The verbs of a Termin: enter, move, step on, hold, cancel, ask others. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from wirkraum.accounts.models import User
from wirkraum.calendar.domain.life import WORDS, check_move, check_span, check_step
from wirkraum.calendar.models import Participant, Status, Termin
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import Day, Told
from wirkraum.kit.told import told as _
from wirkraum.programme.models import Circle, Organisation, Post, Site

Key = tuple[int | None, int | None, int | None]
# What readers of a calendar must notice: the sequence grows with it.
TOLD = ("title", "status", "starts_at", "ends_at", "place")


@dataclass(frozen=True)
class Invited:
    """Who is asked to a Termin, and how."""

    role: str
    circle: Circle | None = None
    post: Post | None = None
    organisation: Organisation | None = None

    @property
    def key(self) -> Key:
        """Who it is, whatever the role."""
        return (
            self.circle.pk if self.circle else None,
            self.post.pk if self.post else None,
            self.organisation.pk if self.organisation else None,
        )


@dataclass(frozen=True)
class Around:
    """What hangs on a Termin beside its own fields."""

    sites: Iterable[Site] = ()
    organisations: Iterable[Organisation] = ()
    invited: Iterable[Invited] = field(default_factory=tuple)


@dataclass(frozen=True)
class Heads:
    """How many came; None means nobody counted."""

    adults: int | None = None
    children: int | None = None


def enter(*, termin: Termin, around: Around, by: User | None, at: dt.datetime) -> Entry:
    """Store a new Termin with all that hangs on it."""
    summary = _("Termin eingetragen: %(title)s", title=termin.title)
    with change(by=by, at=at, scope=termin.programme_id, summary=summary) as verb:
        enter_within(verb, termin=termin, around=around, at=at)
    return verb.entry


def enter_within(verb: Change, *, termin: Termin, around: Around, at: dt.datetime) -> Termin:
    """The same as part of a larger verb; returns the stored Termin. Raises Refused."""
    check_span(termin.starts_at, termin.ends_at)
    termin.changed_at = at
    links = {"sites": around.sites, "organisations": around.organisations}
    verb.save(termin, links=links)
    for one in around.invited:
        verb.save(_participant(termin, one))
    return termin


def touch(termin: Termin, at: dt.datetime) -> None:
    """Readers of a calendar must notice the change: the sequence grows (RFC 5546, 2.1.4)."""
    termin.changed_at = at
    termin.sequence += 1


def move(
    *,
    termin: Termin,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    by: User | None,
    at: dt.datetime,
    expected: int | None = None,
) -> Entry:
    """Put a Termin to another time. Raises Refused, Conflict or Gone."""
    to = starts_at.astimezone(BERLIN)
    summary = _(
        "%(title)s verschoben auf %(day)s, %(time)s",
        title=termin.title,
        day=Day(to.date(), "figures"),
        time=_("%(time)s Uhr", time=f"{to:%H:%M}"),
    )
    with change(by=by, at=at, scope=termin.programme_id, summary=summary) as verb:
        move_within(verb, termin=termin, span=(starts_at, ends_at), at=at, expected=expected)
    return verb.entry


def move_within(
    verb: Change,
    *,
    termin: Termin,
    span: tuple[dt.datetime, dt.datetime],
    at: dt.datetime,
    expected: int | None = None,
) -> Termin:
    """The same as part of a larger verb; `span` is beginning and end."""
    check_move(status=termin.status)
    check_span(*span)
    if (termin.starts_at, termin.ends_at) == span:
        return termin
    termin.starts_at, termin.ends_at = span
    touch(termin, at)
    return verb.save(termin, expected=expected)


def step(
    *,
    termin: Termin,
    to: str,
    by: User | None,
    at: dt.datetime,
    because: str = "",
    expected: int | None = None,
) -> Entry:
    """Take a Termin one step further in its life. Raises Refused, Conflict or Gone."""
    with change(by=by, at=at, scope=termin.programme_id, summary=_life(termin, to)) as verb:
        step_within(verb, termin=termin, to=to, at=at, because=because, expected=expected)
    return verb.entry


def _life(termin: Termin, to: str) -> Told:
    return _("%(title)s: %(status)s", title=termin.title, status=WORDS[to])


def step_within(
    verb: Change,
    *,
    termin: Termin,
    to: str,
    at: dt.datetime,
    because: str = "",
    expected: int | None = None,
) -> Termin:
    """The same as part of a larger verb."""
    check_step(status=termin.status, to=to, starts=termin.starts_at, now=at)
    if to == Status.CANCELLED and not because.strip():
        raise Refused(_("Bitte nennen Sie den Grund der Absage."))
    termin.status = to
    termin.cancelled_because = because.strip() if to == Status.CANCELLED else ""
    touch(termin, at)
    return verb.save(termin, expected=expected)


def hold(
    *,
    termin: Termin,
    heads: Heads,
    by: User | None,
    at: dt.datetime,
    expected: int | None = None,
) -> Entry:
    """Say that a Termin took place, and how many came. Raises Refused, Conflict or Gone."""
    with change(
        by=by, at=at, scope=termin.programme_id, summary=_life(termin, Status.HELD)
    ) as verb:
        termin.adults, termin.children = heads.adults, heads.children
        step_within(verb, termin=termin, to=Status.HELD, at=at, expected=expected)
    return verb.entry


def ask(
    *,
    termin: Termin,
    invited: Iterable[Invited],
    by: User | None,
    at: dt.datetime,
    expected: int | None = None,
) -> Entry:
    """Set who is asked to a Termin, and how; whoever is not named is asked no more."""
    summary = _("Beteiligte geändert: %(title)s", title=termin.title)
    with change(by=by, at=at, scope=termin.programme_id, summary=summary) as verb:
        verb.check(termin, expected=expected)
        if ask_within(verb, termin=termin, invited=invited):
            touch(termin, at)
            verb.save(termin)
    return verb.entry


def ask_within(verb: Change, *, termin: Termin, invited: Iterable[Invited]) -> bool:
    """The same as part of a larger verb, which saves the Termin; says whether anything changed."""
    wanted = {one.key: one for one in invited}
    changed = False
    for one in termin.participants.order_by("pk"):
        invitation = wanted.pop((one.circle_id, one.post_id, one.organisation_id), None)
        if invitation is None:
            verb.delete(one)
        elif one.role != invitation.role:
            one.role = invitation.role
            verb.save(one)
        else:
            continue
        changed = True
    for invitation in wanted.values():
        verb.save(_participant(termin, invitation))
    return changed or bool(wanted)


def _participant(termin: Termin, one: Invited) -> Participant:
    return Participant(
        termin=termin,
        circle=one.circle,
        post=one.post,
        organisation=one.organisation,
        role=one.role,
    )
