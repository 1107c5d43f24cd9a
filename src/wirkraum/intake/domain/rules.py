"""What an agreed frequency means in a school year, in one line and one number."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse, render
from wirkraum.planning.domain.quota import MONTHS, quota

_ONE = {
    "week": "Einmal je Schulwoche",
    "month": "Einmal je Schulmonat",
    "quarter": "Einmal je Kalenderquartal",
    "half_year": "Einmal je Schulhalbjahr",
    "year": "Einmal im Schuljahr",
}
_MANY = {
    "week": "{} Termine je Schulwoche",
    "month": "{} Termine je Schulmonat",
    "quarter": "{} Termine je Kalenderquartal",
    "half_year": "{} Termine je Schulhalbjahr",
    "year": "{} Termine im Schuljahr",
}


@dataclass(frozen=True)
class Rule:
    """A frequency as the year plan takes it; `agreed` is None where no number is agreed."""

    words: str
    aside: str
    agreed: int | None
    mode: str


def rule_of(text: str, first: date, last: date, free: Container[date]) -> Rule | None:
    """The rule of a wording for a school year; None where the wording is unknown."""
    try:
        frequency = parse(text)
    except FrequencyError:
        return None
    if frequency.mode == "undecided":
        return Rule("Noch nicht vereinbart", "zählt nicht als Rückstand", None, frequency.mode)
    if frequency.mode == "on_demand":
        return Rule("Kein Soll, wird gezählt", "ohne feste Termine", None, frequency.mode)
    agreed = sum(period.agreed for period in quota(frequency, start=first, end=last, free=free))
    return Rule(_words(frequency, first), f"{agreed} im Schuljahr", agreed, frequency.mode)


def _words(frequency: Frequency, first: date) -> str:
    if frequency.every or frequency.positions:
        return render(frequency)
    if frequency.months:
        return _in_months(frequency, first)
    count, period = frequency.count or 0, frequency.period or "year"
    return _ONE[period] if count == 1 else _MANY[period].format(count)


def _in_months(frequency: Frequency, first: date) -> str:
    """The named months in the order of the school year, each with its calendar year."""
    if len(frequency.months) > 3:
        return render(frequency)
    later = sorted(frequency.months, key=lambda month: (month - first.month) % 12)
    named = [f"{MONTHS[m - 1]} {first.year + (m < first.month)}" for m in later]
    *most, end = named
    return f"{', '.join(most)} und {end}" if most else end
