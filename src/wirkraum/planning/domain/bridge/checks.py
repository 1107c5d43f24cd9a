"""Which rules a Termin would break on another day: firm ones first, each in a German sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.frequencies import least_gap
from wirkraum.planning.domain.bridge.obstacles import obstacles
from wirkraum.planning.domain.bridge.words import WEEKDAYS, clock, short, termine
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.quota import PeriodQuota

HABIT = 3  # Termine that make a rhythm


@dataclass(frozen=True)
class Finding:
    """A rule that breaks; a `firm` one asks for a confirmation, another is only said."""

    rule: str
    firm: bool
    text: str


def check_move(
    facts: Facts, need: Need, entry: Entry, *, day: date, span: tuple[Minute, Minute]
) -> tuple[Finding, ...]:
    """What breaks when a Termin of a format comes to lie on `day` from `span[0]` to `span[1]`.

    A new Termin is an entry whose uid nobody has.
    """
    moved = replace(entry, day=day, start=span[0], end=span[1])
    others = [one for one in facts.entries if one.format == need.key and one.uid != entry.uid]
    found = [Finding("day", firm=True, text=text) for text in obstacles(facts, need, moved)]
    found += _room(facts, moved, need)
    found += _same_day(others, moved, need)
    if need.frequency.mode == "regular":
        is_new = facts.entry(entry.uid) is None
        found += _quota(facts.quotas(need), others, moved, None if is_new else entry.day)
        found += _gaps(need, others, moved)
        found += _rhythm(others, moved)
    return tuple(sorted(found, key=lambda one: not one.firm))


def _room(facts: Facts, moved: Entry, need: Need) -> Iterator[Finding]:
    place = need.place.strip()
    for other in facts.entries if place and "online" not in place.casefold() else ():
        meets = other.day == moved.day and other.start < moved.end and moved.start < other.end
        if meets and other.uid != moved.uid and other.place.strip() == place:
            text = f"{place} ist dann belegt: {other.title} um {clock(other.start)} Uhr."
            yield Finding("place", firm=True, text=text)


def _same_day(others: list[Entry], moved: Entry, need: Need) -> Iterator[Finding]:
    if any(one.day == moved.day for one in others):
        text = f"Am {short(moved.day)} gibt es schon einen Termin: {need.title}."
        yield Finding("gap", firm=True, text=text)


def _quota(
    quotas: tuple[PeriodQuota, ...], others: list[Entry], moved: Entry, before: date | None
) -> Iterator[Finding]:
    """The period it comes to must have room, the one it leaves must stay filled."""
    there = next((one for one in quotas if one.start <= moved.day <= one.end), None)
    if there is None:
        text = f"{short(moved.day)} liegt außerhalb der vereinbarten Zeit."
        yield Finding("quota", firm=True, text=text)
    elif (inside := _inside(there, others) + 1) > there.agreed:
        text = f"{there.label}: dann {termine(inside)}, vereinbart {_at_most(there.agreed)}."
        yield Finding("quota", firm=True, text=text)
    left = next((one for one in quotas if before and one.start <= before <= one.end), None)
    if left is not None and left != there and _inside(left, others) < left.agreed:
        text = f"{left.label}: dann {_only(_inside(left, others))} von {left.agreed} vereinbarten."
        yield Finding("quota", firm=False, text=text)


def _inside(quota: PeriodQuota, entries: list[Entry]) -> int:
    return sum(quota.start <= one.day <= quota.end for one in entries)


def _only(number: int) -> str:
    return f"nur {number}" if number else "keiner"


def _at_most(number: int) -> str:
    return str(number) if number else "keiner"


def _gaps(need: Need, others: list[Entry], moved: Entry) -> Iterator[Finding]:
    """Nearer to a neighbour than half of the even distance."""
    close = 2 * least_gap(need.frequency)
    for other in sorted(others, key=lambda one: abs((one.day - moved.day).days))[:1]:
        days = (moved.day - other.day).days
        if 0 < abs(days) < close:
            words = "1 Tag" if abs(days) == 1 else f"{abs(days)} Tage"
            side = "nach" if days > 0 else "vor"
            text = f"Nur {words} {side} dem Termin am {short(other.day)}"
            yield Finding("spacing", firm=False, text=text)


def _rhythm(others: list[Entry], moved: Entry) -> Iterator[Finding]:
    for name, own, kinds in (
        ("weekday", moved.day.weekday(), Counter(one.day.weekday() for one in others)),
        ("hour", moved.start, Counter(one.start for one in others)),
    ):
        if not kinds or kinds.total() < HABIT:
            continue
        usual, often = kinds.most_common(1)[0]
        if usual != own and often * 2 > kinds.total():
            words = WEEKDAYS[usual] if name == "weekday" else f"um {clock(usual)} Uhr"
            text = f"Sonst meist {words} ({often} von {kinds.total()})."
            yield Finding(name, firm=False, text=text)
