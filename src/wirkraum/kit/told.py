"""Sentences for people, made where no language is known: the German text and what fills it.

The domain imports `told` as `_`, so that gettext finds the texts; `kit.words.spoken` says a sentence
in the language of the page, `str` in German.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Look: TypeAlias = Literal["short", "dated", "plain", "bare", "figures", "month", "month_name"]
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


GERMAN: dict[Look, str] = {
    "short": "{weekday} {bare}",
    "dated": "{weekday} {bare}{0.year}",
    "plain": "{bare}{0.year}",
    "bare": "{bare}",
    "figures": "{0:%d.%m.%Y}",
    "month": "{month} {0.year}",
    "month_name": "{month}",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day within a sentence, in the way `look` says: "short" is "Mo 5.2."; see GERMAN."""

    day: dt.date
    look: Look = "plain"

    def __str__(self) -> str:
        return GERMAN[self.look].format(
            self.day,
            bare=f"{self.day.day}.{self.day.month}.",
            weekday=WEEKDAYS[self.day.weekday()],
            month=MONTHS[self.day.month - 1],
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A German text with places like `%(name)s` and what stands in them."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def filled(self, **values: object) -> Told:
        """The same text with other values in its places."""
        return Told(self.text, tuple(values.items()))

    def __str__(self) -> str:
        return (
            self.text % {name: str(value) for name, value in self.values}
            if self.values
            else self.text
        )


def told(text: str, /, **values: object) -> Told:
    """A sentence; a `Told` or `Day` among the values is translated too, all else is a name."""
    return Told(text, tuple(values.items()))


_ = told


def row(parts: Iterable[object], between: str = ", ") -> Told:
    """Parts one after the other: "A, B"."""
    named = [(f"part{at}", part) for at, part in enumerate(parts)]
    return Told(between.join(f"%({name})s" for name, _part in named), tuple(named))


def joined(parts: Iterable[object]) -> Told:
    """ "A", "A und B", "A, B und C"; an empty text of nothing."""
    *most, last = list(parts) or [""]
    return _("%(most)s und %(last)s", most=row(most), last=last) if most else row([last])


def quoted(name: str) -> Told:
    """„Name“."""
    return _("„%(text)s“", text=name)
