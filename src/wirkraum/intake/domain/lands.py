"""The German Länder as a deck mentions them."""

from __future__ import annotations

import re
from collections import Counter

from wirkraum.intake.domain.found import Confidence, Found
from wirkraum.intake.domain.passages import passages
from wirkraum.reporting.domain.deck import Deck

NAMES = {
    "BW": "Baden-Württemberg", "BY": "Bayern", "BE": "Berlin", "BB": "Brandenburg",
    "HB": "Bremen", "HH": "Hamburg", "HE": "Hessen", "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen", "NW": "Nordrhein-Westfalen", "RP": "Rheinland-Pfalz",
    "SL": "Saarland", "SN": "Sachsen", "ST": "Sachsen-Anhalt", "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}  # fmt: skip

_STEMS = {
    "baden-württemberg": "BW", "bayern": "BY", "bayerisch": "BY", "berlin": "BE",
    "brandenburg": "BB", "bremen": "HB", "hamburg": "HH", "hessen": "HE", "hessisch": "HE",
    "mecklenburg": "MV", "niedersachsen": "NI", "niedersächsisch": "NI",
    "nordrhein-westfalen": "NW", "nordrhein-westfälisch": "NW", "nrw": "NW",
    "rheinland-pfalz": "RP", "saarland": "SL", "saarländisch": "SL", "sachsen-anhalt": "ST",
    "sachsen": "SN", "sächsisch": "SN", "schleswig-holstein": "SH", "thüringen": "TH",
    "thüringer": "TH",
}  # fmt: skip

# „Berliner Straße“ says nothing about the Land.
_MENTION = re.compile(
    r"\b(" + "|".join(sorted(_STEMS, key=len, reverse=True)) + r")"
    r"(?!\w{0,4}\s(?:Str|Platz|Allee|Ring|Weg))",
    re.IGNORECASE,
)


def land(deck: Deck) -> Found[str] | None:
    """The Land most often mentioned, as its two letters."""
    mentions = [
        (_STEMS[match[1].lower()], place)
        for place in passages(deck)
        for match in _MENTION.finditer(place.text)
    ]
    if not mentions:
        return None
    counted = Counter(code for code, _ in mentions)
    code = counted.most_common(1)[0][0]
    places = tuple(dict.fromkeys(place for found, place in mentions if found == code))
    sure: Confidence = "wahrscheinlich" if len(counted) == 1 else "unsicher"
    return Found(code, places[0], sure, f"{NAMES[code]} wird erwähnt.", places[1:])
