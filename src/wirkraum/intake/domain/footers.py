"""What the footers of a deck say: „programme I municipality I office I date I Folie N“."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wirkraum.intake.domain import dates, offices
from wirkraum.intake.domain.found import Place
from wirkraum.reporting.domain.deck import Deck

# The bar between the parts is often typed as a capital I.
_BAR = re.compile(r"\s+[Il|｜·•–—/]\s+|\s*[|｜]\s*")
_NUMBER = re.compile(r"(?:(?:Folie|Seite|Slide|Page|S\.)\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?")


@dataclass(frozen=True)
class Footer:
    """One footer taken apart; what it does not say is empty."""

    place: Place
    programme: str = ""
    municipality: str = ""
    office: str = ""
    day: date | None = None


def fragments(text: str) -> tuple[str, ...]:
    """The parts of a line between its bars."""
    return tuple(part for piece in _BAR.split(text) if (part := piece.strip(" ,;©")))


def footers(deck: Deck) -> tuple[Footer, ...]:
    return tuple(
        _footer(Place(slide.number, slide.footer, "footer"))
        for slide in deck.slides
        if slide.footer.strip()
    )


def _footer(place: Place) -> Footer:
    names: list[str] = []
    known: dict[str, str] = {}
    day: date | None = None
    for part in fragments(place.text[:500]):
        if _NUMBER.fullmatch(part):
            continue
        if found := dates.first_day(part):
            day = day or found
        else:
            kind = offices.kind(part)
            known.setdefault(kind, part) if kind else names.append(part)
    programme, municipality = _by_order(names, known.get("municipality", ""))
    return Footer(place, programme, municipality, known.get("office", ""), day)


def _by_order(names: list[str], municipality: str) -> tuple[str, str]:
    """Programme and municipality from the parts no word betrays: the programme stands first."""
    if municipality:
        return (names[0] if names else "", municipality)
    if len(names) >= 2:
        return names[0], names[1]
    only = names[0] if names else ""
    return (only, "") if offices.is_programme(only) else ("", only)
