"""Things that hold for a while: first and last day, both inclusive; the end may be open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From a first to a last day; without a last day it is open."""

    first: dt.date
    last: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether it holds on the day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Span) -> bool:
        """Whether both hold on some day."""
        return (other.last is None or self.first <= other.last) and (
            self.last is None or other.first <= self.last
        )

    def within(self, other: Span) -> bool:
        """Whether it lies wholly inside the other."""
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return other.first <= self.first and ends

    def common(self, other: Span) -> Span | None:
        """The days on which both hold; None if there is none."""
        if not self.overlaps(other):
            return None
        lasts = [last for last in (self.last, other.last) if last is not None]
        return Span(max(self.first, other.first), min(lasts, default=None))


def peak(shares: Iterable[tuple[Span, Decimal]], *, within: Span) -> Decimal:
    """The largest sum of shares held at once on any day of a span."""
    listed = [(span, share) for span, share in shares if span.overlaps(within)]
    # The sum only grows on days on which something begins.
    days = {max(span.first, within.first) for span, _ in listed}
    sums = [sum((s for span, s in listed if span.holds(day)), Decimal(0)) for day in days]
    return max(sums, default=Decimal(0))


def vacant_since(post: Span, tenures: Iterable[Span], day: dt.date) -> dt.date | None:
    """The first day of the vacancy the day lies in; None while somebody holds the post."""
    listed = list(tenures)
    if any(tenure.holds(day) for tenure in listed):
        return None
    ended = [tenure.last + DAY for tenure in listed if tenure.last and tenure.last < day]
    return max([post.first, *ended])


def first_gap(spans: Iterable[Span], day: dt.date) -> dt.date | None:
    """The first day, from a day on, on which none of the spans holds; None if there is none."""
    for span in sorted(spans, key=lambda one: one.first):
        if span.first > day:
            break
        if span.last is None:
            return None
        day = max(day, span.last + DAY)
    return day
