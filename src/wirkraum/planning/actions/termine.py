"""The verbs of a format's Termine: move, announce, add one on demand. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import move, step_within
from wirkraum.calendar.models import Status, Termin
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.actions.plan import add_within
from wirkraum.planning.domain.bridge.words import termine as number_of
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
        raise Refused("Bitte wählen Sie mindestens einen Termin.")
    first = listed[0]
    one = f"{first.title} am {first.day:%d.%m.%Y} steht fest"
    summary = one if len(listed) == 1 else f"{number_of(len(listed))} stehen fest"
    with change(by=by, at=at, scope=first.programme_id, summary=summary) as verb:
        for termin in listed:
            step_within(verb, termin=termin, to=Status.ANNOUNCED, at=at)
    return verb.entry


def add_occurrence(
    *, format_: Format, span: Moments, by: User | None, at: dt.datetime, anyway: bool = False
) -> Entry:
    """Plan one more Termin of a format, as on demand. Raises Refused as `move_termin` does."""
    if span[1] <= span[0]:
        raise Refused("Das Ende liegt vor dem Beginn.")
    if not anyway:
        _refuse_firm([one.text for one in new_findings(format_, span) if one.firm])
    day = span[0].astimezone(BERLIN)
    summary = f"{format_.name} eingeplant für {day:%d.%m.%Y, %H:%M} Uhr"
    with change(by=by, at=at, scope=format_.programme_id, summary=summary) as verb:
        add_within(verb, format_=format_, span=span, at=at)
    return verb.entry


def _refuse_firm(texts: list[str]) -> None:
    if texts:
        raise Refused(" ".join(texts))
