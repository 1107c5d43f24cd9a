"""Small German phrases the year plan is told in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wirkraum.planning.domain.problem import Minute

NUMBERS = ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
WEEKDAYS = ("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags")
SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def termine(number: int) -> str:
    """ "1 Termin", "12 Termine"."""
    return "1 Termin" if number == 1 else f"{number} Termine"


def short(day: date) -> str:
    """ "Mo 5.2."."""
    return f"{SHORT[day.weekday()]} {day.day}.{day.month}."


def clock(minute: Minute) -> str:
    """ "9:00"."""
    return f"{minute // 60}:{minute % 60:02}"


def listed(words: Iterable[str], most: int = 3) -> str:
    """ "A, B und C"; more than `most` end in "und 4 weitere"."""
    known = list(dict.fromkeys(words))
    if len(known) > most:
        return f"{', '.join(known[: most - 1])} und {len(known) - most + 1} weitere"
    return " und ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)
