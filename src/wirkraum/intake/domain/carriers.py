"""Who carries the centres: „Bescheid an Trägerschaften: A, B und C“."""

from __future__ import annotations

import re

from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.lists import items
from wirkraum.intake.domain.passages import readable
from wirkraum.reporting.domain.deck import Deck

_CARRIER = r"träger(?:n|s|schaft|schaften|verein|vereine|vereinen|\s+der\s+\w+)?"
_GRANT = re.compile(r"bescheid|zuwendung|vereinbarung|vertrag|verträge|förderung", re.IGNORECASE)
_NAMING = re.compile(rf"\b{_CARRIER}\b", re.IGNORECASE)
_LABEL = re.compile(rf"(?:\w+\s+){{0,2}}{_CARRIER}(?:\s+\w+){{0,2}}", re.IGNORECASE)
_RUNNING = re.compile(
    rf"bescheide?\s+an\s+(?:die\s+)?(?:\w+\s+)?{_CARRIER}\s+(?P<names>[^:]+)$", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")


def carriers(deck: Deck) -> tuple[Found[str], ...]:
    found: dict[str, Found[str]] = {}
    for place in readable(deck):
        for carrier in _in(place):
            found.setdefault(carrier.value, carrier)
    return tuple(found.values())


def _in(place: Place) -> list[Found[str]]:
    """All names listed in a passage; where only the label is a guess, odd names make it no list."""
    listed, sure = _list(place.text)
    names = items(_ASIDE.sub(" ", listed))
    odd = [name for name in names if not _is_name(name)]
    if odd and sure != "sicher":
        return []
    return [
        Found(name, place, "unsicher", "Ist das ein Name?")
        if name in odd
        else Found(name, place, sure, "Als Trägerschaft aufgezählt.")
        for name in names
    ]


def _list(text: str) -> tuple[str, Confidence]:
    """The part of a passage that lists carriers, and how plainly it says so."""
    label, colon, names = text.partition(":")
    if colon and _GRANT.search(label) and _NAMING.search(label):
        return names, "sicher"
    if colon and _LABEL.fullmatch(label.strip()):
        return names, "wahrscheinlich"
    running = _RUNNING.search(text)
    return (running["names"], "wahrscheinlich") if running else ("", "unsicher")


def _is_name(text: str) -> bool:
    """Names are short; what ends in a small word after several runs on as a sentence."""
    words = text.split()
    plain = len(words) == 1 or not (words[0].islower() or words[-1].islower())
    return 1 < len(text) <= 80 and len(words) <= 8 and plain and "://" not in text
