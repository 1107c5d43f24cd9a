"""Whom the programme works with: offices, institutions and rounds named on its slides."""

from __future__ import annotations

import re

from wirkraum.intake.domain.duties import Duty
from wirkraum.intake.domain.found import Found, Place
from wirkraum.intake.domain.lists import items

_KNOWN = re.compile(
    r"\b(?:(?:Stadt(?:teil)?|Schul)?[Bb]ibliothek(?:en)?|Büchereien?|[A-ZÄÖÜ][a-zäöü]+amt(?:es)?"
    r"|VHS|Volkshochschulen?|Eigenbetriebe?|Quartiersmanagements?|Stadtteilmanagements?"
    r"|Stadtteilrunden?|Sozialraumkonferenz(?:en)?|Stadtteilkonferenz(?:en)?"
    r"|Quartiersbüros?|Kitas?|Kindertagesstätten?|Musikschulen?|Museen|Museum|Sportvereine?n?"
    r"|Kommunale[sn]? Integrationszentr(?:um|en)|Familienbildungsstätten?|Erziehungsberatung"
    r"|Familienzentr(?:um|en)|Jugendhilfe|Frühe Hilfen|Gesundheitsdienste?|Polizei|Feuerwehr"
    r"|Kirchengemeinden?|Moscheegemeinden?|Migrantenorganisationen?|Stiftung(?:en)?"
    r"|Mehrgenerationenh(?:aus|äuser)|Seniorenbüros?|Jobcenters?|Arbeitsagentur)\b"
)
# What a list of partners follows, and how long a partner's name may be.
_LIST = re.compile(
    r"(?:Ämtern?|Ämter|Partnern?|Vertretungen|Einrichtungen|Institutionen|Akteuren?)\b[^:]{0,40}?"
    r"(?:z\.\s?B\.|u\.\s?a\.|wie|darunter|etwa|insbesondere|:)\s*(?P<names>[^:()]+)"
)
_NAME = re.compile(r"[A-ZÄÖÜ][\w.-]*(?:\s(?:[A-ZÄÖÜ][\w.-]*|für|der|des|und|am|im|in|von|zu)){0,4}")


def partners(duties: tuple[Found[Duty], ...]) -> tuple[Found[str], ...]:
    """The partners named in the points on cooperation; each once, in order of mention."""
    found: dict[str, Found[str]] = {}
    for duty in duties:
        for at, partner in sorted(_in(duty.place), key=lambda pair: pair[0]):
            del at
            found.setdefault(partner.value, partner)
    return tuple(found.values())


def _in(place: Place) -> list[tuple[int, Found[str]]]:
    known = {
        match[0]: (match.start(), Found(match[0], place, "sicher", "Bekannte Art von Partner."))
        for match in _KNOWN.finditer(place.text)
    }
    listed = (
        (
            name,
            (place.text.find(name), Found(name, place, "wahrscheinlich", "In einer Aufzählung.")),
        )
        for name in _listed(place.text)
        if name not in known
    )
    return [*known.values(), *(pair for _, pair in listed)]


def _listed(text: str) -> tuple[str, ...]:
    match = _LIST.search(text)
    return tuple(name for name in items(match["names"]) if _NAME.fullmatch(name)) if match else ()
