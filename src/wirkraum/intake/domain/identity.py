"""Whose deck it is and as of when: from the title slide and the footers, which must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wirkraum.intake.domain import dates, offices
from wirkraum.intake.domain.footers import Footer, footers, fragments
from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.passages import paragraphs, title_place, title_slide
from wirkraum.reporting.domain.deck import Deck
from wirkraum.reporting.domain.grammar import date_short

T = TypeVar("T", bound=Hashable)

_REPORT = re.compile(
    r"bericht|bilanz|rückblick|ausblick|sachstand|zwischenstand|vorstellung|präsentation|konzept"
    r"|startphase|auswertung|evaluation",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"(?P<programme>.+?)\s+(?:in|der Stadt|in der Stadt)\s+(?P<name>[A-ZÄÖÜ].+)")


@dataclass(frozen=True)
class Identity:
    programme: Found[str] | None = None
    report_title: Found[str] | None = None
    municipality: Found[str] | None = None
    office: Found[str] | None = None
    as_of: Found[date] | None = None
    # Footers whose day differs from the Stichtag.
    strays: tuple[Place, ...] = ()


def identity(deck: Deck) -> Identity:
    below = footers(deck)
    lines = _title_lines(deck)
    as_of = _as_of(lines, below)
    programme = _agreed(_programmes(lines), [(f.programme, f.place) for f in below])
    return Identity(
        programme=programme,
        report_title=_report_title(lines, programme),
        municipality=_municipality(lines, below),
        office=_agreed(_named(lines, "office"), [(f.office, f.place) for f in below]),
        as_of=as_of,
        strays=_strays(below, as_of),
    )


def _title_lines(deck: Deck) -> list[tuple[str, Place]]:
    """The title slide's lines, taken apart at bars; each with the passage it stands in."""
    slide = title_slide(deck)
    if slide is None:
        return []
    # A title slide has few lines; what follows is prose.
    places = [*([title_place(slide)] if slide.title.strip() else []), *paragraphs(slide)][:40]
    return [(part, place) for place in places for part in fragments(place.text[:500])]


def _named(lines: list[tuple[str, Place]], kind: str) -> list[tuple[str, Place]]:
    pieces = ((piece.strip(), place) for line, place in lines for piece in line.split(","))
    return [(piece, place) for piece, place in pieces if offices.kind(piece) == kind]


def _programmes(lines: list[tuple[str, Place]]) -> list[tuple[str, Place]]:
    return [
        (match["programme"] if (match := _IN_PLACE.fullmatch(line)) else line, place)
        for line, place in lines
        if offices.is_programme(line) and not _REPORT.search(line)
    ][:1]


def _municipality(lines: list[tuple[str, Place]], below: tuple[Footer, ...]) -> Found[str] | None:
    found = _agreed(_named(lines, "municipality"), [(f.municipality, f.place) for f in below])
    if found:
        return found
    for line, place in lines:
        if offices.is_programme(line) and (match := _IN_PLACE.fullmatch(line)):
            return Found(match["name"], place, "unsicher", "Ort im Titel genannt.")
    return None


def _report_title(
    lines: list[tuple[str, Place]], programme: Found[str] | None
) -> Found[str] | None:
    for line, place in lines:
        if _REPORT.search(line) and not offices.kind(line):
            name = programme.value if programme else ""
            bare = line.removeprefix(name).strip(" :–-") or line
            return Found(bare, place, "sicher", "Titel der ersten Folie.")
    return None


def _as_of(lines: list[tuple[str, Place]], below: tuple[Footer, ...]) -> Found[date] | None:
    above = [(day, place) for line, place in lines for day in dates.days(line)][:1]
    found = _agreed(above, [(f.day, f.place) for f in below])
    if found and above and _most(f.day for f in below) not in {None, found.value}:
        why = f"Das Titelblatt nennt den {date_short(found.value)}, die Fußzeilen nicht."
        return Found(found.value, found.place, "unsicher", why, found.also)
    return found


def _strays(below: tuple[Footer, ...], as_of: Found[date] | None) -> tuple[Place, ...]:
    return tuple(f.place for f in below if as_of and f.day and f.day != as_of.value)


def _agreed(above: list[tuple[T, Place]], below: list[tuple[T | None, Place]]) -> Found[T] | None:
    """The title slide's value, else the footers' most frequent one; sure when two places agree."""
    value = above[0][0] if above else _most(said for said, _ in below)
    if not value:
        return None
    agreeing = [place for said, place in [*above, *below] if said == value]
    sure: Confidence = "sicher" if len(agreeing) > 1 else "wahrscheinlich"
    why = _why(titled=bool(above), footers=sum(said == value for said, _ in below))
    return Found(value, agreeing[0], sure, why, tuple(dict.fromkeys(agreeing[1:])))


def _why(*, titled: bool, footers: int) -> str:
    below = f"in {footers} Fußzeilen" if footers > 1 else "in einer Fußzeile" if footers else ""
    places = [*(["auf dem Titelblatt"] if titled else []), *([below] if below else [])]
    return f"Steht {' und '.join(places)}."


def _most(values: Iterable[T | None]) -> T | None:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
