"""Quotations with the meeting they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wirkraum.intake.domain import dates
from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.passages import LONGEST, paragraphs
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck, DeckSlide

_QUOTED = re.compile(r"(?:„[^“”„]+[“”]|»[^»«]+«|“[^“”]+”|\"[^\"]+\")")
_WHOLE = re.compile(rf"{_QUOTED.pattern}[.!]?(?:\s*[–—(-].{{0,120}})?")
_SOURCE = re.compile(
    r"\baus\s+(?:dem|der|einem|einer)\s+(?P<name>[A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*){0,3})"
    r"|\b(?:im|beim|auf dem|in der|auf der)\s+(?P<held>[A-ZÄÖÜ][\w-]*(?:treffen|tag|konferenz"
    r"|sitzung|gruppe|forum|runde|beirat))"
)
_ANNOUNCED = re.compile(r"\bzitat|\bstimmen?\b|\bo-ton", re.IGNORECASE)


@dataclass(frozen=True)
class Quote:
    """What was said, without quotation marks; where and when, as far as the slide says it."""

    text: str
    source: str = ""
    day: date | None = None


def quotes(deck: Deck, as_of: date | None) -> tuple[Found[Quote], ...]:
    return tuple(found for slide in deck.slides for found in _on(slide, as_of))


def _on(slide: DeckSlide, as_of: date | None) -> list[Found[Quote]]:
    found: list[Found[Quote]] = []
    lines = [place for place in paragraphs(slide) if len(place.text) <= LONGEST]
    for before, place in zip([None, *lines], lines, strict=False):
        announced = before if before and _ANNOUNCED.search(before.text) else None
        if _is_quote(place.text, announced=announced is not None):
            found.append(_quote(place, announced, as_of))
    return found


def _is_quote(text: str, *, announced: bool) -> bool:
    """A passage that is a quotation, or that announces and gives one in a breath."""
    if _WHOLE.fullmatch(text.strip()):
        return announced or len(text.split()) > 2
    return bool(_ANNOUNCED.search(text) and _QUOTED.search(text))


def _quote(place: Place, announced: Place | None, as_of: date | None) -> Found[Quote]:
    match = _QUOTED.search(place.text)
    said = match[0][1:-1].strip() if match else place.text
    around = f"{announced.text if announced else ''} {place.text.replace(said, ' ')}"
    source = _SOURCE.search(around)
    name = (source["name"] or source["held"]) if source else ""
    quote = Quote(said, name, dates.first_day(around))
    return Found(quote, place, *_judged(quote, as_of), also=(announced,) if announced else ())


def _judged(quote: Quote, as_of: date | None) -> tuple[Confidence, str]:
    if quote.day and as_of and quote.day > as_of:
        return "unsicher", _LATER
    if quote.source and quote.day:
        return "sicher", _GIVEN
    return "wahrscheinlich", _PART


# Stored with the proposal: German texts, which pages translate as a whole.
_LATER = str(_("Der Tag liegt nach dem Stichtag. Bitte prüfen."))
_GIVEN = str(_("Zitat mit Anlass und Tag."))
_PART = str(_("Zitat, Anlass oder Tag fehlt."))
