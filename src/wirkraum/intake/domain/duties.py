"""What the centres' heads do: the points of the slides on cooperation and networking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.links import link_texts
from wirkraum.intake.domain.passages import LONGEST, paragraphs, title_place, title_slide
from wirkraum.intake.domain.topics import is_agenda, unnumbered
from wirkraum.reporting.domain.deck import Deck, DeckSlide

_THEME = re.compile(
    r"kooperation|vernetz|netzwerk|zusammenarbeit|sozialraum|aufgabe|tätigkeit|elternarbeit"
    r"|schulentwicklung|handlungsfeld",
    re.IGNORECASE,
)
# Activities are nouns made of verbs: Teilnahme, Vernetzung, Kennenlernen, Gespräche, Kontakt …
_ACTIVITY = re.compile(
    r"(?:[A-ZÄÖÜ]\w*(?:nahme|ung|ungen|lernen|ieren|analyse|arbeit|pflege|aufbau|austausch|besuch"
    r"|besuche)|Gespräche?|Kontakte?|Aufbau|Teilnahme|Mitwirkung|Begleitung|Pflege|Austausch)\b"
)
_QUOTED = '„“”"»«'


@dataclass(frozen=True)
class Duty:
    """One point, and the heading it stands under."""

    text: str
    theme: str


def duties(deck: Deck) -> tuple[Found[Duty], ...]:
    first = title_slide(deck)
    return tuple(
        duty
        for slide in deck.slides
        if slide is not first and _has_duties(slide)
        for duty in _of(slide)
    )


def _has_duties(slide: DeckSlide) -> bool:
    agenda = is_agenda(slide.title)
    return not agenda and not slide.tables and bool(_THEME.search(slide.title))


def _of(slide: DeckSlide) -> list[Found[Duty]]:
    """The heading goes with the first point, so that it counts as understood."""
    found: list[Found[Duty]] = []
    for place in paragraphs(slide):
        if _is_duty(place):
            also = () if found else (title_place(slide),)
            found.append(_duty(place, unnumbered(slide.title), also))
    return found


def _is_duty(place: Place) -> bool:
    text = place.text
    return len(text) <= LONGEST and text[0] not in _QUOTED and not link_texts(text)


def _duty(place: Place, theme: str, also: tuple[Place, ...]) -> Found[Duty]:
    text = place.text.strip().rstrip("… ").removesuffix("...").strip() or place.text
    sure: Confidence = "sicher" if _ACTIVITY.match(text) else "wahrscheinlich"
    return Found(Duty(text, theme), place, sure, f"Steht unter „{theme}“.", also)
