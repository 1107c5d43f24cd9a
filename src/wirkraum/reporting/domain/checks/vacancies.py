"""Vacant posts as a deck tells them, against the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.checks.words import NUMBER, counted, number_of, worded

VACANT = Rule("vacancy-register", "warning", _("Besetzung weicht vom Register ab"))

_VACANT = re.compile(
    rf"(?<![\w,.-])(?P<number>{NUMBER})\s+(?:weitere[nr]?\s+)?"
    r"(?:Standorte?n?|Stellen?|Leitungs(?:stellen?|positionen?)|FSZ-?\s?Leitung(?:en)?)\b"
    r"[^.;()]{0,60}?\b(?:(?:noch)?in\s?(?:der)?\s?(?:Neu|Nach)?[Bb]esetzung|unbesetzt\w*|nicht besetzt|vakant\w*"
    r"|noch offen(?=\W*$))",
    re.IGNORECASE,
)
_FILLED = re.compile(
    r"\balle[nr]?\b[^.;()]{0,40}\b(?:Leitung\w*|Stellen|Standorte?n?)\b[^.;()]{0,30}\bbesetzt\b"
    r"(?! werden)",
    re.IGNORECASE,
)


def vacancies(reading: Reading) -> Iterator[Finding]:
    """„ein Standort noch in der Besetzung“ against the posts without a holder."""
    vacant = reading.register.vacant_sites
    if vacant is None:
        return
    for found in reading.texts:
        for match in _VACANT.finditer(found.prose):
            if number_of(match["number"]) != vacant:
                sentence = _(
                    "Folie %(slide)s sagt „%(said)s“, %(vacant)s.",
                    slide=found.slide,
                    said=match.group(),
                    vacant=_vacant(vacant),
                )
                right = worded(vacant, match["number"])
                yield found.finding(VACANT, match.span("number"), sentence, right)
        if vacant and (filled := _FILLED.search(found.prose)):
            sentence = _(
                "Folie %(slide)s sagt „%(said)s“, %(vacant)s.",
                slide=found.slide,
                said=filled.group(),
                vacant=_vacant(vacant),
            )
            remedy = _("Offene Stellen nennen")
            yield found.finding(VACANT, filled.span(), sentence, remedy, fixable=False)


def _vacant(number: int) -> Told:
    if number == 0:
        return _("zum Stichtag ist im Register keine Stelle unbesetzt")
    if number == 1:
        return _("zum Stichtag ist im Register eine Stelle unbesetzt")
    return _("zum Stichtag sind im Register %(count)s Stellen unbesetzt", count=counted(number))
