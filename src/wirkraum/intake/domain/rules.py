"""What an agreed frequency means in a school year, in one line and one number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wirkraum.kit.told import Told, joined
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import month_of
from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse
from wirkraum.planning.domain.quota import quota
from wirkraum.planning.domain.rhythm.wording import worded

_ONE = {
    "week": _("Einmal je Schulwoche"),
    "month": _("Einmal je Schulmonat"),
    "quarter": _("Einmal je Kalenderquartal"),
    "half_year": _("Einmal je Schulhalbjahr"),
    "year": _("Einmal im Schuljahr"),
}
_MANY = {
    "week": _("%(number)s Termine je Schulwoche"),
    "month": _("%(number)s Termine je Schulmonat"),
    "quarter": _("%(number)s Termine je Kalenderquartal"),
    "half_year": _("%(number)s Termine je Schulhalbjahr"),
    "year": _("%(number)s Termine im Schuljahr"),
}


@dataclass(frozen=True)
class Rule:
    """A frequency as the year plan takes it; `agreed` is None where no number is agreed."""

    words: Told
    aside: Told
    agreed: int | None
    mode: str


def rule_of(text: str, first: date, last: date, free: Iterable[date]) -> Rule | None:
    """The rule of a wording for a school year; None where the wording is unknown."""
    try:
        frequency = parse(text)
    except FrequencyError:
        return None
    if frequency.mode == "undecided":
        aside = _("zählt nicht als Rückstand")
        return Rule(_("Noch nicht vereinbart"), aside, None, frequency.mode)
    if frequency.mode == "on_demand":
        aside = _("ohne feste Termine")
        return Rule(_("Kein Soll, wird gezählt"), aside, None, frequency.mode)
    agreed = sum(period.agreed for period in quota(frequency, start=first, end=last, free=free))
    aside = _("%(number)s im Schuljahr", number=agreed)
    return Rule(_words(frequency, first), aside, agreed, frequency.mode)


def _words(frequency: Frequency, first: date) -> Told:
    if frequency.every or frequency.positions:
        return worded(frequency)
    if frequency.months:
        return _in_months(frequency, first)
    count, period = frequency.count or 0, frequency.period or "year"
    return _ONE[period] if count == 1 else _(_MANY[period].text, number=count)


def _in_months(frequency: Frequency, first: date) -> Told:
    """The named months in the order of the school year, each with its calendar year."""
    if len(frequency.months) > 3:
        return worded(frequency)
    later = sorted(frequency.months, key=lambda month: (month - first.month) % 12)
    return joined(month_of(date(first.year + (month < first.month), month, 1)) for month in later)
