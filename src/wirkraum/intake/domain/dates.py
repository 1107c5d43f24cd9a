"""Days as German slides write them."""

from __future__ import annotations

import re
from datetime import date

from wirkraum.kit.told import MONTHS

_MONTHS = tuple(map(str.lower, MONTHS))

_DAY = re.compile(
    r"\b(?P<day>\d{1,2})\.\s?(?:(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})"
    r"|(?P<name>[A-Za-zä]{3,9})\.?\s(?P<named_year>\d{4}))(?!\d)"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)


def days(text: str) -> tuple[date, ...]:
    """All possible days in the order of the text; impossible ones (31.11.) are left out."""
    found = (_day(match) for match in _DAY.finditer(text))
    return tuple(day for day in found if day)


def first_day(text: str) -> date | None:
    return next(iter(days(text)), None)


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        year = int(match["year"] or match["named_year"])
        return date(year + 2000 if year < 100 else year, _month(match), int(match["day"]))
    except ValueError:
        return None


def _month(match: re.Match[str]) -> int:
    """The month's number; 0, which no date accepts, for a word that is no month."""
    if match["month"]:
        return int(match["month"])
    name = match["name"].lower().replace("mrz", "märz").replace("maerz", "märz")
    return next((at for at, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
