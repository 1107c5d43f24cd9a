"""Dates as people write them in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wirkraum.kit.told import MONTHS, Day
from wirkraum.reporting.domain.grammar import date_long

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

_MONTH_OF = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    "jan": 1, "jänner": 1, "january": 1, "feb": 2, "february": 2, "mär": 3, "mrz": 3, "march": 3,
    "maerz": 3, "apr": 4, "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "oct": 10, "october": 10, "nov": 11, "dez": 12, "dec": 12, "december": 12,
}  # fmt: skip
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))

_PATTERN = re.compile(
    rf"""
    (?<![\d.,])(?P<nd>\d{{1,2}})\.[ ]?(?P<nm>\d{{1,2}})\.(?:[ ]?(?P<ny>\d{{4}})|(?P<ns>\d{{2}})|(?!\d))
        (?!\d|\.\d)
    |(?<![\d.,])(?P<td>\d{{1,2}})(?:\.|st|nd|rd|th)?[ ]?(?P<tm>{_NAME})\b(?!-)(?:\.?,?[ ](?P<ty>\d{{4}})(?!\d))?
    |\b(?P<em>{_NAME})[ ](?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<ey>\d{{4}})(?!\d)
    |(?<![\d-])(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?![\d-])
    """,
    re.VERBOSE | re.IGNORECASE,
)

Style = Literal["numeric", "short", "long", "iso"]


@dataclass(frozen=True)
class Mention:
    """A date as written at `start`–`end`: the numbers named, whether or not such a day exists.

    `year` is 0 where none is written; `padded` says that day and month have two digits each.
    """

    start: int
    end: int
    text: str
    year: int
    month: int
    dom: int
    style: Style
    padded: bool

    @property
    def day(self) -> date | None:
        """The day meant, or None where the year is missing or there is no such day."""
        return make_day(self.year, self.month, self.dom) if self.year else None

    def written(self, day: date) -> str:
        """Another day in the manner of this one."""
        if self.style == "iso":
            return day.isoformat()
        if self.style == "long":
            return date_long(day) if self.year else date_long(day).rpartition(" ")[0]
        year = {"numeric": "%Y", "short": "%y"}[self.style] if self.year else ""
        return day.strftime(f"%d.%m.{year}")


def mentions(text: str) -> tuple[Mention, ...]:
    """All dates in `text`, from left to right."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Mention]:
    for found in _PATTERN.finditer(text):
        part = found.groupdict()
        if part["nd"]:
            yield _numeric(found, part)
        elif part["td"]:
            yield _named(found, part["td"], part["tm"], part["ty"])
        elif part["ed"]:
            yield _named(found, part["ed"], part["em"], part["ey"])
        else:
            numbers = (int(part["iy"]), int(part["im"]), int(part["id"]))
            yield Mention(*found.span(), found.group(), *numbers, "iso", padded=True)


def _numeric(found: re.Match[str], part: dict[str, str | None]) -> Mention:
    day, month = part["nd"] or "", part["nm"] or ""
    year = int(part["ny"]) if part["ny"] else 2000 + int(part["ns"]) if part["ns"] else 0
    style: Style = "short" if part["ns"] else "numeric"
    padded = len(day) == len(month) == 2
    return Mention(*found.span(), found.group(), year, int(month), int(day), style, padded)


def _named(found: re.Match[str], day: str, month: str | None, year: str | None) -> Mention:
    numbers = (int(year or 0), _MONTH_OF[(month or "").lower()], int(day))
    return Mention(*found.span(), found.group(), *numbers, "long", padded=True)


def make_day(year: int, month: int, dom: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def figures(day: date) -> Day:
    """ "05.02.2024" within a sentence."""
    return Day(day, "figures")


def same_day(day: date, year: int) -> date:
    """The same day of another year (29 February becomes the 28th)."""
    year = max(year, 1)
    return make_day(year, day.month, day.day) or date(year, 2, 28)
