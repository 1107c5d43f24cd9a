"""How much a deck may hold, wherever it came from."""

from __future__ import annotations

from wirkraum.intake.domain.passages import passages
from wirkraum.intake.readers import limits
from wirkraum.intake.readers.refusal import too_much
from wirkraum.kit.told import Told
from wirkraum.reporting.domain.deck import Deck


def check_size(deck: Deck, what: Told) -> None:
    """Refuse a deck that holds more than a person could confirm."""
    places = passages(deck)
    written = sum(len(place.text) for place in places)
    if len(places) > limits.MAX_PASSAGES or written > limits.MAX_CHARACTERS:
        raise too_much(what)
