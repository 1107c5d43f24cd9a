"""Which month a reader may ask for."""

from __future__ import annotations

import datetime as dt

BACK, AHEAD = 1, 12  # months around the current one: beyond them robots would leaf for ever


def month_of(asked: str, day: dt.date) -> dt.date | None:
    """The first day of the month asked for ("2023-12"); None when it is not one, or too far off."""
    try:
        first = dt.date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
    return first if -BACK <= apart(first, day) <= AHEAD else None


def apart(first: dt.date, day: dt.date) -> int:
    """How many months later than the day's the month is."""
    return 12 * (first.year - day.year) + first.month - day.month


def beside(first: dt.date, step: int) -> dt.date:
    """The month so many months later."""
    number = 12 * first.year + first.month - 1 + step
    return dt.date(number // 12, number % 12 + 1, 1)


def last_of(first: dt.date) -> dt.date:
    """The last day of the month."""
    return beside(first, 1) - dt.timedelta(days=1)
