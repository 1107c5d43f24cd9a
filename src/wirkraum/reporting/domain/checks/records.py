"""What a deck says of posts and grants against the programme's records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirkraum.reporting.domain.checks.days import Mention, numeric
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.register import Tenure

TENURE = Rule("date-tenure", "error", "Datum widerspricht der Besetzung")
GRANT = Rule("date-grant", "error", "Datum widerspricht dem Bescheid")

_AROUND = 300  # characters before and after a date that say what it is about
_SINCE = re.compile(r"\b(?:zum|seit(?:\s+dem)?|ab(?:\s+dem)?|am)\s+$")
_FILLED = re.compile(
    r"(?:besetz|dienstantritt|arbeitsbeginn|stellenantritt|eingestellt|einstellung|tätig)",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:vom|am)\s+$")
_GRANTED = re.compile(r"\b(?:Zuwendungs|Förder)?[Bb]escheide?[ns]?\b")
_AHEAD = re.compile(
    r"\b(?:geplant|voraussichtlich|künftig|neu ausgeschrieben|vorgesehen)\b", re.IGNORECASE
)


def tenures(reading: Reading) -> Iterator[Finding]:
    """„Besetzung der kommunalen Koordinierung zum 01.08.2023“."""
    posts: dict[str, list[Tenure]] = {}
    for tenure in reading.register.tenures:
        posts.setdefault(tenure.post, []).append(tenure)
    for found, day, before in _dated(reading) if posts else ():
        if not _SINCE.search(before[-20:]):
            continue
        text = found.low[max(0, day.start - _AROUND) : day.end + _AROUND]
        if not _FILLED.search(text) or _AHEAD.search(text):
            continue
        for post, held in posts.items():
            days = {tenure.since for tenure in held}
            if any(_names(tenure, text) for tenure in held):
                if day.day not in days:
                    yield _other_tenure(found, day, post, held)
                break


def _names(tenure: Tenure, text: str) -> bool:
    words = tenure.words or tuple(WORD.findall(tenure.post)[-1:])
    return bool(words) and any(word.lower() in text for word in words)


def _other_tenure(found: Passage, day: Mention, post: str, held: list[Tenure]) -> Finding:
    said = day.day
    nearest = min(
        (tenure.since for tenure in held), key=lambda since: abs(since - said) if said else 0
    )
    sentence = (
        f"Folie {found.slide} nennt für „{post}“ den {numeric(said) if said else day.text}, "
        f"verzeichnet ist die Besetzung zum {numeric(nearest)}."
    )
    return found.finding(TENURE, (day.start, day.end), sentence, day.written(nearest))


def grants(reading: Reading) -> Iterator[Finding]:
    """„Bescheid vom 14.07.2023“: of the carriers named there, else of any."""
    known = reading.register.grants
    for found, day, before in _dated(reading) if known else ():
        if not _DECIDED.search(before[-10:]) or not _GRANTED.search(before[-_AROUND:]):
            continue
        near = found.prose[max(0, day.start - _AROUND) : day.end + _AROUND]
        named = [grant for grant in known if grant.carrier in near] or list(known)
        days = sorted({grant.decided for grant in named})
        if day.day in days:
            continue
        said = day.day
        nearest = min(days, key=lambda decided: abs(decided - said) if said else 0)
        sentence = (
            f"Folie {found.slide} nennt einen Bescheid vom {day.text}, "
            f"verzeichnet ist der {numeric(nearest)}."
        )
        yield found.finding(GRANT, (day.start, day.end), sentence, day.written(nearest))


def _dated(reading: Reading) -> Iterator[tuple[Passage, Mention, str]]:
    """Every full date with the text between it and the one before."""
    for found in reading.texts:
        for day, before in zip(found.mentions, found.gaps, strict=False):
            if day.day:
                yield found, day, before
