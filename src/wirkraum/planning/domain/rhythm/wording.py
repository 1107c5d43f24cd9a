"""A frequency in its canonical words, in the manner of the coordinators' own tables."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TypeAlias

from wirkraum.kit.told import Told, joined, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import SHORT
from wirkraum.planning.domain.day_words import WEEKDAYS as DAYS
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
TOLD_MONTHS = (
    *(_("Jan"), _("Feb"), _("März"), _("Apr"), _("Mai"), _("Juni")),
    *(_("Juli"), _("Aug"), _("Sept"), _("Okt"), _("Nov"), _("Dez")),
)
NTH = {
    1: _("1."),
    2: _("2."),
    3: _("3."),
    4: _("4."),
    5: _("5."),
    LAST: _("letzten"),
}
EVERY: dict[Period, Told] = {
    "month": _("jeden %(days)s im Monat"),
    "quarter": _("jeden %(days)s im Quartal"),
    "half_year": _("jeden %(days)s im Schulhalbjahr"),
    "year": _("jeden %(days)s im Jahr"),
}
WITHIN: dict[Period, Told] = {
    "week": _("%(count)s× in der Woche"),
    "month": _("%(count)s× im Monat"),
    "quarter": _("%(count)s× im Quartal"),
    "half_year": _("%(count)s× im Schulhalbjahr"),
    "year": _("%(count)s× im Jahr"),
}
Times: TypeAlias = Callable[[Frequency], Told]


def render(frequency: Frequency) -> str:
    """The canonical words: "2x/Jahr (März/Nov)", "jeden 1. und 3. Donnerstag im Monat"."""
    return str(_said(frequency, _per))


def worded(frequency: Frequency) -> Told:
    """As one says it: "2× im Jahr (März/Nov)", "jeden 1. Dienstag im Monat", "noch offen"."""
    return _said(frequency, _within)


def _said(frequency: Frequency, times: Times) -> Told:
    if frequency.mode == "undecided":
        return _("noch offen")
    if frequency.mode == "on_demand" and frequency.count:
        return _("nach Bedarf, bis zu %(times)s", times=times(frequency))
    if frequency.mode == "on_demand":
        return _("nach Bedarf")
    months = _months(frequency.months)
    if days := _every_day_of(frequency):
        return _aside(days, months)
    said = _interval(frequency) if frequency.every else times(frequency)
    return _aside(said, months, _days(frequency.positions))


def _every_day_of(frequency: Frequency) -> Told | None:
    """ "jeden 1. Dienstag im Monat", "jeden Freitag"; None where that would not say it all."""
    period, positions = frequency.period, frequency.positions
    if period is None or not positions or len(positions) != frequency.count:
        return None
    if frequency.fixed and (period == "month" or not frequency.months):
        return _(EVERY[period].text, days=_fixed_days(positions))
    if _one_or_two(period, positions):
        return _("jeden %(days)s", days=joined(_name(p) for p in positions))
    return None


def _one_or_two(period: Period, positions: tuple[Position, ...]) -> bool:
    return period == "week" and len(positions) <= 2


def _per(frequency: Frequency) -> Told:
    """ "2x/Jahr", as it may be typed."""
    return row([f"{frequency.count}x", PERIOD_NAMES[frequency.period or "year"]], "/")


def _within(frequency: Frequency) -> Told:
    """ "2× im Jahr"."""
    return _(WITHIN[frequency.period or "year"].text, count=frequency.count or 0)


def _interval(frequency: Frequency) -> Told:
    every, count = frequency.every, frequency.count or 0
    if every is None:
        return row([])
    said = _("alle %(number)s Wochen", number=every.n)
    if every.unit == "month":
        said = _("alle %(number)s Monate", number=every.n)
    if count == natural_count(every.unit, frequency.positions):
        return said
    return _("%(count)sx %(interval)s", count=count, interval=said)


def _aside(said: Told, *parts: Told | None) -> Told:
    known = [part for part in parts if part]
    return _("%(said)s (%(aside)s)", said=said, aside=row(known)) if known else said


def _months(months: tuple[int, ...]) -> Told | None:
    """ "März/Nov", or "Sept–Juni" where three or more follow each other, also over New Year."""
    first = [month for month in months if (month - 2) % 12 + 1 not in months] or list(months[:1])
    if len(months) > 2 and len(first) == 1:
        last = (first[0] + len(months) - 2) % 12
        return row([TOLD_MONTHS[first[0] - 1], TOLD_MONTHS[last]], "–")
    return row((TOLD_MONTHS[month - 1] for month in months), "/") if months else None


def _days(positions: tuple[Position, ...]) -> Told | None:
    if any(position.nth is not None for position in positions):
        return _fixed_days(positions)
    return row((SHORT[_number(position)] for position in positions), "/") if positions else None


def _fixed_days(positions: tuple[Position, ...]) -> Told:
    by_day = groupby(positions, key=_name)
    return joined(
        row([joined(NTH[p.nth or LAST] for p in group), day], " ") for day, group in by_day
    )


def _number(position: Position) -> int:
    return WEEKDAYS.index(position.weekday)


def _name(position: Position) -> Told:
    return DAYS[_number(position)]
