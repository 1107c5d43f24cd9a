"""School years mentioned in the deck."""

from __future__ import annotations

import re

from wirkraum.intake.domain.found import Found
from wirkraum.intake.domain.passages import passages
from wirkraum.reporting.domain.deck import Deck

_YEAR = re.compile(r"\b(?P<first>20\d\d)\s?/\s?(?:20)?(?P<second>\d\d)\b(?!\s?/)")


def school_years(deck: Deck) -> tuple[Found[str], ...]:
    """Each school year once, as „2023/24“; years that do not follow each other are none."""
    found: dict[str, Found[str]] = {}
    for place in passages(deck):
        for match in _YEAR.finditer(place.text):
            first, second = int(match["first"]), int(match["second"])
            if second == (first + 1) % 100:
                name = f"{first}/{second:02}"
                found.setdefault(name, Found(name, place, "sicher", "Schuljahr im Text."))
    return tuple(found.values())
