"""The life of a Termin: which step may follow which, and when."""

from __future__ import annotations

import datetime as dt

from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.told import told as _

STEPS: dict[str, frozenset[str]] = {
    "proposed": frozenset({"planned", "announced", "held", "cancelled"}),
    "planned": frozenset({"proposed", "announced", "held", "cancelled"}),
    "announced": frozenset({"planned", "held", "cancelled"}),
    "held": frozenset({"announced", "documented", "cancelled"}),
    "documented": frozenset({"held"}),
    "cancelled": frozenset({"planned", "announced"}),
}
WORDS = {
    "proposed": _("vorgeschlagen"),
    "planned": _("geplant"),
    "announced": _("steht fest"),
    "held": _("gehalten"),
    "documented": _("dokumentiert"),
    "cancelled": _("ausgefallen"),
}


def check_step(*, status: str, to: str, starts: dt.datetime, now: dt.datetime) -> None:
    """Raise Refused unless a Termin that starts at `starts` may step from `status` to `to`."""
    if to not in STEPS[status]:
        raise Refused(
            _("Von „%(before)s“ geht es nicht zu „%(to)s“.", before=WORDS[status], to=WORDS[to])
        )
    if to == "held" and status != "documented" and starts > now:
        raise Refused(_("Der Termin liegt noch in der Zukunft. Gehalten ist er erst danach."))


def check_span(begins: dt.datetime, ends: dt.datetime) -> None:
    """Raise Refused unless the end comes later, in real time: clocks are put forward and back."""
    if ends.astimezone(dt.UTC) <= begins.astimezone(dt.UTC):
        raise Refused(_("Das Ende liegt vor dem Beginn."))


def check_move(*, status: str) -> None:
    """Raise Refused when a Termin of this status cannot be moved any more."""
    if status in {"held", "documented", "cancelled"}:
        raise Refused(
            _(
                "Der Termin ist „%(status)s“ und lässt sich nicht mehr verschieben.",
                status=WORDS[status],
            )
        )


FORWARD = ("held", "announced", "planned", "documented", "proposed", "cancelled")


def next_steps(*, status: str, starts: dt.datetime, now: dt.datetime) -> tuple[str, ...]:
    """The steps that are possible now, the most likely first, cancelling last."""
    order = ("documented", *FORWARD) if status == "held" else FORWARD
    possible = []
    for to in dict.fromkeys(order):
        try:
            check_step(status=status, to=to, starts=starts, now=now)
        except Refused:
            continue
        possible.append(to)
    return tuple(possible)
