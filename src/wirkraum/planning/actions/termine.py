"""The verbs of a format's Termine: move, announce, add one on demand. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import move, step_within
from wirkraum.calendar.domain.life import check_span
from wirkraum.calendar.models import Status, Termin
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import Day, Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.actions.plan import add_within
from wirkraum.planning.domain.day_words import termine as number_of
from wirkraum.planning.models import Format
from wirkraum.planning.queries import move_findings, new_findings

Moments = tuple[dt.datetime, dt.datetime]


def move_termin(
    *,
    termin: Termin,
    span: Moments,
    by: User | None,
    at: dt.datetime,
    anyway: bool = False,
    expected: int | None = None,
) -> Entry:
    """Put a format's Termin to another time.

    Raises Refused where a firm rule breaks, unless the mover has seen that and wants it `anyway`;
    Conflict or Gone when somebody else was faster.
    """
    if not anyway:
        _refuse_firm([one.text for one in move_findings(termin, span) if one.firm])
    return move(termin=termin, starts_at=span[0], ends_at=span[1], by=by, at=at, expected=expected)


def announce(*, termine: Iterable[Termin], by: User | None, at: dt.datetime) -> Entry:
    """Make Termine firm, as one verb. Raises Refused when one of them cannot be any more."""
    listed = list(termine)
    if not listed:
        raise Refused(_("Bitte wählen Sie mindestens einen Termin."))
    first = listed[0]
    summary = _("%(termine)s stehen fest", termine=number_of(len(listed)))
    if len(listed) == 1:
        day = Day(first.day, "figures")
        summary = _("%(title)s am %(day)s steht fest", title=first.title, day=day)
    with change(by=by, at=at, scope=first.programme_id, summary=summary) as verb:
        for termin in listed:
            step_within(verb, termin=termin, to=Status.ANNOUNCED, at=at)
    return verb.entry


def pin(*, termin: Termin, pinned: bool, by: User | None, at: dt.datetime) -> Entry:
    """Let a Termin stay where it is when the year is planned anew, or no longer."""
    occurrence = termin.occurrence
    occurrence.pinned = pinned
    text = _("%(title)s am %(day)s bleibt beim Planen, wo er ist")
    if not pinned:
        text = _("%(title)s am %(day)s darf beim Planen wieder verschoben werden")
    summary = text.filled(title=termin.title, day=Day(termin.day, "figures"))
    with change(by=by, at=at, scope=termin.programme_id, summary=summary) as verb:
        verb.save(occurrence)
    return verb.entry


def call_up(*, termin: Termin, by: User | None, at: dt.datetime) -> Entry:
    """Make a Termin of a day that was kept free. Raises Refused when it is none any more."""
    if termin.status != Status.PROPOSED:
        raise Refused(_("Dieser Tag ist nicht mehr nur freigehalten."))
    day = Day(termin.day, "figures")
    summary = _("Aus dem freigehaltenen %(day)s wird ein Termin: %(title)s")
    summary = summary.filled(day=day, title=termin.title)
    with change(by=by, at=at, scope=termin.programme_id, summary=summary) as verb:
        step_within(verb, termin=termin, to=Status.PLANNED, at=at)
    return verb.entry


def add_occurrence(
    *, format_: Format, span: Moments, by: User | None, at: dt.datetime, anyway: bool = False
) -> Entry:
    """Plan one more Termin of a format, as on demand. Raises Refused as `move_termin` does."""
    check_span(*span)
    if not anyway:
        _refuse_firm([one.text for one in new_findings(format_, span) if one.firm])
    day = span[0].astimezone(BERLIN)
    summary = _(
        "%(title)s eingeplant für %(day)s, %(time)s",
        title=format_.name,
        day=Day(day.date(), "figures"),
        time=_("%(time)s Uhr", time=f"{day:%H:%M}"),
    )
    with change(by=by, at=at, scope=format_.programme_id, summary=summary) as verb:
        add_within(verb, format_=format_, span=span, at=at)
    return verb.entry


def _refuse_firm(texts: list[Told]) -> None:
    if texts:
        raise Refused(row(texts, " "))
