"""Agreed and held at a Stichtag: what has taken place, what stands ahead, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wirkraum.planning.domain.frequency import Frequency
from wirkraum.planning.domain.quota import PeriodQuota

Square: TypeAlias = Literal["gehalten", "heute", "fest", "geplant", "fehlt"]
HELD = frozenset({"held", "documented"})
NOT_COUNTED = frozenset({"cancelled", "proposed"})
ORDER: tuple[Square, ...] = ("gehalten", "heute", "fest", "geplant")


@dataclass(frozen=True)
class Kept:
    """A Termin of a format: its day and the state of its life."""

    day: date
    status: str


@dataclass(frozen=True)
class Tally:
    """A format's count at a Stichtag.

    `due` should have been held by the end of that day, `begun` is agreed for all periods that have
    begun, `agreed` for the whole school year. `missing` is agreed for begun periods and neither held
    nor ahead; `unrecorded` are past Termine nobody has entered as held. `squares` show `begun`.
    """

    held: int
    due: int
    begun: int
    agreed: int
    missing: int
    unrecorded: int
    today: bool
    next: date | None
    squares: tuple[Square, ...]


def tally(
    frequency: Frequency, quotas: Collection[PeriodQuota], kept: Iterable[Kept], as_of: date
) -> Tally:
    """Count a format's Termine of one school year; what was held later was then ahead."""
    alive = sorted((one for one in kept if one.status not in NOT_COUNTED), key=lambda one: one.day)
    held = [one for one in alive if one.day <= as_of and one.status in HELD]
    ahead = [one for one in alive if one.day >= as_of and one not in held]
    begun = [quota for quota in quotas if frequency.period == "year" or quota.start <= as_of]
    missing = sum(_missing(quota, (*held, *ahead)) for quota in begun if quota.start <= as_of)
    number = sum(quota.agreed for quota in begun)
    return Tally(
        held=len(held),
        due=sum(quota.due(as_of) for quota in quotas),
        begun=number,
        agreed=sum(quota.agreed for quota in quotas),
        missing=missing,
        unrecorded=sum(one.day < as_of and one.status not in HELD for one in alive),
        today=any(one.day == as_of for one in ahead),
        next=ahead[0].day if ahead else None,
        squares=_squares(begun, held, ahead, as_of) if number else (),
    )


def _missing(quota: PeriodQuota, there: Iterable[Kept]) -> int:
    return max(0, quota.agreed - sum(one.day in quota for one in there))


def _squares(
    begun: Sequence[PeriodQuota], held: Sequence[Kept], ahead: Sequence[Kept], as_of: date
) -> tuple[Square, ...]:
    """The held ones, then what stands ahead in the begun periods, then what is missing."""
    number = max(len(held), sum(quota.agreed for quota in begun))
    inside = [one for one in ahead if any(one.day in quota for quota in begun)]
    found = [square_of(one, as_of) for one in (*held, *inside)]
    shown = sorted(found, key=ORDER.index)[:number]
    lacking: list[Square] = ["fehlt"] * (number - len(shown))
    return (*shown, *lacking)


def square_of(one: Kept, as_of: date) -> Square:
    """How a Termin that takes place is drawn at a Stichtag."""
    if one.status in HELD and one.day <= as_of:
        return "gehalten"
    if one.day == as_of:
        return "heute"
    return "fest" if one.status in {"announced", *HELD} else "geplant"
