"""How many schools of which kind take part: „an den sechs Grundschulen und der einen Förderschule“."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirkraum.intake.domain.counts import COUNT, count
from wirkraum.intake.domain.found import Found, Place
from wirkraum.intake.domain.passages import readable
from wirkraum.intake.domain.posts import posts
from wirkraum.reporting.domain.deck import Deck

_SITES = re.compile(
    rf"\b(?P<count>{COUNT})\s+(?:[a-zäöüß]+(?:n|r|s|e)\s+)?(?P<kind>(?:Grund|Förder|Ober|Haupt|Real"
    r"|Gesamt|Gemeinschafts|Sekundar|Mittel)schulen?|Förderzentr(?:um|en)|Standorten?|Standorte"
    r"|Schulstandorten?|Familien(?:grund)?schulzentr(?:um|en))\b"
)
_SINGULAR = (("schulen", "schule"), ("zentren", "zentrum"), ("orten", "ort"), ("orte", "ort"))


@dataclass(frozen=True)
class SiteCount:
    """A number of sites of one kind, the kind in the singular."""

    kind: str
    count: int


def sites(deck: Deck) -> tuple[Found[SiteCount], ...]:
    """Counts of sites; a vacancy („ein Standort noch unbesetzt“) is not one."""
    taken = {found.place for found in posts(deck)}
    found: dict[SiteCount, Found[SiteCount]] = {}
    for place in readable(deck):
        if place not in taken:
            for counted in _in(place):
                found.setdefault(counted.value, counted)
    return tuple(found.values())


def _in(place: Place) -> list[Found[SiteCount]]:
    counted = ((count(match["count"]), match["kind"]) for match in _SITES.finditer(place.text))
    return [
        Found(SiteCount(_singular(kind), number), place, "wahrscheinlich", "Zahl im Text.")
        for number, kind in counted
        if number
    ]


def _singular(kind: str) -> str:
    for plural, singular in _SINGULAR:
        if kind.endswith(plural):
            return kind.removesuffix(plural) + singular
    return kind
