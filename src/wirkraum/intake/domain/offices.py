"""Words by which a municipality, an office and a programme are known."""

from __future__ import annotations

import re
from typing import Literal

_MUNICIPALITY = re.compile(
    r"(?:der |die )?(?:(?:Freie |Kreisfreie |Große )?(?:und )?(?:[A-ZÄÖÜ][a-zäöü]*stadt|Stadt)"
    r"|Gemeinde|Markt|Landkreis|Kreis|Stadtverwaltung|(?:Verbands|Samt|Einheits)gemeinde|Stadtkreis"
    r"|Städteregion)\s+(?P<name>[A-ZÄÖÜ][\w.\-()/ ]*)"
)
_DISTRICT = re.compile(r"(?P<name>[A-ZÄÖÜ][\w-]+(?:kreis|-Kreis))")
_OFFICE = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß-]*amt|Amt(?: \d+|es)?|Fachbereich|FB|Fachdienst|FD|Fachgebiet|Referat"
    r"|Dezernat|Abteilung|Geschäftsbereich|Stabsstelle|Sachgebiet|Bildungsbüro|Fachstelle"
    r"|[A-ZÄÖÜ]\w*(?:büro|abteilung|referat))(?:[ ,:-].*)?"
)
_PROGRAMME = re.compile(
    r"(?:famili|grundschul|schul|bildungs)\w*(?:zentr|programm)|programm|FSZ|FGZ", re.IGNORECASE
)


def kind(part: str) -> Literal["municipality", "office"] | None:
    """What a line or part names, judged by its words alone."""
    if _OFFICE.fullmatch(part):
        return "office"
    if _MUNICIPALITY.fullmatch(part) or _DISTRICT.fullmatch(part):
        return "municipality"
    return None


def is_programme(part: str) -> bool:
    """Whether a part names a programme such as Familiengrundschulzentren."""
    return bool(_PROGRAMME.search(part))


def bare_name(municipality: str) -> str:
    """The name without its title: „Landeshauptstadt Musterstadt“ → „Musterstadt“."""
    match = _MUNICIPALITY.fullmatch(municipality.strip())
    return match["name"].strip() if match else municipality.strip()
