"""The values of a row as the columns of a table keep them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from wirkraum.planning.domain.tables.cells import YES
from wirkraum.planning.domain.tables.rows import Values

TEXTS = {"name": "name", "detail": "detail", "frequency": "frequency_text", "place": "place"}
CHOICES = {"coordination": "coordination", "period": "reserve_period"}
NUMBERS = {"minutes": "minutes", "gap": "min_gap_days", "reserve": "reserve"}
TIMES = {"earliest": "earliest", "latest": "latest"}
DAYS = {"since": "valid_from", "until": "valid_until"}
FLAGS = ("in_holidays", "not_first_week", "not_beside_holidays", "set_by_others")
COLUMNS = TEXTS | CHOICES | NUMBERS | TIMES | DAYS | {key: key for key in (*FLAGS, "weekdays")}


def format_fields(values: Values) -> Iterator[tuple[str, object]]:
    """The columns of a format with what a row says of them; what it does not name is left alone."""
    for key, name in COLUMNS.items():
        if key in values:
            yield name, _read(key, values[key])
    if "wish" in values:
        weekday, _space, start = values["wish"].partition(" ")
        yield "preferred_weekday", int(weekday) if weekday else None
        yield "preferred_start", time_of(start)


def _read(key: str, words: str) -> object:
    for kinds, read in READERS:
        if key in kinds:
            return read(words) if words else None
    return words


def weekdays_of(words: str) -> list[int]:
    """ "1,2,3" as numbers."""
    return [int(key) for key in words.split(",")]


def _is_yes(words: str) -> bool:
    return words == YES


def time_of(words: str | None) -> dt.time | None:
    """ "09:00" as a time."""
    return dt.time.fromisoformat(words) if words else None


def names_of(values: Values, key: str) -> list[str]:
    """The names in a cell of several."""
    return [name for name in values.get(key, "").split("\n") if name]


READERS: tuple[tuple[Collection[str], Callable[[str], object]], ...] = (
    (NUMBERS, int),
    (TIMES, time_of),
    (DAYS, dt.date.fromisoformat),
    (FLAGS, _is_yes),
    (("weekdays",), weekdays_of),
)
