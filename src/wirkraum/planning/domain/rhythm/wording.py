"""A frequency in its canonical words, in the manner of the coordinators' own tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from wirkraum.planning.domain.rhythm.shape import (
    LAST,
    PERIOD_NAMES,
    WEEKDAYS,
    Frequency,
    Period,
    Position,
    natural_count,
)

MONTHS = ["Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"]
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
INTERVALS = {"week": "Wochen", "month": "Monate"}


def render(frequency: Frequency) -> str:
    """The canonical words: "2x/Jahr (März/Nov)", "jeden 1. und 3. Donnerstag im Monat"."""
    if frequency.mode == "undecided":
        return "noch offen"
    if frequency.mode == "on_demand":
        return "nach Bedarf" + (f", bis zu {_times(frequency)}" if frequency.count else "")
    days = _every_day_of(frequency)
    if days:
        return f"{days}{_aside(_months(frequency.months))}"
    aside = _aside(_months(frequency.months), _days(frequency.positions))
    return f"{_interval(frequency) if frequency.every else _times(frequency)}{aside}"


def _every_day_of(frequency: Frequency) -> str:
    """ "jeden 1. Dienstag im Monat", "jeden Freitag"; empty where that would not say it all."""
    period, positions = frequency.period, frequency.positions
    if period is None or not positions or len(positions) != frequency.count:
        return ""
    if frequency.fixed and (period == "month" or not frequency.months):
        return f"jeden {_fixed_days(positions)} im {PERIOD_NAMES[period]}"
    return f"jeden {_and(_name(p) for p in positions)}" if _one_or_two(period, positions) else ""


def _one_or_two(period: Period, positions: tuple[Position, ...]) -> bool:
    return period == "week" and len(positions) <= 2


def _times(frequency: Frequency) -> str:
    return f"{frequency.count}x/{PERIOD_NAMES[frequency.period or 'year']}"


def _interval(frequency: Frequency) -> str:
    every, count = frequency.every, frequency.count
    if every is None:
        return ""
    usual = count == natural_count(every.unit, frequency.positions)
    return ("" if usual else f"{count}x ") + f"alle {every.n} {INTERVALS[every.unit]}"


def _aside(*parts: str) -> str:
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _months(months: tuple[int, ...]) -> str:
    """ "März/Nov", or "Sept–Juni" where three or more follow each other, also over New Year."""
    first = [month for month in months if (month - 2) % 12 + 1 not in months] or list(months[:1])
    if len(months) > 2 and len(first) == 1:
        last = (first[0] + len(months) - 2) % 12
        return f"{MONTHS[first[0] - 1]}–{MONTHS[last]}"
    return "/".join(MONTHS[month - 1] for month in months)


def _days(positions: tuple[Position, ...]) -> str:
    if any(position.nth is not None for position in positions):
        return _fixed_days(positions)
    return "/".join(_name(position)[:2] for position in positions)


def _fixed_days(positions: tuple[Position, ...]) -> str:
    by_day = groupby(positions, key=_name)
    return _and(f"{_and(_nth(p.nth) for p in group)} {day}" for day, group in by_day)


def _nth(nth: int | None) -> str:
    return "letzten" if nth == LAST else f"{nth}."


def _name(position: Position) -> str:
    return DAYS[WEEKDAYS.index(position.weekday)]


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} und {last}" if most else last
