"""Other times a Termin could have, the best first, each with what it would cost in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.planning.domain.bridge.explained import explained, within
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.day_words import clock
from wirkraum.planning.domain.explain import Alternative
from wirkraum.planning.domain.problem import Minute


@dataclass(frozen=True)
class OtherTime:
    """A time that breaks no firm rule; its texts say what becomes worse there, and what better."""

    day: date
    start: Minute
    end: Minute
    cost: int
    texts: tuple[Told, ...]
    same_hour: bool

    @property
    def begin(self) -> str:
        """ "09:00", as forms say it."""
        return clock(self.start)

    @property
    def finish(self) -> str:
        """ "11:00"."""
        return clock(self.end)


def other_times(facts: Facts, need: Need, entry: Entry, *, most: int = 3) -> tuple[OtherTime, ...]:
    """The best other days, among equals the nearest; other hours where no other day is possible."""
    explanation = explained(facts, need, entry)
    if explanation is None:
        return ()
    found = explanation.alternatives(most, within(facts, need, entry))
    return tuple(_time(entry, one) for one in found)


def _time(entry: Entry, one: Alternative) -> OtherTime:
    start = one.meeting.start
    end = start + entry.end - entry.start
    return OtherTime(one.meeting.date, start, end, one.cost, one.change.texts, start == entry.start)
