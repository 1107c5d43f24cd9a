"""What a deck says of posts and grants against the programme's records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.days import Mention, figures
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.occasions import clause
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.register import Tenure

TENURE = Rule("date-tenure", "error", _("Datum widerspricht der Besetzung"))
GRANT = Rule("date-grant", "error", _("Datum widerspricht dem Bescheid"))

_AROUND = 200  # characters before a date that say what it is about
_SINCE = re.compile(r"\b(?:zum|seit(?:\s+dem)?|ab(?:\s+dem)?|am)\s+$", re.IGNORECASE)
_FILLED = re.compile(
    r"besetz|dienstantritt|arbeitsbeginn|stellenantritt|eingestellt|einstellung|tätig"
)
_DECIDED = re.compile(r"\b(?:vom|am)\s+$")
_GRANTED = re.compile(r"\b(?:Zuwendungs|Förder)?[Bb]escheide?[ns]?\b")
# Other days in the life of a post than the one on which it was filled.
_OTHERWISE = re.compile(
    r"geplant|voraussichtlich|künftig|vorgesehen|ausschreibung|ausgeschrieben|beschlu|beschloss"
    r"|bewerb|vertret|unbesetzt|nicht besetzt|nachbesetz|neubesetz"
)


def tenures(reading: Reading) -> Iterator[Finding]:
    """„Besetzung der kommunalen Koordinierung zum 01.08.2023“."""
    known = reading.register.tenures
    town = frozenset(WORD.findall(reading.register.municipality))
    posts = [(tenure, _wanted(tenure, town)) for tenure in known]
    for found, day, before, after in _dated(reading) if posts else ():
        text = f"{before[-_AROUND:]} {after}".lower()
        if not _SINCE.search(before[-20:]) or not _FILLED.search(text) or _OTHERWISE.search(text):
            continue
        held = [tenure for tenure, words in posts if words and all(word in text for word in words)]
        if held and day.day not in {tenure.since for tenure in held}:
            yield _other_tenure(found, day, held)


def _wanted(tenure: Tenure, town: frozenset[str]) -> tuple[str, ...]:
    """The words by which a text names the post: as given, else its last word and its numbers."""
    if tenure.words:
        return tuple(word.lower() for word in tenure.words)
    words = [word for word in WORD.findall(tenure.post) if word not in town]
    return tuple(word.lower() for word in (*words[-1:], *re.findall(r"\d+", tenure.post)))


def _other_tenure(found: Passage, day: Mention, held: list[Tenure]) -> Finding:
    said = day.day or date.min
    nearest = min(held, key=lambda tenure: abs(tenure.since - said))
    sentence = _(
        "Folie %(slide)s nennt für „%(post)s“ den %(day)s, verzeichnet ist die Besetzung zum %(other)s.",
        slide=found.slide,
        post=nearest.post,
        day=figures(said),
        other=figures(nearest.since),
    )
    return found.finding(TENURE, (day.start, day.end), sentence, day.written(nearest.since))


def grants(reading: Reading) -> Iterator[Finding]:
    """„Bescheid an A vom 14.07.2023“; a Bescheid without a carrier may be anyone's."""
    known = reading.register.grants
    for found, day, before, after in _dated(reading) if known else ():
        near = before[-_AROUND:]
        if not _DECIDED.search(near) or not _GRANTED.search(near):
            continue
        days = sorted({grant.decided for grant in known if grant.carrier in near + after})
        if not days or day.day in days:
            continue
        said = day.day or date.min
        nearest = min(days, key=lambda decided: abs(decided - said))
        sentence = _(
            "Folie %(slide)s nennt einen Bescheid vom %(day)s, verzeichnet ist der %(other)s.",
            slide=found.slide,
            day=figures(said),
            other=figures(nearest),
        )
        yield found.finding(GRANT, (day.start, day.end), sentence, day.written(nearest))


def _dated(reading: Reading) -> Iterator[tuple[Passage, Mention, str, str]]:
    """Every full date with the text since the date before and the rest of its clause."""
    for found in reading.texts:
        for place, day in enumerate(found.mentions):
            if day.day:
                yield found, day, found.gaps[place], clause(found.gaps[place + 1])
