"""What free days read from a file would change: a preview, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.calendar.domain.free_days import FreeSpan

NEW, KNOWN, PUBLIC, OVERLAP = "new", "known", "public", "overlap"


@dataclass(frozen=True)
class Incoming:
    """One span from outside and how it stands to what is stored; `beside` names the other."""

    span: FreeSpan
    state: str
    beside: str = ""

    @property
    def chosen(self) -> bool:
        """Whether it is taken over unless somebody decides otherwise."""
        return self.state == NEW


def compare(
    incoming: Iterable[FreeSpan], stored: Iterable[FreeSpan], public: Iterable[FreeSpan]
) -> tuple[Incoming, ...]:
    """Each incoming span once, in order of time, with its state.

    KNOWN: the same days of the same kind are stored. PUBLIC: a public holiday, which is computed.
    OVERLAP: other stored days of the same kind cover part of it – a person decides.
    """
    there = list(stored)
    holidays = {span.first: span for span in public if span.first == span.last}
    taken: set[tuple[object, ...]] = {(s.kind, s.first, s.last) for s in there}
    found: list[Incoming] = []
    for span in sorted(set(incoming)):
        key = (span.kind, span.first, span.last)
        if key in taken:
            found.append(Incoming(span, KNOWN))
            continue
        found.append(_state(span, there, holidays.get(span.first) if span.days == 1 else None))
        taken.add(key)
    return tuple(found)


def _state(span: FreeSpan, there: list[FreeSpan], holiday: FreeSpan | None) -> Incoming:
    if holiday is not None and span.kind != "closure":
        return Incoming(span, PUBLIC, holiday.name)
    for other in there:
        if other.kind == span.kind and other.touches(span.first, span.last):
            return Incoming(span, OVERLAP, other.name)
    return Incoming(span, NEW)
