"""Who holds which post since when, and what is vacant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wirkraum.intake.domain import dates
from wirkraum.intake.domain.counts import COUNT, count
from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.passages import readable
from wirkraum.reporting.domain.deck import Deck
from wirkraum.reporting.domain.grammar import date_short

Post = Literal["coordination", "lead"]

_FILLED = re.compile(
    r"besetz|eingestellt|dienstantritt|dienstbeginn|arbeit aufgenommen|tätig seit|im amt",
    re.IGNORECASE,
)
_COORDINATION = re.compile(r"koordin", re.IGNORECASE)
_LEAD = re.compile(r"leitung|standort|fachkräfte|fachkraft|stelle", re.IGNORECASE)
_OPEN = r"(?:besetzung|unbesetzt|vakant|offen|nicht\s+besetzt|ausgeschrieben|ausschreibung)"
# „aktuell ein Standort noch in der Besetzung“; anything may stand between, but no full stop.
_VACANT = re.compile(
    rf"\b(?P<count>{COUNT})\s+(?:\w+\s+)?(?:standort|stelle|position|leitung|schule)\w*\b"
    rf"[^.;:]{{0,60}}?{_OPEN}",
    re.IGNORECASE,
)
_ALL = re.compile(r"\balle\s+(?:\w+\s+){1,3}?(?:sind\s+)?besetzt", re.IGNORECASE)


@dataclass(frozen=True)
class PostFact:
    """A post filled from a day, or how many of its kind are vacant; None where not said."""

    post: Post
    filled_from: date | None = None
    vacant: int | None = None


def posts(deck: Deck) -> tuple[Found[PostFact], ...]:
    return tuple(found for place in readable(deck) if (found := _fact(place)))


def _fact(place: Place) -> Found[PostFact] | None:
    text = place.text
    vacant = _vacancies(text)
    if vacant is None and not _FILLED.search(text):
        return None
    if _COORDINATION.search(text):
        return _found(PostFact("coordination", dates.first_day(text), vacant), place)
    if _LEAD.search(text):
        return _found(PostFact("lead", dates.first_day(text), vacant), place)
    return None


def _vacancies(text: str) -> int | None:
    if _ALL.search(text):
        return 0
    match = _VACANT.search(text)
    return count(match["count"]) if match else None


def _found(fact: PostFact, place: Place) -> Found[PostFact]:
    said = [
        *([f"besetzt ab {date_short(fact.filled_from)}"] if fact.filled_from else []),
        *([f"{fact.vacant} unbesetzt"] if fact.vacant is not None else []),
    ]
    sure: Confidence = "sicher" if said else "unsicher"
    return Found(fact, place, sure, f"Gelesen: {', '.join(said) or 'Besetzung ohne Angabe'}.")
