"""The Termine of formats as the year plan draws them: a day number with a state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import HELD
from wirkraum.kit.addresses import by_uid
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import clock_span, day_long
from wirkraum.kit.templatetags.lanes import spread
from wirkraum.planning.access import MOVABLE
from wirkraum.planning.domain.bridge.tally import NOT_COUNTED
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.queries.facts import minute_of

CHIP = 14  # days a chip is wide at the usual width of the plan
STATES = ("gehalten", "heute", "fest", "geplant", "frei", "ausgefallen", "neu", "alt")


@dataclass(frozen=True)
class Chip:
    """One Termin of a format; `t` is its place in days from the plan's first one.

    A proposal has no `uid` and no page.
    """

    day: dt.date
    start: Minute
    hours: str
    state: str
    word: str
    format: int
    name: str
    uid: UUID | None = None
    number: int | None = None
    place: str = ""
    version: int = 0
    movable: bool = False
    is_example: bool = False
    t: int = 0

    @cached_property
    def title(self) -> str:
        """What a screen reader says after the day number."""
        return f"{self.name}, {day_long(self.day)}: {self.word}"

    @property
    def path(self) -> str:
        """The page of the Termin."""
        return by_uid("calendar:termin", self.uid) if self.uid else ""

    @cached_property
    def move_path(self) -> str:
        """Where it moves to another day."""
        return by_uid("planning:move", self.uid) if self.uid and self.movable else ""


def chip_of(
    termin: Termin, name: str, *, today: dt.date, may_move: bool, number: int | None
) -> Chip:
    """A stored Termin of a format."""
    state, word = state_of(termin, today)
    begin = termin.starts_at.astimezone(BERLIN)
    return Chip(
        day=begin.date(),
        start=minute_of(begin.time()),
        hours=clock_span(termin.starts_at, termin.ends_at),
        state=state,
        word=word,
        format=termin.occurrence.format_id,
        name=name,
        uid=termin.uid,
        number=number,
        place=termin.place,
        version=termin.version,
        movable=may_move and termin.status in MOVABLE,
        is_example=termin.is_example,
    )


def state_of(termin: Termin, today: dt.date) -> tuple[str, str]:
    """How a Termin is drawn, and in which word."""
    word = str(Status(termin.status).label)
    if termin.status in HELD:
        return "gehalten", word
    if termin.status == Status.CANCELLED:
        return "ausgefallen", word
    if termin.status == Status.PROPOSED:
        return "frei", _("freigehalten")
    if termin.day == today:
        return "heute", _("heute")
    state = "fest" if termin.status == Status.ANNOUNCED else "geplant"
    if termin.day < today:
        return state, _("%(word)s, noch nicht eingetragen") % {"word": word}
    return state, word


def numbered(termine: Iterable[Termin]) -> dict[int, int]:
    """Which meeting of its format in the year a Termin is (by its key), cancelled and free ones left out."""
    counted: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for termin in sorted(termine, key=lambda one: one.starts_at):
        if termin.status not in NOT_COUNTED:
            key = termin.occurrence.format_id
            counted[key] = numbers[termin.pk] = counted.get(key, 0) + 1
    return numbers


def in_lane(chips: Iterable[Chip], *, start: dt.date, days: int) -> tuple[Chip, ...]:
    """The chips of one lane in order, pushed apart so that none hides another."""
    ordered = sorted(chips, key=lambda one: one.day)
    places = spread([(one.day - start).days for one in ordered], gap=CHIP, last=days - 1)
    return tuple(replace(one, t=t) for one, t in zip(ordered, places, strict=True))
