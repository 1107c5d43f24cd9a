"""Number words against the register: how many schools, sites and carriers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.checks.words import NUMBER, counted, number_of, worded

COUNT = Rule("number-register", "warning", _("Anzahl weicht vom Register ab"))

_NOUN = (
    r"(?P<primary>Grundschulen?)|(?P<special>Förderschulen?|Förderzentr(?:um|en))"
    r"|(?P<sites>Standort(?:en?|s)?|Familien(?:grund)?schulzentr(?:um|en)|F[SG]Z(?-i:(?! [A-ZÄÖÜ])))"
    r"|(?P<carriers>Trägern?|Trägerschaften)"
)
# „Dresdner“ and „beteiligten“ leave a number the total; any other adjective makes it a part.
_PLAIN = (
    r"(?:(?:beteiligt|teilnehmend|kommunal|städtisch|bestehend|jeweilig|ausgewählt|frei)e[nr]?\s+"
    r"|(?-i:[A-ZÄÖÜ][a-zäöüß]{2,30}ner)\s+)?"
)
_CLAIM = re.compile(
    rf"(?<![\w,.-])(?P<number>{NUMBER})\s+{_PLAIN}(?:{_NOUN})(?![\w-])(?! ?\d)", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:den|die|der|das|dem|alle[nr]?|allen|unser(?:e[nr]?)?|sämtliche[nr]?|insgesamt|von|gesamt)\s+$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:eine[rs]? (?:der|von)|jeweils|je|pro|weitere[nr]?|erste[nr]?)\s+\w*\s*$",
    re.IGNORECASE,
)
# Other times, other places, other pools than the programme's own schools.
_ELSEWHERE = re.compile(
    r"\b(?i:künftig|zukünftig|geplant|planen|perspektivisch|weitere|zusätzlich|ab|bis|ursprünglich|früher"
    r"|sachsenweit|landesweit|bundesweit|Sachsens?|Land|Bund|NRW|mehr als|rund|etwa|über|ca|gibt es"
    r"|interess\w{0,20}|(?:be)?w[ae]rb\w{0,10})\b"
    r"|\b(?:in|aus) (?!\w{1,40}(?:ung|schaft|tion|heit|keit)\b)[A-ZÄÖÜ]\w+"
)
_YEAR = re.compile(r"(?<![\d/.])20\d\d\b")
_MOST = 40  # larger numbers are those of a school ("93 Grundschule"), not a count
_MOST_CLAIMS = 200  # in one text, and texts with claims
_KINDS = ("primary", "special", "sites", "carriers")
_ONE = {
    "primary": _("eine Grundschule"),
    "special": _("eine Förderschule"),
    "sites": _("ein Standort"),
    "carriers": _("ein Träger"),
}
_MANY = {
    "primary": _("%(number)s Grundschulen"),
    "special": _("%(number)s Förderschulen"),
    "sites": _("%(number)s Standorte"),
    "carriers": _("%(number)s Träger"),
}


@dataclass(frozen=True)
class _Claim:
    """A number said of schools, sites or carriers."""

    found: Passage
    match: re.Match[str]
    number: int
    kind: str
    clause: str

    @property
    def total(self) -> bool:
        """„die sechs Grundschulen“ speaks of all, „an zwei Grundschulen“ need not."""
        before = self.found.prose[max(0, self.match.start() - 20) : self.match.start()]
        return bool(_ALL.search(before))


def counts(reading: Reading) -> Iterator[Finding]:
    """More than there are, or another number where all are meant."""
    known = reading.register
    numbers = {
        "primary": known.primary_schools,
        "special": known.special_schools,
        "sites": known.sites,
        "carriers": len(known.carriers) or None,
    }
    if not any(number is not None for number in numbers.values()):
        return
    counted = (list(islice(_claims(found), _MOST_CLAIMS)) for found in reading.texts)
    for claims in islice(filter(None, counted), _MOST_CLAIMS):
        listed = _listed(claims)
        for claim in claims:
            right = numbers[claim.kind]
            if right is None or right == claim.number or _aside(claim, reading):
                continue
            if claim.number > right or claim.total or claim in listed:
                yield _differs(claim, right)


def _claims(found: Passage) -> Iterator[_Claim]:
    for match in _CLAIM.finditer(found.prose):
        number = number_of(match["number"])
        kind = next(kind for kind in _KINDS if match[kind])
        before = re.split(r"[.;!?\n]", found.prose[max(0, match.start() - 120) : match.start()])[-1]
        clause = before + found.prose[match.start() : match.end() + 60]
        if number <= _MOST:
            yield _Claim(found, match, number, kind, clause)


def _listed(claims: list[_Claim]) -> list[_Claim]:
    """„sechs Grundschulen und eine Förderschule“: kinds counted side by side are totals."""
    listed: list[_Claim] = []
    for one, other in pairwise(claims):
        between = one.found.prose[one.match.end() : other.match.start()].strip()
        schools = {one.kind, other.kind} == {"primary", "special"}
        if schools and between in {"und", "und der", "sowie", "sowie der", ",", "+", "und an"}:
            listed += [one, other]
    return listed


def _aside(claim: _Claim, reading: Reading) -> bool:
    """About other times or places, or „eine Grundschule“, which counts nothing."""
    if claim.number <= 1 and not claim.total:
        return True
    before = claim.found.prose[max(0, claim.match.start() - 30) : claim.match.start()]
    town = (reading.register.municipality.split() or [""])[-1]
    here = re.compile(rf"\bin {re.escape(town)}\b(?! und| sowie|,|/)")
    clause = here.sub("", f"{reading.titles.get(claim.found.slide, '')} · {claim.clause}")
    return any((_PART.search(before), _ELSEWHERE.search(clause), _later(claim.clause, reading)))


def _later(clause: str, reading: Reading) -> bool:
    """A year after the report's is named."""
    day = reading.report_day
    return day is not None and any(int(year) > day.year for year in _YEAR.findall(clause))


def _differs(claim: _Claim, right: int) -> Finding:
    match, found = claim.match, claim.found
    written = match["number"]
    word = worded(right, written)
    values = {"slide": found.slide, "said": match.group(), "what": _counted(claim.kind, right)}
    sentence = _(
        "Folie %(slide)s nennt „%(said)s“, im Register sind zum Stichtag %(what)s verzeichnet.",
        **values,
    )
    if right == 1:
        sentence = _(
            "Folie %(slide)s nennt „%(said)s“, im Register ist zum Stichtag %(what)s verzeichnet.",
            **values,
        )
    return found.finding(COUNT, match.span("number"), sentence, word)


def _counted(kind: str, number: int) -> Told:
    return _ONE[kind] if number == 1 else _MANY[kind].filled(number=counted(number))
