"""Web addresses in the deck."""

from __future__ import annotations

import re

from wirkraum.intake.domain.found import Found
from wirkraum.intake.domain.passages import passages
from wirkraum.reporting.domain.deck import Deck

_LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>„“”\"»«]{3,300}", re.IGNORECASE)


def link_texts(text: str) -> tuple[str, ...]:
    """The addresses without the punctuation that follows them."""
    return tuple(match[0].rstrip(".,;:!?…)]'") for match in _LINK.finditer(text))


def links(deck: Deck) -> tuple[Found[str], ...]:
    found: dict[str, Found[str]] = {}
    for place in passages(deck):
        for link in link_texts(place.text):
            found.setdefault(link, Found(link, place, "sicher", "Adresse im Text."))
    return tuple(found.values())
