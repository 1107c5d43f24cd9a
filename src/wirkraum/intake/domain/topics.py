"""The agenda and the headings of the slides that carry it out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from wirkraum.intake.domain.found import Found, Place
from wirkraum.intake.domain.passages import paragraphs, title_place
from wirkraum.reporting.domain.deck import Deck, DeckSlide

_AGENDA = re.compile(
    r"(?:die )?(?:themen|agenda|inhalt|inhalte|inhaltsverzeichnis|gliederung|tagesordnung|ablauf"
    r"|überblick|übersicht|programm)\b.{0,20}",
    re.IGNORECASE,
)
# More points than this are no agenda.
MOST = 40
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]?\s+(?P<text>\S.*)", re.DOTALL)


def is_agenda(title: str) -> bool:
    return bool(_AGENDA.fullmatch(title.strip()))


def unnumbered(title: str) -> str:
    """A heading without its number: „2. Kooperation“ → „Kooperation“."""
    match = _NUMBERED.fullmatch(title.strip())
    return match["text"] if match else title.strip()


def number(title: str) -> int | None:
    match = _NUMBERED.fullmatch(title.strip())
    return int(match["number"]) if match else None


def topics(deck: Deck) -> tuple[Found[str], ...]:
    """The agenda's points, or the numbered headings where there is no agenda."""
    agenda = next((slide for slide in deck.slides if is_agenda(slide.title)), None)
    if agenda is None:
        numbered = [slide for slide in deck.slides if number(slide.title)]
        why = "Nummerierte Überschrift."
        return tuple(
            Found(unnumbered(slide.title), title_place(slide), "wahrscheinlich", why)
            for slide in numbered
        )
    points = list(paragraphs(agenda))[:MOST]
    return tuple(
        Found(
            unnumbered(place.text),
            place,
            "sicher",
            f"Punkt {at} der Gliederung.",
            _headings(deck, agenda, at, place),
        )
        for at, place in enumerate(points, 1)
    )


def _headings(deck: Deck, agenda: DeckSlide, at: int, point: Place) -> tuple[Place, ...]:
    """The headings under which a point is treated, and the agenda's own with its first point."""
    own = (title_place(agenda),) if at == 1 else ()
    others = (slide for slide in deck.slides if slide is not agenda and slide.title.strip())
    return own + tuple(
        title_place(slide) for slide in others if _treats(slide.title, at, point.text)
    )


def _treats(title: str, at: int, point: str) -> bool:
    told = number(title)
    if told is not None:
        return told == at
    pair = SequenceMatcher(None, title.lower()[:120], unnumbered(point).lower()[:120])
    return pair.quick_ratio() > 0.75 and pair.ratio() > 0.75
