"""What the rules of a format leave of a school year, before anybody's calendar is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wirkraum.calendar.domain.free_days import each_day
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.barred import barred_days
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.outside import rule_days
from wirkraum.planning.domain.bridge.problem import allowed_weekdays
from wirkraum.planning.domain.quota import PeriodQuota

FRIDAY = 5


@dataclass(frozen=True)
class Outlook:
    """How many days are possible, how many Termine are agreed, and what does not add up.

    `agreed` is None where no number was agreed.
    """

    possible: int
    agreed: int | None
    doubt: Told | None = None


def outlook_of(facts: Facts, need: Need) -> Outlook:
    """The days a format may use under its own rules; who is away is not looked at."""
    quotas = facts.quotas(need)
    days = possible_days(facts, need)
    if need.frequency.mode != "regular":
        return Outlook(len(days), None)
    agreed = len(days) if need.set_by_others else sum(one.agreed for one in quotas)
    doubt = None if need.set_by_others else _doubt(need, quotas, days, agreed)
    return Outlook(len(days), agreed, doubt)


def possible_days(facts: Facts, need: Need) -> tuple[date, ...]:
    """The days its weekdays, months, holidays and rules leave."""
    if need.set_by_others:
        return rule_days(facts, need)
    barred = [one.span for one in barred_days(facts, need)]
    weekdays, closed = allowed_weekdays(need), facts.closed_to(need)
    return tuple(
        day
        for day in _asked(facts, need)
        if day.isoweekday() in weekdays
        and day.isoweekday() <= FRIDAY
        and day not in closed
        and not any(day in span for span in barred)
    )


def _asked(facts: Facts, need: Need) -> Iterator[date]:
    """The days of the periods that ask for Termine; all where none does."""
    spans = [(one.start, one.end) for one in facts.quotas(need) if one.wanted]
    if need.frequency.mode != "regular":
        spans = spans or [(need.first, need.last)]
    for first, last in spans:
        for day in each_day(first, last):
            if not need.frequency.months or day.month in need.frequency.months:
                yield day


def _doubt(
    need: Need, quotas: Sequence[PeriodQuota], days: Sequence[date], agreed: int
) -> Told | None:
    """Why so many Termine cannot be: too few days, or too far apart."""
    fewer = fitting(days, quotas, 1)
    if fewer < agreed:
        return _(
            "Die Regeln lassen nur Platz für %(fewer)s von %(agreed)s Terminen. Hilft: ein weiterer "
            "Wochentag oder eine Regel weniger.",
            fewer=fewer,
            agreed=agreed,
        )
    gap = need.min_gap_days or 1
    apart = fitting(days, quotas, gap)
    if apart < agreed:
        return _(
            "%(frequency)s mit %(gap)s Tagen Abstand geht nicht auf: höchstens %(apart)s von "
            "%(agreed)s Terminen. Hilft: ein kleinerer Abstand.",
            frequency=words_of(need.frequency),
            gap=gap,
            apart=apart,
            agreed=agreed,
        )
    return None


def fitting(days: Iterable[date], quotas: Sequence[PeriodQuota], gap: int) -> int:
    """How many Termine the quotas can hold on the days when each is `gap` days after the last.

    The earliest possible day leaves most room for the rest, so going through the days is enough.
    """
    held, last = dict.fromkeys(range(len(quotas)), 0), date.min
    for day in sorted(days):
        at = next((at for at, one in enumerate(quotas) if day in one), None)
        if at is None or held[at] >= quotas[at].agreed or day - last < timedelta(days=gap):
            continue
        held[at], last = held[at] + 1, day
    return sum(held.values())
