"""A school year as a wall calendar on one A3 page: twelve months of days, each Termin as a code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Literal

from wirkraum.kit.renderers.typeset import typeset

# Dark enough for white letters on them and for letters of them on paper, in print and in grey.
PALETTE = (
    *("#1a4480", "#8f3a06", "#00594f", "#6b2484", "#9b1239", "#3b5b0a"),
    *("#3f4a57", "#0a5a78", "#8a1670", "#665000"),
)

Shade = Literal["", "weekend", "school", "free"]


@dataclass(frozen=True)
class Mark:
    """A Termin on its day; `colour` counts through the palette, `firm` ones are solid.

    `words` is what is read out instead of the code.
    """

    code: str
    colour: int
    firm: bool
    time: str
    words: str


@dataclass(frozen=True)
class WallDay:
    """A day: its short weekday, why it is shaded, a name for it, and its Termine in order."""

    number: int
    weekday: str
    shade: Shade
    note: str
    day: str
    week: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class WallMonth:
    """A month with all its days; `year` is "" where it goes without saying."""

    name: str
    year: str
    days: tuple[WallDay, ...]


@dataclass(frozen=True)
class Key:
    """A format in the legend."""

    code: str
    colour: int
    name: str
    detail: str


@dataclass(frozen=True)
class Group:
    """Formats that belong together in the legend; `title` may be "" for the only group."""

    title: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Poster:
    """Everything the poster shows, in the reader's words.

    `words` are those around it: formats, none, signs, sample (a code), firm, planned, several, school,
    free, more, beside, rest.
    """

    title: str
    place: str
    author: str
    language: str
    as_of: dt.date
    stand: str
    months: tuple[WallMonth, ...]
    groups: tuple[Group, ...]
    words: Mapping[str, str]


def render(poster: Poster) -> bytes:
    """The poster as a PDF file of one page; equal posters give equal bytes."""
    template = (files("wirkraum.planning") / "data" / "plakat.typ").read_text(encoding="utf-8")
    day = poster.as_of
    data = asdict(poster) | {"as_of": [day.year, day.month, day.day], "palette": PALETTE}
    return typeset(template, data)
