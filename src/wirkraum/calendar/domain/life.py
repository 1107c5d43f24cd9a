"""The life of a Termin: which step may follow which, and when."""

from __future__ import annotations

import datetime as dt

from wirkraum.history.domain.refusal import Refused

STEPS: dict[str, frozenset[str]] = {
    "proposed": frozenset({"planned", "announced", "held", "cancelled"}),
    "planned": frozenset({"proposed", "announced", "held", "cancelled"}),
    "announced": frozenset({"planned", "held", "cancelled"}),
    "held": frozenset({"announced", "documented", "cancelled"}),
    "documented": frozenset({"held"}),
    "cancelled": frozenset({"planned", "announced"}),
}
WORDS = {
    "proposed": "vorgeschlagen",
    "planned": "geplant",
    "announced": "steht fest",
    "held": "gehalten",
    "documented": "dokumentiert",
    "cancelled": "ausgefallen",
}


def check_step(*, status: str, to: str, starts: dt.datetime, now: dt.datetime) -> None:
    """Raise Refused unless a Termin that starts at `starts` may step from `status` to `to`."""
    if to not in STEPS[status]:
        raise Refused(f"Von „{WORDS[status]}“ geht es nicht zu „{WORDS[to]}“.")
    if to == "held" and status != "documented" and starts > now:
        raise Refused("Der Termin liegt noch in der Zukunft. Gehalten ist er erst danach.")


def check_move(*, status: str) -> None:
    """Raise Refused when a Termin of this status cannot be moved any more."""
    if status in {"held", "documented", "cancelled"}:
        raise Refused(f"Der Termin ist „{WORDS[status]}“ und lässt sich nicht mehr verschieben.")


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
